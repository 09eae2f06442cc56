"""Signs of violation: the register, one sign, and its way to an inspection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import paging, policy
from cases.commands import watching as commands
from cases.errors_intake import AssessedAlready, NotThisArea, SignsNotEnough
from cases.models import Body, Case, Petition, PostDuty, SignAssessment, SignsMatter, ViolationSign
from cases.refusals import refuse
from workflows import engine, signs_register
from workflows.access import seen_petition, seen_sign
from workflows.acts import Closed, Consequences
from workflows.forms import violation_signs as forms
from workflows.forms.fields import PageForm
from workflows.views.page import SeenPage
from workflows.views.petitions import IntakeAct

if TYPE_CHECKING:
    from inspection.accounts.models import User


class Register(SeenPage):
    """The signs one may read, the newest first; and what conclusions left to be inspected."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """List them."""
        form = forms.SignFilter(request.GET or None)
        chosen = form.chosen()
        rows = signs_register.register(self.user, self.on, chosen)
        page = paging.page_of(rows, ("-noted_on", "-pk"), request.GET.dict())
        facts = {
            "rows": signs_register.entries(page.rows),
            "page": page,
            "left": signs_register.left_over(self.user, self.on),
            "filter_form": form,
            "clear_url": reverse("violation-signs") if chosen else "",
            "note_url": reverse("violation-sign-note") if signs_register.bodies_of(self.user, self.on) else "",
            "on": self.on,
            "empty_title": _("No signs of violation are noted"),
            "empty_how": _("What monitoring, petitions, media, tasks and conclusions point to stands here."),
            "empty_icon": "search",
        }
        return render(request, "workflows/violation_signs.html", facts)


class SignPage(SeenPage):
    """One sign: where it was seen, what was thought of it, where it led."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """Show it."""
        row = seen_sign(self.user, key)
        case = row.case
        seen = Case.objects.visible_to(self.user, self.on)
        origin = row.left_by.case if row.left_by is not None else None
        facts = {
            "sign": row,
            "state": signs_register.state_of(row),
            "acts": self.acts(row),
            "petition_url": self.petition_url(row.petition),
            "case_url": reverse("case", args=[case.key]) if case and seen.contains(case) else "",
            "origin": origin,
            "origin_url": reverse("case", args=[origin.key]) if origin and seen.contains(origin) else "",
            "on": self.on,
            "breadcrumbs": [(_("Register of signs of violation"), reverse("violation-signs"))],
        }
        return render(request, "workflows/violation_sign.html", facts)

    def petition_url(self, petition: Petition | None) -> str:
        """The petition, where the user reads it."""
        if petition is None:
            return ""
        seen = Petition.objects.visible_to(self.user, self.on).contains(petition)
        return reverse("petition", args=[petition.key]) if seen else ""

    def acts(self, row: ViolationSign) -> list[tuple[str, str]]:
        """What the area officer may do now."""
        if row.case_id or not policy.holds(self.user, PostDuty.AREA_OFFICER, row.body.organization, self.on):
            return []
        found = []
        if row.assessment == SignAssessment.ENOUGH:
            found.append((_("Open an inspection"), reverse("violation-sign-promote", args=[row.key])))
        again = _("Assess anew") if row.assessment else _("Assess")
        return [*found, (again, reverse("violation-sign-assess", args=[row.key]))]


class SignPageAct(IntakeAct):
    """An act of the register of signs."""

    made: ViolationSign | None = None

    def get_success_url(self) -> str:
        """The sign that was noted, or the register."""
        return reverse("violation-sign", args=[self.made.key]) if self.made else reverse("violation-signs")

    def breadcrumbs(self) -> list[tuple[str, str]]:
        """The register."""
        return [(_("Register of signs of violation"), reverse("violation-signs"))]

    def find_bodies(self) -> None:
        """Find the bodies whose area the user follows. Raises `Closed`."""
        self.bodies = signs_register.bodies_of(self.user, self.on)
        if not self.bodies:
            raise Closed(NotThisArea(body=_("any body")))
        self.body = self.bodies[0]

    def require_duty(self) -> None:
        """Who follows an area may; the command asks again which."""


class NoteSign(SignPageAct):
    """Note a sign seen in monitoring, media, a task, another's work."""

    form_class = forms.NoteForm
    act_label = gettext_lazy("Note signs of violation")
    petition: Petition | None = None

    def find(self, **kwargs: Any) -> None:
        """Find the bodies. Raises `Closed`."""
        self.find_bodies()

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the bodies, and the petition."""
        return super().get_form_kwargs() | {"bodies": self.bodies, "petition": self.petition}

    def perform(self, by: User, body: Body, **facts: Any) -> None:
        """Note it."""
        facts.pop("once", None)
        self.made = commands.note_sign(body, by=by, on=self.on, petition=self.petition, **facts)


class NoteFromPetition(NoteSign):
    """Note a sign that a petition points to; the link goes both ways."""

    def find(self, **kwargs: Any) -> None:
        """Find the petition and its body. Raises `Http404`, `Closed`."""
        self.petition = seen_petition(self.user, kwargs["key"])
        self.body = self.petition.body
        self.bodies = [self.body]
        if not policy.holds(self.user, PostDuty.AREA_OFFICER, self.body.organization, self.on):
            raise Closed(NotThisArea(body=self.body.name))

    def perform(self, by: User, body: Body, **facts: Any) -> None:
        """Note it, from the petition."""
        super().perform(by, body, source=SignsMatter.Source.PETITION, **facts)

    def heading(self) -> str:
        """The petition."""
        return _("Petition %(number)s") % {"number": self.petition.symbol if self.petition else ""}


class NoteLeft(SignPageAct):
    """Take what a conclusion left to be inspected into the register."""

    form_class = PageForm
    act_label = gettext_lazy("Note what a conclusion left")

    def find(self, **kwargs: Any) -> None:
        """Find it among what is left, then the bodies. Raises `Http404`, `Closed`."""
        self.left = signs_register.left(self.user, self.on, kwargs["pk"]) or refuse(self.user, left=kwargs["pk"])
        self.find_bodies()

    def perform(self, by: User, **_facts: Any) -> None:
        """Note it."""
        self.made = commands.note_left_sign(self.left, by=by, on=self.on, body=self.body)

    def heading(self) -> str:
        """Whose conclusion left it."""
        return f"{self.left.case.subject_name} · {self.left.case.code}"


class SignAct(SignPageAct):
    """An act on one sign, of the area officer of its body."""

    sign: ViolationSign

    def find(self, **kwargs: Any) -> None:
        """Find it. Raises `Http404`."""
        self.sign = seen_sign(self.user, kwargs["key"])
        self.body = self.sign.body

    def require_duty(self) -> None:
        """Refuse others, and what led to an inspection. Raises `Closed`."""
        if not policy.holds(self.user, PostDuty.AREA_OFFICER, self.body.organization, self.on):
            raise Closed(NotThisArea(body=self.body.name))
        if self.sign.case is not None:
            raise Closed(AssessedAlready(case=self.sign.case.code))

    def get_success_url(self) -> str:
        """Back to it."""
        return reverse("violation-sign", args=[self.sign.key])

    def heading(self) -> str:
        """To whom it points."""
        return self.sign.subject


class AssessSign(SignAct):
    """P1. Say whether the signs are enough."""

    form_class = forms.AssessForm
    act_label: Any = gettext_lazy("Assess the signs")

    def get_initial(self) -> dict[str, Any]:
        """What was thought before."""
        return {"assessment": self.sign.assessment, "reason": self.sign.reason}

    def perform(self, by: User, assessment: str, reason: str, **_facts: Any) -> None:
        """Assess."""
        commands.assess_sign(self.sign, by=by, on=self.on, assessment=assessment, reason=reason)


class PromoteSign(SignAct):
    """P1. Open an inspection on signs that are enough."""

    form_class = forms.PromoteForm
    act_label: Any = gettext_lazy("Open an inspection on the signs")
    opened: Case | None = None

    def require_duty(self) -> None:
        """Refuse signs that are not enough. Raises `Closed`."""
        super().require_duty()
        if self.sign.assessment != SignAssessment.ENOUGH:
            raise Closed(SignsNotEnough())

    def perform(self, by: User, about: str, **_facts: Any) -> None:
        """Open it, and let the preparation begin."""
        self.opened = commands.promote_sign(self.sign, by=by, on=self.on, about=about)
        engine.start_preparation(self.opened.team)

    def get_success_url(self) -> str:
        """The new case."""
        return reverse("case", args=[self.opened.key]) if self.opened else super().get_success_url()

    def consequences(self) -> Consequences:
        """What follows."""
        return [("cases", _("The case stands in your work: write the proposal with team and plan."))]
