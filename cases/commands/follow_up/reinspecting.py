"""R3. What is doubtful is looked at again on the spot (phúc tra); what was not done is a new sign of violation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import grants, policy
from cases.acting import command
from cases.commands._meetings import keep_minutes
from cases.commands._writing import cited, require_date, require_done, require_open, require_text, rules, save, write
from cases.commands.closing import require_not_owed, verify_requirement
from cases.commands.follow_up.checking import note
from cases.errors_follow_up import DoubtLeft, NothingDoubtful
from cases.follow_up import JUDGED, following, items_of
from cases.locking import locked_case
from cases.minutes import Minutes
from cases.models import Case, CaseToOpen, FollowUpItem, FollowUpNote, Kind, MeetingKind
from cases.policy import Act

if TYPE_CHECKING:
    from datetime import date

    from cases.rulebook import Rulebook
    from inspection.accounts.models import User


def doubtful(case: Case) -> list[FollowUpItem]:
    """Return the open requirements whose last check left a doubt."""
    rows = FollowUpNote.objects.filter(case=case, kind__in=JUDGED).order_by("pk").values_list("item", "kind")
    last = dict(rows)
    return [
        item for item in items_of(case) if item.closed_on is None and last.get(item.pk) == FollowUpNote.Kind.DOUBTFUL
    ]


@command
def reinspect(case: Case, *, by: User, minutes: Minutes, done: Mapping[int, bool], result: str) -> Case:
    """R3. Re-inspect what is doubtful: minutes, what was found of each requirement, and the report.

    `done` says of each doubtful requirement whether it was found carried out. Raises `NothingDoubtful`, `DoubtLeft`.
    """
    case, on = locked_case(case), minutes.held_on
    policy.require(by, Act.REINSPECT, case, on=on)
    act = _("Re-inspect")
    require_done(case, act, verified_on=_("the evidence is not checked"))
    require_open(case, act, "submitted_on")
    require_date(on, act=act, earliest=case.verified_on)
    book = rules(case, on)
    ask_aggravating(case, book)
    items = doubtful(case)
    if not items:
        raise NothingDoubtful(case=case.code, citation=book.cite("INV-ORDER"))
    if left := ", ".join(str(item.number) for item in items if item.number not in done):
        raise DoubtLeft(numbers=left, citation=book.cite("INV-MINUTES"))
    require_text(result=(_("result of the re-inspection"), result))
    row = following(case)
    source = locked_case(row.conclusion)
    for item in items:
        require_not_owed(source, item, by, on)
    row.reinspected_in = keep_minutes(MeetingKind.VERIFICATION, minutes, team=case.team, case=case, by=by)
    row.reinspection = result
    save(row, ["reinspected_in", "reinspection"])
    undone = [item for item in items if not done[item.number]]
    for item in items:
        kind = FollowUpNote.Kind.FOUND_DONE if done[item.number] else FollowUpNote.Kind.FOUND_UNDONE
        note(case, item, kind, by, on, result)
        if done[item.number]:
            verify_requirement(source, item, by=by, on=on, verification=result)
    if undone:
        list_sign(case, on, undone)
    case.reported_on = case.submitted_on = on
    facts = {"done": len(items) - len(undone), "undone": [item.number for item in undone], "aggravating": bool(undone)}
    write(case, "reinspected", "R3", by, on, ["reported_on", "submitted_on"], rules=cited(book, on), **facts)
    grants.finish("R3", case=case)
    return case


def ask_aggravating(case: Case, book: Rulebook) -> None:
    """Ask, and so cite, the rule by which not carrying out a conclusion aggravates."""
    book.find_or_none("AGGRAV", subject="MEMBER" if case.subject_member_id else "ORGANIZATION")


def list_sign(case: Case, on: date, undone: list[FollowUpItem]) -> None:
    """Keep in the list of cases to open that a conclusion was not carried out: a sign of violation, and aggravating."""
    numbers = ", ".join(str(item.number) for item in undone)
    CaseToOpen.objects.get_or_create(
        case=case,
        procedure=Kind.SIGNS_MEMBER if case.subject_member_id else Kind.SIGNS_ORGANIZATION,
        defaults={
            "reason": f"Không thực hiện yêu cầu {numbers} của kết luận (tình tiết tăng nặng)",
            "on": on,
        },
    )
