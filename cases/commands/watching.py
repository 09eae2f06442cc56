"""Signs of violation: noted from wherever they were seen, assessed with a reason, and led to an inspection."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases import policy, trail
from cases.acting import command
from cases.commands import signs
from cases.commands._writing import require_date, require_text, save
from cases.commands.intake._petition import require_not_apart, require_unnamed
from cases.errors_intake import AssessedAlready, LeftAlready, NotThisArea, SignsNotEnough
from cases.errors_signs import NotOnTheList
from cases.models import (
    SIGNS_KINDS,
    Body,
    Case,
    CaseToOpen,
    Member,
    Organization,
    Petition,
    PostDuty,
    SignAssessment,
    SignsMatter,
    ViolationSign,
)

if TYPE_CHECKING:
    from inspection.accounts.models import User

Source = SignsMatter.Source


@command
def note_sign(
    body: Body,
    *,
    by: User,
    on: date,
    subject: Organization | Member,
    source: Source | str,
    description: str,
    reference: str = "",
    petition: Petition | None = None,
    left_by: CaseToOpen | None = None,
) -> ViolationSign:
    """Note a sign of violation, with where it was seen. Raises `NotThisArea`, `LeftAlready`, `SenderInText`."""
    _require_officer(by, body, on)
    require_date(on, act=_("Note signs of violation"), earliest=None)
    require_text(description=(_("signs"), description))
    if petition is not None:
        require_not_apart(by, petition, on)
        require_unnamed(petition, description=(_("signs"), description), reference=(_("reference"), reference))
    if left_by is not None and ViolationSign.objects.filter(left_by=left_by).exists():
        raise LeftAlready(case=left_by.case.code)
    row = ViolationSign(
        body=body,
        source=source,
        petition=petition,
        left_by=left_by,
        reference=reference,
        subject_organization=None if isinstance(subject, Member) else subject,
        subject_member=subject if isinstance(subject, Member) else None,
        description=description,
        noted_on=on,
        noted_by=by,
    )
    save(row)
    origin = {"petition": petition.symbol} if petition is not None else {}
    _tell(row, "sign-noted", by, on, source=str(source), **origin)
    return row


def left_to_inspect(user: User, on: date) -> Q:
    """Return the condition on rows of the list of cases to open that call for an inspection nobody has noted yet."""
    seen = Case.objects.visible_to(user, on)
    return Q(procedure__in=SIGNS_KINDS, sign__isnull=True, case__in=seen)


@command
def note_left_sign(to_open: CaseToOpen, *, by: User, on: date, body: Body) -> ViolationSign:
    """Take what an earlier conclusion left to be inspected into the register. Raises `NotOnTheList`, `LeftAlready`."""
    case = to_open.case
    if to_open.procedure not in SIGNS_KINDS or not Case.objects.visible_to(by, on).filter(pk=case.pk).exists():
        raise NotOnTheList(case=case.code)
    subject = case.subject_member or case.subject_organization
    if subject is None:
        raise TypeError("a constraint keeps cases without a subject out")
    return note_sign(
        body,
        by=by,
        on=on,
        subject=subject,
        source=Source.CONCLUSION,
        description=to_open.reason,
        reference=case.code,
        left_by=to_open,
    )


@command
def assess_sign(
    sign: ViolationSign, *, by: User, on: date, assessment: SignAssessment | str, reason: str
) -> ViolationSign:
    """P1. Say whether signs are enough for an inspection or are kept under watch, with the reason; it may change."""
    sign = _locked(sign, by, on)
    require_date(on, act=_("Assess signs of violation"), earliest=sign.noted_on)
    require_text(reason=(_("reason"), reason))
    if sign.petition is not None:
        require_unnamed(sign.petition, reason=(_("reason"), reason))
    sign.assessment, sign.reason, sign.assessed_on, sign.assessed_by = assessment, reason, on, by
    save(sign, ["assessment", "reason", "assessed_on", "assessed_by"])
    _tell(sign, "sign-assessed", by, on, assessment=str(assessment))
    return sign


@command
def promote_sign(sign: ViolationSign, *, by: User, on: date, about: str) -> Case:
    """P1. Open an inspection on signs found enough; the link goes both ways. Raises `SignsNotEnough`."""
    sign = _locked(sign, by, on)
    if sign.assessment != SignAssessment.ENOUGH:
        raise SignsNotEnough()
    if sign.left_by is not None:
        case = signs.open_signs_from_list(
            sign.left_by, by=by, on=on, body=sign.body, about=about, signs=sign.description
        )
    else:
        subject = sign.subject_member or sign.subject_organization
        if subject is None:
            raise TypeError("a constraint keeps signs without a subject out")
        case = signs.open_on_signs(
            sign.body,
            by=by,
            on=on,
            subject=subject,
            about=about,
            signs=sign.description,
            source=sign.source,
            source_paper=_paper_of(sign),
        )
    sign.case = case
    save(sign, ["case"])
    _tell(sign, "sign-promoted", by, on, case=case.code)
    return case


def _paper_of(sign: ViolationSign) -> str:
    if sign.petition is not None:
        return f"Đơn số {sign.petition.symbol} của sổ tiếp nhận"
    return sign.reference


def _require_officer(by: User, body: Body, on: date) -> None:
    if not policy.holds(by, PostDuty.AREA_OFFICER, body.organization, on):
        raise NotThisArea(body=body.name)


def _locked(sign: ViolationSign, by: User, on: date) -> ViolationSign:
    rows = ViolationSign.objects.select_for_update(of=("self",)).select_related(
        "body__organization", "petition", "left_by__case", "subject_organization", "subject_member__organization"
    )
    sign = rows.get(pk=sign.pk)
    _require_officer(by, sign.body, on)
    if not ViolationSign.objects.visible_to(by, on).filter(pk=sign.pk).exists():
        raise NotThisArea(body=sign.body.name)
    if sign.case_id is not None:
        raise AssessedAlready(case=sign.case.code if sign.case else "")
    return sign


def _tell(sign: ViolationSign, act: str, by: User, on: date, **data: str) -> None:
    trail.record(act, by=by, on=on, stream=f"sign:{sign.pk}", body=sign.body_id, sign=sign.key, **data)
