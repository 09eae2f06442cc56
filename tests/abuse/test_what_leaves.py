"""What leaves by calendar, feed and packed file: of a case one may not see nothing, and nobody's name in any feed."""
# ruff: noqa: N802 - tests are named after the abuse cases

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from cases import commands, grants
from cases.commands import sittings
from cases.models import Body, Case, ItemKind, Member, Organization, Sitting, Team, TeamSchedule, WorkItem
from cases.policy import Duty
from documents import commands as papers
from documents.commands.exporting import path_of
from documents.models import Document, DossierExport
from inspection.accounts.models import User
from tests import make_denunciation
from tests.abuse.answers import read
from tests.abuse.world import ROLES, SENDER, World, make_world
from tests.intake.traces import told
from tests.kept import kept_house
from workflows import jobs, reminders

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning"),
]

#: The cases of the world, one of every kind in it, and of inspection one at each stage.
CASES = (
    "heard", "submitted", "followed", "required", "judged", "watched", "counted", "sampled", "denounced", "elsewhere",
)  # fmt: skip

#: Whoever is curious, and which of these cases they may see: the recused, the inspected side, those of the same body.
MAY_SEE: dict[str, set[str]] = {
    "recused": set(),
    "subject": set(),
    "other_subject": set(),
    "other_team": {"elsewhere"},
    "seat": {"submitted", "followed", "required", "judged", "watched"},
}

#: Who takes which file out: between them every kind of case, and every kind of right.
TAKEN_BY = {
    "submitted": "seat",
    "judged": "secretary",
    "watched": "leader",
    "counted": "member",
    "sampled": "head",
    "denounced": "officer",
}

#: Everybody who is called upon somewhere: what waits is planted for whoever holds one of these duties.
CALLED = (Duty.HEAD, Duty.SECRETARY, Duty.MEMBER, Duty.AUTHORITY, Duty.AREA_OFFICER, Duty.REPRESENTATIVE)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The world of the abuse cases, with something due, planned and convened in each case in the days to come."""
    with kept_house(django_db_blocker, tmp_path_factory, "world", make_world) as world:
        _plan(world)
        yield world


def _plan(world: World) -> None:
    on = localdate()
    for place, case in enumerate(cases_of(world).values()):
        day = on + timedelta(days=3 + place)
        about = {"what": f"Làm việc với {case.subject_name}", "place": f"Trụ sở {case.subject_name}"}
        TeamSchedule.objects.create(team=case.team, since=day, **about)
        grants.offer("R3", CALLED, team=case.team, case=case, due_on=day)
        grants.offer("TEAM-CHANGE", [Duty.AUTHORITY], team=case.team, due_on=day)
    office = world.office
    sitting = sittings.convene_sitting(
        office.standing, by=office.chu, on=on, held_on=on + timedelta(days=4), chair=office.members["chu"],
        recorder=office.members["bao"], place="Phòng họp số 2",
    )  # fmt: skip
    about = {"kind": ItemKind.REPORT, "title": f"Báo cáo về {world.submitted.subject_name}"}
    sittings.add_item(sitting, by=office.chu, on=on, case=world.submitted, **about)


def cases_of(world: World) -> dict[str, Case]:
    return {name: getattr(world, name) for name in CASES}


def traces_of(case: Case) -> set[str]:
    """What tells of a case: its address and number, its subject, its team, what its papers are called."""
    papers_of_it = Document.objects.of_case(case)
    found = {case.key, case.code, case.subject_name, case.team.key, case.team.name, case.team.topic}
    return found | set(papers_of_it.values_list("key", flat=True)) | set(papers_of_it.values_list("symbol", flat=True))


def hidden_from(world: World, role: str) -> set[str]:
    """What tells of the cases a role may not see, and of none that it may; one's own name and address are known."""
    user = world.people[ROLES[role]]
    cases = cases_of(world)
    hidden = {trace for name, case in cases.items() if name not in MAY_SEE[role] for trace in traces_of(case)}
    known = {trace for name, case in cases.items() if name in MAY_SEE[role] for trace in traces_of(case)}
    own = Case.objects.represented_by(user)
    return hidden - known - {user.display_name, "", *own.values_list("key", flat=True), *_subjects(own)}


def _subjects(cases: Any) -> list[str]:
    return list(cases.values_list("subject_name", flat=True))


def found_in(text: str, traces: set[str]) -> set[str]:
    """Which of these words stand there, each as a word of its own."""
    there = [trace for trace in traces if trace in text]
    return {trace for trace in there if re.search(rf"(?<!\w){re.escape(trace)}(?!\w)", text)}


# The calendar


def months() -> list[str]:
    """Every month in which something is due, planned or convened for anybody."""
    days = {*WorkItem.objects.filter(due_on__year__lt=9999).values_list("due_on", flat=True)}
    days |= {*TeamSchedule.objects.values_list("since", flat=True), *Sitting.objects.values_list("held_on", flat=True)}
    return sorted({f"{day:%Y-%m}" for day in days})


