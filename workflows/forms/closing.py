"""Forms of the closing: the body's consideration, announcement, follow-up, hand-over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from cases.minutes import Present, Requirement
from cases.models import MeetingKind, Outcome
from workflows.forms.fields import DayField, PageForm, PersonField, Prose, RowForm, Rows, people_for, rows
from workflows.forms.meetings import COURSE, HANDED, MEETING, MinutesForm, ServingForm, clerk_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cases.models import Case, RollEntry, Seat
    from workflows.forms.fields import Groups

#: Why somebody suspended is absent, as minutes say it.
SUSPENDED = "Bị đình chỉ sinh hoạt"

#: What follows from each outcome, said before it is chosen.
FOLLOWS = {
    Outcome.NO_VIOLATION: _("The notice says that no violation was found; the case is closed after it is announced."),
    Outcome.LESSONS: _("The subject reviews itself and learns its lessons; no discipline."),
    Outcome.SIGNS_OF_VIOLATION: _("An inspection on signs of violation is put on the list of cases to open."),
    Outcome.DISCIPLINE_REQUIRED: _("Consideration of discipline is put on the list of cases to open."),
    Outcome.PROPOSED_ABOVE: _("The case goes to the competent level by a submission; discipline is opened there."),
    Outcome.FILES_RECONSIDERED: _("The committee reconsiders the files named; each becomes a requirement."),
    Outcome.REMINDED: _("The subject is reminded and corrects what was found; no discipline."),
    Outcome.MONEY_TREATED: _("The amounts are recovered, accounted again or left to the unit, as the notice says."),
    Outcome.DENUNCIATION_FALSE: _("Nothing is required of the denounced."),
    Outcome.DENUNCIATION_UNFOUNDED: _("Nothing is required of the denounced."),
    Outcome.FOUNDED_SHORTCOMING: _("The denounced learns its lessons; the requirements are followed up."),
    Outcome.FOUNDED_VIOLATION: _("Consideration of discipline is put on the list of cases to open."),
    Outcome.WITHDRAWN: _("The case ends where it stands."),
    Outcome.NOT_RESOLVED: _("The case ends where it stands."),
    Outcome.POLICY_RECOMMENDED: _("A change of policy is recommended to the authority that can make it."),
}


class SeatForm(RowForm):
    """Whether the holder of one seat was there."""

    counts_by = "member"

    member = forms.IntegerField(widget=forms.HiddenInput)
    presence = forms.ChoiceField(
        label=_("Presence"), choices=[("present", _("present")), ("absent", _("absent"))], widget=forms.RadioSelect
    )
    absence = forms.CharField(label=_("Reason of absence"), max_length=300, required=False)


def _usual(seat: Seat | RollEntry) -> dict[str, str]:
    """Return what is taken of a seat before anybody says otherwise."""
    if getattr(seat, "is_suspended", False):
        return {"presence": "absent", "absence": SUSPENDED}
    return {"presence": "present"}


class RollRows(Rows):
    """The roll of the body on the day: one row a seat, none added, none left out."""

    label = _("Roll of the body")
    may_add = False

    def __init__(self, *args: Any, seats: Sequence[Seat], **kwargs: Any) -> None:
        """Everybody is taken to be present until the chair says otherwise; who is suspended is absent."""
        kwargs["initial"] = [{"member": seat.member_id, **_usual(seat)} for seat in seats]
        super().__init__(*args, **kwargs)
        self.seats = {seat.member_id: seat for seat in seats}

    def clean(self) -> None:
        """Nobody sits here who has no seat, and nobody who has one is left out."""
        if any(self.errors):
            return
        if sorted(row["member"] for row in self.said()) != sorted(self.seats):
            raise ValidationError(_("The roll of the body has changed meanwhile. Look at it again."))

    def present(self) -> list[int]:
        """Return the members present."""
        return [row["member"] for row in self.said() if row["presence"] == "present"]

    def people(self) -> tuple[Present, ...]:
        """Return everybody called, as the minutes list them."""
        return tuple(
            Present(
                name=self.seats[row["member"]].member.full_name,
                capacity=str(self.seats[row["member"]].get_chair_display()),
                present=row["presence"] == "present",
                absence=row["absence"],
                member=self.seats[row["member"]].member,
            )
            for row in self.said()
        )

    def beside(self) -> list[tuple[Seat, Any]]:
        """Return seat and form side by side, for the page."""
        return list(zip(self.seats.values(), self.forms, strict=False))


RollFormSet = rows(SeatForm, RollRows, can_delete=False, max_num=300)


class ConsiderForm(MinutesForm):
    """E2. The body's meeting: its votes, and what it concludes or why it returns the report."""

    kind_of_meeting = MeetingKind.DELIBERATION
    groups: ClassVar[Groups] = (
        MEETING,
        (_("Minutes"), ("course", "result")),
        (_("Vote"), (("votes_for", "votes_against"),)),
        (_("Conclusion"), ("outcome", "remarks")),
    )

    votes_for = forms.IntegerField(label=_("For"), min_value=0, max_value=999)
    votes_against = forms.IntegerField(label=_("Against"), min_value=0, max_value=999, initial=0)
    outcome = forms.ChoiceField(
        label=_("The body concludes"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the body concludes.")},
    )
    remarks = Prose(
        label=_("Remarks of the body"),
        rows=3,
        required=False,
        help_text=_("Required when the report is returned; otherwise the reason of the conclusion."),
    )
    approved = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, seats: Sequence[Seat], **kwargs: Any) -> None:
        """`seats` are the body's on the day, those who may take part."""
        self.seats = seats
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """The roll takes the place of a list of people; the subject is not at this meeting."""
        self.among_ourselves()
        self.add_formset("roll", RollFormSet, seats=self.seats)
        outcomes = [
            (o.value, format_html('{}<span class="helptext">{}</span>', o.label, FOLLOWS[o]))
            for o in self.case.outcomes
        ]
        self.fields["outcome"].choices = outcomes  # type: ignore[attr-defined]
        self.fields["outcome"].required = not self.returns

    def prefill(self) -> dict[str, Any]:
        """The clerk of the body writes."""
        return super().prefill() | {"recorded_by": clerk_of(self.case.body, self.on)}

    @property
    def returns(self) -> bool:
        """Whether the second button was pressed."""
        return self.data.get("branch") == "return"

    def clean(self) -> dict[str, Any]:
        """A conclusion names its outcome, a return its remarks."""
        facts = super().clean()
        if self.returns:
            facts["outcome"] = ""
            if not facts.get("remarks"):
                self.add_error("remarks", _("Say what the team must supplement."))
        return facts

    def facts(self) -> dict[str, Any]:
        """The meeting, its votes and what came of it."""
        said, roll = self.cleaned_data, self.formset("roll")
        names = ("votes_for", "votes_against", "outcome", "remarks", "approved", "once")
        return {name: said[name] for name in names} | {
            "minutes": self.minutes(roll.people()),
            "present": roll.present(),
        }


