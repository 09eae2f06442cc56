"""What refuses the contents of a case."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken


class ContentUnknown(RuleBroken):
    """A case is about what the form that counts it lists, and nothing else."""

    rule = "INV-COMPLETE"
    sentence = _("“%(content)s” is no content by which case %(case)s is counted.")
    next_step = _("Choose from the contents of the form in force: %(contents)s.")


class NoContentCounted(RuleBroken):
    """Some cases are counted by the groups of their violations, or by what a complaint is about."""

    rule = "INV-COMPLETE"
    sentence = _("No form in force counts case %(case)s by contents chosen by hand.")
    next_step = _("Nothing is to be chosen here: its figures come from the facts of the case.")
