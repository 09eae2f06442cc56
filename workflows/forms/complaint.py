"""Forms of a complaint against discipline, step by step; what is done at the door stands in `complaint_door`."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.discipline.forms import available
from cases.models import Complaint, MeetingKind, Outcome
from workflows.forms import suggestions
from workflows.forms.discipline import EffectForm
from workflows.forms.fields import DayField, Groups, PageForm, Prose
from workflows.forms.meetings import (
    COURSE,
    HANDED,
    MEETING,
    RECEIVED,
    REFUSED,
    WAITING,
    MinutesForm,
    ServingForm,
)
from workflows.forms.preparation import PrepareForm

#: Answers of the body: every other end of the case is no decision on the complaint.
UNCHANGED = {Outcome.UPHELD, Outcome.PROPOSED_ABOVE}


# P2, P3


class AcceptForm(PageForm):
    """P2. What the plan says."""

    content = Prose(label=_("What is examined"), rows=4, help_text=_("One point a line."))
    method = Prose(label=_("Method"), rows=2)

    def prefill(self) -> dict[str, Any]:
        """What a complaint is examined on."""
        return {"content": suggestions.COMPLAINT_CONTENT, "method": suggestions.COMPLAINT_METHOD}


class PrepareComplaintForm(PrepareForm):
    """P3. The team's meeting: schedule and rules."""

    groups: ClassVar[Groups] = (
        MEETING,
        (_("Minutes"), ("course", "result")),
        (_("For the team"), ("rules_of_conduct",)),
    )

    def arrange(self) -> None:
        """Nobody is asked for a report here, and tasks stand in the decision."""
        super().arrange()
        for name in ("outline", "self_report_due_on"):
            del self.fields[name]
        self.formsets = [formset for formset in self.formsets if formset.prefix != "tasks"]

    def facts(self) -> dict[str, Any]:
        """Minutes, rules, schedule."""
        said = self.cleaned_data
        return {
            "minutes": self.minutes(),
            "rules_of_conduct": said["rules_of_conduct"],
            "schedule": self.formset("schedule").sessions(),
            "once": said["once"],
        }


# R1 – R4


class DeployComplaintForm(ServingForm, MinutesForm):
    """R1. The body that decided hears what is complained of, and hands over its file."""

    kind_of_meeting = MeetingKind.DEPLOYMENT
    groups = (MEETING, COURSE, HANDED)

    def arrange(self) -> None:
        """What was agreed is the file that changes hands."""
        super().arrange()
        self.fields["result"].label = _("Papers of the file taken over")
        self.fields["result"].help_text = _("Number, day and name of each, one a line.")
        self.fields["result"].required = True

    def called(self) -> list[dict[str, Any]]:
        """The team, and who speaks for the body that decided."""
        chair = self.case.complaint.contested.body.name
        team = [row for row in super().called() if row["name"] != self.case.subject_name]
        return [*team, {"name": f"Đại diện {chair}", "capacity": chair, "present": True}]

    def usual_place(self) -> str:
        """At the seat of the body that decided."""
        return suggestions.place(self.case.complaint.contested.body.organization.name)

    def usual_course(self) -> str:
        """Decision and plan read, the file handed over."""
        return suggestions.COMPLAINT_DEPLOYMENT

    def prefill(self) -> dict[str, Any]:
        """The body that decided receives."""
        return super().prefill() | {"served_to": self.case.complaint.contested.body.name}

    def facts(self) -> dict[str, Any]:
        """Minutes, and how the papers were handed over."""
        return super().facts() | {"handed": self.servings}


class MeetingHere(MinutesForm):
    """A meeting at the seat of the body that handles the complaint, unless it is written otherwise."""

    def usual_place(self) -> str:
        """The body's own house."""
        return suggestions.place(self.team.body.organization.name)


class HearComplainantForm(MeetingHere):
    """R2. What the complainant says, and what differs from the decision."""

    kind_of_meeting = MeetingKind.WORKING
    groups = ((_("The complaint"), ("statement", "differences")), MEETING, COURSE)

    statement = Prose(label=_("Statement of the complainant"), rows=4, help_text=_("One point a line."))
    differences = Prose(
        label=_("What differs from the decision"),
        rows=4,
        help_text=_("On content, degree, form, procedure and competence, one point a line."),
    )

    def facts(self) -> dict[str, Any]:
        """Minutes, statement, differences."""
        said = self.cleaned_data
        return super().facts() | {"statement": said["statement"], "differences": said["differences"]}


class VerifyComplaintForm(MeetingHere):
    """R3. What was verified, and what the body that decided says in writing."""

    kind_of_meeting = MeetingKind.VERIFICATION
    groups = ((_("The body that decided"), ("position", "position_on")), MEETING, COURSE)

    position = Prose(label=_("Written position of the body that decided"), rows=4)
    position_on = DayField(label=_("Position given on"))

    def facts(self) -> dict[str, Any]:
        """Minutes and position."""
        said = self.cleaned_data
        return super().facts() | {"position": said["position"], "position_on": said["position_on"]}


