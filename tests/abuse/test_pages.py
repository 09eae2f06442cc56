"""What people try through the pages of acts: reading drafts, adding fields, approving their own, two clicks."""
# ruff: noqa: N802 - tests are named after the abuse cases

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from cases import commands
from cases.minutes import FindingFacts
from cases.models import Case, Chair, Team, TrailEntry
from documents.commands import save_draft
from documents.models import Document
from tests.make import START, Office, consider, make_case, make_office, make_team, serving, violation, walk
from tests.workflows.pages import done, filled, signed_in, submit
from workflows import engine

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 20)
SCRIPT = "<script>alert('x')</script><img src=x onerror=alert(1)>"


@pytest.fixture
def office() -> Office:
    """The small committee."""
    return make_office(2)


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


def url(case: Case, name: str, *args: object) -> str:
    return reverse(name, args=[case.key, *args])


def html(client: Client, address: str) -> str:
    return str(client.get(address).content.decode())


# A12 The inspected reads drafts or internal opinions


def test_A12_the_inspected_sees_nothing_the_team_wrote_after_it_served_the_draft(office: Office) -> None:
    case = at(office, "R4")
    commands.record_finding(case, by=office.an, on=DAY, facts=FindingFacts("limitation", "Nhận định chưa giao."))
    served = case.findings.get(number=2)
    commands.revise_finding(served, by=office.an, on=DAY, facts=FindingFacts("shortcoming", "Viết lại trong đoàn."))
    client = signed_in(office.dien)

    text = html(client, url(case, "portal-case"))

    assert "Nhận định chưa giao." not in text
    assert "Viết lại trong đoàn." not in text
    assert "Sổ sách ghi chưa đầy đủ." in text
    assert client.get(url(case, "portal-respond", 3)).status_code == 404
    assert "Viết lại trong đoàn." not in html(client, url(case, "portal-respond", 2))

    commands.serve(case, by=office.an, on=DAY, serving=serving("team-report", DAY))
    assert "Nhận định chưa giao." in html(client, url(case, "portal-case"))


def test_A12_before_the_draft_is_served_no_finding_is_seen(office: Office) -> None:
    case = at(office, "R3")
    commands.record_finding(case, by=office.an, on=DAY, facts=violation("Nhận định nội bộ."))
    client = signed_in(office.dien)
    assert "Nhận định nội bộ." not in html(client, url(case, "portal-case"))

    commands.draft_report(case, by=office.an, on=DAY)  # complete, and handed to nobody yet

    assert "Nhận định nội bộ." not in html(client, url(case, "portal-case"))
    assert client.get(url(case, "portal-respond", 1)).status_code == 404


def test_A12_the_teams_minutes_evidence_and_remarks_stay_inside(office: Office) -> None:
    with time_machine.travel(datetime(2026, 6, 1, 3, tzinfo=UTC), tick=False):
        case = at(office, "E1")
        meeting = case.meetings.get(kind="working")
        consider(office, case, date(2026, 5, 20), remarks="Nhận xét nội bộ của tập thể.", outcome="")
        client = signed_in(office.dien)

        text = html(client, url(case, "portal-case"))

        assert meeting.course not in text
        assert "Nhận xét nội bộ của tập thể." not in text
        assert "Lý Thái Bình" not in text  # who is in the team stands in the decision, not in our lists


def test_A12_the_inspected_opens_no_page_of_the_house(office: Office) -> None:
    case = at(office, "R4")
    client = signed_in(office.dien)
    names = ["case", "finding-add", "evidence-add", "meeting-add", "serve", "extension-request", "overdue", "recuse"]
    names += ["remind", "reading", "follow-up"]
    addresses = [url(case, name) for name in names]
    addresses += [
        url(case, "step", "R5"),
        url(case, "answer", 2),
        url(case, "finding-edit", 2),
        url(case, "evidence", 1),
    ]
    addresses += [reverse("draft", args=[case.key, "team-report"]), reverse("team", args=[case.team.key])]

    found = {address: client.get(address).status_code for address in addresses}

    assert set(found.values()) == {404}, found


def test_A12_one_subject_of_a_team_sees_nothing_of_another(office: Office) -> None:
    team = make_team(office, subjects=2)
    first, second = team.cases.order_by("pk")
    walk(office, first, "R1")
    client = signed_in(office.dien)

    text = html(client, reverse("portal")) + html(client, url(first, "portal-case"))

    assert first.subject_name in text
    assert second.subject_name not in text
    assert client.get(url(second, "portal-case")).status_code == 404
    assert client.get(url(first, "portal-file", 1)).status_code == 404


