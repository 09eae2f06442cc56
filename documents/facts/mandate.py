"""Papers of a mandate inspection: outline of the authority, letter, the two sheets, and what reports say of them."""

from __future__ import annotations

from typing import Any

from cases import mandate
from cases.discipline.forms import DisciplineForm
from cases.models import (
    BodyKind,
    Case,
    DisciplineSheet,
    FileSampling,
    Level,
    MandateRequest,
    MandateSheet,
    ResultSheet,
    SampledFile,
    SheetConclusion,
)
from documents.facts import preparation, words
from documents.facts.blocks import heading, paragraph
from documents.facts.ground import Facts, Ground
from documents.facts.preparation import inspected, lines, of_authority, of_team
from documents.wording import capital, ended, short_date, two_digits

Weight, Recommendation, Method = SampledFile.Weight, SampledFile.Recommendation, FileSampling.Method

WEIGHTS = {
    Weight.RIGHT: "xử lý đúng mức",
    Weight.TOO_LIGHT: "xử lý nhẹ so với vi phạm",
    Weight.TOO_HEAVY: "xử lý nặng so với vi phạm",
    Weight.NOT_DISCIPLINED: "đến mức phải thi hành kỷ luật nhưng không thi hành kỷ luật",
    Weight.WRONGFUL: "kỷ luật oan, sai",
}
RECOMMENDED = {
    Recommendation.NO_CHANGE: "không thay đổi",
    Recommendation.INCREASE: "tăng hình thức",
    Recommendation.DECREASE: "giảm hình thức",
    Recommendation.ANNUL: "xóa kỷ luật",
}
#: What the team proposes before the body has recommended anything.
_PROPOSED = {
    Weight.TOO_LIGHT: Recommendation.INCREASE,
    Weight.TOO_HEAVY: Recommendation.DECREASE,
    Weight.NOT_DISCIPLINED: Recommendation.INCREASE,
    Weight.WRONGFUL: Recommendation.ANNUL,
}
_LEVELS = {
    Level.CENTRAL: "UBKT TW",
    Level.PROVINCE: "UBKT tỉnh",
    Level.DISTRICT: "UBKT huyện",
    Level.COMMUNE: "UBKT đảng ủy cơ sở",
    Level.GRASSROOTS: "UBKT đảng ủy cơ sở",
}
#: Over the columns of the reference forms; `x` marks where the case falls.
_MARK = {True: "x", False: ""}


def outline(ground: Ground, case: Case | None, row: Any) -> Facts:
    """The outline for the subject's report, which the authority issues with its decision."""
    return preparation.outline(ground, case, row) | of_authority(ground, inspected(ground))


def request(ground: Ground, case: Case, _row: Any) -> Facts:
    """CV: report, files and contact officers are asked for."""
    asked = MandateRequest.objects.get(case=case)
    due = f"trước ngày {short_date(case.self_report_due_on)}" if case.self_report_due_on else "đúng thời hạn"
    contacts = "; ".join(lines(asked.contacts))
    named = f" (đã cử: {contacts})" if contacts else ""
    return of_team(ground, "Như trên", f"{ground.body.name} (để báo cáo)") | {
        "about": "đề nghị báo cáo, cung cấp hồ sơ và cử cán bộ phối hợp",
        "to": [case.subject_name],
        "blocks": [
            paragraph(
                f"Thực hiện {ground.decision}, {ground.team_name} đề nghị {case.subject_name} xây dựng báo cáo bằng "
                f"văn bản theo đề cương, gửi về Đoàn {due}"
            ),
            paragraph("Đề nghị chuẩn bị, cung cấp cho Đoàn các hồ sơ, tài liệu sau:"),
            *[paragraph(f"- {one}") for one in lines(asked.files)],
            paragraph(f"Đề nghị cử cán bộ làm đầu mối phối hợp với Đoàn{named}"),
        ],
    }


def sheets(ground: Ground, case: Case, _row: Any) -> Facts:
    """Bảng thống kê: B09, B10 and the files they were counted from."""
    files = mandate.files_of(case)
    return of_team(ground, f"{ground.body.name} (để báo cáo)", f"Các thành viên {ground.team_name}") | {
        "about": f"kết quả kiểm tra việc thực hiện nhiệm vụ kiểm tra, giám sát và thi hành kỷ luật đảng đối với "
        f"{case.subject_name}",
        "attached": f"kèm theo hồ sơ {case.code}",
        "subject": case.subject_name,
        "acting": _acting(ground),
        "mandate": _mandate(case),
        "discipline": _discipline(case, files),
        "sampling": _sampling(case),
        "files": [_file(file) for file in files],
    }


def _acting(ground: Ground) -> str:
    body = ground.body
    level = _LEVELS.get(Level(body.organization.level), "UBKT đảng ủy cơ sở")
    return level if body.kind == BodyKind.COMMISSION else body.name


