"""Papers changed on the disk, and papers forged outside: public page, command and hourly check find each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from documents import commands, store, verify, watch
from documents.models_watch import FileAlarm
from tests.documents import signing
from tests.documents.checked import House, bytes_of, make_house, signed_by_twin
from tests.documents.test_verification import flipped, page_swapped
from tests.documents.test_verification_page import answer, by_file
from tests.kept import kept_house

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")]


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One house for all tests here; each of them undoes what it did."""
    with kept_house(django_db_blocker, tmp_path_factory, "checked", make_house) as house:
        yield house


#: What is done to a file, and by which name the command calls it.
FORGED: dict[str, Callable[[bytes], bytes]] = {
    "signature-altered": flipped,
    "extended": lambda pdf: pdf + b"%% them\n",
    "pages-differ": page_swapped,
    "signature-untrusted": signed_by_twin,
}


def test_A48_every_forged_file_is_invalid_outside_and_named_by_the_command(  # noqa: N802
    house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cache.clear()
    right, file = bytes_of(house.signed), tmp_path / "van-ban.pdf"
    roots = signing.kept("roots-of-the-house.pem", house.roots)
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
    house: House,
) -> None:
    paper, reader = house.signed, Client()
    path = store.path_of(paper.file_sha256)
    path.chmod(0o640)
    reader.force_login(house.office.chu)
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