def test_A12_a_draft_that_was_not_served_has_no_address(office: Office) -> None:
    case = at(office, "R3")
    commands.record_finding(case, by=office.an, on=DAY, facts=violation("Nhận định nội bộ."))
    draft = save_draft("team-report", case, by=office.an, on=DAY)

    assert signed_in(office.dien).get(url(case, "portal-draft", draft.key)).status_code == 404


# A14 Mass assignment: fields a form does not have


def every_field(case: Case) -> dict[str, str]:
    """Whatever the rows of a case and its team have, with values that would hurt."""
    names = [field.name for model in (Case, Team) for field in model._meta.fields]
    evil = dict.fromkeys(names, "1") | {"outcome": "NO_VIOLATION", "code": "GIẢ", "subject_name": "Đơn vị khác"}
    days = [name for name in names if name.endswith("_on")]
    return (
        evil | dict.fromkeys(days, "2026-01-01") | {"state": "issued", "number": "99", "owner": "1", "symbol": "99-TB"}
    )


def row(thing: Case | Team) -> dict[str, Any]:
    fresh = type(thing)._default_manager.get(pk=thing.pk)
    return {field.attname: getattr(fresh, field.attname) for field in thing._meta.fields}


def changed(before: dict[str, Any], after: dict[str, Any]) -> set[str]:
    return {name for name in before if before[name] != after[name]}


def test_A14_fields_of_the_case_sent_with_a_form_are_left_out(office: Office) -> None:
    case = at(office, "R2")
    client = signed_in(office.an)
    before = row(case), row(case.team)
    evil = every_field(case)
    page = client.get(url(case, "finding-add"))

    done(client.post(url(case, "finding-add"), evil | filled(page, kind="strength", content="Họp đủ.")))

    assert changed(before[0], row(case)) == {"trail_length", "trail_head"}
    assert changed(before[1], row(case.team)) == set()
    finding = case.findings.get()
    assert (finding.number, finding.recorded_by, finding.recorded_on) == (1, office.an, DAY)


def test_A14_a_step_writes_its_own_facts_and_no_others(office: Office) -> None:
    case = at(office, "P3")
    client = signed_in(office.lan)
    step = url(case, "step", "R1")
    before = row(case)

    done(client.post(step, every_field(case) | filled(client.get(step))))

    own = {"deployed_on", "self_report_due_on", "clock_started_on", "due_on", "trail_length", "trail_head"}
    assert changed(before, row(case)) == own
    assert row(case)["deployed_on"] == DAY
    assert Document.objects.get(case=case, type_key="deployment-minutes").number == 1


def test_A14_a_member_slipped_into_the_tasks_of_a_team_is_left_out(office: Office) -> None:
    case = make_case(office, "P2")
    for name in ("lan", "an", "binh", "hoa"):
        commands.declare(case.team, by=office.users[name], on=DAY, has_conflict=False)
    engine.place_team(case.team)
    step = reverse("team-step", args=[case.team.key, "P3"])
    client = signed_in(office.lan)
    data = filled(client.get(step), tasks__0__assignment="Việc của người lạ")
    data["tasks-0-member"] = str(office.members["minh"].pk)

    done(client.post(step, data))

    assert not case.team.members.filter(assignment="Việc của người lạ").exists()
    assert not case.team.members.filter(member=office.members["minh"]).exists()


def test_A14_evidence_of_another_case_is_not_linked(office: Office) -> None:
    case = at(office, "R2")
    client = signed_in(office.an)
    page = client.get(url(case, "finding-add"))

    response = client.post(
        url(case, "finding-add"), filled(page, kind="strength", content="Họp đủ.") | {"evidence": ["1", "7"]}
    )

    done(response)
    assert not case.findings.get().evidence.exists()


# A16 The same person prepares and approves


def test_A16_the_proposer_is_refused_on_the_page_of_the_decision(office: Office) -> None:
    commands.seat_members(
        office.standing, [(office.members["quan"], Chair.VICE_CHAIR)], by=office.administrator, since=START
    )
    case = make_case(office, "P1")
    engine.place_team(case.team)
    step = reverse("team-step", args=[case.team.key, "P2"])

    response = submit(signed_in(office.quan), step)

    assert response.status_code == 422
    assert "INV-FOUR-EYES" in response.content.decode()
    case.team.refresh_from_db()
    assert case.team.decided_on is None
    assert not Document.objects.filter(team=case.team).exists()


def test_A16_the_head_who_submits_does_not_conclude(office: Office) -> None:
    with time_machine.travel(datetime(2026, 6, 1, 3, tzinfo=UTC), tick=False):
        case = at(office, "E1")

        assert signed_in(office.lan).get(url(case, "step", "E2")).status_code == 403
        case.refresh_from_db()
        assert case.concluded_on is None


