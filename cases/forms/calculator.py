"""The questions of the calculator as people ask them; each form turns into the facts the command takes."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.deadlines import Unit
from cases.discipline.asking import MOST_MEMBERS
from cases.discipline.asking_steps import LONGEST_EXTENSION
from cases.discipline.competence import Authority
from cases.discipline.considering import CourtSentence, Death, Deferral, Degree
from cases.discipline.counting import Mode
from cases.discipline.forms import NONE, DisciplineForm, SubjectKind
from cases.discipline.limitation import Nature, PauseKind
from cases.discipline.suspension import SuspensionKind, Trigger
from cases.models import BodyKind, Level, Rule

NOT_SAID = ("", _("not stated"))
SEATS = [level for level in Level.choices if level[0] != Level.CENTRAL]


def day(label: Any, *, required: bool = False, help_text: Any = "") -> forms.DateField:
    """One day, as the browser and as people write it."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


def choice(
    label: Any, choices: list[tuple[str, Any]], *, required: bool = False, help_text: Any = ""
) -> forms.ChoiceField:
    """One of several; where it need not be said, that is a choice too."""
    return forms.ChoiceField(
        label=label, required=required, help_text=help_text, choices=choices if required else [NOT_SAID, *choices]
    )


def several(label: Any, choices: list[tuple[str, Any]], help_text: Any = "") -> forms.MultipleChoiceField:
    """Any of several."""
    return forms.MultipleChoiceField(
        label=label, required=False, choices=choices, widget=forms.CheckboxSelectMultiple, help_text=help_text
    )


def yes(label: Any, help_text: Any = "") -> forms.BooleanField:
    """Ticked or not."""
    return forms.BooleanField(label=label, required=False, help_text=help_text)


def number(label: Any, most: int, *, least: int = 0, required: bool = False) -> forms.IntegerField:
    """A whole number."""
    return forms.IntegerField(label=label, min_value=least, max_value=most, required=required)


