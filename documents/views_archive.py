"""The archive: dossiers by period and year, one dossier with its hold, lists of disposal with their two approvals."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import archive, paging
from cases.commands import archive as acts
from cases.errors import RuleBroken
from cases.forms.archive import ArchiveFilter, DisposalForm, ReasonForm, RetentionForm
from cases.models import DisposalBatch
from cases.refusals import refuse
from cases.views.office import OfficePage
from documents import commands
from documents.register import disposal_record

#: As many dossiers as one list of disposal takes.
MOST_LISTED = 500


class ArchivePage(OfficePage):
    """A page for who keeps the archive of a body; for everybody else there is none."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Know which archives the person keeps."""
        self.bodies = list(archive.keepers_of(self.user, self.on).select_related("organization").order_by("pk"))
        if not self.bodies:
            refuse(self.user, page="archive")
        return super().dispatch(request, *args, **kwargs)


class Archive(ArchivePage):
    """25 dossiers at a time; those that are due can be put on a list."""

    template_name = "documents/archive.html"
    keys = paging.TURNING

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what the filters leave."""
        form = self.filters(ArchiveFilter)
        rows = archive.kept_by(self.user, self.on)
        page = paging.Page([])
        if form.is_valid():
            found = archive.chosen(rows, self.on, form.cleaned_data["period"], form.cleaned_data["year"])
            page = paging.page_of(found, ("-closed_on", "-pk"), self.request.GET.dict())
        due_here = [
            (body, count) for body in self.bodies if (count := archive.due_in(body, self.user, self.on).count())
        ]
        return super().get_context_data(
            rows=page.rows, page=page, filter_form=form, due_here=due_here, on=self.on,
            clear_url=reverse("archive") if any(form.data.values()) else "",
            lists=archive.lists_of(self.user, self.on)[:20], **kwargs,
        )  # fmt: skip


class Dossier(ArchivePage):
    """One dossier in the archive: how long it is kept and why, what holds it."""

    template_name = "documents/archive_dossier.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the dossier among those the person keeps."""
        self.case = archive.mine(self.user, kwargs["key"], self.on)
        if self.case is None:
            refuse(self.user, dossier=kwargs["key"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show its periods and holds, and the two forms."""
        proposed, confirmed = archive.proposal(self.case.kind, self.case.body, self.on)
        return super().get_context_data(
            case=self.case,
            proposed=proposed,
            is_confirmed=confirmed,
            periods=archive.periods_of(self.case),
            holds=archive.holds_of(self.case),
            period_form=kwargs.pop("period_form", None) or RetentionForm(),
            reason_form=kwargs.pop("reason_form", None) or ReasonForm(),
            **kwargs,
        )

    def done(self, sentence: str) -> HttpResponse:
        """Say what was done, on the same page."""
        messages.success(self.request, sentence)
        return HttpResponseRedirect(reverse("archive-dossier", args=[self.case.key]))


class SetRetention(Dossier):
    """Say how long the dossier is kept."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep it."""
        form = RetentionForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(period_form=form), status=422)
        told = form.cleaned_data
        years = told["years"] if told["how_long"] == "years" else None
        try:
            acts.set_retention(self.case, years=years, source=told["source"], by=self.user, on=self.on)
        except RuleBroken as refusal:
            return self.render_to_response(self.get_context_data(period_form=form, refusal=refusal), status=422)
        return self.done(_("The retention period is set."))


class HoldDossier(Dossier):
    """Hold the dossier, or lift its hold."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do what the dossier calls for."""
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(reason_form=form), status=422)
        act = acts.lift_hold if self.case.is_held else acts.hold_dossier
        try:
            act(self.case, reason=form.cleaned_data["reason"], by=self.user, on=self.on)
        except RuleBroken as refusal:
            return self.render_to_response(self.get_context_data(reason_form=form, refusal=refusal), status=422)
        return self.done(_("The hold is lifted.") if self.case.is_held else _("The dossier is held."))


class ListForDisposal(ArchivePage):
    """Put the dossiers of a body that are due on a list."""

    template_name = "documents/disposal_new.html"
    body: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the body among those whose archive the person keeps."""
        self.body = archive.kept_body(self.user, kwargs["pk"], self.on) or refuse(self.user, archive=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def due(self) -> list[Any]:
        """Return what is due in this archive."""
        return list(archive.due_in(self.body, self.user, self.on)[:MOST_LISTED])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what is due, all of it ticked."""
        form = kwargs.pop("form", None) or DisposalForm()
        return super().get_context_data(body=self.body, rows=self.due(), form=form, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make the list."""
        form = DisposalForm(request.POST)
        ticked = set(request.POST.getlist("dossier"))
        chosen = [case for case in self.due() if case.key in ticked]
        if not form.is_valid() or not chosen:
            return self.render_to_response(self.get_context_data(form=form, none_ticked=not chosen), status=422)
        try:
            batch = acts.list_for_disposal(
                self.body, chosen, reason=form.cleaned_data["reason"], by=self.user, on=self.on
            )
        except RuleBroken as refusal:
            return self.render_to_response(self.get_context_data(form=form, refusal=refusal), status=422)
        messages.success(request, _("The list is made. Two leaders of the body approve it."))
        return HttpResponseRedirect(reverse("disposal", args=[batch.key]))


class Disposal(ArchivePage):
    """One list of disposal: its dossiers, its approvals, its record."""

    template_name = "documents/disposal.html"
    batch: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the list among those of the archives the person keeps."""
        self.batch = archive.list_of(self.user, kwargs["key"], self.on)
        if self.batch is None:
            refuse(self.user, disposal=kwargs["key"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the list and what may be done with it now."""
        batch: DisposalBatch = self.batch
        waits = not batch.is_carried_out and batch.withdrawn_on is None
        return super().get_context_data(
            batch=batch,
            lines=archive.lines_of(batch, self.user),
            waits=waits,
            may_approve=waits and acts.may_approve(batch, self.user, self.on),
            record=disposal_record(batch),
            form=kwargs.pop("form", None) or ReasonForm(),
            **kwargs,
        )


class ApproveDisposal(Disposal):
    """Approve a list; the second approval carries it out."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Approve."""
        batch: DisposalBatch = self.batch
        try:
            if batch.first_on is None:
                acts.approve_disposal(batch, by=self.user, on=self.on)
                messages.success(request, _("Approved. Another leader approves it too before anything goes."))
            else:
                commands.carry_out_disposal(batch, by=self.user, on=self.on)
                messages.success(request, _("The files are disposed of, and the record is issued."))
        except RuleBroken as refusal:
            return self.render_to_response(self.get_context_data(refusal=refusal), status=422)
        return HttpResponseRedirect(reverse("disposal", args=[batch.key]))


class WithdrawDisposal(Disposal):
    """Give a list up."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Withdraw it."""
        batch: DisposalBatch = self.batch
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            acts.withdraw_disposal(batch, reason=form.cleaned_data["reason"], by=self.user, on=self.on)
        except RuleBroken as refusal:
            return self.render_to_response(self.get_context_data(form=form, refusal=refusal), status=422)
        messages.success(request, _("The list is withdrawn; its dossiers stay."))
        return HttpResponseRedirect(reverse("disposal", args=[batch.key]))
