"""What a person sees of the dossiers they had packed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone

from cases.models import Case
from documents.commands.exporting import path_of
from documents.models import DossierExport

if TYPE_CHECKING:
    from inspection.accounts.models import User


def latest(case: Case, user: User) -> DossierExport | None:
    """Return the last export of a case that somebody asked for."""
    return DossierExport.objects.filter(case=case, asked_by=user).order_by("-pk").first()


def shown(case: Case, user: User) -> dict[str, Any]:
    """Return how far the last export is, and where its file is fetched."""
    export = latest(case, user)
    is_ready = export is not None and export.state == DossierExport.State.READY
    return {
        "export": export,
        "finished": export is not None and not export.is_going_on,
        "poll_url": reverse("dossier-progress", args=[case.key]),
        "file_url": reverse("dossier-file", args=[case.key, export.key]) if export and is_ready else "",
    }


def file_of(case: Case, user: User, key: str) -> Path | None:
    """Return where a packed dossier lies, for whoever had it packed and while it is kept."""
    ready = DossierExport.objects.filter(
        case=case, asked_by=user, key=key, state=DossierExport.State.READY, expires_at__gt=timezone.now()
    ).first()
    path = path_of(ready) if ready is not None else None
    return path if path is not None and path.is_file() else None
