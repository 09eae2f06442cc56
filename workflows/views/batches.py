"""Opening all cases of a programme item in one act: asked once, watched while it runs, left when one likes."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views import View

from cases import policy, programmes
from cases.errors import ItemCancelled, ProgrammeNotApproved, RuleBroken
from cases.models import PostDuty, ProgrammeItem
from cases.refusals import refuse
from workflows import desk, jobs
from workflows.models import Batch
from workflows.steps import ActForm


def item_of(pk: int, user: Any) -> ProgrammeItem:
    """Return the line of a programme the user reads. Raises `Http404`, and keeps the attempt."""
    return programmes.line(pk, user, localdate()) or refuse(user, item=pk)


class OpenItem(View):
    """Ask for the opening; once asked, this address shows how far it is."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let in the area officers of the body, nobody else."""
        self.item = item_of(kwargs["pk"], request.user)
        try:
            organization = self.item.programme.body.organization
            policy.require_post(request.user, PostDuty.AREA_OFFICER, organization, localdate())  # type: ignore[arg-type]
        except RuleBroken as refusal:
            return render(request, "403.html", {"refusal": refusal}, status=403)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what will happen, or what is happening."""
        batch = Batch.of(self.item)
        if batch is not None and batch.state != Batch.State.FAILED:
            return render(request, "workflows/opening.html", {**progress(batch), **self.facts()})
        return render(request, "workflows/open_item.html", {**self.offer(batch), **self.facts()})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask; a second click finds the first one's progress."""
        on = localdate()
        try:
            self._require_possible()
            batch = jobs.ask_to_open(self.item, by=request.user, on=on)  # type: ignore[arg-type]
        except RuleBroken as refusal:
            context = {**self.offer(None), **self.facts(), "refusal": refusal}
            return render(request, "workflows/open_item.html", context, status=422)
        jobs.open_small(batch)
        return HttpResponseRedirect(reverse("item-open", args=[self.item.pk]))

    def _require_possible(self) -> None:
        """Refuse at once what the queue would refuse later. Raises `ItemCancelled`, `ProgrammeNotApproved`."""
        if self.item.cancelled_in_id:
            raise ItemCancelled()
        if self.item.programme.approved_on is None:
            raise ProgrammeNotApproved(year=self.item.programme.year)

    def facts(self) -> dict[str, Any]:
        """Return what both pages say of the item."""
        back = desk.link("item", self.item.pk) or desk.link("programmes")
        return {"item": self.item, "breadcrumbs": [(_("Programme"), back)] if back else [], "cancel_url": back}

    def offer(self, failed: Batch | None) -> dict[str, Any]:
        """Return what is said before the act."""
        subjects = self.item.subjects.count()
        return {
            "act_label": _("Open the cases"),
            "form": ActForm(),
            "failed": failed,
            "consequences": [
                (
                    "people",
                    _("One team is opened, with one case for each of %(count)s subjects.") % {"count": subjects},
                ),
                ("right", _("Then follows P1: the proposal of content, people and time.")),
                ("lock", _("Nothing reaches the subjects before the decision is signed.")),
            ],
        }


class Opening(View):
    """How far the opening is: the part of the page that is asked again and again."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the bar; nothing where nobody asked for the opening."""
        item = item_of(pk, request.user)
        batch = Batch.of(item)
        officer = policy.holds(request.user, PostDuty.AREA_OFFICER, item.programme.body.organization, localdate())
        if batch is None or not officer:
            raise Http404
        return render(request, "workflows/_opening.html", progress(batch))


def progress(batch: Batch) -> dict[str, Any]:
    """Return what the bar shows."""
    finished = batch.state in {Batch.State.DONE, Batch.State.FAILED}
    team = batch.item.teams.first() if finished else None
    return {
        "batch": batch,
        "finished": finished,
        "poll_url": reverse("opening", args=[batch.item_id]),
        "team_url": reverse("team", args=[team.key]) if team else "",
    }
