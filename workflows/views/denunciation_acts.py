"""Acts of a denunciation beside its flow: taking a petition up, verifying one allegation, recording a withdrawal."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import policy
from cases.commands import denunciation
from cases.errors import NotYourDuty
from cases.models import Allegation, Petition, PostDuty, Team
from cases.policy import DUTY_NAMES, Act, Duty
from cases.refusals import refuse, refuse_case
from workflows import denunciations, engine, papers
from workflows.access import seen_petition
from workflows.acts import Closed, Consequences
from workflows.forms import denunciation as forms
from workflows.views.adjustments import CaseAct
from workflows.views.complaint_door import DoorAct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cases.minutes import Minutes
    from inspection.accounts.models import User


class OpenDenunciation(DoorAct):
    """P1. Take a classified petition up: a team is opened, and a case for each of the denounced."""

    form_class = forms.OpenForm
    act_label = gettext_lazy("Take the petition up as a denunciation")
    makes = ("petition-slip",)
    petition: Petition
    opened: Team | None = None

    def find(self, **kwargs: Any) -> None:
        """Find the petition. Raises `Http404`."""
        self.petition = seen_petition(self.user, kwargs["key"])
        self.body = self.petition.body

    def require_duty(self) -> None:
        """Refuse everybody but the area officer. Raises `Closed`."""
        if not policy.holds(self.user, PostDuty.AREA_OFFICER, self.body.organization, self.on):
            raise Closed(NotYourDuty(duty=str(DUTY_NAMES[Duty.AREA_OFFICER]), on=f"{self.on:%d/%m/%Y}"))

    def perform(self, by: User, **_facts: Any) -> None:
        """Open, make the slip, and let the preparation begin."""
        self.opened = denunciation.open_denunciation(self.petition, by=by, on=self.on)
        self.petition.refresh_from_db()
        papers.answer_petition(self.petition, by=by, on=self.on)
        engine.start_preparation(self.opened)

    def get_success_url(self) -> str:
        """The team, or back to the petition."""
        if self.opened is not None:
            return reverse("team", args=[self.opened.key])
        return reverse("petition", args=[self.petition.key])

    def breadcrumbs(self) -> list[tuple[str, str]]:
        """The petition."""
        return [(self.petition.symbol, reverse("petition", args=[self.petition.key]))]

    def heading(self) -> str:
        """The petition by its number, and whom it is about."""
        return f"{self.petition.symbol} · {self.petition.subject} · {self.body.name}"

    def consequences(self) -> Consequences:
        """What the case knows of the petition."""
        return [
            *super().consequences(),
            ("lock", _("The case knows the petition by its number; who sent it stays sealed.")),
            ("people", _("Next, an officer works with the denouncer and writes down each allegation.")),
        ]


class DenunciationAct(CaseAct):
    """An act of a denunciation's case, beside its flow."""

    template_name = "workflows/act_form.html"
    act = Act.RECORD_MEETING

    def find(self, **kwargs: Any) -> None:
        """Find the case of a denunciation. Raises `Http404`."""
        super().find(**kwargs)
        if not denunciations.is_one(self.case):
            refuse_case(self.user, self.case.key)


class VerifyAllegation(DenunciationAct):
    """R3. Verify one allegation: minutes, evidence, what the team proposes to conclude."""

    form_class = forms.VerifyForm
    wide = True
    template_name = "workflows/act_allegation.html"
    act_label = gettext_lazy("Record the verification")
    makes = ("verification-minutes",)
    allegation: Allegation

    def find(self, **kwargs: Any) -> None:
        """Find the case, then its allegation. Raises `Http404`."""
        super().find(**kwargs)
        found = self.case.allegations.standing().of_number(kwargs["number"])
        self.allegation = found or refuse(self.user, key=self.case.key)
        self.allegation.case = self.case

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form what is verified."""
        return super().get_form_kwargs() | {"allegation": self.allegation}

    def perform(
        self, by: User, minutes: Minutes, verification: str, proposed: str, evidence: Sequence[int], **_facts: Any
    ) -> Allegation:
        """Verify, and make the minutes."""
        row = denunciation.verify_allegation(
            self.allegation, by=by, minutes=minutes, verification=verification, proposed=proposed, evidence=evidence
        )
        papers.make("verification-minutes", row.case, by=by, on=self.on)
        return row

    def extra_context(self) -> dict[str, Any]:
        """The allegation."""
        return super().extra_context() | {"allegation": self.allegation}


class WithdrawAllegations(DenunciationAct):
    """R3, the other branch. The denouncer withdraws allegations; with the last one the case is over."""

    form_class = forms.WithdrawForm
    act_label = gettext_lazy("Record withdrawn allegations")

    def perform(
        self, by: User, numbers: Sequence[int], withdrawal: str, reason: str, withdrawn_on: date, **_facts: Any
    ) -> None:
        """Withdraw, and let the engine follow."""
        case = denunciation.withdraw_allegations(
            self.case, by=by, on=withdrawn_on, numbers=numbers, withdrawal=withdrawal, reason=reason
        )
        if case.concluded_on is not None:
            engine.place(case)

    def brings(self) -> Consequences:
        """What a withdrawal closes."""
        return [
            (
                "lock",
                _("What is withdrawn freely is closed; under threat, coercion or bribery it is verified all the same."),
            ),
            ("cases", _("With the last allegation the case ends; only the file is left to close.")),
        ]
