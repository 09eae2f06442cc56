"""How the rules of copies refuse."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken


class NotToCopy(RuleBroken):
    """Only what stands in a register and stands as issued is copied."""

    rule = "DOC-COPY"
    sentence = _("Paper %(paper)s is not copied: %(why)s.")
    next_step = _("A copy is made of a paper that is issued, printed and not void, by who reads it.")


class OriginalAltered(RuleBroken):
    """What is copied is what was issued, byte for byte."""

    rule = "DOC-COPY"
    sentence = _("The file of %(paper)s is no longer the one that was kept under its hash.")
    next_step = _("Put the right file back from the backup; then make the copy.")


class PartsUnknown(RuleBroken):
    """An extract names the parts it takes."""

    rule = "DOC-COPY"
    sentence = _("No part of %(paper)s is chosen that it has.")
    next_step = _("Choose at least one of its parts; a paper without headings or articles is copied as a whole.")


class NoRecipient(RuleBroken):
    """Who gets a copy stands on it."""

    rule = "DOC-MANDATORY"
    sentence = _("The copy names nobody who receives it.")
    next_step = _("Write each recipient on a line of its own.")


class ScanNotPages(RuleBroken):
    """What is copied of a received paper are pictures of its pages."""

    rule = "DOC-COPY"
    sentence = _("The scan cannot be taken over page by page: %(why)s.")
    next_step = _("Scan the paper again as pictures of its pages, attach the scan, then copy it.")
