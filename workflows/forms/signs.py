"""Forms of an inspection on signs of violation: opened, decided, conferences, responsibility, report, transfer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.models import BodyKind, Member, Outcome, Responsibility, SignsMatter
from cases.models import MeetingKind as Meetings
from cases.names import clean_name
from workflows.forms import suggestions
from workflows.forms.fields import DayField, PageForm, People, PersonField, Prose, ruled
from workflows.forms.meetings import COURSE, MEETING, MinutesForm
from workflows.forms.preparation import DecisionForm
from workflows.forms.subjects import SubjectField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cases.models import Body, Organization, Seat
    from workflows.forms.fields import Groups


class _OpeningForm(PageForm):
    """What every opening on signs asks: the body that inspects, and what the signs are in."""

    body = forms.ChoiceField(label=_("Which body inspects"))
    about = forms.CharField(
        label=_("Where the signs lie"),
        max_length=300,
        help_text=_("As the decision will say it after “on signs of violation”: in the management of party fees."),
    )

    def __init__(self, *args: Any, bodies: Sequence[Body], **kwargs: Any) -> None:
        """`bodies` are those this person prepares work for."""
        self.bodies = {str(body.pk): body for body in bodies}
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """Offer the bodies, the commission first: such an inspection is mainly its own."""
        offered = sorted(self.bodies.items(), key=lambda one: one[1].kind != BodyKind.COMMISSION)
        self.fields["body"].choices = [(key, body.name) for key, body in offered]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """What the command asks for."""
        return dict(self.cleaned_data) | {"body": self.bodies[self.cleaned_data["body"]]}


class FromListForm(_OpeningForm):
    """Open the inspection a concluded case calls for."""

    signs = Prose(label=_("The signs of violation"), rows=4, help_text=_("One sign a line."))


class OnResponsibilityForm(_OpeningForm):
    """Open the inspection of a person found responsible; what was examined are the signs."""


class OnSignsForm(_OpeningForm):
    """Open an inspection on signs that no earlier case left."""

    groups: ClassVar[Groups] = (
        (_("Whom it is about, and which body inspects"), ("subject", "body")),
        (_("Signs and their source"), ("about", "signs", ("source", "source_paper"))),
    )

    subject = SubjectField(label=_("Subject"), help_text=_("An organization or a member, by name or code."))
    signs = Prose(label=_("The signs of violation"), rows=4, help_text=_("One sign a line."))
    source = forms.ChoiceField(label=_("Source"), choices=SignsMatter.Source.choices)
    source_paper = forms.CharField(label=_("Paper or record of the source"), max_length=300, required=False)

    def arrange(self) -> None:
        """Every organization and member of the houses."""
        super().arrange()
        houses = {body.organization_id for body in self.bodies.values()}
        self.fields["subject"].among(houses, self.on)  # type: ignore[attr-defined]


class MonitoringForm(PageForm):
    """P1, P2. The signs are not enough."""

    reason = Prose(label=_("Why the signs are not enough"), rows=4)


class DecideOnSignsForm(DecisionForm):
    """P2. Signed with the commissioner in charge, or returned with the reason."""

    groups: ClassVar[Groups] = (
        (_("Who directs the inspection"), ("overseer",)),
        (_("Standing board of the committee"), (("informed_on",), "informed_note")),
        (_("Where you return it"), ("reason",)),
    )

    overseer = forms.TypedChoiceField(label=_("Commissioner in charge"), coerce=int, required=False, empty_value=None)
    informed_on = DayField(label=_("Informed on"), required=False)
    informed_note = Prose(label=_("How, and what it said"), rows=2, required=False)

    def __init__(self, *args: Any, seats: Sequence[Seat], same_level: bool, **kwargs: Any) -> None:
        """`seats` are the commissioners who may direct; `same_level` whether the standing board is to be told."""
        self.seats = {seat.member_id: seat.member for seat in seats}
        self.same_level = same_level
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """Offer the commissioners; ask about the standing board only where it is to be told."""
        names = [(pk, member.full_name) for pk, member in self.seats.items()]
        self.fields["overseer"].choices = [("", "—"), *names]  # type: ignore[attr-defined]
        if self.same_level:
            told = _("The subject is of the same level: the standing board is informed first.")
            self.fields["informed_on"].help_text = ruled(self.book, "INFORM-BTV", told)
        else:
            del self.fields["informed_on"], self.fields["informed_note"]

    def clean(self) -> dict[str, Any]:
        """A decision names the commissioner."""
        said: dict[str, Any] = super().clean() or {}
        if not self.returns and not said.get("overseer"):
            self.add_error("overseer", _("Name the commissioner in charge."))
        return said

    def facts(self) -> dict[str, Any]:
        """The reason of a return, or what is decided."""
        said = self.cleaned_data
        return super().facts() | {
            "overseer": self.seats.get(said.get("overseer") or 0),
            "informed_on": said.get("informed_on"),
            "informed_note": said.get("informed_note", ""),
        }


class ConferenceForm(MinutesForm):
    """R4. A conference at one level."""

    kind_of_meeting = Meetings.CONFERENCE
    groups = ((_("At which level"), ("organization",)), MEETING, COURSE)

    organization = forms.TypedChoiceField(label=_("Organization that holds it"), coerce=int)

    def __init__(self, *args: Any, levels: Sequence[Organization], **kwargs: Any) -> None:
        """`levels` begin where the first conference is held."""
        self.levels = {one.pk: one for one in levels}
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """Offer the levels from the cell upwards."""
        super().arrange()
        self.fields["organization"].choices = [(pk, one.name) for pk, one in self.levels.items()]  # type: ignore[attr-defined]

    def usual_place(self) -> str:
        """The house of the first level."""
        return suggestions.place(next(iter(self.levels.values())).name)

    def facts(self) -> dict[str, Any]:
        """Minutes, and where it was held."""
        return super().facts() | {"organization": self.levels[self.cleaned_data["organization"]]}


class ResponsibilityForm(PageForm):
    """R3–R5. What was examined of one person."""

    groups: ClassVar[Groups] = (
        (_("Whose responsibility"), ("member", "position", "is_head")),
        (_("What was examined"), ("examined", "result")),
    )

    member = PersonField(label=_("Full name"))
    position = forms.CharField(label=_("Position at the time"), max_length=200)
    is_head = forms.BooleanField(label=_("Head of the organization"), required=False)
    examined = Prose(label=_("What was examined, what this person answers for"), rows=4)
    result = forms.ChoiceField(label=_("What follows"), choices=Responsibility.Result.choices, widget=forms.RadioSelect)

    def arrange(self) -> None:
        """Everybody of the inspected organization and of those below it."""
        texts = [clean_name(str(self.data.get("member", "")))]
        self.fields["member"].people = People(  # type: ignore[attr-defined]
            Member.objects.under([self.case.subject_organization_id or 0]), texts
        )
        told = _("Where an organization is inspected, individuals answer too, above all its head.")
        self.fields["examined"].help_text = ruled(self.book, "ORG-RESP", told)


class FinaliseOnSignsForm(PageForm):
    """R5. The exchange, what the commissioner in charge directed, what the team proposes."""

    groups: ClassVar[Groups] = (
        (_("Before the report is final"), ("exchange", "directions")),
        (_("What the team proposes"), ("proposed", "dual")),
    )

    exchange = Prose(
        label=_("Exchange of the results"),
        rows=3,
        help_text=_("With the subject and the representative of the organization: who, when, what was said."),
    )
    directions = Prose(label=_("What the commissioner in charge directed"), rows=2)
    proposed = forms.ChoiceField(label=_("Outcome the draft notice says"), widget=forms.RadioSelect)
    dual = forms.BooleanField(label=_("Conclusion and discipline in one run"), required=False)

    def arrange(self) -> None:
        """The outcomes of the procedure; one run only where the rulebook knows it."""
        choices = [(one.value, one.label) for one in self.case.outcomes]
        self.fields["proposed"].choices = choices  # type: ignore[attr-defined]
        self.fields["dual"].help_text = ruled(
            self.book, "DUAL", _("Only where the violations are clear and the subject accepts them.")
        )

    def prefill(self) -> dict[str, Any]:
        """What was written before the body returned the report."""
        matter = self.case.signs_matter
        return {
            "exchange": matter.exchange,
            "directions": matter.directions,
            "proposed": matter.proposed or Outcome.LESSONS,
            "dual": matter.dual,
        }


class TransferForm(PageForm):
    """R3. Signs of a crime go to law enforcement."""

    agency = forms.CharField(label=_("Law enforcement body"), max_length=300)
    content = Prose(label=_("Signs of a crime"), rows=4, help_text=_("One point a line, as the letter will say it."))
    enclosed = Prose(label=_("Files handed over"), rows=3, required=False, help_text=_("One file a line."))
    rests = forms.BooleanField(
        label=_("The case rests until the answer"),
        required=False,
        help_text=_("Otherwise the inspection goes on with everything else."),
    )


class AnswerTransferForm(PageForm):
    """What law enforcement answered."""

    answer = Prose(label=_("Answer"), rows=4)
