"""The pages of the rulebook, as the office sees them; confirming is one act on one page."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from django.urls import include, path, reverse
from django.utils import translation
from django.utils.timezone import localdate

from cases.commands.rulebook import confirm_rule, rules_to_confirm
from cases.models import Body, Chair, Rule, RuleConfirmation
from cases.rulebook_words import scope_in_words, value_in_words
from inspection.accounts.models import User
from tests.cases.rulebook_facts import make_seat, make_standing_committee

urlpatterns = [path("", include("cases.urls_rulebook")), path("", include("inspection.urls"))]

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture
def body() -> Body:
    """The standing committee of the city, in a house with the rulebook as the project brings it."""
    return make_standing_committee()


@pytest.fixture
def lan(body: Body) -> User:
    """Lan is its secretary."""
    return make_seat(body, "lan")


@pytest.fixture
def minh(body: Body) -> User:
    """Minh sits in it and leads nothing."""
    return make_seat(body, "minh", Chair.MEMBER)


def see(client: Client, user: User, name: str, *args: object, **query: str) -> str:
    """The page, as somebody sees it in English."""
    client.force_login(user)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200
    return response.content.decode()


def rule(reference: str) -> Rule:
    """A rule of the project's rulebook."""
    return Rule.objects.get(reference=reference)


def test_the_list_shows_what_is_in_force_today_and_what_is_not_verified(client: Client, lan: User) -> None:
    page = see(client, lan, "rulebook", q="DUR-KTCH", on=f"{localdate():%d/%m/%Y}")

    assert "QĐ 89-QĐ/TW, Quy trình kiểm tra, mục I" in page
    assert "chip unverified" in page
    assert "chip ok" in page
    assert reverse("rulebook-rule", args=["DUR-KTCH@QD331"]) in page


def test_the_list_of_another_day_shows_the_rules_of_that_day(client: Client, lan: User) -> None:
    before = see(client, lan, "rulebook", q="DUR-GS", on="29/05/2025")
    after = see(client, lan, "rulebook", q="DUR-GS", on="30/05/2025")

    assert "HD 02-HD/UBKTTW (2017)" in before
    assert "HD 02-HD/UBKTTW (2017), Điều 11" not in after


def test_words_are_found_without_their_accents(client: Client, lan: User) -> None:
    assert "DEPLOY" in see(client, lan, "rulebook", q="trien khai quyet dinh")


def test_a_long_list_comes_in_pages_that_keep_the_filters(client: Client, lan: User) -> None:
    first = see(client, lan, "rulebook", trust="recalled")
    second = see(client, lan, "rulebook", trust="recalled", page="2")

    assert "trust=recalled&amp;page=2" in first
    assert "trust=recalled&amp;page=1" in second
    assert "DUR-KTCH" not in first


def test_a_leader_is_told_how_many_rules_wait_and_a_member_is_not(client: Client, lan: User, minh: User) -> None:
    assert "wait for the confirmation of" in see(client, lan, "rulebook")
    page = see(client, minh, "rulebook")
    assert "wait for the confirmation of" not in page
    assert reverse("rulebook-confirm") not in page


@pytest.mark.rule("DUR-KTCH")
def test_the_page_of_a_rule_says_what_it_says_and_who_confirmed_it(client: Client, body: Body, lan: User) -> None:
    before = see(client, lan, "rulebook-rule", "DUR-KTCH@QD89")
    assert "Province or city: 60 days" in before
    assert "No body has confirmed this rule" in before
    assert reverse("rulebook-confirm") in before
    assert "Other rules of this key" in before

    confirm_rule(rule("DUR-KTCH@QD89"), body=body, by=lan, on=localdate(), note="Phiên họp thứ ba")

    after = see(client, lan, "rulebook-rule", "DUR-KTCH@QD89")
    assert "Phiên họp thứ ba" in after
    assert "The rule does not change any more." in after
    assert reverse("rulebook-confirm") not in after


def test_a_verified_rule_asks_for_nothing(client: Client, lan: User) -> None:
    page = see(client, lan, "rulebook-rule", "DUR-KTCH@QD331")

    assert reverse("rulebook-confirm") not in page
    assert "Confirmations" not in page


def test_a_reference_with_an_odd_sign_has_its_page(client: Client, lan: User) -> None:
    assert "AGGRAV" in see(client, lan, "rulebook-rule", "AGGRAV@QD69#2")
    client.force_login(lan)
    assert client.get(reverse("rulebook-rule", args=["NONE@QD1"])).status_code == 404


def test_a_leader_confirms_the_ticked_rules_by_one_act(client: Client, body: Body, lan: User) -> None:
    client.force_login(lan)
    ticked = [rule("DUR-KTCH@QD89").pk, rule("EXT-ALL@QD89").pk]

    answer = client.post(
        reverse("rulebook-confirm"), {"rules": ticked, "on": f"{localdate():%d/%m/%Y}", "note": "Phiên họp thứ ba"}
    )

    assert answer.status_code == 302
    assert answer["location"] == reverse("rulebook")
    assert RuleConfirmation.objects.filter(body=body, by=lan, rule__in=ticked).count() == 2
    assert Rule.on(localdate(), body.scope).gates("DUR-KTCH")


