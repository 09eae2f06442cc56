"""After a restore: no register gives a number until two people found that it agrees with the papers that went out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from cases import trail
from cases.models import Body, Team, Term
from documents import found_papers, numbering
from documents.commands.registering import require_register
from documents.errors_hold import NotHeld, RegisterDisagrees, SamePersonReleases
from documents.high_water import Noted, Register, register_of, term_of
from documents.models import DossierExport, Series
from documents.models_hold import HeldRegister, NumberingHold

if TYPE_CHECKING:
    from inspection.accounts.models import User


@transaction.atomic
def hold_numbering(*, backup_made_at: datetime, noted: Noted | None, on: date) -> NumberingHold:
    """Hold every register of a restored house, and tell of each what papers and list say; a new hold ends the last."""
    now = timezone.now()
    NumberingHold.objects.filter(ended_at__isnull=True).update(ended_at=now)
    last_team = Team.objects.aggregate(last=Max("pk"))["last"] or 0
    hold = NumberingHold(since=now, backup_made_at=backup_made_at, last_team=last_team, with_list=noted is not None)
    hold.save(force_insert=True)
    for register in (noted.registers if noted else {}).values():
        _known(register, on)
    found = list(found_papers.unknown())
    rows = Series.objects.select_related("body__organization", "term", "team").order_by("pk")
    for series in rows:
        told = noted.registers.get(register_of(series).name) if noted else None
        papers = sorted((one for one in found if found_papers.is_of(one, series)), key=lambda one: one.number)
        HeldRegister(
            hold=hold,
            series=series,
            last=series.last,
            found_last=max((one.number for one in papers), default=0),
            noted_last=told.last if told else None,
            found=[one.told() for one in papers],
        ).save(force_insert=True)
    _end_when_done(hold)
    trail.record("numbering-held", by=None, on=on, registers=len(rows), found=len(found), list=hold.with_list)
    return hold


def _known(register: Register, on: date) -> None:
    """Open the register of a body that the list knows and the backup does not."""
    if register.team:
        team = Team.objects.filter(key=register.team).first()
        if team is not None:
            _opened(on, team=team, code=register.code, secret=register.secret)
        return
    body = Body.objects.filter(name=register.body, organization__code=register.organization).first()
    term = Term.objects.filter(organization__code=register.organization, since=term_of(register)).first()
    if body is not None and term is not None:
        _opened(on, body=body, term=term, code=register.code, secret=register.secret)


def _opened(on: date, **named: object) -> Series:
    series, _new = Series.objects.get_or_create(**named, defaults={"opened_on": on})
    return series


def _require_keeper(by: User, series: Series, on: date) -> None:
    """Refuse everybody who neither keeps the register nor signs for its body."""
    body = series.body or (series.team.body if series.team else None)
    if body is not None:
        require_register(by, body, on, secret=series.secret)


def _locked(row: HeldRegister) -> HeldRegister:
    NumberingHold.objects.select_for_update().get(pk=row.hold_id)
    related = ("hold", "series__body__organization", "series__team__body__organization", "series__term")
    row = HeldRegister.objects.select_for_update(of=("self",)).select_related(*related).get(pk=row.pk)
    if row.hold.ended_at is not None or row.released_on is not None:
        raise NotHeld(series=str(row.series))
    return row


@transaction.atomic
def hold_register(hold: NumberingHold, body: Body, code: str, *, by: User, on: date) -> HeldRegister:
    """Put a register under the hold that is on paper and in no backup."""
    series = Series(body=body, code=code)
    _require_keeper(by, series, on)
    hold = NumberingHold.objects.select_for_update().get(pk=hold.pk)
    if hold.ended_at is not None:
        raise NotHeld(series=str(series))
    series = _opened(on, body=body, term=numbering.term_of(body, on), code=code, team=None, secret=False)
    row, _new = HeldRegister.objects.get_or_create(hold=hold, series=series, defaults={"last": series.last})
    return row


@transaction.atomic
def compare_registers(told: Iterable[tuple[HeldRegister, int]], *, by: User, on: date) -> list[HeldRegister]:
    """Say with which number each paper register ends; what is known to have gone out cannot be above it."""
    compared = []
    for given, last in told:
        row = _locked(given)
        _require_keeper(by, row.series, on)
        if last < row.known_last:
            raise RegisterDisagrees(series=str(row.series), said=last, known=row.known_last)
        row.agreed_last, row.asked_by, row.asked_on = last, by, on
        row.save(update_fields=["agreed_last", "asked_by", "asked_on"])
        trail.record("register-compared", by=by, on=on, series=row.series_id, last=row.last, agreed=last)
        compared.append(row)
    return compared


@transaction.atomic
def release_registers(rows: Iterable[HeldRegister], *, by: User, on: date) -> list[HeldRegister]:
    """Confirm what another person compared: the registers go on after the number of paper, the gap is explained."""
    released = []
    for given in rows:
        row = _locked(given)
        _require_keeper(by, row.series, on)
        if row.asked_by_id is None or row.agreed_last is None:
            raise NotHeld(series=str(row.series))
        if row.asked_by_id == by.pk:
            raise SamePersonReleases()
        row.released_by, row.released_on = by, on
        row.save(update_fields=["released_by", "released_on"])
        if row.agreed_last > row.series.last:
            row.series.last = row.agreed_last
            row.series.save(update_fields=["last"])
        trail.record("register-released", by=by, on=on, series=row.series_id, last=row.last, agreed=row.agreed_last)
        _end_when_done(row.hold)
        released.append(row)
    return released


def _end_when_done(hold: NumberingHold) -> None:
    """The last register ends the hold: from then on a register that is opened gives numbers at once."""
    if not HeldRegister.objects.filter(hold=hold, released_on__isnull=True).exists():
        NumberingHold.objects.filter(pk=hold.pk, ended_at__isnull=True).update(ended_at=timezone.now())


def forget_exports() -> int:
    """Mark the dossiers that were packed before a restore as gone: their files are in no backup."""
    gone = DossierExport.objects.exclude(state=DossierExport.State.EXPIRED)
    return gone.update(state=DossierExport.State.EXPIRED, changed_at=timezone.now())
