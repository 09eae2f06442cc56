"""How the rules on the clock of a case refuse."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken


class ClockMayNotStop(RuleBroken):
    """The rulebook of the day names no such cause for stopping a clock."""

    rule = "CLOCK-STOP"
    sentence = _("The rulebook of %(on)s does not let the time of case %(case)s stop for this cause.")
    next_step = _("Go on with the case, or ask for more time before the time runs out.")


class ClockStopTooLate(RuleBroken):
    """A clock that has run out does not stop any more."""

    rule = "CLOCK-STOP"
    sentence = _("The time of case %(case)s ran out on %(due)s; it can no longer be stopped.")
    next_step = _("Finish the case; the delay and its reason go into the report.")


class ClockStandsAlready(RuleBroken):
    """A clock is stopped once at a time."""

    rule = "CLOCK-STOP"
    sentence = _("The time of case %(case)s has stood still since %(since)s.")
    next_step = _("Let it run on first.")


class ClockStands(RuleBroken):
    """A report is laid before the body while the time of the case runs."""

    rule = "CLOCK-STOP"
    sentence = _("The time of case %(case)s has stood still since %(since)s, so no report is submitted.")
    next_step = _("The authority decides that the time runs on; then the report is submitted.")
