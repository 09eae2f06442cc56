"""Periods people report on: month, quarter, half year, nine months, year, term, or any two days."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cases.models import Term, in_force

if TYPE_CHECKING:
    from cases.models import Body

ROMAN = ("I", "II", "III", "IV")
QUARTERS = (1, 2, 3, 4)
#: The code of a term, whose days the organization says.
TERM = "t"


@dataclass(frozen=True)
class Period:
    """From one day to another, both included, under the name people give it."""

    since: date
    until: date
    label: str
    code: str = "f"

    @property
    def years(self) -> range:
        """Every year it touches."""
        return range(self.since.year, self.until.year + 1)

    def touches(self, year: int, quarter: int) -> bool:
        """Whether a quarter of a year lies in it, wholly or in part."""
        first, last = quarter_of(year, quarter)
        return first <= self.until and last >= self.since


def quarter_of(year: int, quarter: int) -> tuple[date, date]:
    """Return the first and the last day of a quarter."""
    return date(year, 3 * quarter - 2, 1), _month_end(year, 3 * quarter)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def month(year: int, number: int) -> Period:
    """Return a month of a year."""
    label = _("Month %(number)s/%(year)s") % {"number": number, "year": year}
    return Period(date(year, number, 1), _month_end(year, number), label, f"m{number}")


def quarter(year: int, number: int) -> Period:
    """Return a quarter of a year."""
    label = _("Quarter %(number)s/%(year)s") % {"number": ROMAN[number - 1], "year": year}
    return Period(*quarter_of(year, number), label, f"q{number}")


def half(year: int, number: int) -> Period:
    """Return the first or the last six months of a year."""
    words = _("First six months of %(year)s") if number == 1 else _("Last six months of %(year)s")
    since, until = date(year, 6 * number - 5, 1), _month_end(year, 6 * number)
    return Period(since, until, words % {"year": year}, f"h{number}")


def nine_months(year: int) -> Period:
    """Return the first nine months of a year."""
    return Period(date(year, 1, 1), date(year, 9, 30), _("Nine months of %(year)s") % {"year": year}, "n9")


def whole_year(year: int) -> Period:
    """Return a year."""
    return Period(date(year, 1, 1), date(year, 12, 31), _("Year %(year)s") % {"year": year}, "y")


def free(since: date, until: date) -> Period:
    """Return the days from one to another, as people chose them."""
    label = _("From %(since)s to %(until)s") % {"since": f"{since:%d/%m/%Y}", "until": f"{until:%d/%m/%Y}"}
    return Period(since, until, label)


def between(since: date, until: date) -> Period:
    """Return the period of these two days under its own name, where it has one."""
    year = since.year
    known = [month(year, since.month), *(quarter(year, n) for n in QUARTERS), half(year, 1), half(year, 2)]
    known += [nine_months(year), whole_year(year)]
    return next((one for one in known if (one.since, one.until) == (since, until)), free(since, until))


def term(body: Body, on: date) -> Period:
    """Return the term of the body's organization on that day, up to that day; without one, the year."""
    found = Term.objects.filter(in_force(on), organization=body.organization_id).order_by("-since").first()
    if found is None:
        return whole_year(on.year)
    return Period(found.since, on, _("Term %(name)s") % {"name": found.name}, TERM)


def ended_terms(body: Body, on: date) -> list[Period]:
    """Return the terms of the body's organization that are over on that day, the last first."""
    found = Term.objects.filter(organization=body.organization_id, until__lte=on).order_by("-until")
    return [whole_term(one.since, one.until - timedelta(days=1)) for one in found if one.until]


def whole_term(since: date, until: date) -> Period:
    """Return a term that is over under the years it ran."""
    return Period(since, until, _("Term %(name)s") % {"name": f"{since.year}–{until.year}"}, TERM)


def of_kind(kind: str, since: date, until: date) -> Period:
    """Return the period of these two days as it was called when it was proposed."""
    return whole_term(since, until) if kind == TERM else between(since, until)


def codes() -> list[tuple[str, str]]:
    """Return the codes that stand in addresses with their words; "t" asks the body, "f" asks for two days."""
    quarters = [(f"q{n}", _("Quarter %(number)s") % {"number": ROMAN[n - 1]}) for n in QUARTERS]
    months = [(f"m{n}", _("Month %(number)s") % {"number": n}) for n in range(1, 13)]
    longer = [
        ("h1", _("First six months")),
        ("n9", _("Nine months")),
        ("h2", _("Last six months")),
        ("y", _("The whole year")),
        (TERM, _("The term")),
    ]
    return [*quarters, *longer, *months, ("f", _("From day to day"))]


def named(code: str, year: int, *, body: Body, on: date) -> Period:
    """Return the period a code names in a year; `KeyError` for a code that names none."""
    if code == TERM:
        return term(body, on)
    if code in {"y", "n9"}:
        return whole_year(year) if code == "y" else nine_months(year)
    if code == "f" or code not in dict(codes()):
        raise KeyError(code)
    makers = {"m": month, "q": quarter, "h": half}
    return makers[code[0]](year, int(code[1:]))
