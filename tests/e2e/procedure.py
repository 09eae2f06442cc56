"""How each step is done, told once: who opens which page, what they write there, what they press."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.e2e.person import named

if TYPE_CHECKING:
    from tests.e2e.conftest import People
    from tests.e2e.person import Person

#: A PDF of one empty page: what a subject hands in.
SHEET = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


@dataclass
class Matter:
    """A case on its way: what it is about, who does what, and the pages of its team and its desk."""

    people: People
    topic: str
    names: dict[str, str]
    officer: str = "quan"
    leader: str = "chu"
    head: str = "lan"
    secretary: str = "an"
    member: str = "binh"
    subject_side: str = "dien"
    verifier: str = "minh"
    team: str = ""
    desk: str = ""

    def at_desk(self, username: str) -> Person:
        """Somebody at the desk of the case."""
        person = self.people(username)
        person.goes(self.desk)
        return person

    def at_team(self, username: str) -> Person:
        """Somebody on the page of the team."""
        person = self.people(username)
        person.goes(self.team)
        return person

    def at_portal(self) -> Person:
        """The representative on the page of their own case."""
        person = self.people(self.subject_side)
        person.goes(self.desk.replace("/ho-so/", "/don-vi/"))
        return person


#: When meetings are held, as every page of minutes asks.
HOURS = {"Bắt đầu lúc": "08:00", "Kết thúc lúc": "10:30"}


def does(person: Person, step: str) -> None:
    """Take the next act from its card: it is this person's turn, and it is this step."""
    card = person.page.get_by_role("region", name=re.compile(rf"^{step}"))
    card.get_by_role("link").first.click()
    person.page.wait_for_load_state("load")
    person.is_calm()


def opens_the_cases(matter: Matter) -> None:
    """The officer opens a line of the programme: one team, a case for each subject it names."""
    officer = matter.people(matter.officer)
    officer.turns_to("Chương trình")
    officer.follows("Chương trình kiểm tra, giám sát năm")
    officer.follows(matter.topic)
    officer.follows("Mở tất cả các cuộc")
    officer.presses("Mở các cuộc")
    officer.follows("Tới trang của đoàn")
    matter.team = officer.path()


# Preparation


def proposes(matter: Matter) -> None:
    """P1. The officer completes what the programme says, and names the people."""
    officer = matter.at_team(matter.officer)
    does(officer, "P1")
    for row, who in enumerate((matter.head, matter.secretary, matter.member)):
        officer.fills({"Họ và tên": matter.names[who]}, row=row)
    officer.presses("Trình thành lập đoàn")


def signs_the_decision(matter: Matter) -> None:
    """P2. The leader signs."""
    leader = matter.at_team(matter.leader)
    does(leader, "P2")
    leader.presses("Ký quyết định và kế hoạch")


def returns_the_proposal(matter: Matter, reason: str) -> None:
    """P2, the other branch. The leader returns the proposal with the reason."""
    leader = matter.at_team(matter.leader)
    does(leader, "P2")
    leader.fills({"Lý do trả lại": reason})
    leader.presses("Trả lại tờ trình")


def proposes_again(matter: Matter) -> None:
    """P1. What was proposed before stands in the form, and the reason of the return above it."""
    officer = matter.at_team(matter.officer)
    does(officer, "P1")
    officer.presses("Trình thành lập đoàn")


def declares(matter: Matter, username: str) -> None:
    """P3. A member of the team has no conflict of interest."""
    person = matter.at_team(username)
    person.follows("Cam kết về xung đột lợi ích")
    person.chooses("Xung đột lợi ích với các đối tượng nêu trên", "Tôi không có")
    person.presses("Cam kết")


def prepares(matter: Matter) -> None:
    """P3. Everybody declares, then the team meets."""
    for username in (matter.head, matter.secretary, matter.member):
        declares(matter, username)
    head = matter.at_team(matter.head)
    does(head, "P3")
    head.fills(HOURS)
    head.presses("Ghi cuộc họp đoàn")
    head.goes(matter.team)
    matter.desk = head.page.get_by_role("table").get_by_role("link").first.get_attribute("href") or ""


# Conduct


def deploys(matter: Matter) -> None:
    """R1. The head makes the decision known and hands the papers over."""
    head = matter.at_desk(matter.head)
    does(head, "R1")
    head.fills(HOURS)
    head.presses("Ghi việc triển khai")


