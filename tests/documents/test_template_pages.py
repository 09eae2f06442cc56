"""The pages of templates: written by a clerk, put into force by a leader, previewed on invented facts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from cases.models import Case
from documents import catalogue, commands
from documents.models import Document
from documents.models_templates import OwnType, PaperTemplate
from inspection.accounts.models import User
from tests import make
from tests.documents.reading import text
from tests.make import Office, make_office

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning"),
]

DECISION = catalogue.TEAM_DECISION


@pytest.fixture
def office() -> Office:
    return make_office()


def signed_in(user: User) -> Any:
    client = Client()
    client.force_login(user)
    return client


def parts(*rows: tuple[str, str], do: str = "save", **more: str) -> dict[str, str]:
    """The editor's form as it is sent."""
    sent = {"parts-TOTAL_FORMS": str(len(rows)), "parts-INITIAL_FORMS": "0", "do": do, "base": "0"}
    for at, (kind, said) in enumerate(rows):
        sent |= {f"parts-{at}-kind": kind, f"parts-{at}-text": said}
    return sent | {"reason": "Theo hướng dẫn mới"} | more


def test_a_clerk_writes_a_leader_puts_into_force_and_both_see_it_on_invented_facts(office: Office) -> None:
    case = make.make_case(office, "P2")
    clerk, leader = signed_in(office.thu), signed_in(office.chu)
    editor = reverse("template-edit", args=[DECISION.key, office.standing.pk])
    assert "{{CƠ QUAN QUYẾT ĐỊNH}} QUYẾT ĐỊNH" in clerk.get(editor).content.decode()

    moved = clerk.post(editor, parts(("paragraph", "Một"), ("paragraph", "Hai"), do="down:0"))
    rows = [form["text"].value() for form in moved.context["formset"]]
    looked = clerk.post(editor, parts(("paragraph", "{{đối tượng}} <b>đậm</b>"), do="preview"))
    refused = clerk.post(editor, parts(("paragraph", "{{doi tuong}}")))
    kept = clerk.post(editor, parts(("paragraph", "Lời văn mới đối với {{đối tượng}}.")))

    assert rows == ["Hai", "Một"]
    assert "Đảng ủy phường Ví Dụ &lt;b&gt;đậm&lt;/b&gt;" in looked.content.decode()
    assert refused.status_code == 422
    assert "đối tượng" in refused.context["refusal"].advice
    template = PaperTemplate.objects.get()
    assert kept.url == reverse("template", args=[template.key])
    assert clerk.get(kept.url).context["publish_form"] is None
    page = leader.get(kept.url)
    assert case.subject_name not in page.content.decode()

    done = leader.post(reverse("template-publish", args=[template.key]), {"since": localdate().isoformat()})

    assert done.status_code == 302
    template.refresh_from_db()
    assert (template.published_by, template.in_force_from) == (office.chu, localdate())
    pdf = leader.get(reverse("template-pdf", args=[template.key])).content
    assert "Lời văn mới đối với Đảng ủy phường Ví Dụ." in text(pdf)
    compared = leader.get(reverse("template-compare", args=[DECISION.key]), {"den": template.key})
    assert "<ins>" in compared.content.decode()
    listed = leader.get(reverse("templates"), {"q": "lập đoàn"}).context["rows"]
    assert [line.in_force for line in listed if line.type == DECISION] == [[template]]


def test_two_people_write_at_once_and_nothing_is_lost(office: Office) -> None:
    clerk = signed_in(office.thu)
    editor = reverse("template-edit", args=[DECISION.key, office.standing.pk])
    clerk.post(editor, parts(("paragraph", "Lời thứ nhất.")))

    late = clerk.post(editor, parts(("paragraph", "Lời của tôi.")))

    assert late.status_code == 422
    assert "Lời của tôi." in late.content.decode()
    assert late.context["base"] == 1


def test_who_answers_for_no_templates_finds_none_and_the_attempt_is_kept(office: Office) -> None:
    template = commands.save_template(
        DECISION, office.standing, by=office.thu, on=localdate(), blocks=[{"kind": "paragraph", "text": "Chữ"}],
        reason="Thử",
    )  # fmt: skip
    stranger = signed_in(office.lan)
    for address in (reverse("templates"), reverse("template", args=[template.key])):
        assert stranger.get(address).status_code == 403
    head_of_another = signed_in(office.chu)
    assert head_of_another.get(reverse("template", args=["0" * 20])).status_code == 404
    assert head_of_another.get(reverse("template-edit", args=[DECISION.key, 0])).status_code == 404
    assert head_of_another.get(reverse("template-edit", args=["ballot-paper", office.standing.pk])).status_code == 404
    assert stranger.post(reverse("template-publish", args=[template.key]), {"since": "2030-01-01"}).status_code == 403


