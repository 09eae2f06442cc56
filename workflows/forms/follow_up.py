"""Forms of the follow-up of a conclusion: extracted, assigned, planned, urged, checked, looked at again, decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.commands.follow_up import Checked, Decided, Recommended
from cases.follow_up import JUDGED
from cases.models import FollowUpNote, MeetingKind, Service
from cases.names import clean_text
from workflows.forms.adjustments import FollowUpReportForm
from workflows.forms.closing import RequirementForm, RequirementRows
from workflows.forms.conduct import FilesField
from workflows.forms.fields import (
    DayField,
    PageForm,
    People,
    PersonField,
    Prose,
    RowForm,
    Rows,
    people_for,
    people_of,
    rows,
)
from workflows.forms.meetings import WAITING, MinutesForm, ServingForm, clerk_of

if TYPE_CHECKING:
    from cases.models import FollowUpItem


class MoreRows(RequirementRows):
    """Requirements the notice has besides those assigned already; there may be none."""

    help_text = _("Only what the notice requires and nobody was assigned yet.")

    def clean(self) -> None:
        """The command says whether anything is left to follow up."""


class RecommendationForm(RowForm):
    """One policy to amend."""

    counts_by = "regulation"

    regulation = forms.CharField(label=_("Policy or regulation"), max_length=300)
    text = Prose(label=_("What should be amended"), rows=2)
    addressed_to = forms.CharField(label=_("Recommended to"), max_length=300)


class RecommendationRows(Rows):
    """Recommendations to amend a policy; they go to their own register."""

    label = _("Recommendations to amend a policy")
    help_text = _("They are kept in a register of their own, not among what the subject must put right.")
    row_label = _("Recommendation")
    add_label = _("Add a recommendation")

    def recommended(self) -> list[Recommended]:
        """Return them as the command takes them."""
        names = ("regulation", "text", "addressed_to")
        return [Recommended(**{name: row[name] for name in names}) for row in self.said()]


MoreFormSet = rows(RequirementForm, MoreRows)
RecommendationFormSet = rows(RecommendationForm, RecommendationRows)


class ExtractForm(PageForm):
    """P1. What the notice requires besides what was assigned, and the policies it would have amended."""

    def arrange(self) -> None:
        """Both kinds of rows."""
        people = people_for(self, self.case.body, "verifier")
        self.add_formset("requirements", MoreFormSet, form_kwargs={"people": people}, initial=[])
        self.add_formset("recommendations", RecommendationFormSet, initial=[])

    def facts(self) -> dict[str, Any]:
        """The rows as the command takes them."""
        return {
            "requirements": self.formset("requirements").requirements(self.case),
            "recommendations": self.formset("recommendations").recommended(),
            "once": self.cleaned_data.get("once", ""),
        }


class AssignForm(PageForm):
    """P2. The person who urges."""

    urger = PersonField(label=_("Person who urges"), help_text=_("Never somebody who must carry a requirement out."))

    def arrange(self) -> None:
        """Those of the house."""
        self.fields["urger"].people = People(people_of(self.team.body, self.on))  # type: ignore[attr-defined]


class OwnPlanForm(PageForm):
    """R1, as the inspected side hands it in: today, in its own name."""

    plan = Prose(label=_("Remediation plan"), rows=8, help_text=_("Of each requirement: what is done, by whom, when."))
    attachments = FilesField(label=_("The plan and its files"), required=False)


class OwnRequirementForm(FollowUpReportForm):
    """How a requirement was carried out, as the inspected side reports it, with what shows it."""

    attachments = FilesField(label=_("Papers that support it"), required=False)


class PlanForm(PageForm):
    """R1, recorded from a paper; or that nothing came."""

    plan = Prose(label=_("Remediation plan"), rows=6, required=False)
    plan_from = forms.CharField(label=_("Handed in by"), max_length=300, required=False)
    missing = forms.BooleanField(label=_("No plan was handed in"), required=False)

    def clean(self) -> dict[str, Any]:
        """A plan and who gave it, or neither."""
        facts: dict[str, Any] = super().clean() or {}
        if facts.get("missing") and facts.get("plan"):
            self.add_error("missing", _("A plan was handed in, or it is missing: not both."))
        for name in ("plan", "plan_from"):
            if not facts.get("missing") and not facts.get(name):
                self.add_error(name, _("Write it, or say that no plan was handed in."))
        return facts


class ItemsForm(PageForm):
    """Something said of each of some requirements: their fields stand under the requirement."""

    def __init__(self, *args: Any, items: Sequence[FollowUpItem], **kwargs: Any) -> None:
        """`items` are the requirements asked about."""
        self.items = items
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """Let each requirement have its fields, in a group of its own."""
        own = {item.number: self.fields_of(item) for item in self.items}
        for number, fields in own.items():
            self.fields.update({f"{name}_{number}": field for name, field in fields.items()})
        self.groups = (  # type: ignore[misc]  # as many groups as requirements
            *self.groups,
            *(
                (f"{item.number}. {item.requirement}", [f"{name}_{item.number}" for name in own[item.number]])
                for item in self.items
            ),
        )

    def fields_of(self, item: FollowUpItem) -> dict[str, forms.Field]:
        """Return the fields of one requirement by their short names."""
        raise NotImplementedError

    def said_of(self, item: FollowUpItem, name: str) -> Any:
        """Return what was said of a requirement."""
        return self.cleaned_data.get(f"{name}_{item.number}")


class CheckForm(ItemsForm):
    """R2. What the evidence of each open requirement shows."""

    def fields_of(self, item: FollowUpItem) -> dict[str, forms.Field]:
        """The result, and what was seen."""
        choices = [(kind.value, kind.label) for kind in JUDGED]
        text = Prose(label=_("What you saw, and where"), rows=2, initial=clean_text(item.report))
        return {"result": forms.ChoiceField(label=_("Result"), choices=choices, widget=forms.RadioSelect), "text": text}

    def facts(self) -> dict[str, Any]:
        """A check of each."""
        checks = [Checked(one.number, self.said_of(one, "result"), self.said_of(one, "text")) for one in self.items]
        return {"checks": checks, "once": self.cleaned_data.get("once", "")}


class ReinspectForm(ItemsForm, MinutesForm):
    """R3. The re-inspection with its minutes, and how each doubtful requirement was found."""

    kind_of_meeting = MeetingKind.VERIFICATION

    result = Prose(label=_("Result of the re-inspection"), rows=3)

    def arrange(self) -> None:
        """The minutes, then the requirements."""
        MinutesForm.arrange(self)
        ItemsForm.arrange(self)

    def prefill(self) -> dict[str, Any]:
        """The clerk of the body writes."""
        return super().prefill() | {"recorded_by": clerk_of(self.case.body, self.on)}

    def fields_of(self, item: FollowUpItem) -> dict[str, forms.Field]:
        """Carried out, or not."""
        choices = [("yes", _("found carried out")), ("no", _("found not carried out: a new sign of violation"))]
        return {"done": forms.ChoiceField(label=_("On the spot"), choices=choices, widget=forms.RadioSelect)}

    def facts(self) -> dict[str, Any]:
        """Minutes, what was found of each, and the result."""
        return {
            "minutes": self.minutes(),
            "done": {one.number: self.said_of(one, "done") == "yes" for one in self.items},
            "result": self.cleaned_data["result"],
        }


class JudgeForm(ItemsForm):
    """E1. What the authority decides on each requirement."""

    def fields_of(self, item: FollowUpItem) -> dict[str, forms.Field]:
        """Accepted where it is verified; reopened with a reason and a new day; or not carried out."""
        kind = FollowUpNote.Kind
        verdict = kind.ACCEPTED if item.closed_on else kind.NOT_DONE
        choices = [(one.value, one.label) for one in (verdict, kind.REOPENED)]
        return {
            "verdict": forms.ChoiceField(
                label=_("Decision"), choices=choices, widget=forms.RadioSelect, initial=verdict.value
            ),
            "text": Prose(label=_("Reason"), rows=2, required=False, help_text=_("Needed where it is reopened.")),
            "due_on": DayField(label=_("New day"), future=True, required=False),
        }

    def facts(self) -> dict[str, Any]:
        """A decision on each."""
        names = ("verdict", "text", "due_on")
        return {"verdicts": [Decided(one.number, *(self.said_of(one, name) for name in names)) for one in self.items]}


class ShareForm(PageForm):
    """E2. What is reported with the share."""

    summary = Prose(label=_("What is reported and proposed"), rows=4)


class UrgeForm(ServingForm):
    """R2. The requirements urged by one letter, and how it is handed over."""

    numbers = forms.MultipleChoiceField(label=_("Requirements"), widget=forms.CheckboxSelectMultiple)
    text = Prose(label=_("What is said besides"), rows=3, required=False)

    def __init__(self, *args: Any, items: Sequence[FollowUpItem], **kwargs: Any) -> None:
        """`items` are those about which a letter may go out today."""
        self.items = items
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """Offer those."""
        super().arrange()
        choices = [(str(one.number), f"{one.number}. {one.requirement} ({one.due_on:%d/%m/%Y})") for one in self.items]
        self.fields["numbers"].choices = choices  # type: ignore[attr-defined]
        self.order_fields(["numbers", "text"])

    def prefill(self) -> dict[str, Any]:
        """All of them, sent by post."""
        usual = {"channel": Service.Channel.POST, "proof": WAITING}
        return super().prefill() | usual | {"numbers": [str(one.number) for one in self.items]}

    def facts(self) -> dict[str, Any]:
        """Which requirements, the words, and how the letter was handed over."""
        said = self.cleaned_data
        numbers = [int(number) for number in said["numbers"]]
        return {"numbers": numbers, "text": said["text"], "handed": self.servings, "once": said["once"]}