def hands_in_the_report(matter: Matter) -> None:
    """R2. The subject's representative hands in the report with a file, on the page of their side."""
    subject = matter.at_portal()
    subject.follows("Gửi báo cáo")
    subject.fills({"Nội dung báo cáo": "Đã ban hành quy chế làm việc.\nCòn chậm bổ sung, sửa đổi."})
    subject.field("Báo cáo và hồ sơ kèm theo").set_input_files(
        {"name": "bao-cao-tu-kiem-tra.pdf", "mimeType": "application/pdf", "buffer": SHEET}
    )
    subject.presses("Gửi báo cáo")


def receives_the_report(matter: Matter) -> None:
    """R2. The secretary records the report the subject handed in on paper."""
    secretary = matter.at_desk(matter.secretary)
    does(secretary, "R2")
    secretary.fills({"Người nộp": matter.names[matter.subject_side], "Tóm tắt": "Đã thực hiện 7 trên 9 nhiệm vụ."})
    secretary.presses("Ghi nhận báo cáo")


def records_a_session(matter: Matter) -> None:
    """R3. The secretary keeps the minutes of a working session."""
    secretary = matter.at_desk(matter.secretary)
    secretary.follows("Ghi biên bản")
    secretary.fills({"Diễn biến": "Đoàn làm việc với ban thường vụ đảng ủy về từng nội dung."})
    secretary.fills(HOURS)
    secretary.presses("Lập biên bản")


def finds(matter: Matter, kind: str, content: str, **violation: str) -> None:
    """R3. The secretary records what was found."""
    secretary = matter.at_desk(matter.secretary)
    secretary.follows("Ghi nhận định")
    secretary.chooses("Là gì", kind)
    secretary.fills({"Nội dung": content})
    if violation:
        secretary.fills(
            {
                "Tính chất": violation["nature"],
                "Hậu quả": violation["consequence"],
                "Nguyên nhân": violation["cause"],
                "Trách nhiệm": violation["responsibility"],
            }
        )
        for label in ("Mức độ", "Nhóm vi phạm"):
            secretary.field(label).select_option(index=1)
    secretary.presses("Ghi nhận định này")


def puts_in_evidence(matter: Matter) -> None:
    """R3. A member of the team puts a paper into the case."""
    member = matter.at_desk(matter.member)
    member.follows("Thêm chứng cứ")
    member.fills({"Là gì": "Sổ biên bản họp năm trước"})
    member.field("Tệp").set_input_files({"name": "so-bien-ban.pdf", "mimeType": "application/pdf", "buffer": SHEET})
    member.presses("Đưa tệp vào hồ sơ")


def finishes_verification(matter: Matter) -> None:
    """R3. The head says that verification is complete."""
    head = matter.at_desk(matter.head)
    does(head, "R3")
    head.presses("Kết thúc thẩm tra, xác minh")


def drafts(matter: Matter) -> None:
    """R4. The secretary completes the draft and hands it to the subject."""
    secretary = matter.at_desk(matter.secretary)
    does(secretary, "R4")
    secretary.presses("Giao dự thảo cho đối tượng")


def responds(matter: Matter, stance: str, text: str = "") -> None:
    """R5. The subject gives its opinion on the next point it was not heard on."""
    subject = matter.at_portal()
    subject.follows("Nêu ý kiến")
    subject.chooses("Ý kiến của đơn vị", stance)
    subject.fills({"Giải trình": text})
    subject.presses("Gửi ý kiến")


def hears(matter: Matter) -> None:
    """R5. The meeting through the draft has its minutes."""
    secretary = matter.at_desk(matter.secretary)
    does(secretary, "R5")
    secretary.fills(HOURS)
    secretary.presses("Ghi hội nghị thông qua dự thảo")


def answers(matter: Matter, result: str, reason: str, wording: str = "") -> None:
    """R6. The team answers a contested point."""
    secretary = matter.at_desk(matter.secretary)
    secretary.follows("Trả lời điểm này")
    secretary.chooses("Nhận định được", result)
    secretary.fills({"Lý do": reason, "Nội dung viết lại": wording})
    secretary.presses("Trả lời điểm này")


def finalises(matter: Matter) -> None:
    """R6. The head makes the report final."""
    head = matter.at_desk(matter.head)
    does(head, "R6")
    head.presses("Hoàn chỉnh báo cáo")


def finalises_in_vain(matter: Matter) -> str:
    """R6. The head tries to make the report final; return why that is not possible yet."""
    head = matter.at_desk(matter.head)
    does(head, "R6")
    return head.is_refused("Hoàn chỉnh báo cáo")


def asks_for_more_time(matter: Matter, days: int) -> None:
    """The head asks the authority for more time, once."""
    head = matter.at_desk(matter.head)
    head.follows("Đề nghị gia hạn")
    head.fills({"Số ngày đề nghị": str(days), "Lý do": "Khối lượng hồ sơ phải thẩm tra lớn."})
    head.presses("Đề nghị gia hạn")


