"""A period proposed to be closed and not closed yet: who asks, what the next report will carry, what may be done."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import policy
from cases.models import PeriodProposal, Restatement
from cases.refusals import refuse
from cases.views.closed_periods import period_of
from cases.views.office import OfficePage


def to_carry(proposal: PeriodProposal) -> list[dict[str, Any]]:
    """Return the restatements of earlier periods that this one will carry, each with its period."""
    waiting = Restatement.objects.waiting(proposal.body, proposal.kind, proposal.until)
    return [{"row": row, "period": period_of(row.period.proposal)} for row in waiting]


class PeriodProposalPage(OfficePage):
    """A proposal that waits for a leader of the body, or was withdrawn."""

    template_name = "cases/period_proposal.html"
    proposal: PeriodProposal

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find it; whoever does not read the figures of its organization is told of nothing."""
        super().setup(request, *args, **kwargs)
        found = PeriodProposal.objects.keyed(kwargs["key"], self.user, self.on) if self.user.is_authenticated else None
        if found is None or hasattr(found, "closed"):
            refuse(self.user, period=kwargs["key"])
        self.proposal = found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what it will carry, and offer the acts that are this person's."""
        row = self.proposal
        withdrawn = getattr(row, "withdrawn", None)
        open_acts = withdrawn is None
        return super().get_context_data(
            proposal=row,
            period=period_of(row),
            withdrawn=withdrawn,
            carries=to_carry(row) if open_acts else [],
            may_close=open_acts and policy.leads(self.user, row.body, self.on),
            may_withdraw=open_acts and policy.withdraws_proposal(self.user, row, self.on),
            breadcrumbs=[(_("Reporting periods"), reverse("closed-periods"))],
            **kwargs,
        )
