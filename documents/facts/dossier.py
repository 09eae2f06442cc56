"""The decision by which an authority takes note that a step was done otherwise than the procedure asks."""

from __future__ import annotations

from cases.models import Case, Waiver
from documents.catalogue import BY_KEY
from documents.facts.ground import Facts, Ground, general_grounds, lower_first
from documents.facts.preparation import executing, of_authority
from documents.wording import unended

_WHAT = {
    Waiver.What.TIME: "thực hiện quá thời hạn quy định",
    Waiver.What.PAPER: "không ban hành {paper}",
    Waiver.What.MANNER: "thực hiện theo cách khác với quy trình",
}


def waiver(ground: Ground, case: Case, row: Waiver) -> Facts:
    """QĐ: which step, what was otherwise, why, and that it frees nobody from answering for it."""
    paper = BY_KEY[row.paper].title.lower() if row.paper in BY_KEY else ""
    what = _WHAT[Waiver.What(row.what)].format(paper=paper or "văn bản của bước này")
    rules = [row.rule] if row.rule else []
    cited = [f"Quy định áp dụng: {row.rule_cited}"] if row.rule_cited else []
    return of_authority(ground, f"Các thành viên {ground.team_name}") | {
        "about": f"ghi nhận việc thực hiện khác quy trình trong cuộc {ground.work} đối với {case.subject_name}",
        "basis": list(dict.fromkeys(general_grounds(ground.book, ground.on, rules))),
        "decides": ground.body.name,
        "articles": [
            [f"Ghi nhận tại bước {row.step} của quy trình, hồ sơ {case.code}: {what}", *cited],
            [
                f"Lý do: {lower_first(unended(row.reason))}",
                "Việc ghi nhận không thay cho việc phải làm và không miễn trách nhiệm của người có liên quan; được "
                "thể hiện trong Phiếu kiểm chứng quy trình của hồ sơ",
            ],
            [f"{executing(ground)} và {ground.team_name} chịu trách nhiệm thi hành Quyết định này"],
        ],
    }
