"""Templates a secretary maintains: words from a list, versions in force by the day, a kind of paper added by data."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import Any

import pikepdf
import pytest
from django.db import DatabaseError, transaction

from cases.errors import NotYourDuty
from cases.models import Case, TrailEntry
from documents import catalogue, commands, own_types, press, render, starting, templating, triggers
from documents.errors_templates import (
    AuthorPublishes,
    FactsMissing,
    KindRefused,
    NotToPublish,
    TemplateChanged,
    TemplateFixed,
    TemplateMissing,
    TemplateRefused,
    UnknownPlaceholder,
)
from documents.facts.own import Told
from documents.models import Document
from documents.models_templates import OwnType, PaperTemplate
from documents.placeholders import is_fixed, offered
from documents.substitution import require_fitting
from tests import make
from tests.documents.reading import text
from tests.documents.walk import day
from tests.make import Office, make_office

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning"),
]

TODAY = day("P2")
DECISION = catalogue.TEAM_DECISION


@pytest.fixture
def office() -> Office:
    return make_office()


def paragraph(text: str) -> dict[str, str]:
    return {"kind": "paragraph", "text": text}


def kept(office: Office, *texts: str, by: Any = None, paper: Any = DECISION, **more: Any) -> PaperTemplate:
    """A version of the standing committee's text, written by its clerk."""
    values: dict[str, Any] = {"blocks": [paragraph(one) for one in texts], "reason": "Theo hướng dẫn mới", "on": TODAY}
    return commands.save_template(paper, office.standing, by=by or office.thu, **(values | more))


def in_force(office: Office, *texts: str, on: date = TODAY, since: date | None = None, **more: Any) -> PaperTemplate:
    """The same, put into force by the leader who signs."""
    return commands.publish_template(kept(office, *texts, on=on, **more), by=office.chu, on=on, since=since)


def signed(office: Office, case: Case, on: date, **more: Any) -> Document:
    """The decision on the team, issued on a day."""
    return commands.issue(DECISION, case.team, by=office.chu, on=on, wait=True, **more)


# The words of the list


def test_every_kind_that_may_be_edited_starts_from_its_delivered_text_and_prints_it() -> None:
    editable = [one for one in catalogue.ALL if not is_fixed(one)]
    assert len(editable) > 80

    for one in editable:
        blocks = list(starting.delivered(one))
        assert blocks, one.key
        require_fitting(blocks, offered(one))
        made = templating.worded(one, {"blocks": blocks}, starting.example(one))
        assert "{{" not in str(made["blocks"]), one.key
        assert render.html(one, starting.whole(one, made, 1))


def test_a_word_that_is_not_on_the_list_is_refused_with_those_near_to_it(office: Office) -> None:
    with pytest.raises(UnknownPlaceholder) as refusal:
        kept(office, "Đối với {{đoi tuong}}.")

    assert "đoi tuong" in refusal.value.messages[0]
    assert "đối tượng" in refusal.value.advice
    assert not PaperTemplate.objects.exists()


@pytest.mark.parametrize(
    "word", ["settings.SECRET_KEY", "paper.archive", "''.__class__", "content.members.0", "told.x"]
)
def test_A29_a_path_is_no_word_of_the_list(office: Office, word: str) -> None:  # noqa: N802
    with pytest.raises(UnknownPlaceholder):
        kept(office, f"Trước {{{{ {word} }}}} sau.")


HOSTILE = [
    "{% include 'base.html' %}",
    "{% load static %}{# nobody sees this #}",
    "{{ chưa đóng",
    "}} {{}} {{{{",
    "<script>alert(1)</script><img src=http://localhost:1/x>",
    "=HYPERLINK(1) &lt;b&gt; ${x} %(word)s {0}",
    "[[không có từ nào]]",
]


def test_A28_A29_whatever_else_is_typed_stays_text(office: Office) -> None:  # noqa: N802
    case = make.make_case(office, "P2")
    in_force(office, *[f"Trước {typed} sau" for typed in HOSTILE], "\x00\u202eẩn\u200b {{đối tượng}}")

    document = signed(office, case, TODAY)
    taken = "".join(text(render.render(document.type, document.facts)).split())

    for typed in HOSTILE:
        assert "".join(f"Trước {typed} sau".split()) in taken
    assert document.facts["content"]["blocks"][-1]["text"] == f"ẩn {case.subject_name}."