def _mandate(case: Case) -> Facts:
    row = MandateSheet.objects.get(case=case)
    return {
        "planned": row.planned,
        "done": row.done,
        "marks": [
            _MARK[row.has_programme],
            _MARK[row.works_well],
            _MARK[row.leads_well],
            _MARK[not row.is_well_done],
        ],
        "assessment": row.assessment,
    }


def _discipline(case: Case, files: list[SampledFile]) -> Facts:
    row, found = DisciplineSheet.objects.get(case=case), mandate.counted(files)
    well = found.files == found.right
    return {
        "counts": [row.disciplined, row.complained, row.managed_above],
        "marks": [_MARK[well], _MARK[not well]],
        "found": [found.incompetent, found.out_of_order, found.not_disciplined, found.wrongful],
        "weights": [found.too_light, found.too_heavy],
        "recommended": [found.no_change, found.increase, found.decrease, found.annul],
        "assessment": row.assessment,
    }


def _sampling(case: Case) -> Facts:
    row = FileSampling.objects.get(case=case)
    told = {
        Method.DRAWN: f"Rút thăm {two_digits(row.wanted)} trong {two_digits(row.size)} hồ sơ của danh sách",
        Method.ALL: f"Kiểm tra toàn bộ {two_digits(row.size)} hồ sơ của danh sách",
        Method.NONE: "Trong mốc thời gian kiểm tra không có hồ sơ kỷ luật nào",
    }
    return {
        "method": f"{told[Method(row.method)]}, ngày {short_date(row.on)}",
        "seed": row.seed,
        "origin": row.seed_origin,
        "listed": row.listed,
    }


def _file(file: SampledFile) -> Facts:
    form = words.FORMS[DisciplineForm(file.form)] if file.form else "không kỷ luật"
    return {
        "number": file.number,
        "title": file.title,
        "form": form,
        "chosen": file.reason,
        "points": [_right(file.is_competent), _right(file.is_principled), _right(file.is_in_order)],
        "weight": WEIGHTS[Weight(file.weight)] if file.weight else "chưa nhận xét",
        "recommended": RECOMMENDED[Recommendation(file.recommendation)] if file.recommendation else "",
    }


def _right(value: bool | None) -> str:
    return "" if value is None else "đúng" if value else "không đúng"


# In reports and notices


def section(case: Case, first: int = 1) -> list[Facts]:
    """Return what a report or notice says sheet by sheet, then the files to be reconsidered."""
    concluded = {row.sheet: row.text for row in SheetConclusion.objects.filter(case=case)}
    rows: tuple[tuple[ResultSheet, str, Any], ...] = (
        (ResultSheet.MANDATE, "Việc thực hiện nhiệm vụ kiểm tra, giám sát", MandateSheet),
        (ResultSheet.DISCIPLINE, "Việc thi hành kỷ luật đảng", DisciplineSheet),
    )
    blocks: list[Facts] = []
    for place, (sheet, title, model) in enumerate(rows, first):
        row = model.objects.filter(case=case).first()
        told = concluded.get(sheet) or (row.assessment if row is not None else "chưa lập bảng thống kê")
        blocks += [heading(f"{place}. {title}", 2), *[paragraph(capital(line)) for line in lines(told)]]
    files = mandate.files_of(case)
    if files:
        found = mandate.counted(files)
        blocks.append(
            paragraph(
                f"Đã kiểm tra {two_digits(found.files)} hồ sơ kỷ luật: {two_digits(found.right)} hồ sơ đúng thẩm "
                f"quyền, nguyên tắc, thủ tục và đúng mức; {two_digits(found.incompetent)} hồ sơ không đúng thẩm quyền; "
                f"{two_digits(found.out_of_order)} hồ sơ không đúng nguyên tắc, thủ tục"
            )
        )
    wrong = [file for file in files if file.is_wrong]
    return [*blocks, _table(wrong)] if wrong else blocks


def _table(files: list[SampledFile]) -> Facts:
    return {
        "kind": "table",
        "title": "Hồ sơ kỷ luật đề nghị xem xét lại",
        "columns": [
            {"title": "TT", "width": 7, "figure": True},
            {"title": "Hồ sơ", "width": 33},
            {"title": "Nhận xét", "width": 38},
            {"title": "Kiến nghị", "width": 22},
        ],
        "rows": [
            [
                str(n),
                file.title,
                ended(f"{capital(WEIGHTS[Weight(file.weight)])}. {file.remarks}"),
                capital(_asked(file)),
            ]
            for n, file in enumerate(files, 1)
        ],
        "totals": [],
    }


def _handled(file: SampledFile) -> str:
    return WEIGHTS[Weight(file.weight)]


def _asked(file: SampledFile) -> str:
    what = file.recommendation or _PROPOSED.get(Weight(file.weight), Recommendation.NO_CHANGE)
    return RECOMMENDED[Recommendation(what)]


def requirements(case: Case) -> list[str]:
    """Return what a notice requires for each file that is not left as it is."""
    return [
        f"Xem xét lại hồ sơ {file.title}: {_asked(file)}."
        for file in mandate.files_of(case)
        if file.is_wrong and _asked(file) != RECOMMENDED[Recommendation.NO_CHANGE]
    ]
