"""Facts in, HTML out: the forms filled by an engine of their own, which knows no settings and prints no blank."""

from __future__ import annotations

import functools
import hashlib
import re
from pathlib import Path
from typing import NoReturn

from django.template import Context, Engine
from django.utils.safestring import SafeString, mark_safe

from documents import own_types
from documents.canonical import Facts, composed
from documents.catalogue import DocumentType

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
#: Prints a text people edited inside the prescribed parts; its facts say so by their frame.
EDITED = "documents/papers/edited.html"
#: Prints chosen parts of a paper that was printed whole before.
EXTRACT = "documents/papers/extract.html"
STYLE = Path(__file__).resolve().parent / "style" / "paper.css"
# The number and symbol of a paper stay on one line; the pattern takes letters only, so never a tag.
_SYMBOL = re.compile(r"\b\d{2,4}-[^\W\d_]{2,4}/[^\W\d_]{2,10}\b")
_UNBROKEN = r'<span class="symbol">\g<0></span>'


class MissingFact(ValueError):
    """A paper lacks a fact its template prints; a paper never prints a blank."""


class _Refuse(str):
    """Stands for what a template cannot find, and refuses to be printed."""

    __slots__ = ()

    def __mod__(self, name: object) -> NoReturn:
        raise MissingFact(f"The paper lacks the fact “{name}”.")


@functools.cache
def _engine() -> Engine:
    return Engine(
        dirs=[str(TEMPLATES)],
        builtins=["documents.templatetags.paper"],
        string_if_invalid=_Refuse("%s"),
    )


@functools.cache
def template_version() -> str:
    """Return the version of the forms: it changes whenever a template or the style does."""
    sources = hashlib.sha256()
    for path in [*sorted((TEMPLATES / "documents" / "papers").glob("*.html")), STYLE]:
        sources.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return sources.hexdigest()[:12]


def version_of(facts: Facts) -> str:
    """Return by which forms a paper is printed, and by which version of an edited text."""
    wording = facts["content"].get("wording")
    if wording is None:
        return template_version()
    return f"{template_version()}, text {wording['version']} {wording['sha256'][:12]}"


def _copied(copied: Facts) -> SafeString:
    """Return the paper a copy is made of, as it is printed; of a scan nothing, whose pages go before."""
    if "facts" not in copied:
        return SafeString()
    document_type = own_types.of_facts(copied["type"], copied["facts"])
    return _fill(document_type, copied["facts"], "_part", copied=True)


def _fill(document_type: DocumentType, facts: Facts, skeleton: str, *, copied: bool = False) -> SafeString:
    facts = composed(facts)
    paper, issue = facts["content"], facts["issue"]
    context = Context(
        {
            "skeleton": f"documents/papers/{skeleton}.html",
            "type": document_type,
            "paper": paper,
            "issue": issue,
            "copied": copied,
            "title": f"{issue.get('symbol') or document_type.code} {paper['about']}",
            "author": paper["letterhead"]["name"],
            "generator": f"inspection papers, template {version_of(facts)}",
        },
        use_l10n=False,  # a paper is the same whoever asks for it, in whatever language
    )
    if "copied" in paper:
        context["original"] = _copied(paper["copied"])
    form = EXTRACT if "extract" in paper else EDITED if "frame" in paper else document_type.template
    return _engine().get_template(form).render(context)


def html(document_type: DocumentType, facts: Facts) -> str:
    """Return the paper as the HTML the printer sets."""
    head, body = str(_fill(document_type, facts, "_paper")).split("<body", 1)
    return f"{head}<body{_SYMBOL.sub(_UNBROKEN, body)}"


def sheet(document_type: DocumentType, facts: Facts) -> SafeString:
    """Return the paper as a part of a page, every fact escaped by the template."""
    return mark_safe(_fill(document_type, facts, "_sheet"))  # noqa: S308 - escaped by our own templates
