"""The disciplined side complains itself, on its own page; the office it is addressed to finds the letter registered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.commands import complaints as commands
from cases.commands.complaints import judging
from cases.models import Complaint, Member, Sanction
from cases.policy import Act
from workflows import complaints
from workflows.acts import Consequences
from workflows.forms import complaint_door as forms
from workflows.views.portal import SubjectAct

if TYPE_CHECKING:
    from cases.models import Body
    from inspection.accounts.models import User


class HandIn(SubjectAct):
    """P1. Complain of a decision that was announced, today and in one's own name."""

    form_class = forms.LetterForm
    template_name = "workflows/portal_act.html"
    act = Act.RESPOND
    act_label = gettext_lazy("Complain of the decision")
    draft_key = "own-complaint"
    sanction: Sanction
    complainant: Member

    def find(self, **kwargs: Any) -> None:
        """Find the case, its decision, and who complains. Raises `Http404`."""
        super().find(**kwargs)
        sanction = complaints.sanction_of(self.case) if self.case.is_discipline else None
        if sanction is None or self.case.announced_on is None:
            raise Http404
        own = judging.complainants_of(sanction, self.on)
        mine = next((one for one in own if one.user_id == self.user.pk), None)
        if mine is None:
            raise Http404
        self.sanction, self.complainant = sanction, mine

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form which bodies handle it now."""
        bodies = judging.addressees_of(self.sanction, self.complainant, self.on)
        return super().get_form_kwargs() | {"bodies": bodies, "sanction": self.sanction}

    def perform(self, by: User, body: Body, about: str, content: str, **_facts: Any) -> Complaint:
        """Register it."""
        return commands.receive_complaint(
            self.sanction,
            by=by,
            on=self.on,
            body=body,
            about=about,
            content=content,
            complainant=self.complainant,
            channel=Complaint.Channel.SYSTEM,
        )

    def consequences(self) -> Consequences:
        """What becomes of the letter, and that the decision holds."""
        return [
            ("paper", _("The letter goes to the office of the body you choose; it can no longer be changed.")),
            ("clock", _("The decision stays in force while the complaint is handled.")),
        ]

    def said(self) -> str:
        """What was done."""
        return _("Your complaint was handed in.")
