"""What the pages of periodic reports read: the body, its reports, the versions of one, who may write or issue now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from cases import policy, reading
from cases.models import Body, ClosedPeriod, PostDuty
from cases.names import clean_name, clean_text
from cases.statistics import Period, narrative, periods
from documents import commands, facts, judgement
from documents.catalogue import PERIODIC_REPORT
from documents.forms_drafts import COUNTED, PARAGRAPH, POINT, SECTION, TABLE, Block, rows_of
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


def closed_for(body: Body, period: Period) -> ClosedPeriod | None:
    """Return the closed period whose snapshot the report is told from, or nothing while it is open."""
    return narrative.count_of(body, period.since, period.until, period.until).closed


def suggested(body: Body, period: Period, on: date) -> dict[str, Any]:
    """Return the report the figures of today give."""
    return commands.suggested(PERIODIC_REPORT, body, on=on, occasion=period)


def rows_asked(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """Return blocks as rows of the editor, with an empty one under each heading people still have to write under."""
    lacking = {section.place: section for section in judgement.missing({"narrative": True, "blocks": blocks})}
    rows: list[dict[str, Any]] = []
    for (place, _block), row in zip(judgement.placed(blocks), rows_of(blocks), strict=True):
        rows.append(row)
        if row["kind"] in {SECTION, POINT} and (section := lacking.pop(place, None)):
            rows.append({"kind": PARAGRAPH, "text": "", "asks": str(section.asks)})
    for section in lacking.values():  # its heading was taken away
        rows.append({"kind": SECTION if section.level == 1 else POINT, "text": section.heading})
        rows.append({"kind": PARAGRAPH, "text": "", "asks": str(section.asks)})
    return rows


def figures_kept(
    rows: Sequence[Mapping[str, Any]], former: Sequence[Block], known: Sequence[Block]
) -> list[Block | None]:
    """Return the known table or sentence behind each row that is one; nothing where a figure was typed over.

    What a person may write is the prose: figures come from the queries, as of today or as of the version written on.
    A sentence of figures sent back as prose is one typed over as well.
    """
    tables = {_cells(rows_of([block])[0]["text"]): block for block in known if block.get("kind") == TABLE}
    sentences = {clean_text(block["text"]): block for block in known if block.get("counted")}
    found: list[Block | None] = []
    for row in rows:
        text = str(row.get("text", ""))
        kept = tables.get(_cells(text)) if row.get("kind") == TABLE else sentences.get(text)
        found.append(kept if row.get("kind") == TABLE or is_of_figures(row, former) else None)
    return found


def is_of_figures(row: Mapping[str, Any], former: Sequence[Block]) -> bool:
    """Whether a row is a sentence of figures, or was one when the editor showed it."""
    source = row.get("source")
    was = source is not None and 0 <= source < len(former) and bool(former[source].get("counted"))
    return row.get("kind") == COUNTED or was


def _cells(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(clean_name(cell) for cell in line.split("|")) for line in text.split("\n") if line.strip())


@dataclass(frozen=True)
class Line:
    """One figure of a report: as it was told, that of the year before, how far they are apart, and what it opens."""

    figure: narrative.Figure
    now: int | None
    before: int | None
    why: str
    is_frozen: bool

    @property
    def difference(self) -> int | None:
        """How much more or less than the year before."""
        return None if self.now is None or self.before is None else self.now - self.before

    @property
    def percent(self) -> float | None:
        """The same in the hundred; of nothing there is none."""
        return 100 * self.difference / self.before if self.difference is not None and self.before else None


def lines(content: Mapping[str, Any]) -> list[Line]:
    """Return every figure of a version, in order; older versions kept none."""
    kept = content.get("narrative")
    if kept is None:
        return []
    now, before = kept["figures"], kept["figures_before"]
    closed = kept["closed"] is not None
    return [
        Line(
            figure, now[key]["count"], before.get(key, {}).get("count"), now[key].get("why", ""),
            closed and bool(figure.form),
        )
        for key, figure in narrative.load().figures.items()
        if key in now
    ]  # fmt: skip


def taken_away(content: Mapping[str, Any]) -> list[str]:
    """Return the sentences of figures that were told and are not in the text any more."""
    there = {block.get("counted") for block in content["blocks"]}
    named = {sentence.key: sentence.name for sentence in narrative.load().sentences}
    return [named[key] for key in content.get("narrative", {}).get("sentences", {}) if key not in there]


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
