"""The second approval of a disposal list: the record is issued, the files are named as gone, then they go.

Rows stay: the case, its trail, its papers' lines in the register with their facts and hashes. Only files are removed.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import QuerySet

from cases import archive
from cases.acting import command
from cases.commands._writing import save, save_all, write
from cases.commands.archive import locked_batch, require_approver, require_due
from cases.commands.evidence import path_of as evidence_path
from cases.errors_archive import NotToApprove
from cases.locking import locked_among
from cases.models import Case, DisposalBatch, DisposedFile, EvidenceFile, PaperScan
from documents import store
from documents.catalogue_dossier import DISPOSAL_MINUTES
from documents.commands.issuing import issue
from documents.facts import Occasion
from documents.models import Document, Scan

if TYPE_CHECKING:
    from inspection.accounts.models import User

Store = DisposedFile.Store


@command
def carry_out_disposal(batch: DisposalBatch, *, by: User, on: date) -> Document:
    """Approve a list for the second time, issue its record, and remove the files once all of it is committed."""
    batch = locked_batch(batch)
    require_approver(batch, by, on)
    if batch.first_on is None:
        raise NotToApprove(on=f"{batch.made_on:%d/%m/%Y}")
    cases = locked_among(list(batch.lines.values_list("case", flat=True)))
    require_due(batch.body, [case.pk for case in cases], on, listed=True)
    batch.second_by, batch.second_on = by, on
    save(batch, ["second_by", "second_on"])
    files = _files_of(batch, cases)
    save_all(files)
    counted = {case.pk: sum(1 for one in files if one.case_id == case.pk) for case in cases}
    for case in cases:
        write(case, "dossier-disposed", "", by, on, batch=batch.key, files=counted[case.pk])
    record = issue(DISPOSAL_MINUTES, batch.body, by=by, on=on, occasion=Occasion(batch.pk, batch))
    transaction.on_commit(remove_disposed)
    return record


def _files_of(batch: DisposalBatch, cases: list[Case]) -> list[DisposedFile]:
    """Return the files that nothing but these dossiers holds; papers of a team go with the last of its cases."""
    gone = set(archive.dossiers().filter(is_disposed=True).values_list("pk", flat=True))
    found: dict[tuple[str, str], DisposedFile] = {}
    for case in cases:
        papers, evidence = _papers(case, gone), EvidenceFile.objects.filter(case=case)
        hashes = {(Store.PAPERS, sha) for sha in papers.exclude(file_sha256="").values_list("file_sha256", flat=True)}
        scans = Scan.objects.filter(document__in=papers.values("pk"))
        hashes |= {(Store.PAPERS, sha) for sha in scans.values_list("sha256", flat=True)}
        hashes |= {(Store.EVIDENCE, sha) for sha in evidence.values_list("sha256", flat=True)}
        for place, sha in hashes:
            found[place, sha] = DisposedFile(batch=batch, case=case, store=place, sha256=sha)
    known = archive.gone()
    held = _held_elsewhere(gone, {sha for _place, sha in found})
    return [row for key, row in sorted(found.items()) if key not in known and key not in held]


def _papers(case: Case, gone: set[int]) -> QuerySet[Document]:
    """Return the papers of a case, with its team's where all cases of the team are gone."""
    papers = Document.objects.filter(case=case)
    if not Case.objects.filter(team=case.team_id).exclude(pk__in=gone).exists():
        papers |= Document.objects.filter(case__isnull=True, team=case.team_id)
    return papers


def _held_elsewhere(gone: set[int], hashes: set[str]) -> set[tuple[str, str]]:
    """Return which of these files a dossier that stays holds too: the same bytes lie once."""
    evidence = EvidenceFile.objects.filter(sha256__in=hashes).exclude(case__in=gone)
    papers = Document.objects.filter(file_sha256__in=hashes, case__isnull=False).exclude(case__in=gone)
    scans = Scan.objects.filter(sha256__in=hashes, document__case__isnull=False).exclude(document__case__in=gone)
    found = {(Store.EVIDENCE, sha) for sha in evidence.values_list("sha256", flat=True)}
    on_paper = PaperScan.objects.filter(sha256__in=hashes)
    found |= {(Store.EVIDENCE, sha) for sha in on_paper.values_list("sha256", flat=True)}
    found |= {(Store.PAPERS, sha) for sha in papers.values_list("file_sha256", flat=True)}
    return found | {(Store.PAPERS, sha) for sha in scans.values_list("sha256", flat=True)}


def remove_disposed() -> int:
    """Remove every file that was disposed of and still lies there; harmless when asked again. Return how many went."""
    removed = 0
    for place, sha256 in sorted(archive.gone()):
        path: Path = store.path_of(sha256) if place == Store.PAPERS else evidence_path(sha256)
        if path.is_file():
            path.unlink(missing_ok=True)
            removed += 1
    return removed
