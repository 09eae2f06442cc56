"""The catalogue of labels: found in the code, kept in one file, compiled without the machine's gettext.

python -m inspection.messages check           list what is missing, untranslated or misspelt
python -m inspection.messages update          bring new messages in, take unused ones out
python -m inspection.messages merge FOLDER    take translations from the .po files of a folder
python -m inspection.messages compile         write the file that Django reads
"""

import io
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "inspection/locale/vi/LC_MESSAGES/django.po"
PACKAGES = ["inspection", "cases", "documents", "workflows"]

_PLAIN: dict[str, tuple[int | tuple[int, str], ...] | None] = {"_": None, "gettext": None, "gettext_noop": None}
KEYWORDS = {
    **_PLAIN,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
# Without dates and names: the file changes only where a message does.
_HEADER = rb"""msgid ""
msgstr ""
"Language: vi\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=1; plural=0;\n"

"""
_PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]")


def found(root: Path = ROOT) -> Catalog:
    """Return every message the code and the templates use."""
    catalogue = Catalog(locale="vi", domain="django", charset="utf-8")
    for path, source in _sources(root):
        lines = io.BytesIO(source.encode())
        for _line, message, _comments, context in extract("python", lines, keywords=KEYWORDS):
            catalogue.add(message, context=context, locations=[(str(path.relative_to(root)), 0)])
    return catalogue


def _sources(root: Path) -> Iterator[tuple[Path, str]]:
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path, path.read_text()
    templates = [
        *(root / "templates").rglob("*"),
        *(path for name in PACKAGES for path in (root / name).glob("templates/**/*")),
    ]
    for path in sorted(templates):
        if path.suffix in {".html", ".txt"}:
            # Only the calls matter: without its indentation the result reads as Python.
            yield path, re.sub(r"^[^\S\n]+", "", templatize(path.read_text(), origin=str(path)), flags=re.MULTILINE)


def kept(path: Path = CATALOGUE) -> Catalog:
    """Return the translations there are."""
    with path.open("rb") as file:
        return read_po(file, locale="vi", domain="django", abort_invalid=True)


def problems(used: Catalog, translated: Catalog) -> Iterator[str]:
    """Say what keeps the catalogue from being complete and well spelt."""
    for message in used:
        if not message.id:
            continue
        entry = translated.get(_key(message), message.context)
        if entry is None:
            yield f"missing: {message.id!r} ({message.locations[0][0]})"
        else:
            yield from _faults(entry)
    for message in translated:
        if message.id and used.get(_key(message), message.context) is None:
            yield f"no longer used: {message.id!r}"


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _faults(entry: Message) -> Iterator[str]:
    texts = [entry.string] if isinstance(entry.string, str) else list(entry.string or [""])
    if not all(texts) or entry.fuzzy:
        yield f"untranslated: {entry.id!r}"
    for text in texts:
        if text and set(_PLACEHOLDER.findall(text)) != set(_PLACEHOLDER.findall(_key(entry))):
            yield f"placeholders differ: {entry.id!r} and {text!r}"
        if text != unicodedata.normalize("NFC", text):
            yield f"not in NFC: {text!r}"
        if re.search(r"(?<!q)u[ỷỳýỵỹ]\b", text, re.IGNORECASE):
            yield f"spelt as in uỷ, not ủy: {text!r}"


def update(used: Catalog, translated: Catalog) -> Catalog:
    """Return the catalogue of what is used, with every translation that is known."""
    result = Catalog(locale="vi", domain="django", charset="utf-8")
    for message in used:
        if not message.id:
            continue
        entry = translated.get(_key(message), message.context)
        result.add(message.id, entry.string if entry else "", message.locations, context=message.context)
    return result


def merge(folder: Path, into: Catalog) -> Iterator[str]:
    """Add the translations of a folder's files to the catalogue, and say where two disagree."""
    for path in sorted(folder.glob("*.po")):
        try:
            with path.open("rb") as file:
                given = read_po(file, locale="vi", domain="django", abort_invalid=True)
        except PoFileError as error:
            yield f"{path.name}: {error}"
            continue
        for message in given:
            if not message.id or not message.string:
                continue
            entry = into.get(_key(message), message.context)
            if entry is not None and not entry.string:
                entry.string = message.string
            elif entry is None:
                into.add(message.id, message.string, context=message.context)
            elif entry.string != message.string:
                yield f"{path.name}: {message.id!r} is {entry.string!r} already, not {message.string!r}"


def _write(catalogue: Catalog) -> None:
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with CATALOGUE.open("wb") as file:
        file.write(_HEADER)
        write_po(file, catalogue, sort_by_file=True, include_lineno=False, omit_header=True, width=120)


def main(act: str, *arguments: str) -> int:
    """Do one act; return what the shell should know."""
    translated = kept() if CATALOGUE.exists() else Catalog(locale="vi", domain="django", charset="utf-8")
    faults: list[str] = []
    match act, arguments:
        case "check", []:
            faults = list(problems(found(), translated))
        case "update", []:
            _write(update(found(), translated))
        case "merge", [folder]:
            faults = list(merge(Path(folder), translated))
            _write(update(found(), translated))
        case "compile", []:
            with CATALOGUE.with_suffix(".mo").open("wb") as file:
                write_mo(file, translated)
        case _:
            faults = [__doc__ or ""]
    sys.stderr.writelines(f"{fault}\n" for fault in faults)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
