"""What a paper's file proves by itself, on any machine: its record, its pages, its signature; no database, no network.

Facts are hashed anew and printed anew; where the forms or the printer are not those of the paper, the pages cannot be
compared and the answer says so. Without a signature nobody vouches for a file: what hangs together may be invented.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from documents import own_types, press, wording
from documents.canonical import Facts, composed, digest
from documents.embedded import NoPaper, NoRecord, producer_of, record_in
from documents.filling import version_of
from documents.reading import NoPages, pages_of
from documents.signing.checking import Fault, Signatures, check

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate


class Verdict(StrEnum):
    """The answer; the names and their exit codes are kept."""

    GENUINE = "genuine"  # signed by whom an authority vouches for, whole, and it says what its record says
    UNPROVEN = "unproven"  # nothing is wrong with it, but not everything could be checked
    FALSE = "false"  # something is wrong with it


EXIT = {Verdict.GENUINE: 0, Verdict.FALSE: 1, Verdict.UNPROVEN: 3}  # 2 is the command line's


class Wrong(StrEnum):
    """What can be wrong; the names are kept, the words are the command's."""

    NO_PAPER = "no-paper"
    NO_RECORD = "no-record"
    RECORD_ALTERED = "record-altered"
    WORDS_MISSING = "words-missing"
    PAGES_DIFFER = "pages-differ"
    BYTES_DIFFER = "bytes-differ"
    EXTENDED = "extended"
    SIGNATURE_ALTERED = "signature-altered"
    SIGNATURE_UNTRUSTED = "signature-untrusted"
    SIGNATURE_UNCERTIFIED = "signature-uncertified"


class Open(StrEnum):
    """What could not be checked, and why."""

    UNSIGNED = "unsigned"
    NO_ROOTS = "no-roots"
    OTHER_FORMS = "other-forms"
    NOT_PRINTED = "not-printed"


@dataclass
class Proof:
    """What was found in a file."""

    sha256: str
    size: int
    record: Facts = field(default_factory=dict)
    wrong: dict[Wrong, str] = field(default_factory=dict)  # with what exactly, where there is something to name
    open: dict[Open, str] = field(default_factory=dict)
    signatures: Signatures = field(default_factory=Signatures)
    pages: int = 0

    @property
    def verdict(self) -> Verdict:
        """The answer in one word."""
        if self.wrong:
            return Verdict.FALSE
        return Verdict.UNPROVEN if self.open else Verdict.GENUINE


def prove(pdf: bytes, roots: Iterable[Certificate] = ()) -> Proof:
    """Check a file; `roots` are the authorities whose signatures are believed."""
    trusted = tuple(roots)
    proof = Proof(hashlib.sha256(pdf).hexdigest(), len(pdf))
    proof.signatures = check(pdf, trusted)
    try:
        proof.record = record_in(pdf)
    except NoPaper:
        proof.wrong[Wrong.NO_PAPER] = ""
        return proof
    except NoRecord as error:
        proof.wrong[Wrong.NO_RECORD] = str(error)
    _judge_signatures(proof, trusted)
    if proof.record:
        _check_record(proof)
        _check_pages(proof, pdf)
    return proof


def _judge_signatures(proof: Proof, trusted: tuple[Certificate, ...]) -> None:
    named = {
        Fault.ALTERED: Wrong.SIGNATURE_ALTERED,
        Fault.EXTENDED: Wrong.EXTENDED,
        Fault.UNCERTIFIED: Wrong.SIGNATURE_UNCERTIFIED,
    }
    faults = proof.signatures.faults
    signers = ", ".join(f"{one.signer} ({one.issuer})" for one in proof.signatures.each)
    proof.wrong |= {wrong: "" for fault, wrong in named.items() if fault in faults}
    if Fault.UNSIGNED in faults or Fault.UNREADABLE in faults:
        proof.open[Open.UNSIGNED] = ""
    if Fault.UNTRUSTED in faults and trusted:
        proof.wrong[Wrong.SIGNATURE_UNTRUSTED] = signers
    elif Fault.UNTRUSTED in faults:
        proof.open[Open.NO_ROOTS] = signers


