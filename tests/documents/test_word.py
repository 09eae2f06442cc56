"""A draft goes through Word and comes back: nothing changed is nothing shown; two facts changed are two facts asked."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from typing import Any

import docx
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Case, TrailEntry
from cases.statistics import periods
from documents import catalogue, commands, filling
from documents.commands import word
from documents.forms_drafts import blocks_of, rows_of
from documents.judgement import recognized
from documents.models import Draft
from documents.models_word import DraftReturn
from documents.prose import cleaned
from documents.word import guard, reading
from documents.word.comparing import Comparison, Difference, figures_of
from documents.word.errors import FactsUnanswered
from documents.word.known import Known
from documents.word.returned import as_word, comparison_of
from documents.word.writing import written
from tests.documents import samples
from tests.kept import kept_house
from tests.make import Office, make_office
from tests.workflows.pages import done, signed_in

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 20)
NS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

BLOCKS: list[dict[str, Any]] = [
    {"kind": "heading", "level": 1, "text": "I. ĐẶC ĐIỂM, TÌNH HÌNH"},
    {
        "kind": "paragraph",
        "text": "Chi bộ có 42 đảng viên, thu đảng phí 12.345.000 đồng; họp ngày 15/02/2026.",
        "runs": [
            {"text": "Chi bộ có 42 đảng viên, "},
            {"text": "thu đảng phí 12.345.000 đồng", "bold": True},
            {"text": "; họp ngày 15/02/2026."},
        ],
    },
    {"kind": "paragraph", "text": "Nội dung thứ hai, không có số liệu."},
    {
        "kind": "table",
        "title": "Biểu 1. Đảng phí",
        "columns": [
            {"title": "TT", "width": 10, "figure": True},
            {"title": "Nội dung", "width": 60, "figure": False},
            {"title": "Số tiền", "width": 30, "figure": True},
        ],
        "rows": [["1", "Đã thu", "12.345"], ["2", "Còn phải thu", "678"], ["", "Cộng", "13.023"]],
        "totals": [3],
    },
]


def _made() -> tuple[Office, Case]:
    from tests.documents.walk import walk_with_papers

    office = make_office()
    case, _papers = walk_with_papers(office, upto="R4", wait=True)
    commands.save_draft(catalogue.TEAM_REPORT, case, by=office.an, on=DAY, blocks=[*_opening(case), *BLOCKS])
    return office, case


def _opening(case: Case) -> list[dict[str, Any]]:
    suggested: list[dict[str, Any]] = commands.suggested(catalogue.TEAM_REPORT, case, on=DAY)["blocks"]
    return suggested[:1]


@pytest.fixture(scope="module")
def house(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Office, Case]]:
    """The office, and a case whose report was written once; made once for all of these tests."""
    with kept_house(django_db_blocker, tmp_path_factory, "word", _made) as made:
        yield made


@pytest.fixture
def office(house: tuple[Office, Case]) -> Office:
    return house[0]


@pytest.fixture
def case(house: tuple[Office, Case]) -> Case:
    return Case.objects.select_related("team__body__organization", "body__organization").get(pk=house[1].pk)


@pytest.fixture
def draft(case: Case) -> Draft:
    return Draft.objects.get(case=case, type_key="team-report", version=1)


def changed(content: bytes, *changes: tuple[str, str] | Callable[[str], str]) -> bytes:
    """Edit the text of the document inside a `.docx`, as Word would."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == guard.DOCUMENT:
                text = part.decode()
                for change in changes:
                    if callable(change):
                        text = change(text)
                    else:
                        assert change[0] in text, change[0]
                        text = text.replace(*change)
                part = text.encode()
            new.writestr(name, part)
    return out.getvalue()


def sent(case: Case, by: Any, content: bytes, name: str = "bao-cao.docx") -> DraftReturn:
    return word.receive_return("team-report", case, by=by, on=DAY, name=name, content=content)


def asked(returned: DraftReturn) -> list[tuple[str, str, str]]:
    return [(one.key.partition(".")[0], one.was, one.now) for one in differing(returned)]


def differing(returned: DraftReturn) -> list[Difference]:
    return comparison_of(returned, DAY).differences()


def kept(returned: DraftReturn, by: Any, *, after: int = 1, **said: str) -> Draft:
    """Answer every fact and keep the text."""
    answers = {one.id: said.get(one.key.replace(".", "_"), said.get("all", "accept")) for one in differing(returned)}
    returned = word.answer_return(returned, answers=answers)
    return word.keep_return(returned, by=by, on=DAY, after=after)[0]


