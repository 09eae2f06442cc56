"""Who signs a paper: ordered by a leader of the body that issues it, before it is issued."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import policy
from cases.errors import NotYourDuty
from documents import commands, copies
from documents.catalogue import DocumentType, Issuer, Signing
from documents.facts import Ground
from documents.models_orders import SigningOrder
from workflows.acts import ActView, Closed, Consequences
from workflows.batching import OF_CASES, OF_TEAMS
from workflows.forms.signing_order import SigningOrderForm


class OrderSignature(ActView):
    """For a paper of a case."""

    form_class = SigningOrderForm
    template_name = "workflows/signing_order.html"
    act_label = gettext_lazy("Say who signs a paper")
    papers: tuple[DocumentType, ...] = OF_CASES

    def bodies(self) -> dict[Issuer, Any]:
        """Return the bodies the person signs for here: the authority, and the one that proposes to it."""
        ground = Ground(self.team, self.on)
        both = {Issuer.AUTHORITY: ground.body, Issuer.PROPOSER: ground.proposer or ground.body}
        return {issuer: body for issuer, body in both.items() if policy.leads(self.user, body, self.on)}

    def offered(self) -> list[DocumentType]:
        """Return the papers these bodies issue as a body."""
        led = self.bodies()
        return [paper for paper in self.papers if paper.signing is Signing.COLLECTIVE and paper.issuer in led]

    def require_duty(self) -> None:
        """Refuse who signs for none of the bodies. Raises `Closed`."""
        if not self.bodies():
            duty = str(policy.DUTY_NAMES[policy.Duty.AUTHORITY])
            raise Closed(NotYourDuty(duty=duty, on=f"{self.on:%d/%m/%Y}"))

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer those."""
        return super().get_form_kwargs() | {
            "papers": self.offered(),
            "signers": copies.hands(self.bodies().values(), self.thing, self.on),
        }

    def perform(self, by: Any, **facts: Any) -> SigningOrder:
        """Order it."""
        return commands.order_signature(facts.pop("paper"), self.thing, by=by, on=self.on, **facts)

    def consequences(self) -> Consequences:
        """What the order does."""
        return [
            ("seal", _("The next paper of this kind is signed so; who signs must hold the post on that day.")),
            ("lock", _("Form and name are frozen with the paper.")),
            ("right", _("Ordered again, the last order counts; each stands in the trail.")),
        ]

    def extra_context(self) -> dict[str, Any]:
        """What was ordered here before."""
        rows = SigningOrder.objects.about(self.team, self.case)
        names = {paper.key: paper.name for paper in self.papers}
        return super().extra_context() | {
            "ordered": [(names.get(row.type_key, row.type_key), row) for row in rows[:10]]
        }


class OrderTeamSignature(OrderSignature):
    """For a paper of a team, which counts for all its cases."""

    of_team = True
    papers = OF_TEAMS
