"""Delegation: whom one lets act in one's place, for whom one acts, and who acts for whom in the bodies one leads."""

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

from cases import capacity
from cases.commands import delegations as commands
from cases.errors import RuleBroken
from cases.models import Body, Delegation
from cases.refusals import refuse
from workflows import delegating
from workflows.access import seen_team
from workflows.forms.delegations import DelegationForm, EndForm, SigningForm

if TYPE_CHECKING:
    from inspection.accounts.models import User

_INSPECTED_SIDE = frozenset({"representative"})


class InOffice(View):
    """A page of the office; the inspected side acts in nobody's place."""

    user: User

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Know who asks, and which day it is."""
        super().setup(request, *args, **kwargs)
        self.user = request.user  # type: ignore[assignment]  # the site is closed to anonymous visitors
        self.on = localdate()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who has a role in the office."""
        if not capacity.roles(self.user) - _INSPECTED_SIDE - {"administrator"}:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class Delegations(InOffice):
    """Mine given, mine received, and those of the bodies I lead."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them, the latest first."""
        rows = Delegation.objects
        facts = {
            "given": rows.given_by(self.user),
            "received": rows.received_by(self.user),
            "overseen": rows.overseen_by(self.user, self.on),
            "signs": Body.objects.led_by(self.user, self.on).exists(),
            "teams": delegating.headed_by(self.user, self.on),
            "on": self.on,
        }
        return render(request, "workflows/delegations.html", facts)


class DelegationAct(InOffice):
    """One act on a delegation: shown, sent, and shown again with what is wrong."""

    template_name = "workflows/delegation_act.html"
    act_label: str
    refusal: RuleBroken | None = None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form."""
        return self.page(self.form(None))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Perform, or show what is wrong."""
        form = self.form(request.POST)
        if form.is_valid():
            try:
                said = self.perform(form)
            except RuleBroken as refusal:
                form.add_error(None, refusal)
            else:
                messages.success(request, said)
                return HttpResponseRedirect(reverse("delegations"))
        return self.page(form, status=422)

    def form(self, data: Any) -> forms.Form:
        """Return the form, bound to what was sent."""
        raise NotImplementedError

    def perform(self, form: Any) -> str:
        """Call the one command; return what was done."""
        raise NotImplementedError

    def around(self) -> dict[str, Any]:
        """Return what the page says around its form."""
        raise NotImplementedError

    def page(self, form: forms.Form, *, status: int = 200) -> HttpResponse:
        """Show the form."""
        facts = {
            "form": form,
            "cancel_url": reverse("delegations"),
            "breadcrumbs": [(_("Delegation"), reverse("delegations"))],
        }
        return render(self.request, self.template_name, facts | self.around(), status=status)


def _given(row: Delegation) -> str:
    facts = {"name": row.receiver.full_name, "since": f"{row.since:%d/%m/%Y}", "until": f"{row.last_day:%d/%m/%Y}"}
    return _("%(name)s acts in your place from %(since)s to the end of %(until)s.") % facts


class DelegateSigning(DelegationAct):
    """Have another member of the body sign in one's place."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only who signs for a body."""
        self.bodies = Body.objects.led_by(self.user, self.on)
        if not self.bodies:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form(self, data: Any) -> forms.Form:
        people = delegating.could_sign(self.user, self.on)
        teams = delegating.signed_by(self.user, self.on)
        return SigningForm(data, on=self.on, people=people, bodies=self.bodies, teams=teams)

    def perform(self, form: SigningForm) -> str:
        facts = form.facts()
        rows = commands.delegate_signing(facts.pop("body"), by=self.user, on=self.on, **facts)
        return _given(rows[0])

    def around(self) -> dict[str, Any]:
        return {
            "act_label": _("Delegate signing for the body"),
            "consequences": [
                ("people", _("They see these matters and find the work in their inbox on these days only.")),
                ("paper", _("What they sign says in whose place, by which paper and on which days.")),
                ("lock", _("They vote only for themselves and conclude nothing for the body; you may still act.")),
                ("close", _("Either of you, or another leader, may end it at once; it ends with either seat.")),
            ],
        }


class DelegateHeading(DelegationAct):
    """Have another member of the team do the acts of its head."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only who heads this team; a team one does not see does not exist."""
        self.team = seen_team(self.user, kwargs["key"])
        if not delegating.headed_by(self.user, self.on).contains(self.team):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form(self, data: Any) -> forms.Form:
        return DelegationForm(data, on=self.on, people=delegating.could_head(self.user, self.team, self.on))

    def perform(self, form: DelegationForm) -> str:
        return _given(commands.delegate_heading(self.team, by=self.user, on=self.on, **form.facts()))

    def around(self) -> dict[str, Any]:
        return {
            "act_label": _("Delegate heading the team"),
            "subject": self.team.name,
            "consequences": [
                ("people", _("They find the head's work of this team in their inbox on these days only.")),
                ("paper", _("What they sign says in whose place, by which paper and on which days.")),
                ("close", _("Either of you may end it at once; it ends with either place in the team.")),
            ],
        }


class EndDelegation(DelegationAct):
    """End a delegation before its last day."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Either side, or who leads the body; for everybody else it does not exist."""
        key = kwargs["key"]
        self.delegation = delegating.to_end(self.user, key, self.on) or refuse(self.user, key=key)
        return super().dispatch(request, *args, **kwargs)

    def form(self, data: Any) -> forms.Form:
        return EndForm(data)

    def perform(self, form: EndForm) -> str:
        commands.end_delegation(self.delegation, by=self.user, on=self.on, reason=form.cleaned_data["reason"])
        return _("The delegation is ended.")

    def around(self) -> dict[str, Any]:
        row = self.delegation
        facts = {"name": row.receiver.full_name, "giver": row.giver.full_name}
        return {
            "act_label": _("End the delegation"),
            "subject": _("%(name)s in the place of %(giver)s") % facts,
            "consequences": [
                ("lock", _("From now on they see nothing by it, and the work leaves their inbox.")),
                ("paper", _("What was signed until now stays signed, in whose place it says.")),
            ],
        }
