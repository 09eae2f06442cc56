"""The acts on work programmes, each one page and one command: draft, approve, amend, figure, milestone, document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views import View

from cases import policy, programmes
from cases.commands import work_programmes as commands
from cases.errors import RuleBroken
from cases.errors_work import WorkChanged
from cases.forms.work_programmes import (
    AmendWorkForm,
    DocumentForm,
    DraftWorkForm,
    FigureForm,
    IndicatorFormSet,
    MilestoneForm,
    ThemeForm,
    indicator_formset,
)
from cases.models import IndicatorActual, IndicatorTarget, PostDuty, WorkMilestone, WorkProgramme
from cases.models.work_programme import drafting_for
from cases.refusals import refuse
from cases.work_programmes import board

if TYPE_CHECKING:
    from inspection.accounts.models import User


class WorkAct(View):
    """One act: shown, sent, and shown again with what is wrong."""

    template_name = "base_act.html"
    user: User
    refusal: RuleBroken | None = None
    rows: IndicatorFormSet | None = None

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
        if not all([form.is_valid(), self.rows is None or self.rows.is_valid()]):
            return self.show(form, 422)
        try:
            done, url = self.perform(form)
        except RuleBroken as refusal:
            self.refusal = refusal
            return self.show(form, 422)
        messages.success(request, done)
        return HttpResponseRedirect(url)

    def show(self, form: forms.Form, status: int = 200) -> HttpResponse:
        """Return the page."""
        every = (_("Work programmes"), reverse("work-programmes"))
        context: dict[str, Any] = {
            "form": form,
            "refusal": self.refusal,
            "breadcrumbs": [every],
            "cancel_url": every[1],
        }
        if self.rows is not None:
            context |= {"formset": self.rows, "formsets": [self.rows], "line_label": _("Indicator and target")}
        return render(self.request, self.template_name, context | self.words(), status=status)

    def make_form(self, *data: Any) -> forms.Form:
        """Return the form; an act that only is confirmed has none."""
        return forms.Form(*data)

    def perform(self, form: Any) -> tuple[str, str]:
        """Carry out the one command; say what was done, and where to go on."""
        raise NotImplementedError

    def words(self) -> dict[str, Any]:
        """Return what the page says around the form."""
        raise NotImplementedError


class DraftingAct(WorkAct):
    """An act of who works in the office of a body."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who works in the office of a body."""
        self.bodies = drafting_for(self.user, self.on)
        if not self.bodies:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class DraftWork(DraftingAct):
    """Draft a work programme, or keep one of the level above."""

    template_name = "cases/work_programme_form.html"

    def make_form(self, *data: Any) -> DraftWorkForm:
        parents = WorkProgramme.objects.above([body.organization_id for body in self.bodies]).listed()
        above = IndicatorTarget.objects.carried_from(one.pk for one in parents)
        self.rows = indicator_formset()(data[0] if data else None, prefix="indicators", form_kwargs={"above": above})
        return DraftWorkForm(*data, bodies=self.bodies, parents=parents)

    def perform(self, form: DraftWorkForm) -> tuple[str, str]:
        new = form.new_work(self.rows.new_indicators() if self.rows else [])
        programme = commands.draft_work_programme(form.chosen_body, new, by=self.user, on=self.on)
        return _("The work programme is drafted; it waits for the approval of a leader."), _url(programme)

    def words(self) -> dict[str, Any]:
        return {
            "act_label": _("Draft a work programme"),
            "draft_key": "work-programme-draft",
            "wide": True,
            "consequences": [
                ("paper", _("The programme is kept as a draft under your name.")),
                ("seal", _("A leader of the body approves it; whoever drafted it does not.")),
                ("edit", _("After that it changes only by an amendment with its reason.")),
            ],
        }


def _url(programme: WorkProgramme) -> str:
    return reverse("work-programme", args=[programme.key])


