"""R3, R4. Disciplinary files are sampled, judged, and asked about where they were handled wrongly."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from cases import policy
from cases.acting import command
from cases.commands._writing import cited, require_date, require_done, require_open, require_text, rules, save, write
from cases.errors_mandate import (
    FileJudgedOtherwise,
    FileNotToReconsider,
    SampleDrawnAlready,
    SampleImpossible,
    SampleMissing,
)
from cases.locking import locked_case
from cases.mandate import draw, sampling_of
from cases.models import Case, FileSampling, SampledFile
from cases.policy import Act
from cases.stages import code_of

if TYPE_CHECKING:
    from cases.rulebook import Rulebook
    from inspection.accounts.models import User

Method, Weight = FileSampling.Method, SampledFile.Weight


@command
def draw_files(
    case: Case,
    *,
    by: User,
    on: date,
    method: str,
    population: str = "",
    wanted: int = 0,
    seed: str = "",
    seed_origin: str = "",
) -> FileSampling:
    """R3. Find the files to be examined: drawn from the list by a seed, all of the list, or none where none exists.

    Without a seed of its own the drawing takes the head of the case's trail, which nobody chooses. Raises
    `SampleDrawnAlready`, `SampleImpossible`.
    """
    case, book = _to_examine(case, by, on, _("Draw the sample"), Act.SAMPLE_FILES)
    if before := sampling_of(case):
        raise SampleDrawnAlready(case=case.code, on=f"{before.on:%d/%m/%Y}", citation=book.cite("INV-SAMPLE"))
    listed = [line.strip() for line in population.splitlines() if line.strip()]
    wanted = _wanted(Method(method), listed, wanted, book)
    if method == Method.DRAWN and not seed:
        seed, seed_origin = case.trail_head[:32], str(_("head of the case's trail before the drawing"))
    sampling = FileSampling(
        case=case, method=method, population="\n".join(listed), size=len(listed), wanted=wanted,
        seed=seed if method == Method.DRAWN else "", seed_origin=seed_origin if method == Method.DRAWN else "",
        on=on, by=by,
    )  # fmt: skip
    save(sampling)
    places = draw(listed, wanted, sampling.seed) if method == Method.DRAWN else range(1, wanted + 1)
    _add(case, [listed[place - 1] for place in places], on)
    book.find_or_none("INV-SAMPLE")
    write(
        case, "files-sampled", code_of(case.kind, "verified_on"), by, on, method=str(method), size=sampling.size,
        seed=sampling.seed, places=list(places), rules=cited(book, on),
    )  # fmt: skip
    return sampling


def _wanted(method: FileSampling.Method, listed: list[str], wanted: int, book: Rulebook) -> int:
    """Return how many files are taken. Raises `SampleImpossible`."""
    citation = book.cite("INV-SAMPLE")
    if method == Method.NONE:
        if listed:
            raise SampleImpossible(lack=_("the list names files"), citation=citation)
        return 0
    if not listed:
        raise SampleImpossible(lack=_("the list of files is empty"), citation=citation)
    if len(set(listed)) != len(listed):
        raise SampleImpossible(lack=_("a file stands in the list twice"), citation=citation)
    if method == Method.ALL:
        return len(listed)
    if not 1 <= wanted <= len(listed):
        lack = _("%(wanted)s files of %(size)s") % {"wanted": wanted, "size": len(listed)}
        raise SampleImpossible(lack=lack, citation=citation)
    return wanted


def _add(case: Case, titles: Iterable[str], on: date, **facts: Any) -> list[SampledFile]:
    last = SampledFile.objects.filter(case=case).aggregate(last=Max("number"))["last"] or 0
    facts = {"origin": SampledFile.Origin.SAMPLE} | facts
    rows = []
    for number, title in enumerate(titles, last + 1):
        row = SampledFile(case=case, number=number, title=title, added_on=on, **facts)
        save(row)
        rows.append(row)
    return rows


@command
def add_file(case: Case, *, by: User, on: date, title: str, reason: str) -> SampledFile:
    """R3. Add a file by hand, with the reason: one the sample left out, or a matter that led to no discipline."""
    case, book = _to_examine(case, by, on, _("Add a file"), Act.SAMPLE_FILES)
    require_done_sampling(case, book)
    require_text(title=(_("file"), title), reason=(_("reason"), reason))
    row = _add(case, [title], on, origin=SampledFile.Origin.CHOSEN, reason=reason)[0]
    write(case, "file-added", code_of(case.kind, "verified_on"), by, on, number=row.number, reason=reason)
    return row


def require_done_sampling(case: Case, book: Rulebook) -> None:
    """Refuse to add by hand before the sample is on record: the sample comes first."""
    if sampling_of(case) is None:
        raise SampleMissing(case=case.code, citation=book.cite("INV-SAMPLE"))


@command
def judge_file(
    file: SampledFile,
    *,
    by: User,
    on: date,
    is_competent: bool,
    is_principled: bool,
    is_in_order: bool,
    weight: str,
    form: str = "",
    remarks: str = "",
) -> SampledFile:
    """R3. Judge a file: competence, principles, procedure, and whether the form was right; reworded until submitted."""
    case, book = _to_examine(file.case, by, on, _("Judge a file"), Act.JUDGE_FILES)
    file = SampledFile.objects.select_for_update().get(pk=file.pk)
    citation = book.cite("INV-SAMPLE")
    if weight == Weight.NOT_DISCIPLINED and form:
        raise FileJudgedOtherwise(number=file.number, lack=_("a form was imposed"), citation=citation)
    if weight in (Weight.TOO_LIGHT, Weight.TOO_HEAVY, Weight.WRONGFUL) and not form:
        raise FileJudgedOtherwise(number=file.number, lack=_("the form imposed is not named"), citation=citation)
    before = {"before": file.weight} if file.weight and file.weight != weight else {}
    file.is_competent, file.is_principled, file.is_in_order = is_competent, is_principled, is_in_order
    file.weight, file.form, file.remarks = weight, form, remarks
    file.judged_on, file.judged_by = on, by
    if file.is_wrong:
        require_text(remarks=(_("remarks"), remarks))
    save(file)
    book.find_or_none("INV-SAMPLE")
    step = code_of(case.kind, "verified_on")
    write(case, "file-judged", step, by, on, number=file.number, weight=str(weight), rules=cited(book, on), **before)
    return file


@command
def ask_to_reconsider(file: SampledFile, *, by: User, on: date, position: str) -> SampledFile:
    """R4. Ask the committee to reconsider a file handled too lightly or too heavily, and keep what it says."""
    case = locked_case(file.case)
    policy.require(by, Act.HEAR_DRAFT, case, on=on)
    act = _("Ask to reconsider a file")
    require_done(case, act, drafted_on=_("the draft report is not complete"))
    require_open(case, act, "submitted_on")
    require_date(on, act=act, earliest=case.drafted_on)
    require_text(position=(_("what the committee says"), position))
    file = SampledFile.objects.select_for_update().get(pk=file.pk)
    book = rules(case, on)
    if not file.is_to_be_reconsidered:
        raise FileNotToReconsider(number=file.number, citation=book.cite("HEAR"))
    file.asked_on, file.position = on, position
    save(file, ["asked_on", "position"])
    write(case, "file-asked", code_of(case.kind, "draft_heard_on"), by, on, number=file.number, rules=cited(book, on))
    return file


def _to_examine(case: Case, by: User, on: date, label: Any, act: Act) -> tuple[Case, Rulebook]:
    """Return the case under its lock, while its files may be examined, with the rulebook of the day."""
    case = locked_case(case)
    policy.require(by, act, case, on=on)
    require_done(case, label, deployed_on=_("the decision is not deployed to the subject"))
    require_open(case, label, "submitted_on")
    require_date(on, act=label, earliest=case.deployed_on)
    return case, rules(case, on)
