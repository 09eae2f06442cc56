"""Forms of the steps of the consideration of discipline, from the decision to consider it to the closed file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.commands.discipline.closing import Told
from cases.discipline.forms import DisciplineForm, available
from cases.models import MeetingKind, Notification, SubjectHearing
from workflows.forms import suggestions
from workflows.forms.conduct import FilesField, SelfReportForm
from workflows.forms.fields import PageForm, PersonField, Prose, RowForm, Rows, people_for, rows
from workflows.forms.meetings import COURSE, HANDED, MEETING, MinutesForm, ServingForm
from workflows.forms.preparation import PrepareForm

if TYPE_CHECKING:
    from workflows.forms.fields import Groups


def form_choices(form: PageForm, *, none: Any) -> list[tuple[str, Any]]:
    """Return the forms open to the subject of the case, heaviest first, and none at all."""
    matter = form.case.matter
    forms_open = available(form.book, matter.subject_kind, holds_position=matter.holds_position)
    return [("", none), *((one.value, one.label) for one in forms_open)]


# P1, P2


class DecideForm(PageForm):
    """P1. Who hears the subject, and whether the decision of the inspection holds."""

    overseer = PersonField(
        label=_("Commissioner in charge"),
        help_text=_("A member of the body who hears the subject before the decision."),
    )
    dual = forms.BooleanField(label=_("Decision and plan of the inspection hold and are not repeated"), required=False)

    def arrange(self) -> None:
        """Offer the people of the house; a decision that was never made cannot be repeated."""
        self.fields["overseer"].people = people_for(self, self.team.body, "overseer")  # type: ignore[attr-defined]
        if not self.team.cases.filter(opened_from__isnull=False, opened_from__team__decided_on__isnull=False).exists():
            del self.fields["dual"]


class GuideForm(PrepareForm):
    """P2. The team's meeting, and how the subject writes the self-criticism."""

    groups: ClassVar[Groups] = (
        MEETING,
        (_("Minutes"), ("course", "result")),
        (_("For the subject"), ("outline", "self_report_due_on")),
    )

    def arrange(self) -> None:
        """No rules of conduct and tasks of an inspection."""
        super().arrange()
        del self.fields["rules_of_conduct"]
        self.formsets = [formset for formset in self.formsets if formset.prefix != "tasks"]
        self.fields["outline"].label = _("Outline of the self-criticism")

    def prefill(self) -> dict[str, Any]:
        """The usual outline."""
        return super().prefill() | {"outline": suggestions.self_criticism(self.team)}

    def facts(self) -> dict[str, Any]:
        """Minutes, outline, schedule."""
        said = self.cleaned_data
        return {
            "minutes": self.minutes(),
            "outline": said["outline"],
            "self_report_due_on": said["self_report_due_on"],
            "schedule": self.formset("schedule").sessions(),
            "once": said["once"],
        }


# R2 – R4


class SelfCriticismForm(SelfReportForm):
    """R2. The self-criticism with the form the subject proposes, or why there is none."""

    own_form = forms.ChoiceField(label=_("Form the subject proposes"), required=False)

    def arrange(self) -> None:
        """The forms open to this subject."""
        self.fields["own_form"].choices = form_choices(self, none=_("none named"))  # type: ignore[attr-defined]
        self.fields["not_handed_in"].label = _("The subject refuses or stays away")


class OwnSelfCriticismForm(PageForm):
    """R2, as the subject hands it in: today, in its own name."""

    summary = Prose(label=_("Your self-criticism"), rows=8)
    own_form = forms.ChoiceField(label=_("Form you propose for yourself"), required=False)
    attachments = FilesField(label=_("Supporting files"), required=False)

    def arrange(self) -> None:
        """The forms open to this subject."""
        self.fields["own_form"].choices = form_choices(self, none=_("none named"))  # type: ignore[attr-defined]


class ConferenceForm(MinutesForm):
    """R3. The conference of the subject's organization."""

    kind_of_meeting = MeetingKind.CONFERENCE
    groups = (MEETING, COURSE)


