"""In which form a paper is signed: T/M for a collective, K/T for a single head, T/L by order where allowed."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from cases import commands as facts
from cases.errors import NotYourDuty
from cases.models import Body, BodyKind, Chair, PostDuty, Recusal, Team
from documents import catalogue, catalogue_copies, commands
from documents import catalogue_follow_up as follow_up
from documents.errors_signing import FormNotOfPaper, NeverForCollective, SignerApart, SignerWithoutPost
from documents.facts import signing
from documents.facts.signing import open_forms
from documents.kinds import SignatureForm
from documents.models_orders import SigningOrder
from inspection.accounts.models import User
from tests.make import FOUNDED, START, Office, make_case, make_office

T_M, K_T, T_L, IN_PERSON = SignatureForm


def test_the_catalogue_says_which_papers_are_signed_by_order() -> None:
    by_order = {one.key for one in catalogue.ALL if T_L in one.forms and T_M in one.forms}

    assert by_order == {"urging-letter"} | {one.key for one in catalogue_copies.ALL}
    assert catalogue.BY_KEY["petition-guidance"].forms == {T_L}
    assert catalogue.BY_KEY["handover-minutes"].forms == {IN_PERSON}


@pytest.fixture
def office(db: None) -> Office:
    office = make_office()
    facts.appoint(
        [(office.members["hoa"], office.city, PostDuty.CHIEF_OF_OFFICE)], by=office.administrator, since=FOUNDED
    )
    return office


def order(office: Office, form: SignatureForm, signer: str, body: Body | None = None) -> SigningOrder:
    return SigningOrder(body=body or office.standing, form=form, signer=office.members[signer])


def test_the_chief_of_the_office_signs_by_order(office: Office) -> None:
    hand = signing.ordered(follow_up.LETTER, order(office, T_L, "hoa"), None, START)

    assert hand["capacity"] == "T/L BAN THƯỜNG VỤ"
    assert hand["post"] == "CHÁNH VĂN PHÒNG"
    assert hand["form"] == "T/L"


def test_a_deputy_of_a_collective_signs_on_its_behalf(office: Office) -> None:
    hand = signing.ordered(catalogue.TEAM_DECISION, order(office, T_M, "pho"), None, START)

    assert (hand["capacity"], hand["post"]) == ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ")


@pytest.mark.rule("DOC-NOKT")
def test_nobody_signs_in_place_of_a_collective(office: Office) -> None:
    with pytest.raises(NeverForCollective, match="Ban Thường vụ") as refusal:
        signing.ordered(catalogue.TEAM_DECISION, order(office, K_T, "pho"), None, START)

    assert refusal.value.rule == "DOC-NOKT"


@pytest.mark.rule("DOC-NOKT")
def test_a_deputy_signs_in_place_of_the_one_head_of_an_agency(office: Office) -> None:
    agency = facts.constitute_body(
        office.city,
        kind=BodyKind.ADVISORY,
        name="Ban Tổ chức Thành ủy Sông Xanh",
        suffix="BTCTU",
        place="Sông Xanh",
        by=office.administrator,
        on=FOUNDED,
    )
    seats = [(office.members["binh"], Chair.CHAIR), (office.members["an"], Chair.VICE_CHAIR)]
    facts.seat_members(agency, seats, by=office.administrator, since=FOUNDED)

    deputy = signing.ordered(catalogue.PROPOSAL, order(office, K_T, "an", agency), None, START)
    head = signing.ordered(catalogue.PROPOSAL, order(office, IN_PERSON, "binh", agency), None, START)

    assert (deputy["capacity"], deputy["post"]) == ("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")
    assert (head["capacity"], head["post"]) == ("", "TRƯỞNG BAN")
    with pytest.raises(SignerWithoutPost):
        signing.ordered(catalogue.PROPOSAL, order(office, K_T, "binh", agency), None, START)


def test_a_decision_is_never_signed_by_order(office: Office) -> None:
    with pytest.raises(FormNotOfPaper, match="T/L"):
        signing.ordered(catalogue.TEAM_DECISION, order(office, T_L, "hoa"), None, START)


def test_a_cell_has_no_office_that_signs_by_order(office: Office) -> None:
    assert T_L in open_forms(follow_up.LETTER, office.standing)
    office.standing.organization.level = "CHIBO"

    assert T_L not in open_forms(follow_up.LETTER, office.standing)


def test_only_the_post_of_the_day_signs(office: Office) -> None:
    with pytest.raises(SignerWithoutPost, match=r"Bình.*T/L"):
        signing.ordered(follow_up.LETTER, order(office, T_L, "binh"), None, START)
    with pytest.raises(SignerWithoutPost, match="T/M"):
        signing.ordered(follow_up.LETTER, order(office, T_M, "hoa"), None, START)


def ordered(office: Office, team: Team, by: User) -> SigningOrder:
    assert team.decided_on is not None
    who = office.members["pho"]
    return commands.order_signature(catalogue.PLAN, team, by=by, on=team.decided_on, form="T/M", signer=who)


def test_what_a_leader_orders_is_frozen_in_the_paper(office: Office) -> None:
    case = make_case(office, "P2")
    assert case.decided_on is not None
    ordered(office, case.team, office.chu)

    plan = commands.issue(catalogue.PLAN, case.team, by=office.chu, on=case.decided_on, wait=True)

    (hand,) = plan.facts["issue"]["signatures"]
    assert (hand["form"], hand["post"], hand["name"]) == ("T/M", "PHÓ BÍ THƯ", office.members["pho"].full_name)
    assert plan.signer_post == "T/M BAN THƯỜNG VỤ PHÓ BÍ THƯ"
    assert case.trail.filter(act="signature-ordered").exists()


def test_only_a_leader_orders_and_nobody_apart_signs(office: Office) -> None:
    case = make_case(office, "P2")
    with pytest.raises(NotYourDuty):
        ordered(office, case.team, office.lan)

    Recusal.objects.create(member=office.members["pho"], team=case.team, since=START, ground="Người thân.")
    with pytest.raises(SignerApart):
        ordered(office, case.team, office.chu)


def test_a_leader_orders_on_the_page_of_the_team(office: Office) -> None:
    team = make_case(office, "P2").team
    client = Client()
    client.force_login(office.chu)
    address = reverse("team-sign-order", args=[team.key])

    page = client.get(address)
    chief = str(office.members["hoa"].pk)
    hidden = {name: page.context["form"].initial.get(name, "") for name in page.context["form"].fields}
    wrong = client.post(address, hidden | {"paper": "plan", "form": "K/T", "signer": chief})
    assert wrong.status_code == 422
    assert "không dùng hình thức ký thay" in wrong.content.decode()
