"""Papers changed on the disk, and papers forged outside: public page, command and hourly check find each of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from documents import catalogue, commands, store, verify, watch
from documents.models import Document
from documents.models_watch import FileAlarm
from documents.signing import demo_authority, pen
from tests import make
from tests.documents import signing
from tests.documents.test_verification import flipped, page_swapped
from tests.documents.test_verification_page import answer, by_file
from tests.documents.walk import day
from tests.make import Office, make_office

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")]


@pytest.fixture
def office() -> Office:
    cache.clear()
    return make_office()


@pytest.fixture
def paper(office: Office) -> Document:
    """The decision on a team, printed and signed."""
    team = make.make_case(office, "P2").team
    made = commands.issue(catalogue.TEAM_DECISION, team, by=office.chu, on=day("P2"), wait=True)
    with signing.configured():
        commands.print_here(made)
    made.refresh_from_db()
    return made


def by_a_look_alike(pdf: bytes) -> bytes:
    """The same paper under a certificate of the same names, from an authority of the same name."""
    twin = demo_authority.certified(demo_authority.authority())
    paths = {
        "SIGNING_PKCS12_FILE": signing.kept("twin.p12", demo_authority.packed(twin, signing.PASSPHRASE)),
        "SIGNING_ROOTS_FILE": "",
    }
    unsigned = pdf[: pdf.index(b"%%EOF") + len(b"%%EOF\n")]
    with signing.configured(**paths):
        return pen.sign(unsigned).pdf


#: What is done to a file, and by which name the command calls it.
FORGED: dict[str, Callable[[bytes], bytes]] = {
    "signature-altered": flipped,
    "extended": lambda pdf: pdf + b"%% them\n",
    "pages-differ": page_swapped,
    "signature-untrusted": by_a_look_alike,
}


def test_A48_every_forged_file_is_invalid_outside_and_named_by_the_command(  # noqa: N802
    paper: Document, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    right, file = store.path_of(paper.file_sha256).read_bytes(), tmp_path / "van-ban.pdf"
    roots = signing.kept("roots.pem", signing.root().pem)
    file.write_bytes(right)
    call_command("verify_document", str(file), "--roots", roots, "--json")  # else it would end with a code
    assert answer(by_file(right)) == "valid"

    for name, forge in FORGED.items():
        file.write_bytes(forge(right))
        capsys.readouterr()

        assert answer(by_file(file.read_bytes())) == "invalid", name
        with pytest.raises(SystemExit, match="1"):
            call_command("verify_document", str(file), "--roots", roots, "--json")
        assert f'"code": "{name}"' in capsys.readouterr().out


def test_A45_every_file_replaced_on_the_disk_raises_an_alarm_and_is_given_to_nobody(  # noqa: N802
    office: Office, paper: Document
) -> None:
    path, reader = store.path_of(paper.file_sha256), Client()
    path.chmod(0o640)
    reader.force_login(office.chu)
    right, address = path.read_bytes(), reverse("paper-file", args=[paper.key])

    for at, (name, forge) in enumerate(FORGED.items(), start=1):
        path.write_bytes(forge(right))
        commands.watch_files(hour=paper.pk % watch.ROUND)

        assert FileAlarm.objects.filter(ended_at=None).count() == 1, name
        assert FileAlarm.objects.count() == at
        assert [one for one in verify.problems() if paper.key in one], name
        assert reader.get(address).status_code == 409, name

        path.write_bytes(right)
        commands.watch_files(hour=paper.pk % watch.ROUND)
        assert not FileAlarm.objects.filter(ended_at=None).exists()
        assert reader.get(address).content == right