def test_an_administrator_writes_for_the_house_and_sees_no_case(office: Office) -> None:
    case = make.make_case(office, "P2")
    admin = signed_in(office.administrator)
    admin.post(reverse("template-edit", args=[DECISION.key, 0]), parts(("paragraph", "Chung cho {{đối tượng}}.")))
    template = PaperTemplate.objects.get(body=None)

    for address in ("templates", "template-kind", "template", "template-edit"):
        about = {"templates": [], "template-kind": [DECISION.key], "template": [template.key]}
        page = admin.get(reverse(address, args=about.get(address, [DECISION.key, 0])))
        assert page.status_code == 200
        assert case.subject_name not in page.content.decode()
    assert admin.get(reverse("own-papers", args=[case.key])).status_code == 404


def added(office: Office, **more: str) -> Any:
    """Add a kind through its page."""
    values = {
        "body": str(office.standing.pk), "name": "Giấy mời", "title": "Giấy mời", "code": "GM", "numbered": "on",
        "concern": "case", "issuer": "authority", "signing": "collective", "reason": "Chưa có trong danh mục",
    }  # fmt: skip
    return signed_in(office.thu).post(reverse("paper-kind-add"), values | more)


def test_a_kind_is_added_written_put_into_force_and_issued_through_the_pages_alone(office: Office) -> None:
    case: Case = make.make_case(office, "P2")
    told = added(office)
    row = OwnType.objects.get()
    assert told.url == reverse("template-edit", args=[row.key, office.standing.pk])
    head = {"about": "mời {{đối tượng}} làm việc", "to": "{{đối tượng}}", "recipients": "Như trên", "asks": "giờ"}
    kept = signed_in(office.thu).post(told.url, parts(("paragraph", "Mời {{đối tượng}} lúc {{giờ}}."), **head))
    template = PaperTemplate.objects.get()
    assert kept.status_code == 302
    leader = signed_in(office.chu)
    address = reverse("own-paper", args=[case.key, row.key])
    assert leader.post(address, {"number": "1"}).status_code == 422
    leader.post(reverse("template-publish", args=[template.key]), {"since": localdate().isoformat()})

    desk = reverse("case", args=[case.key]) + "?xem=van-ban"
    assert reverse("own-papers", args=[case.key]) in leader.get(desk).content.decode()
    asked = leader.get(address)
    assert asked.context["form"].asks == ["giờ"]
    assert leader.get(reverse("own-papers", args=[case.key])).context["rows"] == [(row, template)]
    looked = leader.post(address, {"number": "1", "word_0": "08 giờ 00 phút", "do": "preview"})
    assert f"Mời {case.subject_name} lúc 08 giờ 00 phút." in looked.content.decode()
    assert not Document.objects.exists()
    for _twice in range(2):
        assert leader.post(address, {"number": "1", "word_0": "08 giờ 00 phút"}).status_code == 302

    document = Document.objects.get()
    assert document.symbol == "01-GM/TU"
    assert signed_in(office.an).get(address).status_code == 404


def test_a_kind_that_contradicts_itself_is_shown_again(office: Office) -> None:
    for wrong in ({"issuer": "team"}, {"concern": "body", "issuer": "team", "signing": "team-head"}, {"code": "1"}):
        page = added(office, **wrong)
        assert page.status_code == 422
        assert page.context["form"].errors
    assert not OwnType.objects.exists()


def test_a_paper_of_a_bodys_own_business_is_issued_by_who_signs_for_it(office: Office) -> None:
    row = OwnType.objects.get(pk=_of_the_body(office).pk)
    address = reverse("body-paper", args=[office.standing.pk, row.key])
    assert signed_in(office.thu).get(address).status_code == 404

    done = signed_in(office.chu).post(address, {"number": "1"})

    assert done.url == reverse("paper", args=[Document.objects.get().key])
    assert signed_in(office.thu).get(reverse("template-kind", args=[row.key])).status_code == 200


def _of_the_body(office: Office) -> OwnType:
    added(office, concern="body", name="Công văn chung", code="CVC", title="")
    row: OwnType = OwnType.objects.get()
    template = commands.save_template(
        row.key, office.standing, by=office.thu, on=localdate() - timedelta(days=1), reason="Đầu tiên",
        blocks=[{"kind": "paragraph", "text": "{{cơ quan quyết định}} thông báo."}], about="việc chung",
        to=["Các chi bộ"], recipients=["Như trên"],
    )  # fmt: skip
    commands.publish_template(template, by=office.chu, on=localdate() - timedelta(days=1))
    return row
