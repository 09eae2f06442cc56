"""What the pages of periodic reports read: the body, its reports, the versions of one, who may write or issue now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from cases import policy, reading, statistics
from cases.models import PROGRAMME_OUTCOMES, Body, PostDuty
from cases.names import clean_name
from cases.statistics import Period, periods
from documents import commands, facts
from documents.catalogue import PERIODIC_REPORT
from documents.forms_drafts import TABLE, Block, rows_of
from documents.models import Document, Draft

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: Reports a list shows; a term has fewer.
MOST = 200


@dataclass(frozen=True)
class Report:
    """The report of a period: its versions, the newest first, and the paper once it is issued."""

    body: Body
    period: Period
    versions: tuple[Draft, ...] = ()
    document: Document | None = None

    @property
    def latest(self) -> Draft | None:
        """The newest version."""
        return self.versions[0] if self.versions else None


def body_of(pk: int, user: User, on: date) -> Body | None:
    """Return the body whose reports the user reads; nothing where they do not exist for them."""
    body = Body.objects.select_related("organization").filter(pk=pk).first()
    return body if body is not None and reading.reads_figures(user, body, on) else None


def report_of(body: Body, period: Period) -> Report:
    """Return the report of a period as far as it has come."""
    occasion = facts.occasion_of(PERIODIC_REPORT, body, period).number
    rows = Draft.objects.of(PERIODIC_REPORT.key, body).filter(occasion=occasion)
    versions = rows.select_related("author", "approved_by").order_by("-version")
    papers = Document.objects.standing().filter(type_key=PERIODIC_REPORT.key, body=body, occasion=occasion)
    return Report(body, period, tuple(versions), papers.first())


def reports_of(body: Body) -> list[Report]:
    """Return the reports of a body, the latest period first."""
    drafts = Draft.objects.of(PERIODIC_REPORT.key, body).select_related("author").order_by("-version")[:MOST]
    papers = Document.objects.standing().filter(type_key=PERIODIC_REPORT.key, body=body)
    issued = {paper.occasion: paper for paper in papers}
    found: dict[int, list[Draft]] = {}
    for draft in drafts:
        found.setdefault(draft.occasion, []).append(draft)
    reports = [
        Report(body, period_of(versions[0]), tuple(versions), issued.get(occasion))
        for occasion, versions in found.items()
    ]
    return sorted(reports, key=lambda report: (report.period.until, report.period.since), reverse=True)


def period_of(draft: Draft) -> Period:
    """Return the period a draft reports on."""
    since, until = (date.fromisoformat(day) for day in draft.content["period"])
    return periods.between(since, until)


def suggested(body: Body, period: Period, on: date) -> list[dict[str, Any]]:
    """Return the text the figures of today give."""
    blocks: list[dict[str, Any]] = commands.suggested(PERIODIC_REPORT, body, on=on, occasion=period)["blocks"]
    return blocks


#: The figures a report is told from, in its order.
FIGURES = (
    "teams", "organizations", "members", "supervision-teams", "supervised", "supervised-members",
    "mandates", "finances", "plan-started", "plan-concluded", "plan-late", "concluded", "concluded-in-time", "late",
    *(statistics.outcome_key(outcome) for outcome in PROGRAMME_OUTCOMES),
)  # fmt: skip


def figures(user: User, report: Report, on: date) -> list[tuple[str, Any, int]]:
    """Return the figures a report is told from as they stand today: key, words, count, as far as the user is told."""
    question = statistics.ask(report.body, report.period.since, report.period.until, on=on)
    asked, _whole = statistics.told_to(user, question)
    return [(key, statistics.FIGURES[key].label, count) for key, count in statistics.counted(asked, FIGURES).items()]


def figures_kept(rows: Sequence[Mapping[str, Any]], known: Sequence[Block]) -> list[Block | None]:
    """Return the known table behind each row that is one; nothing where a figure was typed over.

    What a person may write is the prose: a table comes from the queries, as of today or as of the version written on.
    """
    tables = {_cells(rows_of([block])[0]["text"]): block for block in known if block.get("kind") == TABLE}
    return [tables.get(_cells(str(row.get("text", "")))) if row.get("kind") == TABLE else None for row in rows]


def _cells(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(clean_name(cell) for cell in line.split("|")) for line in text.split("\n") if line.strip())


def may_write(user: User, report: Report, on: date) -> bool:
    """Return whether the user may keep a version now: who reports for the body or signs for it, until it is issued."""
    if report.document is not None:
        return False
    organization = report.body.organization
    return policy.holds(user, PostDuty.REPORTING_SECRETARY, organization, on) or policy.leads(user, report.body, on)


def may_issue(user: User, report: Report, on: date) -> bool:
    """Return whether the user may approve the newest version and sign it: a leader who did not write it."""
    latest = report.latest
    if report.document is not None or latest is None or latest.author_id == user.pk:
        return False
    return policy.leads(user, report.body, on)
