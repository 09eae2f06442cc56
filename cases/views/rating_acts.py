"""The acts of a rating, each one page and one command: open, score, hand in, assess, tell, appeal, decide, confirm."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms as django_forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.generic import View

from cases import policy
from cases.commands import rating
from cases.errors import RuleBroken
from cases.forms.rating import AppealForm, AssessForm, DecideForm, OpenForm, ScoreForm, SelfScoreForm
from cases.models import Body, RatedUnit, RatingRound
from cases.rating import board
from cases.rating.sheets import Line, Sheet, sheet_of, sheets_of
from cases.refusals import refuse

if TYPE_CHECKING:
    from inspection.accounts.models import User


class RatingAct(View):
    """One act: shown, sent, and shown again with what is wrong."""

    template_name = "base_act.html"
    user: User
    on: date
    refusal: RuleBroken | None = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Know who asks, and which day it is."""
        super().setup(request, *args, **kwargs)
        self.user = request.user  # type: ignore[assignment]  # the site is closed to anonymous visitors
        self.on = localdate()

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Show the form."""
        return self.show(self.make_form())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Perform the act, or show what is wrong."""
        form = self.make_form(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form, 422)
        try:
            done, url = self.perform(form)
        except RuleBroken as refusal:
            self.refusal = refusal
            return self.show(form, 422)
        messages.success(request, done)
        return HttpResponseRedirect(url)

    def show(self, form: django_forms.Form, status: int = 200) -> HttpResponse:
        """Return the page."""
        rounds = (_("Rating and ranking"), reverse("ratings"))
        context: dict[str, Any] = {
            "form": form,
            "refusal": self.refusal,
            "breadcrumbs": [rounds],
            "cancel_url": rounds[1],
        }
        return render(self.request, self.template_name, context | self.words(), status=status)

    def make_form(self, *data: Any) -> django_forms.Form:
        """Return the form; an act that only is confirmed has none."""
        return django_forms.Form(*data)

    def perform(self, form: Any) -> tuple[str, str]:
        """Carry out the one command; say what was done, and where to go on."""
        raise NotImplementedError

    def words(self) -> dict[str, Any]:
        """Return what the page says around the form."""
        raise NotImplementedError


class Open(RatingAct):
    """A round is opened."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Only who assesses for a body, or leads it, comes in."""
        self.bodies = Body.objects.rating_for(self.user, self.on)
        if not self.bodies.exists():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def make_form(self, *data: Any) -> OpenForm:
        return OpenForm(*data, bodies=self.bodies, on=self.on)

    def perform(self, form: OpenForm) -> tuple[str, str]:
        facts = dict(form.cleaned_data)
        one = rating.open_round(facts.pop("body"), by=self.user, on=self.on, **facts | {"units": list(facts["units"])})
        return _("The round is open; the units score themselves."), reverse("rating", args=[one.key])

    def words(self) -> dict[str, Any]:
        return {
            "act_label": _("Open a round of rating"),
            "consequences": [
                ("statistics", _("The criteria in force on the last day of the period hold for the round.")),
                ("people", _("Each unit scores itself with evidence until the day you name.")),
            ],
        }


