"""E2, E3. The body concludes on each sheet and recommends for each wrong file; each becomes a requirement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from cases.acting import command
from cases.commands._writing import require_text, rules, save, write
from cases.commands.closing import assign_follow_up, consider
from cases.errors_mandate import FileWithoutRequirement, RecommendationUnfit
from cases.locking import locked_case
from cases.mandate import FITTING, files_of
from cases.minutes import Minutes, Requirement
from cases.models import Case, CaseToOpen, Consideration, FollowUpItem, Kind, Outcome, SampledFile, SheetConclusion
from cases.stages import code_of

if TYPE_CHECKING:
    from inspection.accounts.models import User


@dataclass(frozen=True)
class SheetResult:
    """What the body concludes on one sheet."""

    sheet: str
    is_well_done: bool
    text: str


@dataclass(frozen=True)
class FileResult:
    """What the body recommends for one wrongly decided file."""

    number: int
    recommendation: str


@command
def consider_mandate(
    case: Case,
    *,
    by: User,
    minutes: Minutes,
    sheets: Sequence[SheetResult] = (),
    files: Sequence[FileResult] = (),
    outcome: Outcome | str = "",
    **facts: Any,
) -> Consideration:
    """E2. Conclude on each sheet and recommend for each wrong file, then on the whole; or return the report.

    Raises what `consider` raises, and `SheetNotConcluded`, `RecommendationMissing`, `RecommendationUnfit`,
    `MandateOutcomeUnfit`.
    """
    case, on = locked_case(case), minutes.held_on
    if outcome:
        _conclude_sheets(case, sheets, on)
        _recommend(case, files, on)
    act = consider(case, by=by, minutes=minutes, outcome=outcome, **facts)
    if not outcome:
        return act
    case = act.case
    SheetConclusion.objects.filter(case=case).update(consideration=act)
    recommended = {str(row.number): row.recommendation for row in files}
    _list_wrongful(case, on)
    concluded = {row.sheet: row.is_well_done for row in sheets}
    step = code_of(case.kind, "concluded_on")
    write(case, "sheets-concluded", step, by, on, sheets=concluded, recommended=recommended)
    return act


def _conclude_sheets(case: Case, sheets: Sequence[SheetResult], on: date) -> None:
    for row in sheets:
        require_text(text=(_("conclusion"), row.text))
        save(SheetConclusion(case=case, sheet=row.sheet, is_well_done=row.is_well_done, text=row.text, on=on))


def _recommend(case: Case, results: Sequence[FileResult], on: date) -> None:
    said: Mapping[int, str] = {row.number: row.recommendation for row in results if row.recommendation}
    for file in files_of(case):
        if (what := said.get(file.number)) is None or not file.is_wrong:
            continue
        if what not in FITTING[file.weight]:
            raise RecommendationUnfit(
                number=file.number,
                weight=file.get_weight_display(),
                recommendation=SampledFile.Recommendation(what).label,
                citation=rules(case, on).cite("INV-SHEETS"),
            )
        file.recommendation, file.recommended_on = what, on
        save(file, ["recommendation", "recommended_on"])


def _list_wrongful(case: Case, on: date) -> None:
    """Wrongful discipline that is to be annulled calls for apology and restoration."""
    wrongful = [
        file.title
        for file in files_of(case)
        if file.weight == SampledFile.Weight.WRONGFUL and file.recommendation == SampledFile.Recommendation.ANNUL
    ]
    if wrongful:
        CaseToOpen.objects.create(case=case, procedure=Kind.EXONERATION, reason="; ".join(wrongful), on=on)


@command
def assign_reconsiderations(case: Case, *, by: User, on: date, requirements: Sequence[tuple[int, Requirement]]) -> Case:
    """E3. Assign the follow-up; `requirements` name the file each is about, 0 where it is about none.

    Raises `FileWithoutRequirement`.
    """
    case = assign_follow_up(case, by=by, on=on, requirements=[requirement for _number, requirement in requirements])
    items = {item.number: item for item in FollowUpItem.objects.filter(case=case)}
    about = {number: items[place] for place, (number, _requirement) in enumerate(requirements, 1) if number}
    missing = []
    for file in files_of(case):
        if file.number in about:
            file.item = about[file.number]
            save(file, ["item"])
        elif file.calls_for_change:
            missing.append(str(file.number))
    if missing:
        raise FileWithoutRequirement(numbers=", ".join(missing), citation=rules(case, on).cite("FOLLOW-ASSIGN"))
    return case
