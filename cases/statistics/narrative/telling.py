"""Sentences of figures: each written with what was counted, compared with the year before, or said to be nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from string import Formatter

from cases.statistics.narrative.counting import Count, Value, before, first_day
from cases.statistics.narrative.definitions import Figure, Narrative, Sentence, load, names_of

UNKNOWN = "chưa có số liệu"

#: A part of a sentence: its text, and the figure it is, or nothing.
Piece = tuple[str, str]


@dataclass(frozen=True)
class Compared:
    """One figure beside that of the year before."""

    figure: Figure
    now: Value
    past: Value

    @property
    def difference(self) -> int | None:
        """How much more or less."""
        if self.now.count is None or self.past.count is None:
            return None
        return self.now.count - self.past.count

    @property
    def percent(self) -> float | None:
        """The same as a share of the year before; of nothing there is none."""
        if self.difference is None or not self.past.count:
            return None
        return 100 * self.difference / self.past.count


@dataclass(frozen=True)
class Told:
    """The figures of a period, those of the year before, and every sentence in pieces."""

    narrative: Narrative
    count: Count
    past: Count | None
    known_since: date | None
    now: Mapping[str, Value]
    then: Mapping[str, Value]
    sentences: Mapping[str, Sequence[Piece]]

    @property
    def compared(self) -> list[Compared]:
        """Every figure some sentence compares, once, in order."""
        keys = dict.fromkeys(key for sentence in self.narrative.sentences for key in sentence.compared)
        return [Compared(self.narrative.figures[key], self.now[key], self.then[key]) for key in keys]

    def text(self, key: str) -> str:
        """A sentence as it is printed."""
        return "".join(text for text, _figure in self.sentences[key])


def tell(body_count: Count) -> Told:
    """Return everything that is said of a period."""
    narrative, past = load(), before(body_count)
    known = first_day(body_count.asked)
    now = {key: body_count.value(figure) for key, figure in narrative.figures.items()}
    compared = {key for sentence in narrative.sentences for key in sentence.compared}
    then = {key: _then(narrative.figures[key], past, known) for key in compared}
    sentences = {
        one.key: list(_ended(_sentence(one, narrative, body_count, past, now, then, known)))
        for one in narrative.sentences
    }
    return Told(narrative, body_count, past, known, now, then, sentences)


def unknown_before(past: Count, known: date | None) -> str:
    """Say why nothing is known of the year before, where nothing is."""
    if past.closed is not None or (known is not None and known <= past.until):
        return ""
    return f"hệ thống chỉ ghi nhận từ ngày {written_day(known)}" if known else "hệ thống chưa có vụ việc nào"


def _then(figure: Figure, past: Count | None, known: date | None) -> Value:
    if past is None:
        return Value(None, "kỳ dài hơn một năm không so sánh với cùng kỳ")
    why = unknown_before(past, known)
    return Value(None, why) if why else past.value(figure)


def _sentence(
    one: Sentence, narrative: Narrative, count: Count, past: Count | None, now: Mapping[str, Value],
    then: Mapping[str, Value], known: date | None,
) -> Iterator[Piece]:  # fmt: skip
    if not one.keys:
        yield from _filled(one.vi, now, count, _basis(count, past, known))
        return
    values = [now[key] for key in one.keys]
    if all(value.count is None for value in values):
        yield f"{one.name}: {UNKNOWN} ({_inside(values[0].why)})", ""
        return
    if all(value.count == 0 for value in values):
        yield from _filled(one.zero, now, count)
    else:
        yield from _filled(one.vi, now, count)
        if one.of:
            part, whole = (now[key].count for key in one.of)
            if part is not None and whole:
                yield f" (đạt {written_share(100 * part / whole)})", ""
        for clause in one.more:
            if any(now[key].count for key in names_of(clause)):
                yield from _filled(clause, now, count)
        for reason in dict.fromkeys(value.why for value in values if value.count is None):
            yield f" ({UNKNOWN}: {_inside(reason)})", ""
    if count.closed is not None and not any(count.frozen(narrative.figures[key]) for key in one.keys):
        yield f" (ngoài số liệu đã chốt, tính đến ngày {written_day(count.on)})", ""
    if one.compared and past is not None and not unknown_before(past, known):
        yield f"; so với cùng kỳ năm trước: {_comparison(one, narrative, now, then)}", ""


def _comparison(one: Sentence, narrative: Narrative, now: Mapping[str, Value], then: Mapping[str, Value]) -> str:
    rows = [Compared(narrative.figures[key], now[key], then[key]) for key in one.compared]
    unknown = [row for row in rows if row.difference is None]
    if len(unknown) == len(rows):
        return f"{UNKNOWN} ({rows[0].past.why or rows[0].now.why})"
    if all(row.difference == 0 for row in rows):
        return "không tăng, không giảm" if any(row.now.count for row in rows) else "cũng không phát sinh"
    return ", ".join(compared_in_words(row) for row in rows)


def compared_in_words(row: Compared) -> str:
    """Say how far a figure is from that of the year before: more, less, by how much in the hundred, or the same."""
    difference = row.difference
    if difference is None:
        return f"{row.figure.vi} {UNKNOWN}"
    if difference == 0:
        return f"{row.figure.vi} không thay đổi"
    verb = "tăng" if difference > 0 else "giảm"
    by = f"{row.figure.vi} {verb} {written(abs(difference))} {row.figure.unit}"
    if row.percent is None:
        return f"{by} (cùng kỳ không phát sinh)"
    return f"{by} ({written_share(abs(row.percent))})"


def _basis(count: Count, past: Count | None, known: date | None) -> str:
    days = f"từ ngày {written_day(count.since)} đến ngày {written_day(count.as_of)}"
    sets = ", ".join(count.sets)
    if count.closed is not None:
        told = (
            f"Số liệu {days} là số liệu đã chốt ngày {written_day(count.closed.closed_on)} "
            f"(mã bản chốt {count.closed.sha256[:12]}), theo bộ biểu {sets}"
        )
        if last := count.closed.restatements.count():
            told += f"; sau khi chốt có {written(last)} lần điều chỉnh, được thể hiện ở kỳ sau"
    else:
        told = f"Số liệu {days}, tính đến ngày {written_day(count.on)}, kỳ chưa chốt, theo bộ biểu {sets}"
    if past is not None and (why := unknown_before(past, known)):
        told += f"; {UNKNOWN} cùng kỳ năm trước để so sánh ({why})"
    elif past is not None:
        how = "đã chốt" if past.closed is not None else f"tính đến ngày {written_day(count.on)}"
        told += f"; cùng kỳ từ ngày {written_day(past.since)} đến ngày {written_day(past.as_of)} ({how})"
        if past.closed is None and known is not None and past.since < known <= past.until:
            told += f", hệ thống chỉ ghi nhận từ ngày {written_day(known)}"
    return told


def _filled(text: str, now: Mapping[str, Value], count: Count, basis: str = "") -> Iterator[Piece]:
    words = {"body": count.body.name, "basis": basis}
    for plain, name, _spec, _conversion in Formatter().parse(text):
        if plain:
            yield plain, ""
        if name in words:
            yield words[name], ""
        elif name:
            value = now[name].count
            yield (UNKNOWN if value is None else written(value)), name


def _ended(pieces: Iterator[Piece]) -> Iterator[Piece]:
    yield from pieces
    yield ".", ""


def _inside(sentence: str) -> str:
    """A sentence inside another begins small."""
    return sentence[:1].lower() + sentence[1:]


def written(number: int) -> str:
    """Write a figure as papers do: 05, 12, 1.250; nothing is 0."""
    return f"{number:02d}" if 0 < number < 10 else f"{number:,}".replace(",", ".")


def written_share(share: float) -> str:
    """Write a share: 12,5%, whole ones without a comma."""
    return f"{share:.1f}".removesuffix(".0").replace(".", ",") + "%"


def written_day(day: date) -> str:
    """Write a day inside a sentence; January and February carry a zero, so that nothing can be added."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"