# Round trips


def test_what_nobody_touched_comes_back_without_a_difference(office: Office, case: Case, draft: Draft) -> None:
    returned = sent(case, office.an, as_word(draft))

    assert differing(returned) == []
    assert comparison_of(returned, DAY).missing() == []
    assert (returned.reading["notes"], returned.reading["beside"]) == ([], [])
    again = kept(returned, office.an)
    assert (again.pk, again.blocks) == (draft.pk, draft.blocks)  # the same text twice is one version
    assert not DraftReturn.objects.exists()


def test_two_facts_and_a_paragraph_changed_are_two_facts_asked_and_the_paragraph_kept(
    office: Office, case: Case, draft: Draft
) -> None:
    """In the `.docx` itself: a name the case owns, a figure the draft owns, and a sentence."""
    content = changed(
        as_word(draft),
        (f">{case.subject_name}</w:t></w:r></w:sdtContent>", ">Chi bộ Khác</w:t></w:r></w:sdtContent>"),
        (">42</w:t>", ">43</w:t>"),
        ("Nội dung thứ hai, không có số liệu.", "Đoạn này viết lại trong Word."),
    )

    returned = sent(case, office.an, content)

    assert asked(returned) == [("case", case.subject_name, "Chi bộ Khác"), ("figure", "42", "43")]
    again = kept(returned, office.an)
    assert case.subject_name in again.blocks[0]["text"]  # the decision names the subject, no Word file does
    assert "Chi bộ Khác" not in str(again.content)
    assert again.blocks[2]["text"].startswith("Chi bộ có 43 đảng viên")
    assert again.blocks[3] == {"kind": "paragraph", "text": "Đoạn này viết lại trong Word."}
    assert again.blocks[4] == draft.blocks[4]
    told = TrailEntry.objects.get(act="word-answered")
    assert (told.data["accepted"], told.data["asked"], told.data["refused"]) == (
        [one for one in told.data["accepted"] if one.startswith("figure.")],
        ["case.subject"],
        [],
    )


def test_a_refused_figure_stays_as_the_draft_said(office: Office, case: Case, draft: Draft) -> None:
    returned = sent(case, office.an, changed(as_word(draft), (">42</w:t>", ">43</w:t>"), ("thứ hai", "thứ ba")))

    again = kept(returned, office.an, all="refuse")

    assert again.blocks[2] == draft.blocks[2]
    assert again.blocks[3]["text"] == "Nội dung thứ ba, không có số liệu."


def test_no_text_is_kept_before_its_facts_are_answered(office: Office, case: Case, draft: Draft) -> None:
    returned = sent(case, office.an, changed(as_word(draft), (">42</w:t>", ">43</w:t>"), (">678<", ">679<")))
    first = differing(returned)[0]
    returned = word.answer_return(returned, answers={first.id: "accept", "nothing": "maybe"})

    with pytest.raises(FactsUnanswered) as refused:
        word.keep_return(returned, by=office.an, on=DAY, after=1)

    assert refused.value.facts == {"left": 1}
    assert Draft.objects.filter(case=case).count() == 1
    assert DraftReturn.objects.get().answers == {first.id: "accept"}  # nothing is lost half-way


def test_the_facts_of_the_form_are_asked_too(office: Office, case: Case, draft: Draft) -> None:
    head = draft.content["letterhead"]["name"]
    recipient = draft.content["recipients"][0]
    content = changed(
        as_word(draft),
        (f">{head}<", ">ĐOÀN KHÁC<"),
        (f"- {recipient},", "- Ông A,"),
        (">*<", ">chen vào<"),
    )

    returned = sent(case, office.an, content)

    assert [one.key for one in differing(returned)] == ["paper.issuer", "paper.recipients"]
    assert all(one.owned and one.act and one.url for one in differing(returned))
    assert differing(returned)[0].url == reverse("case", args=[case.key])  # a team's name is its decision's
    assert returned.reading["beside"] == ["chen vào"]
    again = kept(returned, office.an)
    assert again.pk == draft.pk


# Fields that are gone, doubled, moved


def fields(content: bytes) -> list[str]:
    return re.findall(r'<w:tag w:val="([^"]+)"', docx.Document(BytesIO(content)).element.xml)


