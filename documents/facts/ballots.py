"""Papers of a secret ballot: the paper that is filled in, and the count, line by line with its rule."""

from __future__ import annotations

from typing import Any

from cases.discipline.counting import Count, Mode
from cases.discipline.forms import NONE
from cases.models import Case
from documents.facts import words
from documents.facts.discipline import form_words
from documents.facts.ground import Facts, Ground
from documents.wording import capital, short_date, two_digits


def _head(ground: Ground, ballot: Any) -> Facts:
    """Over papers of a ballot stands the body that votes, which need not be the one that decides."""
    body = ballot.item.sitting.body
    return ground.common | {"letterhead": words.letterhead(body), "place": words.place(body)}


def ballot_paper(ground: Ground, case: Case, ballot: Any) -> Facts:
    """Phiếu biểu quyết: every form as a box, "no discipline" among them; no name, no number."""
    forms = [capital(form_words(code)) for code in ballot.forms]
    body = ballot.item.sitting.body
    recommends = ballot.kind == Mode.RECOMMEND
    return _head(ground, ballot) | {
        "about": f"về hình thức kỷ luật đối với {case.subject_name}",
        "question": f"{body.name} bỏ phiếu kín {'đề nghị' if recommends else 'quyết định'} hình thức kỷ luật đối với "
        f"{case.subject_name}, ngày {short_date(ballot.item.sitting.held_on)}",
        "options": [*forms, capital(form_words(""))],
        "note": "Phiếu không ghi tên; phiếu chọn từ hai nội dung trở lên là phiếu không hợp lệ; phiếu không chọn nội "
        "dung nào là phiếu trắng",
        "recipients": [],
        "archive": words.archive(body),
    }


def counting_minutes(ground: Ground, case: Case, ballot: Any) -> Facts:
    """BB kiểm phiếu: papers that reconcile, rule and denominator, the votes of each form added from the heaviest."""
    sitting, count = ballot.item.sitting, ballot.count()
    tellers = [{"name": one.name, "post": "", "role": ""} for one in ballot.tellers.all()]
    figures = [
        ("Tổng số thành viên có quyền biểu quyết (mẫu số)", ballot.denominator),
        ("Thành viên được phát phiếu", ballot.voters),
        ("Số phiếu phát ra", ballot.issued),
        ("Số phiếu thu về", ballot.returned),
        ("Số phiếu hợp lệ", ballot.valid),
        ("Số phiếu không hợp lệ", ballot.void),
        ("Số phiếu trắng", ballot.blank),
    ]
    return _head(ground, ballot) | {
        "about": f"về hình thức kỷ luật đối với {case.subject_name}",
        "meeting": {
            "date": sitting.held_on.isoformat(), "opened": "", "closed": "", "name": "việc kiểm phiếu",
            "act": f"tổ kiểm phiếu của {sitting.body.name} kiểm phiếu về hình thức kỷ luật đối với {case.subject_name}",
            "place": sitting.place,
        },
        "present": [{"group": "Tổ kiểm phiếu", "people": tellers}],
        "absent": [],
        "chair": None,
        "papers": _table(
            (("Nội dung", 75, False), ("Số lượng", 25, True)),
            [[what, two_digits(number)] for what, number in figures if number is not None],
        ),
        "lines": _rules(ballot, count),
        "steps": _table(
            (
                ("Hình thức", 30, False), ("Số phiếu", 15, True), ("Cộng dồn", 15, True), ("Cần có", 15, True),
                ("Kết quả", 25, True),
            ),
            _steps(count),
        ),
        "result": _result(count),
        "differences": [
            f"Hai người kiểm phiếu ghi khác nhau ({_differing(row.differences)}); kiểm lại: {row.reason}"
            for row in ballot.recounts.all()
        ],
        "recipients": [case.body.name],
        "archive": words.archive(sitting.body),
    }  # fmt: skip


def _table(columns: tuple[tuple[str, int, bool], ...], rows: list[list[str]]) -> Facts:
    heads = [{"title": title, "width": width, "figure": figure} for title, width, figure in columns]
    return {"title": "", "columns": heads, "rows": rows, "totals": []}


def _steps(count: Count) -> list[list[str]]:
    rows = [
        [
            capital(form_words(line.form)),
            two_digits(line.own),
            two_digits(line.accumulated),
            two_digits(line.needed),
            "đạt" if line.reached else "không đạt",
        ]
        for line in count.lines
    ]
    return [*rows, [capital(form_words("")), two_digits(count.votes.get(NONE, 0)), "", "", ""]]


def _rules(ballot: Any, count: Count) -> list[str]:
    """Say by which rules it is counted, as they were frozen before the vote."""
    decides = count.mode == Mode.DECIDE
    frozen = {reference.partition("@")[0]: citation for reference, citation in ballot.rules.items()}
    shares = [
        f"{capital(form_words(line['form']))}: cần {two_digits(line['needed'])}/{two_digits(count.denominator)} phiếu"
        f"{_by(line['citation'])}"
        for line in ballot.lines
    ]
    adding = (
        "Cộng dồn số phiếu từ hình thức cao xuống hình thức thấp hơn liền kề"
        if decides
        else "Bỏ phiếu đề nghị không cộng dồn; toàn bộ kết quả gửi cấp có thẩm quyền"
    )
    return [
        f"Mẫu số là {two_digits(count.denominator)} thành viên có quyền biểu quyết, không tính theo số người có mặt"
        f"{_by(frozen.get('VOTE-DENOM', ''))}",
        *shares,
        f"{adding}{_by(frozen.get('VOTE-CUMUL' if decides else 'VOTE-CUMUL-REC', ''))}",
    ]


def _by(citation: str) -> str:
    return f" ({citation})" if citation else ""


#: What tellers count, in the words of the paper.
_PAPERS = {
    "issued": "phiếu phát ra",
    "returned": "phiếu thu về",
    "valid": "phiếu hợp lệ",
    "void": "phiếu không hợp lệ",
    "blank": "phiếu trắng",
}


def _differing(differences: dict[str, list[int]]) -> str:
    """Say where the two counts differed, each with both figures."""
    words_of = {code: _PAPERS.get(code) or form_words("" if code == NONE else code) for code in differences}
    return "; ".join(
        f"{words_of[code]}: {two_digits(one)} và {two_digits(other)}" for code, (one, other) in differences.items()
    )


def _result(count: Count) -> str:
    if count.adopted is None:
        return "Không có hình thức kỷ luật nào đạt số phiếu cần có"
    verb = "Quyết định" if count.mode == Mode.DECIDE else "Đề nghị"
    return f"{verb} hình thức {form_words(count.adopted)}"