def calendar_of(browser: Client) -> str:
    """All months of somebody's calendar as lists, and the one that comes as a month."""
    asked = [{"thang": month, "xem": "danh-sach"} for month in months()] + [{}, {"thang": months()[-1]}]
    answers = [browser.get(reverse("calendar"), one) for one in asked]
    assert {answer.status_code for answer in answers} == {200}
    return "\n".join(answer.content.decode() for answer in answers)


@pytest.mark.parametrize("role", MAY_SEE)
def test_A02_no_month_tells_of_a_case_that_one_may_not_see(world: World, role: str) -> None:
    text = calendar_of(world.browser(role))

    assert found_in(text, hidden_from(world, role)) == set()


def test_A02_a_month_tells_whoever_works_on_a_case_what_is_due_in_it(world: World) -> None:
    text = calendar_of(world.browser("head"))

    for name in set(CASES) - {"elsewhere"}:
        case = getattr(world, name)
        assert found_in(text, {case.team.name, case.team.key, case.subject_name}), name
    assert world.heard.key in calendar_of(world.browser("subject"))


def test_A02_who_leads_the_body_above_is_not_told_of_a_case_they_withdrew_from(world: World) -> None:
    body, leader = world.office.standing, world.office.chu
    Case.objects.filter(pk=world.heard.pk).update(escalated_to=body, escalated_on=localdate())
    browser = world.browser("leader")
    assert world.heard.code in browser.get(reverse("calendar")).content.decode()

    commands.recuse(world.heard, by=leader, on=localdate(), ground="kinship")

    assert world.heard.code not in browser.get(reverse("calendar")).content.decode()


# The feed


def feed_of(user: User) -> str:
    """Somebody's own calendar as their telephone fetches it, its folded and marked text made whole again."""
    answer = Client().get(f"{reverse('feed')}?khoa={reminders.make_address(user)}")
    assert answer.status_code == 200
    return re.sub(r"\\([\\;,])", r"\1", answer.content.decode().replace("\r\n ", ""))


def names() -> set[str]:
    """Everybody and every organization, body and team of the house, with what the teams are about."""
    found = {*Organization.objects.values_list("name", flat=True), *Member.objects.values_list("full_name", flat=True)}
    found |= {*Body.objects.values_list("name", flat=True), *User.objects.values_list("display_name", flat=True)}
    found |= {*Case.objects.values_list("subject_name", flat=True), *Team.objects.values_list("topic", flat=True)}
    found |= {team.name for team in Team.objects.all()} | {"Phòng họp số 2"}
    return found | {*Case.objects.values_list("code", flat=True), *Case.objects.values_list("key", flat=True)} - {""}


def test_A02_no_feed_names_anybody_or_anything(world: World) -> None:
    unspoken = names()
    feeds = {role: feed_of(world.people[name]) for role, name in ROLES.items() if name and role != "closed"}

    assert {role: found_in(text, unspoken) for role, text in feeds.items() if found_in(text, unspoken)} == {}
    events = {role: text.count("BEGIN:VEVENT") for role, text in feeds.items()}
    assert min(events[role] for role in ("head", "leader", "seat", "subject")) > 0
    assert events["recused"] == events["administrator"] == 0


def test_A18_the_feed_of_a_closed_account_is_not_there(world: World) -> None:
    secret = reminders.make_address(world.people[ROLES["closed"]])

    assert Client().get(f"{reverse('feed')}?khoa={secret}").status_code == 404


# The packed file


def packed_for(world: World, name: str, role: str) -> DossierExport:
    """The whole file of a case, asked for through its page and packed by the worker."""
    case: Case = getattr(world, name)
    assert world.browser(role).post(reverse("dossier-export", args=[case.key])).status_code == 302
    export = DossierExport.objects.filter(case=case, asked_by=world.people[ROLES[role]]).latest("pk")
    jobs.export_dossier(export.pk)
    export.refresh_from_db()
    return export


@dataclass
class Taken:
    """A file as its bytes tell it."""

    index: dict[str, Any]
    trail: list[dict[str, Any]]
    texts: bytes = b""
    kept: list[str] = field(default_factory=list)

    @property
    def titles(self) -> set[str]:
        """What the papers in it are called."""
        return {row["title"] for row in self.index["files"]}


def taken(world: World, name: str, role: str) -> Taken:
    """The file fetched at its address by whoever asked for it."""
    export = packed_for(world, name, role)
    assert (export.state, export.trouble) == (DossierExport.State.READY, "")
    answer: Any = world.browser(role).get(reverse("dossier-file", args=[export.case.key, export.key]))
    assert b"".join(answer.streaming_content) == path_of(export).read_bytes()
    answer.close()
    with zipfile.ZipFile(path_of(export)) as file:
        manifest = json.loads(file.read("manifest.json"))
        texts = b"\n".join(file.read(one) for one in file.namelist() if not one.endswith((".pdf", ".png")))
        index = json.loads(file.read("00-muc-luc.json"))
        trail = json.loads(file.read("98-nhat-ky/nhat-ky.json"))["entries"]
    hashes = [entry["sha256"] for entry in manifest["entries"].values()]
    facts = Document.objects.filter(file_sha256__in=hashes).values_list("facts", flat=True)
    return Taken(index, trail, texts + json.dumps(list(facts), ensure_ascii=False).encode(), hashes)


