"""What units had reported frozen with a closed period, and read again: nothing a unit tells later changes it.

`frozen` asks which reports stand: `frozen_basis` keeps which stood behind the period, which were left out and who had
not reported; `frozen_shares` each report's part in a form, by cell, and what the house keeps of what they tell. Both
are canonical JSON, hashed into the hash of the period. `merged_from` puts a closed form and its shares together again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cases.models import Body, ClosedBasis, ClosedPeriod, ClosedShares, Organization, UnitFigure, UnitReport
from cases.statistics import closing, forms
from cases.statistics.closing.snapshot import Part, canonical, digest
from cases.statistics.forms import Asked, Filled, Form, FormSet, Tree
from cases.statistics.forms.outgoing import Filling
from cases.unit_reports import merging
from cases.unit_reports.choosing import Basis, Gap, LeftOut, basis
from cases.unit_reports.merging import Cell, Merged, Share


def report_digest(report: UnitReport, figures: Mapping[str, Mapping[Cell, int]]) -> str:
    """Return the hash over a report: which it is, and all it says."""
    told = {
        "report": report.key,
        "version": report.version,
        "unit": report.organization_id,
        "since": report.since.isoformat(),
        "until": report.until.isoformat(),
        "set": report.form_set,
        "figures": sorted([form, *cell, value] for form, those in figures.items() for cell, value in those.items()),
    }
    return digest(canonical(told))


def digests_of(reports: Iterable[UnitReport]) -> dict[str, str]:
    """Return the hash of each of these reports by its key; one statement for all their figures."""
    those = list(reports)
    told = UnitFigure.objects.all_of([one.pk for one in those]) if those else {}
    return {one.key: report_digest(one, told.get(one.pk, {})) for one in those}


def frozen(
    body: Body, parts: Iterable[Part], since: date, until: date, on: date
) -> tuple[ClosedBasis, list[ClosedShares]]:
    """Return what units had reported of a period by a day as the rows that keep it, unsaved."""
    behind = basis(Asked(body.organization, since, until, on))
    digests = digests_of(behind.reports)
    found = (frozen_shares(part, behind, digests) for part in parts if behind.reports)
    return frozen_basis(behind, digests), [one for one in found if one is not None]


def frozen_basis(behind: Basis, digests: Mapping[str, str]) -> ClosedBasis:
    """Return which reports stand behind a period as the row that keeps them, unsaved."""
    told = canonical(
        {
            "reports": [_named(one) | {"sha256": digests[one.key]} for one in behind.reports],
            "left_out": [
                _named(one.report) | {"above": one.above.name if one.above else ""} for one in behind.left_out
            ],
            "gaps": [{"unit": one.organization.pk, "name": one.organization.name, **_days(one)} for one in behind.gaps],
        }
    )
    return ClosedBasis(told=told, sha256=digest(told))


def _named(report: UnitReport) -> dict[str, Any]:
    unit = report.organization
    return {
        "key": report.key, "version": report.version, "receipt": report.receipt, "set": report.form_set,
        "unit": unit.pk, "name": unit.name, **_days(report),
    }  # fmt: skip


def _days(one: UnitReport | Gap) -> dict[str, str]:
    return {"since": one.since.isoformat(), "until": one.until.isoformat()}


def frozen_shares(part: Part, behind: Basis, digests: Mapping[str, str]) -> ClosedShares | None:
    """Return the shares in one form as the row that keeps them, unsaved; nothing where no report adds or takes any."""
    found = merging.merged_with(part.filled, part.form_set, behind)
    if not (found.less or found.unsummed or any(one.figures for one in found.shares)):
        return None
    told = canonical(
        {
            "form": part.form.key,
            "set": part.form_set.key,
            "less": _cells(found.less),
            "unsummed": sorted(found.unsummed),
            "shares": [
                [one.report.key, one.report.version, digests[one.report.key], _cells(one.figures)]
                for one in found.shares
            ],
        }
    )
    return ClosedShares(form=part.form.key, form_set=part.form_set.key, told=told, sha256=digest(told))


def _cells(figures: Mapping[Cell, int]) -> list[list[Any]]:
    return sorted([*cell, value] for cell, value in figures.items())


def basis_of(period: ClosedPeriod) -> Basis | None:
    """Return which reports stood behind a closed period; nothing of one closed before they were frozen.

    The reports and units are what they were then, out of the snapshot: none of these rows is read or may be saved.
    """
    row = getattr(period, "basis", None)
    if row is None:
        return None
    told = json.loads(row.told)
    return Basis(
        tuple(_report(one) for one in told["reports"]),
        tuple(
            LeftOut(_report(one), Organization(name=one["above"]) if one["above"] else None) for one in told["left_out"]
        ),
        tuple(Gap(_unit(one), *_since_until(one)) for one in told["gaps"]),
    )


def _report(told: Mapping[str, Any]) -> UnitReport:
    since, until = _since_until(told)
    return UnitReport(
        key=told["key"], version=told["version"], receipt=told["receipt"], form_set=told["set"],
        organization=_unit(told), since=since, until=until,
    )  # fmt: skip


def _unit(told: Mapping[str, Any]) -> Organization:
    return Organization(pk=told["unit"], name=told["name"])


def _since_until(told: Mapping[str, Any]) -> tuple[date, date]:
    return date.fromisoformat(told["since"]), date.fromisoformat(told["until"])


def closed_for(body: Body, asked: Asked) -> tuple[ClosedPeriod, Basis | None] | None:
    """Return the closed period that answers a question, with the reports behind it; nothing where none does.

    It was closed by the tree of its own end: asked by today's tree, and on a day before it was closed, it is counted.
    """
    if asked.tree is not Tree.AS_AT:
        return None
    period = ClosedPeriod.objects.told_of(body, asked.since, asked.until)
    return (period, basis_of(period)) if period is not None and period.closed_on <= asked.on else None


def later_reports(period: ClosedPeriod, behind: Basis, asked: Asked) -> list[UnitReport]:
    """Return the reports that would count today, did not when the period was closed, and are in no restatement yet."""
    rows = (row for one in period.restatements.all() for change in closing.unit_changes_of(one) for row in change.came)
    known = {one.key for one in behind.reports} | {row.partition("=")[0] for row in rows}
    return [one for one in basis(asked).reports if one.key not in known]


def merged_from(counted: Filled, row: ClosedShares | None, behind: Basis) -> Merged:
    """Return a closed form merged with the shares frozen beside it; nothing is counted."""
    if row is None:
        return merging.added_up(counted, {}, (), frozenset())
    told = json.loads(row.told)
    known = {one.key: one for one in behind.reports}
    shares = tuple(Share(known[key], _figures(cells)) for key, _version, _sha256, cells in told["shares"])
    return merging.added_up(counted, _figures(told["less"]), shares, frozenset(told["unsummed"]))


def _figures(cells: Iterable[tuple[str, str, int]]) -> dict[Cell, int]:
    return {(row, column): value for row, column, value in cells}


def merged_form(period: ClosedPeriod, behind: Basis, key: str, asked: Asked) -> list[tuple[FormSet, Form, Merged]]:
    """Return a form of a closed period merged, once for each set that held in it; three statements."""
    sets = {one.key: one for one in forms.load_sets()}
    shares = {one.form_set: one for one in period.shares.filter(form=key)}
    found = []
    for row in period.forms.filter(form=key):
        counted = closing.read(row, asked)
        merged = merged_from(counted, shares.get(row.form_set), behind)
        found.append((sets[row.form_set], counted.form, merged))
    return found


def filling(body: Body, asked: Asked) -> Filling:
    """Return how forms leave the house merged: of a closed period as they were frozen, else as reports stand."""
    period, behind = closed_for(body, asked) or (None, None)
    return merging.filling(basis(asked)) if period is None or behind is None else _filling(period, behind)


def _filling(period: ClosedPeriod, behind: Basis) -> Filling:
    def fill(form: Form, asked: Asked, form_set: FormSet) -> tuple[Filled, tuple[str, ...]]:
        found = next(
            (one for part_set, _form, one in merged_form(period, behind, form.key, asked) if part_set is form_set),
            merging.added_up(Filled(form, asked, {}, None), {}, (), frozenset()),
        )
        closed = {"day": f"{period.closed_on:%d/%m/%Y}", "hash": period.sha256[:16]}
        told = _("Read from the figures closed on %(day)s, %(hash)s; what units told later is a restatement.") % closed
        return found.total, (told, *merging.said(found, behind))

    return fill
