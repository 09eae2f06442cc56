"""Forms of a denunciation, from the work with the denouncer to the conclusion on each allegation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.commands.denunciation import Alleged, Concluded
from cases.models import FOUNDED, Allegation, DenunciationMatter, MeetingKind, Verdict, Withdrawal
from workflows.forms import suggestions
from workflows.forms.closing import AnnounceForm, ConsiderForm, RequirementFormSet
from workflows.forms.conduct import DeployForm
from workflows.forms.fields import DayField, PageForm, Prose, RowForm, Rows, people_for, rows
from workflows.forms.meetings import COURSE, HANDED, MEETING, MinutesForm, PresentFormSet, clerk_of
from workflows.forms.preparation import ProposalForm

if TYPE_CHECKING:
    from workflows.forms.fields import Groups

DISOWNED = "disowned"


class OpenForm(PageForm):
    """P1. Taken up as a denunciation of whom the register says it is about."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Nothing is asked: the petition says it all."""
        super().__init__(*args, **kwargs)

    def facts(self) -> dict[str, Any]:
        """Nothing but the mark of the form."""
        return {"once": self.cleaned_data["once"]}


# P2


class AllegedForm(RowForm):
    """One allegation, as the denouncer confirmed it."""

    counts_by = "text"

    case = forms.TypedChoiceField(label=_("Against"), coerce=int)
    text = Prose(label=_("Allegation"), rows=2)

    def __init__(self, *args: Any, denounced: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        """`denounced` are the cases with the names of whom they are about."""
        super().__init__(*args, **kwargs)
        self.fields["case"].choices = denounced  # type: ignore[attr-defined]
        if len(denounced) == 1:
            self.fields["case"].widget = forms.HiddenInput()
            self.fields["case"].initial = denounced[0][0]

    def has_changed(self) -> bool:
        """A row says something when there is an allegation in it."""
        return bool(self.data.get(self.add_prefix("text"), "").strip()) if self.is_bound else False


class AllegedRows(Rows):
    """The allegations, one by one."""

    label = _("Allegations")
    help_text = _("What each of the denounced is said to have done, one a row; nobody who denounced is named.")
    row_label = _("Allegation")
    add_label = _("Add an allegation")

    def allegations(self) -> list[Alleged]:
        """Return them as the command takes them."""
        return [Alleged(row["case"], row["text"]) for row in self.said()]


AllegedFormSet = rows(AllegedForm, AllegedRows, extra=1)


class DenunciationProposalForm(ProposalForm):
    """P2, what is proposed to the authority: nothing looks back further than what is alleged."""

    groups: ClassVar[Groups] = (
        (_("Content and method"), ("content", "requirements", "method")),
        (_("Time"), ("days",)),
    )

    def arrange(self) -> None:
        """No look-back: the allegations say what is examined."""
        super().arrange()
        for name in ("scope_from", "scope_to"):
            del self.fields[name]

    def prefill(self) -> dict[str, Any]:
        """The allegations, where they are written down."""
        given = super().prefill()
        said = Allegation.objects.filter(case__team=self.team).order_by("case", "number").values_list("text", flat=True)
        content = self.team.content or "\n".join(said) or suggestions.DENUNCIATION_CONTENT
        return given | {"content": content, "requirements": self.team.requirements or suggestions.DENUNCIATION_AIM}


class WorkForm(DenunciationProposalForm, MinutesForm):
    """P2. The work with the denouncer, then the proposal; or, disowned, the end."""

    kind_of_meeting = MeetingKind.DENOUNCER
    groups: ClassVar[Groups] = (
        MEETING,
        (_("Minutes"), ("course", "result")),
        (_("Where the letter is disowned"), ("disowned",)),
        *DenunciationProposalForm.groups,
    )

    disowned = Prose(
        label=_("Why it is treated as sent under a false name"),
        rows=2,
        required=False,
        help_text=_("Only where who is named as the author denies it; the denunciation then ends."),
    )

    def arrange(self) -> None:
        """Nobody of the other side is listed; a row for each allegation, and the places of the team."""
        super().arrange()
        self.among_ourselves()
        for formset in [one for one in self.formsets if one.prefix == "people"]:
            self.formsets.remove(formset)
        self.add_formset("people", PresentFormSet, initial=[] if self.is_bound else self.called())
        denounced = [(case.pk, case.subject_name) for case in self.team.cases.order_by("pk")]
        self.add_formset("allegations", AllegedFormSet, form_kwargs={"denounced": denounced})
        self.formsets.sort(key=lambda one: ("allegations", "people", "places").index(str(one.prefix)))

    def called(self) -> list[dict[str, Any]]:
        """Whoever works with the denouncer writes down who else of the office was there."""
        return [{"name": self.chair, "capacity": "Cán bộ làm việc", "present": True}] if self.chair else []

    def usual_course(self) -> str:
        """The letter read, each allegation made clear."""
        return suggestions.DENOUNCER_COURSE

    def prefill(self) -> dict[str, Any]:
        """The officer presides, the clerk writes."""
        written = {"recorded_by": clerk_of(self.team.body, self.on), "chaired_by": self.chair}
        return MinutesForm.prefill(self) | super().prefill() | written

    @property
    def disowns(self) -> bool:
        """Whether the second button was pressed."""
        return self.data.get("branch") == DISOWNED

    def is_valid(self) -> bool:
        """Who disowns a letter leaves nothing to propose."""
        if self.is_bound and self.disowns:
            for name in ("content", "requirements", "method", "days"):
                self.fields[name].required = False
            self.formsets = [one for one in self.formsets if one.prefix == "people"]
        return super().is_valid()

    def clean_disowned(self) -> str:
        """A letter is disowned with the reason."""
        reason: str = self.cleaned_data["disowned"]
        if self.disowns and not reason:
            raise ValidationError(_("Say why it is treated as sent under a false name."))
        return reason

    def facts(self) -> dict[str, Any]:
        """The minutes, and either the reason it ends here or the allegations with the proposal."""
        said = self.cleaned_data
        minutes = self.minutes()
        if self.disowns:
            return {"minutes": minutes, "disowned": said["disowned"], "once": said["once"]}
        names = ("content", "requirements", "method", "days", "once")
        return {name: said[name] for name in names} | {
            "minutes": minutes,
            "allegations": self.formset("allegations").allegations(),
            "places": self.formset("places").places(),
        }


# R1


class DeployDenunciationForm(DeployForm):
    """R1. Decision and plan before the denounced."""

    def usual_course(self) -> str:
        """What is alleged is made known; who alleged it is not."""
        return suggestions.DENUNCIATION_DEPLOYMENT


# R3


class VerifyForm(MinutesForm):
    """R3. One allegation verified: minutes, what was found, on which evidence, what is proposed."""

    kind_of_meeting = MeetingKind.VERIFICATION
    groups: ClassVar[Groups] = (
        (_("The allegation"), ("verification", "proposed", "evidence")),
        MEETING,
        COURSE,
    )

    verification = Prose(
        label=pgettext_lazy("allegation", "Result of the verification"), rows=4, help_text=_("One point a line.")
    )
    proposed = forms.ChoiceField(label=_("Conclusion proposed"), choices=Verdict.choices, widget=forms.RadioSelect)
    evidence = forms.TypedMultipleChoiceField(
        label=pgettext_lazy("case", "Evidence"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, allegation: Allegation, **kwargs: Any) -> None:
        """`allegation` is what is verified."""
        self.allegation = allegation
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """Offer the evidence of the case."""
        super().arrange()
        files = [(row.number, f"{row.number}. {row.title}") for row in self.case.evidence.all()]
        self.fields["evidence"].choices = files  # type: ignore[attr-defined]
        if not files:
            del self.fields["evidence"]

    def usual_course(self) -> str:
        """The explanation held against the file."""
        return suggestions.ALLEGATION_COURSE

    def prefill(self) -> dict[str, Any]:
        """What was found before."""
        row = self.allegation
        chosen = [one.number for one in row.evidence.all()]
        known = {"verification": row.verification, "proposed": row.proposed, "evidence": chosen}
        return super().prefill() | known

    def facts(self) -> dict[str, Any]:
        """Minutes and what was found."""
        said = self.cleaned_data
        return super().facts() | {
            "verification": said["verification"],
            "proposed": said["proposed"],
            "evidence": said.get("evidence") or (),
        }


class WithdrawForm(PageForm):
    """R3, the other branch. What the denouncer withdraws, how, and why."""

    numbers = forms.TypedMultipleChoiceField(label=_("Allegations"), coerce=int, widget=forms.CheckboxSelectMultiple)
    withdrawal = forms.ChoiceField(label=_("Withdrawn"), choices=Withdrawal.choices, widget=forms.RadioSelect)
    reason = Prose(label=_("Reason"), rows=3, help_text=_("As the denouncer gave it; nobody is named."))
    withdrawn_on = DayField(label=_("Withdrawn on"))

    def arrange(self) -> None:
        """Offer what still stands."""
        standing = [(one.number, str(one)) for one in self.case.allegations.standing()]
        self.fields["numbers"].choices = standing  # type: ignore[attr-defined]

    def prefill(self) -> dict[str, Any]:
        """Today."""
        return {"withdrawn_on": self.on}


# E1


class VerdictForm(RowForm):
    """What the body concludes on one allegation."""

    counts_by = "number"

    number = forms.IntegerField(widget=forms.HiddenInput)
    verdict = forms.ChoiceField(label=_("Conclusion"), choices=Verdict.choices)
    reasons = Prose(label=_("Grounds of the conclusion"), rows=2)
    is_malicious = forms.BooleanField(label=_("false on purpose"), required=False)


class VerdictRows(Rows):
    """Every allegation that stands: none added, none left out."""

    label = _("Each allegation")
    may_add = False

    def __init__(self, *args: Any, allegations: Sequence[Allegation], **kwargs: Any) -> None:
        """Each stands as the team proposes until the body says otherwise."""
        kwargs["initial"] = [
            {"number": one.number, "verdict": one.proposed, "reasons": one.verification} for one in allegations
        ]
        super().__init__(*args, **kwargs)
        self.allegations = list(allegations)

    def beside(self) -> list[tuple[Allegation, Any]]:
        """Return allegation and form side by side, for the page."""
        return list(zip(self.allegations, self.forms, strict=False))

    def verdicts(self) -> dict[int, Concluded]:
        """Return the conclusions as the command takes them."""
        return {row["number"]: Concluded(row["verdict"], row["reasons"], row["is_malicious"]) for row in self.said()}


VerdictFormSet = rows(VerdictForm, VerdictRows, can_delete=False, max_num=100)


class ConcludeForm(ConsiderForm):
    """E1. The body's meeting and its conclusion on each allegation; how the case ends follows from them."""

    groups: ClassVar[Groups] = (
        MEETING,
        (_("Minutes"), ("course", "result")),
        (_("Vote"), (("votes_for", "votes_against"),)),
        (_("Where something is false on purpose"), ("recommendation",)),
        (_("Remarks"), ("remarks",)),
    )

    recommendation = Prose(
        label=_("Recommendation on who denounced falsely"),
        rows=2,
        required=False,
        help_text=_("Whom it concerns is not written down here."),
    )

    def __init__(self, *args: Any, allegations: Sequence[Allegation], **kwargs: Any) -> None:
        """`allegations` are those to be concluded on."""
        self.allegations = allegations
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """The roll, and a row for each allegation; the outcome is not asked for."""
        super().arrange()
        del self.fields["outcome"]
        self.add_formset("verdicts", VerdictFormSet, allegations=self.allegations)

    def is_valid(self) -> bool:
        """A returned report concludes on nothing."""
        if self.returns:
            self.formsets = [one for one in self.formsets if one.prefix != "verdicts"]
        return super().is_valid()

    def facts(self) -> dict[str, Any]:
        """The meeting, its votes, the conclusions."""
        said, roll = self.cleaned_data, self.formset("roll")
        names = ("votes_for", "votes_against", "remarks", "recommendation", "approved", "once")
        return {name: said[name] for name in names} | {
            "minutes": self.minutes(roll.people()),
            "present": roll.present(),
            "verdicts": {} if self.returns else self.formset("verdicts").verdicts(),
        }


# E2


class AnnounceDenunciationForm(AnnounceForm):
    """E2. The notice to the denounced, how the denouncer is told, and what is required where something was found."""

    groups: ClassVar[Groups] = (MEETING, COURSE, HANDED, (_("The denouncer"), ("how",)))

    how = forms.ChoiceField(
        label=_("How the denouncer is informed"),
        choices=DenunciationMatter.Telling.choices,
        widget=forms.RadioSelect,
        help_text=_("Name and address are written on the notice by the custodian's hand."),
    )

    def __init__(self, *args: Any, required: Sequence[dict[str, Any]] = (), **kwargs: Any) -> None:
        """`required` is what the notice asks for."""
        self.required = required
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """The requirements of the notice, ready to be followed up."""
        super().arrange()
        if self.case.outcome in FOUNDED:
            people = people_for(self, self.case.body, "verifier")
            given = [] if self.is_bound else list(self.required) or [{"owner": self.case.subject_name}]
            self.add_formset("requirements", RequirementFormSet, form_kwargs={"people": people}, initial=given)

    def facts(self) -> dict[str, Any]:
        """Minutes, papers handed over, how the denouncer is told, the requirements."""
        asked = self.formset("requirements").requirements(self.case) if self.case.outcome in FOUNDED else []
        return super().facts() | {"how": self.cleaned_data["how"], "requirements": asked}
