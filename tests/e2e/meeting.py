"""A body meets: called together, the case on its agenda, opened with its roll, a secret ballot on paper, minutes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.e2e.person import named

if TYPE_CHECKING:
    from tests.e2e.conftest import People
    from tests.e2e.person import Person


@dataclass
class Body:
    """Who sits in a body: who presides, the two who count, and how many have a vote."""

    people: People
    names: dict[str, str]
    chair: str
    tellers: tuple[str, str]
    votes: int = 5
    recorder: str = "an"
    page: str = field(default="", init=False)
    item: str = field(default="", init=False)

    def at_the_item(self, username: str) -> Person:
        """Somebody with the item of the agenda before them."""
        person = self.people(username)
        person.goes(self.item)
        return person

    def at_the_meeting(self, username: str) -> Person:
        """Somebody with the meeting before them."""
        person = self.people(username)
        person.goes(self.page)
        return person


def convenes(body: Body, subject: str, *, proposer: str = "") -> None:
    """The chair calls the body together; who works on the case puts it on the agenda; the chair opens."""
    chair = body.people(body.chair)
    chair.turns_to("Cuộc kiểm tra, giám sát")
    chair.follows("Phiên họp")
    chair.follows("Triệu tập phiên họp")
    chair.fills({"Chủ trì": body.names[body.chair], "Người ghi biên bản": body.names[body.recorder]})
    chair.presses("Triệu tập phiên họp")
    body.page = chair.path()
    proposer = proposer or body.recorder
    secretary = body.at_the_meeting(proposer)
    secretary.follows("Đưa vụ việc vào chương trình")
    secretary.picks("Cuộc", subject)
    secretary.presses("Đưa vào chương trình")
    body.item = secretary.page.get_by_role("link").filter(has_text=subject).first.get_attribute("href") or ""
    chair = body.at_the_meeting(body.chair)
    chair.follows("Khai mạc phiên họp")
    chair.presses("Khai mạc phiên họp")


def votes(body: Body, votes: dict[str, int]) -> None:
    """One secret ballot on paper: papers handed out and collected, two tellers who count apart."""
    chair = body.at_the_item(body.chair)
    chair.follows("Mở bỏ phiếu")
    first, second = body.tellers
    chair.fills({"Người kiểm phiếu thứ nhất": body.names[first], "Người kiểm phiếu thứ hai": body.names[second]})
    chair.presses("Mở bỏ phiếu")
    chair.follows("Ghi nhận số phiếu phát ra")
    chair.presses("Ghi nhận số phiếu phát ra")
    chair.follows("Đóng cuộc bỏ phiếu")
    chair.presses("Đóng cuộc bỏ phiếu")
    for teller in body.tellers:
        counts(body, teller, votes)


def counts(body: Body, teller: str, votes: dict[str, int]) -> None:
    """A teller enters what was in the box, without seeing the other's count."""
    person = body.at_the_item(teller)
    person.follows("Nhập kết quả kiểm của mình")
    papers = dict.fromkeys(("Số phiếu phát ra", "Số phiếu thu về", "Số phiếu hợp lệ"), body.votes)
    person.fills({label: str(figure) for label, figure in (papers | votes).items()})
    person.presses("Nhập kết quả kiểm của mình")


def closes(body: Body, result: str) -> None:
    """The chair reads the result off the arithmetic, minutes the item and closes the meeting."""
    chair = body.at_the_item(body.chair)
    chair.reads(named(f"Kết quả: {result}"))
    chair.follows("Ghi biên bản nội dung")
    chair.fills({"Diễn biến thảo luận": "Các đồng chí thảo luận, bỏ phiếu kín."})
    chair.presses("Ghi biên bản nội dung")
    chair = body.at_the_meeting(body.chair)
    chair.follows("Bế mạc phiên họp")
    chair.fills({"Diễn biến": "Hội nghị kết thúc đúng chương trình."})
    chair.presses("Bế mạc phiên họp")


def decides(body: Body, subject: str, ballot: dict[str, int], result: str, *, proposer: str = "") -> None:
    """A whole meeting on one case."""
    convenes(body, subject, proposer=proposer)
    votes(body, ballot)
    closes(body, result)