def without_field(key: str) -> Callable[[str], str]:
    """Take a field away and leave its words, as “Remove content control” does."""
    return lambda text: re.sub(
        rf'<w:sdt><w:sdtPr><w:alias [^>]*/><w:tag w:val="{re.escape(key)}"/>(?:(?!</w:sdtPr>).)*</w:sdtPr>'
        r"<w:sdtContent>((?:(?!</w:sdtContent>).)*)</w:sdtContent></w:sdt>",
        r"\1",
        text,
        count=1,
    )


def test_a_field_taken_away_is_told_and_its_words_are_prose(office: Office, case: Case, draft: Draft) -> None:
    content = changed(as_word(draft), without_field("paper.place"), (">42</w:t>", ">43</w:t>"))
    figure = differing(sent(case, office.an, content))[0]
    content = changed(as_word(draft), without_field(figure.key), without_field("paper.place"))

    returned = sent(case, office.an, content)

    assert differing(returned) == []
    assert [value for _label, value in comparison_of(returned, DAY).missing()] == [draft.content["place"], "42"]
    assert kept(returned, office.an).blocks == draft.blocks


def test_a_field_that_stands_twice_is_asked_for_each_value(office: Office, case: Case, draft: Draft) -> None:
    def doubled(text: str) -> str:
        row = next(one for one in re.findall(r"<w:p>(?:(?!</w:p>).)*</w:p>", text) if ">42</w:t>" in one)
        return text.replace(row, row + row.replace(">42<", ">50<") + row.replace(">42<", ">50<"))

    returned = sent(case, office.an, changed(as_word(draft), doubled))

    (one,) = differing(returned)
    assert (one.was, one.now, one.places) == ("42", "50", 2)
    texts = [block["text"] for block in kept(returned, office.an).blocks if block["kind"] == "paragraph"]
    assert [text[:21] for text in texts if "đảng viên" in text] == [
        "Chi bộ có 42 đảng viê", "Chi bộ có 50 đảng viê", "Chi bộ có 50 đảng viê",
    ]  # fmt: skip


def test_paragraphs_and_tables_move_as_they_were_moved(office: Office, case: Case, draft: Draft) -> None:
    def moved(text: str) -> str:
        inside = re.search(r"(<w:tbl>(?:(?!</w:tbl>).)*Còn phải thu.*?</w:tbl>)", text, re.S)
        assert inside is not None
        table = "<w:tbl>" + inside[0].rpartition("<w:tbl>")[2]
        rest = text.replace(table, "")
        lead = next(one for one in re.findall(r"<w:p>(?:(?!</w:p>).)*</w:p>", rest) if "thứ hai" in one)
        return rest.replace(lead, table + lead)

    blocks = kept(sent(case, office.an, changed(as_word(draft), moved)), office.an).blocks

    assert [block["kind"] for block in blocks] == [
        "paragraph", "heading", "paragraph", "table", "paragraph", "paragraph",
    ]  # fmt: skip
    assert blocks[3]["rows"] == draft.blocks[4]["rows"]
    assert blocks[5]["text"] == "Biểu 1. Đảng phí"  # its title stayed behind, as text


# What Word adds


def test_tracked_changes_are_text_and_comments_go(office: Office, case: Case, draft: Draft) -> None:
    track = 'w:id="9" w:author="Nguyễn Văn Bí Mật" w:date="2026-03-01T00:00:00Z"'
    words = '<w:t xml:space="preserve">Nội dung thứ hai, không có số liệu.</w:t>'
    tracked = (
        f'<w:t xml:space="preserve">Nội dung </w:t></w:r><w:del {track}><w:r><w:delText>cũ</w:delText></w:r></w:del>'
        f'<w:ins {track}><w:r><w:t>mới</w:t></w:r></w:ins><w:commentRangeStart w:id="1"/><w:r>'
        '<w:t xml:space="preserve"> trong Word.</w:t></w:r><w:commentRangeEnd w:id="1"/><w:r>'
        '<w:commentReference w:id="1"/>'
    )

    returned = sent(case, office.an, changed(as_word(draft), (words, tracked)))

    assert returned.reading["notes"] == ["changes", "comments"]
    again = kept(returned, office.an)
    assert again.blocks[3]["text"] == "Nội dung mới trong Word."
    assert "Bí Mật" not in str(returned.reading) + str(again.content)


