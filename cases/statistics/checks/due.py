"""How many complaints there were to resolve: the forms tell their results only, so the facts are asked beside them.

Received by the end of the period and not concluded before it began, of the body and all under it. Complaints of units
outside the system are in no register here; neither their results nor what they received is counted.
"""

from __future__ import annotations

from datetime import date, timedelta

from cases.statistics.checks.checking import Complaints
from cases.statistics.forms.definitions import Counted
from cases.statistics.forms.evaluation import Filled, count

#: Before this day there was nobody to complain to.
_EVER = date(1930, 2, 3)
_SOURCE = "complaints"


def complaints_of(filled: Filled) -> Complaints | None:
    """Return what is asked of a form of complaints; of any other form nothing."""
    counted = [one for one in filled.form.counts.values() if one.source == _SOURCE and one.dated == "concluded"]
    if not counted:
        return None
    asked, about = filled.asked, {"subject": counted[0].where["subject"]}
    received = count(Counted("", _SOURCE, "received", about), asked.during(_EVER, asked.until))
    before = count(Counted("", _SOURCE, "concluded", about), asked.during(_EVER, asked.since - timedelta(days=1)))
    return Complaints(filled.form.key, sum(count(one, asked) for one in counted), received - before)
