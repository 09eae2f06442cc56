"""How discipline is considered, told once: who opens which page, what they write there, what they press."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.e2e.procedure import HOURS, Matter, does

if TYPE_CHECKING:
    from datetime import date

    from tests.e2e.person import Person


def opens_from_the_list(matter: Matter, concluded: str) -> None:
    """The officer reads the conclusion of the inspection, and opens the case from the list of cases to open."""
    officer = matter.people(matter.officer)
    officer.goes(concluded)
    officer.reads("Phải xem xét kỷ luật")
    officer.turns_to("Cuộc kiểm tra, giám sát")
    officer.follows("Vụ việc cần mở")
    row = officer.page.get_by_role("row").filter(has_text=matter.topic)
    officer.follows("Mở hồ sơ thi hành kỷ luật", within=row)
    officer.page.get_by_role("button", name="Bỏ dòng này").last.click()  # one of the team has other work
    officer.presses("Mở hồ sơ thi hành kỷ luật")
    matter.desk, matter.team = officer.path(), team_named_at(officer)


def team_named_at(person: Person) -> str:
    """Return the page of the team that a desk names."""
    team = person.page.get_by_role("main").get_by_role("link", name=re.compile("^Đoàn"))
    return team.first.get_attribute("href") or ""


# Preparation


def decides_to_consider(matter: Matter, overseer: str) -> None:
    """P1. The leader decides, and names the commissioner who will hear the subject."""
    leader = matter.at_team(matter.leader)
    does(leader, "P1")
    leader.fills({"Ủy viên phụ trách": matter.names[overseer]})
    leader.presses("Quyết định xem xét kỷ luật")


def guides(matter: Matter) -> None:
    """P2. Everybody declares; the head guides the subject how to write the self-criticism."""
    for username in (matter.head, matter.secretary, matter.member):
        person = matter.at_team(username)
        person.follows("Cam kết về xung đột lợi ích")
        person.chooses("Xung đột lợi ích với các đối tượng nêu trên", "Tôi không có")
        person.presses("Cam kết")
    head = matter.at_team(matter.head)
    does(head, "P2")
    head.fills(HOURS)
    head.presses("Ghi nhận việc hướng dẫn")


# Conduct


def dates_the_violation(matter: Matter, began: date, ended: date) -> None:
    """The secretary completes the violation the inspection found: when it was done."""
    secretary = matter.at_desk(matter.secretary)
    secretary.follows("Vi phạm")
    secretary.follows("Sửa nội dung")
    for row, day in enumerate((began, ended)):
        secretary.fills({"Ngày, hoặc sớm nhất": f"{day:%d/%m/%Y}"}, row=row)
    secretary.presses("Lưu nội dung vi phạm")


def deploys(matter: Matter) -> None:
    """R1. The head tells the subject what is considered, and hands the papers over."""
    head = matter.at_desk(matter.head)
    does(head, "R1")
    head.fills(HOURS)
    head.presses("Ghi việc triển khai")


def criticises_itself(matter: Matter, words: str, form: str) -> None:
    """R2. The subject hands in its self-criticism, on the page of its own side."""
    subject = matter.at_portal()
    subject.follows("Nộp bản tự kiểm điểm")
    subject.fills({"Bản tự kiểm điểm": words, "Hình thức kỷ luật tự nhận": form})
    subject.presses("Nộp bản tự kiểm điểm")


def confers(matter: Matter) -> None:
    """R3. The conference of the subject's organization has its minutes; its ballot is counted."""
    secretary = matter.at_desk(matter.secretary)
    does(secretary, "R3")
    secretary.fills(HOURS)
    secretary.presses("Ghi nhận hội nghị")


def proposes(matter: Matter, form: str) -> None:
    """R4. The head lays the proposal before the body."""
    head = matter.at_desk(matter.head)
    does(head, "R4")
    head.fills(
        {
            "Kết quả thẩm tra, xác minh": "Đã đối chiếu chứng từ, sổ sách.",
            "Căn cứ đề nghị": "Vi phạm đến mức phải thi hành kỷ luật.",
            "Hình thức đề nghị": form,
        }
    )
    head.presses("Trình báo cáo đề nghị")


# Closing


def hears(matter: Matter, overseer: str, words: str) -> None:
    """E1. The commissioner in charge hears the subject before the body decides."""
    person = matter.at_desk(overseer)
    does(person, "E1")
    person.chooses("Kết quả", "đối tượng đã trình bày ý kiến")
    person.fills({"Ý kiến của đối tượng": words} | HOURS)
    person.presses("Ghi nhận việc nghe ý kiến")


def resolves(matter: Matter) -> Person:
    """E2. The leader records what the ballot means."""
    leader = matter.at_desk(matter.leader)
    does(leader, "E2")
    leader.presses("Ghi nhận quyết nghị")
    return leader


def signs_the_decision(matter: Matter) -> None:
    """E3. The leader signs the decision on discipline."""
    leader = matter.at_desk(matter.leader)
    does(leader, "E3")
    leader.presses("Ký quyết định thi hành kỷ luật")


def signs_in_vain(matter: Matter) -> str:
    """E3. The leader tries to sign; return why that is not possible."""
    leader = matter.at_desk(matter.leader)
    does(leader, "E3")
    return leader.is_refused("Ký quyết định thi hành kỷ luật")


def ends_without_a_decision(matter: Matter, reason: str) -> None:
    """E3, the other branch. The leader takes the way the refusal shows: ballot and resolution stay as they are."""
    leader = matter.at_desk(matter.leader)
    does(leader, "E3")
    leader.follows("Kết thúc, không ban hành quyết định")
    leader.fills({"Lý do": reason})
    leader.presses("Kết thúc, không ban hành quyết định")


def hands_over(matter: Matter, paper: str) -> None:
    """The secretary hands a paper to the subject against a receipt."""
    secretary = matter.at_desk(matter.secretary)
    secretary.follows("Ghi việc giao văn bản")
    secretary.picks("Văn bản", paper)
    secretary.presses("Ghi việc giao văn bản")


def announces(matter: Matter) -> None:
    """E4. The leader reads the decision out and hands it over."""
    leader = matter.at_desk(matter.leader)
    does(leader, "E4")
    leader.fills(HOURS)
    leader.presses("Ghi việc công bố")


def tells_others(matter: Matter) -> None:
    """E5. The level above is told, and the decision enters the subject's file."""
    leader = matter.at_desk(matter.leader)
    does(leader, "E5")
    leader.presses("Ghi nhận nơi nhận thông báo")


def closes(matter: Matter) -> None:
    """E6. The head hands the file over."""
    head = matter.at_desk(matter.head)
    does(head, "E6")
    head.fills(HOURS)
    head.presses("Kết thúc, đóng hồ sơ")
