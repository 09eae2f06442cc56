"""The rows behind a cell of a statistical form: in which order, and as which columns of a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.money import figures
from cases.statistics import Unit
from cases.tables import TABLES
from cases.work_programmes.telling import milestone_words, target_words

if TYPE_CHECKING:
    from inspection.accounts.models import User


@dataclass(frozen=True)
class Listed:
    """How the rows of a source are listed: by the table of a figure's unit, or by columns of its own."""

    order: tuple[str, ...]
    read: Callable[[User, QuerySet[Any]], QuerySet[Any]]
    unit: str = ""
    head: Callable[[], Sequence[str]] = tuple
    line: Callable[[Any], Sequence[Any]] = tuple
    url: Callable[[Any], str] | None = None
    is_of_cases: bool = True

    def lines(self, rows: list[Any]) -> list[Any]:
        """Return the rows as the list writes them: objects of a known unit, or values with the way to their case."""
        if self.unit:
            return rows
        head = self.head()
        return [
            {
                "values": list(zip(head, map(_text, self.line(row)), strict=True)),
                "url": self.url(row) if self.url else "",
            }
            for row in rows
        ]


def _text(value: Any) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def _of_unit(unit: Unit) -> Listed:
    return Listed(TABLES[unit].order, TABLES[unit].read, unit.value)


def _desk(path: str) -> Callable[[Any], str]:
    """Return the way from a row to the desk of its case."""

    def url(row: Any) -> str:
        for name in path.split("."):
            row = getattr(row, name)
        return reverse("case", args=[row.key])

    return url


def _with(*related: str) -> Callable[[User, QuerySet[Any]], QuerySet[Any]]:
    return lambda _user, rows: rows.select_related(*related)


def _mark() -> str:
    return _("entered from records on paper")