def _check_record(proof: Proof) -> None:
    """The hashes in the record are those of its facts, and what it repeats of them it repeats rightly."""
    record, facts = proof.record, proof.record["facts"]
    issue = facts["issue"]
    told = {
        "facts_sha256": digest(facts),
        "content_sha256": digest(facts["content"]),
        "symbol": issue.get("symbol", ""),
        "number": issue.get("number"),
        "date": issue.get("date"),
    }
    altered = [name for name, value in told.items() if record.get(name) != value]
    if altered:
        proof.wrong[Wrong.RECORD_ALTERED] = ", ".join(altered)


def _check_pages(proof: Proof, pdf: bytes) -> None:
    try:
        pages = pages_of(pdf)
    except NoPages:
        proof.wrong[Wrong.NO_PAPER] = ""
        return
    proof.pages = len(pages)
    missing = list(_missing_words(proof.record["facts"]["issue"], pages))
    if missing:
        proof.wrong[Wrong.WORDS_MISSING] = ", ".join(missing)
    ours, made = _printed_anew(proof, pdf)
    if ours is None:
        proof.open[made] = str(proof.record.get("template", ""))
        if not proof.signatures.is_signed and _ends(pdf) != 1:
            proof.wrong[Wrong.EXTENDED] = ""
        return
    if not pdf.startswith(ours):
        _name_difference(proof, pages, ours)
    elif len(pdf) > len(ours) and not proof.signatures.is_signed:
        proof.wrong[Wrong.EXTENDED] = ""


def _missing_words(issue: Facts, pages: list[str]) -> Iterator[str]:
    """Yield what the record says of number, day, signers and code, and no page shows."""
    whole = "".join(pages)
    wanted = [str(issue.get("symbol") or "")]
    wanted += [str(one.get("name", "")) for one in issue.get("signatures") or [] if isinstance(one, dict)]
    wanted += [str(issue.get("code") or ""), _day(issue.get("date"))]
    yield from (words for words in wanted if words and _bare(words) not in whole)


def _day(value: Any) -> str:
    try:
        return wording.long_date(date.fromisoformat(str(value))) if value else ""
    except ValueError:
        return str(value)


def _bare(words: str) -> str:
    return "".join(str(composed(words)).split())


def _printed_anew(proof: Proof, pdf: bytes) -> tuple[bytes | None, Open]:
    """Return the paper printed from the facts of its record, or why that says nothing."""
    facts = proof.record["facts"]
    try:
        is_ours = proof.record.get("template") == version_of(facts)
    except (KeyError, TypeError):
        is_ours = False
    if not is_ours or producer_of(pdf) != f"WeasyPrint {version('weasyprint')}":
        return None, Open.OTHER_FORMS
    try:
        return press.render(own_types.of_facts(str(proof.record.get("type")), facts), facts), Open.NOT_PRINTED
    except (press.PressFailed, KeyError, TypeError, ValueError, OSError):
        return None, Open.NOT_PRINTED


def _name_difference(proof: Proof, pages: list[str], ours: bytes) -> None:
    """Say on which pages the words differ; where none do, the bytes do all the same."""
    wanted = pages_of(ours)
    longer = max(len(wanted), len(pages))
    padded = [one + [""] * (longer - len(one)) for one in (pages, wanted)]
    differ = [str(at) for at, (one, other) in enumerate(zip(*padded, strict=True), start=1) if one != other]
    if differ or len(wanted) != len(pages):
        proof.wrong[Wrong.PAGES_DIFFER] = ", ".join(differ)
    else:
        proof.wrong[Wrong.BYTES_DIFFER] = ""


def _ends(pdf: bytes) -> int:
    """Return how often a file says that it ends; one that goes on after its end has one more."""
    return pdf.count(b"%%EOF") + (not pdf.rstrip(b"\r\n").endswith(b"%%EOF"))
