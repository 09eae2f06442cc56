"""Forms of what may come up at any time: more time, a change of team, a recusal, the hearing, follow-up, service."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.conflicts import ground_choices
from cases.deadlines import Unit, add_days
from cases.models import Answer, Kind, Member, Service, Stance, TeamRole
from workflows.forms.conduct import FilesField
from workflows.forms.fields import DayField, PageForm, People, PersonField, Prose, people_of, ruled
from workflows.forms.meetings import WAITING, ServingForm

if TYPE_CHECKING:
    from collections.abc import Sequence


class ExtensionRequestForm(PageForm):
    """Ask the authority for more time."""

    days = forms.IntegerField(label=_("Days asked for"), min_value=1)
    reason = Prose(label=_("Reason"), rows=3)

    def __init__(self, *args: Any, limit: int, **kwargs: Any) -> None:
        """`limit` is what the rule leaves."""
        self.limit = limit
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """Say what the rule leaves."""
        self.fields["days"].help_text = ruled(self.book, "EXT-ALL", _("At most %(limit)s days, once"), limit=self.limit)
        self.fields["days"].widget.attrs["max"] = self.limit


class ExtensionDecisionForm(PageForm):
    """Grant more time, or refuse it with the reason."""

    refusal = Prose(label=_("Reason of the refusal"), rows=2, required=False, help_text=_("Only when you refuse."))

    @property
    def refuses(self) -> bool:
        """Whether the second button was pressed."""
        return self.data.get("branch") == "refuse"

    def clean_refusal(self) -> str:
        """A refusal says why."""
        refusal: str = self.cleaned_data["refusal"]
        if self.refuses and not refusal:
            raise ValidationError(_("Say why it is refused."))
        return refusal

    def facts(self) -> dict[str, Any]:
        """Granted or refused."""
        said = self.cleaned_data
        return {"granted": not self.refuses, "refusal": said["refusal"] if self.refuses else "", "once": said["once"]}


class TeamChangeForm(PageForm):
    """Replace, add or release a member of the team by a new decision."""

    leaving = forms.ModelChoiceField(
        label=_("Who leaves"), queryset=Member.objects.none(), required=False, empty_label=_("nobody")
    )
    joining = PersonField(label=_("Who joins"), required=False)
    role = forms.ChoiceField(
        label=_("Role"),
        choices=TeamRole.choices,
        initial=TeamRole.MEMBER,
        help_text=_("Who replaces somebody takes the role that becomes free."),
    )
    expert = forms.BooleanField(label=_("Expertise in finance"), required=False)
    reason = Prose(label=_("Reason"), rows=3)

    def arrange(self) -> None:
        """Whoever is in the team may leave it; whoever is of the house may join it."""
        if self.team.kind != Kind.FINANCE_INSPECTION:
            del self.fields["expert"]
        self.roles = {place.member_id: TeamRole(place.role) for place in self.team.members.today()}
        self.fields["leaving"].queryset = Member.objects.filter(pk__in=self.roles)  # type: ignore[attr-defined]
        self.fields["joining"].people = People(people_of(self.team.body, self.on))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Somebody leaves or joins; a team is never without its head, and never has two."""
        facts: dict[str, Any] = super().clean() or {}
        leaving, joining = facts.get("leaving"), facts.get("joining")
        if not leaving and not joining and not self.errors:
            raise ValidationError(_("Say who leaves, who joins, or both."))
        if joining and joining.pk in self.roles:
            self.add_error("joining", _("This person is in the team already."))
        if leaving:
            facts["role"] = self.roles[leaving.pk]
            if facts["role"] == TeamRole.HEAD and not joining and "joining" not in self.errors:
                self.add_error("joining", _("The head leaves: say who heads the team from now on."))
        elif joining and facts.get("role") == TeamRole.HEAD:
            self.add_error("role", _("The team has a head; say that they leave."))
        return facts


class RecusalForm(PageForm):
    """Declare a conflict in one case."""

    ground = forms.ChoiceField(label=_("Ground"))
    detail = Prose(label=_("Detail"), rows=2, required=False)

    def arrange(self) -> None:
        """The grounds are those of the rulebook in force."""
        self.fields["ground"].choices = ground_choices(self.book)  # type: ignore[attr-defined]


