"""From the rows of a decision to the questions of `cases.discipline.complaints`, and what a ballot answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.commands.discipline.judging import (
    Question,
    authority_of,
    competence_of,
    line_of,
    question_of,
    require_in_time,
)
from cases.commands.discipline.voting import require_recommended
from cases.discipline import complaints as powers
from cases.discipline.complaints import Ground, Handling, handling
from cases.discipline.counting import Mode
from cases.discipline.forms import NONE, DisciplineForm
from cases.discipline.levels import default_line
from cases.errors_complaint import (
    ComplaintBallotMissing,
    ComplaintBallotUnfit,
    ComplaintByProxy,
    ComplaintNotHandled,
    ComplaintTooLate,
    LevelSkipped,
    NoAnswerToComplaints,
    ResultUnknown,
    ServiceOfDecisionUnproved,
)
from cases.models import (
    LEADING,
    Ballot,
    Body,
    Case,
    Complaint,
    Decider,
    Member,
    Organization,
    Outcome,
    Post,
    PostDuty,
    Rule,
    Sanction,
    SanctionChange,
    Seat,
    Service,
)

if TYPE_CHECKING:
    from cases.discipline.competence import Body as Power
    from cases.rulebook import Rulebook

#: Papers by which a decision reaches its subject: the one on discipline, and the one on a complaint.
SANCTION, ANSWER = "discipline-decision", "complaint-decision"
#: The paper by which the body that decided before learns of the answer.
ANSWER_TO_BODY = "complaint-decision-body"


def answers_of(sanction: Sanction) -> list[Case]:
    """Return the cases in which complaints against a sanction were answered, the oldest first."""
    return [row.case for row in Complaint.objects.answered().filter(sanction=sanction) if row.case is not None]


@dataclass(frozen=True)
class Receipt:
    """Since when the subject has a decision in hand, and whether it refused to take it."""

    on: date | None
    refused: bool


def receipt_of(case: Case) -> Receipt:
    """Return what proves that a decision reached its subject; a refusal to receive starts no time to complain."""
    rows = list(Service.objects.filter(case=case, paper__in=(SANCTION, ANSWER)))
    received = [row.received_on for row in rows if row.received_on is not None]
    return Receipt(min(received, default=None), not received and any(row.refused for row in rows))


def complainants_of(sanction: Sanction, on: date) -> list[Member]:
    """Return who may complain: the member, or who leads or represents the organization; nobody else for them."""
    case = sanction.case
    if case.subject_member is not None:
        return [case.subject_member]
    own = case.subject_organization_id
    leads = Seat.objects.on(on).filter(body__organization=own, chair__in=LEADING).values("member")
    posts = Post.objects.on(on).filter(organization=own, duty=PostDuty.REPRESENTATIVE).values("member")
    return list(Member.objects.filter(Q(pk__in=leads) | Q(pk__in=posts)).order_by("full_name", "pk"))


def is_of_subject(sanction: Sanction, complainant: Member | None, on: date) -> bool:
    """Whether the disciplined subject itself complains."""
    return complainant is not None and complainant in complainants_of(sanction, on)


def authority_handling(body: Body) -> Power:
    """Return a body as the rules of complaints know it. Raises `NoAnswerToComplaints`."""
    found = authority_of(body)
    if found is None:
        raise NoAnswerToComplaints(body=body.name)
    return found


def _line(origin: Case, book: Rulebook) -> tuple[str, ...]:
    """The levels above the subject: those of this house, and above them those of the day."""
    own = line_of(origin)
    return (*own, *default_line(book, own[-1] if own else origin.subject_level))


def _facts(complaint: Complaint, book: Rulebook, **values: Any) -> powers.Complaint:
    sanction = complaint.sanction
    answered = answers_of(sanction)
    receipt = receipt_of(complaint.contested)
    others = Complaint.objects.pending().filter(sanction=sanction)
    if complaint.pk is not None:  # whichever came first is handled; the later ones find it there
        others = others.filter(pk__lt=complaint.pk)
    facts: dict[str, Any] = {
        "form": DisciplineForm(complaint.form),
        "decided_by": authority_handling(sanction.case.body),
        "complained_on": complaint.received_on,
        "served_on": receipt.on,
        "last_decided_by": authority_handling(answered[-1].body) if answered else None,
        "addressed_to": authority_handling(complaint.body),
        "line": _line(sanction.case, book),
        "by_proxy": not is_of_subject(sanction, complaint.complainant, complaint.received_on),
        "refused_to_receive": receipt.refused,
        "sentenced": complaint.is_sentenced,
        "moved_before": complaint.moved_before,
        "handled_by_higher": complaint.handled_above or others.exists(),
    }
    return powers.Complaint(**(facts | values))


def judge(complaint: Complaint) -> Handling:
    """Judge a complaint by the rulebook of the day it was received on; page, guard and calculator ask the same."""
    book = Rule.on(complaint.received_on, complaint.body.scope)
    return handling(book, _facts(complaint, book))


def contested_case(sanction: Sanction) -> Case:
    """Return the case a complaint contests now: the answer given last, or the discipline itself."""
    answered = answers_of(sanction)
    return answered[-1] if answered else sanction.case


def addressees_of(sanction: Sanction, complainant: Member, on: date) -> list[Body]:
    """Return the bodies above who decided that handle a complaint now, the nearest first."""
    contested = contested_case(sanction)
    houses: list[int] = []
    house: Organization | None = contested.body.organization
    while house is not None:
        houses.append(house.pk)
        house = house.parent
    rows = Body.objects.filter(organization__in=houses).exclude(pk=contested.body_id).select_related("organization")
    form = sanction.form_on(on) or sanction.form
    found = []
    for body in rows:
        row = Complaint(
            sanction=sanction, contested=contested, body=body, form=form, received_on=on, complainant=complainant
        )
        if authority_of(body) is not None and not _skips(judge(row), row):
            found.append(body)
    return sorted(found, key=lambda body: (houses.index(body.organization_id), body.pk))


def frozen(found: Handling, complaint: Complaint) -> dict[str, Any]:
    """As the complaint keeps it."""
    return {
        "grounds": [ground.value for ground in found.grounds],
        "by_proxy": Ground.BY_PROXY in found.grounds,
        "skips_level": _skips(found, complaint),
        "addressees": [str(body) for body in found.addressees],
        "final": str(found.final),
        "explanation": [str(sentence) for sentence in found.explanation],
        "rules": [one.rule.reference for one in found.rules],
    }


def _skips(found: Handling, complaint: Complaint) -> bool:
    """Whether it went to the wrong body: another level, or one that is not above who decided."""
    above: Organization | None = complaint.contested.body.organization
    while above is not None and above.pk != complaint.body.organization_id:
        above = above.parent
    return found.skips_level or above is None


@dataclass(frozen=True)
class Bar:
    """What stands in the way of a complaint: a refusal with its article, and its grounds where there are any."""

    refusal: ComplaintNotHandled | LevelSkipped
    grounds: tuple[Ground, ...] = ()
    advisory: str = ""  # the key of a rule nobody confirmed: it refuses nothing yet


def bar_of(complaint: Complaint, found: Handling) -> Bar | None:
    """Return what stands in the way of a complaint; the grounds come before the level."""
    book = Rule.on(complaint.received_on, complaint.body.scope)
    name = complaint.complainant_name
    if found.grounds:
        key = _key(found)
        used = book.find(key)
        last = f"{found.last_day:%d/%m/%Y}" if found.last_day else "…"
        names = "; ".join(str(ground.label) for ground in found.grounds)
        refusal = _REFUSALS[key] if found.last_day or key != "COMPLAIN-NOT" else _without_service(found)
        advisory = next((one for one in dict.fromkeys(("COMPLAIN-NOT", key)) if not book.gates(one)), "")
        return Bar(refusal(name=name, grounds=names, last=last, citation=used.cite()), found.grounds, advisory)
    if _skips(found, complaint):
        order = book.find("COMPLAIN-ORDER")
        bodies = ", ".join(str(body) for body in found.addressees) or str(found.final)
        return Bar(LevelSkipped(name=name, bodies=bodies, citation=order.cite()), (), "" if order.gates else order.key)
    return None


#: Which rule speaks first where several grounds are met.
_KEYS = {Ground.PAST_WINDOW: "COMPLAIN-WINDOW", Ground.BY_PROXY: "COMPLAIN-ORDER"}
_REFUSALS = {
    "COMPLAIN-WINDOW": ComplaintTooLate,
    "COMPLAIN-ORDER": ComplaintByProxy,
    "COMPLAIN-NOT": ComplaintNotHandled,
}


def _key(found: Handling) -> str:
    return _KEYS.get(found.grounds[0], "COMPLAIN-NOT")


def _without_service(found: Handling) -> type[ComplaintNotHandled]:
    return ServiceOfDecisionUnproved if Ground.BEFORE_DECISION in found.grounds else ComplaintNotHandled


def deciders_of(complaint: Complaint) -> list[Decider]:
    """Return everybody who took part in the decision and in the answers so far, from ballots, signatures and teams."""
    sanction = complaint.sanction
    parts: dict[tuple[int, int, str], Decider] = {}

    def add(case: Case, part: Decider.Part, members: Iterable[int | None]) -> None:
        for member in members:
            if member is not None:
                row = Decider(complaint=complaint, member_id=member, case=case, part=part)
                parts[member, case.pk, part] = row

    part = Decider.Part
    for case in [sanction.case, *answers_of(sanction)]:
        ballots = Ballot.objects.of_case(case).counted()
        add(case, part.VOTED, ballots.filter(electors__votes=True).values_list("electors__member", flat=True))
        add(case, part.TEAM, case.team.members.values_list("member", flat=True))
        leads = {case.resolution.chaired_by_id} if hasattr(case, "resolution") else set()
        signs = {sanction.signed_by_id} if case.pk == sanction.case_id else leads
        for role, users in ((part.PRESIDED, leads), (part.SIGNED, signs)):
            add(case, role, list(Member.objects.filter(user__in=users).values_list("pk", flat=True)))
    add(sanction.case, part.HEARD, [sanction.case.matter.overseer_id])
    return list(parts.values())


# The ballot


def question_on(complaint: Complaint, on: date) -> Question:
    """Return the question the body votes on: every form the subject may be given, and none, on one paper."""
    return question_of(complaint.sanction.case, complaint.body, on, decides=True)


def require_ballot(case: Case, on: date) -> Ballot:
    """Return the body's last counted ballot on a complaint. Raises `ComplaintBallotMissing`, `ComplaintBallotUnfit`."""
    ballot = Ballot.objects.of_case(case).counted().filter(item__sitting__body=case.body_id).last()
    if ballot is None:
        secret = Rule.on(on, case.body.scope).find_or_none("VOTE-SECRET")
        raise ComplaintBallotMissing(case=case.code, body=case.body.name, citation=secret.cite() if secret else "")
    day = ballot.item.sitting.held_on
    said = f"{day:%d/%m/%Y}"
    if case.submitted_on is None or day < case.submitted_on:
        raise ComplaintBallotUnfit(on=said, lack=_("it was held before the results were laid before the body"))
    wanted = {*(form.value for form in question_on(case.complaint, day).forms), NONE}
    if wanted != {*ballot.options}:
        lack = str(_("the paper must carry every form and no other (%s)"))
        raise ComplaintBallotUnfit(on=said, lack=lack % ", ".join(sorted(wanted ^ {*ballot.options})))
    barred = case.complaint.deciders.values("member")
    if names := list(ballot.electors.filter(votes=True, member__in=barred).values_list("name", flat=True)):
        lack = str(_("%s took part in the contested decision")) % ", ".join(names)
        raise ComplaintBallotUnfit(on=said, lack=lack)
    return ballot


