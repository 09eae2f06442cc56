"""Two wards denounced in one letter: one explained itself, the report on the other lies before the body."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.make import Office


def furnish(office: Office, today: date) -> dict[str, str]:
    """Walk one to its verification, the other to the body; return where they stand."""
    from django.urls import reverse

    from cases.commands import denunciation
    from tests import make_denunciation as make
    from workflows import papers

    start = today - timedelta(days=25)
    letter = make.petition(office, on=start)
    wards = office.organizations[:2]
    team = denunciation.open_denunciation(letter, by=office.quan, on=start, subjects=wards)
    reported, explained = team.cases.order_by("pk")
    make.walk(office, "R3", reported, start=start)
    papers.drafted(reported, "denunciation-notice", by=office.lan, on=make.day_of("R3", start))
    reported.refresh_from_db()
    make.walk(office, "R4", reported, after="R3", start=start)
    explained.refresh_from_db()
    make.walk(office, "R2", explained, after="P4", start=start)
    return {"denounced": reverse("case", args=[explained.key]), "reported": reverse("case", args=[reported.key])}
