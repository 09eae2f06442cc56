"""Forms at the door: a letter is registered, refused, returned, or a team is proposed that handles it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.commands.complaints import judging
from cases.models import Complaint
from workflows import complaints
from workflows.forms.fields import DayField, Groups, PageForm, Prose, people_for
from workflows.forms.preparation import PlaceFormSet

if TYPE_CHECKING:
    from cases.models import Body, Member, Sanction

#: What the office registers; what comes through this system the complainant registers.
ON_PAPER = [(one.value, one.label) for one in Complaint.Channel if one != Complaint.Channel.SYSTEM]
OWN, OTHER = "own", "other"


class LetterForm(PageForm):
    """What every letter says."""

    body = forms.ChoiceField(label=_("Addressed to"))
    about = forms.ChoiceField(label=_("What it is about"), choices=Complaint.About.choices, widget=forms.RadioSelect)
    content = Prose(label=_("Content of the complaint"), rows=5)

    def __init__(self, *args: Any, bodies: Sequence[Body], sanction: Sanction | None = None, **kwargs: Any) -> None:
        """`bodies` are those a letter may be addressed to here; `sanction` is what it contests, where that is known."""
        self.bodies = {str(body.pk): body for body in bodies}
        self.sanction = sanction
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """Offer the bodies."""
        self.fields["body"].choices = [(key, body.name) for key, body in self.bodies.items()]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """The letter as the command takes it."""
        said = dict(self.cleaned_data)
        return said | {"body": self.bodies[said["body"]]}


class ReceiveForm(LetterForm):
    """P1. A letter on paper against a decision of this house, as the office registers it."""

    groups: ClassVar[Groups] = (
        (_("The letter"), (("received_on", "channel"), "body", "about", "content")),
        (_("Who complains"), ("complainant", "complainant_name")),
        (_("What the rules ask besides"), ("is_sentenced", "moved_before", "handled_above")),
    )

    received_on = DayField(label=_("Received on"))
    channel = forms.ChoiceField(label=_("Channel"), choices=ON_PAPER)
    complainant = forms.ChoiceField(label=_("Complainant"), widget=forms.RadioSelect)
    complainant_name = forms.CharField(
        label=_("Name of somebody else"),
        max_length=300,
        required=False,
        help_text=_("Nobody complains for another; who tries is registered all the same."),
    )
    is_sentenced = forms.BooleanField(label=_("Sentenced to non-custodial reform or more"), required=False)
    moved_before = forms.BooleanField(label=_("Moved to another party committee before complaining"), required=False)
    handled_above = forms.BooleanField(label=_("A higher level is handling it"), required=False)

    def arrange(self) -> None:
        """Who may complain of this decision, and somebody else."""
        super().arrange()
        self.own: dict[str, Member] = {}
        if self.sanction is not None:
            self.own = {str(one.pk): one for one in judging.complainants_of(self.sanction, self.on)}
        named = [(key, member.full_name) for key, member in self.own.items()]
        self.fields["complainant"].choices = [*named, (OTHER, _("somebody else"))]  # type: ignore[attr-defined]

    def prefill(self) -> dict[str, Any]:
        """Received today, from the disciplined side."""
        return {"received_on": self.on, "complainant": next(iter(self.own), OTHER)}

    def clean(self) -> dict[str, Any]:
        """Somebody else has a name."""
        facts: dict[str, Any] = super().clean() or {}
        if facts.get("complainant") == OTHER and not facts.get("complainant_name"):
            self.add_error("complainant_name", _("Write down who complains."))
        return facts

    def facts(self) -> dict[str, Any]:
        """The letter, the decision it contests, and who complains."""
        said = super().facts()
        chosen = said.pop("complainant", OTHER)
        complainant = self.own.get(chosen)
        return said | {
            "sanction": self.sanction,
            "complainant": complainant,
            "complainant_name": "" if complainant else said["complainant_name"],
        }


class NamedReceiveForm(ReceiveForm):
    """P1. The same where the letter names the decision: who has the letter in hand knows number and day."""

    groups: ClassVar[Groups] = (
        (_("The decision complained of"), (("number", "signed_on"),)),
        *ReceiveForm.groups,
    )

    number = forms.CharField(label=_("Number of the decision, or code of the case"), max_length=60)
    signed_on = DayField(label=_("Signed on"))

    def arrange(self) -> None:
        """Who may complain is known once the decision is found."""
        super().arrange()
        self.fields["complainant"].choices = [(OWN, _("the disciplined side itself")), (OTHER, _("somebody else"))]  # type: ignore[attr-defined]

    def prefill(self) -> dict[str, Any]:
        """From the disciplined side, as a rule."""
        return super().prefill() | {"complainant": OWN}

    def clean(self) -> dict[str, Any]:
        """Find the decision in the house of the body or below it; no more is said than that there is none."""
        facts = super().clean()
        body = self.bodies.get(facts.get("body", ""))
        if body is None or not facts.get("number") or not facts.get("signed_on"):
            return facts
        self.sanction = complaints.named_by(body, facts["number"], facts["signed_on"])
        if self.sanction is None:
            self.add_error("number", _("No decision on discipline of this house has this number and day."))
        return facts

    def facts(self) -> dict[str, Any]:
        """Without what was only asked in order to find the decision."""
        named = judging.complainants_of(self.sanction, self.on)[:1] if self.sanction is not None else []
        self.own = dict.fromkeys([OWN], named[0]) if named else {}
        said = super().facts()
        return {name: value for name, value in said.items() if name not in {"number", "signed_on"}}


class AnswerForm(PageForm):
    """P1, the other branch. Why the letter is not handled here."""

    reason = Prose(label=_("Written reason"), rows=4)

    def __init__(self, *args: Any, suggested: str = "", **kwargs: Any) -> None:
        """`suggested` is what the rules say of it, to be put into the body's own words."""
        self.suggested = suggested
        super().__init__(*args, **kwargs)

    def prefill(self) -> dict[str, Any]:
        """What the rules say of it."""
        return {"reason": self.suggested}


class ProposeForm(PageForm):
    """P1. The team that handles it: nobody who took part in the contested decision."""

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        """`body` is whose people are asked."""
        self.body = body
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """A row for each place."""
        people = people_for(self, self.body, "member")
        self.add_formset("places", PlaceFormSet, form_kwargs={"people": people})

    def facts(self) -> dict[str, Any]:
        """The places."""
        return {"places": self.formset("places").places(), "once": self.cleaned_data["once"]}


class TakeOverForm(PageForm):
    """P1. The body that takes a complaint over."""

    body = forms.ChoiceField(label=_("Body"))

    def __init__(self, *args: Any, bodies: Sequence[Body], **kwargs: Any) -> None:
        """`bodies` are those the user receives letters for."""
        self.bodies = {str(body.pk): body for body in bodies}
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """Offer them."""
        self.fields["body"].choices = [(key, body.name) for key, body in self.bodies.items()]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """The body."""
        return {"body": self.bodies[self.cleaned_data["body"]], "once": self.cleaned_data["once"]}
