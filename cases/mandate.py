"""What holds in an inspection of lower bodies' own inspection and discipline work: subject, sample, files, sheets.

Source: procedures.md, e; rule KTNV-SUBJ.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cases.errors_mandate import (
    FileNotAsked,
    FileNotJudged,
    MandateOutcomeUnfit,
    RecommendationMissing,
    SampleMissing,
    SheetMissing,
    SheetNotConcluded,
    SubjectOutsideMandate,
)
from cases.models import (
    Case,
    DisciplineSheet,
    FileSampling,
    Kind,
    Level,
    MandateSheet,
    Outcome,
    ResultSheet,
    SampledFile,
    SheetConclusion,
)

if TYPE_CHECKING:
    from cases.models import Body, Member, Organization
    from cases.rulebook import Rulebook

#: The bodies by which the rule names an organization; a cell it names as a whole.
_NAMED = frozenset({"PartyCommittee", "StandingCommittee", "InspectionCommission"})

Weight, Recommendation = SampledFile.Weight, SampledFile.Recommendation

#: What may be recommended for a file by how it was handled; a fault of procedure alone may annul, too.
FITTING: dict[str, tuple[str, ...]] = {
    Weight.RIGHT: (Recommendation.NO_CHANGE, Recommendation.ANNUL),
    Weight.TOO_LIGHT: (Recommendation.NO_CHANGE, Recommendation.INCREASE),
    Weight.TOO_HEAVY: (Recommendation.NO_CHANGE, Recommendation.DECREASE, Recommendation.ANNUL),
    Weight.NOT_DISCIPLINED: (Recommendation.NO_CHANGE, Recommendation.INCREASE),
    Weight.WRONGFUL: (Recommendation.NO_CHANGE, Recommendation.ANNUL),
}


# The subject


def require_subject(body: Body, organization: Organization | None, member: Member | None, book: Rulebook) -> None:
    """Refuse a subject that KTNV-SUBJ does not name: a person, an organization not below, a kind it leaves out."""
    found = book.find_or_none("KTNV-SUBJ")
    citation = found.cite() if found is not None else ""
    if organization is None:
        raise SubjectOutsideMandate(
            name=str(member), lack=_("only organizations are inspected on their mandate"), citation=citation
        )
    if found is None or not found.gates:
        return
    if not _is_below(organization, body.organization):
        raise SubjectOutsideMandate(
            name=organization.name, lack=_("it does not lie below %(house)s") % {"house": body.organization.name},
            citation=citation,
        )  # fmt: skip
    if not _is_named(organization, found.value.get("subjects", [])):
        raise SubjectOutsideMandate(
            name=organization.name, lack=_("the rule does not name organizations of its kind"), citation=citation
        )


def _is_below(organization: Organization, house: Organization) -> bool:
    above = organization.parent
    while above is not None:
        if above.pk == house.pk:
            return True
        above = above.parent
    return False


def _is_named(organization: Organization, subjects: Sequence[str]) -> bool:
    """A cell is named as such; any other organization is led by a committee, with what the committee elects."""
    if organization.level == Level.CELL:
        return "Cell" in subjects
    return not _NAMED.isdisjoint(subjects)


# The sample


def draw(files: Sequence[str], wanted: int, seed: str) -> list[int]:
    """Return which files of a list a seed draws, by their place from 1 on; anybody with SHA-256 finds the same.

    Each file is ranked by the SHA-256 of `seed:place:file`; the lowest are drawn.
    """

    def rank(place: int) -> str:
        return hashlib.sha256(f"{seed}:{place}:{files[place - 1]}".encode()).hexdigest()

    return sorted(sorted(range(1, len(files) + 1), key=rank)[:wanted])


def sampling_of(case: Case) -> FileSampling | None:
    """Return how the files of a case were found."""
    return FileSampling.objects.filter(case=case).select_related("by").first()


def files_of(case: Case) -> list[SampledFile]:
    """Return the files examined, in order."""
    return list(SampledFile.objects.filter(case=case).order_by("number"))


# Counted from the files


@dataclass(frozen=True)
class Found:
    """What the files examined show, by the columns of sheet B10."""

    files: int = 0
    right: int = 0
    incompetent: int = 0
    out_of_order: int = 0
    too_light: int = 0
    too_heavy: int = 0
    not_disciplined: int = 0
    wrongful: int = 0
    no_change: int = 0
    increase: int = 0
    decrease: int = 0
    annul: int = 0


def counted(files: Sequence[SampledFile]) -> Found:
    """Return the columns of sheet B10 that are counted from the files."""

    def of_weight(weight: str) -> int:
        return sum(file.weight == weight for file in files)

    def recommended(what: str) -> int:
        return sum(file.recommendation == what for file in files)

    return Found(
        files=len(files),
        right=sum(file.judged_on is not None and not file.is_wrong for file in files),
        incompetent=sum(file.is_competent is False for file in files),
        out_of_order=sum(file.is_principled is False or file.is_in_order is False for file in files),
        too_light=of_weight(Weight.TOO_LIGHT),
        too_heavy=of_weight(Weight.TOO_HEAVY),
        not_disciplined=of_weight(Weight.NOT_DISCIPLINED),
        wrongful=of_weight(Weight.WRONGFUL),
        no_change=recommended(Recommendation.NO_CHANGE),
        increase=recommended(Recommendation.INCREASE),
        decrease=recommended(Recommendation.DECREASE),
        annul=recommended(Recommendation.ANNUL),
    )


# What must hold


def require_examined(case: Case, book: Rulebook) -> None:
    """Refuse to go on while there is no sample, a file is not judged, or a sheet is not filled in."""
    if case.kind != Kind.MANDATE_INSPECTION:
        return
    if sampling_of(case) is None:
        raise SampleMissing(case=case.code, citation=book.cite("INV-SAMPLE"))
    if numbers := [str(file.number) for file in files_of(case) if file.judged_on is None]:
        raise FileNotJudged(numbers=", ".join(numbers), citation=book.cite("INV-SAMPLE"))
    filled = {
        ResultSheet.MANDATE: MandateSheet.objects.filter(case=case).exists(),
        ResultSheet.DISCIPLINE: DisciplineSheet.objects.filter(case=case).exists(),
    }
    if missing := [f"{sheet.value} ({sheet.label})" for sheet, is_filled in filled.items() if not is_filled]:
        raise SheetMissing(sheets=", ".join(missing), citation=book.cite("INV-SHEETS"))


def require_asked(case: Case, book: Rulebook) -> None:
    """Refuse to close the meeting before the committee was asked about every file handled wrongly."""
    if case.kind != Kind.MANDATE_INSPECTION:
        return
    waiting = [str(file.number) for file in files_of(case) if file.is_to_be_reconsidered and file.asked_on is None]
    if waiting:
        raise FileNotAsked(numbers=", ".join(waiting), citation=book.cite("HEAR"))


def require_concluded(case: Case, outcome: str, book: Rulebook) -> None:
    """Refuse a conclusion while a sheet has none, a wrongly decided file no recommendation, or the outcome unfit."""
    if case.kind != Kind.MANDATE_INSPECTION or not outcome:
        return
    require_examined(case, book)
    citation = book.cite("INV-SHEETS")
    concluded = {row.sheet: row for row in SheetConclusion.objects.filter(case=case)}
    if missing := [f"{sheet.value} ({sheet.label})" for sheet in ResultSheet if sheet not in concluded]:
        raise SheetNotConcluded(sheets=", ".join(missing), citation=citation)
    files = files_of(case)
    if numbers := [str(file.number) for file in files if file.is_wrong and not file.recommendation]:
        raise RecommendationMissing(numbers=", ".join(numbers), citation=citation)
    changes = [str(file.number) for file in files if file.calls_for_change]
    is_well = all(row.is_well_done for row in concluded.values())
    if outcome == Outcome.FILES_RECONSIDERED and not changes:
        raise MandateOutcomeUnfit(lack=_("no file is recommended to be changed"), citation=citation)
    if outcome in (Outcome.NO_VIOLATION, Outcome.LESSONS) and changes:
        numbers_of = _("files to be changed: no. %(numbers)s") % {"numbers": ", ".join(changes)}
        raise MandateOutcomeUnfit(lack=numbers_of, citation=citation)
    if outcome == Outcome.NO_VIOLATION and not is_well:
        raise MandateOutcomeUnfit(lack=_("a sheet is concluded as not done well"), citation=citation)


def without_requirement(case: Case) -> list[str]:
    """Return the numbers of files recommended to be changed that no requirement follows up."""
    if case.kind != Kind.MANDATE_INSPECTION:
        return []
    return [str(file.number) for file in files_of(case) if file.calls_for_change and file.item_id is None]
