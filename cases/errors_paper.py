"""What refuses a record from paper."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken


class NotKeeperOfPapers(RuleBroken):
    """Records from paper are entered by who reports for the organization, or for the one above."""

    rule = "POWER-ACTS"
    sentence = _("You are not the reporting secretary of %(organization)s, nor of one above it, on %(on)s.")
    next_step = _("Its reporting secretary enters the records from paper.")


class PaperRecordedAlready(RuleBroken):
    """A decision is counted once."""

    rule = "INV-COMPLETE"
    sentence = _("Decision %(number)s of %(body)s, signed on %(on)s, is recorded already.")
    next_step = _("Open the record there is. If it is wrong, withdraw it with a reason and enter it anew.")


class PaperWithoutSubject(RuleBroken):
    """A decision is about somebody."""

    rule = "INV-COMPLETE"
    sentence = _("Decision %(number)s names no subject.")
    next_step = _("Enter each organization or member it is about on a line of its own.")


class PaperSubjectTwice(RuleBroken):
    """A subject stands in a decision once."""

    rule = "INV-COMPLETE"
    sentence = _("Decision %(number)s names %(subject)s twice.")
    next_step = _("Leave the subject on one line.")


class PaperSubjectUnfit(RuleBroken):
    """What is said of a subject fits the procedure."""

    rule = "INV-COMPLETE"
    sentence = _("Decision %(number)s, %(subject)s: %(why)s.")
    next_step = _("Correct the line by the decision on paper.")


class PaperWithdrawnAlready(RuleBroken):
    """A record is withdrawn once."""

    rule = "INV-COMPLETE"
    sentence = _("The record of decision %(number)s was withdrawn on %(on)s.")
    next_step = _("Enter the decision anew, if it is to be counted.")


class PaperStillCounted(RuleBroken):
    """A record is replaced after it was withdrawn: between the two nothing is counted twice."""

    rule = "INV-COMPLETE"
    sentence = _("The record of decision %(number)s is still counted.")
    next_step = _("Withdraw it with a reason first.")


class PaperScannedAlready(RuleBroken):
    """A record has one scan, and it is never replaced."""

    rule = "INV-COMPLETE"
    sentence = _("The record of decision %(number)s has its scan since %(on)s.")
    next_step = _("Where it is the wrong file, withdraw the record with a reason and enter the decision anew.")