class ResponseForm(PageForm):
    """The subject's opinion on one finding, in its own words."""

    #: The inspected side speaks for itself; only the team records that an answer was refused.
    STANCES: ClassVar[Sequence[tuple[str, Any]]] = (
        (Stance.ACCEPT.value, _("I accept this point")),
        (Stance.CONTEST.value, _("I contest this point")),
        (Stance.RESERVE.value, _("I reserve my opinion")),
    )

    stance = forms.ChoiceField(label=_("Your opinion"), widget=forms.RadioSelect)
    text = Prose(label=_("Explanation"), rows=5, required=False, help_text=_("Required when the point is contested."))
    attachments = FilesField(label=_("Papers that support it"), required=False)

    def arrange(self) -> None:
        """Offer the opinions this side may give."""
        self.fields["stance"].choices = self.STANCES  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A contested point says why."""
        facts: dict[str, Any] = super().clean() or {}
        if facts.get("stance") == Stance.CONTEST and not facts.get("text"):
            self.add_error("text", _("Say what is contested and why."))
        return facts


class RecordedResponseForm(ResponseForm):
    """The subject's opinion given on paper or at the meeting, recorded by the team; or the refusal to give one."""

    STANCES = (
        (Stance.ACCEPT.value, _("The subject accepts the point")),
        (Stance.CONTEST.value, _("The subject contests the point")),
        (Stance.RESERVE.value, _("The subject reserves its opinion")),
        (Stance.REFUSED.value, _("The subject refuses to answer")),
    )

    given_on = DayField(label=_("Given on"))
    given_by = forms.CharField(label=_("Given by"), max_length=300, required=False)
    witnesses = forms.CharField(
        label=_("Witnesses of the refusal"), max_length=500, required=False, help_text=_("At least two names.")
    )

    def arrange(self) -> None:
        """The team speaks of the subject, not for it."""
        super().arrange()
        self.fields["stance"].label = _("Opinion of the subject")

    def prefill(self) -> dict[str, Any]:
        """Given today."""
        return super().prefill() | {"given_on": self.on}

    def clean(self) -> dict[str, Any]:
        """A refusal has witnesses."""
        facts = super().clean()
        if facts.get("stance") == Stance.REFUSED and not facts.get("witnesses"):
            self.add_error("witnesses", _("A refusal is recorded with those who saw it."))
        return facts


class AnswerForm(PageForm):
    """The team's answer to a contested point."""

    result = forms.ChoiceField(
        label=_("The finding is"), choices=Answer.Result.choices, widget=forms.RadioSelect, initial=Answer.Result.KEPT
    )
    reason = Prose(label=_("Reason"), rows=4, help_text=_("The subject reads it, and the body with it."))
    final_wording = Prose(
        label=_("Final wording"), rows=4, required=False, help_text=_("Only when the finding is reworded.")
    )

    def clean(self) -> dict[str, Any]:
        """A reworded finding says how."""
        facts: dict[str, Any] = super().clean() or {}
        if facts.get("result") == Answer.Result.REWORDED and not facts.get("final_wording"):
            self.add_error("final_wording", _("Write the finding as it now stands."))
        return facts


class ReminderForm(ServingForm):
    """Until when the report is asked for again, and how the letter is handed over."""

    until = DayField(label=_("The report is asked for until"), future=True)

    def arrange(self) -> None:
        """The new day comes first."""
        super().arrange()
        self.fields["until"].help_text = ruled(self.book, "SELF-REPORT", _("It was due on %(due)s"), due=self._due())
        self.order_fields(["until"])

    def _due(self) -> str:
        due = self.case.self_report_due_on
        return f"{due:%d/%m/%Y}" if due else "…"

    def prefill(self) -> dict[str, Any]:
        """Sent by post, with a few working days to answer."""
        usual = {"channel": Service.Channel.POST, "proof": WAITING}
        return super().prefill() | usual | {"until": add_days(self.on, 3, Unit.WORKING_DAY)}

    def clean_until(self) -> date:
        """A day that is still to come."""
        until: date = self.cleaned_data["until"]
        if until <= self.on:
            raise ValidationError(_("Choose a day that is still to come."))
        return until

    def facts(self) -> dict[str, Any]:
        """The new day, and how the letter was handed over."""
        return {"until": self.cleaned_data["until"], "handed": self.servings, "once": self.cleaned_data["once"]}


class ServeForm(ServingForm):
    """A paper handed over, and to whom."""

    paper = forms.ChoiceField(label=_("Paper"))
    served_on = DayField(label=_("Handed over on"))

    def __init__(self, *args: Any, papers: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """`papers` are the issued papers of the case that may leave the house: (version, title)."""
        self.papers = papers
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """Offer those papers and no others."""
        super().arrange()
        self.fields["paper"].choices = self.papers  # type: ignore[attr-defined]
        self.order_fields(["paper", "served_on"])

    def prefill(self) -> dict[str, Any]:
        """Handed over today."""
        return super().prefill() | {"served_on": self.on}

    def facts(self) -> dict[str, Any]:
        """Which paper, when, and how it was handed over."""
        said = self.cleaned_data
        return {"paper": said["paper"], "on": said["served_on"], "handed": self.servings, "once": said["once"]}


class FollowUpReportForm(PageForm):
    """How a requirement was carried out."""

    report = Prose(label=_("How it was carried out"), rows=5)


class FollowUpCloseForm(PageForm):
    """What the verifier found."""

    verification = Prose(label=_("Result of the verification"), rows=4, help_text=_("What you saw, and where."))
