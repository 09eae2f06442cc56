"""P1: a complaint is registered and judged at the door: refused, returned, or proposed to be handled by a team."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from cases import grants, policy, reading
from cases.acting import command
from cases.commands._writing import cited, require_date, require_text, rules, save, save_all, write
from cases.commands.complaints.judging import (
    bar_of,
    contested_case,
    deciders_of,
    frozen,
    is_of_subject,
    judge,
    receipt_of,
)
from cases.commands.discipline.judging import competence_of
from cases.commands.preparation import leaders, proposers, require_complete, require_outsiders
from cases.discipline.forms import DisciplineForm
from cases.errors import RuleNotConfirmed
from cases.errors_complaint import (
    HandlesIt,
    JudgedAlready,
    LevelSkipped,
    NothingToComplainOf,
    NotPassedUp,
    NotTheComplainant,
    NotTheReceivingOffice,
    TookPart,
)
from cases.locking import locked_case
from cases.minutes import Place
from cases.models import (
    Admission,
    Body,
    Case,
    CaseToOpen,
    Complaint,
    Kind,
    Member,
    Outcome,
    PostDuty,
    Recusal,
    Rule,
    Sanction,
    SanctionChange,
    Team,
    TeamMember,
    deciders_among,
)
from cases.policy import Duty

if TYPE_CHECKING:
    from cases.commands.complaints.judging import Bar
    from inspection.accounts.models import User

#: Why somebody who decided before is apart from the complaint.
GROUND = "took_part_in_contested_decision"


@command
def receive_complaint(
    sanction: Sanction,
    *,
    by: User,
    on: date,
    body: Body,
    about: Complaint.About | str,
    content: str,
    complainant: Member | None = None,
    complainant_name: str = "",
    channel: Complaint.Channel | str = Complaint.Channel.IN_PERSON,
    is_sentenced: bool = False,
    moved_before: bool = False,
    handled_above: bool = False,
) -> Complaint:
    """P1. Register a complaint at a body, judge it by the rulebook of the day, and write down who decided before.

    Who complains, whether the decision was handed over, and since when, is read from the rows; nobody types it.
    Registering refuses no complaint. What comes through this system the complainant registers in person; everything
    else the receiving office does. Raises `NotTheReceivingOffice`, `NothingToComplainOf`, `TookPart`.
    """
    sanction = Sanction.objects.select_related("case").get(pk=sanction.pk)
    origin = locked_case(sanction.case)
    if channel == Complaint.Channel.SYSTEM:
        _require_complainant(by, sanction, complainant, on)
    else:
        require_office(by, body, on)
    contested = locked_case(contested_case(sanction))
    require_date(on, act=_("Register a complaint"), earliest=sanction.signed_on)
    name = complainant.full_name if complainant else complainant_name
    require_text(content=(_("content"), content), name=(_("complainant"), name))
    if SanctionChange.objects.filter(sanction=sanction, result=SanctionChange.Result.ANNUL, on__lte=on).exists():
        raise NothingToComplainOf(case=origin.code)
    row = Complaint(
        sanction=sanction,
        contested=contested,
        body=body,
        complainant=complainant,
        complainant_name=name,
        received_on=on,
        channel=channel,
        about=about,
        content=content,
        received_by=by,
        form=sanction.form_on(on) or sanction.form,
        served_on=receipt_of(contested).on,
        is_sentenced=is_sentenced,
        moved_before=moved_before,
        handled_above=handled_above,
    )
    _keep(row, by, on)
    return row


def _keep(row: Complaint, by: User, on: date) -> None:
    """Save a complaint with its judgment and the deciders.

    The letters are their own register. The list of cases to open has one line a case, for what an outcome calls for:
    a letter in it would keep out the exoneration that an acquittal calls for while the complaint waits.
    """
    found = judge(row)
    row.last_day, row.judgment = found.last_day, frozen(found, row)
    save(row)
    save_all(deciders_of(row))
    _require_apart(row, Member.objects.filter(user=by))
    contested = row.contested
    book = Rule.on(on, row.body.scope)
    for used in found.rules:
        book.find_or_none(used.key)
    grounds = [ground.value for ground in found.grounds]
    write(contested, "complaint-received", "P1", by, on, complaint=row.key, grounds=grounds, rules=cited(book, on))


def require_office(by: User, body: Body, on: date) -> None:
    """Refuse everybody who does not receive letters for the body. Raises `NotTheReceivingOffice`."""
    if not reading.receives(by, body, on):
        raise NotTheReceivingOffice(body=body.name)


def _require_complainant(by: User, sanction: Sanction, complainant: Member | None, on: date) -> None:
    if complainant is None or complainant.user_id != by.pk or not is_of_subject(sanction, complainant, on):
        raise NotTheComplainant()


def _require_apart(row: Complaint, people: Iterable[Member]) -> None:
    book = Rule.on(row.received_on, row.body.scope)
    if names := [member.full_name for member in deciders_among(row, people)]:
        found = book.find_or_none("RECUSE")
        raise TookPart(names=", ".join(names), citation=found.cite() if found else "")


def locked_complaint(complaint: Complaint) -> Complaint:
    """Return a complaint read again under its row lock, with its sanction and body at hand."""
    rows = Complaint.objects.select_for_update(of=("self",))
    with_all = rows.select_related("sanction__case__body__organization", "contested", "body__organization")
    return with_all.get(pk=complaint.pk)


def _judged_again(complaint: Complaint) -> Bar | None:
    if complaint.admission != Admission.RECEIVED or complaint.case_id is not None:
        on = complaint.admitted_on or complaint.received_on
        raise JudgedAlready(
            name=complaint.complainant_name, on=f"{on:%d/%m/%Y}", admission=complaint.get_admission_display()
        )
    return bar_of(complaint, judge(complaint)) if complaint.passed_from_id is None else None


@command
def refuse_complaint(complaint: Complaint, *, by: User, on: date, reason: str) -> Complaint:
    """P1, the other branch. Refuse a complaint by its ground, with the rule and a written reason.

    Raises `HandlesIt` where there is no ground, `RuleNotConfirmed` where the rule of the ground is recalled.
    """
    return _turn_away(complaint, Admission.REFUSED, by=by, on=on, reason=reason)


@command
def return_complaint(complaint: Complaint, *, by: User, on: date, reason: str) -> Complaint:
    """P1, the other branch. Return a complaint that skips a level, with the name of the body that handles it."""
    return _turn_away(complaint, Admission.RETURNED, by=by, on=on, reason=reason)


def _turn_away(complaint: Complaint, admission: Admission, *, by: User, on: date, reason: str) -> Complaint:
    contested = locked_case(complaint.contested)
    complaint = locked_complaint(complaint)
    require_office(by, complaint.body, on)
    bar = _judged_again(complaint)
    skips = bar is not None and isinstance(bar.refusal, LevelSkipped)
    require_date(on, act=_("Answer the complaint"), earliest=complaint.received_on)
    require_text(reason=(_("written reason"), reason))
    if bar is None or skips != (admission == Admission.RETURNED):
        lack = _("there is no ground to refuse it") if bar is None or skips else _("no level is skipped")
        raise HandlesIt(name=complaint.complainant_name, lack=lack)
    if bar.advisory:
        raise RuleNotConfirmed(key=bar.advisory, citation=bar.refusal.citation)
    complaint.admission, complaint.reason, complaint.rule_cited = admission, reason, bar.refusal.citation
    complaint.grounds = [ground.value for ground in bar.grounds]
    complaint.admitted_on, complaint.admitted_by = on, by
    save(complaint, ["admission", "reason", "rule_cited", "grounds", "admitted_on", "admitted_by"])
    act = "complaint-returned" if skips else "complaint-refused"
    facts = {"complaint": complaint.key, "grounds": complaint.grounds, "rule": bar.refusal.rule}
    write(contested, act, "P1", by, on, **facts)
    return complaint


@command
def propose_handling(complaint: Complaint, *, by: User, on: date, places: Sequence[Place]) -> Case:
    """P1. Propose to handle a complaint that is in order: its case is opened, and who decided before is apart.

    Raises `ComplaintTooLate`, `ComplaintByProxy`, `ServiceOfDecisionUnproved`, `ComplaintNotHandled`, `LevelSkipped`,
    `TookPart`.
    """
    contested = locked_case(complaint.contested)
    complaint = locked_complaint(complaint)
    body = complaint.body
    policy.require_post(by, PostDuty.AREA_OFFICER, body.organization, on)
    bar = _judged_again(complaint)
    if bar is not None and not bar.advisory:
        raise bar.refusal
    require_date(on, act=_("Propose to handle the complaint"), earliest=complaint.received_on)
    people = [place.member for place in places]
    _require_apart(complaint, [*people, *Member.objects.filter(user=by)])
    team = _team(complaint, by, on)
    book = rules(team, on)
    require_complete(places, book)
    save(team)
    case = _case(team, complaint, on)
    save(case)
    require_outsiders(team, people)
    save_all([TeamMember(team=team, member=p.member, role=p.role, assignment=p.assignment, since=on) for p in places])
    barred = dict.fromkeys(complaint.deciders.values_list("member", flat=True))
    save_all([Recusal(team=team, member_id=member, case=None, since=on, ground=GROUND) for member in barred])
    complaint.case = case
    save(complaint, ["case"])
    for key in ("COMPLAIN-WINDOW", "COMPLAIN-ORDER", "COMPLAIN-COMP", "COMPLAIN-NOT", "COMPLAIN-PENDING", "RECUSE"):
        book.find_or_none(key)
    facts: dict[str, Any] = {"from": contested.code, "complaint": complaint.key, "apart": len(barred)}
    write(case, "complaint-proposed", "P1", by, on, rules=cited(book, on), **facts)
    write(contested, "complaint-opened", "", by, on, opened=case.code, complaint=complaint.key)
    held = [*proposers(body, by, on), *leaders(team, on)]
    grants.give_team(team, held, on)
    grants.give([case], held, on)
    grants.offer("P2", [Duty.AUTHORITY], team=team)
    return case


def _team(complaint: Complaint, by: User, on: date) -> Team:
    last = Team.objects.filter(body=complaint.body, kind=Kind.COMPLAINT).aggregate(last=Max("number"))["last"] or 0
    return Team(
        body=complaint.body,
        kind=Kind.COMPLAINT,
        number=last + 1,
        topic=f"Giải quyết khiếu nại kỷ luật của {complaint.contested.subject_name}",
        opened_on=on,
        proposed_on=on,
        proposed_by=by,
    )


def _case(team: Team, complaint: Complaint, on: date) -> Case:
    origin = complaint.sanction.case
    case = Case(
        code=f"{team.kind}-{on.year}-{team.body_id:02d}-{team.number:03d}",
        kind=team.kind,
        team=team,
        body=team.body,
        subject_organization=origin.subject_organization,
        subject_member=origin.subject_member,
        subject_name=origin.subject_name,
        subject_level=origin.subject_level,
        managing_organization=origin.managing_organization,
        opened_from=complaint.contested,
        opened_on=on,
    )
    case.index_names()
    return case


@command
def take_over_complaint(to_open: CaseToOpen, *, by: User, on: date, body: Body) -> Complaint:
    """P1. Take over a complaint from a body whose power does not reach the form voted for. Raises `NotPassedUp`."""
    source = locked_case(to_open.case)
    require_office(by, body, on)
    below = Complaint.objects.filter(case=source).select_related("sanction__case").first()
    listed = to_open.procedure == Kind.COMPLAINT and source.outcome == Outcome.PROPOSED_ABOVE
    if below is None or not listed or hasattr(below, "passed_to"):
        raise NotPassedUp(case=source.code, body=body.name)
    form = DisciplineForm(source.resolution.form)
    if not competence_of(below.sanction.case, body, form, on).may:
        raise NotPassedUp(case=source.code, body=body.name, citation=Rule.on(on, body.scope).cite("COMPLAIN-CHANGE"))
    require_date(on, act=_("Take over a complaint"), earliest=source.concluded_on)
    kept = ("sanction", "contested", "complainant", "complainant_name", "received_on", "channel", "about", "content")
    facts = {name: getattr(below, name) for name in (*kept, "form", "served_on")}
    row = Complaint(body=body, received_by=by, passed_from=below, **facts)
    _keep(row, by, on)
    return row
