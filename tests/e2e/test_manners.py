"""Manners of every page: once is once, small windows, keys, paper, and nothing left behind."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.conftest import People
from tests.e2e.office import UNDER_WAY
from tests.e2e.person import Person

SECOND = "Đảng ủy phường Bến Lụa 2"


@pytest.fixture(scope="module")
def keeps_pages() -> bool:
    """What is left behind is looked for in a browser that keeps pages."""
    return True


def at_the_case(person: Person, subject: str) -> Person:
    """Go from the list of cases to the desk of the case under way."""
    person.turns_to("Cuộc kiểm tra, giám sát")
    person.page.get_by_role("row").filter(has_text=UNDER_WAY).get_by_role("link", name=subject).click()
    person.page.wait_for_load_state("load")
    return person


def writes_a_finding(person: Person, words: str) -> Locator:
    """Fill in the form of a finding; return its button."""
    at_the_case(person, SECOND).follows("Ghi nhận định")
    person.chooses("Là gì", "Hạn chế")
    person.fills({"Nội dung": words})
    return person.page.get_by_role("button", name="Ghi nhận định này")


def stands_once(person: Person, words: str) -> None:
    """Find the words at the desk of the case, and only once."""
    at_the_case(person, SECOND)
    expect(person.page.get_by_role("main").get_by_text(words)).to_have_count(1)


def test_F12_a_double_click_records_one_finding(people: People) -> None:  # noqa: N802
    secretary = people("an")

    writes_a_finding(secretary, "Nộp đảng phí chậm một tháng.").dblclick()
    secretary.page.wait_for_load_state("load")

    stands_once(secretary, "Nộp đảng phí chậm một tháng.")


def test_F12_the_same_form_sent_again_records_nothing_more(people: People) -> None:  # noqa: N802
    secretary = people("an")
    button = writes_a_finding(secretary, "Chưa đối chiếu sổ thu đảng phí.")
    with secretary.page.expect_request(lambda request: request.method == "POST") as sent:
        button.click()
    secretary.page.wait_for_load_state("load")

    again = secretary.context.request.post(
        sent.value.url,
        data=sent.value.post_data_buffer,
        headers={"Content-Type": sent.value.headers["content-type"]},
    )

    assert "không thực hiện lần hai" in again.text()
    stands_once(secretary, "Chưa đối chiếu sổ thu đảng phí.")


PAGES = [
    ("lan", ["/viec/", "/ho-so/", "/doan/", "{submitted}", "{verified}", "{verified}buoc/R3/", "{team}"]),
    ("chu", ["/cho-xem-xet/", "{reading}", "{submitted}buoc/E2/", "/thong-ke/", "/van-ban/", "/bo-quy-tac/"]),
    ("quan", ["/chuong-trinh/", "{programme}", "{item}", "/chuong-trinh/lap/", "/to-chuc/"]),
    ("dien", ["/don-vi/", "{portal}", "{portal}y-kien/2/"]),
]


@pytest.mark.parametrize(("username", "paths"), PAGES)
def test_a_phone_shows_every_page_without_scrolling_sideways(
    people: People, places: dict[str, str], username: str, paths: list[str]
) -> None:
    person = people(username, width=390)
    too_wide = []
    for path in paths:
        person.goes(path.format(**places))
        assert person.status == 200, path
        width = person.page.evaluate("document.documentElement.scrollWidth")
        if width > 390:
            too_wide.append(f"{path} is {width} wide")

    assert not too_wide


def test_keys_search_and_walk_through_the_rows(people: People) -> None:
    page = people("lan").page
    page.goto("/viec/")

    page.keyboard.press("/")
    expect(page.get_by_role("banner").get_by_role("searchbox")).to_be_focused()

    page.goto("/ho-so/")
    links = page.get_by_role("main").get_by_role("rowheader").get_by_role("link")
    page.keyboard.press("j")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/ho-so/[0-9a-f]+/$"))


def test_a_search_finds_the_case_without_its_marks(people: People) -> None:
    person = people("lan")
    person.goes("/viec/")
    person.page.keyboard.press("/")
    person.page.keyboard.type("ben lua 2")
    person.page.keyboard.press("Enter")

    person.page.wait_for_load_state("load")
    expect(person.page.get_by_role("main").get_by_role("link", name=SECOND).first).to_be_visible()


def test_on_paper_a_page_is_without_menu_and_search(people: People, places: dict[str, str]) -> None:
    leader = people("chu")
    leader.goes(places["reading"])
    leader.page.emulate_media(media="print")

    expect(leader.page.get_by_role("navigation", name="Danh mục")).to_be_hidden()
    expect(leader.page.get_by_role("searchbox")).to_be_hidden()
    expect(leader.page.get_by_role("button", name="In")).to_be_hidden()
    expect(leader.page.get_by_role("heading", level=1)).to_be_visible()
    assert leader.page.pdf(format="A4").startswith(b"%PDF")


def test_A23_the_back_button_shows_nothing_after_signing_out(people: People, places: dict[str, str]) -> None:  # noqa: N802
    member = people("binh")
    member.goes(places["submitted"])
    member.reads("Đảng ủy phường Bến Lụa 1")
    member.goes("/viec/")

    member.signs_out("Lý Thái Bình")
    for _step in range(2):
        member.page.go_back(wait_until="commit")
        expect(member.page.get_by_role("button", name="Đăng nhập")).to_be_visible()
        expect(member.page.get_by_text("Đảng ủy phường Bến Lụa 1")).to_have_count(0)
