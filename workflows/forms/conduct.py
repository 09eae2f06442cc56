"""Forms of the conduct: deployment, self-report, verification, findings, the draft and its hearing."""

from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.minutes import FindingFacts
from cases.models import EvidenceFile, Finding, FindingKind, Kind, MeetingKind, Service, Severity
from cases.rulebook_files import DIRECTORY, VIOLATION_GROUPS
from workflows.forms.fields import DayField, PageForm, Prose, ruled
from workflows.forms.meetings import COURSE, HANDED, MEETING, MinutesForm, ServingForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.files.uploadedfile import UploadedFile

    from workflows.forms.fields import Groups

#: What the names of files chosen here may end with; the command looks into the file itself.
ENDINGS = ".pdf,.docx,.xlsx,.jpg,.jpeg,.png"
ACCEPTED = _("PDF, Word, Excel or pictures, at most 25 MB each.")


# R1


class DeployForm(ServingForm, MinutesForm):
    """R1. The decision is made known and handed over."""

    kind_of_meeting = MeetingKind.DEPLOYMENT
    groups: ClassVar[Groups] = (MEETING, COURSE, (_("What the subject is asked for"), ("self_report_due_on",)), HANDED)

    self_report_due_on = DayField(label=_("Self-report due on"), future=True, required=False)

    def arrange(self) -> None:
        """Say which rule sets the day when the plan does not."""
        super().arrange()
        self.fields["self_report_due_on"].help_text = ruled(
            self.book, "SELF-REPORT", _("Left empty: %(value)s days from the deployment")
        )

    def prefill(self) -> dict[str, Any]:
        """The day the team agreed on at its meeting."""
        return super().prefill() | {"self_report_due_on": self.team.self_report_due_on}

    def clean(self) -> dict[str, Any]:
        """The self-report falls due after the deployment."""
        facts = super().clean()
        due, held = facts.get("self_report_due_on"), facts.get("held_on")
        if due and held and due <= held:
            self.add_error("self_report_due_on", _("The report falls due after the deployment."))
        return facts

    def facts(self) -> dict[str, Any]:
        """Minutes, the day asked for, and how the papers were handed over."""
        return super().facts() | {
            "self_report_due_on": self.cleaned_data["self_report_due_on"],
            "handed": self.servings,
        }


# R2