class UnitAct(RatingAct):
    """An act on the sheet of one unit."""

    may = ""
    unit: RatedUnit
    sheet: Sheet

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Whoever may not do it now is told of nothing."""
        unit = RatedUnit.objects.numbered(kwargs["pk"], self.user, self.on)
        if unit is None:
            refuse(self.user, rated_unit=kwargs["pk"])
        self.unit, self.sheet = unit, sheet_of(unit, self.on)
        if not board.acts(self.sheet, self.user, self.on).get(self.may):
            refuse(self.user, rated_unit=kwargs["pk"], doing=self.may)
        return super().dispatch(request, *args, **kwargs)

    @property
    def url(self) -> str:
        """The sheet."""
        return reverse("rating-unit", args=[self.unit.pk])

    def show(self, form: django_forms.Form, status: int = 200) -> HttpResponse:
        """Return the page, with the way back to the sheet."""
        rounds = (_("Rating and ranking"), reverse("ratings"))
        crumbs = [rounds, (self.unit.organization.name, self.url)]
        context: dict[str, Any] = {"form": form, "refusal": self.refusal, "breadcrumbs": crumbs, "cancel_url": self.url}
        context |= {"unit": self.unit, "round": self.unit.round, "sheet": self.sheet}
        return render(self.request, self.template_name, context | self.words(), status=status)


class HandIn(UnitAct):
    """The unit hands its scores in."""

    may = "hand_in"

    def perform(self, form: Any) -> tuple[str, str]:
        rating.hand_in(self.unit, by=self.user, on=self.on)
        return _("The scores are handed in."), self.url

    def words(self) -> dict[str, Any]:
        return {
            "act_label": _("Hand in the scores of %(unit)s") % {"unit": self.unit.organization.name},
            "consequences": [
                ("lock", _("The unit's own points and evidence stay as they are.")),
                ("people", _("The superior's office assesses them; the unit may appeal the result.")),
            ],
        }


class Tell(UnitAct):
    """The office tells the provisional result."""

    may = "tell"

    def perform(self, form: Any) -> tuple[str, str]:
        row = rating.tell_result(self.unit, by=self.user, on=self.on)
        return _("The result is told; it may be appealed until %(day)s.") % {
            "day": f"{row.appeal_until:%d/%m/%Y}"
        }, self.url

    def words(self) -> dict[str, Any]:
        return {
            "act_label": _("Tell %(unit)s its provisional result") % {"unit": self.unit.organization.name},
            "consequences": [
                ("statistics", _("The unit sees the assessed points with their reasons.")),
                ("calendar", _("It may appeal criteria for %(days)s days.") % {"days": self.unit.round.appeal_days}),
                ("lock", _("Points change by a decided appeal only.")),
            ],
        }


class LineAct(UnitAct):
    """An act on one criterion of a unit."""

    template_name = "cases/rating_act.html"
    form_class: type[ScoreForm]
    line: Line

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the form."""
        self.find(kwargs["criterion"])
        return super().get(request, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Perform the act."""
        self.find(kwargs["criterion"])
        return super().post(request, **kwargs)

    def find(self, criterion: int) -> None:
        """Find the line; one that is computed has no such act."""
        line = self.sheet.line(criterion)
        if line is None or line.criterion.is_computed or not self.fits(line):
            refuse(self.user, rated_unit=self.unit.pk, criterion=criterion)
        self.line = line

    def fits(self, line: Line) -> bool:
        """Whether the act is possible on this line."""
        return True

    def make_form(self, *data: Any) -> ScoreForm:
        return self.form_class(*data, criterion=self.line.criterion, initial=self.initial())

    def initial(self) -> dict[str, Any]:
        """What stands in the form at first."""
        return {}

    def label(self) -> str:
        """The name of the button."""
        raise NotImplementedError

    def words(self) -> dict[str, Any]:
        return {"act_label": self.label(), "line": self.line}

    def acted(self, form: ScoreForm) -> dict[str, Any]:
        """What every command here is told."""
        return {"by": self.user, "on": self.on, "points": form.cleaned_data["points"]}


class SelfScoring(LineAct):
    """The unit scores itself in one criterion."""

    may, form_class = "score", SelfScoreForm

    def initial(self) -> dict[str, Any]:
        own = self.line.own
        return {"points": own.points, "words": own.words} if own else {}

    def perform(self, form: ScoreForm) -> tuple[str, str]:
        criterion, facts = self.line.criterion, form.cleaned_data
        rating.score_self(self.unit, criterion, words=facts["words"], **self.acted(form))
        if facts["upload"]:
            rating.attach_score_evidence(self.unit, criterion, by=self.user, on=self.on, upload=facts["upload"])
        return _("Criterion %(code)s is scored.") % {"code": criterion.code}, self.url

    def label(self) -> str:
        return _("Score criterion %(code)s") % {"code": self.line.criterion.code}


class Assess(LineAct):
    """The office assesses one criterion."""

    may, form_class = "assess", AssessForm

    def initial(self) -> dict[str, Any]:
        if self.line.assessed:
            return {"points": self.line.assessed.points, "words": self.line.assessed.reason}
        return {"points": self.line.own.points} if self.line.own else {}

    def perform(self, form: ScoreForm) -> tuple[str, str]:
        rating.assess_score(self.unit, self.line.criterion, reason=form.cleaned_data["words"], **self.acted(form))
        return _("Criterion %(code)s is assessed.") % {"code": self.line.criterion.code}, self.url

    def label(self) -> str:
        return _("Assess criterion %(code)s") % {"code": self.line.criterion.code}


class Appeal(LineAct):
    """The unit appeals one criterion."""

    may, form_class = "appeal", AppealForm

    def fits(self, line: Line) -> bool:
        return line.appeal is None

    def perform(self, form: ScoreForm) -> tuple[str, str]:
        facts = form.cleaned_data
        more = {"reason": facts["words"], "upload": facts["upload"] or None}
        rating.appeal_score(self.unit, self.line.criterion, **self.acted(form), **more)
        return _("The appeal of criterion %(code)s is sent.") % {"code": self.line.criterion.code}, self.url

    def label(self) -> str:
        return _("Appeal criterion %(code)s") % {"code": self.line.criterion.code}


class Decide(LineAct):
    """Another leader decides an appeal."""

    may, form_class = "decide", DecideForm

    def fits(self, line: Line) -> bool:
        return line.waits

    def perform(self, form: ScoreForm) -> tuple[str, str]:
        if self.line.appeal is not None:
            rating.decide_appeal(self.line.appeal, reason=form.cleaned_data["words"], **self.acted(form))
        return _("The appeal of criterion %(code)s is decided.") % {"code": self.line.criterion.code}, self.url

    def label(self) -> str:
        return _("Decide the appeal of criterion %(code)s") % {"code": self.line.criterion.code}


class Confirm(RatingAct):
    """A leader confirms the ranking, which publishes and freezes it."""

    template_name = "cases/rating_confirm.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Whoever does not lead the body is told of nothing."""
        found = RatingRound.objects.keyed(kwargs["key"], self.user, self.on)
        if found is None or found.is_published or not policy.leads(self.user, found.body, self.on):
            refuse(self.user, rating=kwargs["key"])
        self.round = found
        return super().dispatch(request, *args, **kwargs)

    def perform(self, form: Any) -> tuple[str, str]:
        rating.confirm_ranking(self.round, by=self.user, on=self.on)
        return _("The ranking is confirmed and published."), reverse("rating", args=[self.round.key])

    def words(self) -> dict[str, Any]:
        sheets = sheets_of(self.round, list(RatedUnit.objects.of(self.round)), self.on)
        return {
            "act_label": _("Confirm and publish the ranking"),
            "round": self.round,
            "columns": board.columns(sheets),
            "rows": board.rows(sheets, self.round),
            "wide": True,
            "consequences": [
                ("lock", _("Points, totals, bands and ranks are frozen, with the rows behind computed ones.")),
                ("people", _("Every unit sees the ranking with the totals; its evidence stays with those entitled.")),
            ],
            "cancel_url": reverse("rating", args=[self.round.key]),
        }
