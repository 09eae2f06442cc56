"""The ballots a decision rests on: the deciding body's own, and the recommendation of the body below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.commands.discipline.guards import forms_of
from cases.discipline.counting import Mode
from cases.discipline.forms import NONE, DisciplineForm
from cases.errors_discipline import BallotMissing, BallotUnfit, DissolutionNotRecommended, RecommendationMissing
from cases.models import Ballot, BallotState, Case, Rule

if TYPE_CHECKING:
    from cases.rulebook import Rulebook


def lower_body_votes(case: Case) -> bool:
    """Whether the subject's organization votes before the deciding body; not where it is the one that decides."""
    own = case.managing_organization_id or case.subject_organization_id
    return own != case.body.organization_id


def lower_ballot(case: Case) -> Ballot | None:
    """Return the last counted ballot of another body than the deciding one."""
    rows = Ballot.objects.of_case(case).counted().exclude(item__sitting__body=case.body_id)
    return rows.last()


def deciding_ballot(case: Case) -> Ballot | None:
    """Return the last counted ballot of the deciding body."""
    return Ballot.objects.of_case(case).counted().filter(item__sitting__body=case.body_id).last()


def require_counted(ballot: Ballot, book: Rulebook) -> None:
    """Refuse a ballot that is not counted, or not on one paper with every form this subject may be given."""
    day = ballot.item.sitting.held_on
    said = f"{day:%d/%m/%Y}"
    once = book.find_or_none("VOTE-ONCE")
    citation = once.cite() if once else ""
    if ballot.state != BallotState.COUNTED:
        raise BallotUnfit(on=said, lack=_("it is not counted"), citation=citation)
    case = ballot.case
    wanted = {*(form.value for form in forms_of(case, Rule.on(day, case.body.scope))), NONE}
    on_paper = {*ballot.options, NONE}
    if wanted != on_paper:
        names = ", ".join(sorted(wanted ^ on_paper))
        raise BallotUnfit(
            on=said, lack=_("the paper must carry every form and no other (%s)") % names, citation=citation
        )


def require_deciding(case: Case, book: Rulebook) -> Ballot:
    """Return the lawful ballot of the deciding body. Raises `BallotMissing`, `BallotUnfit`."""
    ballot = deciding_ballot(case)
    if ballot is None:
        secret = book.find_or_none("VOTE-SECRET")
        raise BallotMissing(case=case.code, body=case.body.name, citation=secret.cite() if secret else "")
    require_counted(ballot, book)
    day = ballot.item.sitting.held_on
    if case.submitted_on is None or day < case.submitted_on:
        raise BallotUnfit(on=f"{day:%d/%m/%Y}", lack=_("it was held before the proposal was laid before the body"))
    if case.heard_on is not None and day < case.heard_on:
        raise BallotUnfit(on=f"{day:%d/%m/%Y}", lack=_("it was held before the subject was heard"))
    return ballot


def recommendations(case: Case) -> list[Ballot]:
    """Return the counted ballots that recommend: of bodies below in this case, and all of the case it came from."""
    below = Q(case=case) & ~Q(item__sitting__body=case.body_id)
    if case.opened_from_id is not None:
        below |= Q(case=case.opened_from_id)
    rows = Ballot.objects.filter(below, kind=Mode.RECOMMEND).counted()
    return list(rows.select_related("item__sitting__body").order_by("pk"))


def recommending(case: Case, form: DisciplineForm) -> Ballot | None:
    """Return the ballot by which a lower body recommended this form with the share it needs."""
    for ballot in reversed(recommendations(case)):
        line = next((line for line in ballot.count().lines if line.form == form), None)
        if line is not None and line.reached:
            return ballot
    return None


def require_recommended(case: Case, form: DisciplineForm, book: Rulebook) -> Ballot | None:
    """Refuse expulsion and dissolution without the lower body's recommendation; a judgment in force needs none."""
    if not form.in_two_levels or case.fast_track:
        return recommending(case, form)
    ballot = recommending(case, form)
    if ballot is None:
        expels = form == DisciplineForm.EXPULSION
        found = book.find_or_none("VOTE-EXP" if expels else "VOTE-DISS")
        needed = found.value["recommend"]["threshold"] if found else "2/3"
        refusal = RecommendationMissing if expels else DissolutionNotRecommended
        raise refusal(form=form.label, needed=needed, citation=found.cite() if found else "")
    return ballot
