"""An authority, a certificate and a signed paper for tests, made once a process."""

from __future__ import annotations

import atexit
import functools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from asn1crypto.x509 import Certificate
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings
from django.test.utils import override_settings

from documents import catalogue, press, signing
from documents.signing import demo_authority, pen
from documents.signing.demo_authority import Held
from tests.conftest import IN_CI
from tests.documents import samples

PASSPHRASE = "a passphrase for tests only"


@functools.cache
def root() -> Held:
    return demo_authority.authority()


@functools.cache
def held() -> Held:
    return demo_authority.certified(root())


def certificate_of(one: Held) -> Certificate:
    return Certificate.load(one.certificate.public_bytes(Encoding.DER))


def trusted() -> list[Certificate]:
    return [certificate_of(root())]


@functools.cache
def folder() -> Path:
    """A folder outside the house's own, as the key of an office has one."""
    made = Path(tempfile.mkdtemp(prefix="signing-", dir=settings.DATA_DIR.parent))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


def kept(name: str, content: bytes) -> str:
    path = folder() / name
    path.write_bytes(content)
    path.chmod(0o600)
    return str(path)


@contextmanager
def configured(**changed: Any) -> Iterator[None]:
    """Let the house sign with the certificate for tests, or as these settings say; small letters are secrets."""
    usual = {
        "SIGNING": "pkcs12",
        "SIGNING_PKCS12_FILE": kept("signer.p12", demo_authority.packed(held(), PASSPHRASE)),
        "SIGNING_ROOTS_FILE": kept("roots.pem", root().pem),
    }
    secrets = {"SIGNING_PKCS12_PASSPHRASE": PASSPHRASE} | changed.pop("secrets", {})
    pen.put_down()
    with override_settings(**(usual | changed)), mock.patch.dict(os.environ, secrets):
        yield
    pen.put_down()


@functools.cache
def plain() -> bytes:
    """A paper as the press sets it."""
    return press.render(catalogue.CONCLUSION_NOTICE, samples.facts(catalogue.CONCLUSION_NOTICE))


@functools.cache
def signed() -> signing.Signed:
    """The same paper, signed."""
    with configured():
        return signing.sign(plain())


def tool(name: str, *arguments: str) -> str:
    """Return what a program says of a file."""
    if shutil.which(name) is None:
        if IN_CI:
            pytest.fail(f"CI needs {name}.", pytrace=False)
        pytest.skip(f"{name} is not installed")
    done = subprocess.run([name, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
