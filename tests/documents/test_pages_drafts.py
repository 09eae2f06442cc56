"""Writing a report: blocks from the findings, versions kept, two side by side, no colleague overwritten."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cases.models import Case
from documents.commands import save_draft
from documents.models import Draft
from tests.make import Office, make_case, make_office
from tests.workflows.pages import done, sent, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    """The small committee."""
    return make_office()


@pytest.fixture
def case(office: Office) -> Case:
    """A case whose draft was handed to the subject."""
    return make_case(office, "R4")


def url(case: Case, name: str = "draft", *args: object) -> str:
    return reverse(name, args=[case.key, "team-report", *args])


def written(response: Any, **changes: str) -> dict[str, str]:
    """What a browser sends of the editor."""
    formset = response.context["formset"]
    data = sent(formset.management_form)
    for form in formset:
        data |= sent(form)
    data["base"] = str(response.context["base"])
    return data | {name.replace("__", "-"): value for name, value in changes.items()}


def texts(response: Any) -> list[str]:
    return [str(form["text"].value()) for form in response.context["formset"]]


def keep(client: Client, case: Case, **changes: str) -> Any:
    return client.post(url(case), written(client.get(url(case)), **changes))


def test_a_draft_begins_with_what_the_findings_say(office: Office, case: Case) -> None:
    page = signed_in(office.an).get(url(case))

    assert any("Sổ sách ghi chưa đầy đủ" in text for text in texts(page))
    assert not Draft.objects.exists()


def test_saving_keeps_a_version_with_its_author(office: Office, case: Case) -> None:
    client = signed_in(office.an)

    done(keep(client, case, blocks__0__text="Đoàn kiểm tra báo cáo."), url(case))

    draft = Draft.objects.get()
    assert (draft.version, draft.author) == (1, office.an)
    assert draft.blocks[0] == {"kind": "paragraph", "text": "Đoàn kiểm tra báo cáo."}


def test_a_later_version_leaves_the_former_as_it_was(office: Office, case: Case) -> None:
    client = signed_in(office.an)
    done(keep(client, case, blocks__0__text="Lần một."))

    done(keep(client, case, blocks__0__text="Lần hai."))

    assert [draft.blocks[0]["text"] for draft in Draft.objects.order_by("version")] == ["Lần một.", "Lần hai."]
    assert "Lần một." in client.get(url(case, "draft-version", 1)).content.decode()


def test_nobody_overwrites_a_colleague_in_silence(office: Office, case: Case) -> None:
    blocks = [{"kind": "paragraph", "text": "Bản đầu."}]
    save_draft("team-report", case, by=office.an, on=date(2026, 3, 20), blocks=blocks)
    an, lan = signed_in(office.an), signed_in(office.lan)
    mine, theirs = an.get(url(case)), lan.get(url(case))
    done(lan.post(url(case), written(theirs, blocks__0__text="Bản của trưởng đoàn.")))

    response = an.post(url(case), written(mine, blocks__0__text="Bản của thư ký."))

    assert response.status_code == 409
    text = response.content.decode()
    assert "Bản của" in text
    assert texts(response) == ["Bản của thư ký."]  # nothing of it is lost
    assert response.context["conflict"].newer.version == 2
    assert Draft.objects.count() == 2
    done(an.post(url(case), written(response)))  # now it is a decision
    assert Draft.objects.order_by("version").last().blocks[0]["text"] == "Bản của thư ký."  # type: ignore[union-attr]


def test_the_same_form_sent_twice_keeps_one_version(office: Office, case: Case) -> None:
    client = signed_in(office.an)
    data = written(client.get(url(case)), blocks__0__text="Một lần thôi.")

    for _time in range(2):
        done(client.post(url(case), data), url(case))

    assert Draft.objects.count() == 1


def test_blocks_are_moved_added_and_taken_away_without_being_kept(office: Office, case: Case) -> None:
    client = signed_in(office.an)
    page = client.get(url(case))
    first, second = texts(page)[:2]

    down = client.post(url(case), written(page, do="down:0"))
    assert texts(down)[:2] == [second, first]
    added = client.post(url(case), written(down, do="insert:0"))
    assert texts(added)[:3] == [second, "", first]
    gone = client.post(url(case), written(added, do="remove:1"))
    assert texts(gone)[:2] == [second, first]
    assert not Draft.objects.exists()


def test_a_table_is_written_row_by_row(office: Office, case: Case) -> None:
    client = signed_in(office.an)
    page = client.get(url(case))
    last = len(texts(page)) - 1
    table = "TT | Nội dung | Số liệu\n1 | Sổ thiếu chữ ký | 7\n2 | Sổ ghi muộn | 3"

    changes = {f"blocks__{last}__kind": "table", f"blocks__{last}__text": table}
    done(client.post(url(case), written(page, **changes)))

    block = Draft.objects.get().blocks[-1]
    assert [column["title"] for column in block["columns"]] == ["TT", "Nội dung", "Số liệu"]
    assert block["rows"] == [["1", "Sổ thiếu chữ ký", "7"], ["2", "Sổ ghi muộn", "3"]]
    assert texts(client.get(url(case)))[-1] == table


def test_two_versions_stand_side_by_side(office: Office, case: Case) -> None:
    client = signed_in(office.an)
    done(keep(client, case, blocks__0__text="Đoàn làm việc ba buổi."))
    done(keep(client, case, blocks__0__text="Đoàn làm việc năm buổi."))

    text = client.get(url(case, "draft-compare")).content.decode()

    assert "<del>ba</del>" in text
    assert "<ins>năm</ins>" in text


def test_who_has_no_part_in_the_case_finds_no_draft(office: Office, case: Case) -> None:
    assert signed_in(office.minh).get(url(case)).status_code == 404
    assert signed_in(office.dien).get(url(case)).status_code == 404


def test_who_may_not_write_may_read_and_nothing_more(office: Office, case: Case) -> None:
    client = signed_in(office.binh)
    page = client.get(url(case))
    assert page.status_code == 200
    assert not page.context["may_write"]

    response = client.post(url(case), written(page, blocks__0__text="Không được."))

    assert response.status_code == 422
    assert "POWER-ACTS" in response.content.decode()
    assert not Draft.objects.exists()


def test_papers_without_prose_have_no_editor(office: Office, case: Case) -> None:
    client = signed_in(office.an)

    assert client.get(reverse("draft", args=[case.key, "plan"])).status_code == 404
    assert client.get(reverse("draft", args=[case.key, "periodic-report"])).status_code == 404
    assert client.get(reverse("draft-compare", args=[case.key, "team-report"])).status_code == 404
