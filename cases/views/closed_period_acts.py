"""The acts on a period: propose to close it, close it with the results of the checks in sight, restate it."""

from __future__ import annotations

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
from cases.commands.closed_periods import close_period, propose_closing, restate_period, withdraw_proposal
from cases.errors import RuleBroken
from cases.forms.closed_periods import CloseForm, ProposeForm, RestateForm, WithdrawForm
from cases.models import PeriodProposal, PostDuty, closable_by
from cases.refusals import refuse
from cases.statistics import checks, closing, periods
from cases.statistics.forms import Asked
from cases.unit_reports import restating
from cases.unit_reports.choosing import basis
from cases.views.closed_periods import changed_cells, changed_shares, period_of
from cases.views.period_proposals import to_carry

if TYPE_CHECKING:
    from inspection.accounts.models import User


class PeriodAct(View):
    """One act on a period: shown, sent, and shown again with what is wrong."""

    template_name = "base_act.html"
    user: User
    refusal: RuleBroken | None = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Know who asks, and which day it is."""
        super().setup(request, *args, **kwargs)
        self.user = request.user  # type: ignore[assignment]  # the site is closed to anonymous visitors
        self.on = localdate()

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Show the form."""
        return self.show(self.make_form(None))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Perform the act, or show what is wrong."""
        form = self.make_form(request.POST)
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
        back = reverse("closed-periods")
        crumbs = [(_("Reporting periods"), back)]
        context = {"form": form, "refusal": self.refusal, "breadcrumbs": crumbs, "cancel_url": back, **self.words()}
        return render(self.request, self.template_name, context, status=status)

    def make_form(self, data: Any) -> django_forms.Form:
        """Return the form."""
        raise NotImplementedError

    def perform(self, form: Any) -> tuple[str, str]:
        """Carry out the one command; say what was done, and where to go on."""
        raise NotImplementedError

    def words(self) -> dict[str, Any]:
        """Return what the page says around the form."""
        raise NotImplementedError


class Propose(PeriodAct):
    """The reporting secretary proposes."""

    template_name = "cases/period_propose.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Only who reports for an organization comes in."""
        self.bodies = list(closable_by(self.user, self.on)) if self.user.is_authenticated else []
        if not self.bodies:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def make_form(self, data: Any) -> ProposeForm:
        sent = data is not None
        return ProposeForm(data if sent else self.request.GET, bodies=self.bodies, on=self.on, sent=sent)

    def perform(self, form: ProposeForm) -> tuple[str, str]:
        period = form.asked_period()
        propose_closing(
            form.asked_body, period.since, period.until, by=self.user, on=self.on, is_term=period.code == periods.TERM
        )
        done = _("%(period)s was proposed to be closed; a leader of the body decides.") % {"period": period.label}
        return done, reverse("closed-periods")

    def words(self) -> dict[str, Any]:
        return {
            "act_label": _("Propose to close a period"),
            "consequences": [
                ("statistics", _("A leader of the body sees what the checks found, and closes the period.")),
                ("lock", _("Once closed, no figure of the period changes; what comes late is a restatement.")),
            ],
        }


class KeyedAct(PeriodAct):
    """An act on a period by its key."""

    proposal: PeriodProposal

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Whoever may not do it is told of nothing."""
        user = self.user if self.user.is_authenticated else None
        found = PeriodProposal.objects.keyed(kwargs["key"], user, self.on) if user else None
        if found is None or not self.may(found):
            refuse(self.user, period=kwargs["key"])
        self.proposal = found
        return super().dispatch(request, *args, **kwargs)

    def may(self, found: PeriodProposal) -> bool:
        """Whether the act is this person's."""
        raise NotImplementedError


class Close(KeyedAct):
    """A leader of the body sees the checks, and closes the period."""

    template_name = "cases/period_close.html"

    def may(self, found: PeriodProposal) -> bool:
        is_open = not hasattr(found, "closed") and not hasattr(found, "withdrawn")
        return is_open and policy.leads(self.user, found.body, self.on)

    def make_form(self, data: Any) -> CloseForm:
        body = self.proposal.body
        parts = closing.parts_of(body, self.proposal.since, self.proposal.until, self.on)
        self.results = checks.run(closing.figures_of(parts))
        return CloseForm(data, failed=[one for one in self.results if one[1]])

    def perform(self, form: CloseForm) -> tuple[str, str]:
        close_period(self.proposal, by=self.user, on=self.on, waived=form.reasons())
        done = _("%(period)s is closed.") % {"period": period_of(self.proposal).label}
        return done, reverse("closed-period", args=[self.proposal.key])

    def words(self) -> dict[str, Any]:
        return {
            "act_label": _("Close the period"),
            "proposal": self.proposal,
            "period": period_of(self.proposal),
            "carries": to_carry(self.proposal),
            "results": self.results,
            "behind": basis(Asked(self.proposal.body.organization, self.proposal.since, self.proposal.until, self.on)),
            "failed": sum(bool(found) for _check, found in self.results),
            "wide": True,
            "consequences": [
                ("lock", _("All forms of the period are frozen, with the rows behind every figure.")),
                ("lock", _("What units reported is frozen with them.")),
                ("statistics", _("What comes late is recorded as a restatement, and the next period carries it.")),
            ],
        }


class Withdraw(KeyedAct):
    """The proposal is taken back with a reason, as long as nobody closed the period."""

    def may(self, found: PeriodProposal) -> bool:
        return policy.holds(self.user, PostDuty.REPORTING_SECRETARY, found.body.organization, self.on)

    def make_form(self, data: Any) -> WithdrawForm:
        return WithdrawForm(data)

    def perform(self, form: WithdrawForm) -> tuple[str, str]:
        withdraw_proposal(self.proposal, by=self.user, on=self.on, reason=form.cleaned_data["reason"])
        done = _("The proposal to close %(period)s is withdrawn.") % {"period": period_of(self.proposal).label}
        return done, reverse("period-proposal", args=[self.proposal.key])

    def words(self) -> dict[str, Any]:
        return {
            "act_label": _("Withdraw the proposal"),
            "consequences": [
                ("lock", _("The proposal stays in the list, with who withdrew it, when and why.")),
                ("statistics", _("No figure changes; the period may be proposed again.")),
            ],
        }


class Restate(KeyedAct):
    """The reporting secretary sees what is counted otherwise today, and records it with a reason."""

    template_name = "cases/period_restate.html"

    def may(self, found: PeriodProposal) -> bool:
        duty = PostDuty.REPORTING_SECRETARY
        return hasattr(found, "closed") and policy.holds(self.user, duty, found.body.organization, self.on)

    def make_form(self, data: Any) -> RestateForm:
        return RestateForm(data)

    def perform(self, form: RestateForm) -> tuple[str, str]:
        restate_period(self.proposal.closed, by=self.user, on=self.on, reason=form.cleaned_data["reason"])
        done = _("The restatement is recorded; the next period carries it.")
        return done, reverse("closed-period", args=[self.proposal.key])

    def words(self) -> dict[str, Any]:
        closed = self.proposal.closed
        parts = closing.parts_of(self.proposal.body, closed.since, closed.until, self.on)
        return {
            "act_label": _("Record a restatement"),
            "proposal": self.proposal,
            "period": period_of(self.proposal),
            "changes": changed_cells(self.proposal, closing.difference(closed, parts)),
            "unit_changes": changed_shares(self.user, restating.unit_difference(closed, parts, self.on), self.on),
            "wide": True,
        }