class AnnounceForm(ServingForm, MinutesForm):
    """E3. The notice is read out and handed over."""

    kind_of_meeting = MeetingKind.ANNOUNCEMENT
    groups: ClassVar[Groups] = (MEETING, COURSE, HANDED)

    def facts(self) -> dict[str, Any]:
        """Minutes, and how the notice was handed over."""
        return super().facts() | {"handed": self.servings}


# E4


class RequirementForm(RowForm):
    """One requirement of the conclusion."""

    counts_by = "text"

    text = Prose(label=_("Requirement"), rows=2)
    owner = forms.CharField(label=_("To be carried out by"), max_length=300)
    due_on = DayField(label=_("Due on"), future=True)
    verifier = PersonField(label=_("Verified by"))

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        """`people` are those of the house who may be asked to verify."""
        super().__init__(*args, **kwargs)
        self.fields["verifier"].people = people  # type: ignore[attr-defined]


class RequirementRows(Rows):
    """The requirements of a conclusion; at least one."""

    row_template = "workflows/_requirement_row.html"
    label = _("Requirements")
    help_text = _("Each with who carries it out, until when, and who verifies it: never the same person.")
    row_label = _("Requirement")
    add_label = _("Add a requirement")

    def clean(self) -> None:
        """A concluded case names who follows up."""
        if not any(self.errors) and not self.said():
            raise ValidationError(_("Write at least one requirement."))

    def requirements(self, case: Case) -> list[Requirement]:
        """Return the requirements; a member who is the subject owns what is laid on them."""
        return [
            Requirement(
                text=row["text"],
                owner=row["owner"],
                due_on=row["due_on"],
                verifier=row["verifier"],
                owner_member=case.subject_member if row["owner"] == case.subject_name else None,
            )
            for row in self.said()
        ]


RequirementFormSet = rows(RequirementForm, RequirementRows)


class FollowUpForm(PageForm):
    """E4. The requirements of the conclusion, ready to be followed up."""

    requirements_class: ClassVar[type[Rows]] = RequirementFormSet

    def __init__(self, *args: Any, required: Sequence[dict[str, Any]] = (), **kwargs: Any) -> None:
        """`required` is what the notice asks for."""
        self.required = required
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """What the notice requires stands ready; without it, a row owned by the subject."""
        people = people_for(self, self.case.body, "verifier")
        given = [] if self.is_bound else list(self.required) or [{"owner": self.case.subject_name}]
        self.add_formset("requirements", self.requirements_class, form_kwargs={"people": people}, initial=given)

    def facts(self) -> dict[str, Any]:
        """The requirements as the command takes them."""
        return {
            "requirements": self.formset("requirements").requirements(self.case),
            "once": self.cleaned_data["once"],
        }


class CloseForm(MinutesForm):
    """E5. The team's last meeting and the hand-over of the file."""

    kind_of_meeting = MeetingKind.HANDOVER

    def arrange(self) -> None:
        """Nobody from the subject is at the hand-over."""
        super().arrange()
        self.among_ourselves()

    def called(self) -> list[dict[str, Any]]:
        """The team, and who takes the file over."""
        return [row for row in super().called() if row["capacity"] != self.case.subject_name] if self.case else []