def test_the_rules_asked_for_are_ticked_already(client: Client, body: Body, lan: User) -> None:
    assert see(client, lan, "rulebook-confirm").count(" checked") == 0
    assert see(client, lan, "rulebook-confirm", rule="DUR-KTCH@QD89").count(" checked") == 1
    everything = see(client, lan, "rulebook-confirm", all="1", body=str(body.pk))
    assert everything.count(" checked") == everything.count('name="rules"') > 50


def test_nothing_ticked_is_said_beside_the_list(client: Client, lan: User) -> None:
    see(client, lan, "rulebook-confirm")

    answer = client.post(reverse("rulebook-confirm"), {"on": f"{localdate():%d/%m/%Y}", "note": "Phiên họp"})

    assert "Tick at least one rule." in answer.content.decode()
    assert not RuleConfirmation.objects.exists()


def test_a_refused_confirmation_returns_to_the_page_with_what_to_do(client: Client, lan: User) -> None:
    client.force_login(lan)

    answer = client.post(
        reverse("rulebook-confirm"), {"rules": [rule("EXT-ALL@QD89").pk], "on": "31/12/2099", "note": "Phiên họp"}
    )

    assert answer.status_code == 200
    assert "refusal" in answer.content.decode()
    assert not RuleConfirmation.objects.exists()


def test_only_a_leader_of_the_body_opens_the_page_of_the_act(client: Client, body: Body, lan: User, minh: User) -> None:
    other = make_standing_committee("Tỉnh ủy Hòa An")
    client.force_login(minh)
    assert client.get(reverse("rulebook-confirm")).status_code == 403

    client.force_login(lan)
    assert client.get(reverse("rulebook-confirm"), {"body": other.pk}).status_code == 404


def test_a_body_that_confirmed_everything_is_told_so(client: Client, body: Body, lan: User) -> None:
    from cases.commands.rulebook import confirm_rules

    confirm_rules(rules_to_confirm(body), body=body, by=lan, on=localdate(), note="Phiên họp")

    assert "Nothing waits for confirmation" in see(client, lan, "rulebook-confirm")
    assert "wait for the confirmation of" not in see(client, lan, "rulebook")


def test_a_leader_takes_a_confirmation_back(client: Client, body: Body, lan: User, minh: User) -> None:
    given = confirm_rule(rule("DUR-KTCH@QD89"), body=body, by=lan, on=localdate(), note="Phiên họp thứ ba")
    address = reverse("rulebook-revoke", args=[given.pk])
    assert address in see(client, lan, "rulebook-rule", "DUR-KTCH@QD89")
    assert "Phiên họp thứ ba" in see(client, lan, "rulebook-revoke", given.pk)

    late = client.post(address, {"on": "31/12/2099", "note": "Có văn bản mới"})
    assert "refusal" in late.content.decode()
    answer = client.post(address, {"on": f"{localdate():%d/%m/%Y}", "note": "Có văn bản mới"})

    assert answer.status_code == 302
    assert not Rule.on(localdate(), body.scope).gates("DUR-KTCH")
    client.force_login(minh)
    assert client.get(address).status_code == 403


def test_to_people_without_an_office_the_rulebook_does_not_exist(client: Client, body: Body) -> None:
    client.force_login(User.objects.create_user(username="khach"))

    for name, args in (("rulebook", []), ("rulebook-rule", ["DUR-KTCH@QD89"]), ("rulebook-confirm", [])):
        assert client.get(reverse(name, args=args)).status_code == 404


def test_an_administrator_reads_the_rule_as_its_file_gives_it(client: Client, body: Body) -> None:
    keeper = User.objects.create_user(username="quantri", is_administrator=True)

    assert "DUR-KTCH@QD89 (day)" in see(client, keeper, "rulebook-rule", "DUR-KTCH@QD89")


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("DUR-KTCH@LC299", "Cell: 30 days"),
        ("FILE-HANDOVER@DESIGN", "15 working days"),
        ("EXT-ALL@QD89", "at most 1/3 of the duration"),
        ("VOTE-QUORUM@DESIGN", "at least 2/3 of those convened"),
        ("VOTE-MAJ@QD22", "more than 1/2"),
        ("START-GS@QD21", "from the day the subject's report is received"),
        ("INV-MINUTES@INVARIANT", ""),
        ("FORMS@QD21", ""),
    ],
)
def test_a_rule_is_said_in_words(body: Body, reference: str, words: str) -> None:
    with translation.override("en"):
        assert value_in_words(rule(reference)) == words


def test_whom_a_rule_is_for_is_said_in_words(body: Body) -> None:
    with translation.override("en"):
        assert scope_in_words(rule("DUR-KTCH@QD89")) == "Party committee, Standing committee"
        assert scope_in_words(rule("DUR-KTCH@LC299")) == "Cell, Lào Cai"
        assert scope_in_words(rule("DEPLOY@DESIGN")) == ""
