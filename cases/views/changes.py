"""What decisions change in the register: organizations merge, split, are renamed. Shown first, then done.

Whoever keeps the register reads no case: what follows is said in figures.
"""

from __future__ import annotations

from abc import abstractmethod
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from cases import commands, succession
from cases.commands import Follows
from cases.errors import RuleBroken
from cases.forms import changes
from cases.importing import merger, sample
from cases.models import EventKind, MemberChange, Organization, OrganizationEvent
from cases.names import clean_name
from cases.views.accounts import AdministratorsOnly
from cases.views.imports import download

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: What a form sends beside what was filled in.
BUTTONS = ("csrfmiddlewaretoken", "read", "back", "confirmed")


class Change(AdministratorsOnly, View):
    """A page of one decision: filled in, shown what follows, done once."""

    form_class: type[forms.Form]
    act_label: Any
    user: User
    form: forms.Form
    places: Any = None
    refusal: RuleBroken | None = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Know who asks, and which day it is."""
        super().setup(request, *args, **kwargs)
        self.user = request.user  # type: ignore[assignment]  # the site is closed to anonymous visitors
        self.on = localdate()

    def get(self, request: HttpRequest, **_kwargs: str) -> HttpResponse:
        """Show the empty form."""
        self.form = self.form_class(initial={"on": self.on})
        return self.show(200)

    def post(self, request: HttpRequest, **_kwargs: str) -> HttpResponse:
        """Show what follows; once that is confirmed, do it."""
        self.form = self.form_class(request.POST, request.FILES)
        self.fill()
        is_valid = self.form.is_valid()
        if is_valid and "confirmed" in request.POST and self.is_recorded():
            messages.info(request, _("This is recorded already."))
            return HttpResponseRedirect(self.url)
        if not all([is_valid, self.places is None or self.places.is_valid()]):
            return self.show(422)
        if "back" in request.POST:
            return self.show(200)
        try:
            if "confirmed" not in request.POST:
                return self.show_what_follows(commands.rehearse(self.perform))
            self.perform()
        except RuleBroken as refusal:
            self.refusal = refusal
            return self.show(422)
        messages.success(request, _("Recorded: %(act)s.") % {"act": self.act_label})
        return HttpResponseRedirect(self.url)

    def fill(self) -> None:
        """Take up what a page has beside its form."""

    @abstractmethod
    def perform(self) -> OrganizationEvent | MemberChange:
        """Do the act."""

    @abstractmethod
    def is_recorded(self) -> bool:
        """Whether the same was recorded a moment ago: who clicks twice is told so, not refused."""

    @property
    @abstractmethod
    def url(self) -> str:
        """The page of what is changed."""

    @property
    @abstractmethod
    def title(self) -> str:
        """What is changed."""

    def context(self) -> dict[str, Any]:
        """Return what both pages show."""
        return {
            "act_label": self.act_label,
            "title": self.title,
            "form": self.form,
            "refusal": self.refusal,
            "cancel_url": self.url,
        }

    def show(self, status: int) -> HttpResponse:
        """Return the page to be filled in."""
        formsets = [self.places] if self.places is not None else []
        context = self.context() | {"formsets": formsets, "wide": bool(formsets)}
        return render(self.request, "cases/change.html", context, status=status)

    def show_what_follows(self, follows: Follows) -> HttpResponse:
        """Return the page on which it is confirmed."""
        context = self.context() | {
            "said": self.said(),
            "again": changes.sent_again(self.request.POST, BUTTONS),
            "consequences": self.consequences(follows),
        }
        return render(self.request, "cases/change_preview.html", context)

    def said(self) -> list[tuple[Any, str]]:
        """Return what was filled in, as it is read back."""
        return [
            (field.label, words)
            for field in self.form.visible_fields()
            if (words := _told(self.form.cleaned_data.get(field.name)))
        ]

    def consequences(self, follows: Follows) -> list[tuple[str, str]]:
        """Return what follows, in figures."""
        counted = [
            ("person", _("Members who belong to another organization from then on: %(count)s."), follows.moving),
            ("paper", _("Cases under way that go on under the name of their day: %(count)s."), follows.going_on),
            ("seal", _("Whoever answers for the subject from then on by this decision: %(count)s."), follows.answering),
        ]
        if follows.unanswered:
            alone = _("Cases under way for which nobody answers then: %(count)s.")
            counted.append(("warning", alone, follows.unanswered))
        found = [(icon, sentence % {"count": count}) for icon, sentence, count in counted]
        if follows.going_on and not follows.answering:
            nobody = _("Nobody represents the successor yet; whoever is given this duty answers at once.")
            found.append(("warning", nobody))
        return found


def _told(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return f"{value:%d/%m/%Y}" if hasattr(value, "strftime") else str(value or "")


class OrganizationChange(Change):
    """A decision about one organization."""

    kind: EventKind
    form: changes.ChangeForm

    @cached_property
    def organization(self) -> Organization:
        """The organization; looked up only for the administrator."""
        return get_object_or_404(Organization.objects.select_related("parent"), code=self.kwargs["code"])

    @property
    def url(self) -> str:
        return reverse("organization", args=[self.organization.code])

    @property
    def title(self) -> str:
        return f"{self.organization.name} ({self.organization.code})"

    def is_recorded(self) -> bool:
        facts = self.form.cleaned_data
        return succession.is_recorded(self.kind, facts["number"], facts["on"], [self.organization])

    def perform(self) -> OrganizationEvent:
        # Read anew: what a rehearsal set on it does not stay.
        organization = Organization.objects.select_related("parent").get(pk=self.organization.pk)
        return self.decide(organization, by=self.user, **self.form.paper())

    @abstractmethod
    def decide(self, organization: Organization, **paper: Any) -> OrganizationEvent:
        """Do it to the organization."""


class Split(OrganizationChange):
    """An organization is split."""

    kind, form_class, act_label = EventKind.SPLIT, changes.SplitForm, gettext_lazy("Split the organization")

    def decide(self, organization: Organization, **paper: Any) -> OrganizationEvent:
        facts = self.form.cleaned_data
        return commands.split_organization(
            organization, facts["successors"], answers=facts["answers"], note=facts["note"], **paper
        )


class Rename(OrganizationChange):
    """An organization gets another name."""

    kind, form_class, act_label = EventKind.RENAME, changes.RenameForm, gettext_lazy("Rename the organization")

    def decide(self, organization: Organization, **paper: Any) -> OrganizationEvent:
        return commands.rename_organization(organization, name=self.form.cleaned_data["name"], **paper)


class Transfer(OrganizationChange):
    """An organization comes under another one."""

    kind, form_class = EventKind.TRANSFER, changes.TransferForm
    act_label = gettext_lazy("Put the organization under another one")

    def decide(self, organization: Organization, **paper: Any) -> OrganizationEvent:
        return commands.transfer_organization(organization, parent=self.form.cleaned_data["parent"], **paper)


class Close(OrganizationChange):
    """An organization ends, and nobody takes its place."""

    kind, form_class, act_label = EventKind.CLOSE, changes.NotedForm, gettext_lazy("Close the organization")

    def decide(self, organization: Organization, **paper: Any) -> OrganizationEvent:
        return commands.close_organizations([organization], note=self.form.cleaned_data["note"], **paper)


class Merge(Change):
    """Several organizations end, and others take their places."""

    form_class, act_label = changes.MergeForm, gettext_lazy("Merge organizations")
    form: changes.MergeForm
    title = ""

    def get(self, request: HttpRequest, **_kwargs: str) -> HttpResponse:
        """Begin with the organization one comes from."""
        self.places = changes.PlaceFormSet(initial=[{"closing": request.GET.get("tu", "")}], prefix="places")
        return super().get(request)

    def fill(self) -> None:
        """Take the rows from the page, or from the workbook sent with it."""
        self.places = changes.PlaceFormSet(self.request.POST, prefix="places")
        workbook = self.request.FILES.get("workbook")
        if "read" not in self.request.POST or workbook is None:
            return
        self.form.is_valid()
        try:
            reading = merger.preview(workbook.read())
        except RuleBroken as refusal:
            self.form.add_error("workbook", refusal)
            return
        for trouble in reading.troubles[:20]:
            self.form.add_error("workbook", str(trouble))
        if not reading.troubles:
            self.places = changes.PlaceFormSet(_rows(merger.pairs(reading)), prefix="places")

    def post(self, request: HttpRequest, **_kwargs: str) -> HttpResponse:
        """Where a workbook was read, show its rows first."""
        if "read" not in request.POST:
            return super().post(request)
        self.form = self.form_class(request.POST, request.FILES)
        self.fill()
        wrong = self.form.errors.get("workbook")
        return self.show(422 if wrong or not self.places.is_valid() else 200)

    @property
    def url(self) -> str:
        return reverse("organizations")

    def perform(self) -> OrganizationEvent:
        places = dict(self.places.said())
        successors = list(dict.fromkeys(places.values()))
        note = self.form.cleaned_data["note"]
        return commands.merge_organizations(
            list(places), successors, places=places, note=note, by=self.user, **self.form.paper()
        )

    def is_recorded(self) -> bool:
        first = Organization.objects.meant(clean_name(str(self.places.forms[0]["closing"].value() or "")))
        facts = self.form.cleaned_data
        return succession.is_recorded(EventKind.MERGE, facts["number"], facts["on"], first)

    def said(self) -> list[tuple[Any, str]]:
        """Return the pairs after the decision."""
        return [*super().said(), *((one.name, f"→ {other.name}") for one, other in self.places.said())]


def _rows(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """Return the pairs as the page sends them."""
    count = str(len(pairs))
    data = {"places-TOTAL_FORMS": count, "places-INITIAL_FORMS": "0"}
    for at, (closing, successor) in enumerate(pairs):
        data |= {f"places-{at}-closing": closing, f"places-{at}-successor": successor}
    return data


class MergeSample(AdministratorsOnly, View):
    """An empty workbook of two columns."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Send it."""
        return download(sample.workbook((merger.MERGER,)), "mau-sap-nhap.xlsx")