@dataclass(frozen=True)
class Answer:
    """What a ballot answers to a complaint: the outcome of the case, the result and the form that holds from now on."""

    outcome: Outcome
    result: SanctionChange.Result | None = None
    form: str = ""
    competence: dict[str, Any] = field(default_factory=dict)


_OUTCOMES = {
    SanctionChange.Result.UPHOLD: Outcome.UPHELD,
    SanctionChange.Result.INCREASE: Outcome.INCREASED,
    SanctionChange.Result.DECREASE: Outcome.DECREASED,
    SanctionChange.Result.ANNUL: Outcome.ANNULLED,
}


def answer_of(complaint: Complaint, ballot: Ballot, on: date, book: Rulebook) -> Answer:
    """Say what a counted ballot answers: nobody chooses it, it is the form adopted beside the form complained of.

    Annulled it is where “no discipline” itself has the majority; where nothing has, the body votes again and the
    decision stays. A form that is changed to one beyond the body's power goes up; a heavier one needs what it needs,
    and its own limitation period.
    """
    form = ballot.count().adopted
    if form is None:
        _require_annulled(ballot, book)
    result = _result(complaint, form)
    allowed = book.find_or_none("COMPLAIN-CHANGE")
    if allowed is not None and result.value not in allowed.value:
        raise ResultUnknown(result=result.label, citation=allowed.cite())
    if form is None or result == SanctionChange.Result.UPHOLD:
        return Answer(_OUTCOMES[result], result, form or "")
    origin = complaint.sanction.case
    power = competence_of(origin, complaint.body, form, on)
    if ballot.kind == Mode.RECOMMEND or not power.may:
        return Answer(Outcome.PROPOSED_ABOVE, None, form, power.frozen)
    if result == SanctionChange.Result.INCREASE:
        require_recommended(origin, form, book)
        require_in_time(origin, form, on, book)
    return Answer(_OUTCOMES[result], result, form, power.frozen)


