"""A tablet at a working session loses its connection: what was written stays on it, and is recorded once."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from tests.e2e.conftest import People
from tests.e2e.office import UNDER_WAY
from tests.e2e.person import Person
from tests.e2e.procedure import HOURS

SECOND = "Đảng ủy phường Bến Lụa 2"
NOT_SENT = re.compile("Đã lưu trên máy này, chưa gửi")


@pytest.fixture(scope="module")
def keeps_pages() -> bool:
    """The browser is the one people have."""
    return True


def opens_minutes(person: Person) -> str:
    """Go to the minutes of a working session; return where they are."""
    person.goes("/ho-so/")
    person.page.get_by_role("row").filter(has_text=UNDER_WAY).get_by_role("link", name=SECOND).click()
    person.page.wait_for_load_state("load")
    person.follows("Ghi biên bản")
    return person.path()


def writes(person: Person, words: str) -> None:
    """Write the course and the hours, and wait until the device has them."""
    person.fills({"Diễn biến": words} | HOURS)
    expect(person.page.locator("[data-draft-kept]")).to_be_visible()


def counts(person: Person, words: str) -> int:
    """How often minutes with these words stand in the case."""
    person.goes(person.path().split("buoi-lam-viec")[0] + "?xem=bien-ban")
    return person.page.get_by_role("main").get_by_text(words).count()


def test_minutes_written_without_a_connection_are_sent_once_when_it_is_back(people: People) -> None:
    secretary = people("an", width=768, touch=True)
    page = secretary.page
    opens_minutes(secretary)

    secretary.context.set_offline(True)
    writes(secretary, "Làm việc trong lúc mất mạng.")
    page.get_by_role("button", name="Lập biên bản").click()
    expect(page.locator("[data-draft-waiting]")).to_contain_text(NOT_SENT)
    page.get_by_role("button", name="Lập biên bản").click()
    with page.expect_navigation():
        secretary.context.set_offline(False)

    page.wait_for_load_state("load")
    assert counts(secretary, "Làm việc trong lúc mất mạng.") == 1
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('draft:')).length") == 0


def test_minutes_whose_answer_was_lost_survive_and_are_recorded_once(people: People) -> None:
    secretary = people("an", width=768, touch=True)
    page = secretary.page
    path = opens_minutes(secretary)
    writes(secretary, "Biên bản mất tín hiệu khi gửi.")

    def arrives_and_answers_nobody(route: Route) -> None:
        """The server does it; the answer never comes."""
        if route.request.method == "POST":
            route.fetch(max_redirects=0)
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route(f"**{path}", arrives_and_answers_nobody)
    with page.expect_event("requestfailed"):
        page.get_by_role("button", name="Lập biên bản").click(no_wait_after=True)
    page.unroute_all()
    secretary.faults.clear()
    secretary.goes(path)
    page.get_by_role("button", name="Viết tiếp bản này").click()
    expect(secretary.field("Diễn biến")).to_have_value("Biên bản mất tín hiệu khi gửi.")
    secretary.presses("Lập biên bản")

    secretary.reads("không thực hiện lần hai")
    assert counts(secretary, "Biên bản mất tín hiệu khi gửi.") == 1


def test_what_is_touched_on_a_tablet_is_as_large_as_a_fingertip_and_forgotten_at_the_end(people: People) -> None:
    secretary = people("an", width=768, touch=True)
    page = secretary.page
    opens_minutes(secretary)
    writes(secretary, "Chỉ là bản nháp.")

    small = (
        page.locator("main .act-page")
        .locator("input:not([type=hidden], .visually-hidden *), textarea, .submit .button")
        .evaluate_all(
            "all => all.filter((each) => each.offsetParent).map((each) => each.closest('label') ?? each)"
            ".map((each) => each.getBoundingClientRect()).filter((box) => box.height < 40).length"
        )
    )
    wide = page.evaluate("document.documentElement.scrollWidth")
    secretary.signs_out("Hồ Thanh An")

    assert (small, wide) == (0, 768)
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('draft:')).length") == 0
