"""Whether closed periods are as they were closed: every hash again, and the trail says the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cases.models import ClosedBasis, ClosedPeriod, ClosedShares, Restatement, TrailEntry
from cases.statistics.closing.snapshot import digest, period_digest

CLOSED, RESTATED = "period-closed", "period-restated"


def facts_of(period: ClosedPeriod) -> dict[str, str]:
    """Return what the hash of a period says of it beside its forms."""
    return {
        "body": str(period.body_id),
        "since": period.since.isoformat(),
        "until": period.until.isoformat(),
        "kind": period.kind,
        "sets": period.form_sets,
        "on": period.closed_on.isoformat(),
        "by": str(period.closed_by_id),
    }


def merged_facts(basis: ClosedBasis | None, shares: Iterable[ClosedShares]) -> list[tuple[str, str, str]]:
    """Return what the hash of a period says of the reports of units."""
    told = [(one.form, one.form_set, one.sha256) for one in shares]
    return told if basis is None else [("", "", basis.sha256), *told]


def problems() -> Iterator[str]:
    """Yield every closed form, period and restatement that is not what was kept."""
    told = TrailEntry.objects.filter(act__in=(CLOSED, RESTATED)).values_list("act", "data")
    known = {(act, data["period"], data.get("number", 0)): data["sha256"] for act, data in told}
    seen = set()
    periods = ClosedPeriod.objects.select_related("proposal", "basis").prefetch_related(
        "waived", "carries__restatement"
    )
    for period in periods.order_by("pk").iterator(chunk_size=50):
        key = period.proposal.key
        seen.add((CLOSED, key, 0))
        kept = []
        for form in period.forms.iterator():
            if digest(form.figures) != form.sha256:
                yield f"{key}: form {form.form} was altered"
            kept.append((form.form, form.form_set, form.sha256))
        waived = [(one.code, one.found, one.reason) for one in period.waived.all()]
        carried = [one.restatement.sha256 for one in period.carries.all()]
        basis, shares = getattr(period, "basis", None), list(period.shares.all())
        if any(digest(one.told) != one.sha256 for one in [*shares, *([basis] if basis else [])]):
            yield f"{key}: the reports of units were altered"
        whole = period_digest(facts_of(period), kept, waived, carried, merged_facts(basis, shares))
        if whole != period.sha256 or known.get((CLOSED, key, 0)) != whole:
            yield f"{key}: the closed period was altered"
    for one in Restatement.objects.select_related("period__proposal").order_by("pk").iterator():
        key = one.period.proposal.key
        seen.add((RESTATED, key, one.number))
        if digest(one.difference) != one.sha256 or known.get((RESTATED, key, one.number)) != one.sha256:
            yield f"{key}: restatement {one.number} was altered"
    yield from (
        f"{key}: a row the trail tells of is gone" for act, key, number in known if (act, key, number) not in seen
    )