class Question(forms.Form):
    """A question, kept in the address of its page; `further` facts are seldom needed and stand folded away."""

    name: ClassVar[str]
    title: ClassVar[Any]
    further: ClassVar[tuple[str, ...]] = ()

    question = forms.CharField(widget=forms.HiddenInput)
    date = day(_("On the rulebook of"), required=True, help_text=_("The day whose rules answer."))

    def __init__(self, data: Any = None, *, on: datetime.date) -> None:
        """Begin with today, and what is asked."""
        super().__init__(data, initial={"date": on, "question": self.name}, auto_id="asked_%s")

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        """The facts most questions need."""
        return [field for field in self.visible_fields() if field.name not in self.further]

    @property
    def further_fields(self) -> list[forms.BoundField]:
        """The facts some questions need."""
        return [self[name] for name in self.further]

    @property
    def says_further(self) -> bool:
        """Was one of those given, or is one wrong?"""
        return any(self.data.get(name) or name in self.errors for name in self.further) if self.is_bound else False

    def facts(self) -> dict[str, Any]:
        """What the command would be given; what is left empty is not said."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "question"}
        said = {name: value.isoformat() if isinstance(value, datetime.date) else value for name, value in given.items()}
        return {name: value for name, value in said.items() if value not in (None, "", False, [])}


class AboutSubject(Question):
    """A question about a subject and, for a member, whether there is an office to be removed from."""

    subject = choice(_("Subject"), SubjectKind.choices, required=True)
    holds_position = yes(_("The member holds an office"))

    def facts(self) -> dict[str, Any]:
        """An office not ticked is one not held."""
        return super().facts() | {"holds_position": self.cleaned_data["holds_position"]}


class LimitationForm(Question):
    """Has time run out?"""

    name = "limitation"
    title = _("Limitation period")
    further = (
        "discovered_on",
        "natures",
        "new_violation",
        "pause_kind",
        "pause_since",
        "pause_until",
        "inspection_decided_on",
    )

    subject = choice(_("Subject"), SubjectKind.choices, required=True)
    form = choice(_("Form"), DisciplineForm.choices, help_text=_("Without one, every form is reckoned."))
    act = day(_("Day of the violation"), required=True, help_text=_("Or the first day it may have been."))
    act_latest = day(_("Last day it may have been"), help_text=_("Where the day is not known."))
    continuing = yes(_("The violation continued"))
    ended = day(_("It ended on"))
    concluded_on = day(_("Concluded on that discipline is required"))
    discovered_on = day(_("Discovered on"), help_text=_("Where the end of a continuing violation is not known."))
    natures = several(_("The violation concerns"), Nature.choices)
    new_violation = day(_("A new violation on"), help_text=_("It restarts the period if it falls within."))
    pause_kind = choice(_("Time that may not count"), PauseKind.choices)
    pause_since = day(_("It began on"))
    pause_until = day(_("And ended on"), help_text=_("Empty: it goes on."))
    inspection_decided_on = day(
        _("Inspection or consideration decided on"), help_text=_("By Regulation 102 the period stops here.")
    )

    def clean(self) -> dict[str, Any]:
        """A time that may not count has a kind and a beginning."""
        data = super().clean() or {}
        if data.get("pause_kind") and not data.get("pause_since"):
            self.add_error("pause_since", _("Say when it began."))
        if data.get("pause_since") and not data.get("pause_kind"):
            self.add_error("pause_kind", _("Say what it was."))
        return data

    def facts(self) -> dict[str, Any]:
        """Ranges and pauses as the command takes them."""
        facts = super().facts()
        if latest := facts.pop("act_latest", None):
            facts["act"] = {"earliest": facts["act"], "latest": latest}
        if new := facts.pop("new_violation", None):
            facts["new_violations"] = [new]
        kind, since, until = (facts.pop(f"pause_{part}", None) for part in ("kind", "since", "until"))
        if kind:
            facts["pauses"] = [{"kind": kind, "since": since, "until": until}]
        return facts


class AuthorityForm(AboutSubject):
    """Who decides?"""

    name = "authority"
    title = _("Authority")
    further = ("body", "level", "may_admit", "in_temporary_attachment", "common_level", "retired", "dissolved")

    form = choice(_("Form"), DisciplineForm.choices, required=True)
    seats = several(_("The member sits in a committee at"), SEATS)
    managed_by = choice(_("Cadre managed by the committee at"), Level.choices)
    organization_level = choice(_("Level of the organization"), SEATS, help_text=_("For an organization."))
    duty_assigned_by_superior = yes(_("The violation is in a duty assigned by a superior"))
    body = choice(_("What may this body do?"), Authority.choices)
    level = choice(_("Its level"), Level.choices)
    may_admit = choice(
        _("The grassroots committee may admit members"),
        [("yes", _("yes")), ("no", _("no"))],
        help_text=_("Its power to expel hangs on this."),
    )
    in_temporary_attachment = yes(_("Committed where the member was temporarily attached"))
    common_level = choice(
        _("The subject moved; above both places stands"), Level.choices, help_text=_("Only where the subject moved.")
    )
    retired = yes(_("The cadre has retired"))
    dissolved = yes(_("The organization was dissolved or merged"))

    def facts(self) -> dict[str, Any]:
        """Yes and no as the command takes them."""
        facts = super().facts()
        if facts["subject"] != SubjectKind.OFFICIAL:
            facts.pop("holds_position")
        if said := facts.pop("may_admit", ""):
            facts["may_admit"] = said == "yes"
        return facts


class BallotForm(AboutSubject):
    """What does a vote decide?"""

    name = "ballot"
    title = _("Ballot")
    further = ("blank", "void")

    mode = choice(_("The body votes"), Mode.choices, required=True)
    denominator = number(_("Members in the denominator"), MOST_MEMBERS, least=1, required=True)
    blank = number(_("Blank papers"), MOST_MEMBERS)
    void = number(_("Void papers"), MOST_MEMBERS)

    field_order = ("question", "date", "subject", "holds_position", "mode", "denominator")

    def __init__(self, data: Any = None, *, on: datetime.date) -> None:
        """A line for every form there is, heaviest first, and one for no discipline."""
        super().__init__(data, on=on)
        lines = sorted(DisciplineForm, key=lambda form: form.gravity, reverse=True)
        for form in lines:
            self.fields[f"votes_{form.value}"] = number(form.label, MOST_MEMBERS)
        self.fields[f"votes_{NONE}"] = number(_("No discipline"), MOST_MEMBERS)

    def facts(self) -> dict[str, Any]:
        """Votes by the code of the form."""
        facts = super().facts()
        lines = [name for name in self.fields if name.startswith("votes_")]
        votes = {name.removeprefix("votes_"): facts.pop(name, 0) for name in lines}
        return facts | {"votes": {code: given for code, given in votes.items() if given}}


class DeadlineForm(Question):
    """When does a time limit end?"""

    name = "deadline"
    title = _("Time limit")

    rule = forms.ChoiceField(label=_("Time limit"))
    body = choice(_("Authority"), BodyKind.choices)
    level = choice(_("Level"), Level.choices)
    start = day(_("It starts with the event of"), help_text=_("The day after is the first day counted."))
    locality = forms.CharField(
        label=_("Province or city"), required=False, max_length=60, help_text=_("For local rules.")
    )

    def __init__(self, data: Any = None, *, on: datetime.date) -> None:
        """Offer every rule that is a length of time, by its title."""
        super().__init__(data, on=on)
        lengths = [rules[-1] for rules in Rule.shelf().rules.values() if rules[-1].unit in Unit.values]
        titled = sorted((rule.key, f"{rule.title} ({rule.key})") for rule in lengths)
        self.fields["rule"].choices = titled  # type: ignore[attr-defined]


class FormsForm(AboutSubject):
    """Which forms are open?"""

    name = "forms"
    title = _("Forms and frame")
    further = ("deferral", "deceased", "court_sentence", "struck_off")

    severity = choice(_("Consequence"), Degree.choices)
    repeated = yes(_("The violation is repeated"))
    deferral = choice(_("The member is"), Deferral.choices)
    deceased = choice(_("The member has died"), Death.choices)
    court_sentence = choice(_("A sentence in force"), CourtSentence.choices)
    struck_off = yes(_("Struck off the list of members"))


class ComplaintForm(Question):
    """Is a complaint in time, and where does it go?"""

    name = "complaint"
    title = _("Complaint")
    further = (
        "last_decided_by",
        "last_decided_by_level",
        "addressed_to",
        "addressed_to_level",
        "accepted_on",
        "by_proxy",
        "refused_to_receive",
        "sentenced",
        "moved_before",
        "handled_by_higher",
    )

    form = choice(_("Form of discipline"), DisciplineForm.choices, required=True)
    decided_by = choice(_("Disciplined by"), Authority.choices, required=True)
    decided_by_level = choice(_("Its level"), Level.choices)
    served_on = day(_("Decision handed over on"), help_text=_("By the proof of service."))
    complained_on = day(_("Complaint made on"), required=True)
    last_decided_by = choice(_("Last decided by"), Authority.choices, help_text=_("Where a level has decided already."))
    last_decided_by_level = choice(_("Its level"), Level.choices)
    addressed_to = choice(_("Addressed to"), Authority.choices)
    addressed_to_level = choice(_("Its level"), Level.choices)
    accepted_on = day(_("Accepted on"))
    by_proxy = yes(_("Made for somebody else"))
    refused_to_receive = yes(_("The decision was refused when it was handed over"))
    sentenced = yes(_("Sentenced to non-custodial reform or more, not annulled"))
    moved_before = yes(_("Moved to another party committee before complaining"))
    handled_by_higher = yes(_("A higher level is handling it"))


class SuspensionForm(Question):
    """How long may a suspension last?"""

    name = "suspension"
    title = _("Suspension")
    further = ("extended_on", "extension_days", "legal_term_until", "procedural_act_on")

    kind = choice(_("What is suspended"), SuspensionKind.choices, required=True)
    trigger = choice(_("Cause"), Trigger.choices, required=True)
    on = day(_("As it stands on"))
    extended_on = day(_("Extended on"))
    extension_days = number(_("By days"), LONGEST_EXTENSION, least=1)
    legal_term_until = day(_("Term of the law until"), help_text=_("In criminal matters."))
    procedural_act_on = day(_("Charged, detained or prosecuted on"))


FORMS: dict[str, type[Question]] = {
    form.name: form
    for form in (LimitationForm, AuthorityForm, FormsForm, BallotForm, DeadlineForm, ComplaintForm, SuspensionForm)
}
