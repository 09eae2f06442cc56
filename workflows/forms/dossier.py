"""Forms about a whole file: sign for a deviation, and say where the originals are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.models import OriginalsPlace, Waiver
from workflows import checklist, conformance
from workflows.conformance import State
from workflows.forms.fields import PageForm, Prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cases.models import Case


class WaiverForm(PageForm):
    """Which deviation of the sheet the authority takes note of, by which rule, and why."""

    deviation = forms.ChoiceField(label=_("Deviation"))
    rule = forms.ChoiceField(label=_("Rule concerned"), required=False)
    reason = Prose(label=_("Reason"), rows=3)

    def arrange(self) -> None:
        """Offer what the sheet of the case shows, and the rules its steps name."""
        sheet = conformance.sheet_of(self.case)
        self.fields["deviation"].choices = [("", "—"), *_deviations(sheet)]  # type: ignore[attr-defined]
        keys = {reference.partition("@")[0]: article for line in sheet.lines for reference, article in line.rules}
        self.fields["rule"].choices = [("", "—"), *sorted(keys.items())]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """The step, what was otherwise in it, and the paper that was not made."""
        said = self.cleaned_data
        step, what, paper = said["deviation"].split(":")
        return {
            "step": step,
            "what": what,
            "paper": paper,
            "reason": said["reason"],
            "rule": said["rule"],
            "once": said["once"],
        }


def _deviations(sheet: conformance.Sheet) -> Iterator[tuple[str, str]]:
    for line in sheet.lines:
        if not line.number or line.on is None:
            continue
        signed = {(waiver.what, waiver.paper) for waiver in line.waivers}
        head = f"{line.number} {line.title}"
        if line.is_met is False and (Waiver.What.TIME, "") not in signed:
            yield f"{line.number}:{Waiver.What.TIME}:", f"{head} – {Waiver.What.TIME.label}"
        for proof in line.proofs:
            if proof.state is State.BROKEN and not proof.key and (Waiver.What.PAPER, proof.type_key) not in signed:
                yield f"{line.number}:{Waiver.What.PAPER}:{proof.type_key}", f"{head} – {proof.name}: {proof.note}"
        if (Waiver.What.MANNER, "") not in signed:
            yield f"{line.number}:{Waiver.What.MANNER}:", f"{head} – {Waiver.What.MANNER.label}"


class OriginalsForm(PageForm):
    """Who keeps which originals, and where."""

    line = forms.ChoiceField(label=_("Which originals"), required=False)
    stage = forms.ChoiceField(label=_("What happens to them"), choices=OriginalsPlace.Stage.choices)
    holder = forms.CharField(label=_("Who keeps them"), max_length=300)
    place = forms.CharField(label=_("Place: room, cabinet, box"), max_length=200)
    mark = forms.CharField(
        label=_("Archive mark"), max_length=60, required=False, help_text=_("Only where the archive takes the file.")
    )

    def arrange(self) -> None:
        """Offer the lines of the list."""
        lines = [(line.key, line.name) for line in _lines(self.case)]
        self.fields["line"].choices = [("", _("the whole file")), *lines]  # type: ignore[attr-defined]


def _lines(case: Case) -> tuple[checklist.ListLine, ...]:
    return checklist.lines_of(case.kind)