class ExchangeForm(MeetingHere):
    """R4. The results before both sides, and what is proposed to the body."""

    kind_of_meeting = MeetingKind.DRAFT
    groups = ((_("Proposal"), ("form", "proposal")), MEETING, COURSE)

    form = forms.ChoiceField(label=_("Form proposed"), required=False)
    proposal = Prose(label=_("Grounds of the proposal"), rows=4)

    def arrange(self) -> None:
        """The forms open to this subject, or none at all: the discipline is annulled."""
        super().arrange()
        matter = self.case.complaint.sanction.case.matter
        open_to = available(self.book, matter.subject_kind, holds_position=matter.holds_position)
        self.fields["form"].choices = [  # type: ignore[attr-defined]
            *((one.value, one.label) for one in open_to),
            ("", _("Annul the discipline")),
        ]

    def prefill(self) -> dict[str, Any]:
        """The form complained of."""
        return super().prefill() | {"form": self.case.complaint.form}

    def usual_course(self) -> str:
        """The results read, both sides heard."""
        return suggestions.COMPLAINT_EXCHANGE

    def facts(self) -> dict[str, Any]:
        """Minutes, form, grounds."""
        said = self.cleaned_data
        return super().facts() | {"form": said["form"], "proposal": said["proposal"]}


class WithdrawForm(PageForm):
    """R2, the other branch. The letter by which the complainant withdraws."""

    letter = Prose(label=_("Letter of the complainant"), rows=3)


# E1 – E3


class ResolveComplaintForm(PageForm):
    """E1. The ballot gives the answer; the chair adds why."""

    reason = Prose(label=_("Reason of the answer"), rows=3)


class AnnounceAnswerForm(ServingForm, MeetingHere):
    """E2. The decision is read out, and handed to the complainant and to the body that decided."""

    kind_of_meeting = MeetingKind.ANNOUNCEMENT
    groups = (
        MEETING,
        COURSE,
        (_("Handed to the complainant"), HANDED[1]),
        (_("Handed to the body that decided"), ("body_served_to", "body_proof", "body_witnesses")),
    )

    body_served_to = forms.CharField(label=_("Handed to"), max_length=300)
    body_proof = forms.ChoiceField(
        label=_("Proof"),
        choices=[
            (RECEIVED, _("received against a receipt")),
            (REFUSED, _("refused to receive, before witnesses")),
            (WAITING, _("sent; the receipt is still to come")),
        ],
        initial=RECEIVED,
        widget=forms.RadioSelect,
    )
    body_witnesses = forms.CharField(label=_("Witnesses of the refusal to receive"), required=False, max_length=500)

    def called(self) -> list[dict[str, Any]]:
        """Both sides hear the answer."""
        body = self.case.complaint.contested.body.name
        return [*super().called(), {"name": f"Đại diện {body}", "capacity": body, "present": True}]

    def usual_course(self) -> str:
        """The decision read, both sides heard."""
        return suggestions.COMPLAINT_ANNOUNCEMENT

    def prefill(self) -> dict[str, Any]:
        """The body that decided receives."""
        return super().prefill() | {"body_served_to": self.case.complaint.contested.body.name}

    def clean(self) -> dict[str, Any]:
        """A refusal has its witnesses, on either side."""
        facts = super().clean()
        if facts.get("body_proof") == REFUSED and not facts.get("body_witnesses"):
            self.add_error("body_witnesses", _("A refusal is recorded with those who saw it."))
        return facts

    def facts(self) -> dict[str, Any]:
        """Minutes, and how the decision was handed to each side."""
        return super().facts() | {"handed": self.servings, "body": self._body()}

    def _body(self) -> dict[str, Any]:
        said = self.cleaned_data
        refused = said["body_proof"] == REFUSED
        return {
            "served_to": said["body_served_to"],
            "received_on": said["held_on"] if said["body_proof"] == RECEIVED else None,
            "refused": refused,
            "witnesses": said["body_witnesses"] if refused else "",
        }


class RegisterForm(EffectForm):
    """E3. Who is told, and the cause of a change."""

    cause = forms.ChoiceField(
        label=_("Cause of the change"),
        choices=[("", "—"), *Complaint.ChangeCause.choices],
        help_text=_("The three causes that statistics count."),
        required=False,
    )

    def arrange(self) -> None:
        """A complaint that went above is closed without an entry; an upheld form has no cause of change."""
        if self.case.outcome in UNCHANGED:
            del self.fields["cause"]
        if self.case.outcome != Outcome.PROPOSED_ABOVE:
            super().arrange()

    def facts(self) -> dict[str, Any]:
        """Everybody told, and the cause."""
        said = self.cleaned_data
        told = super().facts()["told"] if self.formsets else []
        return {"told": told, "cause": said.get("cause", ""), "once": said["once"]}
