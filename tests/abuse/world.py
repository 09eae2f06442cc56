"""A small office with cases in several stages, and one person for every way of standing to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from cases import commands
from cases.commands import (
    NewMember,
    balloting_paper,
    delegations,
    discipline,
    finance,
    intake,
    mandate,
    registers,
    signs,
    sittings,
    watching,
)
from cases.identity import Identity
from cases.minutes import Place
from cases.models import (
    AgendaItem,
    Case,
    Complaint,
    Delegation,
    Delivery,
    EvidenceFile,
    Invitation,
    Petition,
    PetitionClass,
    PolicyRecommendation,
    PostDuty,
    RuleConfirmation,
    Sanction,
    SealRequest,
    Service,
    SignAssessment,
    SignsMatter,
    Stance,
    Team,
    TeamRole,
    ViolationSign,
    WeakOrganization,
)
from documents import commands as papers
from documents.commands.word import receive_return
from documents.models import Document, DossierExport, Draft, Scan
from documents.models_batch import PaperBatch
from documents.models_register import Incoming, IncomingScan
from documents.models_sending import DeliveryRun
from documents.models_templates import OwnType, PaperTemplate
from documents.models_word import DraftReturn
from documents.word.returned import as_word
from inspection.accounts.models import User
from tests import make, make_denunciation, make_discipline, make_finance, make_mandate, make_signs
from tests.documents.walk import papers_of, walk_with_papers
from tests.intake import make_intake
from tests.make import FOUNDED, START, Office, make_office, make_programme, make_user, requirement, serving
from workflows import engine, jobs, reminders

#: Every way of standing to the cases of this office: the column of the tables, and the account behind it.
ROLES: dict[str, str] = {
    "anonymous": "",
    "administrator": "quantri",
    "officer": "quan",
    "leader": "chu",
    "seat": "vien",
    "head": "lan",
    "secretary": "an",
    "member": "binh",
    "recused": "hoa",
    "other_team": "minh",
    "clerk": "thu",
    "reporter": "bao",
    "subject": "dien",
    "other_subject": "ngoai",
    "closed": "nghi",
}

#: Accounts the small committee does not have by itself.
MORE_PEOPLE = {"bao": "Tống Văn Báo", "ngoai": "Lưu Thị Ngoài", "nghi": "Hà Văn Nghỉ", "tham": "Âu Thị Thẩm"}

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"

#: A person who takes no part in anything here, and verifies a requirement elsewhere.
VERIFIER = "tham"


@dataclass
class World:
    """What stands in the office."""

    office: Office
    heard: Case  # the subject contests a point of the draft
    submitted: Case  # the report lies before the body
    followed: Case  # concluded, requirements are being carried out
    proposed: Team  # waits for the signature of the decision
    elsewhere: Case  # of another team; nobody of the first team sees it
    required: Case  # its conclusion calls for discipline; no case is opened on it yet
    judged: Case  # a case of discipline: the body has voted, the two tellers counted differently
    watched: Case  # inspected on signs: the draft is with the subject, a crime was handed to law enforcement
    counted: Case  # party finance: amounts are entered, nobody has signed them
    sampled: Case  # a mandate inspection: files are drawn, one of them is judged
    denounced: Case  # a denunciation: explained, its allegations are being verified
    letter: Complaint  # a complaint against discipline, at the door of the body
    petition: Petition  # a denunciation of the first organization; who sent it is sealed
    sign: ViolationSign  # of the first organization, found enough
    people: Mapping[str, User] = field(default_factory=dict)
    registered: frozenset[str] = frozenset()  # words of the registers beside the cases
    packed: str = ""  # the file of the last concluded case, packed for the officer
    feed: str = ""  # the secret of the head's calendar

    def browser(self, role: str) -> Client:
        """Somebody of this role, signed in."""
        client = Client(raise_request_exception=False)
        if ROLES[role]:
            client.force_login(self.people[ROLES[role]])
        return client

    @property
    def secrets(self) -> set[str]:
        """What no stranger may read anywhere: keys, numbers and words of the cases of the first team."""
        found = set()
        for case in (
            self.heard, self.submitted, self.followed, self.required, self.judged, self.watched, self.counted,
            self.sampled, self.denounced,
        ):  # fmt: skip
            found |= {case.key, case.code, case.team.key, case.team.topic}
            found |= set(case.findings.values_list("content", flat=True))
            found |= set(case.amounts.values_list("documents", flat=True))
            found |= set(case.sampled_files.values_list("title", flat=True))
            found |= set(case.allegations.values_list("text", flat=True))
            found |= set(case.violations.values_list("act", flat=True))
            found |= set(Document.objects.of_case(case).values_list("key", flat=True))
        found |= {self.petition.key, self.petition.content, self.sign.key, self.sign.description}
        return found | self.registered | {self.proposed.key, self.proposed.topic, self.letter.key, self.letter.content}


def make_world() -> World:
    """Everything, by the same commands people use."""
    office = make_office(organizations=2)
    people = _more_people(office)
    elsewhere = _elsewhere(office)
    heard, _made = walk_with_papers(office, upto="R4")
    _contest(office, heard)
    submitted, made = walk_with_papers(office, upto="E1")
    papers.attach_scan(made[-1], by=office.thu, on=_today(), content=PDF, name="ban-goc.pdf")
    followed, _made = walk_with_papers(office, upto="E3")
    _follow_up(office, followed)
    proposed = _opened(office)
    make.propose(office, proposed, _today())
    papers.issue("proposal", proposed, by=office.quan, on=_today())
    required = make_discipline.required(office)
    judged = _judged(office)
    watched = _watched(office)
    counted = _counted(office)
    sampled = _sampled(office)
    denounced = make_denunciation.walk(office, "R2")
    for case in (heard, submitted, followed, required, judged, watched, counted, sampled, denounced):
        commands.recuse(case, by=office.hoa, on=_today(), ground="kinship")
        case.refresh_from_db()
    _came_in(office, heard)
    _worded(office)
    letter = _contested(office, judged)
    petition = _denounced(office)
    sign = _pointed_to(office)
    engine.reconcile()
    reporter = Client()
    reporter.force_login(people["bao"])
    reporter.post(reverse("report-draw-up", kwargs=report_address(office)))
    delegations.delegate_signing(
        office.standing, by=office.chu, on=_today(), receiver=office.members["khanh"], since=_today(),
        until=_today() + timedelta(days=7), paper="Giấy ủy quyền số 01-GUQ/TU",
    )  # fmt: skip
    commands.close_account(people["nghi"], by=office.administrator, on=_today())
    return World(
        office, heard, submitted, followed, proposed, elsewhere, required, judged, watched, counted, sampled,
        denounced, letter, petition, sign, people, _registered(office), pack(required, office.quan),
        reminders.make_address(office.lan))  # fmt: skip


def pack(case: Case, by: User) -> str:
    """The whole file of a case, asked for and packed by the worker; return the key it is fetched by."""
    export = papers.ask_for_dossier(case, by=by, on=_today())
    jobs.export_dossier(export.pk)
    export.refresh_from_db()
    assert export.state == DossierExport.State.READY, export.trouble
    return export.key


def _came_in(office: Office, heard: Case) -> None:
    """A document about a case that came to the clerk; a batch and receipts the head of its team asked for."""
    letter = papers.Letter("Ban Tổ chức Thành ủy", "7-CV/BTC", _today(), "Trao đổi về nhân sự của đơn vị")
    row = papers.register_incoming(office.standing, letter, arrived_on=_today(), by=office.thu, on=_today(), case=heard)
    papers.attach_incoming_scan(row, by=office.thu, on=_today(), content=PDF)
    papers.start_batch("deployment-minutes", [heard], by=office.lan, on=_today(), team=heard.team)
    handed = papers.Recorded(Delivery.objects.filter(case=heard).earliest("pk"), _today())
    papers.start_run(DeliveryRun.Act.PROVE, [handed], by=office.lan, on=_today())


def _worded(office: Office) -> None:
    """A text of the standing committee that waits for a second person, and two kinds of paper it added."""
    told: dict[str, Any] = {"by": office.thu, "on": _today(), "reason": "Theo hướng dẫn mới"}
    said = [{"kind": "paragraph", "text": "Lời văn của {{cơ quan quyết định}}."}]
    papers.save_template("team-decision", office.standing, blocks=said, **told)
    kind: dict[str, Any] = {"issuer": "authority", "signing": "collective", "title": "GIẤY MỜI", "code": "GM"}
    head: dict[str, Any] = {"about": "mời làm việc", "to": [], "recipients": ["Như trên"]}
    for concern in ("case", "body"):
        row = papers.add_type(office.standing, name=f"Giấy mời {concern}", concern=concern, **kind, **told)
        template = papers.save_template(row.key, office.standing, blocks=said, **head, **told)
        papers.publish_template(template, by=office.chu, on=_today())


def _opened(office: Office) -> Team:
    """A team opened through its page, so that there is a batch to watch."""
    item = make_programme(office).items.get()
    client = Client()
    client.force_login(office.quan)
    client.post(reverse("item-open", args=[item.pk]))
    return Team.objects.get(item=item)


def _today() -> date:
    from django.utils.timezone import localdate

    return localdate()


def _more_people(office: Office) -> dict[str, User]:
    by = office.administrator
    rows = [NewMember(f"DV-{key}", name, "TU") for key, name in MORE_PEOPLE.items()]
    members = commands.register_members(rows, by=by, on=FOUNDED)
    for key in MORE_PEOPLE:
        member = members[f"DV-{key}"]
        member.user = make_user(key, member.full_name)
        member.save(update_fields=["user"])
        office.members[key], office.users[key] = member, member.user
    posts = [
        (office.members["bao"], office.city, PostDuty.REPORTING_SECRETARY),
        (office.members["ngoai"], office.organizations[1], PostDuty.REPRESENTATIVE),
        (office.members["nghi"], office.city, PostDuty.AREA_OFFICER),
    ]
    commands.appoint(posts, by=by, since=FOUNDED)
    return {**office.users, "quantri": by}


def _elsewhere(office: Office) -> Case:
    """A case of another organization under another head, in which the other representative answers."""
    from cases.commands import NewItem

    programme = commands.draft_programme(
        office.standing,
        by=office.quan,
        on=START,
        year=2020,
        title="Chương trình khác",
        items=[NewItem(kind="KTCH", topic="Việc khác", quarter=1, organizations=[office.organizations[1]])],
    )
    programme = commands.approve_programme(programme, by=office.chu, on=START)
    team = commands.open_item(programme.items.get(), by=office.quan, on=START)
    others = {"minh": TeamRole.HEAD, "dai": TeamRole.SECRETARY, "khanh": TeamRole.MEMBER}
    places = [Place(office.members[key], role) for key, role in others.items()]
    make.propose(office, team, START, places=places)
    commands.issue_decision(team, by=office.chu, on=START)
    make.declare_all(office, team, START, tuple(others))
    commands.prepare(team, by=office.minh, minutes=make.minutes(START), outline="Đề cương")
    case = team.cases.get()
    commands.deploy(case, by=office.minh, minutes=make.minutes(START), served=[])
    case.refresh_from_db()
    return case


def picture() -> bytes:
    """A photo of four points."""
    out = BytesIO()
    Image.new("RGB", (2, 2)).save(out, "PNG")
    return out.getvalue()


def _contest(office: Office, case: Case) -> None:
    """Evidence of both sides, the draft served on the subject, a point contested, more time asked for."""
    on = case.drafted_on or START
    for by, origin in ((office.an, EvidenceFile.Origin.TEAM), (office.dien, EvidenceFile.Origin.SUBJECT)):
        upload = SimpleUploadedFile("so-sach.pdf", PDF, "application/pdf")
        commands.add_evidence(case, by=by, on=on, title="Sổ sách", upload=upload, origin=origin)
    photo = SimpleUploadedFile("anh.png", picture(), "image/png")
    commands.add_evidence(case, by=office.an, on=on, title="Ảnh sổ sách", upload=photo, origin=EvidenceFile.Origin.TEAM)
    draft = papers.save_draft("team-report", case, by=office.an, on=on)
    receive_return("team-report", case, by=office.an, on=on, name="bao-cao.docx", content=as_word(draft))
    commands.serve(
        case,
        by=office.an,
        on=on,
        serving=serving("team-report", on, version=draft.content_sha256, received_on=None),
    )
    contested = case.findings.get(number=2)
    commands.respond(contested, by=office.dien, on=on, stance=Stance.CONTEST, text="Sổ sách ghi đủ.")
    commands.request_extension(case, by=office.lan, on=on, days=5, reason="Cần thêm thời gian xác minh.")
    case.refresh_from_db()


def _registered(office: Office) -> frozenset[str]:
    """A row in each register beside the cases, about the first organization where it is about one."""
    body = office.standing
    by: dict[str, Any] = {"by": office.quan, "on": _today()}
    told = registers.Recommended("Quy chế mẫu trong sổ", "Bỏ quy định trùng lặp trong sổ", "Ban Tổ chức Thành ủy")
    registers.recommend_policy(body, told, **by)
    said: dict[str, Any] = {"content": "Dự họp ghi trong sổ", "finding": "Sinh hoạt đúng kỳ", "form": "direct"}
    registers.log_supervision(body, office.organizations[0], **said, **by)
    named: dict[str, Any] = {"in_charge": office.members["minh"], "review_on": _today() + timedelta(days=30)}
    weak: dict[str, Any] = {"reasons": "Yếu kém ghi trong sổ", "measures": "Kiện toàn cấp ủy"}
    registers.list_weak(body, office.organizations[0], **weak, **named, **by)
    return frozenset({told.regulation, said["content"], weak["reasons"]})


def _follow_up(office: Office, case: Case) -> None:
    on = case.announced_on or START
    item = requirement(office, on, verifier=office.members[VERIFIER], amount=1_000)
    commands.assign_follow_up(case, by=office.chu, on=on, requirements=[item])
    papers_of(office, case, "E4")
    case.refresh_from_db()


def _judged(office: Office) -> Case:
    """A member considered on a judgment in force: invited, voted on, recounted because two tellers differed."""
    day_of = make_discipline.day_of
    case = make_discipline.on_judgment(office)
    make_discipline.walk(office, case, "P1")
    discipline.record_violation(case, by=office.an, on=day_of("P1"), facts=make_discipline.violation())
    case = make_discipline.walk(office, case, "R4", after="R3")
    discipline.invite(case, by=office.vien, on=day_of("R4"), invited_for=day_of("E1"))
    item = make_discipline.agenda(office, case, office.standing, day_of("E2"))
    sittings.ask(item, by=office.users["khanh"], on=day_of("E2"), question="Vi phạm bắt đầu từ khi nào?")
    votes, day = {"EXPULSION": 4}, day_of("E2")
    row = make_discipline.ballot(office, item, day, votes, second={"EXPULSION": 3, "WARNING": 1})
    told = make_discipline.figures(row, votes)
    balloting_paper.recount(row, by=office.users["pho"], on=day, reason="Đếm sót một phiếu", **told)
    case.refresh_from_db()
    return case


def _watched(office: Office) -> Case:
    """The subject's organization inspected on signs by the same body: somebody answers, a crime was handed over."""
    case = make_signs.open_case(office, body=office.standing)
    make.propose(office, case.team, make_signs.day_of("P1"))
    make_signs.decide(office, case, make_signs.day_of("P2"), by=office.chu)
    make_signs.walk(office, case, "R3", after="P2")
    on = make_signs.day_of("R4")
    make_signs.draft(office, case, on)
    make_signs.examine(office, case, on)
    signs.transfer_crime(case, by=office.chu, on=on, agency="Cơ quan điều tra", content="Dấu hiệu tham ô.")
    case.refresh_from_db()
    return case


