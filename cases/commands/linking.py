"""What a finding rests on: evidence linked to it page by page, and taken away with a reason, until the submission."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from cases import clock, policy
from cases.acting import command
from cases.commands._allegations import require_silent
from cases.commands._writing import cited, require_date, require_done, require_open, require_text, rules, save, write
from cases.errors import ThereAlready
from cases.errors_evidence import EvidenceNotThere, FindingTakenBack, NotLinked, PagesUnclear
from cases.locking import locked_case
from cases.models import Case, EvidenceFile, EvidenceLink, Finding
from cases.policy import Act
from cases.stages import code_of

if TYPE_CHECKING:
    from inspection.accounts.models import User

_RANGE = re.compile(r"(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?")


def pages_of(text: str) -> str:
    """Return pages as they are printed: 3–5, 8. Raises `PagesUnclear`."""
    parts = [part.strip() for part in re.split(r"[,;]", re.sub(r"^\s*(tr\.|trang)\s*", "", text, flags=re.I))]
    found = [_RANGE.fullmatch(part) for part in parts if part]
    written: list[str] = []
    for match in found:
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 0 < first <= last:
            raise PagesUnclear(pages=text.strip()[:60])
        written.append(f"{first}–{last}" if last > first else f"{first}")
    said = ", ".join(written)
    if len(said) > 60:
        raise PagesUnclear(pages=text.strip()[:60])
    return said


@command
def link_evidence(finding: Finding, *, by: User, on: date, number: int, pages: str = "") -> EvidenceLink:
    """R3–R6. Let a finding rest on a piece of evidence, or say better on which pages of it.

    Never after the report is laid before the body. Raises `PagesUnclear`, `EvidenceNotThere`, `FindingTakenBack`.
    """
    case, finding = _changeable(finding, by, on, _("Link evidence"))
    if finding.withdrawn_on is not None:
        raise FindingTakenBack(number=finding.number, on=f"{finding.withdrawn_on:%d/%m/%Y}")
    pages = pages_of(pages)
    file = EvidenceFile.objects.filter(case=case, number=number).first()
    if file is None:
        raise EvidenceNotThere(case=case.code, number=number)
    link = EvidenceLink.objects.filter(finding=finding, file=file).first()
    before = {"before": link.pages} if link is not None else {}
    if link is None:
        link = EvidenceLink(finding=finding, file=file, pages=pages)
    elif link.pages == pages:
        raise ThereAlready()
    link.pages = pages
    save(link)
    _tell(case, "evidence-linked", finding, by, on, evidence=number, pages=pages, **before)
    return link


@command
def unlink_evidence(finding: Finding, *, by: User, on: date, number: int, reason: str) -> Finding:
    """R3–R6. A finding does not rest on a piece of evidence after all; the trail keeps why. Raises `NotLinked`."""
    case, finding = _changeable(finding, by, on, _("Take evidence away from a finding"))
    require_text(reason=(_("reason"), reason))
    require_silent(case, reason=(_("reason"), reason))
    link = EvidenceLink.objects.filter(finding=finding, file__number=number).first()
    if link is None:
        raise NotLinked(finding=finding.number, number=number)
    link.delete()
    _tell(case, "evidence-unlinked", finding, by, on, evidence=number, pages=link.pages, reason=reason)
    return finding


def _changeable(finding: Finding, by: User, on: date, act: object) -> tuple[Case, Finding]:
    """Return case and finding under the lock, while the team may change what its findings rest on."""
    case = locked_case(finding.case)
    policy.require(by, Act.RECORD_FINDING, case, on=on)
    require_done(case, act, deployed_on=_("the decision is not deployed to the subject"))
    for field in ("submitted_on", "concluded_on", "closed_on"):
        require_open(case, act, field)
    require_date(on, act=act, earliest=finding.recorded_on)
    return case, Finding.objects.select_for_update(of=("self",)).get(pk=finding.pk)


def _tell(case: Case, act: str, finding: Finding, by: User, on: date, **facts: Any) -> None:
    book = rules(case, on)
    for key in (clock.duration_key(case.kind), "INV-COMPLETE"):
        book.find_or_none(key)
    step = code_of(case.kind, "verified_on")
    write(case, act, step, by, on, number=finding.number, rules=cited(book, on), **facts)