LISTED: dict[str, Listed] = {
    "cases": _of_unit(Unit.CASE),
    "teams": _of_unit(Unit.TEAM),
    "sanctions": _of_unit(Unit.SANCTION),
    "complaints": _of_unit(Unit.COMPLAINT),
    "suspensions": _of_unit(Unit.SUSPENSION),
    "allegations": Listed(
        ("pk",),
        _with("case"),
        head=lambda: [_("Subject"), _("Allegation"), _("Conclusion")],
        line=lambda row: [row.case.subject_name, row.text, row.get_verdict_display()],
        url=_desk("case"),
    ),
    "files": Listed(
        ("pk",),
        _with("case"),
        head=lambda: [_("Subject"), _("Disciplinary file"), _("How it was handled"), _("Recommendation")],
        line=lambda row: [
            row.case.subject_name,
            row.title,
            row.get_weight_display(),
            row.get_recommendation_display(),
        ],
        url=_desk("case"),
    ),
    "discipline_sheets": Listed(
        ("pk",),
        _with("case"),
        head=lambda: [_("Subject"), _("Members disciplined"), _("With a complaint"), _("Managed by the level above")],
        line=lambda row: [row.case.subject_name, row.disciplined, row.complained, row.managed_above],
        url=_desk("case"),
    ),
    "money": Listed(
        ("pk",),
        _with("line__case"),
        head=lambda: [_("Subject"), _("Kind of money"), _("What is wrong"), _("Treatment"), _("Amount")],
        line=lambda row: [
            row.line.case.subject_name,
            row.line.get_category_display(),
            row.get_fault_display(),
            row.get_treatment_display(),
            figures(row.amount),
        ],
        url=_desk("line.case"),
    ),
    "repayments": Listed(
        ("pk",),
        _with("item__case"),
        head=lambda: [_("Subject"), _("Paid on"), _("Paper of the payment"), _("Amount")],
        line=lambda row: [row.item.case.subject_name, row.paid_on, row.paper, figures(row.amount)],
        url=_desk("item.case"),
    ),
    "unit-reports": Listed(
        ("since", "pk"),
        _with("organization"),
        head=lambda: [_("Rated unit"), _("Period from"), _("Period until"), _("Receipt code"), _("Received on")],
        line=lambda row: [row.organization.name, row.since, row.until, row.receipt, row.submitted_on],
        is_of_cases=False,
    ),
    "petitions": Listed(
        ("pk",),
        _with("body"),
        head=lambda: [_("Register number"), _("Body"), _("Received on"), _("Class"), _("Handling")],
        line=lambda row: [
            row.symbol,
            row.body.name,
            row.received_on,
            row.get_classification_display(),
            row.get_handling_display(),
        ],
        url=lambda row: reverse("petition", args=[row.key]),
    ),
    "seats": Listed(
        ("pk",),
        _with("body", "member"),
        head=lambda: [_("Full name"), _("Place in the body"), _("Body"), _("Since")],
        line=lambda row: [row.member.full_name, row.get_chair_display(), row.body.name, row.since],
        is_of_cases=False,
    ),
    "organizations": Listed(
        ("pk",),
        _with("organization", "parent"),
        head=lambda: [_("Organization"), _("Code"), _("Level"), _("Parent")],
        line=lambda row: [row.name, row.organization.code, row.get_level_display(), row.parent or ""],
        url=lambda row: reverse("organization", args=[row.organization.code]),
        is_of_cases=False,
    ),
    "organization_changes": Listed(
        ("pk",),
        _with("organization", "event"),
        head=lambda: [_("Organization"), _("Decision"), _("Effective on"), _("State")],
        line=lambda row: [
            row.organization.name, row.event.decision_number, row.event.effective_on, row.get_role_display(),
        ],
        url=lambda row: reverse("organization", args=[row.organization.code]),
        is_of_cases=False,
    ),
    "weak": Listed(
        ("pk",),
        _with("organization", "body"),
        head=lambda: [_("Organization"), _("Body"), _("Listed on"), _("Strengthened on")],
        line=lambda row: [row.organization.name, row.body.name, row.listed_on, row.strengthened_on or ""],
        is_of_cases=False,
    ),
    "planned": Listed(
        ("pk",),
        _with("organization", "member", "item__programme"),
        head=lambda: [_("Subject"), _("Topic"), _("Quarter"), _("Year")],
        line=lambda row: [
            row.organization or row.member, row.item.topic, row.item.quarter, row.item.programme.year,
        ],
        url=lambda row: reverse("item", args=[row.item_id]),
        is_of_cases=False,
    ),
    "work_programmes": Listed(
        ("pk",),
        _with("organization"),
        head=lambda: [_("Number"), _("Work programme"), _("Organization"), _("Issued on")],
        line=lambda row: [row.number, row.title, row.organization.name, row.issued_on],
        url=lambda row: reverse("work-programme", args=[row.key]),
        is_of_cases=False,
    ),
    "work_parts": Listed(
        ("pk",),
        _with("programme"),
        head=lambda: [_("Part"), _("No."), _("Text"), _("Work programme")],
        line=lambda row: [row.get_kind_display(), row.position, row.text, row.programme.number],
        url=lambda row: reverse("work-programme", args=[row.programme.key]),
        is_of_cases=False,
    ),
    "work_targets": Listed(
        ("pk",),
        _with("indicator__programme", "organization"),
        head=lambda: [_("Indicator"), _("Organization"), _("Period"), _("Target"), _("Figure and standing")],
        line=lambda row: [row.indicator.text, row.organization.name, *target_words(row)],
        url=lambda row: reverse("work-target", args=[row.pk]),
        is_of_cases=False,
    ),
    "work_milestones": Listed(
        ("pk",),
        _with("programme", "done"),
        head=lambda: [_("Milestone"), _("Work programme"), _("Due on"), _("Done on"), _("Paper")],
        line=lambda row: [row.text, row.programme.number, row.due_on, *milestone_words(row)],
        url=lambda row: reverse("work-programme", args=[row.programme.key]),
        is_of_cases=False,
    ),
    "work_documents": Listed(
        ("pk",),
        _with("programme"),
        head=lambda: [_("Number"), _("Dated"), _("Title"), _("Work programme")],
        line=lambda row: [row.number, row.dated_on, row.title, row.programme.number],
        url=lambda row: reverse("work-programme", args=[row.programme.key]),
        is_of_cases=False,
    ),
    "criterion_sets": Listed(
        ("pk",),
        _with("body"),
        head=lambda: [_("Name"), _("Body"), _("Version"), _("Effective from")],
        line=lambda row: [row.name, row.body.name, row.version, row.since],
        is_of_cases=False,
    ),
    "cases_of_lines": _of_unit(Unit.CASE),
    "lines": Listed(
        ("pk",),
        _with("programme", "theme"),
        head=lambda: [_("Topic"), _("Procedure"), _("Year"), _("Work programme inspected")],
        line=lambda row: [row.topic, row.get_kind_display(), row.programme.year, row.theme or ""],
        url=lambda row: reverse("item", args=[row.pk]),
        is_of_cases=False,
    ),
}  # fmt: skip

#: What stands beside these on paper, by its table: the mark, and the way to the record.
ON_PAPER: dict[str, Listed] = {
    "paperrecord": Listed(
        ("pk",),
        _with("body"),
        head=lambda: [_("Decision"), _("Mark"), _("Body"), _("Procedure"), _("Signed on")],
        line=lambda row: [row.number, _mark(), row.body.name, row.get_kind_display(), row.signed_on],
        url=lambda row: reverse("paper-record", args=[row.key]),
        is_of_cases=False,
    ),
    "papersubject": Listed(
        ("pk",),
        _with("record__body"),
        head=lambda: [_("Subject"), _("Mark"), _("Decision"), _("Body"), _("Concluded on"), _("Result")],
        line=lambda row: [
            row.subject_name,
            _mark(),
            f"{row.record.number} ({row.record.signed_on:%d/%m/%Y})",
            row.record.body.name,
            row.record.concluded_on,
            row.get_form_display() or row.get_outcome_display(),
        ],
        url=lambda row: reverse("paper-record", args=[row.record.key]),
        is_of_cases=False,
    ),
}


#: What a figure counts once, whatever was counted, by its table.
THINGS: dict[str, Listed] = {"workprogramme": LISTED["work_programmes"]}


def listed_of(source: str, rows: QuerySet[Any]) -> Listed:
    """Return how rows are listed: of a source, of what stands beside it on paper, or of what is counted once."""
    return (ON_PAPER | THINGS).get(str(rows.model._meta.model_name), LISTED[source])