def _counted(office: Office) -> Case:
    """An inspection of finance whose amounts are entered and not signed yet."""
    case = make_finance.walk(office, make_finance.opened(office), "R2")
    for amount in (make_finance.FEES, make_finance.BUDGET):
        finance.record_amount(case, by=office.an, on=make_finance.day_of("R3"), amount=amount)
    case.refresh_from_db()
    return case


def _sampled(office: Office) -> Case:
    """A mandate inspection whose sample is drawn; the first file is judged, the second waits."""
    case, on = make_mandate.make_mandate(office, "report"), make_mandate.day("examine")
    mandate.draw_files(
        case, by=office.an, on=on, method="drawn", population=make_mandate.FILES, wanted=2, seed="số gieo kín"
    )
    make_mandate.judge(office, case, 1, "too_light", on)
    case.refresh_from_db()
    return case


def _contested(office: Office, case: Case) -> Complaint:
    """A letter against a decision of the body, as the register holds it; rows of their own, that no page leads to."""
    on = case.submitted_on or START
    sanction = Sanction.objects.create(case=case, form="WARNING", signed_on=on, signed_by=office.chu)
    return Complaint.objects.create(
        sanction=sanction,
        contested=case,
        body=office.standing,
        complainant_name="Người gửi đơn",
        received_on=on,
        channel=Complaint.Channel.POST,
        about=Complaint.About.FORM,
        content="Nội dung đơn khiếu nại trong sổ",
        received_by=office.thu,
        form="WARNING",
    )