def grants_more_time(matter: Matter) -> None:
    """The leader finds the request in their work and grants it by a decision."""
    leader = matter.at_desk(matter.leader)
    leader.follows("Quyết định gia hạn")
    leader.presses("Ký quyết định gia hạn")


# Closing


def submits(matter: Matter, words: str = "Trình tập thể xem xét") -> None:
    """E1. The head lays the report before the body."""
    head = matter.at_desk(matter.head)
    does(head, "E1")
    head.presses(words)


def at_the_consideration(matter: Matter) -> Person:
    """E2. The leader reads the case and opens the page of the body's act."""
    leader = matter.at_desk(matter.leader)
    does(leader, "E2")
    return leader


def outcomes_offered(matter: Matter) -> str:
    """E2. Return what the body may conclude."""
    leader = at_the_consideration(matter)
    return leader.page.get_by_role("group", name=named("Tập thể kết luận")).inner_text()


def concludes(matter: Matter, outcome: str, votes: int) -> None:
    """E2. The body votes and concludes; the notice is issued."""
    leader = at_the_consideration(matter)
    leader.fills(
        {"Tán thành": str(votes), "Không tán thành": "0", "Người ghi biên bản": matter.names[matter.secretary]}
    )
    leader.chooses("Tập thể kết luận", outcome)
    leader.fills(HOURS)
    leader.presses("Kết luận, ban hành thông báo")


def returns_the_report(matter: Matter, remarks: str, votes: int) -> None:
    """E2, the other branch. The body asks the team for a supplement."""
    leader = at_the_consideration(matter)
    leader.fills(
        {"Tán thành": str(votes), "Ý kiến của tập thể": remarks, "Người ghi biên bản": matter.names[matter.secretary]}
    )
    leader.fills(HOURS)
    leader.presses("Trả lại báo cáo cho đoàn")


def announces(matter: Matter) -> None:
    """E3. The leader reads the notice out and hands it over."""
    leader = matter.at_desk(matter.leader)
    does(leader, "E3")
    leader.fills(HOURS)
    leader.presses("Ghi việc công bố")


def assigns_follow_up(matter: Matter) -> None:
    """E4. Each requirement of the notice gets somebody who looks."""
    leader = matter.at_desk(matter.leader)
    does(leader, "E4")
    for row in range(leader.fields("Người theo dõi, xác nhận").count()):
        leader.fills({"Người theo dõi, xác nhận": matter.names[matter.verifier]}, row=row)
    leader.presses("Phân công theo dõi thực hiện")


def closes(matter: Matter) -> None:
    """E5. The team meets a last time and hands the file over."""
    head = matter.at_desk(matter.head)
    does(head, "E5")
    head.fills(HOURS)
    head.presses("Kết thúc, đóng hồ sơ")


def reports_the_requirements(matter: Matter) -> None:
    """The subject reports, on the page of its side, how it carried out what was required."""
    subject = matter.at_portal()
    while subject.page.get_by_role("link", name="Báo cáo", exact=True).count():
        subject.follows("Báo cáo")
        subject.fills({"Kết quả thực hiện": "Đã họp kiểm điểm, có biên bản kèm theo."})
        subject.presses("Báo cáo")


def verifies_the_requirements(matter: Matter) -> None:
    """The person assigned finds them in their work, looks, and closes each."""
    verifier = matter.people(matter.verifier)
    verifier.turns_to("Việc của tôi")
    verifier.follows("Theo dõi các yêu cầu")
    while verifier.page.get_by_role("link", name="Kiểm tra, xác nhận").count():
        verifier.follows("Kiểm tra, xác nhận")
        verifier.fills({"Kết quả kiểm tra việc thực hiện": "Đã xem biên bản kiểm điểm, đúng yêu cầu."})
        verifier.presses("Xác nhận đã thực hiện")


def is_closed(matter: Matter) -> None:
    """The leader finds every step done; the team has no way back to the file."""
    leader = matter.at_desk(matter.leader)
    assert not leader.page.get_by_role("region", name=re.compile("^[PRE][1-6]")).count()
    head = matter.people(matter.head)
    head.page.goto(matter.desk)
    assert head.status == 404


def notice_the_subject_reads(matter: Matter, title: str) -> bytes:
    """The representative opens the notice among the papers handed to them, and takes the PDF home."""
    subject = matter.at_portal()
    subject.follows(title)
    pdf = subject.page.get_by_role("link", name="PDF")
    subject.waits_for(pdf)
    return subject.downloads(pdf)
