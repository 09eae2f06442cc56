"""What the evidence board refuses."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken


class PagesUnclear(RuleBroken):
    """Pages of a document are written so that everybody finds them."""

    rule = "INV-COMPLETE"
    sentence = _("“%(pages)s” does not say which pages are meant.")
    next_step = _("Write the pages as 3–5 or 3–5, 8; leave them empty where the whole document is meant.")


class EvidenceNotThere(RuleBroken):
    """A finding rests on what the file holds."""

    rule = "INV-COMPLETE"
    sentence = _("The file of case %(case)s holds no evidence no. %(number)s.")
    next_step = _("Put it into the file first, then link it to the finding.")


class NotLinked(RuleBroken):
    """What is not linked cannot be taken away."""

    rule = "INV-ORDER"
    sentence = _("Finding %(finding)s does not rest on evidence no. %(number)s.")
    next_step = _("Open the page again: somebody may have taken the link away.")


class FindingTakenBack(RuleBroken):
    """Nothing is added to a finding that was taken back."""

    rule = "INV-ORDER"
    sentence = _("Finding %(number)s was withdrawn on %(on)s.")
    next_step = _("Link the evidence to a finding that stands.")
