"""Organizations and people: the register as of a day, and one organization through time."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.generic import TemplateView

from cases import capacity, lineage
from cases.forms.administration import OrganizationFilter
from cases.models import Case, Organization, Post, Seat
from cases.views.accounts import _pager

ROWS = 25


class InsideOnly(LoginRequiredMixin):
    """Pages of the office; the inspected side has its own."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse whoever has no role but to represent a subject."""
        if request.user.is_authenticated and not capacity.roles(request.user) - {"representative"}:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class Organizations(InsideOnly, TemplateView):
    """The register of organizations."""

    template_name = "cases/organization_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Filter by words, level and whether they still exist."""
        form = OrganizationFilter(self.request.GET or None)
        facts = form.cleaned_data if form.is_bound and form.is_valid() else {}
        found = Organization.objects.select_related("parent").order_by("code")
        if not facts.get("closed"):
            found = found.active(localdate())
        if facts.get("level"):
            found = found.of_level(facts["level"])
        if facts.get("q"):
            found = found.found(facts["q"])
        page = Paginator(found, ROWS).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            rows=page.object_list,
            page=_pager(self.request, page),
            filter_form=form,
            clear_url=reverse("organizations") if self.request.GET else "",
            **kwargs,
        )


class OrganizationPage(InsideOnly, TemplateView):
    """One organization: its names and places in time, who speaks for it, its cases as far as the user sees them."""

    template_name = "cases/organization_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather its history."""
        organization = get_object_or_404(Organization.objects.select_related("parent"), code=self.kwargs["code"])
        on = localdate()
        cases = Case.objects.visible_to(self.request.user).of_organization(organization)
        return super().get_context_data(
            organization=organization,
            states=organization.states.select_related("parent", "event").order_by("-since"),
            parts=organization.parts.select_related("event").order_by("-event__effective_on"),
            lineage=lineage.of(organization),
            children=organization.children.active(on).order_by("code")[:ROWS],
            posts=Post.objects.on(on).of(organization),
            seats=Seat.objects.on(on).of(organization),
            cases=cases[:ROWS],
            **kwargs,
        )