def test_a_fact_that_looks_like_a_word_is_printed_as_it_is(office: Office) -> None:
    content = starting.example(DECISION) | {"topic": "{{đối tượng}} {% now 'Y' %}"}

    made = templating.worded(DECISION, {"blocks": [paragraph("Về {{chuyên đề}}")]}, content)

    assert made["blocks"][0]["text"] == "Về {{đối tượng}} {% now 'Y' %}."


UNPRINTABLE: list[list[dict[str, str]]] = [
    [{"kind": "paragraph", "text": "x" * 10_001}],
    [{"kind": "paragraph", "text": "x"}] * 201,
    [{"kind": "script", "text": "x"}],
    [{"kind": "paragraph", "text": "{{căn cứ}} và {{thành viên đoàn}}"}],
    [{"kind": "paragraph", "text": "{{danh sách đối tượng}}"}],
    [{"kind": "table", "text": "Bảng"}],
    [{"kind": "paragraph", "text": "{{đối tượng}}" * 501}],
    [{"kind": "paragraph", "text": " \u200b "}],
]


def test_what_no_paper_could_print_is_refused(office: Office) -> None:
    for blocks in UNPRINTABLE:
        with pytest.raises(TemplateRefused):
            kept(office, blocks=blocks)


def test_a_form_prescribed_as_a_whole_is_not_edited(office: Office) -> None:
    with pytest.raises(TemplateFixed):
        kept(office, "Chữ khác", paper="ballot-paper")


def test_a_word_is_printed_as_large_as_it_is_typed_and_lists_go_line_by_line() -> None:
    blocks = [
        {"kind": "basis", "text": "{{căn cứ}}\nTheo đề nghị của cơ quan tham mưu"},
        {"kind": "centred", "text": "{{CƠ QUAN QUYẾT ĐỊNH}} QUYẾT ĐỊNH"},
        {"kind": "article", "text": "Đoàn gồm {{số thành viên đoàn}} đồng chí:"},
        {"kind": "numbered", "text": "{{thành viên đoàn}}"},
        {"kind": "article", "text": "{{Đối tượng}} chịu trách nhiệm thi hành."},
        {"kind": "table", "text": "{{danh sách đối tượng}}"},
    ]

    made = templating.worded(DECISION, {"blocks": blocks}, starting.example(DECISION))["blocks"]

    assert [block.get("text", block["kind"]) for block in made] == [
        "- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;",
        "- Theo đề nghị của cơ quan tham mưu,",
        "BAN THƯỜNG VỤ ĐẢNG ỦY VÍ DỤ QUYẾT ĐỊNH",
        "Đoàn gồm 02 đồng chí:",
        "1. Đồng chí Nguyễn Thị Ví Dụ, Ủy viên Ủy ban Kiểm tra, Trưởng đoàn.",
        "2. Đồng chí Trần Văn Mẫu, Kiểm tra viên, Thư ký.",
        "Đảng ủy phường Ví Dụ chịu trách nhiệm thi hành.",
        "table",
    ]
    assert sum(column["width"] for column in made[-1]["columns"]) == 100


# No blank


def test_a_paper_that_lacks_a_fact_is_refused_with_all_it_lacks_and_where_to_fill_it_in() -> None:
    content = {"authority": "Ban Thường vụ", "scope": [], "reason": "", "members": []}
    template = {"blocks": [paragraph("{{cơ quan quyết định}} {{mốc từ ngày}}"), paragraph("{{thành viên đoàn}}")]}

    with pytest.raises(FactsMissing) as refusal:
        templating.worded(DECISION, template, content)

    assert "“mốc từ ngày”, “thành viên đoàn”" in refusal.value.messages[0]
    assert refusal.value.advice


def test_a_refused_paper_takes_no_number(office: Office) -> None:
    case = make.make_case(office, "P2")
    type(case.team).objects.filter(pk=case.team.pk).update(scope_from=None)
    in_force(office, "Từ {{mốc từ ngày}} về sau.")

    with pytest.raises(FactsMissing):
        signed(office, case, TODAY)

    assert not Document.objects.exists()


def test_a_passage_in_brackets_is_printed_only_with_its_facts() -> None:
    content = {"authority": "Ban Thường vụ"}
    template = {
        "blocks": [paragraph("{{cơ quan quyết định}} họp[[ tại {{nội dung}}]]"), paragraph("[[{{chuyên đề}}]]")]
    }

    made = templating.worded(DECISION, template, content)

    assert [block["text"] for block in made["blocks"]] == ["Ban Thường vụ họp."]


# Versions


