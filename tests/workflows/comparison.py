"""docs/procedures.md: every step of the regulation beside the step of the flow, each difference with its reason.

`python -m tests.workflows.compare` writes it anew; the test beside it holds it to both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cases.policy import ACTING_DUTIES, DUTY_NAMES, Duty
from documents.catalogue import BY_KEY
from tests.workflows.test_procedures import ACTORS, OUTPUTS, PHASE, PREPARED, PROCEDURES, acts_of
from workflows import flows
from workflows.catalogue import FACT_NAMES

PAGE = Path(__file__).parents[2] / "docs" / "procedures.md"
MISSING = "Chưa có trong hệ thống."

_HEAD = """# Quy trình của ngành và quy trình trong hệ thống

Từng bước của 12 quy trình, bên trái là bản mô tả quy trình (`tests/workflows/procedures.json`), bên phải là bước trong
hệ thống. Mỗi chỗ khác nhau có lý do. Bảng do `python -m tests.workflows.compare` lập từ hai phía; kiểm thử
`tests/workflows/test_comparison.py` so lại. Sơ đồ từng quy trình: [docs/procedures/](procedures/README.md).
"""

#: Why the flow names people the procedure does not name, or fewer than it names.
_FEWER = "cả đoàn cùng làm, người chịu trách nhiệm trước đoàn ghi vào hệ thống"
_MORE = {
    Duty.REPRESENTATIVE: "đối tượng làm trên trang của mình",
    Duty.HEAD: "trưởng đoàn ghi thay bản giấy hoặc làm khi được giao",
    Duty.DEPUTY: "phó trưởng đoàn làm thay trưởng đoàn",
    Duty.SECRETARY: "thư ký ghi thay bản giấy",
    Duty.MEMBER: "thành viên đoàn được phân công cùng làm",
    Duty.AREA_OFFICER: "cán bộ phụ trách địa bàn chuẩn bị và trình",
    Duty.AUTHORITY: "lãnh đạo thay mặt tổ chức đảng có thẩm quyền ghi kết quả của tập thể",
    Duty.OVERSEER: "ủy viên phụ trách thay mặt tổ chức đảng có thẩm quyền",
    Duty.VERIFIER: "người được giao theo dõi trực tiếp làm",
    Duty.BODY: "thành viên tập thể",
}

#: Why a step leaves a paper or fact the procedure does not name there.
_PAPERS = {
    "declarations": "cam kết không xung đột lợi ích là điều kiện của bước, ghi theo từng người",
    "services": "ghi việc giao, nhận từng văn bản để chứng minh đã tống đạt",
    "team-meeting-minutes": "họp đoàn nào cũng có biên bản",
    "evidence": "hồ sơ nộp kèm được giữ như chứng cứ",
    "deliberation-minutes": "phiên họp của tập thể có biên bản",
    "resolution-minutes": "phiên họp của tập thể có biên bản",
    "handover-minutes": "bàn giao hồ sơ có biên bản",
    "complaint-refusal": "trường hợp không thụ lý có thông báo cho người khiếu nại",
    "ballot-paper": "biểu quyết bằng phiếu kín có mẫu phiếu",
    "follow_up": "yêu cầu phải thực hiện được giao người theo dõi",
    "excerpt": "trích biên bản gửi nơi cần biết",
    "proposal": "tờ trình kèm theo dự thảo",
    "plan": "kế hoạch kèm theo quyết định",
    "outline": "đề cương kèm theo kế hoạch",
    "schedule": "lịch và phân công lập cùng bước",
    "submission": "báo cáo trình kèm tờ trình",
    "file-index": "hồ sơ nộp lưu có mục lục",
    "announcement-minutes": "công bố có biên bản",
    "conclusion-notice": "thông báo kết luận ban hành tại bước này",
    "self_reports": "báo cáo của đối tượng được ghi nhận thành dữ kiện",
    "team-report": "dự thảo báo cáo trao đổi tại hội nghị được giữ lại",
    "verification-minutes": "thẩm tra, xác minh có biên bản",
    "evidence-list": "chứng cứ thu thập được lập danh mục",
    "exchange-letter": "dự thảo gửi đối tượng bằng văn bản trao đổi",
    "request-letter": "bản mô tả cho chọn biên bản hoặc công văn; hệ thống có cả hai",
    "crime-transfer-letter": "có dấu hiệu tội phạm thì chuyển cơ quan có thẩm quyền bằng công văn",
    "signs-notice": "dự thảo thông báo kết luận kèm báo cáo, ban hành sau khi tập thể kết luận",
    "signs-hearing-minutes": "ủy ban nghe đối tượng trình bày trước khi kết luận, có biên bản",
    "signs-submission-above": "vượt thẩm quyền thì trình cấp trên",
    "mandate-sheets": "hai bảng tổng hợp số liệu kèm báo cáo",
    "denunciation-notice": "dự thảo thông báo kết luận kèm báo cáo, ban hành sau khi tập thể kết luận",
    "petition-slip": "phiếu xử lý đơn của sổ tiếp nhận",
    "denouncer-minutes": "làm việc với người tố cáo có biên bản, giữ kín danh tính",
    "denunciation-proposal": "bộ phận tiếp nhận trình thụ lý sau khi làm việc với người tố cáo",
    "denunciation-team-decision": "quyết định theo mẫu riêng của giải quyết tố cáo",
    "denunciation-plan": "kế hoạch theo mẫu riêng của giải quyết tố cáo",
    "denunciation-outline": "đề cương giải trình theo mẫu riêng của giải quyết tố cáo",
    "denunciation-deployment-minutes": "biên bản triển khai theo mẫu riêng của giải quyết tố cáo",
    "denouncer-notice": "người tố cáo được thông báo kết quả bằng văn bản riêng",
}

#: Why a step cites a rule the procedure does not name there: by the beginning of its key, the longest that fits.
_RULES = {
    "INV-": "bất biến của mọi quy trình",
    "DUR-": "thời hạn chung của cuộc áp dụng cho cả bước này",
    "EXT-": "gia hạn xét theo thời hạn chung",
    "START-": "thời điểm bắt đầu tính thời gian",
    "HEAR": "quyền được trình bày của đối tượng",
    "PROGRAMME": "bước chuẩn bị xong trong quý của chương trình",
    "RECUSE": "từ chối, thay người có xung đột lợi ích",
    "TEAM-": "thành phần, thay đổi đoàn",
    "SCOPE-": "phạm vi đối tượng, nội dung",
    "CONCLUDE-": "tập thể kết luận theo đa số",
    "COMPLAIN-": "điều kiện, hiệu lực của khiếu nại",
    "VOTE-": "cách biểu quyết, tính phiếu",
    "LIMIT": "thời hiệu kỷ luật được xét tại bước này",
    "LAPSE": "kỷ luật hết hiệu lực",
    "FORMS": "khung hình thức kỷ luật",
    "SELFCRIT": "tự kiểm điểm của đối tượng",
    "REPORT-UP": "báo cáo cấp trên",
    "SUSP-": "căn cứ, thời hạn, hiệu lực của đình chỉ",
    "EXON": "căn cứ, phạm vi phục hồi",
    "ANNOUNCE-": "thời hạn công bố",
    "NOTICE-": "thời hạn ban hành thông báo",
    "FILE-": "thời hạn bàn giao hồ sơ",
    "FOLLOW-": "giao việc theo dõi thực hiện kết luận",
    "SELF-REPORT": "thời hạn nộp báo cáo",
    "DEPLOY": "thời hạn triển khai",
    "CONF-": "giữ bí mật người tố cáo",
    "GQTC-": "thẩm quyền, trình tự giải quyết tố cáo",
    "DENOUNC": "quyền, nghĩa vụ của người tố cáo",
    "POWER-": "thẩm quyền của chủ thể",
    "EVIDENCE-": "chứng cứ",
    "AGGRAV": "không thực hiện kết luận là tình tiết tăng nặng",
    "INFORM-BTV": "báo cáo thường trực cấp ủy theo quy chế làm việc",
    "CRIME-TRANSFER": "có dấu hiệu tội phạm thì chuyển cơ quan có thẩm quyền",
    "DUAL": "bỏ phiếu cùng lúc về vi phạm và về kỷ luật khi đã rõ",
    "ORG-RESP": "xem xét trách nhiệm của người đứng đầu",
    "KTNV-SUBJ": "đối tượng của kiểm tra nhiệm vụ",
    "CONF-DENOUNCER": "giữ kín danh tính người tố cáo",
    "GS-TO-KT": "giám sát phát hiện dấu hiệu thì mở kiểm tra",
}


#: The variant of a cell: what the procedure says, how the system does it, the rules that set it, why it differs.
CELLS: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    (
        "KTCH, KTDH-DV: không có QĐ riêng, chi bộ lập KH",
        "bước P2 chỉ ban hành kế hoạch (hoặc quyết định trong đó có kế hoạch); văn bản sau căn cứ kế hoạch; danh mục "
        "hồ sơ và bảng kiểm chứng không đòi quyết định",
        ("PLAN-CELL",),
        "quy trình chi bộ do cấp tỉnh ban hành, mỗi nơi một khác: nơi chưa có quy tắc thì chi bộ phải xác nhận, nếu "
        "không vẫn ban hành quyết định và kế hoạch; áp dụng như nhau cho GSCD",
    ),
    (
        "KTCH: tổ 3-5 người, hoặc một mình bí thư nơi không có chi ủy",
        "số người theo quy tắc của địa phương; một mình bí thư hoặc phó bí thư, đối tượng là đảng viên của chi bộ",
        ("TEAM-CELL", "SOLO-CELL"),
        "người kiểm tra không chủ trì cuộc họp kết luận, nên phải còn một bí thư hoặc phó bí thư khác; biên bản do "
        "người giữ văn bản của chi bộ ghi",
    ),
    (
        "KTCH: triển khai trong 3-5 ngày làm việc; thời gian 30 ngày, KTDH 45 ngày",
        "thời hạn là dữ liệu của từng địa phương",
        ("DEPLOY", "DUR-KTCH", "DUR-GS", "DUR-KTDH"),
        "địa phương chưa có quy tắc về thời gian thì hệ thống từ chối tính và nêu rõ",
    ),
    (
        "KTCH: kết luận trong buổi sinh hoạt hằng tháng",
        "bước E2: mọi đảng viên chi bộ dự họp, biểu quyết; đối tượng và người không tham gia đứng ngoài",
        ("CONCLUDE-MAJ", "VOTE-DENOM", "VOTE-QUORUM"),
        "hệ thống không phân biệt buổi sinh hoạt định kỳ với cuộc họp khác",
    ),
    (
        "KTCH, THKL: TB, QĐ đóng dấu đảng ủy cơ sở ở góc trái, phía trên",
        "ô trống để đóng dấu trên quyết định, thông báo; ký T/M CHI BỘ",
        ("CELL-STAMP",),
        "chỉ nơi chi bộ trực thuộc đảng ủy cơ sở, đảng ủy bộ phận hoặc đảng ủy xã, phường",
    ),
    (
        "GSCD: chi bộ có chi ủy, trên 30 đảng viên, đảng viên phân tán hoặc nhiều tổ đảng",
        "bước P1 xét chi ủy, số đảng viên theo dữ liệu; phân tán, nhiều tổ đảng thì người đề xuất nêu, ghi vào vết",
        ("MEMBERS-CONDITIONAL",),
        "hệ thống không có dữ liệu về nơi sinh hoạt và tổ đảng",
    ),
    (
        "KTDH-DV, GQTC: chỉ trong nội dung của chi bộ, không gồm nhiệm vụ cấp trên giao",
        "bước đề xuất nêu nội dung thuộc phạm vi nào, ghi vào vết; ngoài phạm vi thì không tiến hành",
        ("CELL-SIGNS-SCOPE",),
        "nội dung dấu hiệu là văn bản, hệ thống không tự phân loại được",
    ),
    (
        "KTDH-DV: trong thẩm quyền kỷ luật thì chi bộ làm tiếp luôn",
        "mở vụ THKL từ danh sách vụ phải mở",
        ("AUTH-CELL",),
        "mỗi quy trình một hồ sơ, nối với nhau; tài liệu của cuộc kiểm tra dùng lại, không làm lại",
    ),
    (
        "THKL: hiệu lực khi công bố kết quả biểu quyết; trao quyết định trong 10 ngày",
        "ngày hiệu lực là ngày kiểm phiếu; thời hạn trao tính từ ngày ấy",
        ("EFFECT-CELL", "CELL-PAPER"),
        "chi bộ bỏ phiếu một lần, khi quyết định: bước R3 ghi hội nghị, không bỏ phiếu đề nghị",
    ),
)


@dataclass(frozen=True)
class Ours:
    """A step of the regulation as the flow has it: most are one act, some are several under one number."""

    by: frozenset[Duty]
    outputs: tuple[str, ...]
    rules: tuple[str, ...]

    @classmethod
    def of(cls, kind: str, number: str) -> Ours:
        """All acts of the step together."""
        acts = acts_of(kind, number)
        return cls(
            frozenset().union(*(act.by for act in acts)) - ACTING_DUTIES,
            tuple(dict.fromkeys(key for act in acts for key in act.outputs)),
            tuple(dict.fromkeys(key for act in acts for key in act.rules)),
        )


def expected_people(kind: str, number: str, step: dict[str, str]) -> set[Duty]:
    """Who the procedure names."""
    if (kind, number) in PREPARED:
        return {Duty.AREA_OFFICER}
    named = [duties for words, duties in ACTORS.items() if step["actor"].startswith(words)]
    return set(named[-1]) if len(named) == 1 else set().union(*named)


def expected_outputs(step: dict[str, str]) -> set[str]:
    """What the procedure names, as papers and facts of ours."""
    found: set[str] = set()
    for part in re.split(r"[;,+]", step["output"].replace("draft QĐ, KH", "draft QĐ")):
        fitting = [words for words in OUTPUTS if part.strip().startswith(words)]
        found |= OUTPUTS[max(fitting, key=len)] if fitting else set()
    return found


def named_rules(step: dict[str, str], ours: Ours) -> set[str]:
    """Which rules of the step the procedure names, by key or by family."""
    named = f"{step['deadline']} {step['branch']}"
    words = set(re.findall(r"[A-Z]+(?:-[A-Z]+)*", named))
    families = tuple(re.findall(r"([A-Z]+-)\*", named))
    return {key for key in ours.rules if key in words or (families and key.startswith(families))}


def differences(kind: str, number: str, step: dict[str, str], ours: Ours) -> list[tuple[str, str]]:
    """What differs, and why; a reason that is missing is empty."""
    found = []
    wanted, held = expected_people(kind, number, step), set(ours.by)
    if held < wanted:
        found.append((f"người làm: {_people(held)}", _FEWER))
    found += [(f"thêm người làm: {DUTY_NAMES[duty]}", _MORE.get(duty, "")) for duty in sorted(held - wanted)]
    extra = [key for key in ours.outputs if key not in expected_outputs(step)]
    found += [(f"thêm {_paper(key)}", _PAPERS.get(key, "")) for key in extra]
    for key in ours.rules:
        if key not in named_rules(step, ours):
            fitting = [start for start in _RULES if key.startswith(start)]
            found.append((f"thêm `{key}`", _RULES[max(fitting, key=len)] if fitting else ""))
    return found


def steps_of_procedure(procedure: dict[str, Any]) -> list[tuple[str, dict[str, str]]]:
    """The steps of a procedure under their numbers."""
    return [(f"{PHASE[one['phase']]}{step['no']}", step) for one in procedure["phases"] for step in one["steps"]]


def section(procedure: dict[str, Any]) -> str:
    """One procedure."""
    kind = procedure["code"]
    lines = [f"## {kind} – {procedure['title_vi']}", ""]
    if kind not in flows.OF_CASE:
        numbers = ", ".join(number for number, _step in steps_of_procedure(procedure))
        return "\n".join([*lines, MISSING, "", f"Các bước: {numbers}.", ""])
    lines += [
        "| Bước | Người làm (mô tả) | Sản phẩm (mô tả) | Thời hạn, nhánh (mô tả) "
        "| Người làm | Sản phẩm | Quy tắc | Khác nhau và lý do |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for number, step in steps_of_procedure(procedure):
        ours = Ours.of(kind, number)
        reasons = "; ".join(f"{what} ({why})" for what, why in differences(kind, number, step, ours)) or "–"
        told = [number, step["actor"], step["output"], "; ".join(t for t in (step["deadline"], step["branch"]) if t)]
        held = [
            _people(set(ours.by)),
            "; ".join(_paper(key) for key in ours.outputs),
            ", ".join(f"`{key}`" for key in ours.rules),
            reasons,
        ]
        lines.append(f"| {' | '.join(cell.replace('|', '/') or '–' for cell in [*told, *held])} |")
    return "\n".join([*lines, ""])


def of_cells() -> str:
    """What a cell does in its own way."""
    lines = [
        "## Chi bộ – những chỗ chi bộ làm theo cách riêng",
        "",
        "| Bản mô tả | Trong hệ thống | Quy tắc | Khác nhau và lý do |",
        "|---|---|---|---|",
        *(
            f"| {said} | {ours} | {', '.join(f'`{key}`' for key in rules)} | {why} |"
            for said, ours, rules, why in CELLS
        ),
    ]
    return "\n".join([*lines, ""])


def page() -> str:
    """The whole document."""
    count = sum(len(steps_of_procedure(one)) for one in PROCEDURES)
    return "\n".join(
        [_HEAD, f"{len(PROCEDURES)} quy trình, {count} bước.", "", *(section(one) for one in PROCEDURES), of_cells()]
    )


def _people(duties: set[Duty]) -> str:
    return ", ".join(str(DUTY_NAMES[duty]) for duty in sorted(duties))


def _paper(key: str) -> str:
    return str(BY_KEY[key].name if key in BY_KEY else FACT_NAMES[key])
