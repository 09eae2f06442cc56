"""The words and signs of our pages: dates, days left, states, icons, small pictures. No rule lives here."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm, BaseFormSet
from django.templatetags.static import static
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

register = template.Library()

# A deadline is "near" in its last week: five working days, in which an officer can still do something about it.
NEAR = 7

# The inbox writes "no deadline" as the last day there is, so that its index sorts.
NEVER = 9999


def _day(value: date | datetime | None) -> date | None:
    if isinstance(value, datetime):
        value = localtime(value).date() if value.tzinfo else value.date()
    return None if value is None or value.year == NEVER else value


@register.filter
def vn_date(value: date | datetime | None) -> str:
    """Write a date as officials do: 05/02/2026."""
    day = _day(value)
    return f"{day:%d/%m/%Y}" if day else ""


@register.filter
def vn_day(value: date | datetime | None, on: date | None = None) -> str:
    """Write a date briefly: 05/02, with its year only where it is another year."""
    day = _day(value)
    if not day:
        return ""
    return f"{day:%d/%m}" if day.year == (on or localdate()).year else f"{day:%d/%m/%Y}"


@register.filter
def vn_date_long(value: date | datetime | None) -> str:
    """Write a date as on papers; one-digit days and the months 1 and 2 take a zero."""
    day = _day(value)
    if not day:
        return ""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


@register.filter
def vn_moment(value: datetime | None) -> str:
    """Write a moment: 14:05, 05/02/2026."""
    if not value:
        return ""
    moment = localtime(value) if value.tzinfo else value
    return f"{moment:%H:%M, %d/%m/%Y}"


@register.filter
def vn_number(value: int | float | None, decimals: int | None = None) -> str:
    """Write a figure with its thousands apart; nothing for nothing."""
    if value is None:
        return ""
    return number_format(value, decimal_pos=decimals, use_l10n=True, force_grouping=True)


@register.filter
def vn_points(value: Decimal | None) -> str:
    """Write points of a rating without idle zeros: 12,5; a dash for none."""
    if value is None:
        return "–"
    text = number_format(value, decimal_pos=2, use_l10n=True, force_grouping=True)
    return text.rstrip("0").rstrip(",.")


@register.filter
def days_left(due: date | datetime | None, on: date | None = None) -> int | None:
    """Return the days from `on` (today, unless told) to the deadline; negative when it has passed."""
    day = _day(due)
    return (day - (on or localdate())).days if day else None


@register.filter
def days_left_words(due: date | datetime | None, on: date | None = None) -> str:
    """Say how far the deadline is: "9 days left", "due today", "3 days late"."""
    left = days_left(due, on)
    if left is None:
        return ""
    if left == 0:
        return _("due today")
    if left > 0:
        return _("%(days)s days left") % {"days": left}
    return _("%(days)s days late") % {"days": -left}


@register.filter
def deadline_state(due: date | datetime | None, on: date | None = None) -> str:
    """Return the state of an open deadline: `late`, `soon` or `ok`; nothing without one."""
    left = days_left(due, on)
    if left is None:
        return ""
    return "late" if left < 0 else "soon" if left <= NEAR else "ok"


@register.filter
def state_word(state: str) -> str:
    """Return the word of a state that has no word of its own."""
    words = {
        "ok": pgettext("deadline", "in time"),
        "soon": pgettext("deadline", "due soon"),
        "late": pgettext("deadline", "overdue"),
        "done": pgettext("state", "done"),
        "wait": pgettext("paper", "waiting to be printed"),
        "todo": pgettext("state", "not yet"),
        "draft": pgettext("paper", "draft"),
        "returned": pgettext("state", "returned"),
        "refused": pgettext("state", "refused"),
        "unverified": pgettext("rule", "not yet confirmed"),
    }
    return words.get(state, state)


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """Draw an icon of img/icons.svg; silent for a screen reader unless it has a label."""
    source = static("img/icons.svg")
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"/></svg>', label, source, name
        )
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>', source, name)


@register.simple_tag
def chip(state: str, word: str = "") -> SafeString:
    """Show a state by word, shape and tone."""
    return format_html('<span class="chip {}">{}</span>', state, word or state_word(state))


@register.simple_tag
def deadline_chip(due: date | datetime | None, on: date | None = None, done_on: date | None = None) -> SafeString:
    """Show a deadline's state: by the day it was met, or else by today."""
    last = _day(due)
    if done_on:
        return chip("done", pgettext("state", "done late") if last and done_on > last else "")
    state = deadline_state(due, on)
    return chip(state) if state else SafeString("")


@register.simple_tag
def share(value: float | None, whole: float | None, places: int = 1) -> str:
    """Return value of whole in per cent with a decimal point, as SVG wants its widths."""
    if not value or not whole:
        return "0"
    return f"{min(100.0, 100 * value / whole):.{places}f}"


@register.filter
def percent(value: float | None, whole: float | None = 1) -> str:
    """Write a share as people do, rounded: 87,5 %."""
    if value is None or not whole:
        return "–"
    return f"{number_format(round(100 * value / whole, 1), decimal_pos=1, use_l10n=True)} %"


@register.filter
def refusals(form: BaseForm) -> list[Any]:
    """Return the form's errors that are rules speaking (they carry a rule key), to be shown as refusals."""
    return [error for error in form.non_field_errors().as_data() if getattr(error, "rule", "")]


@register.filter
def slips(form: BaseForm) -> list[str]:
    """Return the form's errors of the whole that are no rule, as sentences."""
    return [
        str(message)
        for error in form.non_field_errors().as_data()
        if not getattr(error, "rule", "")
        for message in error
    ]


@register.filter
def is_slipping(form: BaseForm | None) -> bool:
    """Say whether the form has errors other than rules refusing."""
    return bool(form) and bool(slips(form) or any(name != NON_FIELD_ERRORS for name in form.errors))  # type: ignore[arg-type, union-attr]


@register.filter
def any_slipping(formsets: list[BaseFormSet[Any]] | None) -> bool:
    """Say whether one of the formsets has errors."""
    return any(formset.is_bound and not formset.is_valid() for formset in formsets or [])


@register.filter
def step_word(state: str) -> str:
    """Return the word of a step's state on the rail, for those who do not see the dot."""
    words = {
        "done": pgettext("state", "done"),
        "current": pgettext("step", "now"),
        "todo": pgettext("state", "not yet"),
        "skipped": pgettext("step", "not needed"),
    }
    return words.get(state, state)


@register.filter
def alongside(left: list[Any], right: list[Any]) -> list[tuple[Any, Any]]:
    """Pair two lists, item by item."""
    return list(zip(left, right, strict=False))
