"""What the acts shared by all procedures ask of a denunciation; of every other case they ask nothing here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from cases import clock
from cases.commands.intake._petition import require_unnamed
from cases.errors_denunciation import (
    AllegationClosed,
    AllegationUnverified,
    DenouncerNotAsked,
    DenouncerNotInformed,
    DenouncerWithheld,
    OutcomeNotDerived,
    VerdictMissing,
)
from cases.minutes import Minutes, Serving
from cases.models import Allegation, Case, DenunciationMatter, Kind, Outcome, Team, outcome_of
from cases.rulebook import Rulebook

#: Papers that tell of work with the denouncer: never handed over, never in the hands of who is denounced.
NEVER_SERVED = frozenset({"denouncer-minutes", "denouncer-notice", "denouncer-extension-letter"})


def require_withheld(served: Iterable[Serving]) -> None:
    """Refuse to hand over what tells of the denouncer (CONF-DENOUNCER)."""
    for serving in served:
        if serving.paper in NEVER_SERVED:
            raise DenouncerWithheld(paper=serving.title)


def require_unnamed_minutes(team: Team, minutes: Minutes) -> None:
    """Refuse minutes of a denunciation that name who denounced."""
    if team.kind != Kind.DENUNCIATION:
        return
    people = " · ".join(f"{one.name} {one.capacity} {one.absence}" for one in minutes.people)
    matter = DenunciationMatter.objects.select_related("petition").filter(case__team=team).first()
    if matter is not None:
        require_unnamed(
            matter.petition,
            course=(_("course of the meeting"), minutes.course),
            result=(_("result"), minutes.result),
            place=(_("place"), minutes.place),
            people=(_("who was called"), people),
            witnesses=(_("witnesses"), minutes.witnesses),
        )


def require_worked(team: Team) -> None:
    """Refuse to propose a team before the denouncer stands by the denunciation."""
    if team.kind != Kind.DENUNCIATION:
        return
    if DenunciationMatter.objects.filter(case__team=team).exclude(is_confirmed=True).exists():
        raise DenouncerNotAsked()


def clock_from_decision(team: Team, book: Rulebook, on: date) -> dict[str, Any]:
    """Return the clock of a denunciation as its decision sets it: from the receipt by the competent body (GQTC-START).

    While that rule is not confirmed, the time runs from the decision.
    """
    if team.kind != Kind.DENUNCIATION:
        return {}
    rule = book.find_or_none("GQTC-START")
    start = on
    if rule is not None and rule.gates and rule.value == "received_by_competent_org":
        start = DenunciationMatter.objects.filter(case__team=team).values_list("received_on", flat=True)[0]
    key = clock.duration_key(team.kind)
    days = team.days or book.days(key)
    return {"clock_started_on": start, "due_on": book.add(days, book.unit(key), start=start)}


def standing(case: Case) -> list[Allegation]:
    """Return the allegations that are to be concluded on."""
    return list(Allegation.objects.standing().filter(case=case))


def require_verified(case: Case, book: Rulebook) -> None:
    """Refuse to end the verification of a denunciation while an allegation is not verified."""
    if case.kind != Kind.DENUNCIATION:
        return
    unverified = [str(one.number) for one in standing(case) if one.verified_on is None]
    if unverified:
        raise AllegationUnverified(numbers=", ".join(unverified), case=case.code, citation=_cite(book))


def require_informed(case: Case, book: Rulebook) -> None:
    """Refuse to close the file of a denunciation that was concluded on before the denouncer was told."""
    if case.kind == Kind.DENUNCIATION and case.announced_on and case.denunciation.informed_on is None:
        found = book.find_or_none("GQTC-RIGHTS")
        raise DenouncerNotInformed(case=case.code, citation=found.cite() if found else "")


def require_derived(case: Case, outcome: Outcome | str, book: Rulebook) -> None:
    """Refuse an outcome of a denunciation that does not follow from the conclusions on its allegations."""
    if case.kind != Kind.DENUNCIATION or not outcome:
        return
    rows = standing(case)
    if missing := [str(one.number) for one in rows if not one.verdict]:
        raise VerdictMissing(numbers=", ".join(missing), citation=_cite(book))
    if outcome != outcome_of(one.verdict for one in rows):
        raise OutcomeNotDerived(case=case.code, citation=_cite(book))


def allegation_of(case: Case, number: int | None) -> Allegation | None:
    """Return the allegation of a case with this number; nothing where a finding is about none."""
    if case.kind != Kind.DENUNCIATION or number is None:
        return None
    row = Allegation.objects.filter(case=case, number=number).first()
    if row is None or not row.stands:
        raise AllegationClosed(number=number, on=f"{row.withdrawn_on:%d/%m/%Y}" if row and row.withdrawn_on else "–")
    return row


def require_silent(case: Case, **texts: tuple[Any, str]) -> None:
    """Refuse texts about a denunciation that name who denounced: `name=(label, text)`."""
    if case.kind == Kind.DENUNCIATION:
        require_unnamed(case.denunciation.petition, **texts)


def _cite(book: Rulebook) -> str:
    found = book.find_or_none("GQTC-VERDICT")
    return found.cite() if found else ""