def test_bold_italic_lists_and_headings_of_word_are_kept(office: Office, case: Case, draft: Draft) -> None:
    document = docx.Document(BytesIO(as_word(draft)))
    prose = document.element.body.find(f"{NS}sdt/{NS}sdtContent")
    for style, text in (("Heading 2", "2. Mục mới"), ("List Bullet", "Ý thứ nhất"), ("List Number", "Việc một")):
        prose.append(document.add_paragraph(text, style=style)._p)
    styled = document.add_paragraph("Chữ ")
    styled.add_run("đậm").bold = True
    styled.add_run(" và ")
    styled.add_run("nghiêng").italic = True
    prose.append(styled._p)
    out = BytesIO()
    document.save(out)

    blocks = kept(sent(case, office.an, out.getvalue()), office.an).blocks[5:]

    assert blocks[0] == {"kind": "heading", "level": 2, "text": "2. Mục mới"}
    assert [block["text"] for block in blocks[1:3]] == ["- Ý thứ nhất", "1. Việc một"]
    assert blocks[3]["runs"] == [
        {"text": "Chữ "}, {"text": "đậm", "bold": True}, {"text": " và "}, {"text": "nghiêng", "italic": True},
    ]  # fmt: skip


# What leaves the house


def test_the_same_version_is_the_same_bytes_and_tells_of_nobody(office: Office, case: Case, draft: Draft) -> None:
    _draft, content = word.take_out("team-report", case, by=office.an, on=DAY)

    assert content == as_word(draft)
    assert "Dự thảo lần 1" in docx.Document(BytesIO(content)).element.xml
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert [name for name in archive.namelist() if "docProps" in name or "customXml" in name] == []
        whole = b"".join(archive.read(name) for name in archive.namelist())
    for telling in (b"python-docx", b"rsid", b"creator", b"lastModifiedBy"):
        assert telling not in whole, telling
    section = docx.Document(BytesIO(content)).sections[0]
    edges = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [round((one or 0) / 36000) for one in edges] == [30, 15, 20, 20]
    told = TrailEntry.objects.get(act="draft-taken-out")
    assert (told.data["case"], told.data["version"]) == (case.key, 1)


def test_without_a_version_taking_out_keeps_the_first(office: Office, case: Case) -> None:
    taken, content = word.take_out("conclusion-notice", case, by=office.an, on=DAY)

    assert (taken.version, taken.author) == (1, office.an)
    found = reading.read(guard.opened("thong-bao.docx", content))
    assert (found.origin, len(found.blocks)) == (taken.key, len(taken.blocks))


HOSTILE = [
    "<script>alert(1)</script>",
    "{{ settings.SECRET_KEY }}",
    "{% include 'base.html' %}",
    '=HYPERLINK("http://127.0.0.1/")',
    "&amp; ]]> <w:t>x</w:t>",
    '<img src="file:///etc/passwd">',
    "a\x0bb\u202ec",
]


def test_hostile_text_is_text_in_word_and_after_it(office: Office, case: Case) -> None:
    blocks: list[dict[str, Any]] = [{"kind": "paragraph", "text": text} for text in HOSTILE]
    blocks += [{"kind": "heading", "level": 2, "text": text} for text in HOSTILE]
    mine = commands.save_draft("team-report", case, by=office.an, on=DAY, blocks=blocks)

    content = as_word(mine)

    paragraphs = [one.text for one in _texts(content)]
    for text in (*HOSTILE[:-1], "abc"):
        assert paragraphs.count(text) == 2, text
    assert "TargetMode" not in str(zipfile.ZipFile(BytesIO(content)).read("word/_rels/document.xml.rels"))
    assert kept(sent(case, office.an, content), office.an, after=2).blocks == mine.blocks


def _texts(content: bytes) -> list[Any]:
    body = docx.Document(BytesIO(content)).element.body

    class Whole:
        def __init__(self, element: Any) -> None:
            self.text = "".join(one.text or "" for one in element.iter(f"{NS}t"))

    return [Whole(element) for element in body.iter(f"{NS}p")]


def test_bold_words_are_printed_shown_and_kept_by_the_editor(office: Office, case: Case, draft: Draft) -> None:
    printed = filling.html(catalogue.TEAM_REPORT, samples.draft(catalogue.TEAM_REPORT) | {"content": draft.content})
    shown = signed_in(office.an).get(page(case, "draft-version", 1)).content.decode()
    for text in (printed, shown):
        assert "Chi bộ có 42 đảng viên, <b>thu đảng phí 12.345.000 đồng</b>; họp ngày" in text
    rows = [row | {"kind": row["kind"]} for row in rows_of(draft.blocks)]
    assert blocks_of(rows, draft.blocks) == draft.blocks
    rows[2]["text"] = str(rows[2]["text"]).replace("42", "43")
    assert "runs" not in blocks_of(rows, draft.blocks)[2]


