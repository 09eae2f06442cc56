"""What came about of a target: entered by who reports for its organization, corrected by a later one, with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from cases import policy, trail
from cases.acting import command
from cases.commands._writing import require_date, require_text, save
from cases.commands.evidence import checked_type, keep_bytes
from cases.commands.work_programmes._guards import require_approved, stream
from cases.errors_work import (
    CorrectedAlready,
    FigureIsCounted,
    FigureOutsidePeriod,
    FigureStands,
    NothingCorrected,
    NotReporterOfTarget,
    ShareUnsound,
)
from cases.models import IndicatorActual, IndicatorTarget, PostDuty
from cases.names import clean_name

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from inspection.accounts.models import User


@dataclass(frozen=True)
class NewActual:
    """A figure as it is to be kept: its value, or the part and the whole of a share in percent."""

    as_of: date
    source: str
    value: Decimal | None = None
    part: Decimal | None = None
    whole: Decimal | None = None

    @property
    def result(self) -> Decimal | None:
        """The value: as given, or the share."""
        if self.part is None or not self.whole:
            return self.value
        return (100 * self.part / self.whole).quantize(Decimal("0.0001"), ROUND_HALF_UP)


@command
def enter_actual(
    target: IndicatorTarget, new: NewActual, *, by: User, on: date, upload: UploadedFile | None = None
) -> IndicatorActual:
    """Keep what is known of a target as of a day, by its source, with a file where there is one."""
    target = _open(target, by, on)
    _require_sound(target, new, on)
    same = IndicatorActual.objects.filter(target=target, as_of=new.as_of, corrected_by__isnull=True).first()
    if same is not None:
        raise FigureStands(as_of=f"{new.as_of:%d/%m/%Y}", value=f"{same.value.normalize():f}")
    return _keep(target, new, by=by, on=on, upload=upload)


@command
def correct_actual(
    actual: IndicatorActual, new: NewActual, *, by: User, on: date, reason: str, upload: UploadedFile | None = None
) -> IndicatorActual:
    """Follow a wrong figure by the right one, with the reason; the wrong one stays readable."""
    target = _open(actual.target, by, on)
    require_text(reason=(_("reason"), reason))
    later = IndicatorActual.objects.filter(corrects=actual).first()
    if later is not None:
        raise CorrectedAlready(on=f"{later.recorded_on:%d/%m/%Y}")
    _require_sound(target, new, on)
    if (new.result, new.as_of) == (actual.value, actual.as_of):
        raise NothingCorrected(as_of=f"{new.as_of:%d/%m/%Y}", value=f"{actual.value.normalize():f}")
    others = IndicatorActual.objects.filter(target=target, as_of=new.as_of, corrected_by__isnull=True)
    if (same := others.exclude(pk=actual.pk).first()) is not None:
        raise FigureStands(as_of=f"{new.as_of:%d/%m/%Y}", value=f"{same.value.normalize():f}")
    return _keep(target, new, by=by, on=on, upload=upload, corrects=actual, reason=reason)


def _open(target: IndicatorTarget, by: User, on: date) -> IndicatorTarget:
    """Return the target of an approved programme, locked, for whoever enters its figures."""
    rows = IndicatorTarget.objects.select_for_update(of=("self",))
    target = rows.select_related("indicator__programme__body", "organization").get(pk=target.pk)
    if not policy.holds(by, PostDuty.REPORTING_SECRETARY, target.organization, on):
        raise NotReporterOfTarget(organization=target.organization.name, on=f"{on:%d/%m/%Y}")
    require_date(on, act=_("Enter a figure"), earliest=require_approved(target.indicator.programme))
    if target.indicator.is_computed:
        raise FigureIsCounted(indicator=target.indicator.text)
    return target


def _require_sound(target: IndicatorTarget, new: NewActual, on: date) -> None:
    require_text(source=(_("source"), new.source), value=(_("value"), "" if new.result is None else "0"))
    if not target.since <= new.as_of <= min(target.until, on, localdate()):
        raise FigureOutsidePeriod(
            as_of=f"{new.as_of:%d/%m/%Y}", since=f"{target.since:%d/%m/%Y}", until=f"{target.until:%d/%m/%Y}"
        )
    if (
        (new.part is None) != (new.whole is None)
        or (new.part is not None and new.whole is not None and not 0 <= new.part <= new.whole)
        or new.whole == 0
    ):
        raise ShareUnsound(part=new.part or "–", whole="–" if new.whole is None else new.whole)


def _keep(
    target: IndicatorTarget, new: NewActual, *, by: User, on: date, upload: UploadedFile | None, **more: Any
) -> IndicatorActual:
    facts = _kept(upload) if upload is not None else {}
    row = IndicatorActual(
        target=target, value=new.result or Decimal(0), part=new.part, whole=new.whole, as_of=new.as_of,
        source=new.source, recorded_on=on, by=by, **facts, **more,
    )  # fmt: skip
    save(row)
    trail.record(
        "indicator-figure-corrected" if row.corrects_id else "indicator-figure-entered", by=by, on=on,
        stream=stream(target.indicator.programme.body), programme=target.indicator.programme.key, target=target.pk,
        figure=row.pk, value=str(row.value), as_of=new.as_of.isoformat(), reason=row.reason, sha256=row.sha256,
    )  # fmt: skip
    return row


def _kept(upload: UploadedFile) -> dict[str, Any]:
    name = clean_name(Path(upload.name or "").name)[-200:]
    media_type = checked_type(upload, name)
    return {"file_name": name, "media_type": media_type, "size": upload.size, "sha256": keep_bytes(upload)}
