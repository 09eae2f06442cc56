"""The page of alarms: files that are not the ones that were issued, for administrators and keepers of registers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cases.capacity import roles
from documents import watch
from documents.views import PaperView


class FileAlarms(PaperView):
    """Every standing alarm the person is told of; an administrator is told which file, and of no matter."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """List them."""
        if not roles(self.user) & watch.TOLD:
            self.refuse("file-alarms")
        facts = {"alarms": watch.alarms_for(self.user), "reads_register": not self.user.is_administrator}
        return render(request, "documents/file_alarms.html", facts)
