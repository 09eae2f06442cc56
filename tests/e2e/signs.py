"""How an inspection on signs is done, told once: who opens which page, what they write there, what they press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.e2e.procedure import HOURS, Matter, does

if TYPE_CHECKING:
    from tests.e2e.person import Person


def opens_on_a_sign(officer: Person, subject: str) -> None:
    """The officer opens an inspection from the list of cases to open, on a sign seen while monitoring."""
    officer.turns_to("Cuộc kiểm tra, giám sát")
    officer.follows("Vụ việc cần mở")
    officer.follows("Mở kiểm tra khi có dấu hiệu vi phạm")
    officer.fills(
        {
            "Đối tượng": subject,
            "Nội dung có dấu hiệu": "trong quản lý, sử dụng đảng phí",
            "Dấu hiệu vi phạm": "Chi sai nguồn đảng phí.",
        }
    )
    officer.presses("Mở kiểm tra khi có dấu hiệu vi phạm")


def keeps_monitoring(officer: Person, reason: str) -> None:
    """P1, the other branch. The signs are not enough: the reason is recorded."""
    does(officer, "P1")
    officer.follows("Tiếp tục theo dõi")
    officer.fills({"Vì sao chưa đủ dấu hiệu": reason})
    officer.presses("Tiếp tục theo dõi")


def confers(matter: Matter) -> None:
    """R4. The ward holds its conference; every level was held."""
    secretary = matter.at_desk(matter.secretary)
    does(secretary, "R4")
    secretary.follows("Ghi một hội nghị")
    secretary.fills(HOURS)
    secretary.presses("Ghi nhận hội nghị")
    secretary.presses("Kết thúc các hội nghị")


def confers_at_each_level(matter: Matter, levels: list[str]) -> None:
    """R4. Of a member each level holds its conference, the own cell first."""
    host = matter.at_desk(matter.secretary)
    does(host, "R4")
    for level in levels:
        _calls(host, level)
        host.presses("Ghi nhận hội nghị")


def confers_in_vain(matter: Matter, level: str) -> str:
    """R4. A level above the cell comes first; return what the page says to that."""
    host = matter.at_desk(matter.secretary)
    does(host, "R4")
    _calls(host, level)
    return host.is_refused("Ghi nhận hội nghị")


def _calls(host: Person, level: str) -> None:
    host.follows("Ghi một hội nghị")
    host.fills({"Tổ chức đảng tổ chức hội nghị": level, **HOURS})


def finishes_the_conferences(matter: Matter) -> None:
    """R4. All were held, the subject answered."""
    host = matter.at_desk(matter.secretary)
    does(host, "R4")
    host.presses("Kết thúc các hội nghị")


def finalises(matter: Matter, proposed: str) -> None:
    """R5. The report on a member is final, with the outcome the draft notice says."""
    head = matter.at_desk(matter.head)
    does(head, "R5")
    _tells(head)
    head.chooses("Kết luận ghi trong dự thảo thông báo", proposed)
    head.presses("Hoàn chỉnh báo cáo")


def finalises_in_vain(matter: Matter) -> str:
    """R5. The report is refused while nobody's responsibility was examined; return what the page says."""
    head = matter.at_desk(matter.head)
    does(head, "R5")
    _tells(head)
    return head.is_refused("Hoàn chỉnh báo cáo")


def _tells(head: Person) -> None:
    head.fills(
        {
            "Trao đổi kết quả": "Đã trao đổi với đại diện đảng ủy phường.",
            "Ý kiến chỉ đạo của thành viên ủy ban phụ trách": "Làm rõ số tiền chi sai.",
        }
    )


def examines(matter: Matter, name: str) -> None:
    """R5. The responsibility of the head of the ward is examined, then the report is final."""
    head = matter.at_desk(matter.head)
    does(head, "R5")
    head.follows("Ghi trách nhiệm cá nhân")
    head.fills(
        {
            "Họ và tên": name,
            "Chức vụ tại thời điểm đó": "Bí thư đảng ủy phường",
            "Nội dung đã xem xét, trách nhiệm của cá nhân": "Thiếu kiểm tra việc thu, chi đảng phí.",
        }
    )
    head.page.get_by_label("Người đứng đầu tổ chức đảng").check()
    head.chooses("Hướng xử lý", "có trách nhiệm: kiểm tra khi có dấu hiệu vi phạm")
    head.presses("Ghi trách nhiệm")
    does(matter.at_desk(matter.head), "R5")
    _tells(head)
    head.presses("Hoàn chỉnh báo cáo")


def submits(matter: Matter) -> None:
    """E1. The report is laid before the commission."""
    head = matter.at_desk(matter.head)
    does(head, "E1")
    head.presses("Trình ủy ban kiểm tra")


def concludes(
    matter: Matter,
    votes: int,
    outcome: str = "Có khuyết điểm: kiểm điểm, rút kinh nghiệm",
    *,
    disciplined: bool = False,
) -> None:
    """E2. Each content by its votes, discipline by another, the notice by a third."""
    chair = matter.at_desk(matter.leader)
    does(chair, "E2")
    chair.fills(HOURS)
    rows = chair.page.locator("[name^=contents-][name$=-votes_for]")
    for row in range(rows.count()):
        rows.nth(row).fill(str(votes))
    required, not_required = (votes, 0) if disciplined else (0, votes)
    chair.fills({"Phải thi hành": str(required), "Không phải thi hành": str(not_required)})
    chair.page.locator("[name=votes_for]").fill(str(votes))
    chair.chooses("Tập thể kết luận", outcome)
    chair.presses("Ghi kết luận")


def issues_the_notice(matter: Matter) -> None:
    """E3. The notice gets its number."""
    chair = matter.at_desk(matter.leader)
    does(chair, "E3")
    chair.presses("Ban hành thông báo kết luận")


def announces(matter: Matter) -> None:
    """E4. The notice is read out and handed over."""
    chair = matter.at_desk(matter.leader)
    does(chair, "E4")
    chair.fills(HOURS)
    chair.presses("Ghi việc công bố")