class OfWorkProgramme(WorkAct):
    """An act on one programme."""

    programme: WorkProgramme

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the programme; whoever may not do it is let in to nothing."""
        key = kwargs["key"]
        self.programme = WorkProgramme.objects.keyed(key, self.user, self.on) or refuse(self.user, work_programme=key)
        if not self.may():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def may(self) -> bool:
        """Whether the user may do it: by default who signs for the body."""
        return policy.leads(self.user, self.programme.body, self.on)

    def around(self, label: str) -> dict[str, Any]:
        """Return what each says around its form."""
        back = _url(self.programme)
        return {
            "act_label": label,
            "cancel_url": back,
            "programme": self.programme,
            "breadcrumbs": [(_("Work programmes"), reverse("work-programmes")), (self.programme.number, back)],
        }


class ApproveWork(OfWorkProgramme):
    """Approve a programme on behalf of its body."""

    def perform(self, form: forms.Form) -> tuple[str, str]:
        commands.approve_work_programme(self.programme, by=self.user, on=self.on)
        return _("The work programme is approved."), _url(self.programme)

    def words(self) -> dict[str, Any]:
        return self.around(_("Approve the work programme")) | {
            "consequences": [
                ("seal", _("The programme stands as version 1 from today.")),
                ("organizations", _("The levels above and below read it, and may carry it out.")),
                ("edit", _("From now on it changes only by an amendment with its reason.")),
            ]
        }


class AmendWork(OfWorkProgramme):
    """Amend an approved programme: what is taken back, what is added, and why."""

    template_name = "cases/work_programme_form.html"

    def make_form(self, *data: Any) -> AmendWorkForm:
        above = IndicatorTarget.objects.carried_from([self.programme.parent_id])
        self.rows = indicator_formset()(data[0] if data else None, prefix="indicators", form_kwargs={"above": above})
        standing = board.amendable(self.programme, self.on)
        return AmendWorkForm(*data, standing=standing, version=self.programme.version)

    def perform(self, form: AmendWorkForm) -> tuple[str, str]:
        facts = form.cleaned_data
        if facts["version"] != self.programme.version:
            raise WorkChanged(title=self.programme.title, version=self.programme.version)
        amendment = commands.amend_work_programme(
            self.programme, by=self.user, on=self.on, reason=facts["reason"], withdraw=board.chosen(facts["withdraw"]),
            parts=form.parts(), indicators=self.rows.new_indicators() if self.rows else [],
            milestones=facts["milestones"],
        )  # fmt: skip
        done = _("The work programme is amended; it now stands as version %(version)s.")
        return done % {"version": amendment.version}, _url(self.programme)

    def words(self) -> dict[str, Any]:
        version = {"version": self.programme.version + 1}
        return self.around(_("Amend the work programme")) | {
            "wide": True,
            "consequences": [
                ("paper", _("The programme becomes version %(version)s; the earlier ones stay readable.") % version),
                ("close", _("What is taken back is no longer asked; its figures stay readable.")),
            ],
        }


class OfOffice(OfWorkProgramme):
    """An act of those who work in the office of the body, on an approved programme."""

    def may(self) -> bool:
        return self.programme.approved_on is not None and self.programme.body in drafting_for(self.user, self.on)


class KeepDocument(OfOffice):
    """Keep a paper issued to carry the programme out."""

    def make_form(self, *data: Any) -> DocumentForm:
        return DocumentForm(*data)

    def perform(self, form: DocumentForm) -> tuple[str, str]:
        row = commands.keep_document(self.programme, by=self.user, on=self.on, **form.cleaned_data)
        return _("%(number)s is kept.") % {"number": row.number}, _url(self.programme)

    def words(self) -> dict[str, Any]:
        return self.around(_("Keep a document"))


class ReachMilestone(OfOffice):
    """Record that a milestone was reached."""

    def make_form(self, *data: Any) -> MilestoneForm:
        pk = self.kwargs["pk"]
        found = WorkMilestone.objects.numbered(pk, self.programme)
        self.milestone = found or refuse(self.user, work_programme=self.programme.key, milestone=pk)
        return MilestoneForm(*data)

    def perform(self, form: MilestoneForm) -> tuple[str, str]:
        commands.reach_milestone(self.milestone, by=self.user, on=self.on, **form.cleaned_data)
        return _("The milestone is recorded as done."), _url(self.programme)

    def words(self) -> dict[str, Any]:
        return self.around(_("Record the milestone as done")) | {"milestone": self.milestone}


class EnterFigure(WorkAct):
    """Enter the figure of a target, or correct one by another."""

    template_name = "cases/work_figure_form.html"
    target: IndicatorTarget
    wrong: IndicatorActual | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who reports for the organization of the target."""
        pk = kwargs["pk"]
        self.target = IndicatorTarget.objects.numbered(pk, self.user, self.on) or refuse(self.user, work_target=pk)
        if not IndicatorTarget.objects.reported_by(self.user, self.on).contains(self.target):
            raise PermissionDenied
        if "figure" in kwargs:
            found = IndicatorActual.objects.of(self.target).numbered(kwargs["figure"])
            self.wrong = found or refuse(self.user, work_target=pk, figure=kwargs["figure"])
        return super().dispatch(request, *args, **kwargs)

    def make_form(self, *data: Any) -> FigureForm:
        initial: dict[str, Any] = {"as_of": min(self.on, self.target.until)}
        if self.wrong is not None:
            initial |= {"as_of": self.wrong.as_of, "source": self.wrong.source}
        unit = self.target.indicator.unit
        return FigureForm(*data, initial=initial, corrects=self.wrong is not None, unit=unit)

    def perform(self, form: FigureForm) -> tuple[str, str]:
        new, told = form.new_actual(), {"by": self.user, "on": self.on, "upload": form.cleaned_data["file"]}
        if self.wrong is None:
            commands.enter_actual(self.target, new, **told)
        else:
            commands.correct_actual(self.wrong, new, reason=form.cleaned_data["reason"], **told)
        return _("The figure is kept."), reverse("work-target", args=[self.target.pk])

    def words(self) -> dict[str, Any]:
        back, programme = reverse("work-target", args=[self.target.pk]), self.target.indicator.programme
        return {
            "act_label": _("Enter the figure") if self.wrong is None else _("Correct the figure"),
            "cancel_url": back,
            "target": self.target,
            "wrong": self.wrong,
            "breadcrumbs": [
                (_("Work programmes"), reverse("work-programmes")),
                (programme.number, _url(programme)),
                (self.target.indicator.text, back),
            ],
            "consequences": [
                ("statistics", _("The figure is kept under your name, with its day and its source.")),
                ("edit", _("It is never changed: a wrong one is followed by its correction, with the reason.")),
            ],
        }