def _require_annulled(ballot: Ballot, book: Rulebook) -> None:
    needed = ballot.needed()[ballot.forms[-1]].needed(ballot.denominator)
    votes = ballot.votes.get(NONE, 0)
    if votes < needed:
        found = book.find_or_none("VOTE-MAJ")
        lack = str(_("no form was adopted, and “no discipline” has %(votes)s of the %(needed)s votes it needs"))
        raise ComplaintBallotUnfit(
            on=f"{ballot.item.sitting.held_on:%d/%m/%Y}",
            lack=lack % {"votes": votes, "needed": needed},
            citation=found.cite() if found else "",
        )


def _result(complaint: Complaint, form: DisciplineForm | None) -> SanctionChange.Result:
    result = SanctionChange.Result
    if form is None:
        return result.ANNUL
    before, after = DisciplineForm(complaint.form).gravity, form.gravity
    if after == before:
        return result.UPHOLD
    return result.INCREASE if after > before else result.DECREASE


# Where it goes next


@dataclass(frozen=True)
class Next:
    """Where the complainant may go, until when; nowhere where the last instance has decided or nothing is left."""

    is_final: bool
    bodies: tuple[str, ...] = ()
    until: date | None = None


def next_of(complaint: Complaint, form: str, book: Rulebook, received: date | None) -> Next:
    """Return the next level of a complaint that was answered, by the form that holds now."""
    if not form:
        return Next(is_final=False)
    own = authority_handling(complaint.body)
    asked = _facts(complaint, book, form=DisciplineForm(form), last_decided_by=own, addressed_to=None)
    if powers.final_instance(asked) == own:
        return Next(is_final=True)
    window = book.find("COMPLAIN-WINDOW")
    until = book.add(window.number(), window.unit, start=received) if received is not None else None
    return Next(False, tuple(str(body) for body in powers.next_bodies(book, asked)), until)