def test_the_version_in_force_on_the_papers_day_is_printed_and_the_papers_before_keep_theirs(office: Office) -> None:
    first, second = make.make_case(office, "P2"), make.make_case(office, "P2")
    assert "frame" not in signed(office, first, TODAY).facts["content"]
    in_force(office, "Lời văn thứ nhất của {{cơ quan quyết định}}.")
    newer = in_force(office, "Lời văn thứ hai.", since=TODAY + timedelta(days=5))

    before = signed(office, second, TODAY + timedelta(days=4))
    after = signed(office, make.make_case(office, "P2"), TODAY + timedelta(days=5))

    assert before.facts["content"]["blocks"][0]["text"].startswith("Lời văn thứ nhất của")
    assert after.facts["content"]["wording"] == {
        "version": 2, "sha256": newer.sha256, "of": office.standing.name, "key": newer.key,
    }  # fmt: skip
    commands.withdraw_template(newer, by=office.chu, on=TODAY + timedelta(days=6), reason="Sai thể thức")
    again = signed(office, make.make_case(office, "P2"), TODAY + timedelta(days=6))
    assert again.facts["content"]["wording"]["version"] == 1


def test_the_same_frozen_facts_give_the_same_bytes_though_the_template_is_gone(office: Office) -> None:
    template = in_force(office, "Lời văn của {{cơ quan quyết định}}.")
    document = signed(office, make.make_case(office, "P2"), TODAY)
    first = press.render(document.type, document.facts)
    commands.withdraw_template(template, by=office.chu, on=TODAY, reason="Thử")

    assert press.render(document.type, document.facts) == first
    with pikepdf.open(io.BytesIO(first)) as pdf:
        assert f"text 1 {template.sha256[:12]}" in str(pdf.docinfo)
    assert render.record(document.type, document.facts)["template"].endswith(template.sha256[:12])


def test_a_bodys_own_text_goes_before_that_of_the_house(office: Office) -> None:
    other = make.make_user("quantri2", is_administrator=True)
    whole = commands.save_template(
        DECISION, None, by=office.administrator, on=TODAY, blocks=[paragraph("Của cả cơ quan.")], reason="Chung"
    )
    commands.publish_template(whole, by=other, on=TODAY)
    assert templating.in_force(DECISION, office.standing, TODAY) == whole

    own = in_force(office, "Của Ban Thường vụ.")

    assert templating.in_force(DECISION, office.standing, TODAY) == own
    assert templating.in_force(DECISION, office.commission, TODAY) == whole


def test_four_eyes_a_day_that_is_not_past_and_a_reason(office: Office) -> None:
    template = kept(office, "Lời văn.")
    with pytest.raises(AuthorPublishes):
        commands.publish_template(template, by=office.thu, on=TODAY)
    with pytest.raises(NotToPublish):
        commands.publish_template(template, by=office.chu, on=TODAY, since=TODAY - timedelta(days=1))
    for stranger in (office.lan, office.administrator):
        with pytest.raises(NotYourDuty):
            commands.publish_template(template, by=stranger, on=TODAY)
    with pytest.raises(NotYourDuty):
        kept(office, "Lời khác.", by=office.lan)
    kept(office, "Lời khác.", by=office.administrator)

    commands.publish_template(template, by=office.chu, on=TODAY)

    with pytest.raises(NotToPublish):
        commands.publish_template(template, by=office.chu, on=TODAY)
    entry = TrailEntry.objects.get(act="template-published")
    assert (entry.by, entry.data["version"], entry.data["sha256"]) == (office.chu, 1, template.sha256)


def test_nobody_overwrites_a_colleague_and_the_same_text_is_one_version(office: Office) -> None:
    first = kept(office, "Lời văn.", after=0)
    assert kept(office, "Lời văn.", after=0) == first

    with pytest.raises(TemplateChanged):
        kept(office, "Lời khác.", after=0)


def test_a_version_never_changes_not_even_past_django(office: Office) -> None:
    triggers.install()
    template = in_force(office, "Lời văn.")
    rows = PaperTemplate.objects.filter(pk=template.pk)

    changes: list[dict[str, Any]] = [{"content": {}}, {"published_on": None}, {"in_force_from": date(2026, 12, 1)}]
    for change in changes:
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**change)


# A draft starts from the template


def test_a_draft_starts_from_the_text_in_force_and_is_then_written_on(office: Office) -> None:
    case = make.make_case(office, "R3")
    in_force(office, "Mở đầu theo mẫu của {{cơ quan quyết định}}.", "{{nội dung soạn sẵn}}", paper="team-report")

    blocks = commands.suggested("team-report", case, on=TODAY)["blocks"]

    assert blocks[0]["text"] == f"Mở đầu theo mẫu của {office.standing.name}."
    assert len(blocks) > 3


