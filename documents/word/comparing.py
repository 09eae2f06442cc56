"""What a returned file says against what the case says today: each difference to be answered, and the text kept."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from documents.word.known import Known, plain
from documents.word.marking import FIGURE, Marker, counts_rows

Block = dict[str, Any]
ACCEPT, REFUSE = "accept", "refuse"


@dataclass(frozen=True)
class Figure:
    """A figure of the version the file was taken from, and the words it stood in."""

    value: str
    around: str


@dataclass(frozen=True)
class Difference:
    """One fact that the file says otherwise."""

    id: str
    key: str
    label: str | Promise
    was: str
    now: str
    places: int
    owned: bool  # by another act: the case's value stays, whatever is answered
    act: str | Promise = ""
    url: str = ""
    around: str = ""


def figures_of(blocks: Sequence[Block], known: Mapping[str, Known]) -> dict[str, Figure]:
    """Return the figures of a version as its Word file numbers them."""
    marker = Marker(known)
    found: dict[str, Figure] = {}
    for text, figures in _texts(blocks):
        for piece in marker.marked(text, figures=figures):
            if piece.key.startswith(FIGURE):
                found[piece.key] = Figure(piece.text, text)
    return found


def _texts(blocks: Sequence[Block]) -> Iterator[tuple[str, bool]]:
    for block in blocks:
        if block["kind"] == "paragraph":
            yield block["text"], True
        elif block["kind"] == "table":
            for row in block["rows"]:
                for text, column in zip(row, block["columns"], strict=True):
                    yield text, not counts_rows(column)


class Comparison:
    """A returned reading beside the facts of today and the figures of the version it came from."""

    def __init__(
        self,
        reading: Mapping[str, Any],
        known: Mapping[str, Known],
        figures: Mapping[str, Figure],
        *,
        counted: bool = False,
        counted_act: str | Promise = "",
        counted_url: str = "",
        counted_texts: Collection[str] = (),
    ) -> None:
        """`counted`: the figures of tables come from the records, and the draft does not own them.

        Nor those of the sentences in `counted_texts`.
        """
        self.reading, self.known, self.figures = reading, known, figures
        self.counted, self.counted_act, self.counted_url = counted, counted_act, counted_url
        self.counted_texts = frozenset(counted_texts)

    def differences(self) -> list[Difference]:
        """Return every fact the file says otherwise, once for each other value, in the order of the paper."""
        found: dict[str, Difference] = {}
        for key, said, in_table in self._said():
            if not self._differs(key, said):
                continue
            one = self._difference(key, said, in_table, found)
            found[one.id] = one
        return list(found.values())

    def missing(self) -> list[tuple[str | Promise, str]]:
        """Return what has no field in the file any more: label and value."""
        there = {key for key, _said, _table in self._said()}
        gone = [
            (one.label, one.value) for key, one in self.known.items() if key.startswith("paper.") and key not in there
        ]
        return gone + [(_("Figure"), one.value) for key, one in self.figures.items() if key not in there]

    def blocks(self, answers: Mapping[str, str]) -> list[Block]:
        """Return the prose with each fact as it was answered: what the draft does not own stays the case's."""
        return [self._block(block, answers) for block in self.reading["blocks"]]

    def _said(self) -> Iterator[tuple[str, str, bool]]:
        """What stands in each field, with whether it is in a table."""
        form: dict[str, list[str]] = {}
        for key, text in self.reading["form"]:
            form.setdefault(key, []).append(text)
        for key, texts in form.items():
            if key in self.known:
                if key == "paper.recipients":
                    yield key, "\n".join(texts), False
                else:
                    for text in texts:
                        yield key, text, False
        for block in self.reading["blocks"]:
            for pieces in _cells(block):
                for key, text in joined(pieces):
                    if key in self.known or key in self.figures:
                        yield key, text, block["kind"] == "table"

    def _was(self, key: str) -> str:
        return self.known[key].value if key in self.known else self.figures[key].value

    def _differs(self, key: str, said: str) -> bool:
        return plain(said) != plain(self._was(key))

    def _difference(self, key: str, said: str, in_table: bool, found: Mapping[str, Difference]) -> Difference:
        one_id = identified(key, said)
        places = found[one_id].places + 1 if one_id in found else 1
        if key in self.known:
            known = self.known[key]
            return Difference(one_id, key, known.label, known.value, plain(said), places, True, known.act, known.url)
        figure = self.figures[key]
        owned = self._is_counted(key, in_table)
        act, url = (self.counted_act, self.counted_url) if owned else ("", "")
        around = figure.around if len(figure.around) <= 240 else f"{figure.around[:240]}…"
        return Difference(one_id, key, _("Figure"), figure.value, plain(said), places, owned, act, url, around)

    def _is_counted(self, key: str, in_table: bool) -> bool:
        return self.counted and (in_table or self.figures[key].around in self.counted_texts)

    def _block(self, block: Block, answers: Mapping[str, str]) -> Block:
        if block["kind"] == "heading":
            return {"kind": "heading", "level": block["level"], "text": self._text(block["pieces"], answers, False)}
        if block["kind"] == "table":
            rows = [[self._text(cell, answers, True) for cell in row] for row in block["rows"]]
            return {**block, "rows": rows}
        runs: list[Block] = [
            {"text": text, "bold": "b" in look, "italic": "i" in look}
            for text, look in self._runs(block["pieces"], answers, False)
            if text
        ]
        made: Block = {"kind": "paragraph", "text": "".join(run["text"] for run in runs)}
        return made | {"runs": runs} if any(run["bold"] or run["italic"] for run in runs) else made

    def _text(self, pieces: Sequence[Any], answers: Mapping[str, str], in_table: bool) -> str:
        return "".join(text for text, _look in self._runs(pieces, answers, in_table))

    def _runs(self, pieces: Sequence[Any], answers: Mapping[str, str], in_table: bool) -> list[tuple[str, str]]:
        made: list[tuple[str, str]] = []
        for key, parts in _fields(pieces):
            said = "".join(text for text, _look in parts)
            if key and (key in self.known or key in self.figures) and self._differs(key, said):
                own = key in self.figures and not self._is_counted(key, in_table)
                if not (own and answers.get(identified(key, said)) == ACCEPT):
                    parts = [(self._was(key), parts[0][1])]
            made += parts
        merged: list[tuple[str, str]] = []
        for text, look in made:
            if merged and merged[-1][1] == look:
                merged[-1] = (merged[-1][0] + text, look)
            else:
                merged.append((text, look))
        return merged


def identified(key: str, said: str) -> str:
    """Return the name of a difference: the fact and what the file says of it."""
    return hashlib.sha256(f"{key}\0{plain(said)}".encode()).hexdigest()[:12]


def joined(pieces: Sequence[Any]) -> list[tuple[str, str]]:
    """Return the fields of a text, each as one, whatever looks are inside."""
    return [(key, "".join(text for text, _look in parts)) for key, parts in _fields(pieces) if key]


def _fields(pieces: Sequence[Any]) -> list[tuple[str, list[tuple[str, str]]]]:
    found: list[tuple[str, list[tuple[str, str]]]] = []
    for text, key, look in pieces:
        if found and key and found[-1][0] == key:
            found[-1][1].append((text, look))
        else:
            found.append((key, [(text, look)]))
    return found


def _cells(block: Block) -> list[Any]:
    if block["kind"] == "table":
        return [cell for row in block["rows"] for cell in row]
    return [block["pieces"]]
