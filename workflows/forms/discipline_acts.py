"""Forms of the acts beside the steps: violations, circumstances, put off, invite the subject, end early."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.commands.discipline import ViolationFacts, circumstances_named
from cases.models import Circumstance, Pause, Severity, SpecialNature
from workflows.forms.conduct import violation_groups
from workflows.forms.fields import DayField, PageForm, PersonField, Prose, people_for
from workflows.words_discipline import CIRCUMSTANCES, POSTPONED

if TYPE_CHECKING:
    from cases.models import Violation

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


# Put off, invite, end early


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


class OverseerForm(PageForm):
    """Who hears the subject from now on, and why."""

    overseer = PersonField(
        label=_("Commissioner in charge"),
        help_text=_("A member of the body who hears the subject before the decision."),
    )
    reason = Prose(label=_("Reason"), rows=3)

    def arrange(self) -> None:
        """Offer the people of the house."""
        self.fields["overseer"].people = people_for(self, self.case.body, "overseer")  # type: ignore[attr-defined]


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


class DiscontinueForm(PageForm):
    """Conclude without discipline: the subject died, or was struck off."""

    reason = Prose(label=_("Reason"), rows=2)
