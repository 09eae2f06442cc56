"""What the pages of a complaint read: the letter with its judgment, who decided before, and the chain of decisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.commands.discipline.judging import authority_of, competence_of
from cases.discipline.complaints import Ground
from cases.discipline.forms import DisciplineForm
from cases.models import (
    Admission,
    Body,
    Case,
    CaseToOpen,
    Complaint,
    Kind,
    Outcome,
    Rule,
    Sanction,
    SanctionChange,
)
from documents.models import Document
from workflows.papers import HandedOver

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: What is handed to the body that decided, not to the complainant, and so stands on nobody's own page.
TO_BODY = "-body"

#: The chip of what became of a letter.
STATES = {
    Admission.RECEIVED: "todo",
    Admission.ACCEPTED: "soon",
    Admission.REFUSED: "refused",
    Admission.RETURNED: "refused",
    Admission.WITHDRAWN: "done",
}


def to_body(papers: Iterable[HandedOver]) -> list[HandedOver]:
    """Return papers as they are handed to the body that decided."""
    return [(f"{key}{TO_BODY}", title, version) for key, title, version in papers]


# The chain


@dataclass(frozen=True)
class Link:
    """A decision, a letter or an answer in the chain, in the order of their days; none takes the place of another."""

    on: date
    what: str
    body: str
    form: str = ""
    note: str = ""
    code: str = ""
    url: str = ""


@dataclass(frozen=True)
class Chain:
    """The first decision and everything that came after it."""

    links: Sequence[Link]
    form: str
    is_pending: bool
    citation: str = ""
    unverified: bool = False


def sanction_of(case: Case) -> Sanction | None:
    """Return the decision on discipline that a case made, or that is contested in it."""
    rows = Sanction.objects.select_related("case__body__organization", "case__subject_member")
    if case.is_complaint:
        return rows.filter(complaints__case=case).first()
    return rows.filter(case=case).first() if case.is_discipline else None


def chain(sanction: Sanction, user: User, on: date) -> Chain:
    """Return the decision, each complaint and each change with its day; codes open where the user may read."""
    letters = list(sanction.complaints.select_related("body__organization", "case").order_by("received_on", "pk"))
    changes = list(SanctionChange.objects.filter(sanction=sanction).select_related("decided_in__body"))
    linked = [sanction.case_id, *(row.case_id for row in letters), *(row.decided_in_id for row in changes)]
    ids = {pk for pk in linked if pk is not None}
    seen = set(Case.objects.visible_to(user, on).filter(pk__in=ids).values_list("pk", flat=True))

    def link(at: date, what: str, body: Body, case: Case | None, form: str = "", note: str = "") -> Link:
        may = case is not None and case.pk in seen
        url = reverse("case", args=[case.key]) if case is not None and may else ""
        return Link(at, what, body.name, form, note, case.code if case is not None else "", url)

    links = [
        link(
            sanction.signed_on,
            _("Decision on discipline"),
            sanction.case.body,
            sanction.case,
            str(sanction.get_form_display()),
        )
    ]
    for row in letters:
        links.append(link(row.received_on, _("Complaint received"), row.body, row.case, note=_fate(row)))
    for change in changes:
        case = change.decided_in
        body = case.body if case is not None else sanction.case.body
        form = str(change.get_form_display()) if change.form else _("No discipline")
        links.append(link(change.on, str(change.get_result_display()).capitalize(), body, case, form, change.reason))
    pending = any(_is_pending(row) for row in letters)
    holds = Rule.on(on, sanction.case.body.scope).find_or_none("COMPLAIN-PENDING") if pending else None
    form = sanction.form_on(on)
    return Chain(
        sorted(links, key=lambda one: one.on),
        str(dict(Sanction._meta.get_field("form").flatchoices).get(form, "")) if form else "",
        pending,
        holds.cite() if holds is not None else "",
        holds is not None and not holds.gates,
    )


def _is_pending(row: Complaint) -> bool:
    waiting = row.admission in {Admission.RECEIVED, Admission.ACCEPTED}
    return waiting and (row.case is None or row.case.concluded_on is None)


def _fate(row: Complaint) -> str:
    said = str(row.get_admission_display())
    if row.case is not None and row.case.outcome == Outcome.PROPOSED_ABOVE:
        return f"{said}; {row.case.get_outcome_display()}"
    on = f" {row.admitted_on:%d/%m/%Y}" if row.admitted_on else ""
    return f"{said}{on}: {row.reason}" if row.reason else f"{said}{on}"


def beside(case: Case, user: User, on: date) -> dict[str, Any]:
    """Return what the desk of a case shows of complaints: the letter, or the chain of the decision it made."""
    if case.is_complaint:
        return {"complaint": shown(case.complaint, user, on)}
    sanction = sanction_of(case) if case.sanctioned_on else None
    return {"chain": chain(sanction, user, on)} if sanction is not None else {}


# One complaint


@dataclass(frozen=True)
class Cited:
    """A rule the judgment rests on: its article, and whether it may refuse anything yet."""

    key: str
    citation: str
    gates: bool


@dataclass(frozen=True)
class ComplaintShown:
    """A letter with the judgment on it, as every page of it shows it."""

    complaint: Complaint
    contested: str
    state: str
    grounds: Sequence[str]
    explanation: Sequence[str]
    skips_level: bool
    rules: Sequence[Cited]
    apart: Sequence[tuple[str, str]]
    chain: Chain
    proposed: str = ""

    @property
    def is_in_order(self) -> bool:
        """Whether neither a ground nor a level stands in the way."""
        return not self.grounds and not self.skips_level


def grounds_of(complaint: Complaint) -> list[str]:
    """Return the grounds found, in words."""
    return [str(Ground(ground).label) for ground in complaint.judgment.get("grounds", [])]


def shown(complaint: Complaint, user: User, on: date) -> ComplaintShown:
    """Return a complaint with its judgment, those apart from it, and the chain."""
    sanction = Sanction.objects.select_related("case__body__organization").get(pk=complaint.sanction_id)
    book = Rule.on(complaint.received_on, complaint.body.scope)
    found = [book.find_or_none(reference.split("@")[0]) for reference in complaint.judgment.get("rules", [])]
    rows = complaint.deciders.select_related("member").order_by("member__full_name", "pk")
    apart: dict[str, list[str]] = {}
    for row in rows:
        apart.setdefault(row.member.full_name, []).append(str(row.get_part_display()))
    return ComplaintShown(
        complaint=complaint,
        contested=f"{sanction.get_form_display()}, {sanction.signed_on:%d/%m/%Y}, {sanction.case.body.name}",
        state=STATES[Admission(complaint.admission)],
        grounds=grounds_of(complaint),
        explanation=complaint.judgment.get("explanation", []),
        skips_level=bool(complaint.judgment.get("skips_level")) and not complaint.passed_from_id,
        rules=[Cited(one.key, one.cite(), one.gates) for one in found if one is not None],
        apart=[(name, ", ".join(dict.fromkeys(parts))) for name, parts in apart.items()],
        chain=chain(sanction, user, on),
        proposed=complaint.get_proposed_form_display() if complaint.proposed_form else "",
    )


def case_url(complaint: Complaint, user: User, on: date) -> str:
    """Return the page of the case opened on a letter, where the user may read it."""
    case = complaint.case
    seen = case is not None and Case.objects.visible_to(user, on).filter(pk=case.pk).exists()
    return reverse("case", args=[case.key]) if case is not None and seen else ""


# The own complaints of the disciplined side


@dataclass(frozen=True)
class OwnLetter:
    """A letter as the disciplined side sees it: where it went, what became of it, and why."""

    on: date
    body: str
    content: str
    state: str
    word: str
    reason: str
    rule: str


@dataclass(frozen=True)
class Own:
    """The letters against a decision, and where one writes another."""

    letters: Sequence[OwnLetter]
    until: date | None
    url: str


def own(case: Case) -> Own | None:
    """Return the letters of the disciplined side about a decision that was announced to it; one query, or two."""
    announced = case.announced_on is not None
    if not (case.is_complaint or (case.is_discipline and announced)):
        return None
    rows = Complaint.objects.select_related("body")
    rows = rows.filter(case=case) if case.is_complaint else rows.filter(sanction__case=case)
    letters = [
        OwnLetter(
            row.received_on,
            row.body.name,
            row.content,
            STATES[Admission(row.admission)],
            str(row.get_admission_display()),
            row.reason if row.admission in {Admission.REFUSED, Admission.RETURNED} else "",
            row.rule_cited,
        )
        for row in rows
    ]
    if case.is_complaint:
        return Own(letters, case.complaint.next_until, "")
    until = Sanction.objects.filter(case=case).values_list("complaint_until", flat=True).first()
    return Own(letters, until, reverse("portal-complaint", args=[case.key]))


# The register


def register(user: User, on: date) -> QuerySet[Complaint]:
    """Return the letters in the registers the user keeps."""
    rows = Complaint.objects.visible_to(user, on)
    return rows.select_related("body", "sanction__case__body", "case", "contested")


@dataclass(frozen=True)
class Entry:
    """A line of the register."""

    complaint: Complaint
    state: str
    grounds: Sequence[str]
    skips_level: bool
    contested: str
    url: str


def entries(rows: Iterable[Complaint]) -> list[Entry]:
    """Return letters as the register lists them; nothing more is asked of the database."""
    return [
        Entry(
            row,
            STATES[Admission(row.admission)],
            grounds_of(row),
            bool(row.judgment.get("skips_level")) and not row.passed_from_id,
            f"{row.sanction.get_form_display()}, {row.sanction.signed_on:%d/%m/%Y}, {row.sanction.case.body.name}",
            reverse("complaint", args=[row.key]),
        )
        for row in rows
    ]


def bodies_of(user: User, on: date) -> list[Body]:
    """Return the bodies whose letters the user receives and that answer complaints."""
    return [body for body in Body.objects.received_by(user, on) if authority_of(body) is not None]


def named_by(body: Body, number: str, signed_on: date) -> Sanction | None:
    """Return the decision a letter names by its number or its case, and its day, in the house of a body or below it."""
    papers = Document.objects.standing().filter(type_key="discipline-decision", symbol__iexact=number)
    rows = Sanction.objects.filter(signed_on=signed_on).select_related("case__body__organization")
    cases = [
        *papers.values_list("case", flat=True),
        *Case.objects.filter(code__iexact=number).values_list("pk", flat=True),
    ]
    found = [row for row in rows.filter(case__in=cases) if _is_below(row.case.body, body)]
    return found[0] if len(found) == 1 else None


def _is_below(decided: Body, receives: Body) -> bool:
    house = decided.organization
    while house is not None and house.pk != receives.organization_id:
        house = house.parent  # type: ignore[assignment]
    return house is not None


# Passed up


@dataclass(frozen=True)
class PassedUp:
    """A complaint whose form was beyond the power of the body below, and the bodies of the user that may take it."""

    row: CaseToOpen
    form: str
    bodies: Sequence[Body]
    url: str


def passed_up(user: User, on: date) -> list[PassedUp]:
    """Return what came up to the bodies whose letters the user receives, the oldest first."""
    bodies = bodies_of(user, on)
    if not bodies:
        return []
    rows = CaseToOpen.objects.filter(
        procedure=Kind.COMPLAINT, case__outcome=Outcome.PROPOSED_ABOVE, case__complaint__passed_to__isnull=True
    ).select_related("case__body__organization", "case__resolution", "case__complaint__sanction__case")
    found = []
    for row in rows.order_by("on", "pk"):
        form = DisciplineForm(row.case.resolution.form)
        origin = row.case.complaint.sanction.case
        able = [one for one in bodies if _is_below(row.case.body, one) and one.pk != row.case.body_id]
        able = [one for one in able if competence_of(origin, one, form, on).may]
        if able:
            url = reverse("complaint-take-over", args=[row.case.key])
            found.append(PassedUp(row, str(form.label), able, url))
    return found


def may_be_contested(case: Case) -> bool:
    """Whether a decision on discipline stands that may be complained of."""
    return case.kind == Kind.DISCIPLINE and case.sanctioned_on is not None
