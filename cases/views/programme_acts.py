"""The acts on a programme: draft it, approve it, amend it; one page and one command each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views import View

from cases import commands, policy, programmes
from cases.errors import RuleBroken
from cases.forms.programmes import AmendForm, DraftForm, LineFormSet, line_formset
from cases.models import AnnualProgramme, WorkProgramme
from cases.refusals import refuse

if TYPE_CHECKING:
    from inspection.accounts.models import User


LAST_QUARTER = (10, 11, 12)


class ProgrammeAct(View):
    """A page of one act on a programme: shown, sent, and shown again with what is wrong."""

    template_name = "base_act.html"
    user: User
    refusal: RuleBroken | None = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Know who asks, and which day it is."""
        super().setup(request, *args, **kwargs)
        self.user = request.user  # type: ignore[assignment]  # the site is closed to anonymous visitors
        self.on = localdate()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the empty form."""
        self.prepare()
        return self.show(200)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Perform the act, or show what is wrong."""
        self.prepare()
        if not self.are_valid():
            return self.show(422)
        try:
            with transaction.atomic():
                programme = self.perform()
        except RuleBroken as refusal:
            self.refusal = refusal
        except IntegrityError:
            self.form.add_error(
                None, ValidationError(_("Somebody was quicker: look at the programme as it stands now."))
            )
        else:
            messages.success(request, self.done(programme))
            return HttpResponseRedirect(reverse("programme", args=[programme.pk]))
        return self.show(422)

    form: forms.Form
    lines: LineFormSet | None = None

    def are_valid(self) -> bool:
        """Check the form and its lines, so that all errors are shown at once."""
        return all([self.form.is_valid(), self.lines is None or self.lines.is_valid()])

    def show(self, status: int) -> HttpResponse:
        """Return the page."""
        context = {"form": self.form, "refusal": self.refusal, **self.words()}
        if self.lines is not None:
            context |= {"formset": self.lines, "formsets": [self.lines], "line_label": _("Line of the programme")}
        return render(self.request, self.template_name, context, status=status)

    def line_facts(self) -> dict[str, Any]:
        """What every line is told: the day, and the work programmes it may inspect."""
        themes = WorkProgramme.objects.inspectable(self.user, self.on)
        return {"on": self.on, "themes": {one.pk: one for one in themes}}

    def prepare(self) -> None:
        """Make the form and its lines."""
        raise NotImplementedError

    def words(self) -> dict[str, Any]:
        """Return what the page says around the form."""
        raise NotImplementedError

    def perform(self) -> AnnualProgramme:
        """Carry out the one command."""
        raise NotImplementedError

    def done(self, programme: AnnualProgramme) -> str:
        """Say what was done."""
        raise NotImplementedError


class Draft(ProgrammeAct):
    """Draft a year's programme."""

    template_name = "cases/programme_form.html"
    form: DraftForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who prepares a body's programme."""
        self.bodies = programmes.drafting_for(self.user, self.on)
        if not self.bodies:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def prepare(self) -> None:
        data = self.request.POST if self.request.method == "POST" else None
        # Next year's programme is drafted in the last quarter.
        year = self.on.year + (1 if self.on.month in LAST_QUARTER else 0)
        self.form = DraftForm(data, bodies=self.bodies, initial={"year": year, "title": _title(year)})
        self.lines = line_formset(required=True)(data, prefix="lines", form_kwargs=self.line_facts())

    def words(self) -> dict[str, Any]:
        return {
            "act_label": _("Draft the programme"),
            "cancel_url": reverse("programmes"),
            "draft_key": "programme-draft",
            "breadcrumbs": [(_("Programme"), reverse("programmes"))],
            "consequences": [
                ("paper", _("The programme is kept as a draft under your name.")),
                ("seal", _("A leader of the body approves it; whoever drafted it does not.")),
                ("cases", _("Cases are opened from its lines only after the approval.")),
            ],
        }

    def perform(self) -> AnnualProgramme:
        facts = self.form.cleaned_data
        items = self.lines.new_items() if self.lines else []
        return commands.draft_programme(
            self.form.chosen_body,
            by=self.user,
            on=self.on,
            year=facts["year"],
            title=facts["title"],
            purpose=facts["purpose"],
            items=items,
        )

    def done(self, programme: AnnualProgramme) -> str:
        return _("The programme of %(year)s is drafted; it waits for the approval of a leader.") % {
            "year": programme.year
        }


def _title(year: int) -> str:
    # A prescribed paper is Vietnamese text, and so is its title.
    return f"Chương trình kiểm tra, giám sát năm {year}"


class OfProgramme(ProgrammeAct):
    """An act of those who sign for the body."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the programme, and let in who signs for its body."""
        programme = programmes.one(kwargs["pk"], self.user, self.on) or refuse(self.user, programme=kwargs["pk"])
        if not policy.leads(self.user, programme.body, self.on):
            raise PermissionDenied
        self.programme = programme
        return super().dispatch(request, *args, **kwargs)

    def around(self, label: str) -> dict[str, Any]:
        """Return what both acts say around their form."""
        back = reverse("programme", args=[self.programme.pk])
        return {
            "act_label": label,
            "cancel_url": back,
            "programme": self.programme,
            "breadcrumbs": [(_("Programme"), reverse("programmes")), (self.programme.title, back)],
        }


class Approve(OfProgramme):
    """Approve a programme on behalf of the body."""

    template_name = "cases/programme_approve.html"

    def prepare(self) -> None:
        self.form = forms.Form(self.request.POST if self.request.method == "POST" else None)

    def words(self) -> dict[str, Any]:
        return self.around(_("Approve the programme")) | {
            "consequences": [
                ("seal", _("The programme stands as version 1 from today.")),
                ("cases", _("The area officer may open the cases of each line.")),
                ("edit", _("From now on it changes only by an amendment with its reason.")),
            ]
        }

    def perform(self) -> AnnualProgramme:
        return commands.approve_programme(self.programme, by=self.user, on=self.on)

    def done(self, programme: AnnualProgramme) -> str:
        return _("The programme of %(year)s is approved.") % {"year": programme.year}


class Amend(OfProgramme):
    """Amend an approved programme: lines taken back, lines added, and why."""

    template_name = "cases/programme_form.html"
    form: AmendForm

    def prepare(self) -> None:
        data = self.request.POST if self.request.method == "POST" else None
        self.form = AmendForm(data, programme=self.programme)
        self.lines = line_formset(required=False)(data, prefix="lines", form_kwargs=self.line_facts())

    def words(self) -> dict[str, Any]:
        version = {"version": self.programme.version + 1}
        return self.around(_("Amend the programme")) | {
            "draft_key": f"programme-amend:{self.programme.pk}",
            "consequences": [
                ("paper", _("The programme becomes version %(version)s; the earlier ones stay readable.") % version),
                ("close", _("A line taken back opens no cases; those already opened go on.")),
                ("plus", _("Lines added count as outside the first programme.")),
            ],
        }

    def perform(self) -> AnnualProgramme:
        facts = self.form.cleaned_data
        programme = programmes.at_version(self.programme, facts["version"])
        items = self.lines.new_items() if self.lines else []
        commands.amend_programme(
            programme, by=self.user, on=self.on, reason=facts["reason"], cancel=list(facts["cancel"]), add=items
        )
        return programme

    def done(self, programme: AnnualProgramme) -> str:
        return _("The programme is amended; it now stands as version %(version)s.") % {"version": programme.version + 1}
