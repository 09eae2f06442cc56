"""Suspension: why, how long by the rulebook of the day, one extension or none, and when it ends by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cases.deadlines import SOON, Unit
from cases.discipline.errors import ExtensionRefused, TriggerNotThere
from cases.discipline.words import Sentence, say

if TYPE_CHECKING:
    from cases.rulebook import Rulebook, RuleFound


class SuspensionKind(TextChoices):
    """What is suspended."""

    PARTY_LIFE = "party_life", _("Party life of a member")
    COMMITTEE_SEAT = "committee_seat", _("Activity in a committee")
    ORGANIZATION = "organization", _("Activity of an organization")


class Trigger(TextChoices):
    """Why, as SUSP-WHEN and SUSP-SEAT name it; the last three follow criminal procedure."""

    OBSTRUCTION = "serious_signs_and_deliberate_obstruction", _("serious signs of violation and deliberate obstruction")
    PROSECUTED = "prosecuted_truy_to", _("prosecuted")
    DETAINED = "detained_tam_giam", _("detained")
    CHARGED = "charged_khoi_to", _("charged with a crime")

    @property
    def is_criminal(self) -> bool:
        """It lasts as long as the law's own term."""
        return self != Trigger.OBSTRUCTION


@dataclass(frozen=True)
class Term:
    """How long a suspension may last, and where it stands on a day."""

    kind: SuspensionKind
    trigger: Trigger
    mandatory: bool
    base: int | None
    unit: str
    longest: int | None
    extensions: int
    longest_extension: int
    last_day: date | None  # of the term as it stands: the base, or the extension decided
    latest_day: date | None  # with every extension the rulebook allows
    in_force: bool
    ends_soon: bool
    notify_by: date | None
    explanation: tuple[Sentence, ...]
    main: RuleFound
    rules: tuple[RuleFound, ...]


def term(
    book: Rulebook,
    kind: SuspensionKind,
    trigger: Trigger,
    *,
    since: date,
    on: date,
    extended_on: date | None = None,
    extension: int = 0,
    legal_term_until: date | None = None,
    ended_on: date | None = None,
    procedural_act_on: date | None = None,
) -> Term:
    """Reckon a suspension that began on `since`, as it stands `on` a day, by the rulebook of the day it began.

    Raises `TriggerNotThere` where the rulebook knows the cause for another kind only, `ExtensionRefused` where the
    extension is longer than allowed or decided too late.
    """
    explanation: list[Sentence] = []
    used: list[RuleFound | None] = [_cause(book, kind, trigger)]
    notice = book.find_or_none("SUSP-NOTIFY") if trigger.is_criminal else None
    notify_by = (
        book.add(notice.number(), notice.unit, start=procedural_act_on) if notice and procedural_act_on else None
    )
    if notice:
        used.append(notice)
        explanation.append(
            say(_("Law enforcement notifies the Party organization within %(days)s days."), days=notice.number())
        )
    base = unit = longest = latest_day = None
    extensions = longest_extension = 0
    if trigger.is_criminal:
        main = book.find("SUSP-CRIM")
        last_day = legal_term_until
        explanation.append(say(_("It is mandatory and lasts as long as the term of the law.")))
    else:
        main = duration(book, kind)
        base, longest, unit = main.value["base"], main.value["max_with_extension"], main.unit
        longest_extension = main.value.get("extension_max", longest - base)
        extensions = main.value.get("extensions", 1 if longest > base else 0)
        last_day = base_day = book.add(base, unit, start=since)
        latest_day = book.add(longest, unit, start=since)
        explanation += _limits(base, unit, extensions, longest_extension)
        if extension or extended_on:
            if not extensions or not 0 < extension <= longest_extension:
                raise ExtensionRefused.too_long(longest_extension, citation=main.cite())
            if extended_on is None or extended_on > base_day or extended_on < since:
                raise ExtensionRefused.too_late(base_day, citation=main.cite())
            last_day = book.add(base + extension, unit, start=since)
            explanation.append(say(_("Extended on %(on)s to %(last)s."), on=extended_on, last=last_day))
    used.append(main)
    over = (ended_on is not None and on >= ended_on) or (last_day is not None and on > last_day)
    if last_day:
        explanation.append(
            say(
                _("The last day is %(last)s; from %(next)s the rights are restored by themselves."),
                last=last_day,
                next=last_day + timedelta(days=1),
            )
        )
    if kind == SuspensionKind.PARTY_LIFE:
        explanation.append(
            say(_("A committee member whose party life is suspended loses the committee's activity as well."))
        )
    used += [book.find_or_none("SUSP-NOTDISC"), book.find_or_none("SUSP-AUTH")]
    rules = {found.rule.reference: found for found in used if found}
    return Term(
        kind=kind,
        trigger=trigger,
        mandatory=trigger.is_criminal,
        base=base,
        unit=unit or "",
        longest=longest,
        extensions=extensions,
        longest_extension=longest_extension,
        last_day=last_day,
        latest_day=latest_day,
        in_force=since <= on and not over,
        ends_soon=not over and last_day is not None and 0 <= (last_day - on).days <= SOON,
        notify_by=notify_by,
        explanation=tuple(explanation),
        main=main,
        rules=tuple(rules.values()),
    )


def duration(book: Rulebook, kind: SuspensionKind) -> RuleFound:
    """The rule of the length. A rule that counts extensions one by one (QĐ 21) is made for organizations as well, and
    stands before one about organizations that nobody has seen the text of."""
    general = book.find("SUSP-DUR")
    if kind != SuspensionKind.ORGANIZATION:
        return general
    special = book.find("SUSP-DUR-ORG")
    return general if "extension_max" in general.value and general.gates and not special.gates else special


def _cause(book: Rulebook, kind: SuspensionKind, trigger: Trigger) -> RuleFound | None:
    """The rule that knows this cause for this kind; an organization's has none of its own."""
    if kind == SuspensionKind.ORGANIZATION:
        if trigger.is_criminal:
            raise TriggerNotThere(trigger=trigger.label, kind=kind.label)
        return None
    when, seat = book.find_or_none("SUSP-WHEN"), book.find_or_none("SUSP-SEAT")
    if trigger == Trigger.CHARGED:
        if kind != SuspensionKind.COMMITTEE_SEAT:
            raise TriggerNotThere(trigger=trigger.label, kind=kind.label, citation=seat.cite() if seat else "")
        return seat
    if when and trigger.value not in when.value:
        raise TriggerNotThere(trigger=trigger.label, kind=kind.label, citation=when.cite())
    return when


def _limits(base: int, unit: str, extensions: int, longest_extension: int) -> list[Sentence]:
    first = say(_("It lasts at most %(days)s %(unit)s."), days=base, unit=Unit(unit).label)
    if not extensions:
        return [first, say(_("It cannot be extended."))]
    more = say(
        _("It may be extended once, by at most %(days)s %(unit)s."), days=longest_extension, unit=Unit(unit).label
    )
    return [first, more]
