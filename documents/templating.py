"""The questions about templates: which one is in force, what a kind of paper asks for, how a text starts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import F

from cases import acting
from cases.models import Body
from documents.canonical import Facts, composed
from documents.errors_templates import TemplateMissing
from documents.kinds import DocumentType
from documents.models_templates import PaperTemplate
from documents.own_types import kept
from documents.placeholders import Placeholder, frame_of, offered
from documents.substitution import as_prose, filled, missing, repeated, require_facts, sentence

Words = Mapping[str, Placeholder]


def in_force(document_type: DocumentType, body: Body | None, on: date) -> PaperTemplate | None:
    """Return the version papers of a body signed on that day are printed with: its own, else the house's, else none."""
    return acting.once(
        (PaperTemplate, document_type.key, body and body.pk, on), lambda: _in_force(document_type, body, on)
    )


def _in_force(document_type: DocumentType, body: Body | None, on: date) -> PaperTemplate | None:
    rows = PaperTemplate.objects.in_force(on).filter(type_key=document_type.key)
    own_first = F("body").asc(nulls_last=True)
    rows = rows.filter(body=body) | rows.filter(body__isnull=True)
    return rows.select_related("body").order_by(own_first, "-in_force_from", "-version").first()


def words_of(document_type: DocumentType, content: Facts) -> dict[str, Placeholder]:
    """Return the allow-list of a template: the facts of its kind, and what it asks whoever issues the paper."""
    return offered(document_type, content.get("asks", ()))


def texts_of(content: Facts) -> list[str]:
    """Return every text of a template."""
    head = [content.get("about", ""), *content.get("to", []), *content.get("recipients", [])]
    return [text for text in [*head, *(block["text"] for block in content["blocks"])] if text]


def dressed(document_type: DocumentType, content: Facts, body: Body, on: date) -> Facts:
    """Return what a paper says, in the words of the template in force; without one, as the delivered form has it.

    Raises `FactsMissing` where it would print a blank, `TemplateMissing` where an own kind has no template.
    """
    template = in_force(document_type, body, on)
    if template is None:
        if document_type.own:
            raise TemplateMissing(paper=document_type.name, on=f"{on:%d/%m/%Y}")
        return content
    of_body = template.body.name if template.body is not None else ""
    said = {"version": template.version, "sha256": template.sha256, "of": of_body, "key": template.key}
    return worded(document_type, template.content, content) | {"wording": said}


def started(document_type: DocumentType, content: Facts, body: Body, on: date) -> Facts:
    """Return what a draft starts from: the text of the template in force, where nothing it asks for is missing."""
    template = in_force(document_type, body, on) if document_type.drafted else None
    if template is None or missing(texts_of(template.content), offered(document_type), content):
        return content
    return content | {"blocks": as_prose(filled(template.blocks, offered(document_type), content))}


def worded(document_type: DocumentType, template: Facts, content: Facts) -> Facts:
    """Return the facts of a paper with the text of a template in them, filled. Raises `FactsMissing`."""
    words = words_of(document_type, template)
    require_facts(document_type.name, texts_of(template), words, content)
    made = content | {"blocks": filled(template["blocks"], words, content)}
    if document_type.own:
        made |= {
            "own": kept(document_type),
            "about": sentence(template["about"], words, content),
            "to": [line for text in template["to"] for line in repeated(text, words, content)],
            "recipients": [line for text in template["recipients"] for line in repeated(text, words, content)],
        }
    frame = frame_of(document_type).facts
    if document_type.own and not made["to"]:
        frame["address"] = ""
    result: dict[str, Any] = composed(made | {"frame": frame})
    return result
