"""Every cell of every form equals SQL written by hand, opens lists of that sum, and sums in rows and columns."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from django.db import transaction

from benchmarks.city.asking import differences, drilled, periods, report_set, root, today, unsummed
from benchmarks.table import Finding, Line, same
from cases.models import Case, Kind, Organization
from cases.statistics import published
from cases.statistics.forms import Asked, Filled, Tree
from tests.by_hand import Question, programmes
from tests.by_hand.published import figures


def run(_city: Path) -> Finding:
    """Compare the city whole, a district that ended, the ward after it; then merge and compare again."""
    lines = [_whole(), *_below(), *_merged(), published_line()]
    return Finding("Forms of the demo city", "SQL by hand", "nothing: an equality", lines)


def _told(what: str, filled: Iterable[Filled], *, open_lists: bool) -> Line:
    """Hold every form to the hand, to its sums, and its cells to the lists they open."""
    cells, turns, wrong = 0, 0, []
    for one in filled:
        wrong += [*differences(one), *unsummed(one)]
        cells += len(one.turns)
        turns += one.turns.get(("total", "total"), 0)
        for (row, column), value in one.turns.items() if open_lists else ():
            if drilled(one, row, column) != value:
                wrong.append(f"{one.form.key} {row}, {column}: opens {drilled(one, row, column)}, counts {value}")
    note = f"{cells} cells, {turns} turns" + "".join(f"\n    {one}" for one in wrong[:20])
    return same(what, not wrong and cells > 0, note)


def _whole() -> Line:
    asked = [Asked(root(), *days, today()) for days in periods().values()]
    filled = [one for question in asked for one in report_set(question, subjects=True)]
    return _told(f"the city, {', '.join(periods())}", filled, open_lists=True)


def _below() -> Iterable[Line]:
    names = ("term", "year of two sets")
    busy = (
        Organization.objects.filter(bodies__cases__concluded_on__isnull=False, parent=root()).distinct().order_by("pk")
    )
    houses = [*busy[:4], *Organization.objects.filter(code__in=("H01", "P001"))]
    for tree in Tree:
        asked = [Asked(house, *periods()[name], today(), tree) for house in houses for name in names]
        filled = [one for question in asked for one in report_set(question, subjects=True)]
        codes = ", ".join(house.code for house in houses)
        yield _told(f"{codes}, {' and '.join(names)}, {tree.value}", filled, open_lists=tree is Tree.TODAY)


def _merged() -> Iterable[Line]:
    """Two committees were inspected before they became one ward: two subjects as at then, one by today's tree."""
    like = Case.objects.filter(kind=Kind.COMPLIANCE_INSPECTION, concluded_on__isnull=False).order_by("pk")[0]
    heir = Organization.objects.filter(succeeded_by=None, parent=root(), code="P001").get()
    former = list(Organization.objects.filter(succeeded_by=heir).order_by("pk")[:2])
    days, before = (date(2025, 4, 1), date(2025, 6, 30)), date(2025, 6, 10)
    with transaction.atomic():
        for number, house in enumerate(former):
            facts = {f.attname: getattr(like, f.attname) for f in Case._meta.concrete_fields if not f.primary_key}
            own = {"key": f"merged-{number}", "code": f"MERGED-{number}", "subject_organization_id": house.pk}
            dated = dict.fromkeys(("opened_on", "decided_on", "submitted_on", "concluded_on"), before)
            level = {"subject_level": house.level}
            Case.objects.create(**(facts | own | dated | level))
        for tree, subjects in ((Tree.AS_AT, 2), (Tree.TODAY, 1)):
            filled = report_set(Asked(root(), *days, today(), tree), subjects=True)
            yield _told(f"two merged organizations, {tree.value}", filled, open_lists=True)
            form = next(one for one in filled if one.form.key == "B01")
            told = (form.value("total", "total"), form.distinct("total", "total"))
            yield same(f"  2 turns of {subjects} subject(s)", told == (2, subjects), f"told {told}")
        transaction.set_rollback(True)


def published_line() -> Line:
    """Every published figure that is counted, over every period, against SQL by hand."""
    wrong, counted = [], 0
    for days in periods().values():
        asked = Asked(root(), *days, today())
        summary, question = published.told_of(asked), Question(asked.since, asked.until, asked.as_of)
        told = {one.key: one.value for one in summary.figures}
        by_hand, lists = figures(question, today()), programmes.lists(question, today())
        wrong += [
            f"{one.key} {days[0]}: opens other rows than by hand"
            for one in summary.figures
            if one.key in lists and opened(one) != lists[one.key]
        ]
        wrong += [
            f"{key} {days[0]}: {told[key]}, {value} by hand" for key, value in by_hand.items() if told[key] != value
        ]
        counted += sum(1 for value in by_hand.values() if value)
    wrong += [f"{one.key}: no hand" for one in published.load().figures if one.counts and one.key not in by_hand]
    note = f"{counted} figures that are not 0" + "".join(f"\n    {one}" for one in wrong[:20])
    return same("published figures and those of plan against actual", not wrong, note)


def opened(figure: published.Figure) -> list[list[int]]:
    """Return the rows a figure opens, list by list; those without any left out."""
    found = [sorted(rows.values_list("pk", flat=True)) for rows in figure.rows()]
    return [pks for pks in found if pks]
