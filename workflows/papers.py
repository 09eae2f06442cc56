"""The papers of an act: made with it, handed over with it, and shown on its page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from cases import cells
from cases.commands import DECISION_PAPERS, NOTICE
from cases.errors import ApprovedTextChanged
from cases.models import Case, Complaint, Handling, Kind, Petition, Service, Team
from documents import commands
from documents.catalogue import BY_KEY, OUTLINE, DocumentType
from documents.errors import DraftMissing
from documents.facts.money import CONCLUDED, HEADING, renewed
from documents.models import Document, Draft, State

if TYPE_CHECKING:
    from inspection.accounts.models import User

OUTLINE_CODE = OUTLINE.code

#: A paper as it is handed over: the key of its kind, its title, its version.
HandedOver = tuple[str, str, str]


# Made


def make(key: str, thing: Case | Team, *, by: User, on: date, occasion: Any = None) -> Document:
    """Freeze a paper of an act and give it its number, in the transaction of the act."""
    return commands.issue(key, thing, by=by, on=on, occasion=occasion)


def answer_letter(complaint: Complaint, *, by: User, on: date) -> Document:
    """Make the notice that answers a letter which is not handled: of the body it came to, for there is no case."""
    return commands.issue("complaint-refusal", complaint.body, by=by, on=on, occasion=complaint)


#: The letter that goes with a way of handling a petition; all have the handling slip.
_OF_PETITION = {
    Handling.TRANSFER: "petition-transfer",
    Handling.RETURN: "petition-return",
    Handling.GUIDE: "petition-guidance",
    Handling.DECLINE: "petition-refusal",
}


def petition_papers(handling: Handling | str) -> tuple[str, ...]:
    """Return the papers a way of handling makes."""
    letter = _OF_PETITION.get(Handling(handling))
    return ("petition-slip", letter) if letter else ("petition-slip",)


def answer_petition(petition: Petition, *, by: User, on: date) -> list[Document]:
    """Make the slip and the letter of a petition that was handled; none of them names who sent it."""
    keys = petition_papers(petition.handling)
    return [commands.issue(key, petition.body, by=by, on=on, occasion=petition) for key in keys]


def drafted(case: Case, key: str, *, by: User, on: date) -> Draft:
    """Return the last version of a draft; where nobody wrote one, the first, filled from the findings."""
    return commands.last_draft(key, case) or commands.save_draft(key, case, by=by, on=on)


def make_report(case: Case, *, by: User, on: date) -> Document:
    """Make the report from its last draft; the draft notice cites it, begun where nobody wrote one."""
    last = commands.recite_draft("team-report", case, by=by, on=on)
    commands.approve_draft(last, by=by, on=on)
    report = make("team-report", case, by=by, on=on)
    recite_notice(case, by=by, on=on)
    return report


def renew_money(case: Case, *, by: User, on: date) -> None:
    """Let the drafts of an inspection of finance say the figures and treatments that are on record now."""
    for key, title in (("team-report", HEADING), (NOTICE[Kind(case.kind)], CONCLUDED)):
        if (last := commands.last_draft(key, case)) is not None:
            commands.save_draft(key, case, by=by, on=on, blocks=renewed(last.blocks, case, title))


def recite_notice(case: Case, *, by: User, on: date) -> Draft:
    """Have the draft notice cite the report in force."""
    return commands.recite_draft(NOTICE[Kind(case.kind)], case, by=by, on=on)


def issue_approved(case: Case, key: str, sha256: str, *, by: User, on: date) -> Document:
    """Approve the draft that was read, and issue it: number, date and signature are added, nothing else.

    Raises `ApprovedTextChanged` where the newest draft is another than the one read.
    """
    draft = commands.last_draft(key, case)
    if draft is None:
        raise DraftMissing(paper=BY_KEY[key].name)
    if draft.content_sha256 != sha256:
        raise ApprovedTextChanged()
    commands.approve_draft(draft, by=by, on=on)
    return make(key, case, by=by, on=on)


# Handed over


def latest(case: Case, keys: Sequence[str]) -> list[Document]:
    """Return the last standing paper of each kind, of the case or its team, in the order asked for."""
    rows = Document.objects.standing().of_case(case).defer("facts")
    found = {row.type_key: row for row in rows if row.type_key in keys}
    return [found[key] for key in keys if key in found]


def of_the_decision(case: Case) -> tuple[str, ...]:
    """Return what the decision sets in motion and the subject receives; a cell may have its plan or decision alone."""
    issued = {row.type_key for row in latest(case, cells.USUAL)} if cells.is_cell(case.body) else set()
    return tuple(key for key in DECISION_PAPERS if not issued or key in issued or key not in cells.USUAL)


def to_hand_over(case: Case, keys: Sequence[str]) -> list[HandedOver]:
    """Return the papers of these kinds as they are handed over: exactly the version that stands."""
    found = commands.standing_papers(case)
    return [
        (key, f"{BY_KEY[key].name} {found[key].symbol}".strip(), found[key].facts_sha256)
        if key in found
        else (key, str(BY_KEY[key].name), "")
        for key in keys
    ]


def draft_to_hand_over(draft: Draft) -> HandedOver:
    """Return a version of a draft as it is handed over."""
    title = _("%(paper)s, draft no. %(version)s") % {"paper": draft.type_name, "version": draft.version}
    return draft.type_key, title, draft.content_sha256


def choices_to_serve(case: Case) -> list[tuple[str, str]]:
    """Return what may be handed to the subject: the papers meant for it, and the last draft report."""
    rows = [row for row in Document.objects.standing().of_case(case).defer("facts") if row.type.served]
    choices = [(row.key, title_of(row)) for row in rows]
    draft = latest_draft(case, "team-report") if case.verified_on and not case.reported_on else None
    return choices + ([(draft.key, draft_to_hand_over(draft)[1])] if draft else [])


def chosen_to_serve(case: Case, key: str) -> HandedOver:
    """Return the paper chosen among those."""
    for row in Document.objects.standing().of_case(case).defer("facts"):
        if row.key == key:
            return row.type_key, title_of(row), row.facts_sha256
    draft = latest_draft(case, "team-report")
    if draft is None or draft.key != key:
        raise LookupError(key)
    return draft_to_hand_over(draft)


def title_of(document: Document) -> str:
    """Return a paper's name with its number."""
    return f"{document.type_name} {document.symbol}".strip()