@pytest.mark.parametrize("role", MAY_SEE)
def test_A03_no_file_is_packed_for_or_handed_to_whoever_may_not_see_the_case(world: World, role: str) -> None:
    user, browser, hidden = world.people[ROLES[role]], world.browser(role), hidden_from(world, role)
    for name, case in cases_of(world).items():
        if name in MAY_SEE[role]:
            continue
        own = _kept_from_before(case, user)
        answers = {
            "own": read(browser.get(reverse("dossier-file", args=[case.key, own.key]))),
            "other": read(browser.get(reverse("dossier-file", args=[case.key, world.packed]))),
            "asked": read(browser.post(reverse("dossier-export", args=[case.key]))),
        }
        refused = 403 if role == "recused" and name != "elsewhere" else 404

        assert {what: answer.status for what, answer in answers.items()} == dict.fromkeys(answers, refused), name
        said = "\n".join(answer.body for answer in answers.values())
        assert found_in(said, traces_of(case) & hidden) == set()
        assert list(DossierExport.objects.filter(case=case, asked_by=user)) == [own]


def _kept_from_before(case: Case, user: User) -> DossierExport:
    """A file that was packed for somebody when they still had the right."""
    facts = {"file_sha256": "0" * 64, "file_size": 22, "manifest_sha256": "0" * 64}
    until = timezone.now() + timedelta(days=3)
    ready = DossierExport.State.READY
    row = DossierExport.objects.create(case=case, asked_by=user, state=ready, expires_at=until, **facts)
    path_of(row).write_bytes(b"PK\x05\x06" + bytes(18))
    return row


def test_A03_a_file_another_asked_for_is_not_there_even_for_who_may_take_it_out(world: World) -> None:
    address = reverse("dossier-file", args=[world.required.key, world.packed])

    found = {role: read(world.browser(role).get(address)).status for role in ("officer", "head", "seat", "leader")}

    assert found == {"officer": 200, "head": 404, "seat": 404, "leader": 404}


@pytest.mark.parametrize(("name", "role"), TAKEN_BY.items())
def test_A03_a_file_holds_the_papers_of_its_case_and_no_others(world: World, name: str, role: str) -> None:
    file = taken(world, name, role)

    case = Case.objects.get(key=getattr(world, name).key)
    there = set(Document.objects.of_case(case).values_list("file_sha256", flat=True))
    elsewhere = set(Document.objects.exclude(file_sha256="").values_list("file_sha256", flat=True)) - there
    assert elsewhere.isdisjoint(file.kept)
    assert (file.index["code"], len(file.trail)) == (case.code, case.trail_length)
    strange = {trace for other in cases_of(world).values() if other != case for trace in (other.key, other.code)}
    assert found_in(file.texts.decode(), strange) == set()
    assert told(file.texts, SENDER) | told(file.texts, make_denunciation.SENDER) == set()


def test_A19_what_tells_of_the_denouncer_is_in_the_file_of_the_team_and_in_no_other(world: World) -> None:
    office, case = world.office, world.denounced
    papers.issue("denouncer-minutes", case.team, by=office.quan, on=localdate(), wait=True)
    make_denunciation.walk(office, "R4", case, after="R2")

    by_team, by_body = taken(world, "denounced", "secretary"), taken(world, "denounced", "seat")

    minutes = str(Document.objects.get(type_key="denouncer-minutes").type_name)
    assert minutes in by_team.titles
    assert by_body.titles == by_team.titles - {minutes}
    for file in (by_team, by_body):
        assert told(file.texts, SENDER) | told(file.texts, make_denunciation.SENDER) == set()


def test_A07_who_withdraws_from_an_item_takes_no_file_out_not_even_one_packed_before(world: World) -> None:
    office, case, on = world.office, world.judged, localdate()
    item = case.agenda_items.get()
    before = packed_for(world, "judged", "seat")
    asked = papers.ask_for_dossier(case, by=office.vien, on=on)

    sittings.recuse_from_item(item, by=office.vien, on=on, member=office.members["vien"], ground="sibling")
    jobs.export_dossier(asked.pk)

    asked.refresh_from_db()
    assert asked.state == DossierExport.State.FAILED
    browser = world.browser("seat")
    address = reverse("dossier-file", args=[case.key, before.key])
    assert {browser.get(address).status_code, browser.get(reverse("case", args=[case.key])).status_code} == {403}


def test_A52_a_file_tells_that_there_was_a_vote_and_not_how_anybody_counted(world: World) -> None:
    file = taken(world, "judged", "officer")

    acts: Mapping[str, set[str]] = {entry["act"]: set(entry["data"]) for entry in file.trail}
    assert acts["count-entered"] == {"ballot"}
    assert {"votes", "valid", "figures", "counts"} & {key for keys in acts.values() for key in keys} == set()
