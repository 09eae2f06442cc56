"""Acts on a sealed ballot, one page each: passphrases, the start, the elector's paper, the count, the receipt.

What is chosen or typed on these pages stands in no address, title, message, log, trail or page that comes back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms as django_forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from cases import sealing
from cases.commands import balloting_sealed
from cases.errors import RuleBroken
from cases.errors_ballot import NotAnElector, VotedAlready, VotingNotOpen
from cases.models import BallotState
from workflows import attendance
from workflows.acts import Closed, Moved
from workflows.forms import sealed as forms
from workflows.forms.fields import PageForm
from workflows.views.voting import CountingAct, ItemAct, PresidingAct

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cases.models import Ballot, Elector, Teller
    from inspection.accounts.models import User

#: Frames and forms of these pages are shown by no report of a fault. The site's referrer policy keeps their addresses
#: in the house; a stricter one would take away the origin by which forms of strangers are refused.
secret = method_decorator([never_cache, sensitive_post_parameters(), sensitive_variables()], name="dispatch")


class SealedAct(ItemAct):
    """An act on a sealed ballot; on paper there is none of these."""

    def find(self, **kwargs: Any) -> None:
        """Find the ballot. Raises `Http404`, `Moved` where no sealed ballot stands."""
        super().find(**kwargs)
        if not self.vote.is_electronic:
            raise Moved(self.thing, "")

    def page(self, form: django_forms.Form, *, status: int = 200) -> HttpResponse:
        """Show the form without what was sent."""
        if isinstance(form, forms.SecretForm) and form.is_bound:
            form.forget()
        return super().page(form, status=status)

    def extra_context(self) -> dict[str, Any]:
        """What the house can promise, and what it cannot."""
        return {"ballot": self.vote, "honest": sealing.HONEST_SENTENCE}


@secret
class SetPassphrase(SealedAct, CountingAct):
    """A teller sets the passphrase of the own share."""

    form_class = forms.PassphraseForm
    template_name = "workflows/ballot_passphrase.html"
    act_label = gettext_lazy("Set your passphrase")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form whose it is."""
        return super().get_form_kwargs() | {"teller": self.user}

    def perform(self, by: User, passphrase: str, **_facts: Any) -> Teller:
        """Set."""
        return balloting_sealed.set_passphrase(self.vote, by=by, on=self.on, passphrase=passphrase)


class StartVoting(SealedAct, PresidingAct):
    """Open the vote when every teller is ready."""

    form_class = PageForm
    template_name = "workflows/ballot_start.html"
    act_label = gettext_lazy("Start the vote")

    def perform(self, by: User, **_facts: Any) -> Ballot:
        """Start."""
        return balloting_sealed.start_voting(self.vote, by=by, on=self.on)

    def extra_context(self) -> dict[str, Any]:
        """The list as it was frozen."""
        return super().extra_context() | {
            "electors": list(self.vote.electors.all()),
            "tellers": list(self.vote.tellers.all()),
        }


@secret
class HandIn(SealedAct):
    """The elector's paper. What comes back is the receipt, once; no mark of the form is kept beside the vote."""

    form_class = forms.PaperForm
    template_name = "workflows/ballot_paper.html"
    act_label = gettext_lazy("Hand in the paper")

    def require_duty(self) -> None:
        """Refuse whoever has no paper to hand in. Raises `Closed`."""
        place: Elector | None = attendance.elector_of(self.vote, self.user)
        if place is None or not place.votes:
            raise Closed(NotAnElector())
        if place.has_voted:
            raise Closed(VotedAlready())
        if self.vote.state != BallotState.OPEN:
            raise Closed(VotingNotOpen())

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the options."""
        return super().get_form_kwargs() | {"ballot": self.vote}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take the paper and show its receipt; the command takes it once, so the form needs no mark of its own."""
        self.require_duty()
        form = self.get_form()
        if not form.is_valid():
            return self.page(form, status=422)
        try:
            with transaction.atomic():
                choice = form.cleaned_data["choice"]
                receipt = balloting_sealed.cast(self.vote, by=self.user, on=self.on, choice=choice)
        except RuleBroken as refusal:
            form.add_error(None, refusal)
            return self.page(form, status=422)
        facts = {"receipt": receipt, "item": self.item, "breadcrumbs": self.breadcrumbs()}
        return render(request, "workflows/ballot_receipt.html", facts)


@secret
class Tally(SealedAct, CountingAct):
    """Two tellers open the box at the screen of one of them."""

    form_class = forms.TallyForm
    template_name = "workflows/ballot_tally.html"
    act_label = gettext_lazy("Open the box and count")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form who counts."""
        return super().get_form_kwargs() | {"tellers": list(self.vote.tellers.all())}

    def perform(self, by: User, passphrases: Mapping[int, str], **_facts: Any) -> Ballot:
        """Count, once."""
        return balloting_sealed.tally(self.vote, by=by, on=self.on, passphrases=passphrases)


@secret
class WasCounted(SealedAct):
    """An elector asks whether a paper was in the box when it was counted. Nothing of the question is kept."""

    form_class = forms.ReceiptForm
    template_name = "workflows/ballot_counted.html"
    act_label = gettext_lazy("Ask by receipt")

    def require_duty(self) -> None:
        """Refuse whoever was no elector. Raises `Closed`."""
        if attendance.elector_of(self.vote, self.user) is None:
            raise Closed(NotAnElector())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer on the same page."""
        self.require_duty()
        if self.vote.state != BallotState.COUNTED:
            raise Moved(self.thing, "")
        form = self.get_form()
        if not form.is_valid():
            return self.page(form, status=422)
        answer = balloting_sealed.was_counted(self.vote, form.cleaned_data["receipt"])
        form.forget()  # type: ignore[attr-defined]
        facts = self.page_facts(form) | self.extra_context() | {"asked": True, "there": answer}
        return render(request, self.template_name, facts)
