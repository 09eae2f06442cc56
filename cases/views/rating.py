"""Rating read: the rounds, the board of units by criteria, a unit's sheet point by point, the ranking and its file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from cases import charts, listing, paging, policy
from cases.commands.evidence import path_of
from cases.models import Band, Body, RankedUnit, RatedUnit, RatingRound, ScoreEvidence
from cases.rating import board
from cases.rating.measures import asked_of, measures
from cases.rating.sheets import Line, Sheet, sheet_of, sheets_of
from cases.refusals import refuse
from cases.spreadsheets import MIME, as_csv, as_xlsx
from cases.statistics import forms
from cases.tables_forms import listed_of
from cases.views.office import attached, known_only

if TYPE_CHECKING:
    from inspection.accounts.models import User


class RatingPage(TemplateView):
    """A page of the rating; a unit's side has its own round and sheet in sight, and nothing else."""

    user: User
    on: date
    keys: Sequence[str] = ()

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Know who asks, and which day it is."""
        super().setup(request, *args, **kwargs)
        self.user = request.user  # type: ignore[assignment]  # the site is closed to anonymous visitors
        self.on = localdate()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse an address with keys nobody reads."""
        known_only(request.GET, self.keys)
        return super().get(request, *args, **kwargs)

    def round_of(self, key: str) -> RatingRound:
        """The round of an address; who has no part in it is told of nothing."""
        found = RatingRound.objects.keyed(key, self.user, self.on)
        return found or refuse(self.user, rating=key)

    def unit_of(self, pk: int) -> RatedUnit:
        """The unit of an address; who does not read its sheet is told of nothing."""
        found = RatedUnit.objects.numbered(pk, self.user, self.on)
        return found or refuse(self.user, rated_unit=pk)

    def reads_all(self, one: RatingRound) -> bool:
        """Whether this person reads the sheets of all units."""
        return RatingRound.objects.led_from(self.user, self.on).contains(one)


class Rounds(RatingPage):
    """Every round this person has a part in."""

    template_name = "cases/ratings.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One statement for the rounds, one for what this person may open."""
        rows = RatingRound.objects.seen_by(self.user, self.on).listed()
        may = Body.objects.rating_for(self.user, self.on).exists()
        return super().get_context_data(rows=rows, may_open=may, **kwargs)


class RoundPage(RatingPage):
    """A round: for the body its board, for a unit its own sheet; once published, the ranking for both."""

    template_name = "cases/rating.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what this person may see of it."""
        one = self.round_of(self.kwargs["key"])
        whole = self.reads_all(one)
        own = list(RatedUnit.objects.answered_by(self.user, self.on).of(one))
        facts: dict[str, Any] = {"round": one, "whole": whole, "own": own, "breadcrumbs": [_to_rounds()]}
        if whole:
            sheets = sheets_of(one, list(RatedUnit.objects.of(one)), self.on)
            facts |= {
                "columns": board.columns(sheets),
                "rows": board.rows(sheets, one),
                "waiting": [(sheet, line) for sheet in sheets for line in sheet.waiting],
                "may_confirm": not one.is_published and policy.leads(self.user, one.body, self.on),
            }
        if one.is_published:
            facts |= self._ranking(one)
        return super().get_context_data(**facts, **kwargs)

    def _ranking(self, one: RatingRound) -> dict[str, Any]:
        ranked = list(RankedUnit.objects.of(one.ranking))
        seen = RatedUnit.objects.seen_by(self.user, self.on).of(one)
        open_to = set(seen.values_list("pk", flat=True))
        urls = {row.unit_id: reverse("rating-unit", args=[row.unit_id]) for row in ranked if row.unit_id in open_to}
        bars = [
            charts.Bar(f"{row.rank}. {row.unit.organization.name}", row.total.normalize() + Decimal(0),
                       urls.get(row.unit_id, ""))
            for row in ranked
        ]  # fmt: skip
        title, words = _("Totals of the units"), _("One bar for each unit, in the order of the ranking.")
        return {
            "ranked": [
                {"row": row, "url": urls.get(row.unit_id, ""), "state": board.STATES[row.band]} for row in ranked
            ],
            "picture": charts.bars("ranking", title, words, bars),
            "counts": [(band.label, sum(row.band == band for row in ranked)) for band in Band],
            "weak": [row for row in ranked if row.band == Band.WEAK],
            "may_list": policy.leads(self.user, one.body, self.on),
        }


