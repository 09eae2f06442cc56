"""Papers of the clock of a case: the decision that stops it, and the one by which it runs on."""

from __future__ import annotations

from cases.models import Case, ClockStop
from documents.facts.ground import Facts, Ground, lower_first
from documents.facts.preparation import executing, of_authority
from documents.wording import short_date, two_digits, unended

#: Causes for which a clock is stopped, as the decision names them.
CAUSES = {
    "authority_of_law": "cơ quan bảo vệ pháp luật đang thụ lý, tạm giữ hồ sơ có liên quan",
    "subject_ill": "đối tượng đang điều trị bệnh hiểm nghèo tại cơ sở y tế",
    "disaster": "thiên tai, dịch bệnh hoặc sự kiện bất khả kháng",
    "expert_opinion": "chờ kết quả giám định, thẩm định của cơ quan chuyên môn",
    "higher_decision": "chờ ý kiến chỉ đạo của tổ chức đảng cấp trên",
}


def stop(ground: Ground, case: Case, row: ClockStop) -> Facts:
    """QĐ tạm dừng: from which day, for which cause, by which rule, and what does not run meanwhile."""
    work = ground.work
    return _decision(
        ground,
        case,
        f"tạm dừng tính thời gian {work} đối với {case.subject_name}",
        [
            f"Tạm dừng tính thời gian {work} đối với {case.subject_name} theo {unended(ground.decision)}, kể từ ngày "
            f"{short_date(row.since)} ({row.rule_cited})",
            f"Lý do: {CAUSES.get(row.cause, row.cause)}; {lower_first(row.reason)}",
        ],
        [
            f"Thời gian tạm dừng không tính vào thời hạn {work}; thời hạn đã quyết định là ngày "
            f"{short_date(row.former_due_on)} được lùi tương ứng khi có quyết định tiếp tục"
        ],
    )


def resume(ground: Ground, case: Case, row: ClockStop) -> Facts:
    """QĐ tiếp tục: since when the time runs again, for how long it stood, and the new deadline."""
    work = ground.work
    since, due = row.resumed_on or row.since, row.due_on or row.former_due_on
    return _decision(
        ground,
        case,
        f"tiếp tục tính thời gian {work} đối với {case.subject_name}",
        [
            f"Tiếp tục tính thời gian {work} đối với {case.subject_name} theo {unended(ground.decision)}, kể từ ngày "
            f"{short_date(since)}",
            f"Thời gian đã tạm dừng: {two_digits(row.days(since))} ngày, từ ngày {short_date(row.since)} "
            f"({row.rule_cited})",
        ],
        [f"Thời hạn {work} được lùi từ ngày {short_date(row.former_due_on)} đến hết ngày {short_date(due)}"],
    )


def _decision(ground: Ground, case: Case, about: str, first: list[str], second: list[str]) -> Facts:
    everybody = (
        f"{executing(ground)}, {ground.team_name} và {case.subject_name} chịu trách nhiệm thi hành Quyết định này"
    )
    return of_authority(ground, case.subject_name, f"Các thành viên {ground.team_name}") | {
        "about": about,
        "basis": [*ground.basis[:2], f"Căn cứ {unended(ground.decision)}"],
        "decides": ground.body.name,
        "articles": [first, second, [everybody]],
    }
