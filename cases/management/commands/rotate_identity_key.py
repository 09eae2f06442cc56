"""Seal every identity and every scan anew under a fresh key, and forget the old one."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.timezone import localdate

from cases.commands.intake import rotate_key


class Command(BaseCommand):
    """Run it when somebody who could read the key file leaves, and on the days the house sets; then copy the file."""

    help = "Seal the identities of senders anew under a fresh key."

    def handle(self, **options: Any) -> str:
        """Rotate, and say how much was sealed anew."""
        count = rotate_key(by=None, on=localdate())
        return f"{count} sealed anew. Copy the key file to its safe place, and destroy the copies of the old key."