class ProposeForm(PageForm):
    """R4. What was verified, and the form proposed."""

    verified = Prose(label=_("What was verified"), rows=4, required=False)
    proposal = Prose(label=_("Grounds of the proposal"), rows=4)
    form = forms.ChoiceField(label=_("Form proposed"), required=False)

    def arrange(self) -> None:
        """The forms open to this subject; a judgment in force needs no verification of its own."""
        self.fields["form"].choices = form_choices(self, none=_("No discipline"))  # type: ignore[attr-defined]
        if self.case.fast_track:
            del self.fields["verified"]

    def prefill(self) -> dict[str, Any]:
        """What the lower body recommended."""
        return {"form": self.case.matter.own_form}


# E1


class HearForm(MinutesForm):
    """E1. The subject's opinion before the decision, or why there is none."""

    kind_of_meeting = MeetingKind.HEARING
    groups = ((_("Hearing"), ("result_of_hearing", "statement")), MEETING, COURSE)

    result_of_hearing = forms.ChoiceField(
        label=_("Result"), choices=SubjectHearing.Result.choices, widget=forms.RadioSelect
    )
    statement = Prose(label=_("Opinion of the subject"), rows=4, required=False)

    def clean(self) -> dict[str, Any]:
        """An opinion is written down; a refusal has witnesses."""
        facts = super().clean()
        result = facts.get("result_of_hearing")
        if result == SubjectHearing.Result.HEARD and not facts.get("statement"):
            self.add_error("statement", _("Write down what the subject said."))
        if result == SubjectHearing.Result.REFUSED and not facts.get("witnesses"):
            self.add_error("witnesses", _("A refusal is recorded with those who saw it."))
        return facts

    def facts(self) -> dict[str, Any]:
        """The minutes, how it ended, and what was said."""
        said = self.cleaned_data
        return super().facts() | {"result": said["result_of_hearing"], "statement": said["statement"]}


# E2 – E6


class ResolveForm(PageForm):
    """E2. The ballot says the form; the chair adds what the body remarks."""

    remarks = Prose(label=_("Remarks of the body"), rows=3, required=False)


class AnnounceSanctionForm(ServingForm, MinutesForm):
    """E4. The decision is read out and handed over."""

    kind_of_meeting = MeetingKind.ANNOUNCEMENT
    groups = (MEETING, COURSE, HANDED)

    def facts(self) -> dict[str, Any]:
        """Minutes, and how the decision was handed over."""
        return super().facts() | {"handed": self.servings}


class ToldForm(RowForm):
    """Somebody told of the decision."""

    counts_by = "told"

    kind = forms.ChoiceField(label=_("Why"), choices=Notification.Kind.choices)
    told = forms.CharField(label=_("Who is told"), max_length=300)


class ToldRows(Rows):
    """Everybody told of the decision."""

    label = _("Who is told")
    help_text = _("The level above, the state and union bodies that act on their own, and the subject's file.")
    row_label = _("Told")
    add_label = _("Add somebody")

    def rows(self) -> list[Told]:
        """Return them as the command takes them."""
        return [Told(row["kind"], row["told"]) for row in self.said()]


ToldFormSet = rows(ToldForm, ToldRows)


class EffectForm(PageForm):
    """E5. Who is told of the decision."""

    def arrange(self) -> None:
        """The file of the subject and the level above stand ready."""
        case = self.case
        house = case.managing_organization or case.subject_organization
        above = case.body.organization.parent
        given: list[dict[str, Any]] = [
            {"kind": Notification.Kind.FILE, "told": suggestions.member_file(case.subject_name, str(house))}
        ]
        if above is not None:
            given.append({"kind": Notification.Kind.REPORT_UP, "told": above.name})
        self.add_formset("told", ToldFormSet, initial=[] if self.is_bound else given)

    def facts(self) -> dict[str, Any]:
        """Everybody told."""
        return {"told": self.formset("told").rows(), "once": self.cleaned_data["once"]}


def label_of(form: str) -> str:
    """Return a form in the reader's language."""
    return str(DisciplineForm(form).label) if form else str(_("No discipline"))
