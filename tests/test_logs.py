"""A server error is seen in the log, and nothing of what people wrote is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

#: A page that fails with words of people in its error, its frames, its form and its address.
SCENE = """
import django
from django.conf import settings
django.setup()
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.test import Client, override_settings
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

@csrf_exempt
@login_not_required
def failing(request):
    accused = "Nguyễn " + "Văn Tố"
    try:
        int(accused)
    except ValueError as problem:
        raise RuntimeError("allegation against " + accused) from problem

@login_not_required
def refusing(request):
    raise PermissionDenied("Nguyễn Văn Tố")

urlpatterns = [path("fails/", failing), path("refuses/", refusing)]

with override_settings(ROOT_URLCONF=__name__):
    client = Client(raise_request_exception=False, SERVER_NAME="localhost")
    print(client.post("/fails/?q=Nguyễn+Văn+Tố", {"name": "Nguyễn Văn Tố"}).status_code)
    print(client.get("/refuses/?q=Tố").status_code)
    print(client.get("/nowhere/?q=Tố").status_code)
"""


def play(scene: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run it as the demo runs the house."""
    return subprocess.run(
        [sys.executable, "-c", scene],
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "inspection.settings.development",
            "DEBUG": "no",
            "DATA_DIR": str(folder),
            "FONTS_DIR": str(settings.FONTS_DIR),
            "PYTHONIOENCODING": "utf-8",
            **environment,
        },
        cwd=settings.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_server_error_is_logged_with_its_traceback_and_without_what_people_wrote(tmp_path: Path) -> None:
    done = play(SCENE, tmp_path)

    assert done.stdout.split() == ["500", "403", "404"], done.stderr
    assert "ERROR django.request" in done.stderr
    assert "/fails/" in done.stderr
    assert "in failing" in done.stderr
    assert done.stderr.index("ValueError") < done.stderr.index("RuntimeError")
    for word in ("Nguyễn", "Tố", "allegation against N", "q="):
        assert word not in done.stderr
    assert "refuses" not in done.stderr  # what is not allowed stands in the trail


LINE = """
import logging
import django
django.setup()
logging.getLogger("django.server").info('"%s" %s %s', "GET /tim-kiem/?q=Nguyễn HTTP/1.1", "200", "17")
"""


def test_a_line_about_a_request_says_nothing_of_what_was_searched_for(tmp_path: Path) -> None:
    done = play(LINE, tmp_path)

    assert '"GET /tim-kiem/ HTTP/1.1" 200 17' in done.stderr
    assert "Nguyễn" not in done.stderr


MAILED = """
import logging
import django
django.setup()
named = [logging.getLogger(), *(logging.getLogger(name) for name in logging.root.manager.loggerDict)]
print(*sorted({type(handler).__name__ for logger in named for handler in logger.handlers}))
"""


@pytest.mark.parametrize("debug", ["yes", "no"])
def test_no_error_is_mailed_with_its_form(tmp_path: Path, debug: str) -> None:
    done = play(MAILED, tmp_path, DEBUG=debug)

    assert "AdminEmailHandler" not in done.stdout
    assert "StreamHandler" in done.stdout
