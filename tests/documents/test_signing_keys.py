"""The house's key: opened from file or token as its settings say, and every failure named by its setting."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pkcs11
import pytest
from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.core import checks
from django.core.management import CommandError, call_command
from django.utils import timezone
from pkcs11 import Attribute, CertificateType, ObjectClass
from pyhanko.sign.timestamps import DummyTimeStamper

from documents.signing import SigningFailed, SigningMisset, demo_authority, get_ready, is_wanted, sign, tokens
from documents.signing.certificates import fingerprint
from documents.signing.checking import check
from tests.documents import signing

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")

MODULES = ["/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"]
PIN, LABEL = "7391", "ky-so"


def test_without_settings_the_house_does_not_sign() -> None:
    assert not is_wanted()


# The file


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"SIGNING": "pkcs13"}, "SIGNING is 'pkcs13'"),
        ({"SIGNING_PKCS12_FILE": ""}, "Set SIGNING_PKCS12_FILE"),
        ({"SIGNING_PKCS12_FILE": "/nowhere/signer.p12"}, "SIGNING_PKCS12_FILE cannot be read"),
        ({"SIGNING_PKCS12_FILE": __file__}, "SIGNING_PKCS12_FILE is not opened by SIGNING_PKCS12_PASSPHRASE"),
        (
            {"secrets": {"SIGNING_PKCS12_PASSPHRASE": "wrong"}},
            "SIGNING_PKCS12_FILE is not opened by SIGNING_PKCS12_PASS",
        ),
        ({"secrets": {"SIGNING_PKCS12_PASSPHRASE": ""}}, "Set SIGNING_PKCS12_PASSPHRASE, or"),
        ({"secrets": {"SIGNING_PKCS12_PASSPHRASE_FILE": __file__}}, "not both"),
        ({"SIGNING_CHAIN_FILE": "/nowhere/chain.pem"}, "SIGNING_CHAIN_FILE cannot be read"),
        ({"SIGNING_ROOTS_FILE": __file__}, "SIGNING_ROOTS_FILE cannot be read"),
    ],
)
def test_what_is_wrong_is_named_by_its_setting(changed: dict[str, Any], named: str) -> None:
    with signing.configured(**changed), pytest.raises(SigningMisset) as refusal:
        sign(signing.plain())

    assert named in str(refusal.value)
    assert signing.PASSPHRASE not in str(refusal.value)


def test_the_passphrase_may_stand_in_a_file() -> None:
    named = {"SIGNING_PKCS12_PASSPHRASE_FILE": signing.kept("passphrase", f"{signing.PASSPHRASE}\n".encode())}
    with signing.configured(secrets={"SIGNING_PKCS12_PASSPHRASE": ""} | named):
        assert sign(signing.plain()).signer == demo_authority.SIGNER_NAME


def ended() -> demo_authority.Held:
    now = timezone.now()
    return demo_authority.certified(signing.root(), since=now - timedelta(days=9), until=now - timedelta(days=2))


def test_a_certificate_that_ended_signs_nothing() -> None:
    path = signing.kept("ended.p12", demo_authority.packed(ended(), signing.PASSPHRASE))
    with signing.configured(SIGNING_PKCS12_FILE=path), pytest.raises(SigningMisset) as refusal:
        get_ready()

    assert "SIGNING_PKCS12_FILE: the certificate is valid from" in str(refusal.value)


def test_a_certificate_of_another_authority_signs_nothing_for_this_house() -> None:
    roots = signing.kept("other.pem", demo_authority.authority().pem)
    with signing.configured(SIGNING_ROOTS_FILE=roots), pytest.raises(SigningMisset, match="SIGNING_ROOTS_FILE"):
        sign(signing.plain())


def test_a_key_that_failed_is_left_in_peace_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    with signing.configured(SIGNING_PKCS12_FILE="/nowhere/signer.p12"):
        with pytest.raises(SigningMisset):
            get_ready()
        asked: list[int] = []
        monkeypatch.setattr("documents.signing.keys.opened", lambda: asked.append(1))

        with pytest.raises(SigningMisset, match="cannot be read"):
            get_ready()

    assert asked == []


def test_the_demonstration_authority_says_what_it_is_and_signs(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    call_command("make_demo_authority", str(tmp_path / "new"))
    told = dict(line.split("=", 1) for line in capsys.readouterr().out.splitlines())
    secrets = {name: told.pop(name) for name in list(told) if "PASSPHRASE" in name}

    with signing.configured(**told, secrets=secrets | {"SIGNING_PKCS12_PASSPHRASE": ""}):
        made = sign(signing.plain())
        assert check(made.pdf).is_good

    assert "TRÌNH DIỄN" in made.signer
    assert "KHÔNG CÓ GIÁ TRỊ" in made.signer
    assert {oct(path.stat().st_mode & 0o777) for path in (tmp_path / "new").iterdir()} == {"0o600"}
    with pytest.raises(CommandError, match="not an empty folder"):
        call_command("make_demo_authority", str(tmp_path / "new"))


# The token


@pytest.fixture(scope="module")
def token(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A software token with the key of the demonstration; what is left of it goes with its folder."""
    folder = tmp_path_factory.mktemp("token")
    (folder / "tokens").mkdir()
    configuration = folder / "softhsm2.conf"
    configuration.write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n")
    key = folder / "key.pem"
    key.write_bytes(signing.held().key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    before = os.environ.get("SOFTHSM2_CONF")
    os.environ["SOFTHSM2_CONF"] = str(configuration)
    try:
        signing.tool("softhsm2-util", "--init-token", "--free", "--label", "uy-ban", "--pin", PIN, "--so-pin", "8520")
        named = ["--token", "uy-ban", "--label", LABEL, "--id", "A1", "--pin", PIN]
        signing.tool("softhsm2-util", "--import", str(key), *named)
        module = next(path for path in MODULES if Path(path).is_file())
        _put_certificate(module)
        yield {
            "SIGNING": "pkcs11",
            "SIGNING_PKCS11_MODULE": module,
            "SIGNING_PKCS11_TOKEN": "uy-ban",
            "SIGNING_PKCS11_KEY": LABEL,
        }
    finally:
        os.environ.pop("SOFTHSM2_CONF")
        if before is not None:
            os.environ["SOFTHSM2_CONF"] = before


def _put_certificate(module: str) -> None:
    library = pkcs11.lib(module)
    with library.get_token(token_label="uy-ban").open(user_pin=PIN, rw=True) as session:
        session.create_object(
            {
                Attribute.CLASS: ObjectClass.CERTIFICATE,
                Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
                Attribute.TOKEN: True,
                Attribute.LABEL: LABEL,
                Attribute.ID: b"\xa1",
                Attribute.SUBJECT: signing.certificate_of(signing.held()).subject.dump(),
                Attribute.VALUE: signing.certificate_of(signing.held()).dump(),
            }
        )


def with_pin(pin: str = PIN) -> dict[str, dict[str, str]]:
    return {"secrets": {"SIGNING_PKCS11_PIN": pin}}


def test_a_token_signs_and_keeps_its_key(token: dict[str, str]) -> None:
    with signing.configured(**token, **with_pin()):
        first, second = sign(signing.plain()), sign(signing.plain())

    assert check(first.pdf, signing.trusted()).is_good
    assert check(second.pdf, signing.trusted()).is_good
    assert first.fingerprint == fingerprint(signing.certificate_of(signing.held()))


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"SIGNING_PKCS11_MODULE": ""}, "Set SIGNING_PKCS11_MODULE"),
        ({"SIGNING_PKCS11_MODULE": "/nowhere/module.so"}, "SIGNING_PKCS11_MODULE is not a file"),
        ({"SIGNING_PKCS11_MODULE": __file__}, "SIGNING_PKCS11_MODULE is no PKCS#11 library"),
        ({"SIGNING_PKCS11_TOKEN": "another"}, "no token of the label in SIGNING_PKCS11_TOKEN"),
        ({"SIGNING_PKCS11_KEY": "another"}, "SIGNING_PKCS11_KEY is not found in the token"),
        ({"secrets": {"SIGNING_PKCS11_PIN": ""}}, "Set SIGNING_PKCS11_PIN, or SIGNING_PKCS11_PIN_FILE"),
    ],
)
def test_what_is_wrong_with_a_token_is_named(token: dict[str, str], changed: dict[str, Any], named: str) -> None:
    with signing.configured(**(token | with_pin() | changed)), pytest.raises(SigningFailed) as refusal:
        get_ready()

    assert named in str(refusal.value)
    assert PIN not in str(refusal.value)


