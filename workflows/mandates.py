"""What the pages of a mandate inspection read: the sample with its files, the two sheets, what was concluded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cases import mandate
from cases.models import (
    Case,
    DisciplineSheet,
    FileSampling,
    MandateRequest,
    MandateSheet,
    SampledFile,
    SheetConclusion,
)


@dataclass(frozen=True)
class Shown:
    """A mandate inspection on a page; what is not there yet is None."""

    request: MandateRequest | None
    sampling: FileSampling | None
    files: Sequence[SampledFile]
    found: mandate.Found
    mandate: MandateSheet | None
    discipline: DisciplineSheet | None
    conclusions: dict[str, SheetConclusion]

    @property
    def unjudged(self) -> int:
        """How many files wait for their judgement."""
        return sum(file.judged_on is None for file in self.files)

    @property
    def wrong(self) -> list[SampledFile]:
        """The files that were decided wrongly."""
        return [file for file in self.files if file.is_wrong]

    @property
    def to_reconsider(self) -> list[SampledFile]:
        """The files handled too lightly, too heavily, or wrongly altogether."""
        return [file for file in self.files if file.is_to_be_reconsidered]

    @property
    def to_change(self) -> list[SampledFile]:
        """The files the body recommended to change."""
        return [file for file in self.files if file.calls_for_change]

    @property
    def on_mandate(self) -> SheetConclusion | None:
        """What the body concluded on sheet B09."""
        return self.conclusions.get("B09")

    @property
    def on_discipline(self) -> SheetConclusion | None:
        """What the body concluded on sheet B10."""
        return self.conclusions.get("B10")


def of(case: Case) -> Shown:
    """Return what is on record of a case; six questions at any number of files."""
    files = mandate.files_of(case)
    return Shown(
        request=MandateRequest.objects.filter(case=case).first(),
        sampling=mandate.sampling_of(case),
        files=files,
        found=mandate.counted(files),
        mandate=MandateSheet.objects.filter(case=case).first(),
        discipline=DisciplineSheet.objects.filter(case=case).first(),
        conclusions={row.sheet: row for row in SheetConclusion.objects.filter(case=case)},
    )


def file_of(case: Case, number: int) -> SampledFile | None:
    """Return one file of the sample by its number; nothing where there is none."""
    return SampledFile.objects.filter(case=case, number=number).first()
