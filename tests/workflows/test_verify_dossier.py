"""An exported dossier is checked where there is no database: what is missing, changed or added is named, exactly."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from documents import signing as house
from documents.signing import demo_authority
from tests.documents import signing
from workflows.export import checking
from workflows.export.bundle import Entry, in_json, pack
from workflows.export.checking import MANIFEST, SIGNATURE, TRAIL, check
from workflows.management.commands.verify_dossier import judge_of

PAPER = "01-quyet-dinh-ke-hoach/01-05-qd-tu-20260205.pdf"
NOT_OURS = f"changed: {MANIFEST}: it is not the manifest of a dossier"
LETTER = "02-de-cuong/01-de-cuong-20260207.pdf"


def links(*hashes: str) -> bytes:
    """A trail of entries, each sealed with the one before it."""
    chain = [
        {"seq": seq, "previous_hash": before, "hash": own}
        for seq, (before, own) in enumerate(zip(("", *hashes), hashes, strict=False), start=1)
    ]
    return in_json({"stream": "case:1", "entries": chain})


FILES = {PAPER: b"%PDF a decision", LETTER: b"%PDF an outline", TRAIL: links("aa", "bb", "cc")}


def packed(
    target: Path,
    files: dict[str, bytes] = FILES,
    head: str = "cc",
    length: int = 3,
    sign: Callable[[bytes], bytes] | None = None,
) -> str:
    """A small dossier; return the hash of its manifest."""
    entries = [Entry(name, lambda content=content: content) for name, content in files.items()]  # type: ignore[misc]
    trail = {"length": length, "last_hash": head}
    case = {"code": "KTCH-2026-001-001", "kind": "KTCH"}
    return pack(target, entries, case=case, trail=trail, note=lambda _done: None, sign=sign)


def repacked(source: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    """The same dossier with something done to its entries, the manifest left as it is."""
    with zipfile.ZipFile(source) as file:
        files = {name: file.read(name) for name in file.namelist()}
    change(files)
    target = source.with_name("changed.zip")
    with zipfile.ZipFile(target, "w") as file:
        for name, content in files.items():
            file.writestr(name, content)
    return target


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    packed(tmp_path / "dossier.zip")
    return tmp_path / "dossier.zip"


def test_a_whole_dossier_is_whole(dossier: Path) -> None:
    found = check(dossier)

    assert found.is_whole
    assert (found.case, found.entries, found.trail_length, found.last_hash) == ("KTCH-2026-001-001", 3, 3, "cc")


def test_the_same_facts_give_the_same_bytes(tmp_path: Path) -> None:
    hashes = [packed(tmp_path / name) for name in ("one.zip", "two.zip")]

    assert hashes[0] == hashes[1]
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        (lambda files: files.pop(PAPER), [f"missing: {PAPER}"]),
        (lambda files: files.update({PAPER: b"%PDF another one"}), [f"changed: {PAPER}"]),
        (
            lambda files: files.update({PAPER: FILES[LETTER], LETTER: FILES[PAPER]}),
            [f"changed: {PAPER}", f"changed: {LETTER}"],
        ),
        (lambda files: files.update({"van-ban-la.pdf": b"%PDF"}), ["added: van-ban-la.pdf"]),
        (lambda files: files.update({TRAIL: links("aa", "bb")}), [f"changed: {TRAIL}"]),
        (lambda files: files.pop(TRAIL), [f"missing: {TRAIL}"]),
        (lambda files: files.pop(MANIFEST), [f"missing: {MANIFEST}"]),
        (lambda files: files.update({MANIFEST: b"{}"}), [NOT_OURS]),
        (lambda files: files.update({MANIFEST: b"[" * 100_000}), [NOT_OURS]),
    ],
    ids=[
        "missing",
        "changed",
        "swapped",
        "added",
        "trail-cut",
        "no-trail",
        "no-manifest",
        "empty-manifest",
        "deep-manifest",
    ],
)
def test_each_kind_of_tampering_is_named(
    dossier: Path, change: Callable[[dict[str, bytes]], object], lines: list[str]
) -> None:
    found = check(repacked(dossier, change))

    assert not found.is_whole
    assert [line for line in found.lines() if not line.startswith("manifest: ")] == lines


@pytest.mark.parametrize(
    ("trail", "head", "length", "line"),
    [
        (links("aa", "bb", "cc"), "dd", 3, "trail: its last hash is not the one the manifest tells"),
        (links("aa", "bb"), "cc", 3, "trail: it ends at 2, the manifest says 3"),
        (links("aa", "bb", "cc").replace(b'"seq": 2', b'"seq": 3'), "cc", 3, "trail: entry 2 is missing"),
        (
            links("aa", "bb", "cc").replace(b'"previous_hash": "bb"', b'"previous_hash": "xx"'),
            "cc",
            3,
            "trail: entry 3 does not follow the entry before it",
        ),
        (b"not a trail", "cc", 3, "trail: it cannot be read"),
    ],
)
def test_a_chain_that_does_not_hold_is_named_though_every_hash_was_made_anew(
    tmp_path: Path, trail: bytes, head: str, length: int, line: str
) -> None:
    packed(tmp_path / "forged.zip", FILES | {TRAIL: trail}, head, length)

    assert line in list(check(tmp_path / "forged.zip").lines())


def test_a_dossier_made_anew_has_another_manifest_than_the_one_noted(dossier: Path, tmp_path: Path) -> None:
    noted = check(dossier).manifest_sha256
    packed(tmp_path / "forged.zip", FILES | {PAPER: b"%PDF forged"})

    assert check(dossier, manifest_sha256=noted).is_whole
    assert check(tmp_path / "forged.zip").is_whole
    assert check(tmp_path / "forged.zip", manifest_sha256=noted).changed == [
        f"{MANIFEST}: its hash is not the one that was noted"
    ]


def test_a_flipped_bit_is_named(dossier: Path) -> None:
    content = dossier.read_bytes()
    place = content.index(b"a decision")
    dossier.write_bytes(content[:place] + b"A" + content[place + 1 :])

    assert check(dossier).changed == [PAPER]


@pytest.mark.parametrize(
    "name", ["../outside.pdf", "/etc/passwd", "a/../../b.pdf", "C:\\x.pdf", "a//b", "Tệp.pdf", "."]
)
def test_A37_a_name_that_leads_outside_is_refused_before_anything_is_read(dossier: Path, name: str) -> None:  # noqa: N802
    found = check(repacked(dossier, lambda files: files.update({name: b"x"})))

    assert len(found.refused) == 1
    assert found.entries == 0


def test_A33_what_would_unpack_to_too_much_is_refused_before_anything_is_read(tmp_path: Path) -> None:  # noqa: N802
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(MANIFEST, "{}")
        file.writestr("bom.bin", b"\0" * (checking.SMALL * 4))

    assert "would unpack to" in check(bomb).refused[0]


def test_links_doubles_and_other_files_are_refused(tmp_path: Path, dossier: Path) -> None:
    link = zipfile.ZipInfo("lien-ket")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(dossier, "a") as file:
        file.writestr(link, "/etc/passwd")
        with pytest.warns(UserWarning, match="Duplicate"):
            file.writestr(PAPER, b"again")
    (tmp_path / "text.zip").write_bytes(b"no archive")

    assert [line.partition(" ")[2] for line in check(dossier).refused] == [
        "stands in it 2 times",
        "is a link, not a file",
    ]
    assert "no readable ZIP" in check(tmp_path / "text.zip").refused[0]
    assert "no readable ZIP" in check(tmp_path / "absent.zip").refused[0]


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    """The same dossier from a house that signs."""
    target = tmp_path / "signed.zip"
    with signing.configured():
        packed(target, sign=lambda manifest: house.sign_beside(manifest)[0])
    return target


def test_a_signed_manifest_is_believed_by_who_trusts_its_authority(signed: Path) -> None:
    found = check(signed, judge=judge_of(signing.trusted()))

    assert found.is_whole
    assert demo_authority.SIGNER_NAME in found.signed_by
    assert "--roots" in check(signed, judge=judge_of([])).signed_by


def test_a_manifest_made_anew_or_signed_by_a_look_alike_is_named(signed: Path, tmp_path: Path) -> None:
    believes = judge_of(signing.trusted())
    forged = tmp_path / "forged.zip"
    packed(forged, FILES | {PAPER: b"%PDF forged"}, sign=lambda manifest: b"no signature")
    with zipfile.ZipFile(signed) as file:
        real = file.read(SIGNATURE)
    borrowed = repacked(forged, lambda files: files.update({SIGNATURE: real}))
    assert check(borrowed, judge=believes).signature == ["the manifest is not the one that was signed"]
    assert check(forged, judge=believes).signature == ["the signature of the manifest cannot be read"]
    assert check(repacked(forged, lambda files: files.pop(SIGNATURE))).missing == [SIGNATURE]

    other = demo_authority.authority()
    look_alike = signing.kept("other.p12", demo_authority.packed(demo_authority.certified(other), signing.PASSPHRASE))
    with signing.configured(SIGNING_PKCS12_FILE=look_alike, SIGNING_ROOTS_FILE=signing.kept("other.pem", other.pem)):
        packed(forged, sign=lambda manifest: house.sign_beside(manifest)[0])
    assert check(forged, judge=believes).signature == ["no authority that is believed vouches for the signature"]


def verify(*words: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, its database out of reach."""
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "DJANGO_SETTINGS_MODULE": "inspection.settings.development",
        "DATABASE_URL": "postgresql://nobody@127.0.0.1:9/nowhere",
        "DATA_DIR": str(settings.DATA_DIR),
        "FONTS_DIR": str(settings.FONTS_DIR),
        "SECRET_KEY": "one",
        "TRAIL_KEY": "two",
    }
    return subprocess.run(
        [sys.executable, "manage.py", "verify_dossier", *words],
        cwd=settings.ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_command_checks_without_a_database(dossier: Path) -> None:
    good = verify(str(dossier), "--json")
    bad = verify(str(repacked(dossier, lambda files: files.pop(PAPER))))

    assert (good.returncode, json.loads(good.stdout)["whole"]) == (0, True), good.stderr
    assert bad.returncode == 1
    assert f"missing: {PAPER}" in bad.stdout
