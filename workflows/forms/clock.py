"""Forms of the clock of a case: for which cause it stops, and that it runs on."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.forms.fields import PageForm, Prose

#: Causes for which the rulebook may let a clock stop.
CAUSES = {
    "authority_of_law": _("the authorities of law deal with the matter, or keep the files"),
    "subject_ill": _("the subject is seriously ill in hospital"),
    "disaster": _("a disaster, an epidemic or another force nobody resists"),
    "expert_opinion": _("an expert opinion is awaited"),
    "higher_decision": _("the direction of the level above is awaited"),
}


class ClockStopForm(PageForm):
    """Stop the clock for a cause of the rulebook."""

    cause = forms.ChoiceField(label=_("Cause"), widget=forms.RadioSelect)
    reason = Prose(label=_("Reason"), rows=3)

    def arrange(self) -> None:
        """The causes of the rulebook; where it names none, the act is refused with the reason."""
        found = self.book.find_or_none("CLOCK-STOP")
        causes = found.value if found is not None else list(CAUSES)
        self.fields["cause"].choices = [(one, CAUSES.get(one, one)) for one in causes]  # type: ignore[attr-defined]
        if found is not None:
            self.fields["cause"].help_text = found.cite()


class ClockResumeForm(PageForm):
    """Let the clock run on: the act is all there is to say."""