#: Who denounced the first organization: nobody may find it anywhere but on the one page of an opened seal.
SENDER = Identity("Khúc Thị Thùy Dương", "số 4 ngách 12, xóm Chài Bến Lụa", "0988 001 122", "CCCD 031199887766")


def _denounced(office: Office) -> Petition:
    """A petition with its sealed sender, a sealed scan, a copy, one request waiting and one that may be used."""
    on = _today()
    intake.appoint_custodian(
        office.standing, by=office.chu, on=on, member=office.members["vien"], paper="Quyết định số 12-QĐ/TU"
    )
    said = intake.NewPetition(
        channel=Petition.Channel.POST,
        source=Petition.Source.CITIZEN,
        content="Thu quỹ của dân ngoài sổ sách, theo đơn gửi",
        received_on=on,
        subject_organization=office.organizations[0],
    )
    row = intake.receive_petition(office.standing, by=office.thu, on=on, petition=said, sender=SENDER)
    intake.seal_scan(row, by=office.thu, on=on, content=letter_of_sender())
    intake.add_copy(row, by=office.thu, on=on, content=make_intake.pdf())
    intake.ask_to_open(row, by=office.thu, on=on, motive="Gửi thông báo thụ lý")
    request = intake.ask_to_open(row, by=office.quan, on=on, motive="Mời người tố cáo làm việc")
    intake.decide_opening(request, by=office.vien, on=on, approved=True, reason="Cần làm việc trực tiếp")
    return intake.classify(row, by=office.quan, on=on, classification=PetitionClass.DENUNCIATION, is_competent=True)


