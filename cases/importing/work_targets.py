"""The targets of a work programme's workbook: whose, when, how much, and which of the programme above they carry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from cases.commands.work_programmes import NewTarget
from cases.importing.workbook import Reading, Row, Sheet
from cases.models import IndicatorTarget, Operator, Organization
from cases.models.work_programme import standing_under

if TYPE_CHECKING:
    from cases.importing.work_programme import Head

#: A number as a cell has it; "9.000" may be nine or nine thousand.
_NUMBER = re.compile(r"-?\d{1,14}(?:[.,]\d{1,4})?")
_EITHER = re.compile(r"-?\d{1,3}\.\d{3}")


@dataclass(frozen=True)
class Shelf:
    """Everything the codes and numbers of the sheet may mean, read once."""

    houses: frozenset[int]
    organizations: Mapping[str, Organization]
    above: Mapping[int, list[IndicatorTarget]]

    @classmethod
    def of(cls, head: Head) -> Shelf:
        """Read the register, and the targets of the programme carried out."""
        above: dict[int, list[IndicatorTarget]] = {}
        for one in IndicatorTarget.objects.carried_from([head.parent.pk] if head.parent else []):
            above.setdefault(one.indicator.position, []).append(one)
        organizations = {one.code: one for one in Organization.objects.all()}
        return cls(frozenset({head.organization.pk, head.body.organization_id}), organizations, above)

    def standing(self, codes: Iterable[str]) -> set[str]:
        """Which of these codes are the programme's organization, or stand under it."""
        named = {self.organizations[code].pk: code for code in codes if code in self.organizations}
        return {named[pk] for pk in standing_under(self.houses, named)}

    def carried(self, row: Row, unit: str) -> IndicatorTarget | None:
        """The target above that a row carries: of that number and unit, at the same time; of several the closest."""
        wanted = row["Thực hiện chỉ tiêu cấp trên số"]
        fitting = [
            one
            for one in self.above.get(wanted, [])
            if one.indicator.unit == unit and one.since <= row["Đến ngày"] and one.until >= row["Từ ngày"]
        ]
        return min(
            fitting, key=lambda one: abs(one.since - row["Từ ngày"]) + abs(one.until - row["Đến ngày"]), default=None
        )


def check_targets(found: Reading, sheet: Sheet, shelf: Shelf, indicators: Mapping[int, Row]) -> None:
    """Note every cell that cannot be meant."""
    seen = set()
    standing = shelf.standing(row["Mã tổ chức"] for row in found.of(sheet))
    for row in found.of(sheet):
        indicator = indicators.get(row["Số TT chỉ tiêu"])
        organization = shelf.organizations.get(row["Mã tổ chức"])
        if indicator is None:
            _trouble(found, sheet, row, "Số TT chỉ tiêu", _("No indicator has the number “%(value)s”; see its sheet."))
        if organization is None:
            sentence = _("“%(value)s” is no code of an organization; see the register of organizations.")
            _trouble(found, sheet, row, "Mã tổ chức", sentence)
        elif organization.code not in standing:
            sentence = _("“%(value)s” does not stand under the organization of the programme; name one that does.")
            _trouble(found, sheet, row, "Mã tổ chức", sentence)
        if row["Đến ngày"] < row["Từ ngày"]:
            sentence = _("“%(value)s” lies before the day the period begins; correct one of the two.")
            found.trouble(sheet, row, "Đến ngày", str(sentence) % {"value": f"{row['Đến ngày']:%d/%m/%Y}"})
        _check_values(found, sheet, row)
        place = (row["Số TT chỉ tiêu"], row["Mã tổ chức"], row["Từ ngày"], row["Đến ngày"])
        if place in seen:
            sentence = _("“%(value)s” has a target of this indicator and period already; leave one out.")
            _trouble(found, sheet, row, "Mã tổ chức", sentence)
        seen.add(place)
        carried = row["Thực hiện chỉ tiêu cấp trên số"]
        if carried is not None and indicator is not None and shelf.carried(row, indicator["Đơn vị tính"]) is None:
            sentence = _(
                "“%(value)s” is no target of the programme carried out in this unit and time; see its number there."
            )
            _trouble(found, sheet, row, "Thực hiện chỉ tiêu cấp trên số", sentence)


def _check_values(found: Reading, sheet: Sheet, row: Row) -> None:
    told: dict[str, Decimal | None] = {}
    for heading in ("Giá trị", "Đến giá trị", "Trước kỳ"):
        told[heading] = number(row[heading]) if row[heading] else None
        if row[heading] and told[heading] is None:
            sentence = _("“%(value)s” is not a plain number; write it as 12,5 or 9000, without dots between thousands.")
            _trouble(found, sheet, row, heading, sentence)
    is_range = row["Phép so sánh"] == Operator.BETWEEN
    value, upper = told["Giá trị"], told["Đến giá trị"]
    if is_range != bool(row["Đến giá trị"]):
        sentence = _("“%(value)s”: a range has an upper value, another target has none; fill it in or empty it.")
        _trouble(found, sheet, row, "Đến giá trị", sentence)
    elif value is not None and upper is not None and upper < value:
        _trouble(found, sheet, row, "Đến giá trị", _("“%(value)s” is below the value before it; change the two."))


def _trouble(found: Reading, sheet: Sheet, row: Row, heading: str, sentence: Any) -> None:
    value = "" if row[heading] is None else str(row[heading])[:60]
    found.trouble(sheet, row, heading, str(sentence) % {"value": value})


def new_target(row: Row, indicator: Row, shelf: Shelf) -> NewTarget:
    """Return a target of a sound sheet, as the command is told it."""
    value, upper, baseline = (
        number(row[heading]) if row[heading] else None for heading in ("Giá trị", "Đến giá trị", "Trước kỳ")
    )
    carries = row["Thực hiện chỉ tiêu cấp trên số"]
    return NewTarget(
        shelf.organizations[row["Mã tổ chức"]], row["Từ ngày"], row["Đến ngày"], row["Phép so sánh"],
        value or Decimal(0), upper, baseline, is_part=bool(row["Là một phần"]),
        carries=None if carries is None else shelf.carried(row, indicator["Đơn vị tính"]),
    )  # fmt: skip


def number(text: Any) -> Decimal | None:
    """Return a number as a spreadsheet or the Vietnamese write it; nothing where it is none, or could be two."""
    told = str(text).strip()
    if not _NUMBER.fullmatch(told) or _EITHER.fullmatch(told):
        return None
    return Decimal(told.replace(",", "."))
