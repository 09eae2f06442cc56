"""A form as it leaves the house: its figures laid out, who issues it, of which days, and what has to be said below."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.statistics.forms import load_sets, parts
from cases.statistics.forms.asked import Asked
from cases.statistics.forms.definitions import Form, FormSet
from cases.statistics.forms.evaluation import Filled, evaluate
from cases.statistics.forms.layout import Layout, lay_out
from cases.statistics.forms.words import SUMS
from cases.statistics.periods import Period

#: Fills a form of a set, and says what has to be known of its figures.
Filling = Callable[[Form, Asked, FormSet], tuple[Filled, tuple[str, ...]]]
#: What a form counts, as it stands above its table.
UNITS: dict[str, Any] = {
    "organization": gettext_lazy("Party organizations"),
    "member": gettext_lazy("Party members"),
    "petition": gettext_lazy("petitions and letters"),
    "person": gettext_lazy("persons"),
}
#: Of these one may be counted several times, as turns.
_TURNING = {"organization", "member"}


@dataclass(frozen=True)
class Heading:
    """Whose form it is: the committee above, the body, and where it dates its papers."""

    above: str
    name: str
    place: str = ""


@dataclass(frozen=True)
class Sheet:
    """One form of one set: filled, laid out, and everything around it."""

    heading: Heading
    set: FormSet
    filled: Filled
    layout: Layout
    period: Period
    distinct: bool
    whole: bool  # whether it is the organization's own answer, and not what one person may know of it
    is_part: bool  # whether the period has other sets as well
    said: tuple[str, ...] = ()  # what whoever filled it has to say of its figures
    is_merged: bool = False  # whether reports of units stand in its figures

    @property
    def form(self) -> Form:
        """What is filled."""
        return self.filled.form

    @property
    def asked(self) -> Asked:
        """The question it answers."""
        return self.filled.asked

    @property
    def title(self) -> str:
        """The name of the form under its number."""
        return _("Form %(key)s. %(name)s") % {"key": self.form.key, "name": self.form.label}

    @property
    def days(self) -> str:
        """From which day to which it counts, with the name of the period where it is the whole of it."""
        told = _("From %(since)s to %(until)s") % {"since": day(self.asked.since), "until": day(self.asked.until)}
        return told if self.is_part or self.period.code == "f" else f"{self.period.label} ({told})"

    @property
    def whose(self) -> str:
        """Of which organization, by which tree, and whether only as far as who made it is told."""
        told = _("%(name)s with everything under it, %(tree)s") % {
            "name": self.asked.organization.name,
            "tree": self.asked.tree.label,
        }
        if self.is_merged:
            told += "; " + _("merged with the reports of units")
        return told if self.whole else f"{told}; {_('within what the maker may know')}"

    @property
    def unit(self) -> str:
        """What is counted, and how."""
        told = str(UNITS[self.form.unit])
        if self.form.unit in _TURNING:
            how = _("each subject once") if self.distinct else _("by turns")
            told = f"{told} ({how})"
        if any(column.measure == "amount" for column in self.layout.columns):
            told += f"; {SUMS['amount']}"
        return _("Unit of count: %(unit)s") % {"unit": told}


def day(one: date) -> str:
    """Write a day as papers do."""
    return f"{one:%d/%m/%Y}"


def sheets_of(
    keys: Iterable[str], asked: Asked, period: Period, heading: Heading, *, whole: bool, distinct: bool = False,
    subjects: bool = False, fill: Filling | None = None,
) -> list[Sheet]:  # fmt: skip
    """Return these forms filled, each once for every set that holds in the period, the earlier set first.

    With `subjects` the different subjects are known beside the turns, whichever of the two the layout tells; whoever
    fills the forms otherwise than by what the house counts gives `fill`.
    """
    found = []
    for key in keys:
        those = parts(key, asked)
        for one, form, part in those:
            filled, said = fill(form, part, one) if fill else (evaluate(form, part, subjects=subjects or distinct), ())
            layout = lay_out(filled, distinct=distinct)
            is_part, is_merged = len(those) > 1, fill is not None
            found.append(Sheet(heading, one, filled, layout, period, distinct, whole, is_part, said, is_merged))
    return found


def all_keys() -> list[str]:
    """Return the key of every form of every set, in order."""
    return sorted({key for one in load_sets() for key in one.forms})


def notes(sheet: Sheet) -> list[str]:
    """Return what has to be known to read the figures: what is not counted, by which set, as known on which day."""
    told = list(sheet.said)
    if not sheet.whole:
        told.append(
            _("Made within what the maker may know: these are not the figures of %(name)s.")
            % {"name": sheet.asked.organization.name}
        )
    if sheet.layout.reasons:
        reasons = "; ".join(reason.label for reason in sheet.layout.reasons)
        told.append(f"{_('– no fact in the system, which is not 0:')} {reasons}.")
    told.append(
        _(
            "A case may have several contents, so their sum may exceed the total; results exclude each other. "
            "Columns in italics on grey are not in the official form: they count what no other column takes."
        )
    )
    if sheet.form.note:
        told.append(sheet.form.note)
    told.append(_set_in_words(sheet.set))
    known = {"day": day(sheet.asked.as_of), "hash": definition_sha256(sheet.form)[:16]}
    told.append(_("Counted from the facts known on %(day)s; definition of the form %(hash)s.") % known)
    return told


def _set_in_words(one: FormSet) -> str:
    told = _("Set of forms %(key)s") % {"key": one.key}
    if one.effective_from:
        told += f", {_('from %(day)s') % {'day': day(one.effective_from)}}"
    if one.effective_until:
        told += f", {_('before %(day)s') % {'day': day(one.effective_until)}}"
    told = f"{told}. {one.source}."
    return told if one.is_verified else f"{told} {_('Not confirmed against the prescribed text.')}"


def definition_sha256(form: Form) -> str:
    """Return by what a form is known to be the same: every word and condition of it."""
    told = json.dumps(asdict(form), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()
