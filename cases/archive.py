"""The questions of the archive: which dossiers it holds, how long each is kept, what keeps it, what is due."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases import apart, policy
from cases.models import (
    ArchiveHold,
    Body,
    Case,
    DisposalBatch,
    DisposalLine,
    DisposedFile,
    Kind,
    OriginalsPlace,
    Post,
    PostDuty,
    Retention,
    Rule,
    Seat,
)

#: What the rulebook calls the class of each procedure's dossiers, where it knows one.
CLASS_OF = {
    **dict.fromkeys((Kind.DISCIPLINE, Kind.COMPLAINT, Kind.SUSPENSION, Kind.EXONERATION), "discipline"),
    **dict.fromkeys(
        (
            Kind.COMPLIANCE_INSPECTION,
            Kind.THEMATIC_SUPERVISION,
            Kind.SIGNS_ORGANIZATION,
            Kind.SIGNS_MEMBER,
            Kind.MANDATE_INSPECTION,
            Kind.FINANCE_INSPECTION,
            Kind.DENUNCIATION,
            Kind.FOLLOW_UP,
        ),
        "inspection_supervision",
    ),
}


def keepers_of(user: Any, on: date) -> QuerySet[Body]:
    """Return the bodies whose archive the user keeps or answers for: clerks of their office, and their leaders."""
    seats = Seat.objects.on(on).leading().filter(body=OuterRef("pk"), member__user=user)
    posts = Post.objects.on(on).filter(organization=OuterRef("organization"), duty=PostDuty.CLERK, member__user=user)
    return Body.objects.filter(Exists(seats) | Exists(posts))


def kept_body(user: Any, pk: int, on: date) -> Body | None:
    """Return one of these bodies, or nothing."""
    return keepers_of(user, on).filter(pk=pk).first()


def keeps(user: Any, body: Body, on: date) -> bool:
    """Return whether the user keeps the archive of a body on that day."""
    return policy.holds(user, PostDuty.CLERK, body.organization, on) or policy.leads(user, body, on)


def dossiers() -> QuerySet[Any]:
    """Return the dossiers of closed cases that the archive has taken, each with period, hold and what became of it."""
    last = Retention.objects.filter(case=OuterRef("pk")).order_by("-pk")
    taken = OriginalsPlace.objects.filter(case=OuterRef("pk"), stage=OriginalsPlace.Stage.ARCHIVED)
    lines = DisposalLine.objects.filter(case=OuterRef("pk"), batch__withdrawn_on__isnull=True)
    return (
        Case.objects.filter(Exists(taken), closed_on__isnull=False)
        .annotate(
            closed_year=ExtractYear("closed_on"),
            archive_mark=Subquery(taken.values("mark")[:1]),
            archived_on=Subquery(taken.values("on")[:1]),
            has_period=Exists(last),
            keep_years=Subquery(last.values("years")[:1]),
            keep_source=Subquery(last.values("source")[:1]),
            is_held=Exists(ArchiveHold.objects.filter(case=OuterRef("pk"), lifted_on__isnull=True)),
            goes_on=Exists(Case.objects.filter(opened_from=OuterRef("pk"), closed_on__isnull=True)),
            is_listed=Exists(lines.filter(batch__second_on__isnull=True)),
            is_disposed=Exists(lines.filter(batch__second_on__isnull=False)),
        )
        .order_by("closed_year", "code")
    )


def kept_by(user: Any, on: date) -> QuerySet[Any]:
    """Return those of the bodies whose archive the user keeps, without what conflicts keep the user from."""
    return dossiers().filter(~apart.from_case(user), body__in=keepers_of(user, on).values("pk"))


def due(rows: QuerySet[Any], on: date) -> QuerySet[Any]:
    """Of these, the dossiers whose period is over and that nothing keeps: no hold, no case that goes on from them."""
    over = F("closed_year") + F("keep_years")
    ready = rows.filter(is_held=False, goes_on=False, is_listed=False, is_disposed=False, keep_years__isnull=False)
    found: QuerySet[Any] = ready.annotate(over=over).filter(over__lt=Value(on.year, IntegerField()))
    return found


def due_in(body: Body, user: Any, on: date) -> QuerySet[Any]:
    """Return what is due in one archive, of what the user may see there."""
    return due(kept_by(user, on), on).filter(body=body)


def chosen(rows: QuerySet[Any], on: date, period: str, year: int | None) -> QuerySet[Any]:
    """Of these, the dossiers with a kind of period, closed in a year; either may be left open."""
    conditions: dict[str, dict[str, Any]] = {
        "unset": {"has_period": False},
        "ever": {"has_period": True, "keep_years__isnull": True},
        "years": {"keep_years__isnull": False},
        "held": {"is_held": True},
        "gone": {"is_disposed": True},
    }
    found = due(rows, on) if period == "due" else rows.filter(**conditions.get(period, {}))
    return found.filter(closed_year=year) if year else found


def lists_of(user: Any, on: date) -> QuerySet[DisposalBatch]:
    """Return the lists of disposal of the archives the user keeps, the last first."""
    return DisposalBatch.objects.filter(body__in=keepers_of(user, on).values("pk")).order_by("-pk")


def list_of(user: Any, key: str, on: date) -> DisposalBatch | None:
    """Return one of them with its people, or nothing."""
    related = ("body__organization", "made_by", "first_by", "second_by", "withdrawn_by")
    return lists_of(user, on).filter(key=key).select_related(*related).first()


def lines_of(batch: DisposalBatch, user: Any) -> QuerySet[DisposalLine]:
    """Return the dossiers on a list, without what conflicts keep the user from."""
    return batch.lines.exclude(case__in=Case.objects.filter(apart.from_case(user))).select_related("case")


def periods_of(case: Case) -> QuerySet[Retention]:
    """Return the periods set for a dossier, the one that counts first."""
    return Retention.objects.filter(case=case).select_related("set_by").order_by("-pk")


def holds_of(case: Case) -> QuerySet[ArchiveHold]:
    """Return what held or holds a dossier, the last first."""
    return ArchiveHold.objects.filter(case=case).select_related("held_by", "lifted_by").order_by("-pk")


def proposal(kind: str, body: Body, on: date) -> tuple[str, bool]:
    """Return what the rulebook says of the period of such dossiers, and whether the body has confirmed it."""
    found = Rule.on(on, body.scope).find_or_none("RETAIN")
    said = found.value.get(CLASS_OF.get(Kind(kind), "")) if found is not None else None
    if found is None or said is None:
        return "", False
    return in_words(said), found.gates


def in_words(said: Any) -> str:
    """Say a period as people do."""
    if isinstance(said, int):
        return ngettext("%(years)s year", "%(years)s years", said) % {"years": said}
    return {"permanent": _("for ever"), "permanent or 20 years": _("for ever, or 20 years")}.get(str(said), str(said))


def gone() -> set[tuple[str, str]]:
    """Return the files that were disposed of: the store, and the hash."""
    return set(DisposedFile.objects.values_list("store", "sha256"))


def standing_hold(case: Case) -> ArchiveHold | None:
    """Return why a dossier is kept whatever its period says."""
    return ArchiveHold.objects.filter(case=case, lifted_on__isnull=True).select_related("held_by").first()


def mine(user: Any, key: str, on: date) -> Any:
    """Return one dossier of the archive the user keeps, with its period and hold, or nothing."""
    return kept_by(user, on).filter(Q(key=key)).select_related("body__organization").first()