# Shown


@dataclass(frozen=True)
class Shown:
    """A paper in a list, as the component draws it."""

    kind: str
    title: str
    url: str
    number: str
    on: date
    state: str
    state_word: str
    note: str = ""


#: The chip of a paper's state.
STATES = {
    State.WAITING: "wait",
    State.ISSUING: "wait",
    State.ISSUED: "done",
    State.INCIDENT: "late",
    State.VOID: "refused",
}


def shown(row: Document) -> Shown:
    """Return a paper as lists show it."""
    return Shown(
        kind=row.type.code,
        title=str(row.type_name),
        url=address("paper", row.key),
        number=row.symbol,
        on=row.signed_on,
        state=STATES[State(row.state)],
        state_word=str(State(row.state).label),
        note=row.about,
    )


def standing(case: Case, keys: Sequence[str]) -> list[Shown]:
    """Return the last standing paper of each kind, as lists show them."""
    return [shown(row) for row in latest(case, keys)]


def listed(case: Case) -> list[Shown]:
    """Return every standing paper of the case and its team."""
    return [shown(row) for row in Document.objects.standing().of_case(case).defer("facts")]


def address(name: str, *args: Any) -> str:
    """Return where a page stands, or nothing while it is not built."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


# Drafts


@dataclass(frozen=True)
class DraftShown:
    """A version of a draft on a page."""

    title: str
    version: int
    author: str
    at: datetime
    on: date
    sha256: str
    blocks: Sequence[dict[str, Any]] = ()


def latest_draft(case: Case, key: str) -> Draft | None:
    """Return the newest version of a draft."""
    return Draft.objects.of(key, case).select_related("author").last()


def read_draft(case: Case, key: str) -> DraftShown | None:
    """Return the newest version of a draft with its text."""
    draft = latest_draft(case, key)
    return draft_shown(draft) if draft is not None else None


def draft_shown(draft: Draft) -> DraftShown:
    """Return a version as pages show it."""
    return DraftShown(
        title=str(draft.type_name),
        version=draft.version,
        author=draft.author.get_full_name(),
        at=draft.created_at,
        on=draft.written_on,
        sha256=draft.content_sha256,
        blocks=draft.blocks,
    )


def drafts_of(case: Case) -> dict[str, Any]:
    """Return both drafts of a case with the addresses of their editors."""
    notice = NOTICE[Kind(case.kind)]
    return {
        "report": read_draft(case, "team-report"),
        "report_url": reverse("draft", args=[case.key, "team-report"]),
        "notice": read_draft(case, notice),
        "notice_url": reverse("draft", args=[case.key, notice]),
    }


def requirements_of(case: Case) -> list[dict[str, Any]]:
    """Return what the approved notice requires: the rows of its last table, with owner and day where it names them."""
    draft = Draft.objects.of(NOTICE[Kind(case.kind)], case).approved().last()
    tables = [block for block in (draft.blocks if draft else []) if block.get("kind") == "table"]
    if not tables:
        return []
    titles = [str(column["title"]).casefold() for column in tables[-1]["columns"]]
    what, owner, due = (next((n for n, t in enumerate(titles) if word in t), None) for word in _TITLES)
    if what is None:
        return []
    return [
        {
            "text": row[what],
            "owner": row[owner] if owner is not None else case.subject_name,
            "due_on": _day(row[due], case.announced_on) if due is not None else None,
        }
        for row in tables[-1]["rows"]
    ]


#: How the columns of a notice's requirements are called: what, who, until when.
_TITLES = ("yêu cầu", "trách nhiệm", "thời hạn")


def _day(words: str, start: date | None) -> date | None:
    """Return the day that "60 ngày, kể từ ngày công bố" or "15/6/2026" means."""
    if written := re.search(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b", words):
        day, month, year = map(int, written.groups())
        return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= 28 else None
    counted = re.search(r"\b(\d{1,3}) ngày\b", words)
    return start + timedelta(days=int(counted[1])) if counted and start else None


# What the inspected side may open


@dataclass(frozen=True)
class Address:
    """Where a paper that was served can be read."""

    code: str
    title: str
    symbol: str
    url: str


class Addresses:
    """The papers and drafts served in a case, found by what their service says."""

    def __init__(self, case: Case, documents: Iterable[Document], drafts: Iterable[Draft]) -> None:
        self.case = case
        self.documents = list(documents)
        self.drafts = {(draft.type_key, draft.content_sha256): draft for draft in drafts}

    def of(self, service: Service) -> Address:
        """Return where the paper of a service is read: that version, or nowhere."""
        kind: DocumentType | None = BY_KEY.get(service.paper)
        code = kind.code if kind else ""
        if draft := self.drafts.get((service.paper, service.version)):
            url = reverse("portal-draft", args=[self.case.key, draft.key])
            return Address(code, service.title, "", url)
        found = [row for row in self.documents if row.type_key == service.paper]
        exact = [row for row in found if service.version in {row.facts_sha256, row.symbol}]
        rows = exact or (found if not service.version else [])
        if not rows:
            return Address(code, service.title, "", "")
        return Address(code, str(rows[-1].type_name), rows[-1].symbol, address("paper", rows[-1].key))


def served_addresses(case: Case, user: User) -> Addresses:
    """Return what was served in a case, as the representative may open it."""
    documents = Document.objects.served_to(user).of_case(case).defer("facts")
    drafts = Draft.objects.served_to(user).filter(case=case)
    return Addresses(case, documents, drafts)


def served_draft(case: Case, key: str, user: User) -> DraftShown | None:
    """Return a version of a draft that was served to the user."""
    draft = Draft.objects.served_to(user).filter(case=case, key=key).select_related("author").first()
    return draft_shown(draft) if draft is not None else None
