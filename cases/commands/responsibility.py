"""Individual responsibility where an organization is inspected: what was examined of whom, above all of its head."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from cases import policy
from cases.acting import command
from cases.commands._writing import cited, require_date, require_done, require_open, require_text, rules, save, write
from cases.errors_signs import NotResponsible, ResponsibilityMissing, SubjectOfAnotherKind
from cases.locking import locked_case
from cases.models import Case, Kind, Member, Responsibility
from cases.policy import Act
from cases.stages import code_of

if TYPE_CHECKING:
    from cases.rulebook import Rulebook
    from inspection.accounts.models import User


@command
def examine_responsibility(
    case: Case,
    *,
    by: User,
    on: date,
    member: Member,
    position: str,
    examined: str,
    result: Responsibility.Result | str,
    is_head: bool = False,
) -> Responsibility:
    """R3–R5. Say what was examined of one person's responsibility; said again of the same person, it replaces that.

    Only where the subject is an organization: a member is the subject of the own case. Raises `SubjectOfAnotherKind`.
    """
    case = locked_case(case)
    policy.require(by, Act.RECORD_FINDING, case, on=on)
    act = _("Examine a responsibility")
    if case.subject_organization_id is None:
        raise SubjectOfAnotherKind(name=case.subject_name, procedure=str(Kind.SIGNS_ORGANIZATION.label))
    require_done(case, act, deployed_on=_("the decision is not deployed to the subject"))
    require_open(case, act, "reported_on")
    require_date(on, act=act, earliest=case.deployed_on)
    require_text(position=(_("position at the time"), position), examined=(_("responsibility examined"), examined))
    rows = Responsibility.objects.select_for_update().filter(case=case)
    row = rows.filter(member=member).first()
    before = row.result if row is not None else ""
    if row is None:
        last = rows.aggregate(last=Max("number"))["last"] or 0
        row = Responsibility(case=case, number=last + 1, member=member)
    row.is_head, row.position, row.examined, row.result = is_head, position, examined, Responsibility.Result(result)
    row.recorded_on, row.recorded_by = on, by
    save(row)
    book = rules(case, on)
    book.find_or_none("ORG-RESP")
    facts: dict[str, Any] = {"number": row.number, "result": str(row.result), "before": before}
    step = code_of(case.kind, "verified_on")
    write(case, "responsibility-examined", step, by, on, rules=cited(book, on), **facts)
    return row


def require_examined(case: Case, book: Rulebook) -> None:
    """Refuse to finalise the report on an organization that is silent on individuals, or on the head."""
    found = book.find_or_none("ORG-RESP")
    if case.subject_organization_id is None or found is None or not found.gates:
        return
    heads = list(Responsibility.objects.filter(case=case).values_list("is_head", flat=True))
    if not heads:
        raise ResponsibilityMissing(case=case.code, lack=_("nobody's"), citation=found.cite())
    if not any(heads):
        raise ResponsibilityMissing(case=case.code, lack=_("not that of its head"), citation=found.cite())


def require_to_open(row: Responsibility, source: Case, result: Responsibility.Result, book: Rulebook) -> None:
    """Refuse to open a case where nothing is concluded yet, it was opened before, or another thing follows."""
    lack = None
    if source.concluded_on is None:
        lack = _("the commission has not concluded")
    elif row.result != result:
        lack = _("the report proposes otherwise")
    elif row.opened_id is not None:
        lack = _("it is opened already")
    if lack is not None:
        found = book.find_or_none("ORG-RESP")
        raise NotResponsible(name=row.member.full_name, lack=lack, citation=found.cite() if found else "")
