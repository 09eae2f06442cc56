"""How a complaint is handled, told once: who opens which page, what they write there, what they press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.e2e.discipline import team_named_at
from tests.e2e.procedure import HOURS, Matter, does

if TYPE_CHECKING:
    from tests.e2e.person import Person

#: The round buttons of the letter.
ABOUT_THE_FORM = "hình thức kỷ luật"


def hands_in_a_letter(matter: Matter, words: str) -> None:
    """P1. The disciplined side complains on its own page, below the decision it was handed."""
    person = matter.at_portal()
    person.follows("Khiếu nại quyết định")
    person.chooses("Nội dung khiếu nại về", ABOUT_THE_FORM)
    person.fills({"Nội dung khiếu nại": words})
    person.presses("Khiếu nại quyết định")


def finds_the_letter(matter: Matter, office: str, complainant: str) -> Person:
    """P1. The office the letter is addressed to finds it in its register, with the judgment on it."""
    clerk = matter.people(office)
    clerk.turns_to("Cuộc kiểm tra, giám sát")
    clerk.follows("Khiếu nại")
    clerk.follows(complainant)
    return clerk


def refuses(matter: Matter, office: str, complainant: str) -> str:
    """P1, the other branch. The office refuses by the ground the rules name; return what the letter then says."""
    clerk = finds_the_letter(matter, office, complainant)
    clerk.follows("Không thụ lý")
    clerk.presses("Không thụ lý đơn khiếu nại")
    return clerk.page.get_by_role("main").inner_text()


def proposes_to_handle(matter: Matter, complainant: str) -> None:
    """P1. The officer proposes a team apart from everybody who decided before; a case is opened."""
    officer = finds_the_letter(matter, matter.officer, complainant)
    officer.follows("Đề xuất thụ lý")
    team = {matter.head: "Trưởng đoàn", matter.secretary: "Thư ký", matter.member: "Thành viên"}
    for row, (username, role) in enumerate(team.items()):
        if row >= officer.fields("Họ và tên").count():
            officer.page.get_by_role("button", name="Thêm thành viên").click()
        officer.fills({"Họ và tên": matter.names[username]}, row=row)
        officer.picks("Vai trò", role, row=row)
    officer.presses("Đề xuất giải quyết khiếu nại")
    matter.desk, matter.team = officer.path(), team_named_at(officer)


def accepts(matter: Matter) -> None:
    """P2. The leader accepts the complaint; from here the time to handle it runs."""
    leader = matter.at_team(matter.leader)
    does(leader, "P2")
    leader.presses("Thụ lý khiếu nại")


def prepares(matter: Matter) -> None:
    """P3. Everybody declares, then the team meets."""
    for username in (matter.head, matter.secretary, matter.member):
        person = matter.at_team(username)
        person.follows("Cam kết về xung đột lợi ích")
        person.chooses("Xung đột lợi ích với các đối tượng nêu trên", "Tôi không có")
        person.presses("Cam kết")
    head = matter.at_team(matter.head)
    does(head, "P3")
    head.fills(HOURS)
    head.presses("Ghi nhận việc chuẩn bị")


# Conduct


def takes_over_the_file(matter: Matter) -> None:
    """R1. The body that decided hears what is complained of, and hands over its file."""
    head = matter.at_desk(matter.head)
    does(head, "R1")
    head.fills({"Tài liệu trong hồ sơ nhận bàn giao": "Quyết định thi hành kỷ luật; biên bản kiểm phiếu."} | HOURS)
    head.presses("Ghi nhận buổi làm việc với tổ chức đảng")


def hears_the_complainant(matter: Matter, differences: str) -> None:
    """R2. The complainant says what differs from the decision."""
    secretary = matter.at_desk(matter.secretary)
    does(secretary, "R2")
    said = {"Ý kiến của người khiếu nại": "Hình thức quá nặng.", "Điểm còn khác nhau với quyết định": differences}
    secretary.fills(said | {"Diễn biến": "Đoàn nghe đồng chí trình bày từng nội dung."} | HOURS)
    secretary.presses("Ghi nhận buổi làm việc với người khiếu nại")


def verifies(matter: Matter) -> None:
    """R3. What is in dispute is verified; the body that decided has given its position in writing."""
    head = matter.at_desk(matter.head)
    does(head, "R3")
    day = head.page.get_by_label("Ngày họp").input_value()
    position = {"Văn bản ý kiến của tổ chức đảng đã quyết định kỷ luật": "Giữ nguyên.", "Ngày văn bản ý kiến": day}
    head.fills(position | {"Diễn biến": "Đoàn đối chiếu hồ sơ kỷ luật."} | HOURS)
    head.presses("Ghi nhận việc thẩm tra, xác minh")


def exchanges(matter: Matter, form: str) -> None:
    """R4. The results are exchanged with both sides and laid before the body."""
    head = matter.at_desk(matter.head)
    does(head, "R4")
    head.fills({"Hình thức đề nghị": form, "Căn cứ đề nghị": "Chưa tính tình tiết giảm nhẹ."} | HOURS)
    head.presses("Trình kết quả để xem xét")


# Closing


def answers(matter: Matter, reason: str) -> None:
    """E1. The leader records what the ballot of the body answers."""
    leader = matter.at_desk(matter.leader)
    does(leader, "E1")
    leader.fills({"Lý do": reason})
    leader.presses("Ghi nhận kết quả giải quyết")


def announces(matter: Matter) -> None:
    """E2. The decision on the complaint is handed to the complainant and to the body that decided."""
    leader = matter.at_desk(matter.leader)
    does(leader, "E2")
    leader.fills(HOURS)
    leader.presses("Ghi việc công bố")


def corrects_the_register(matter: Matter) -> None:
    """E3. The change is entered with its cause; the file closes."""
    leader = matter.at_desk(matter.leader)
    does(leader, "E3")
    leader.picks("Nguyên nhân thay đổi", "vận dụng phương hướng, phương châm")
    leader.presses("Ghi nhận cập nhật và đóng hồ sơ")
