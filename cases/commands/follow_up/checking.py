"""R1 the subject's remediation plan, R2 evidence is checked requirement by requirement, and urged where it is due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from cases import grants, policy
from cases.acting import command
from cases.commands._writing import cited, require_date, require_done, require_open, require_text, rules, save, write
from cases.commands.closing import close_follow_up
from cases.commands.evidence import keep_file
from cases.commands.service import keep_services
from cases.deadlines import SOON
from cases.errors_follow_up import NotYetToBeUrged, UncheckedRequirements, UnknownRequirement, UrgedTwice
from cases.follow_up import JUDGED, following, items_of, occasion
from cases.locking import locked_case
from cases.minutes import Serving
from cases.models import URGED, Case, EvidenceFile, FollowUp, FollowUpItem, FollowUpNote
from cases.policy import Act

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from inspection.accounts.models import User

#: Keys of the inbox: a letter is due; a requirement is overdue.
URGE, LATE = "FOLLOW-URGE", "FOLLOW-LATE"


@dataclass(frozen=True)
class Checked:
    """What the evidence of a requirement shows, in the words of who looked at it."""

    number: int
    result: FollowUpNote.Kind | str
    text: str


def note(case: Case, item: FollowUpItem, kind: FollowUpNote.Kind | str, by: User | None, on: date, text: str) -> Any:
    """Keep what was done about a requirement."""
    row = FollowUpNote(case=case, item=item, kind=kind, on=on, due_on=item.due_on, text=text, by=by)
    save(row)
    return row


def chosen(case: Case, numbers: Iterable[int], *, among: Iterable[FollowUpItem]) -> list[FollowUpItem]:
    """Return the requirements of these numbers. Raises `UnknownRequirement`."""
    known = {item.number: item for item in among}
    for number in numbers:
        if number not in known:
            raise UnknownRequirement(number=number, case=case.code)
    return [known[number] for number in dict.fromkeys(numbers)]


@command
def receive_plan(
    case: Case, *, by: User, on: date, plan: str = "", plan_from: str = "", missing: bool = False
) -> FollowUp:
    """R1. The subject hands in how and until when it will put things right; or it is recorded that nothing came."""
    case = locked_case(case)
    policy.require(by, Act.REPORT_FOLLOW_UP, case, on=on)
    act = _("Receive the remediation plan")
    require_done(case, act, follow_up_assigned_on=_("nobody is assigned to urge"))
    require_open(case, act, "self_reported_on")
    require_date(on, act=act, earliest=case.follow_up_assigned_on)
    if not missing:
        require_text(plan=(_("remediation plan"), plan), plan_from=(_("handed in by"), plan_from))
    book = rules(case, on)
    book.find_or_none("FOLLOW-DUE")
    row = following(case)
    row.plan, row.plan_from, row.plan_missing = ("" if missing else plan), plan_from, missing
    save(row, ["plan", "plan_from", "plan_missing"])
    case.self_reported_on = on
    write(case, "plan-received", "R1", by, on, ["self_reported_on"], rules=cited(book, on), missing=missing)
    grants.finish("R1", case=case)
    return row


@command
def attach_evidence(item: FollowUpItem, *, by: User, on: date, uploads: Sequence[UploadedFile]) -> int:
    """R1, R2. Keep the files that show how a requirement was carried out, in the file of its follow-up.

    Where nobody follows the conclusion up in a case of its own they are kept with the conclusion. Return how many.
    """
    row = FollowUp.objects.filter(conclusion=item.case_id, urged_by__isnull=False).select_related("case").first()
    case = locked_case(row.case if row else item.case)
    policy.require(by, Act.REPORT_FOLLOW_UP, case, on=on)
    require_open(case, _("Add evidence"), "closed_on")
    title = f"Yêu cầu {item.number}"
    for upload in uploads:
        keep_file(case, by=by, on=on, title=title, upload=upload, origin=EvidenceFile.Origin.SUBJECT)
    return len(uploads)


@command
def attach_plan(case: Case, *, by: User, on: date, uploads: Sequence[UploadedFile]) -> int:
    """R1. Keep the files of the remediation plan; return how many."""
    case = locked_case(case)
    policy.require(by, Act.REPORT_FOLLOW_UP, case, on=on)
    require_open(case, _("Add evidence"), "closed_on")
    for upload in uploads:
        title = "Kế hoạch khắc phục"
        keep_file(case, by=by, on=on, title=title, upload=upload, origin=EvidenceFile.Origin.SUBJECT, step="R1")
    return len(uploads)


@command
def hand_over_letter(case: Case, *, by: User, on: date, serving: Serving) -> Case:
    """R2. Record how a letter that urges reached the subject."""
    case = locked_case(case)
    policy.require(by, Act.URGE, case, on=on)
    keep_services(case, [serving], by=by, on=on)
    write(case, "served", "", by, on, paper=serving.paper, version=serving.version, refused=serving.refused)
    return case


@command
def urge(case: Case, *, by: User, on: date, numbers: Sequence[int], text: str = "") -> FollowUpNote:
    """R2. Urge by a letter, from a week before the day of a requirement on; return the first line of it.

    Raises `UnknownRequirement`, `NotYetToBeUrged`, `UrgedTwice`.
    """
    case = locked_case(case)
    policy.require(by, Act.URGE, case, on=on)
    act = _("Urge by a letter")
    require_done(case, act, follow_up_assigned_on=_("nobody is assigned to urge"))
    require_open(case, act, "concluded_on")
    require_date(on, act=act, earliest=case.follow_up_assigned_on)
    book = rules(case, on)
    found = book.find_or_none("FOLLOW-DUE")
    citation = found.cite() if found else ""
    items = chosen(case, numbers, among=[item for item in items_of(case) if item.closed_on is None])
    if not items:
        raise UnknownRequirement(number="–", case=case.code, citation=citation)
    notes = []
    for item in items:
        kind = occasion(item, on)
        if kind is None:
            day = {"due": f"{item.due_on:%d/%m/%Y}", "since": f"{item.due_on - timedelta(days=SOON):%d/%m/%Y}"}
            raise NotYetToBeUrged(number=item.number, citation=citation, **day)
        if FollowUpNote.objects.filter(item=item, kind__in=URGED, on=on).exists():
            raise UrgedTwice(number=item.number, citation=citation)
        notes.append(note(case, item, kind, by, on, text))
    told: dict[str, Any] = {"paper": "urging-letter", "numbers": [item.number for item in items]}
    write(case, "urged", "R2", by, on, rules=cited(book, on), **told)
    grants.finish(URGE, case=case)
    first: FollowUpNote = notes[0]
    return first


@command
def finish_checking(case: Case, *, by: User, on: date, checks: Sequence[Checked] = ()) -> Case:
    """R2. Say of every requirement still open what its evidence shows; what is enough is closed, as its verifier does.

    Where something is doubtful, a re-inspection comes first; else the result lies before the authority. Raises
    `UnknownRequirement`, `UncheckedRequirements`, `OwnerClosesOwnItem`.
    """
    case = locked_case(case)
    policy.require(by, Act.CLOSE_FOLLOW_UP, case, on=on)
    act = _("Check the evidence")
    require_done(case, act, self_reported_on=_("neither plan nor reports were received"))
    require_open(case, act, "verified_on")
    require_date(on, act=act, earliest=case.self_reported_on)
    book = rules(case, on)
    for key in ("FOLLOW-DUE", "INV-FOLLOW-VERIFIER"):
        book.find_or_none(key)
    left = [item for item in items_of(case) if item.closed_on is None]
    said = {check.number: check for check in checks}
    chosen(case, said, among=left)
    if unchecked := ", ".join(str(item.number) for item in left if item.number not in said):
        raise UncheckedRequirements(numbers=unchecked, citation=book.cite("INV-FOLLOW-VERIFIER"))
    results = [FollowUpNote.Kind(said[item.number].result) for item in left]
    for item, result in zip(left, results, strict=True):
        _judge(case, item, result, said[item.number].text, by, on)
    case.verified_on = on
    fields = ["verified_on"]
    if FollowUpNote.Kind.DOUBTFUL not in results:
        case.submitted_on = on
        fields.append("submitted_on")
    counted = {str(kind): results.count(kind) for kind in JUDGED}
    write(case, "evidence-checked", "R2", by, on, fields, rules=cited(book, on), **counted)
    grants.finish("R2", case=case)
    return case


def _judge(case: Case, item: FollowUpItem, result: FollowUpNote.Kind, text: str, by: User, on: date) -> None:
    if result not in JUDGED:
        raise UncheckedRequirements(numbers=item.number)
    require_text(text=(_("what was found"), text))
    if result == FollowUpNote.Kind.ENOUGH:
        close_follow_up(item, by=by, on=on, verification=text)
    note(case, item, result, by, on, text)
