"""What the pages of a case of discipline read: its ground, violations, circumstances, earlier discipline, ballots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.commands.discipline import ending, judging, voting
from cases.commands.discipline.closing import missing_papers
from cases.commands.discipline.guards import forms_of
from cases.discipline.forms import NONE, DisciplineForm
from cases.errors import RuleBroken
from cases.models import (
    Ballot,
    Body,
    Case,
    CaseToOpen,
    Circumstance,
    Deferral,
    DisciplineMatter,
    Hindrance,
    Invitation,
    Kind,
    Outcome,
    Resolution,
    Rule,
    Sanction,
    SubjectHearing,
    Violation,
    standing_violations,
)
from workflows.words_discipline import CIRCUMSTANCES, POSTPONED

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from cases.commands.discipline.ending import Hindering
    from cases.rulebook import Rulebook, RuleFound
    from inspection.accounts.models import User

__all__ = ["missing_papers"]

lower_ballot = voting.lower_ballot


@dataclass(frozen=True)
class Bar:
    """A line of the arithmetic of a ballot, as the descending bar draws it."""

    label: str
    value: int
    whole: int
    limit: int
    text: str
    note: str


@dataclass(frozen=True)
class BallotShown:
    """A counted ballot: whose, of which kind, and the arithmetic from the heaviest form down."""

    body: str
    on: date
    kind: str
    bars: Sequence[Bar]
    none: int
    denominator: int
    result: str


@dataclass(frozen=True)
class CircumstanceShown:
    """What weighs on the form: which way, which one of the rulebook, what it is here, by which article."""

    direction: str
    chip: str
    name: str
    detail: str
    citation: str


@dataclass(frozen=True)
class Power:
    """Whether this body may decide a form today, and until when each violation can be answered by it."""

    form: str
    may: bool
    bodies: str
    citation: str
    periods: Sequence[judging.Period]


@dataclass(frozen=True)
class MatterShown:
    """What is judged, on one page."""

    matter: DisciplineMatter
    opened_from: Case | None
    source_url: str
    deferral: Deferral | None
    put_off: str
    violations: Sequence[Violation]
    circumstances: Sequence[CircumstanceShown]
    before: Sequence[Sanction]
    lapse: RuleFound | None
    ballots: Sequence[BallotShown]
    powers: Sequence[Power]
    resolution: Resolution | None
    hindrance: Hindrance | None
    sanction: Sanction | None


def of(case: Case, on: date) -> MatterShown:
    """Return what the pages of a case of discipline show above their forms."""
    book = Rule.on(on, case.body.scope)
    source = case.opened_from
    deferral = deferral_of(case)
    return MatterShown(
        matter=case.matter,
        opened_from=source,
        source_url=reverse("case", args=[source.key]) if source else "",
        deferral=deferral,
        put_off=str(POSTPONED.get(deferral.cause, deferral.cause)) if deferral else "",
        violations=standing_violations(case),
        circumstances=[_circumstance(row) for row in case.circumstances.all()],
        before=list(Sanction.objects.of_subject(case).as_at(on)),
        lapse=book.find_or_none("LAPSE"),
        ballots=ballots(case),
        powers=_powers(case, book, on) if case.concluded_on is None else [],
        resolution=Resolution.objects.filter(case=case).first(),
        hindrance=Hindrance.objects.filter(case=case).first(),
        sanction=Sanction.objects.filter(case=case).as_at(on).prefetch_related("changes").first(),
    )


_CHIPS = {
    Circumstance.Direction.MITIGATING: "ok",
    Circumstance.Direction.AGGRAVATING: "late",
    Circumstance.Direction.EXEMPTING: "done",
}


def _circumstance(row: Circumstance) -> CircumstanceShown:
    direction = Circumstance.Direction(row.direction)
    name = str(CIRCUMSTANCES.get(row.key, row.key))
    return CircumstanceShown(str(direction.label), _CHIPS[direction], name, row.detail, row.rule_cited)


def _powers(case: Case, book: Rulebook, on: date) -> list[Power]:
    """Return, before anybody votes, what each form would meet: the powers of this body, and the periods."""
    return [_power(case, form, book, on) for form in forms_of(case, book)]


def _power(case: Case, form: DisciplineForm, book: Rulebook, on: date) -> Power:
    label = str(form.label)
    try:
        power = judging.competence_of(case, case.body, form, on)
    except RuleBroken as refusal:  # the rulebook of the day says nothing, or the facts are incomplete: say so here
        return Power(label, may=False, bodies="", citation=refusal.messages[0], periods=[])
    rows = [_period(case, violation, form, on) for violation in standing_violations(case)]
    return Power(label, power.may, ", ".join(power.bodies), power.citation, rows)


def _period(case: Case, violation: Violation, form: DisciplineForm, on: date) -> judging.Period:
    try:
        return judging.period_of(case, violation, form, on)
    except RuleBroken as refusal:
        return judging.Period(violation.number, warning=refusal.messages[0])


def ballots(case: Case) -> list[BallotShown]:
    """Return the counted ballots of a case with their arithmetic."""
    return [shown(ballot) for ballot in Ballot.objects.of_case(case).counted()]


def shown(ballot: Ballot) -> BallotShown:
    """Return a counted ballot with its arithmetic as bars."""
    count = ballot.count()
    bars = [
        Bar(
            label=str(line.form.label),
            value=line.accumulated,
            whole=count.denominator,
            limit=line.needed,
            text=f"{line.accumulated} / {line.needed}",
            note=_("own votes: %(own)s") % {"own": line.own},
        )
        for line in count.lines
    ]
    result = count.adopted.label if count.adopted else _("no form adopted")
    return BallotShown(
        body=ballot.item.sitting.body.name,
        on=ballot.item.sitting.held_on,
        kind=str(ballot.get_kind_display()),
        bars=bars,
        none=count.votes.get(NONE, 0),
        denominator=count.denominator,
        result=str(result),
    )


def deferral_of(case: Case) -> Deferral | None:
    """Return by what a case of discipline is put off now."""
    return Deferral.objects.filter(case=case, ended_on__isnull=True).first() if case.is_discipline else None


def announced(case: Case, on: date) -> Sanction | None:
    """Return the decision on discipline as it stands on a day, once its subject was told."""
    if case.announced_on is None or not case.is_discipline:
        return None
    return Sanction.objects.filter(case=case).as_at(on).prefetch_related("changes").first()


def hindering(case: Case, on: date) -> Hindering | None:
    """Return what came up since the vote for discipline and hinders its decision; nothing where it may be issued."""
    if case.outcome != Outcome.DISCIPLINED or case.sanctioned_on is not None:
        return None
    return ending.hindering(case, Rule.on(on, case.body.scope), on)


def hearing_of(case: Case) -> SubjectHearing | None:
    """Return how the subject was heard before the decision."""
    return SubjectHearing.objects.filter(case=case).select_related("meeting").first()


def invitations(case: Case) -> list[Invitation]:
    """Return the days the subject was invited for."""
    return list(Invitation.objects.filter(case=case))


def violation(case: Case, number: int) -> Violation | None:
    """Return one violation that is considered."""
    return Violation.objects.filter(case=case, number=number, withdrawn_on__isnull=True).first()


# The list of cases to open


@dataclass(frozen=True)
class ToOpen:
    """A case that calls for consideration of discipline."""

    row: CaseToOpen
    case: Case
    is_open: bool
    opened: Case | None  # where the user may read it
    open_url: str
    what = Kind.DISCIPLINE.label
    act_label = gettext_lazy("Open the case of discipline")


def to_open(user: User, on: date) -> list[ToOpen]:
    """Return the cases this person may read that call for discipline, those not opened yet first."""
    rows = CaseToOpen.objects.filter(procedure=Kind.DISCIPLINE, case__in=Case.objects.visible_to(user, on))
    rows = rows.select_related("case__team", "case__body").order_by("on", "pk")
    sources = [row.case_id for row in rows]
    following = _following(sources)
    opened = set(following.values_list("opened_from", flat=True))
    mine = following.filter(pk__in=Case.objects.visible_to(user, on))
    own = {case.opened_from_id: case for case in mine}
    prepares = Body.objects.prepared_by(user, on).exists()
    found = [
        ToOpen(
            row,
            row.case,
            row.case_id in opened,
            own.get(row.case_id),
            reverse("discipline-open", args=[row.case.key]) if prepares and row.case_id not in opened else "",
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: one.is_open)


def row_to_open(case: Case) -> CaseToOpen | None:
    """Return the line of a case in the list, while no case was opened from it."""
    row = CaseToOpen.objects.filter(case=case, procedure=Kind.DISCIPLINE).first()
    return None if row is None or _following([case.pk]).exists() else row


def _following(sources: Sequence[int]) -> QuerySet[Case]:
    """Cases of discipline opened on these conclusions, of their own subject: not of persons answering beside it."""
    return Case.objects.filter(kind=Kind.DISCIPLINE, opened_from__in=sources, responsibility__isnull=True)