# A kind of paper added by data


def added(office: Office, **more: Any) -> OwnType:
    """An invitation to work, of the standing committee."""
    values: dict[str, Any] = {
        "code": "GM", "name": "Giấy mời làm việc", "title": "GIẤY MỜI", "concern": "case", "issuer": "authority",
        "signing": "collective", "reason": "Chưa có trong danh mục",
    }  # fmt: skip
    return commands.add_type(office.standing, by=office.thu, on=TODAY, **(values | more))


def test_a_kind_of_paper_is_added_by_data_alone_issued_numbered_printed_and_verified(office: Office) -> None:
    row = added(office)
    case = make.make_case(office, "P2")
    with pytest.raises(TemplateMissing):
        commands.issue(row.key, case, by=office.chu, on=TODAY)
    in_force(
        office,
        "{{cơ quan quyết định}} mời {{đối tượng}} đến làm việc lúc {{giờ làm việc}}.",
        paper=row.key,
        about="mời {{đối tượng}} làm việc",
        to=["{{đối tượng}}"],
        recipients=["Như trên", "Ủy ban Kiểm tra"],
        asks=["giờ làm việc"],
    )
    with pytest.raises(FactsMissing, match="giờ làm việc"):
        commands.issue(row.key, case, by=office.chu, on=TODAY)

    told = Told(1, {"giờ làm việc": "08 giờ 00 phút, ngày 05/3/2026"})
    document = commands.issue(row.key, case, by=office.chu, on=TODAY, occasion=told, wait=True)
    assert commands.issue(row.key, case, by=office.chu, on=TODAY, occasion=told) == document
    commands.print_here(document)

    document.refresh_from_db()
    assert (document.symbol, document.state, document.type_name) == ("01-GM/TU", "issued", "Giấy mời làm việc")
    taken = text(press.render(own_types.of_facts(document.type_key, document.facts), document.facts))
    for said in (
        "GIẤY MỜI", f"mời {case.subject_name} làm việc", "Kính gửi", "Số 01-GM/TU", "T/M BAN THƯỜNG VỤ",
        f"{office.standing.name} mời {case.subject_name} đến làm việc lúc 08 giờ 00 phút, ngày 05/3/2026.",
    ):  # fmt: skip
        assert said in taken
    assert TrailEntry.objects.filter(case=case, act="paper-issued", data__symbol="01-GM/TU").exists()


def test_a_bodys_own_business_and_a_teams_paper_are_kinds_too(office: Office) -> None:
    case = make.make_case(office, "P3")
    of_body = added(office, concern="body", code="CV", title="", name="Công văn chung")
    of_team = added(office, concern="team", issuer="team", signing="team-head", code="TBi", name="Thông báo lịch")
    for row in (of_body, of_team):
        in_force(office, "Nội dung của {{cơ quan quyết định}}.", paper=row.key, about="việc chung", to=["Các chi bộ"])

    letter = commands.issue(of_body.key, office.standing, by=office.chu, on=TODAY, occasion=Told(1), wait=True)
    notice = commands.issue(of_team.key, case.team, by=office.an, on=day("P3"), occasion=Told(1), wait=True)

    assert letter.symbol.endswith("-CV/TU")
    assert notice.symbol == "01-TBi/ĐKT"
    assert notice.facts["issue"]["signatures"][0]["post"] == "TRƯỞNG ĐOÀN"
    assert letter.case is None
    with pytest.raises(NotYourDuty):
        commands.issue(of_body.key, office.standing, by=office.thu, on=TODAY, occasion=Told(2))


def test_a_kind_that_could_not_be_numbered_or_told_apart_is_refused(office: Office) -> None:
    added(office)

    for wrong in ({"code": "G M"}, {"code": "QĐ/1"}, {"code": ""}, {"name": "Giấy mời làm việc"}):
        with pytest.raises(KindRefused):
            added(office, **({"name": "Giấy khác"} | wrong))


def test_the_clerk_of_one_body_writes_for_no_other(office: Office) -> None:
    assert commands.keeps_templates(office.thu, office.standing, TODAY)
    assert not commands.keeps_templates(office.thu, None, TODAY)
    with pytest.raises(NotYourDuty):
        commands.save_template(DECISION, None, by=office.thu, on=TODAY, blocks=[paragraph("Chữ")], reason="Thử")