@pytest.mark.parametrize("key", [one.key for one in catalogue.ALL if one.drafted])
def test_every_paper_that_is_drafted_goes_out_and_comes_back_whole(key: str) -> None:
    document_type = catalogue.BY_KEY[key]
    content = samples.draft(document_type)["content"]
    about = {name: content["letterhead"][name] for name in ("above", "name")} | {"place": content["place"]}
    known = {f"paper.{name}": Known(f"paper.{name}", name, value, "") for name, value in about.items()}
    known["paper.recipients"] = Known("paper.recipients", "", "\n".join(content["recipients"]), "")
    known["case.subject"] = Known("case.subject", "", samples.SUBJECT, "")
    signed = {"capacity": "T/M BAN THƯỜNG VỤ", "post": "", "name": ""}

    file = written(document_type, content, known, signed, version=1, origin="k" * 20)

    found = reading.read(guard.opened("a.docx", file))
    comparison = Comparison(found.kept, known, figures_of(content["blocks"], known))
    assert comparison.differences() == []
    returned, put_back = recognized(cleaned(comparison.blocks({})), content["blocks"])
    assert put_back == []
    again = [without_widths(block) for block in returned]
    assert again == [without_widths(block) for block in cleaned(content["blocks"])]


def without_widths(block: dict[str, Any]) -> dict[str, Any]:
    return block | {"columns": [one["title"] for one in block["columns"]]} if block["kind"] == "table" else block


# A report of a period


def test_figures_of_a_periodic_report_are_not_typed_over_in_word(office: Office) -> None:
    body, period = office.standing, periods.between(date(2026, 1, 1), date(2026, 3, 31))
    mine = commands.save_draft("periodic-report", body, by=office.chu, on=DAY, occasion=period)
    _draft, content = word.take_out("periodic-report", body, by=office.chu, on=DAY, occasion=period)
    table = next(block for block in mine.blocks if block["kind"] == "table")
    total = table["rows"][-1][1]
    content = changed(
        content,
        lambda text: text.replace(f">{total}</w:t>", ">999</w:t>", 1),
        (f">{table['columns'][1]['title']}<", ">Cột khác<"),
        ("PHƯƠNG HƯỚNG", "PHƯƠNG HƯỚNG CHUNG"),
    )

    returned = word.receive_return(
        "periodic-report", body, by=office.chu, on=DAY, name="bc.docx", content=content, occasion=period
    )

    typed_over = [one for one in differing(returned) if one.now == "999"]
    assert typed_over
    assert all(one.owned and one.act for one in typed_over)
    again = kept(returned, office.chu)
    assert [block for block in again.blocks if block["kind"] == "table"] == [
        block for block in mine.blocks if block["kind"] == "table"
    ]
    assert "IV. PHƯƠNG HƯỚNG CHUNG, NHIỆM VỤ" in [block.get("text") for block in again.blocks]
    client = signed_in(office.chu)
    args = [body.pk, "2026-01-01", "2026-03-31"]
    assert client.get(reverse("report-word", args=args)).status_code == 200
    assert client.post(reverse("report-word-file", args=args)).status_code == 200
    assert signed_in(office.minh).post(reverse("report-word-file", args=args)).status_code in (403, 404)


def test_a_sentence_of_figures_changed_in_word_is_shown_and_put_back(office: Office) -> None:
    """Both ways: the figure is asked about, and a sentence written anew is put back and named on the page."""
    body, period = office.standing, periods.between(date(2026, 1, 1), date(2026, 3, 31))
    mine = commands.save_draft("periodic-report", body, by=office.chu, on=DAY, occasion=period)
    _draft, content = word.take_out("periodic-report", body, by=office.chu, on=DAY, occasion=period)
    counted = [block for block in mine.blocks if block.get("counted")]
    figure = next(block for block in counted if re.search(r" 0\d ", block["text"]))
    number = re.search(r" (0\d) ", figure["text"])
    words = next(block for block in counted if "không" in block["text"] and block is not figure)
    assert number is not None

    def typed(text: str) -> str:
        start = text.index(figure["text"][: number.start(1)].split("(")[0].strip()[:20])
        return text[:start] + text[start:].replace(f">{number[1]}<", ">99<", 1)

    content = changed(content, typed, (words["text"], words["text"].replace("không", "có nhiều", 1)))
    returned = word.receive_return(
        "periodic-report", body, by=office.chu, on=DAY, name="bc.docx", content=content, occasion=period
    )

    assert [(one.was, one.now) for one in differing(returned)] == [(number[1], "99")]
    shown = signed_in(office.chu).get(
        reverse("report-return", args=[body.pk, "2026-01-01", "2026-03-31", returned.key])
    )
    assert shown.context["put_back"] == [words["text"]]
    again = kept(returned, office.chu, after=mine.version)
    assert [block for block in again.blocks if block.get("counted")] == counted