class RankingFile(RatingPage):
    """The ranking as a file, for whoever reads the ranking; points by criterion for the body alone."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send it."""
        one = self.round_of(kwargs["key"])
        if not one.is_published:
            refuse(self.user, rating=kwargs["key"], file=kwargs["form"])
        head, rows = board.table(one, with_points=self.reads_all(one))
        form, name = kwargs["form"], f"xep-hang-{one.until:%Y}.{kwargs['form']}"
        content = as_csv(head, rows) if form == "csv" else as_xlsx("Xếp hạng", head, rows, (8, 14, 44, 10, 14, 30))
        return attached(content, MIME[form], name)


class UnitSheet(RatingPage):
    """A unit's sheet: own points, assessed, appealed and final side by side, with the evidence."""

    template_name = "cases/rating_unit.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show it, with what this person may do."""
        unit = self.unit_of(self.kwargs["pk"])
        one, sheet = unit.round, sheet_of(unit, self.on)
        whole = self.reads_all(one)
        # What the office is working on is told to the unit when it is told.
        shown = whole or hasattr(unit, "told") or one.is_published
        facts = {
            "unit": unit,
            "round": one,
            "sheet": sheet,
            "shown": shown,
            "groups": sheet.groups,
            "acts": board.acts(sheet, self.user, self.on),
            "kept_apart": board.kept_apart(unit) if whole else [],
            "ranked": getattr(unit, "ranked", None) if one.is_published else None,
            "breadcrumbs": [_to_rounds(), (one.name, reverse("rating", args=[one.key]))],
        }  # fmt: skip
        return super().get_context_data(**facts, **kwargs)


class EvidenceFile(RatingPage):
    """A file of a unit's evidence, as it was kept."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Send its bytes to be kept, never to be run."""
        unit = self.unit_of(kwargs["pk"])
        row = ScoreEvidence.objects.numbered(kwargs["file"], unit)
        if row is None or not path_of(row.sha256).exists():
            refuse(self.user, rated_unit=kwargs["pk"], evidence=kwargs["file"])
        return FileResponse(path_of(row.sha256).open("rb"), as_attachment=True, filename=row.file_name)


class FigureRows(RatingPage):
    """The rows behind a computed criterion of a unit, as far as this person may open them."""

    template_name = "cases/rating_figure.html"
    keys = (*paging.TURNING, "part")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show a page of one of its lists; of a published ranking the rows it was frozen with."""
        unit = self.unit_of(self.kwargs["pk"])
        one, line = unit.round, self._line(sheet_of(unit, self.on))
        asked = asked_of(unit.organization, one, self.on)
        measure = measures()[line.criterion.figure]
        counted = board.behind(one, unit, line, measure.behind(asked))
        opened = board.behind(one, unit, line, measure.behind(forms.opened_by(self.user, asked)))
        parts = [
            {"label": part.label, "count": len(keys), "seen": len(own), "url": f"?part={place}", "source": part.source,
             "rows": part.rows_of(own)}
            for place, ((part, keys), (_same, own)) in enumerate(zip(counted, opened, strict=True))
        ]  # fmt: skip
        chosen = parts[board.place(self.request.GET.get("part", ""), [part["seen"] for part in parts])]
        listed = listed_of(chosen["source"], chosen["rows"])
        page = paging.page_of(listed.read(self.user, chosen["rows"]), listed.order, self.request.GET.dict())
        facts = {
            "unit": unit,
            "line": line,
            "measure": measure,
            "parts": parts,
            "chosen": chosen,
            "kind": listed.unit,
            "head": listed.head(),
            "rows": listing.lines(page.rows) if listed.unit == "case" else listed.lines(page.rows),
            "page": page,
            "on": self.on,
            "breadcrumbs": [_to_rounds(), (unit.organization.name, reverse("rating-unit", args=[unit.pk]))],
        }
        return super().get_context_data(**facts, **kwargs)

    def _line(self, sheet: Sheet) -> Line:
        line = sheet.line(self.kwargs["criterion"])
        if line is None or line.computed is None:
            refuse(self.user, rated_unit=self.kwargs["pk"], criterion=self.kwargs["criterion"])
        return line


def _to_rounds() -> tuple[str, str]:
    return _("Rating and ranking"), reverse("ratings")
