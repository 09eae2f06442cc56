"""Forms of the consideration of discipline, from the opened case to the notified decision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.commands.discipline import Standing, ViolationFacts, circumstances_named
from cases.commands.discipline.closing import Told
from cases.discipline.forms import DisciplineForm, available
from cases.models import Circumstance, Level, MeetingKind, Notification, Pause, Severity, SpecialNature, SubjectHearing
from workflows.forms import suggestions
from workflows.forms.conduct import FilesField, SelfReportForm, violation_groups
from workflows.forms.fields import DayField, PageForm, PersonField, Prose, RowForm, Rows, people_for, rows
from workflows.forms.meetings import COURSE, HANDED, MEETING, MinutesForm, ServingForm
from workflows.forms.preparation import PlaceFormSet, PrepareForm, proposed_places

if TYPE_CHECKING:
    from cases.models import Body, Violation
    from workflows.forms.fields import Groups

POSTPONED = {
    "pregnant": _("pregnant"),
    "nursing_child_under_12_months": _("nursing a child under 12 months"),
    "seriously_ill_in_hospital": _("seriously ill in hospital"),
}

CIRCUMSTANCES = {
    "reported_own_violation_and_accepted_form": _("reported the own violation and accepts a fitting form"),
    "provided_truthful_information_on_others": _("gave truthful information on others"),
    "stopped_and_helped_prevent": _("stopped the violation and helped to prevent harm"),
    "remedied_or_compensated_proactively": _("made good or compensated on own initiative"),
    "provided_new_evidence": _("brought new evidence"),
    "did_not_correct_after_conclusion": _("did not correct itself after a conclusion"),
    "not_self_admitting": _("does not admit what was concluded"),
    "suppressed_informants_or_obstructed": _("suppressed informants or obstructed the work"),
    "covered_up": _("covered up"),
    "false_reports_or_destroyed_forged_evidence": _("false reports, evidence destroyed or forged"),
    "exploited_emergency_disaster_epidemic_policy": _("took advantage of an emergency, disaster or epidemic"),
    "repeated_violation": _("repeated the violation"),
    "reminded_but_still_violates": _("was reminded and went on"),
    "retaliated_against_informants": _("retaliated against informants"),
    "obstructed_verification": _("obstructed the verification"),
    "did_not_remedy": _("did not make good"),
    "obeyed_superior_reported_or_reserved": _("obeyed a superior after reporting or reserving an opinion"),
    "permitted_innovation_good_faith": _("permitted innovation in good faith"),
}


def form_choices(form: PageForm, *, none: Any) -> list[tuple[str, Any]]:
    """Return the forms open to the subject of the case, heaviest first, and none at all."""
    matter = form.case.matter
    forms_open = available(form.book, matter.subject_kind, holds_position=matter.holds_position)
    return [("", none), *((one.value, one.label) for one in forms_open)]


# Opening


class OpenForm(PageForm):
    """Open a case of discipline from the list of cases to open."""

    groups: ClassVar[Groups] = (
        (_("Which body considers it"), ("body",)),
        (_("How the subject stands"), ("holds_position", "seats", "managed_by", "may_admit")),
    )

    body = forms.ChoiceField(label=_("Body"))
    holds_position = forms.BooleanField(label=_("Holds a position, so that removal is a form"), required=False)
    seats = forms.MultipleChoiceField(
        label=_("Sits in a committee of these levels"),
        choices=[(level.value, level.label) for level in Level if level != Level.DISTRICT],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    managed_by = forms.ChoiceField(
        label=_("Managed as a cadre by the committee of"),
        choices=[("", _("none")), *((level.value, level.label) for level in Level if level != Level.DISTRICT)],
        required=False,
    )
    may_admit = forms.NullBooleanField(
        label=_("The grassroots committee is empowered to admit members"),
        required=False,
        widget=forms.Select(choices=[("", _("not known")), ("true", _("yes")), ("false", _("no"))]),
    )

    def __init__(self, *args: Any, bodies: Sequence[Body], **kwargs: Any) -> None:
        """`bodies` are those this person prepares work for."""
        self.bodies = {str(body.pk): body for body in bodies}
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """The people of the inspection go on, unless others are named."""
        self.fields["body"].choices = [(key, body.name) for key, body in self.bodies.items()]  # type: ignore[attr-defined]
        if self.case.subject_member is None:
            for name in Standing.__dataclass_fields__:
                self.fields.pop(name, None)
        people = people_for(self, self.team.body, "member")
        given = [] if self.is_bound else proposed_places(self.team)
        self.add_formset("places", PlaceFormSet, form_kwargs={"people": people}, initial=given)

    def prefill(self) -> dict[str, Any]:
        """The body that concluded."""
        return {"body": str(self.team.body_id)}

    def facts(self) -> dict[str, Any]:
        """The body, the places, and how the subject stands."""
        said = self.cleaned_data
        standing = Standing(
            holds_position=bool(said.get("holds_position")),
            seats=tuple(said.get("seats") or ()),
            managed_by=said.get("managed_by") or "",
            may_admit=said.get("may_admit"),
        )
        places = self.formset("places").places()
        return {"body": self.bodies[said["body"]], "standing": standing, "places": places, "once": said["once"]}


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


# Violations and circumstances

_FACTS = tuple(ViolationFacts.__dataclass_fields__)


class ViolationForm(PageForm):
    """A violation with its time; a day not known exactly is a range."""

    groups = (
        (_("When it began"), (("began_from", "began_until"), "continuing")),
        (_("When it ended"), (("ended_from", "ended_until"), "discovered_on")),
        (_("What is concluded of it"), (("severity", "nature"), "group", "harm", "cause")),
        (_("What the periods and powers ask"), ("special", "by_assignment")),
    )

    act = Prose(label=_("Violation"), rows=3)
    severity = forms.ChoiceField(label=_("Degree"), choices=[("", "—"), *Severity.choices])
    group = forms.ChoiceField(label=_("Group of violations"), required=False)
    nature = forms.CharField(label=_("Nature"), max_length=300, required=False)
    harm = Prose(label=_("Consequence"), rows=2, required=False)
    cause = Prose(label=_("Cause"), rows=2, required=False)
    began_from = DayField(label=_("On, or at the earliest"), required=False)
    began_until = DayField(label=_("At the latest"), required=False, help_text=_("Only where the day is not known."))
    ended_from = DayField(label=_("On, or at the earliest"), required=False)
    ended_until = DayField(label=_("At the latest"), required=False)
    continuing = forms.BooleanField(label=_("A continuing act"), required=False)
    discovered_on = DayField(label=_("Discovered on"), required=False)
    special = forms.ChoiceField(
        label=_("Special nature"), choices=[("", _("none")), *SpecialNature.choices], required=False
    )
    by_assignment = forms.BooleanField(label=_("In duty assigned by a superior"), required=False)

    def arrange(self) -> None:
        """The groups that fit the subject."""
        groups = violation_groups("member" if self.case.subject_member_id else "organization")
        self.fields["group"].choices = [("", "—"), *((group, group) for group in groups)]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """The violation as the command takes it."""
        said = self.cleaned_data
        return {"facts": ViolationFacts(**{name: said[name] for name in _FACTS}), "once": said["once"]}


def violation_values(violation: Violation) -> dict[str, Any]:
    """Return what a violation says now, as its form shows it."""
    return {name: getattr(violation, name) for name in _FACTS}


class PauseForm(PageForm):
    """A time that does not count."""

    cause = forms.ChoiceField(label=_("Cause"), choices=Pause.Cause.choices)
    since = DayField(label=_("From"))
    until = DayField(label=_("To"), required=False)


class CircumstanceForm(PageForm):
    """A circumstance the rulebook names."""

    circumstance = forms.ChoiceField(label=_("Circumstance"), widget=forms.RadioSelect)
    detail = Prose(label=_("In this case"), rows=2)

    def arrange(self) -> None:
        """Those of the rulebook of today for this kind of subject, with their article."""
        named = circumstances_named(self.book, self.case.matter.subject_kind)
        self.fields["circumstance"].choices = [  # type: ignore[attr-defined]
            (
                Circumstance.Direction(direction).label,
                [(f"{direction}:{key}", f"{CIRCUMSTANCES.get(key, key)} ({found.cite()})") for key in keys],
            )
            for direction, (found, keys) in named.items()
            if keys
        ]

    def facts(self) -> dict[str, Any]:
        """Which way it weighs, and which it is."""
        direction, _colon, key = self.cleaned_data["circumstance"].partition(":")
        return {
            "direction": direction,
            "key": key,
            "detail": self.cleaned_data["detail"],
            "once": self.cleaned_data["once"],
        }


class DeferForm(PageForm):
    """Put the consideration off."""

    cause = forms.ChoiceField(label=_("Cause"), widget=forms.RadioSelect)
    reason = Prose(label=_("Reason"), rows=2)
    review_on = DayField(label=_("Looked at again on"), future=True)

    def arrange(self) -> None:
        """The causes of the rulebook."""
        found = self.book.find_or_none("POSTPONE")
        causes = found.value if found is not None else []
        self.fields["cause"].choices = [(one, POSTPONED.get(one, one)) for one in causes]  # type: ignore[attr-defined]
        if found is not None:
            self.fields["cause"].help_text = found.cite()


# E1


class InviteForm(PageForm):
    """Notice of the day on which the subject is heard."""

    invited_for = DayField(label=_("Invited for"), future=True)


class ComingForm(PageForm):
    """Whether the subject came."""

    came = forms.TypedChoiceField(
        label=_("The subject"),
        choices=[("yes", _("came")), ("no", _("stayed away"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    absence = forms.CharField(label=_("Reason of absence"), max_length=300, required=False)


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


class DiscontinueForm(PageForm):
    """Conclude without discipline: the subject died, or was struck off."""

    reason = Prose(label=_("Reason"), rows=2)


def label_of(form: str) -> str:
    """Return a form in the reader's language."""
    return str(DisciplineForm(form).label) if form else str(_("No discipline"))
