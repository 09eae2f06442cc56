"""The rows behind a figure: how they are read, in which order, and as which columns of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cases import listing
from cases.statistics import Unit

if TYPE_CHECKING:
    from inspection.accounts.models import User


@dataclass(frozen=True)
class Table:
    """What is shown of one unit of count."""

    order: tuple[str, ...]
    read: Callable[[User, QuerySet[Any]], QuerySet[Any]]
    head: Callable[[], list[str]]
    row: Callable[[QuerySet[Any]], Iterator[list[Any]]]
    widths: tuple[int, ...]


def _team_rows(teams: QuerySet[Any]) -> Iterator[list[Any]]:
    for team in teams.iterator(chunk_size=500):
        yield [
            team.name,
            team.get_kind_display(),
            team.topic,
            team.head_name,
            team.opened_on,
            team.decided_on,
            team.dissolved_on,
            team.cases_seen,
            team.cases_concluded,
        ]


def _team_head() -> list[str]:
    return [
        _("Team"), _("Kind"), _("Topic"), _("Head of the team"), _("Opened on"), _("Decided on"), _("Dissolved on"),
        _("Cases"), _("Concluded"),
    ]  # fmt: skip


def _organization_rows(organizations: QuerySet[Any]) -> Iterator[list[Any]]:
    for organization in organizations.iterator(chunk_size=500):
        yield [
            organization.code,
            organization.name,
            organization.get_level_display(),
            organization.founded_on,
            organization.closed_on,
        ]


def _organization_head() -> list[str]:
    return [_("Code"), _("Name"), _("Level"), _("Founded on"), _("Closed on")]


def _requirement_rows(items: QuerySet[Any]) -> Iterator[list[Any]]:
    for item in items.iterator(chunk_size=500):
        yield [
            item.case.code,
            item.case.subject_name,
            item.number,
            item.requirement,
            item.owner,
            item.due_on,
            item.closed_on,
        ]


def _requirement_head() -> list[str]:
    return [
        _("Case"), _("Subject"), _("No."), _("Requirement"), _("To be carried out by"), _("Due on"), _("Closed on"),
    ]  # fmt: skip


def _sanction_rows(sanctions: QuerySet[Any]) -> Iterator[list[Any]]:
    for row in sanctions.iterator(chunk_size=500):
        yield [
            row.case.code,
            row.case.subject_name,
            row.case.body.name,
            row.get_form_display(),
            row.signed_on,
            row.effective_on,
            row.get_form_at_display(),
            row.lapses_at,
            row.get_state_at_display(),
        ]


def _sanction_head() -> list[str]:
    return [
        _("Case"), _("Subject"), _("Body"), _("Form first decided"), _("Signed on"), _("In force since"),
        _("Form on the day"), _("Lapses on"), _("State on the day"),
    ]  # fmt: skip


def _complaint_rows(complaints: QuerySet[Any]) -> Iterator[list[Any]]:
    for row in complaints.iterator(chunk_size=500):
        yield [
            row.case.code if row.case else "",
            row.complainant_name,
            row.get_about_display(),
            row.get_form_display(),
            row.received_on,
            row.get_admission_display(),
            row.case.concluded_on if row.case else None,
            row.case.get_outcome_display() if row.case else "",
            row.get_change_cause_display(),
        ]


def _complaint_head() -> list[str]:
    return [
        _("Case"), _("Complainant"), _("About"), _("Form complained of"), _("Received on"), _("Admission"),
        _("Decided on"), _("Result"), _("Cause of the change"),
    ]  # fmt: skip


def _suspension_rows(suspensions: QuerySet[Any]) -> Iterator[list[Any]]:
    for row in suspensions.iterator(chunk_size=500):
        yield [
            row.case.code,
            row.case.subject_name,
            row.get_kind_display(),
            row.get_trigger_display(),
            row.since,
            row.until,
            row.ended_on,
        ]


def _suspension_head() -> list[str]:
    return [
        _("Case"), _("Subject"), _("What is suspended"), _("Ground"), _("Since"), _("Last day"),
        _("Rights restored on"),
    ]  # fmt: skip


_organizations = Table(
    ("pk",), lambda _user, rows: rows, _organization_head, _organization_rows, (16, 50, 24, 12, 12)
)  # fmt: skip

TABLES: dict[Unit, Table] = {
    Unit.CASE: Table(
        ("-pk",),
        lambda _user, rows: listing.with_heads(rows),
        listing.case_head,
        listing.case_rows,
        listing.CASE_WIDTHS,
    ),
    Unit.TEAM: Table(
        ("-pk",), listing.with_counts, _team_head, _team_rows, (22, 24, 60, 24, 12, 12, 12, 10, 10)
    ),
    Unit.SUBJECT: _organizations,
    Unit.ORGANIZATION: _organizations,
    Unit.REQUIREMENT: Table(
        ("due_on", "pk"),
        lambda _user, rows: rows.select_related("case"),
        _requirement_head,
        _requirement_rows,
        (22, 40, 6, 60, 40, 12, 12),
    ),
    Unit.SANCTION: Table(
        ("-pk",),
        lambda _user, rows: rows.select_related("case__body"),
        _sanction_head,
        _sanction_rows,
        (22, 40, 40, 20, 12, 14, 20, 12, 24),
    ),
    Unit.COMPLAINT: Table(
        ("-received_on", "-pk"),
        lambda _user, rows: rows.select_related("case"),
        _complaint_head,
        _complaint_rows,
        (22, 40, 30, 20, 12, 24, 12, 28, 40),
    ),
    Unit.SUSPENSION: Table(
        ("-pk",),
        lambda _user, rows: rows.select_related("case"),
        _suspension_head,
        _suspension_rows,
        (22, 40, 30, 40, 12, 12, 16),
    ),
}  # fmt: skip
