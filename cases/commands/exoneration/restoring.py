"""P1 discipline is established as wrong, R1 the organization apologises and restores, E1 the file is corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from cases import grants, policy
from cases.acting import command
from cases.commands._meetings import keep_minutes
from cases.commands._writing import (
    cited,
    require_date,
    require_done,
    require_open,
    require_text,
    rules,
    save,
    save_all,
    write,
)
from cases.commands.closing import dissolve_after_last
from cases.commands.preparation import leaders, proposers
from cases.discipline.forms import DisciplineForm
from cases.errors import AlreadyDone, DrafterApproves
from cases.errors_suspension import (
    ApplicationMissing,
    ExoneratedAlready,
    NothingRestored,
    NotTheBodyThatDisciplined,
    NotWrongful,
    OutsideScope,
    RestorationUnverified,
)
from cases.locking import locked_case, locked_cases, locked_team
from cases.minutes import Minutes, Requirement
from cases.models import (
    Basis,
    Body,
    Case,
    Category,
    Exoneration,
    FollowUpItem,
    Kind,
    MeetingKind,
    PostDuty,
    Restoration,
    Sanction,
    SanctionChange,
    Team,
)
from cases.policy import Act, Duty

if TYPE_CHECKING:
    from cases.rulebook import Rulebook, RuleFound
    from inspection.accounts.models import User

#: Which row of EXON a form belongs to; of an organization it says nothing by form.
_ROWS = {
    DisciplineForm.REPRIMAND: "REPRIMAND_WARNING",
    DisciplineForm.WARNING: "REPRIMAND_WARNING",
    DisciplineForm.REMOVAL: "REMOVAL",
    DisciplineForm.EXPULSION: "EXPULSION",
}


@dataclass(frozen=True)
class Measure:
    """One measure of restoration: what, by whom, until when, verified by whom, and whether the state does it."""

    requirement: Requirement
    on_state_side: bool = False


def entitlement_of(book: Rulebook, form: str) -> tuple[RuleFound, str]:
    """Return the rule of restoration and its row for a form; "" where the rule says nothing by form."""
    found = book.find("EXON")
    row = _ROWS.get(DisciplineForm(form), "")
    return found, row if row in found.value else ""


@command
def establish_wrongfulness(
    sanction: Sanction,
    body: Body,
    *,
    by: User,
    on: date,
    ground: Exoneration.Ground | str,
    paper: str,
    dated: date,
    subject: Exoneration.Subject | str = Exoneration.Subject.ACTIVE,
    received_by: str = "",
) -> Case:
    """P1. Open the matter of discipline that was wrong, at the body that imposed it, on what established it.

    Raises `NotTheBodyThatDisciplined`, `NotWrongful`, `ExoneratedAlready`, `OutsideScope`.
    """
    body = Body.objects.select_for_update(of=("self",)).select_related("organization").get(pk=body.pk)
    policy.require_post(by, PostDuty.AREA_OFFICER, body.organization, on)
    source = locked_case(sanction.case)
    sanction = Sanction.objects.select_related("case__body").prefetch_related("changes").get(pk=sanction.pk)
    team = _team(body, source, by, on)
    book = rules(team, on)
    ground, subject = Exoneration.Ground(ground), Exoneration.Subject(subject)
    found, row = entitlement_of(book, _form_of(sanction))
    if source.body_id != body.pk:
        raise NotTheBodyThatDisciplined(body=body.name, other=source.body.name, citation=found.cite())
    require_text(paper=(_("paper that established it"), paper))
    require_date(on, act=_("Establish that the discipline was wrong"), earliest=dated)
    other = Exoneration.objects.filter(sanction=sanction).select_related("case").first()
    if other is not None:
        raise ExoneratedAlready(case=source.code, other=other.case.code, citation=found.cite())
    annulled = _annulled(sanction, on)
    _require_wrongful(sanction, ground, annulled, dated, found)
    scope = _require_scope(source, subject, book)
    save(team)
    case = _case(team, source, annulled, on)
    save(case)
    exoneration = Exoneration(
        case=case,
        sanction=sanction,
        ground=ground,
        paper=paper,
        established_on=dated,
        subject=subject,
        received_by=received_by or source.subject_name,
        form=_form_of(sanction),
        entitlement=row,
        rule_cited=found.cite(),
    )
    save(exoneration)
    facts = {"ground": str(ground), "form": exoneration.form, "scope": scope, "of": source.code}
    write(case, "wrongfulness-established", "P1", by, on, rules=cited(book, on), **facts)
    write(source, "exoneration-opened", "", by, on, opened=case.code)
    held = [*proposers(body, by, on), *leaders(team, on)]
    grants.give_team(team, held, on)
    grants.give([case], held, on)
    return case


def _annulled(sanction: Sanction, on: date) -> SanctionChange | None:
    changes = [row for row in sanction.changes.all() if row.result == SanctionChange.Result.ANNUL and row.on <= on]
    return changes[0] if changes else None


def _form_of(sanction: Sanction) -> str:
    """The last form that stood: what was annulled later has no form any more."""
    forms = [sanction.form, *(change.form for change in sanction.changes.all())]
    return [form for form in forms if form][-1]


def _require_wrongful(
    sanction: Sanction, ground: Exoneration.Ground, annulled: SanctionChange | None, dated: date, found: RuleFound
) -> None:
    lack = None
    if ground == Exoneration.Ground.COMPLAINT and annulled is None:
        lack = _("no complaint has annulled it")
    elif ground == Exoneration.Ground.JUDGMENT and sanction.case.matter.ground != Basis.JUDGMENT:
        lack = _("it does not rest on a judgment")
    elif dated < sanction.signed_on:
        lack = _("what establishes it is older than the decision")
    if lack is not None:
        raise NotWrongful(case=sanction.case.code, lack=lack, citation=found.cite())


def _require_scope(source: Case, subject: Exoneration.Subject, book: Rulebook) -> str:
    """Refuse a state that does not fit; apology and restoration reach the dissolved, the deceased and the missing."""
    scope = book.find("EXON-SCOPE")
    member = source.subject_member
    of_organization = subject == Exoneration.Subject.DISSOLVED
    deceased = member is not None and member.category == Category.DECEASED
    fits = of_organization == (member is None) or subject == Exoneration.Subject.ACTIVE
    fits = fits and deceased == (subject == Exoneration.Subject.DECEASED)
    covered = subject == Exoneration.Subject.ACTIVE or bool(scope.value.get(subject))
    if not (fits and covered):
        raise OutsideScope(state=subject.label, name=source.subject_name, citation=scope.cite())
    return str(subject)


def _team(body: Body, source: Case, by: User, on: date) -> Team:
    last = Team.objects.filter(body=body, kind=Kind.EXONERATION).aggregate(last=Max("number"))["last"] or 0
    return Team(
        body=body,
        kind=Kind.EXONERATION,
        number=last + 1,
        topic=f"Xin lỗi, phục hồi quyền lợi đối với {source.subject_name}",
        opened_on=on,
        proposed_on=on,
        proposed_by=by,
    )


def _case(team: Team, source: Case, annulled: SanctionChange | None, on: date) -> Case:
    case = Case(
        code=f"{team.kind}-{on.year}-{team.body_id:02d}-{team.number:03d}",
        kind=team.kind,
        team=team,
        body=team.body,
        subject_organization=source.subject_organization,
        subject_member=source.subject_member,
        subject_name=source.subject_name,
        subject_level=source.subject_level,
        managing_organization=source.managing_organization,
        opened_from=annulled.decided_in if annulled and annulled.decided_in else source,
        opened_on=on,
        prepared_on=on,  # with what established it the preparation is over
    )
    case.index_names()
    return case


def _locked(case: Case) -> Exoneration:
    rows = Exoneration.objects.select_for_update(of=("self",)).select_related("sanction__case")
    return rows.get(case=case)


@command
def receive_application(case: Case, *, by: User, on: date) -> Exoneration:
    """R1, before the decision. Record the application for membership, the expelled member's or the family's."""
    case = locked_case(case)
    if not policy.may(by, Act.PROPOSE, case, on):
        policy.require(by, Act.RESTORE_RIGHTS, case, on=on)
    act = _("Record the application")
    require_open(case, act, "decided_on")
    require_date(on, act=act, earliest=case.opened_on)
    row = _locked(case)
    if row.applied_on is not None:
        raise AlreadyDone(act=act, case=case.code, on=f"{row.applied_on:%d/%m/%Y}")
    row.applied_on = on
    save(row, ["applied_on"])
    write(case, "application-received", "R1", by, on)
    return row


@command
def restore_rights(
    team: Team,
    *,
    by: User,
    minutes: Minutes,
    apology: Exoneration.Apology | str,
    measures: Sequence[Measure],
) -> Exoneration:
    """R1. Apologise, with minutes, and decide what is restored; each measure has an owner, a date and a verifier.

    Where no complaint has annulled the sanction, this decision does, as a later fact beside it. Raises
    `DrafterApproves`, `ApplicationMissing`, `NothingRestored`.
    """
    team, on = locked_team(team), minutes.held_on
    (case,) = locked_cases(team)
    policy.require(by, Act.RESTORE_RIGHTS, case, on=on)
    act = _("Apologise and decide the restoration")
    require_open(team, act, "decided_on")
    require_date(on, act=act, earliest=team.opened_on)
    if by.pk == team.proposed_by_id:
        raise DrafterApproves()
    row = _locked(case)
    book = rules(team, on)
    found, _row = entitlement_of(book, row.form)
    if row.form == DisciplineForm.EXPULSION and row.applied_on is None:
        raise ApplicationMissing(name=case.subject_name, citation=found.cite())
    if not measures:
        raise NothingRestored(name=case.subject_name, citation=found.cite())
    meeting = keep_minutes(MeetingKind.APOLOGY, minutes, team=team, case=case, by=by)
    row.apology, row.apologised_on = Exoneration.Apology(apology), on
    row.minutes, row.decided_by, row.rule_cited = meeting, by, found.cite()
    save(row, ["apology", "apologised_on", "minutes", "decided_by", "rule_cited"])
    _follow_up(row, case, measures, on)
    if _annulled(row.sanction, on) is None:
        change = SanctionChange(
            sanction=row.sanction, on=on, result=SanctionChange.Result.ANNUL, decided_in=case, reason=row.paper
        )
        save(change)
        write(locked_case(row.sanction.case), "sanction-annulled", "", by, on, decided_in=case.code)
    team.decided_on, team.decided_by = on, by
    save(team, ["decided_on", "decided_by"])
    case.decided_on = case.follow_up_assigned_on = on
    facts = {"apology": str(row.apology), "measures": len(measures), "form": row.form}
    fields = ["decided_on", "follow_up_assigned_on"]
    write(case, "rights-restored", "R1", by, on, fields, rules=cited(book, on), **facts)
    grants.finish("R1", case=case)
    last = max(measure.requirement.due_on for measure in measures)
    grants.offer("FOLLOW-UP", [Duty.VERIFIER], team=team, case=case, due_on=last)
    return row


def _follow_up(row: Exoneration, case: Case, measures: Sequence[Measure], on: date) -> None:
    """Write each measure as a requirement that its owner carries out and another verifies."""
    for number, measure in enumerate(measures, 1):
        asked = measure.requirement
        require_text(requirement=(_("requirement"), asked.text), owner=(_("to be carried out by"), asked.owner))
        item = FollowUpItem(
            case=case,
            number=number,
            requirement=asked.text,
            owner=asked.owner,
            owner_member=asked.owner_member,
            due_on=asked.due_on,
            verifier=asked.verifier,
        )
        save(item)
        save_all(
            [Restoration(exoneration=row, item=item, on_state_side=measure.on_state_side, rule_cited=row.rule_cited)]
        )
    verifiers = {m.requirement.verifier.user_id for m in measures if m.requirement.verifier.user_id}
    grants.give([case], [(user, Duty.VERIFIER) for user in sorted(verifiers)], on)


@command
def close_exoneration(case: Case, *, by: User, on: date, corrected: str, responsibility: str = "") -> Case:
    """E1. Correct the member's file and the register, and close when every measure is verified.

    Raises `RestorationUnverified`.
    """
    case = locked_case(case)
    policy.require(by, Act.RESTORE_RIGHTS, case, on=on)
    act = _("Close the file")
    require_done(case, act, decided_on=_("nothing is restored yet"))
    require_open(case, act, "closed_on")
    require_date(on, act=act, earliest=case.decided_on)
    require_text(corrected=(_("what was corrected"), corrected))
    row = _locked(case)
    left = FollowUpItem.objects.filter(case=case, closed_on__isnull=True).values_list("number", flat=True)
    if numbers := ", ".join(map(str, left)):
        raise RestorationUnverified(numbers=numbers, citation=row.rule_cited)
    row.corrected, row.responsibility = corrected, responsibility
    save(row, ["corrected", "responsibility"])
    book = rules(case, on)
    book.find("EXON")
    case.closed_on = on
    facts = {"responsibility": bool(responsibility.strip())}
    write(case, "exoneration-closed", "E1", by, on, ["closed_on"], rules=cited(book, on), **facts)
    grants.finish(case=case)
    dissolve_after_last(case, on)
    return case
