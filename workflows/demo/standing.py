"""What stands in the database: nothing, a demo, half of one, or somebody's real work, which a demo never touches."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import CommandError
from django.db import transaction

from cases import trail
from cases.models import SYSTEM, Organization, TrailEntry

BEGAN, FINISHED = "demo-began", "demo-finished"


@dataclass(frozen=True)
class Standing:
    """A demo that was built to its end."""

    scale: str
    on: date
    seconds: int
    pdf: tuple[str, ...]


def standing() -> Standing | None:
    """Return the demo that stands here, or None where the database is empty. Raises `CommandError` for all else."""
    entries = TrailEntry.objects.filter(stream=SYSTEM, act__in=[BEGAN, FINISHED])
    found = {entry.act: entry for entry in entries}
    if BEGAN not in found:
        if get_user_model().objects.exists() or Organization.objects.exists():
            raise CommandError(
                "Cơ sở dữ liệu đã có dữ liệu không phải của bản trình diễn; lệnh này không ghi gì vào đó. "
                "Hãy đặt DATABASE_URL (và DATA_DIR) trỏ tới một cơ sở dữ liệu trống rồi chạy lại."
            )
        return None
    if FINISHED not in found:
        raise CommandError(
            "Bản trình diễn trước bị dừng giữa chừng. Hãy xóa cơ sở dữ liệu đó (mặc định: thư mục var/), chạy "
            "“manage.py migrate” rồi chạy lại lệnh này."
        )
    data: dict[str, Any] = found[FINISHED].data
    return Standing(data["scale"], found[FINISHED].on, data["seconds"], tuple(data["pdf"]))


@transaction.atomic
def finish(by: Any, *, on: date, scale: str, seconds: int, pdf: list[str]) -> None:
    """Record that the demo was built to its end, and how long it took."""
    trail.record(FINISHED, by=by, on=on, scale=scale, seconds=seconds, pdf=pdf)