def test_a_refused_pin_is_not_tried_again_until_it_is_corrected(
    token: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A real token locks itself after a few wrong PINs, and the worker would try one every minute."""
    with signing.configured(**token, **with_pin("0000")), pytest.raises(SigningMisset, match="refuses SIGNING_PKCS11"):
        get_ready()

    with signing.configured(**token, **with_pin()):
        with monkeypatch.context() as patched:
            patched.setattr(tokens, "_logged_in", lambda _pin: pytest.fail("the PIN was tried again"))
            with pytest.raises(SigningMisset, match="refused SIGNING_PKCS11_PIN"):
                get_ready()
        assert found() == set()
        assert sign(signing.plain()).pdf


# The timestamp


class Stamping(BaseHTTPRequestHandler):
    """A timestamp authority on this machine, as good as it is told to be."""

    answer: Callable[[bytes], bytes]

    def do_POST(self) -> None:
        question = self.rfile.read(int(self.headers["Content-Length"]))
        content = type(self).answer(question)
        self.send_response(200 if content else 503)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_arguments: object) -> None:
        pass


@pytest.fixture
def stamps() -> Iterator[tuple[str, type[Stamping]]]:
    server = HTTPServer(("127.0.0.1", 0), Stamping)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", Stamping
    server.shutdown()
    server.server_close()
    thread.join()


def stamping(held: demo_authority.Held) -> DummyTimeStamper:
    key = held.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return DummyTimeStamper(signing.certificate_of(held), asn1_keys.PrivateKeyInfo.load(key))


def test_a_timestamp_proves_when_it_was_signed(stamps: tuple[str, type[Stamping]]) -> None:
    stamper = demo_authority.certified(signing.root(), "DẤU THỜI GIAN TRÌNH DIỄN", stamps=True)
    authority = stamping(stamper)
    url, handler = stamps
    handler.answer = lambda question: authority.request_tsa_response(tsp.TimeStampReq.load(question)).dump()

    with signing.configured(SIGNING_TIMESTAMP_URL=url):
        made = sign(signing.plain())

    assert made.is_timed
    assert check(made.pdf, signing.trusted()).is_good

    stranger = demo_authority.certified(demo_authority.authority(), "DẤU THỜI GIAN TRÌNH DIỄN", stamps=True)
    authority = stamping(stranger)
    with (
        signing.configured(SIGNING_TIMESTAMP_URL=url),
        pytest.raises(SigningMisset, match="vouches for the timestamps"),
    ):
        sign(signing.plain())


@pytest.mark.parametrize("content", [b"", b"no timestamp"])
def test_an_authority_that_does_not_answer_leaves_the_paper_unsigned(
    stamps: tuple[str, type[Stamping]], content: bytes
) -> None:
    url, handler = stamps
    handler.answer = lambda _question: content

    with signing.configured(SIGNING_TIMESTAMP_URL=url), pytest.raises(SigningFailed) as refusal:
        sign(signing.plain())

    assert "SIGNING_TIMESTAMP_URL" in str(refusal.value)


# What is said before the house opens


def found() -> set[str]:
    messages = checks.run_checks(include_deployment_checks=True)
    return {message.msg for message in messages if message.id in {"inspection.E007", "inspection.W008"}}


def test_a_house_that_can_sign_is_ready() -> None:
    with signing.configured():
        assert found() == set()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"secrets": {"SIGNING_PKCS12_PASSPHRASE": "wrong"}}, "SIGNING_PKCS12_FILE is not opened by"),
        ({"SIGNING_ROOTS_FILE": ""}, "SIGNING_ROOTS_FILE is not set"),
        ({"SIGNING_TIMESTAMP_URL": "ftp://somewhere"}, "SIGNING_TIMESTAMP_URL"),
    ],
)
def test_what_keeps_the_house_from_signing_is_said_before_it_opens(changed: dict[str, Any], said: str) -> None:
    with signing.configured(**changed):
        assert any(said in message for message in found())


def test_certificates_near_their_end_open_files_and_look_alikes_are_said() -> None:
    soon = demo_authority.certified(signing.root(), until=timezone.now() + timedelta(days=20))
    path = Path(signing.kept("soon.p12", demo_authority.packed(soon, signing.PASSPHRASE)))
    path.chmod(0o644)
    roots = signing.kept("other.pem", demo_authority.authority().pem)

    with signing.configured(SIGNING_PKCS12_FILE=str(path), SIGNING_ROOTS_FILE=roots):
        said = " ".join(found())

    assert "SIGNING_PKCS12_FILE may be read by others" in said
    assert "the certificate is valid until" in said
    assert "SIGNING_ROOTS_FILE holds no authority" in said


def test_a_key_inside_the_folder_of_papers_is_said(settings: Any) -> None:
    path = Path(settings.DATA_DIR) / "signer.p12"
    path.write_bytes(demo_authority.packed(signing.held(), signing.PASSPHRASE))
    path.chmod(0o600)

    with signing.configured(SIGNING_PKCS12_FILE=str(path)):
        assert any("lies in DATA_DIR" in message for message in found())