class FilesInput(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Files chosen together; the command looks into each."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=FilesInput(attrs={"accept": ENDINGS}), help_text=ACCEPTED, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return the list of files, empty when none was chosen."""
        files: Sequence[UploadedFile] = data if isinstance(data, list | tuple) else [data] if data else []
        if not files and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return [super(FilesField, self).clean(each, initial) for each in files]


class SelfReportForm(PageForm):
    """R2. The subject's report with its files as the team receives it, or why there is none."""

    groups = ((_("Where there is none"), ("not_handed_in", "reason")),)

    received_on = DayField(label=_("Received on"))
    received_from = forms.CharField(label=_("Handed in by"), max_length=300, required=False)
    summary = Prose(label=_("Summary"), rows=5, required=False, help_text=_("What the report says, one point a line."))
    attachments = FilesField(label=_("Report and supporting files"), required=False)
    not_handed_in = forms.BooleanField(label=_("No report was handed in"), required=False)
    reason = Prose(label=_("Why there is none"), rows=2, required=False)

    def prefill(self) -> dict[str, Any]:
        """Received today."""
        return {"received_on": self.on}

    def clean(self) -> dict[str, Any]:
        """Either a report, or the reason why there is none."""
        facts: dict[str, Any] = super().clean() or {}
        if facts.get("not_handed_in"):
            if not facts.get("reason"):
                self.add_error("reason", _("Say why no report was handed in."))
        elif not facts.get("summary"):
            self.add_error("summary", _("Say what the report says, or that none was handed in."))
        return facts


class OwnReportForm(PageForm):
    """R2, as the inspected side hands it in: today, in its own name."""

    summary = Prose(
        label=_("What you report"), rows=8, help_text=_("The main points; the full report goes as a file below.")
    )
    attachments = FilesField(label=_("Report and supporting files"), required=False)


# R3


class SessionForm(MinutesForm):
    """R3. Minutes of a working session or a verification."""

    kind_of_meeting = MeetingKind.WORKING
    groups = (MEETING, COURSE)

    kind = forms.ChoiceField(
        label=_("Kind of meeting"),
        choices=[(kind.value, kind.label) for kind in (MeetingKind.WORKING, MeetingKind.VERIFICATION)],
        initial=MeetingKind.WORKING,
        widget=forms.RadioSelect,
    )

    def arrange(self) -> None:
        """A denunciation is also verified with who denounced; nobody of that side is listed."""
        super().arrange()
        if self.case.kind == Kind.DENUNCIATION:
            kinds = [MeetingKind.WORKING, MeetingKind.DENOUNCER]
            self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """Minutes and what kind of meeting it was."""
        return super().facts() | {"kind": MeetingKind(self.cleaned_data["kind"])}


class EvidenceForm(PageForm):
    """R3. Files put into the case: a paper, or the photos of one visit, numbered as they were chosen."""

    title = forms.CharField(
        label=_("What it is"), max_length=300, help_text=_("Number, date and extract of the paper.")
    )
    origin = forms.ChoiceField(label=_("Origin"), choices=EvidenceFile.Origin.choices, initial=EvidenceFile.Origin.TEAM)
    received_on = DayField(label=_("Received on"))
    file = FilesField(label=_("File"))

    def prefill(self) -> dict[str, Any]:
        """Received today."""
        return {"received_on": self.on}


class LinkForm(PageForm):
    """What a finding rests on: a piece of evidence, and the pages of it."""

    number = forms.TypedChoiceField(label=pgettext_lazy("case", "Evidence"), coerce=int)
    pages = forms.CharField(
        label=_("Pages"),
        max_length=60,
        required=False,
        help_text=_("As 3–5 or 3–5, 8; empty where the whole document is meant."),
    )

    def arrange(self) -> None:
        """Offer what the file holds."""
        files = [(row.number, f"{row.number}. {row.title}") for row in self.case.evidence.all()]
        self.fields["number"].choices = files  # type: ignore[attr-defined]


class UnlinkForm(PageForm):
    """Why a finding does not rest on a piece of evidence after all."""

    reason = Prose(label=_("Reason"), rows=2)


@functools.cache
def violation_groups(subject: str) -> tuple[str, ...]:
    """Return the groups of violations of an organization or a member, by their titles: the articles are unverified."""
    groups = json.loads((DIRECTORY / VIOLATION_GROUPS).read_text("utf-8"))
    return tuple(group["vi"] for group in groups[subject])


FINDING = ("kind", "content", "nature", "degree", "consequence", "cause", "responsibility", "group")


class FindingForm(PageForm):
    """R3, R4. One strength, limitation, shortcoming or violation."""

    groups = (
        (_("Of a violation"), (("nature", "degree"), "group", "consequence", "cause", "responsibility")),
        (_("What it rests on"), ("evidence",)),
    )

    kind = forms.ChoiceField(label=_("What it is"), choices=FindingKind.choices, widget=forms.RadioSelect)
    content = Prose(label=_("Content"), rows=4, help_text=_("As it will stand in the report."))
    nature = forms.CharField(label=_("Nature"), max_length=300, required=False)
    degree = forms.ChoiceField(label=_("Degree"), choices=[("", "—"), *Severity.choices], required=False)
    consequence = Prose(label=_("Consequence"), rows=2, required=False)
    cause = Prose(label=_("Cause"), rows=2, required=False)
    responsibility = Prose(label=_("Responsibility"), rows=2, required=False)
    group = forms.ChoiceField(label=_("Group of violations"), required=False)
    evidence = forms.TypedMultipleChoiceField(
        label=pgettext_lazy("case", "Evidence"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    allegation = forms.TypedChoiceField(label=_("About allegation"), coerce=int, required=False, empty_value=None)

    def arrange(self) -> None:
        """Offer the evidence of the case and the groups that fit the subject."""
        files = [(row.number, f"{row.number}. {row.title}") for row in self.case.evidence.all()]
        self.fields["evidence"].choices = files  # type: ignore[attr-defined]
        if not files:
            del self.fields["evidence"]
        standing = [(one.number, str(one)) for one in self.case.allegations.standing()]
        self.fields["allegation"].choices = [("", "—"), *standing]  # type: ignore[attr-defined]
        if self.case.kind != Kind.DENUNCIATION:
            del self.fields["allegation"]
        groups = violation_groups("member" if self.case.subject_member_id else "organization")
        self.fields["group"].choices = [("", "—"), *((group, group) for group in groups)]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """The finding as the command takes it."""
        said = self.cleaned_data
        facts = FindingFacts(
            **{name: said[name] for name in FINDING},
            evidence=tuple(said.get("evidence") or ()),
            allegation=said.get("allegation") or None,
        )
        return {"facts": facts, "once": said["once"]}


def finding_values(finding: Finding) -> dict[str, Any]:
    """Return what a finding says now, as its form shows it."""
    values: dict[str, Any] = {name: getattr(finding, name) for name in FINDING}
    values["evidence"] = [row.number for row in finding.evidence.all()]
    values["allegation"] = finding.allegation.number if finding.allegation is not None else ""
    return values


# R4, R5


class DraftForm(ServingForm):
    """R4. The draft is complete and handed to the subject."""

    def prefill(self) -> dict[str, Any]:
        """The subject reads the draft here; a paper copy is recorded the same way."""
        return super().prefill() | {"channel": Service.Channel.SYSTEM}

    def facts(self) -> dict[str, Any]:
        """How the draft was handed over."""
        return {"handed": self.servings, "once": self.cleaned_data["once"]}


class HearingForm(MinutesForm):
    """R5. The meeting through the draft."""

    kind_of_meeting = MeetingKind.DRAFT