# On the page


def page(case: Case, name: str, *args: object) -> str:
    return reverse(name, args=[case.key, "team-report", *args])


def upload(client: Client, case: Case, content: bytes, name: str = "bao-cao.docx") -> Any:
    return client.post(page(case, "draft-word"), {"file": BytesIOFile(content, name)})


class BytesIOFile(BytesIO):
    def __init__(self, content: bytes, name: str) -> None:
        super().__init__(content)
        self.name = name


def test_a_draft_goes_out_and_comes_back_through_the_pages(office: Office, case: Case, draft: Draft) -> None:
    client = signed_in(office.an)
    taken = client.post(page(case, "draft-word-file"))
    assert taken["Content-Disposition"] == 'attachment; filename="du-thao-team-report-lan-1.docx"'

    answer = upload(client, case, changed(taken.content, (">42</w:t>", ">43</w:t>"), ("thứ hai", "thứ ba")))

    returned = DraftReturn.objects.get()
    done(answer, page(case, "draft-return", returned.key))
    shown = client.get(page(case, "draft-return", returned.key))
    assert [(one.was, one.now) for one, _answer in shown.context["differences"]] == [("42", "43")]
    unanswered = client.post(page(case, "draft-return", returned.key), {"do": "keep", "after": "1"})
    assert unanswered.status_code == 422
    ((one, _answer),) = shown.context["differences"]
    done(client.post(page(case, "draft-return", returned.key), {f"answer-{one.id}": "accept", "do": "later"}))
    assert returned.file_name in client.get(page(case, "draft-word")).content.decode()
    done(client.post(page(case, "draft-return", returned.key), {"do": "keep", "after": "1"}), page(case, "draft"))
    assert Draft.objects.filter(case=case).last().blocks[2]["text"].startswith("Chi bộ có 43")  # type: ignore[union-attr]


def test_a_colleagues_version_is_not_overwritten_in_silence(office: Office, case: Case, draft: Draft) -> None:
    returned = sent(case, office.an, changed(as_word(draft), ("thứ hai", "thứ ba")))
    client = signed_in(office.an)
    commands.save_draft("team-report", case, by=office.lan, on=DAY, blocks=[{"kind": "paragraph", "text": "Của Lan."}])

    answer = client.post(page(case, "draft-return", returned.key), {"do": "keep", "after": "1"})

    assert answer.status_code == 409
    assert answer.context["latest"].version == 2
    done(client.post(page(case, "draft-return", returned.key), {"do": "keep", "after": "2"}))
    assert Draft.objects.filter(case=case).count() == 3


def test_a_returned_file_exists_for_its_sender_alone(office: Office, case: Case, draft: Draft) -> None:
    returned = sent(case, office.an, as_word(draft))
    address = page(case, "draft-return", returned.key)

    assert signed_in(office.lan).get(address).status_code == 404  # writes the draft too
    assert TrailEntry.objects.filter(act="access-denied", by=office.lan, data__returned=returned.key).exists()
    assert signed_in(office.minh).get(address).status_code == 404
    assert signed_in(office.binh).get(page(case, "draft-word")).status_code == 403  # reads the draft
    assert signed_in(office.binh).post(page(case, "draft-word-file")).status_code == 403
    done(signed_in(office.an).post(address, {"do": "drop"}), page(case, "draft-word"))
    assert not DraftReturn.objects.exists()


def test_what_waited_long_enough_is_removed(office: Office, case: Case, draft: Draft) -> None:
    returned = sent(case, office.an, as_word(draft))
    assert sent(case, office.an, as_word(draft)) == returned  # the same file is the one that waits
    assert word.sweep_returns() == 0
    DraftReturn.objects.update(expires_at=returned.sent_at)

    assert DraftReturn.objects.waiting_for(office.an).count() == 0
    assert word.sweep_returns() == 1
