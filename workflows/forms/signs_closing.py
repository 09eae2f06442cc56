"""E2 of an inspection on signs: each content concluded with its votes, and the vote on discipline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.commands.signs import ContentVote, Votes
from cases.models import FindingKind, Severity
from workflows.forms.closing import ConsiderForm
from workflows.forms.fields import RowForm, Rows, rows
from workflows.forms.meetings import MEETING

if TYPE_CHECKING:
    from cases.models import Finding
    from workflows.forms.fields import Groups


class ContentForm(RowForm):
    """What was concluded on one content."""

    counts_by = "number"

    number = forms.IntegerField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Concluded as"), choices=FindingKind.choices)
    degree = forms.ChoiceField(label=_("Degree"), choices=[("", "—"), *Severity.choices], required=False)
    votes_for = forms.IntegerField(label=_("For"), min_value=0, max_value=999)
    votes_against = forms.IntegerField(label=_("Against"), min_value=0, max_value=999, initial=0)

    def clean(self) -> dict[str, Any]:
        """A violation has its degree."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("kind") == FindingKind.VIOLATION and not said.get("degree"):
            self.add_error("degree", _("A violation is concluded with its degree."))
        return said


class ContentRows(Rows):
    """Every content of the report: none added, none left out."""

    label = _("Each content")
    may_add = False

    def __init__(self, *args: Any, findings: Sequence[Finding], **kwargs: Any) -> None:
        """Each content stands as the report has it until the commission says otherwise."""
        kwargs["initial"] = [{"number": one.number, "kind": one.kind, "degree": one.degree} for one in findings]
        super().__init__(*args, **kwargs)
        self.findings = list(findings)

    def beside(self) -> list[tuple[Finding, Any]]:
        """Return content and form side by side, for the page."""
        return list(zip(self.findings, self.forms, strict=False))

    def votes(self) -> list[ContentVote]:
        """Return what was concluded, as the command takes it."""
        names = ("number", "kind", "votes_for", "votes_against", "degree")
        return [ContentVote(**{name: row[name] for name in names}) for row in self.said()]


ContentFormSet = rows(ContentForm, ContentRows, can_delete=False, max_num=300)


class ConcludeOnSignsForm(ConsiderForm):
    """E2. The commission's meeting, what it concluded on each content, and whether discipline is required."""

    groups: ClassVar[Groups] = (
        MEETING,
        (_("Minutes"), ("course", "result")),
        (_("Is discipline required?"), (("discipline_for", "discipline_against"),)),
        (_("Vote on the notice"), (("votes_for", "votes_against"),)),
        (_("Conclusion"), ("outcome", "remarks")),
    )

    discipline_for = forms.IntegerField(
        label=_("Required"),
        min_value=0,
        max_value=999,
        required=False,
        help_text=_("Voted on where a violation is concluded."),
    )
    discipline_against = forms.IntegerField(label=_("Not required"), min_value=0, max_value=999, required=False)

    def __init__(self, *args: Any, findings: Sequence[Finding], **kwargs: Any) -> None:
        """`findings` are those the report stands on."""
        self.findings = findings
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """The roll, and a row for each content."""
        super().arrange()
        self.add_formset("contents", ContentFormSet, findings=self.findings)

    def is_valid(self) -> bool:
        """A returned report concludes no content."""
        if self.returns:
            self.formsets = [formset for formset in self.formsets if formset.prefix != "contents"]
        return super().is_valid()

    def facts(self) -> dict[str, Any]:
        """The meeting, the votes on each content and on discipline, and what came of it."""
        said = self.cleaned_data
        voted = said.get("discipline_for") is not None
        return super().facts() | {
            "contents": [] if self.returns else self.formset("contents").votes(),
            "discipline": Votes(said["discipline_for"], said.get("discipline_against") or 0) if voted else None,
        }