class NameTheme(WorkAct):
    """Say which work programme a line of the annual programme inspects, and by which joint plan."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in the area officer of the line's body."""
        pk = kwargs["pk"]
        self.item = programmes.line(pk, self.user, self.on) or refuse(self.user, item=pk)
        if not policy.holds(self.user, PostDuty.AREA_OFFICER, self.item.programme.body.organization, self.on):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def make_form(self, *data: Any) -> ThemeForm:
        tags = [one.tag for one in self.item.tags.all()]
        initial: dict[str, Any] = {"theme": self.item.theme_id, "tags": tags, "joint_plan": self.item.joint_plan}
        return ThemeForm(*data, initial=initial, offered=WorkProgramme.objects.inspectable(self.user, self.on))

    def perform(self, form: ThemeForm) -> tuple[str, str]:
        commands.name_theme(self.item, by=self.user, on=self.on, **form.cleaned_data)
        return _("The theme of the line is kept."), reverse("item", args=[self.item.pk])

    def words(self) -> dict[str, Any]:
        back = reverse("item", args=[self.item.pk])
        return {
            "act_label": _("Name the theme of the line"),
            "cancel_url": back,
            "breadcrumbs": [(_("Programme"), reverse("programmes")), (self.item.topic, back)],
            "consequences": [
                ("statistics", _("Cases of the line count under the theme, its tags and the joint plan.")),
                ("edit", _("What the line plans does not change.")),
            ],
        }
