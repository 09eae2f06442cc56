"""Many papers in one act: choose the kind, see who gets none and why, start, watch, fetch."""

from __future__ import annotations

from typing import Any, NoReturn

from django.core.exceptions import BadRequest
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import programmes
from cases.errors import RuleBroken
from cases.models import AnnualProgramme, Team
from cases.refusals import refuse
from documents import commands
from documents.catalogue import DocumentType
from documents.models_batch import PaperBatch
from workflows import batching
from workflows.access import seen_team
from workflows.views.page import SeenPage


class NewBatch(SeenPage):
    """Choose the kind of paper and look at what it would become; then ask for it."""

    scope: Team | AnnualProgramme

    def find(self, **kwargs: Any) -> None:
        """Set what the batch is for. Raises `Http404`, and keeps the attempt."""
        raise NotImplementedError

    def back(self) -> tuple[str, str]:
        """Return the page this one belongs to, as name and address."""
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let in who may make papers here, nobody else."""
        self.request, self.kwargs = request, kwargs
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the kinds; with one chosen, for whom it can be made and for whom not."""
        self.find(**kwargs)
        kinds = self.kinds()
        key = request.GET.get("loai", "")
        return self.page(kinds, self.chosen(kinds, key) if key else None)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Start; a second click finds the first one's progress."""
        self.find(**kwargs)
        kinds = self.kinds()
        paper = self.chosen(kinds, request.POST.get("loai", ""))
        left_out = set(request.POST.getlist("bo"))
        possible = self.preview(paper).possible
        things = [one.thing for one in possible if one.thing.key not in left_out]
        try:
            batch = commands.start_batch(paper, things, by=self.user, on=self.on, **self.within())
        except RuleBroken as refusal:
            return self.page(kinds, paper, refusal=refusal, status=422)
        return HttpResponseRedirect(reverse("batch", args=[batch.key]))

    def within(self) -> dict[str, Any]:
        """Return the team or programme the batch belongs to, by name."""
        return {"team" if isinstance(self.scope, Team) else "programme": self.scope}

    def kinds(self) -> list[DocumentType]:
        """Return the kinds the person may make here; without any there is no such page."""
        return batching.kinds_for(self.user, self.scope, self.on) or refuse(self.user, batch=str(self.scope.pk))

    def chosen(self, kinds: list[DocumentType], key: str) -> DocumentType:
        """Return the kind asked for."""
        for paper in kinds:
            if paper.key == key:
                return paper
        raise BadRequest("no such kind of paper")

    def preview(self, paper: DocumentType) -> batching.Preview:
        """Ask the rules about every subject here."""
        things = batching.things_for(self.user, self.scope, paper, self.on)
        return batching.preview(paper, things, by=self.user, on=self.on)

    def page(
        self, kinds: list[DocumentType], paper: DocumentType | None, status: int = 200, **more: Any
    ) -> HttpResponse:
        """Return the page."""
        title, url = self.back()
        facts = {
            "kinds": kinds,
            "paper": paper,
            "preview": self.preview(paper) if paper is not None else None,
            "before": batching.last_batches(self.user, self.scope),
            "scope_name": title,
            "cancel_url": url,
            "breadcrumbs": [(title, url)],
            "act_label": _("Issue these papers"),
            "consequences": [
                ("paper", _("Each paper gets its own number; the numbers follow each other without gaps.")),
                ("people", _("Whoever a rule keeps from it gets none; the report says why.")),
                ("print", _("They are printed one after another; at the end there is one PDF and a ZIP of all.")),
                ("clock", _("The files can be fetched for three days; the papers stay.")),
            ],
        }
        return render(self.request, "workflows/batch_new.html", facts | more, status=status)


class TeamBatch(NewBatch):
    """For the cases of a team."""

    def find(self, **kwargs: Any) -> None:
        """Find the team."""
        self.scope = seen_team(self.user, kwargs["key"])

    def back(self) -> tuple[str, str]:
        """The team's page."""
        return str(self.scope.name), reverse("team", args=[self.kwargs["key"]])  # type: ignore[union-attr]


class ProgrammeBatch(NewBatch):
    """For the teams and cases of a programme."""

    def find(self, **kwargs: Any) -> None:
        """Find the programme."""
        pk = kwargs["pk"]
        self.scope = programmes.one(pk, self.user, self.on) or refuse(self.user, programme=pk)

    def back(self) -> tuple[str, str]:
        """The programme's page."""
        return str(self.scope.title), reverse("programme", args=[self.scope.pk])  # type: ignore[union-attr]


class BatchView(SeenPage):
    """Something of one batch, for whoever asked for it."""

    def batch(self, key: str) -> PaperBatch:
        """Return the batch. Raises `Http404`, and keeps the attempt."""
        return batching.own_batch(self.user, key) or self.refuse(key)

    def refuse(self, key: str) -> NoReturn:
        """Answer as if there were nothing."""
        refuse(self.user, batch=key)


class BatchPage(BatchView):
    """How far it is, what could not be made, and the files."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """Show it."""
        batch = self.batch(key)
        scope = batch.team or batch.programme
        name = scope.name if isinstance(scope, Team) else str(scope.title) if scope else ""
        address = reverse("team", args=[scope.key]) if isinstance(scope, Team) else ""
        address = reverse("programme", args=[scope.pk]) if isinstance(scope, AnnualProgramme) else address
        facts = batching.progress(batch) | {
            "failures": batching.failures(batch),
            "scope_name": name,
            "breadcrumbs": [(name, address)] if address else [],
        }
        return render(request, "workflows/batch.html", facts)


class BatchProgress(BatchView):
    """The part of the page that is asked again and again; when all is done, the page is shown anew."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """Show the bar."""
        facts = batching.progress(self.batch(key))
        response = render(request, "workflows/_batch_progress.html", facts)
        if facts["finished"]:
            response["HX-Refresh"] = "true"
        return response


class BatchFile(BatchView):
    """The bound PDF or the ZIP, while the person may read every paper in it."""

    form = "pdf"

    def get(self, request: HttpRequest, key: str) -> HttpResponseBase:
        """Send it."""
        batch = self.batch(key)
        path = batching.file_of(batch, self.user, self.form, self.on)
        if path is None:
            self.refuse(key)
        name = f"{batch.type.code}-{batch.asked_on:%Y%m%d}.{self.form}"
        return FileResponse(path.open("rb"), as_attachment=True, filename=name)


class BindBatch(BatchView):
    """Have the files made anew."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """Lead to the page that offers it."""
        return HttpResponseRedirect(reverse("batch", args=[self.batch(key).key]))

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        """Ask for it."""
        return HttpResponseRedirect(reverse("batch", args=[commands.bind_again(self.batch(key)).key]))