def test_A16_not_even_the_database_takes_a_decision_signed_by_its_proposer(office: Office) -> None:
    team = make_case(office, "P2").team
    assert team.decided_by_id != team.proposed_by_id

    with pytest.raises(IntegrityError, match="a_decision_is_signed_by_another_than_its_proposer"), transaction.atomic():
        Team.objects.filter(pk=team.pk).update(decided_by=team.proposed_by)


# A28 Script in every text field


def test_A28_what_people_write_is_shown_as_text(office: Office) -> None:
    case = at(office, "R2")
    an, lan, dien = signed_in(office.an), signed_in(office.lan), signed_in(office.dien)
    texts = {"course": SCRIPT, "result": SCRIPT, "place": SCRIPT, "chaired_by": SCRIPT}
    done(submit(an, url(case, "meeting-add"), **texts))
    names = ("content", "nature", "consequence", "cause", "responsibility")
    group = "Vi phạm nguyên tắc tổ chức và hoạt động của Đảng"
    done(
        submit(an, url(case, "finding-add"), kind="violation", degree="1", group=group, **dict.fromkeys(names, SCRIPT))
    )
    done(submit(lan, url(case, "step", "R3")))
    done(submit(an, url(case, "step", "R4"), served_to=SCRIPT, proof="received"))
    done(submit(dien, url(case, "portal-respond", 1), stance="contest", text=SCRIPT))
    done(submit(an, url(case, "answer", 1), result="kept", reason=SCRIPT))

    pages = [html(an, url(case, "step", "R5")), html(dien, url(case, "portal-case")), html(dien, reverse("portal"))]
    pages += [html(an, url(case, "case")), html(an, reverse("draft", args=[case.key, "team-report"]))]
    pages += [html(an, url(case, "finding-edit", 1)), html(an, url(case, "respond", 1))]

    for page in pages:
        assert "<script>alert" not in page
        assert "<img src=x" not in page
    assert any("&lt;script&gt;alert" in page for page in pages)


# F12 Double submit of every form


def forms_of(office: Office) -> Iterator[tuple[str, Any, str, dict[str, Any]]]:
    """Every kind of page that performs an act: who, where, with what."""
    case = at(office, "R2")
    yield "meeting", office.an, url(case, "meeting-add"), {"course": "Làm việc."}
    yield "finding", office.an, url(case, "finding-add"), {"kind": "strength", "content": "Họp đủ."}
    yield "extension", office.lan, url(case, "extension-request"), {"days": "5", "reason": "Hồ sơ lớn."}
    yield "extension decision", office.chu, url(case, "extension-decide"), {}
    yield "step", office.lan, url(case, "step", "R3"), {}
    yield "draft", office.an, url(case, "step", "R4"), {}
    commands.record_finding(case, by=office.an, on=DAY, facts=FindingFacts("limitation", "Chậm."))
    commands.serve(case, by=office.an, on=DAY, serving=serving("team-report", DAY))
    yield "response", office.dien, url(case, "portal-respond", 2), {"stance": "contest", "text": "Không."}
    yield "answer", office.an, url(case, "answer", 2), {"result": "kept", "reason": "Đã đối chiếu."}
    yield (
        "team change",
        office.chu,
        reverse("team-change", args=[case.team.key]),
        {
            "joining": "Vũ Đức Minh",
            "reason": "Bổ sung.",
        },
    )


def test_F12_every_form_sent_twice_has_one_effect(office: Office) -> None:
    for name, user, address, values in forms_of(office):
        client = signed_in(user)
        page = client.get(address)
        assert page.status_code == 200, name
        data = filled(page, **values)

        first = client.post(address, data)
        entries, papers = TrailEntry.objects.count(), Document.objects.count()
        second = client.post(address, data)

        done(first)
        assert (TrailEntry.objects.count(), Document.objects.count()) == (entries, papers), name
        assert second.status_code in {302, 409}, name
        if second.status_code == 302:
            assert second["Location"] == first["Location"], name


def test_F12_a_form_without_its_mark_does_nothing(office: Office) -> None:
    case = at(office, "R2")
    client = signed_in(office.an)
    data = filled(client.get(url(case, "finding-add")), kind="strength", content="Họp đủ.")
    assert re.fullmatch(r"[\w-]{20,64}", data.pop("once"))

    assert client.post(url(case, "finding-add"), data).status_code == 409
    assert not case.findings.exists()


def test_F12_the_mark_of_one_person_serves_nobody_else(office: Office) -> None:
    case = at(office, "R2")
    data = filled(signed_in(office.an).get(url(case, "finding-add")), kind="strength", content="Họp đủ.")
    done(signed_in(office.an).post(url(case, "finding-add"), data))

    response = signed_in(office.binh).post(url(case, "finding-add"), data | {"content": "Khác."})

    assert response.status_code == 409
    assert case.findings.count() == 1
