"""What may come up at any time, through its page: more time, people, evidence, findings, the hearing, follow-up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cases.commands.evidence import path_of
from cases.models import Case, TrailEntry
from documents.models import Document
from tests.make import START, Office, make_case, make_office, violation
from tests.workflows.pages import done, errors_of, filled, signed_in, submit
from workflows import engine

pytestmark = pytest.mark.django_db

DAY = START + timedelta(days=20)
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture
def office() -> Office:
    """The small committee."""
    return make_office()


@pytest.fixture(autouse=True)
def today() -> Iterator[date]:
    """The day on which everybody opens these pages."""
    with time_machine.travel(datetime(DAY.year, DAY.month, DAY.day, 3, tzinfo=UTC), tick=False):
        yield DAY


def at(office: Office, step: str, **values: Any) -> Case:
    """A case that stands before the step after this one."""
    case = make_case(office, step, **values)
    engine.place(case)
    return case


def url(case: Case, name: str, *args: Any) -> str:
    return reverse(name, args=[case.key, *args])


def file(name: str = "so.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


# More time


@pytest.mark.rule("EXT-ALL")
def test_more_time_is_asked_for_and_granted_by_a_decision(office: Office) -> None:
    case = at(office, "R3")
    before = case.due_on

    done(submit(signed_in(office.lan), url(case, "extension-request"), days="10", reason="Hồ sơ lớn."))
    page = signed_in(office.chu).get(url(case, "extension-decide"))
    assert "Hồ sơ lớn." in page.content.decode()
    done(submit(signed_in(office.chu), url(case, "extension-decide")))

    case.refresh_from_db()
    assert before is not None
    assert case.due_on == before + timedelta(days=10)
    assert Document.objects.filter(case=case, type_key="extension-decision").count() == 1


@pytest.mark.rule("EXT-ALL")
def test_a_second_extension_is_refused_on_its_page_with_the_rule_and_what_to_do(office: Office) -> None:
    case = at(office, "R3")
    client = signed_in(office.lan)
    done(submit(client, url(case, "extension-request"), days="10", reason="Hồ sơ lớn."))
    done(submit(signed_in(office.chu), url(case, "extension-decide")))

    response = submit(client, url(case, "extension-request"), days="5", reason="Vẫn chưa xong.")

    text = response.content.decode()
    assert response.status_code == 422
    assert "EXT-ALL" in text
    assert "QĐ 89-QĐ/TW" in text
    assert "Vẫn chưa xong." in text


def test_a_refusal_of_more_time_says_why(office: Office) -> None:
    case = at(office, "R3")
    done(submit(signed_in(office.lan), url(case, "extension-request"), days="10", reason="Hồ sơ lớn."))
    client = signed_in(office.chu)

    response = submit(client, url(case, "extension-decide"), branch="refuse")
    assert "refusal" in errors_of(response)[0]

    done(submit(client, url(case, "extension-decide"), branch="refuse", refusal="Bố trí thêm người."))
    assert not Document.objects.filter(case=case, type_key="extension-decision").exists()


# People


@pytest.mark.rule("TEAM-CHANGE")
def test_the_authority_replaces_a_member_and_rights_move_the_same_day(office: Office) -> None:
    case = at(office, "R2")
    page = reverse("team-change", args=[case.team.key])

    response = submit(
        signed_in(office.chu),
        page,
        leaving=str(office.members["an"].pk),
        joining="vu duc minh",
        reason="Chuyển công tác.",
    )

    done(response)
    assert signed_in(office.minh).get(url(case, "case")).status_code == 200
    assert signed_in(office.an).get(url(case, "case")).status_code == 404
    assert Document.objects.filter(team=case.team, type_key="team-change-decision").count() == 1


def test_a_name_that_may_be_several_people_is_asked_for_again(office: Office) -> None:
    case = at(office, "R2")
    page = reverse("team-change", args=[case.team.key])

    several = submit(signed_in(office.chu), page, joining="Thị", reason="Bổ sung.")
    nobody = submit(signed_in(office.chu), page, joining="Nguyễn Không Có", reason="Bổ sung.")

    assert "Tạ Thị Viên (DV-vien)" in str(errors_of(several)[0]["joining"])
    assert "Nguyễn Không Có" in str(errors_of(nobody)[0]["joining"])


def test_the_head_never_leaves_without_a_successor(office: Office) -> None:
    case = at(office, "R2")
    page = reverse("team-change", args=[case.team.key])

    response = submit(signed_in(office.chu), page, leaving=str(office.members["lan"].pk), reason="Nghỉ hưu.")

    assert "joining" in errors_of(response)[0]


@pytest.mark.rule("RECUSE")
def test_whoever_declares_a_conflict_has_no_way_back(office: Office) -> None:
    case = make_case(office, "P2")
    client = signed_in(office.an)

    response = submit(client, reverse("declare", args=[case.team.key]), has_conflict="yes", ground="spouse")

    done(response, reverse("inbox"))
    assert client.get(reverse("team", args=[case.team.key])).status_code == 403
    page = signed_in(office.chu).get(reverse("team-change", args=[case.team.key]))
    assert "declarations" in page.context


@pytest.mark.rule("RECUSE")
def test_a_declared_conflict_names_its_ground(office: Office) -> None:
    case = make_case(office, "P2")

    response = submit(signed_in(office.an), reverse("declare", args=[case.team.key]), has_conflict="yes")

    assert "ground" in errors_of(response)[0]


@pytest.mark.rule("RECUSE")
def test_a_member_withdraws_from_one_case(office: Office) -> None:
    case = at(office, "R2")
    client = signed_in(office.an)

    done(submit(client, url(case, "recuse"), ground="economic_interest"), reverse("inbox"))

    assert client.get(url(case, "case")).status_code == 403
    assert client.get(url(case, "evidence", 1)).status_code == 403


# Evidence, meetings, findings


def test_a_file_goes_into_the_case_and_comes_out_byte_for_byte(office: Office) -> None:
    case = at(office, "R2")
    client = signed_in(office.an)

    done(submit(client, url(case, "evidence-add"), title="Sổ nghị quyết 2024", file=file()))

    row = case.evidence.get()
    assert path_of(row.sha256).read_bytes() == PDF
    answer = client.get(url(case, "evidence", 1))
    assert b"".join(answer) == PDF
    assert answer["Content-Disposition"].startswith("attachment")
    assert signed_in(office.minh).get(url(case, "evidence", 1)).status_code == 404


def test_a_file_that_is_not_what_its_name_says_is_refused(office: Office) -> None:
    case = at(office, "R2")

    response = submit(
        signed_in(office.an), url(case, "evidence-add"), title="Sổ", file=file("so.pdf", b"MZ\x90\x00 program")
    )

    assert response.status_code == 422
    assert "EVIDENCE-FILE" in response.content.decode()
    assert not case.evidence.exists()


def test_a_working_session_makes_its_minutes(office: Office) -> None:
    case = at(office, "R2")

    done(submit(signed_in(office.an), url(case, "meeting-add"), course="Làm việc về sổ sách."))

    paper = Document.objects.get(case=case, type_key="working-minutes")
    assert paper.symbol == "01-BB/ĐKT"
    meeting = case.meetings.get(kind="working")
    assert [row.name for row in meeting.attendance.all()][-1] == "Kiều Thị Diện"


def test_minutes_of_a_meeting_that_has_not_been_held_are_not_kept(office: Office) -> None:
    case = at(office, "R2")

    response = submit(signed_in(office.an), url(case, "meeting-add"), course="…", held_on="31/12/2026")

    assert "held_on" in errors_of(response)[0]


def test_a_refusal_to_sign_is_recorded_with_witnesses(office: Office) -> None:
    case = at(office, "R2")

    response = submit(signed_in(office.an), url(case, "meeting-add"), course="…", refused_to_sign="on")

    assert "witnesses" in errors_of(response)[0]


def test_a_day_is_written_as_people_write_it_and_as_browsers_do(office: Office) -> None:
    case = at(office, "R2")
    client = signed_in(office.an)

    done(submit(client, url(case, "meeting-add"), course="…", held_on="18/03/2026"))
    done(submit(client, url(case, "meeting-add"), course="…", held_on="2026-03-18"))

    assert set(case.meetings.filter(kind="working").values_list("held_on", flat=True)) == {date(2026, 3, 18)}


@pytest.mark.rule("HEAR")
def test_an_incomplete_violation_is_shown_with_what_it_lacks_and_completed(office: Office) -> None:
    case = at(office, "R3")
    client = signed_in(office.an)
    done(submit(client, url(case, "finding-add"), kind="violation", content="Ban hành quy chế chậm."))
    step = url(case, "step", "R4")

    refused = submit(client, step)
    assert refused.status_code == 422
    assert "HEAR" in refused.content.decode()

    facts = violation()
    names = ("nature", "degree", "consequence", "cause", "responsibility")
    values = {name: getattr(facts, name) for name in names}
    group = "Vi phạm nguyên tắc tổ chức và hoạt động của Đảng"
    done(submit(client, url(case, "finding-edit", 1), group=group, **values))
    done(submit(client, step))
    entry = TrailEntry.objects.get(case=case, act="finding-revised")
    assert entry.data["before"]["nature"] == ""


# The hearing


def contested(office: Office) -> Case:
    """A case heard on its draft; the shortcoming is contested."""
    case = at(office, "R4")
    done(
        submit(
            signed_in(office.an),
            url(case, "respond", 2),
            stance="contest",
            text="Sổ đầy đủ.",
            given_by="Kiều Thị Diện",
            attachments=file("so-2024.pdf"),
        )
    )
    done(submit(signed_in(office.an), url(case, "step", "R5")))
    case.refresh_from_db()
    return case


@pytest.mark.rule("INV-HEARD")
def test_a_contested_point_keeps_the_report_open_until_it_is_answered(office: Office) -> None:
    case = contested(office)
    lan = signed_in(office.lan)

    refused = submit(lan, url(case, "step", "R6"))
    assert refused.status_code == 422
    assert "INV-HEARD" in refused.content.decode()

    done(
        submit(
            lan,
            url(case, "answer", 2),
            result="reworded",
            reason="Đã đối chiếu sổ gốc.",
            final_wording="Sổ thiếu chữ ký ở 3 biên bản.",
        )
    )
    done(submit(lan, url(case, "step", "R6")))
    text = lan.get(url(case, "step", "E1")).content.decode()
    assert "Sổ sách ghi chưa đầy đủ." in text  # what the subject was heard on
    assert "Đã đối chiếu sổ gốc." in text


def test_who_answers_a_point_comes_back_to_where_it_stood(office: Office) -> None:
    case = contested(office)
    an, lan = signed_in(office.an), signed_in(office.lan)
    desk, step = f"{url(case, 'case')}#point-2", url(case, "step", "R6")
    assert f'href="{url(case, "answer", 2)}"' in an.get(url(case, "case")).content.decode()
    link = f"{url(case, 'answer', 2)}?ve=R6"
    assert link in lan.get(step).content.decode()

    assert lan.get(url(case, "answer", 2)).context["cancel_url"] == desk
    assert lan.get(f"{url(case, 'answer', 2)}?ve=//evil.example").context["cancel_url"] == desk
    done(submit(lan, link, result="kept", reason="Đã đối chiếu."), f"{step}#point-2")


def test_an_answer_that_rewords_says_how(office: Office) -> None:
    case = contested(office)

    response = submit(signed_in(office.an), url(case, "answer", 2), result="reworded", reason="Đã đối chiếu.")

    assert "final_wording" in errors_of(response)[0]


def test_papers_handed_in_with_a_response_belong_to_it(office: Office) -> None:
    case = contested(office)

    response = case.findings.get(number=2).responses.get()
    assert [row.file_name for row in response.evidence.all()] == ["so-2024.pdf"]


@pytest.mark.rule("INV-MINUTES")
def test_a_refusal_to_answer_is_an_act_with_witnesses(office: Office) -> None:
    case = at(office, "R4")
    client = signed_in(office.an)

    without = submit(client, url(case, "respond", 2), stance="refused")
    assert "witnesses" in errors_of(without)[0]

    done(submit(client, url(case, "respond", 2), stance="refused", witnesses="Lý Thái Bình, Phan Thị Hòa"))
    assert case.findings.get(number=2).responses.get().stance == "refused"


def test_a_point_nobody_answered_yet_has_nothing_to_be_answered(office: Office) -> None:
    case = at(office, "R4")
    client = signed_in(office.an)
    page = client.get(url(case, "answer", 2))

    assert client.post(url(case, "answer", 2), filled(page, reason="…")).status_code == 404
    assert client.get(url(case, "answer", 99)).status_code == 404


# Service and follow-up


def test_a_paper_is_handed_over_in_the_version_that_stands(office: Office) -> None:
    case = at(office, "R2")
    client = signed_in(office.an)
    done(submit(client, url(case, "meeting-add"), course="Làm việc về sổ sách."))
    paper = Document.objects.get(case=case, type_key="working-minutes")

    done(submit(client, url(case, "serve"), paper=paper.key, proof="waiting"))

    service = case.services.get(paper="working-minutes")
    assert service.version == paper.facts_sha256
    assert not service.proved


@pytest.mark.rule("INV-FOLLOW-VERIFIER")
def test_a_requirement_is_reported_on_and_closed_by_its_verifier(office: Office) -> None:
    with time_machine.travel(datetime(2026, 6, 1, 3, tzinfo=UTC), tick=False):
        case = at(office, "E4")
        minh = signed_in(office.minh)

        done(submit(minh, url(case, "follow-up-report", 1), report="Báo cáo giấy ngày 20/4."), url(case, "follow-up"))
        done(submit(minh, url(case, "follow-up-close", 1), verification="Đã xem biên bản kiểm điểm."))

        item = case.follow_up.get()
        assert item.closed_by == office.minh
        assert signed_in(office.dien).get(url(case, "follow-up-close", 1)).status_code == 404
        text = minh.get(url(case, "follow-up")).content.decode()
        assert "01/06/2026" in text


def test_what_ran_out_of_time_has_a_page_that_says_what_now(office: Office) -> None:
    case = at(office, "R3")

    response = signed_in(office.chu).get(url(case, "overdue"))

    assert response.status_code == 200
    assert case.due_on is not None
    assert f"{case.due_on:%d/%m/%Y}" in response.content.decode()