def letter_of_sender() -> bytes:
    """The letter as it came in: everything in it names the sender."""
    return make_intake.pdf("Khuc Thi Thuy Duong", author=SENDER.name)


def _pointed_to(office: Office) -> ViolationSign:
    on = _today()
    sign = watching.note_sign(
        office.standing, by=office.quan, on=on, subject=office.organizations[0], source=SignsMatter.Source.MEDIA,
        description="Báo nêu việc thu quỹ ngoài sổ sách", reference="Báo Sông Xanh",
    )  # fmt: skip
    return watching.assess_sign(
        sign, by=office.quan, on=on, assessment=SignAssessment.ENOUGH, reason="Có tài liệu kèm theo"
    )


#: A period that units report.
_QUARTER = {"since": "2026-01-01", "until": "2026-03-31"}


def report_address(office: Office) -> dict[str, Any]:
    """The report of a period, as the addresses name it."""
    return {"body": office.standing.pk, "since": "2026-01-01", "until": "2026-06-30"}


def asked_with(world: World) -> dict[str, str]:
    """What is asked in an address after its path, by the name of the address."""
    return {"feed": f"?khoa={world.feed}"}


def addresses(world: World) -> dict[str, dict[str, Any]]:
    """What the addresses of the site are about here, by the name of the address."""
    heard, followed = {"key": world.heard.key}, {"key": world.followed.key}
    draft = Draft.objects.get(case=world.heard, type_key="team-report")
    paper = {"key": Document.objects.get(case=world.submitted, type_key="submission").key}
    item = world.proposed.item
    assert item is not None
    service = Service.objects.filter(case=world.heard, received_on=None).get()
    watched, counted = {"key": world.watched.key}, {"key": world.counted.key}
    matter, item_voted = {"key": world.judged.key}, AgendaItem.objects.get(case=world.judged)
    invitation = Invitation.objects.get(case=world.judged)
    unit = _QUARTER | {"unit": world.office.organizations[0].pk}
    team, line, office = {"key": world.heard.team.key}, {"pk": item.pk}, report_address(world.office)
    programme, table, person = {"pk": item.programme_id}, {"form": "csv"}, {"code": "DV-lan"}
    about_judged = "violation-add circumstance-add defer overseer-replace take-up discontinue hinder invite"
    about_letter = {"key": world.letter.key}
    about_item = (
        "agenda-item item-minute ballot-open ballot-issue ballot-close ballot-void ballot-count ballot-recount"
        " ballot-confirm ballot-repeat ballot-passphrase ballot-start ballot-paper ballot-tally ballot-receipt"
        " item-withdraw item-ask item-excerpt"
    )
    about_heard = (
        "case case-chart extension-request extension-decide overdue recuse evidence-add meeting-add finding-add serve"
        " evidence-board"
    )
    of: dict[str, dict[str, Any]] = {
        f"{about_heard} remind suspension-propose exoneration-open application-receive portal-case": heard,
        "clock-stop clock-resume": heard,
        "conformance waive originals dossier-export dossier-progress": heard,
        "dossier-file": {"key": world.required.key, "export": world.packed},
        "finding-edit respond answer portal-respond evidence-link": heard | {"number": 2},
        "evidence-unlink": heard | {"number": 2, "file": 1},
        "follow-up portal-report": followed,
        "books-add amount-add reconcile": counted,
        "file-draw file-add sheet-mandate sheet-discipline": {"key": world.sampled.key},
        "file-judge file-ask": {"key": world.sampled.key, "number": 1},
        "amount-edit amount-treat": counted | {"number": 1},
        "follow-up-report follow-up-close repayment-add portal-follow-up": followed | {"number": 1},
        "paper paper-copy paper-print paper-state paper-file scan-attach void-ask void void-refuse": paper,
        "draft draft-compare draft-word draft-word-file": heard | {"type_key": "team-report"},
        "draft-return": heard | {"type_key": "team-report", "returned": DraftReturn.objects.get().key},
        "unit-end": {"pk": 1},
        "unit-report": {"key": "0" * 20},
        "paper-record paper-record-withdraw paper-scan-attach": {"key": "0" * 20},
        "paper-scan": {"key": "0" * 20, "pk": 1},
        "takeover-propose": {"code": "KTCH", "step": "R3"},
        "takeover takeover-confirm takeover-refuse": {"key": "0" * 20},
        "published-figure": {"key": "inspected"},
        "report-figure": report_address(world.office) | {"figure": "inspected-organizations"},
        "rating rating-confirm criterion-set criteria-approve": {"key": "0" * 20},
        "rating-file": {"key": "0" * 20, "form": "csv"},
        "work-programme work-programme-approve work-programme-amend work-document": {"key": "0" * 20},
        "work-milestone": {"key": "0" * 20, "pk": 1},
        "work-target work-figure": {"pk": 1},
        "work-figure-correct work-figure-file": {"pk": 1, "figure": 1},
        "rating-unit rating-hand-in rating-recuse rating-tell": {"pk": 1},
        "rating-evidence": {"pk": 1, "file": 1},
        "rating-self rating-assess rating-appeal rating-decide rating-figure": {"pk": 1, "criterion": 1},
        "closed-period period-close period-restate": {"key": "0" * 20},
        "closed-form": {"key": "0" * 20, "form": 1},
        "closed-cell": {"key": "0" * 20, "form": 1, "row": "total", "column": "total"},
        "period-proposal": {"key": "0" * 20},
        "period-withdraw": {"key": "0" * 20},
        "change-today": {"key": "0" * 20, "form": "B01", "form_set": "2025", "row": "total", "column": "total"},
        "change": {"key": "0" * 20, "number": 1, "form": "B01", "form_set": "2025", "row": "total", "column": "total"},
        "unit-remind": _QUARTER,
        "unit-report-period unit-report-template unit-report-upload unit-report-submit": unit,
        "unit-report-form": unit | {"key": "B01"},
        "report-return": office | {"returned": "0" * 20},
        "team declare team-change delegate-heading": team,
        "delegation-end": {"key": Delegation.objects.get().key},
        "programme programme-approve programme-amend": programme,
        "item item-open item-theme opening": line,
        "cases-file register-file incoming-file": table,
        "check-code": {"code": "K7QM-3XWD-9FHA-TR2P"},
        "template template-pdf template-publish template-withdraw": {
            "key": PaperTemplate.objects.get(type_key="team-decision").key
        },
        "template-kind template-compare": {"type_key": "team-decision"},
        "template-edit": {"type_key": "team-decision", "body": world.office.standing.pk},
        "own-papers": heard,
        "own-paper": heard | {"type_key": OwnType.objects.get(concern="case").key},
        "body-paper": {"type_key": OwnType.objects.get(concern="body").key, "body": world.office.standing.pk},
        "paper-dispatch": paper,
        # Nothing was archived here: tests/documents/test_archive.py opens what is.
        "archive-dossier retention-set dossier-hold disposal disposal-approve disposal-withdraw": followed,
        "disposal-new": {"pk": world.office.standing.pk},
        "gaps": {"pk": Document.objects.get(case=None, team=world.heard.team, type_key="plan").series_id},
        "incoming-line incoming-hand incoming-scan incoming-copy incoming-void": {"key": Incoming.objects.get().key},
        "incoming-scan-file": {"key": Incoming.objects.get().key, "pk": IncomingScan.objects.get().pk},
        "delivery delivery-send delivery-proof delivery-addressees": {
            "key": Delivery.objects.get(case=world.heard, paper="plan").key
        },
        "delivery-run delivery-run-progress": {"key": DeliveryRun.objects.get().key},
        "case-mark case-sign-order case-contents": heard,
        "form merged-form": {"key": "B01"},
        "form-cell merged-cell": {"key": "B01", "row": "total", "column": "inspected.well"},
        "form-file": {"key": "B01", "ending": "txt"},
        "team-mark team-sign-order team-batch": team,
        "programme-batch": programme,
        "batch batch-progress batch-pdf batch-zip batch-bind": {"key": PaperBatch.objects.get().key},
        "account-open account-close member-move member-retire": person,
        "organization-split organization-rename organization-transfer organization-close": {
            "code": world.office.organizations[0].code
        },
        about_judged: matter,
        about_item: {"key": item_voted.key},
        "sitting item-add sitting-open sitting-close sitting-presence sitting-guest sitting-order": {
            "key": item_voted.sitting.key
        },
        "item-answer": {"key": item_voted.key, "number": 1},
        "discipline-open": {"key": world.required.key},
        "allegation-withdraw": {"key": world.denounced.key},
        "allegation-verify": {"key": world.denounced.key, "number": 1},
        "signs-monitor": {"key": world.watched.team.key},
        "signs-draft conference-add responsibility-add signs-hear crime-transfer follow-up-assign signs-open": watched,
        "crime-answer signs-open-person discipline-open-person": watched | {"number": 1},
        "violation-edit violation-pause violation-withdraw": matter | {"number": 1},
        "complaint complaint-refuse complaint-return complaint-propose": about_letter,
        "complaint-receive-from complaint-take-over complaint-withdraw portal-complaint": matter,
        "petition petition-classify petition-handle petition-receipt petition-complaint petition-withdraw"
        " petition-scan petition-copy petition-sign seal-ask denunciation-open": {"key": world.petition.key},
        "petition-copy-file": {"key": world.petition.key, "number": 1},
        "seal-decide": {"key": SealRequest.objects.get(decided_on=None).key},
        "seal-open": {"key": SealRequest.objects.get(approved=True).key},
        "violation-sign violation-sign-assess violation-sign-promote": {"key": world.sign.key},
        "violation-sign-left": {"pk": 999_999_998},
        "coming": matter | {"invitation": invitation.pk},
        "report-of report-draw-up report-edit report-issue report-word report-word-file": office,
        "step": heard | {"code": "R5"},
        "team-step": {"key": world.proposed.key, "code": "P2"},
        "follow-up-open urge portal-plan": heard,
        "recommendation-answer": {"pk": PolicyRecommendation.objects.get().pk},
        "weak-review": {"pk": WeakOrganization.objects.get().pk},
        "evidence": heard | {"number": 1},
        "evidence-picture": heard | {"number": 3},
        "portal-file": heard | {"number": 2},
        "portal-receipt": heard | {"service": service.pk},
        "portal-draft": heard | {"draft": draft.key},
        "draft-version": heard | {"type_key": "team-report", "version": 1},
        "reading": {"key": world.submitted.key},
        "scan-file": paper | {"pk": Scan.objects.get().pk},
        "figure": {"key": "running"},
        "figure-file": {"key": "running", "form": "csv"},
        "import-register-apply": {"digest": "0" * 64},
        "organization": {"code": "TC001"},
        "rulebook-revoke": {"pk": RuleConfirmation.objects.order_by("pk").values_list("pk", flat=True)[0]},
        "rulebook-rule": {"reference": "DUR-KTCH@QD89"},
        "procedure procedure-bpmn": {"code": "KTCH"},
    }
    return {name: told for names, told in of.items() for name in names.split()}
