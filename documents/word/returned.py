"""A returned draft beside its case: which facts it has today, what the file says otherwise, the text kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models import Body, Case
from documents import facts
from documents.catalogue import PERIODIC_REPORT
from documents.facts.content import read_for
from documents.judgement import recognized
from documents.models import Draft
from documents.models_word import DraftReturn
from documents.prose import cleaned
from documents.word.comparing import Block, Comparison, figures_of
from documents.word.known import Known, hand, known_of
from documents.word.writing import written


def thing_of(draft: Draft) -> Case | Body:
    """Return what a draft is about."""
    if draft.case_id is None:
        return Body.objects.select_related("organization").get(pk=draft.body_id)
    related = ("team__body__organization", "body__organization", "subject_organization", "managing_organization")
    return Case.objects.select_related(*related).get(pk=draft.case_id)


def known_when_written(draft: Draft, thing: Case | Body) -> dict[str, Known]:
    """Return the facts as the version tells them."""
    return known_of(thing, draft.content, hand(draft.type, thing, draft.written_on))


def as_word(draft: Draft) -> bytes:
    """Return a version as a Word file: the same bytes whoever takes it out."""
    thing = thing_of(draft)
    signed = hand(draft.type, thing, draft.written_on)
    known = known_of(thing, draft.content, signed)
    return written(draft.type, draft.content, known, signed, version=draft.version, origin=draft.key)


def comparison_of(returned: DraftReturn, on: date) -> Comparison:
    """Return what the file says beside what the records say today."""
    base = returned.base
    thing = thing_of(base)
    figures = figures_of(base.blocks, known_when_written(base, thing))
    counted = base.type is PERIODIC_REPORT
    return Comparison(
        returned.reading,
        known_of(thing, _today(base, thing, on), hand(base.type, thing, on)),
        figures,
        counted=counted,
        counted_act=_("Figures are counted from the files; what is wrong is corrected in its file."),
        counted_url=reverse("statistics"),
        counted_texts=[block["text"] for block in base.blocks if block.get("counted")],
    )


def _today(base: Draft, thing: Case | Body, on: date) -> dict[str, Any]:
    if isinstance(thing, Body):
        content: dict[str, Any] = base.content  # a report is about its period: its head does not move
        return content
    which = facts.occasion_of(base.type, thing)
    read_for(base.type, thing)
    return facts.content(base.type, thing, on, which)


def text_of(returned: DraftReturn, comparison: Comparison, answers: Mapping[str, str]) -> tuple[list[Block], list[str]]:
    """Return the prose as it will be kept, and the tables and sentences put back. Raises `ProseRefused`."""
    base = returned.base
    blocks = cleaned(comparison.blocks(answers))
    if base.type is PERIODIC_REPORT:
        return _counted(blocks, base.blocks)
    return [_as_before(block, base.blocks) for block in blocks], []


def _as_before(block: Block, base: Sequence[Block]) -> Block:
    """A table with the columns it had keeps how they are set."""
    if block["kind"] != "table":
        return block
    titles = [column["title"] for column in block["columns"]]
    alike = [one for one in base if one["kind"] == "table" and [c["title"] for c in one["columns"]] == titles]
    former = next((one for one in alike if one["title"] == block["title"]), alike[0] if alike else None)
    return block | {"columns": former["columns"]} if former is not None else block


def _counted(blocks: Sequence[Block], base: Sequence[Block]) -> tuple[list[Block], list[str]]:
    """Figures come from the records: a table or sentence that was changed is put back, a table of one's own goes."""
    tables = [one for one in base if one["kind"] == "table"]
    kept: list[Block] = []
    blocks, put_back = recognized(blocks, base)
    for block in blocks:
        if block["kind"] != "table":
            kept.append(block)
            continue
        former = next((one for one in tables if one["title"] == block["title"]), None)
        if former is None or former["rows"] != block["rows"]:
            put_back.append(block["title"])
        if former is not None:
            kept.append(former)
    return kept, put_back
