"""The allow-list of templates: every word, the fact behind it, an invented example, and where the fact is filled in."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from documents.placeholders import Placeholder, Shape

PREPARED = _("Fill it in where the team is prepared, before its decision is signed.")
RECORDED = _("Fill it in the minutes of the meeting.")
EARLIER = _("Issue the paper it names first.")
DONE = _("Fill it in the step this paper belongs to.")
RULES = _("The rulebook of the day names it; an administrator loads the rulebook.")
OFFICE = _("An administrator fills it in under organizations and people.")

_LAN = {"name": "Nguyễn Thị Ví Dụ", "post": "Ủy viên Ủy ban Kiểm tra", "role": "Trưởng đoàn"}
_AN = {"name": "Trần Văn Mẫu", "post": "Kiểm tra viên", "role": "Thư ký"}
_SUBJECT = "Đảng ủy phường Ví Dụ"
_WORK = "việc thực hiện quy chế làm việc của cấp ủy"


def _one(word: str, facts: str, example: Any, where: str | Promise, shape: Shape = Shape.TEXT) -> Placeholder:
    return Placeholder(word, tuple(facts.split()), shape, example, where)


def _table(
    word: str, facts: str, where: str | Promise, *columns: tuple[str, str, int, Any], form: str = ""
) -> Placeholder:
    example = [{name: value for name, _title, _width, value in columns}]
    titles = tuple((name, title, width) for name, title, width, _value in columns)
    return Placeholder(word, (facts,), Shape.ROWS, example, where, titles, form)


DAY, FIGURE, NAMED, LINES, PEOPLE = Shape.DAY, Shape.FIGURE, Shape.NAMED, Shape.LINES, Shape.PEOPLE

VOCABULARY: tuple[Placeholder, ...] = (
    # the work
    _one("cơ quan quyết định", "authority", "Ban Thường vụ Đảng ủy Ví Dụ", OFFICE),
    _one("công việc", "work", "kiểm tra", PREPARED),
    _one("chuyên đề", "topic", _WORK, PREPARED),
    _one("nội dung", "content", _WORK, PREPARED),
    _one("đối tượng", "subject subjects", _SUBJECT, PREPARED, NAMED),
    _one("mốc từ ngày", "scope.0", "2024-01-01", PREPARED, DAY),
    _one("mốc đến ngày", "scope.1", "2025-12-31", PREPARED, DAY),
    _one("thời gian thực hiện", "duration", "30 ngày", PREPARED),
    _one("kể từ ngày", "clock", "triển khai Quyết định", PREPARED),
    _one("lý do", "reason", "khối lượng công việc tăng, cần thêm thời gian thẩm tra, xác minh", DONE),
    _one("đoàn", "team", "Đoàn kiểm tra", PREPARED),
    _one("trích yếu", "about", f"kiểm tra {_WORK}", DONE),
    _one("căn cứ", "basis", ["Căn cứ Điều lệ Đảng Cộng sản Việt Nam"], RULES, LINES),
    _one("thành viên đoàn", "members", [_LAN, _AN], PREPARED, PEOPLE),
    _one("số thành viên đoàn", "members", [_LAN, _AN], PREPARED, Shape.COUNT),
    _one("thành viên thôi tham gia", "leaving", [_AN], DONE, PEOPLE),
    _one("thành viên tham gia", "joining", [_LAN], DONE, PEOPLE),
    Placeholder("người không dự kiến", ("recused",), PEOPLE, [_AN], PREPARED, may_lack=True),
    _one("cơ quan thi hành", "executes", "Ủy ban Kiểm tra, các cơ quan tham mưu, giúp việc", OFFICE),
    _one("cơ quan đề nghị", "proposer", "Ủy ban Kiểm tra", OFFICE),
    _one("quyết định", "decision", "Quyết định số 05-QĐ/ĐU, ngày 05/02/2026", EARLIER),
    _one("kế hoạch", "plan", "Kế hoạch số 03-KH/ĐU, ngày 05/02/2026", EARLIER),
    _one("thông báo", "notice", "Thông báo số 12-TB/ĐU, ngày 27/4/2026", EARLIER),
    _one("căn cứ làm việc", "grounds", "Kế hoạch số 03-KH/ĐU, ngày 05/02/2026", EARLIER),
    _one("người quyết định", "decides", "Ban Thường vụ Đảng ủy Ví Dụ", OFFICE),
    _one("các điều", "articles", [["Giao Ủy ban Kiểm tra tổ chức thực hiện"]], DONE, Shape.ARTICLES),
    # plan, schedule, outline
    _one("mục đích", "aims", ["Đánh giá đúng ưu điểm, khuyết điểm"], PREPARED, LINES),
    _one("yêu cầu", "demands", ["Dân chủ, khách quan, công tâm, thận trọng"], PREPARED, LINES),
    _one("nhiệm vụ, quyền hạn", "duties", ["Làm việc theo chế độ tập thể"], PREPARED, LINES),
    _one("tổ chức thực hiện", "tasks", ["Đoàn kiểm tra xây dựng lịch làm việc"], PREPARED, LINES),
    _one("nội quy làm việc", "conduct", ["Chấp hành sự phân công của Trưởng đoàn"], PREPARED, LINES),
    _one("phương pháp", "method", "nghiên cứu báo cáo, hồ sơ; thẩm tra, xác minh", PREPARED),
    _one("địa điểm làm việc", "venue", "tại trụ sở Đảng ủy phường", PREPARED),
    _one("hạn gửi báo cáo", "report_within", "trước ngày 15/3/2026", PREPARED),
    _one("ngày gửi báo cáo", "self_report_due", "2026-03-15", PREPARED, DAY),
    _one("thời hạn", "period", "30 ngày, từ ngày 02/3/2026", PREPARED),
    _table("bảng phân công", "assignments", PREPARED, ("name", "Họ và tên", 30, "Trần Văn Mẫu"),
           ("role", "Trách nhiệm", 20, "Thư ký"), ("task", "Nhiệm vụ được phân công", 50, "ghi biên bản")),
    _table("lịch làm việc", "calendar", PREPARED, ("when", "Thời gian", 22, "02/3/2026"),
           ("what", "Nội dung công việc", 43, "Triển khai quyết định"),
           ("where", "Địa điểm, thành phần", 35, "Trụ sở Đảng ủy phường")),
    # meetings and their minutes
    _one("ngày họp", "meeting.date", "2026-03-02", RECORDED, DAY),
    _one("giờ bắt đầu", "meeting.opened", "08 giờ 00 phút", RECORDED),
    _one("giờ kết thúc", "meeting.closed", "11 giờ 15 phút", RECORDED),
    _one("nơi họp", "meeting.place", "trụ sở Đảng ủy phường", RECORDED),
    _one("việc của cuộc họp", "meeting.act", "Đoàn kiểm tra triển khai quyết định", RECORDED),
    _one("tên cuộc họp", "meeting.name", "hội nghị", RECORDED),
    _one("chủ trì", "chair.name", _LAN["name"], RECORDED),
    _one("người ghi biên bản", "recorder.name", _AN["name"], RECORDED),
    _one("thành phần dự", "present", [{"group": "Đoàn kiểm tra", "people": [_LAN, _AN]}], RECORDED, Shape.GROUPS),
    Placeholder("người vắng mặt", ("absent",), PEOPLE, [_AN | {"reason": "đi công tác"}], RECORDED, may_lack=True),
    _one("nội dung họp", "agenda", ["Công bố quyết định, kế hoạch"], RECORDED, LINES),
    Placeholder("diễn biến", ("course",), LINES, ["Đồng chí chủ trì quán triệt mục đích"], RECORDED, may_lack=True),
    Placeholder("kết luận của chủ trì", ("conclusion",), LINES, ["Thống nhất lịch làm việc"], RECORDED, may_lack=True),
    _one("nội dung thống nhất", "agreed", ["Hai bên thống nhất số liệu đến ngày 31/12/2025"], RECORDED, LINES),
    _one("ý kiến của đối tượng", "subject_opinion", ["Nhất trí với các nội dung"], RECORDED, LINES),
    Placeholder("tình hình dự họp", ("roll",), Shape.TEXT, "Có mặt 09/10 đồng chí", RECORDED, form="paper.roll|ended"),
    Placeholder("số có mặt", ("roll.present",), FIGURE, 9, RECORDED, form="roll.summoned"),
    Placeholder("số được triệu tập", ("roll.summoned",), FIGURE, 10, RECORDED, form="roll.summoned"),
    Placeholder("cam kết của thành viên", ("declarations",), PEOPLE, [_AN | {"text": "vô tư, khách quan"}], PREPARED,
                may_lack=True),
    Placeholder("hồ sơ giao nộp", ("files",), LINES, ["Sổ theo dõi năm 2025"], RECORDED, form="file|unended",
                may_lack=True),
    _one("đối tượng của hồ sơ", "about_subject", f"đối với {_SUBJECT}", DONE),
    _one("hồ sơ kèm theo", "encloses", "Báo cáo kết quả; hồ sơ cuộc kiểm tra", DONE, Shape.JOINED),
    _one("số bản", "copies", 3, RECORDED, FIGURE),
    _one("câu biểu quyết", "question", "thông qua kết luận", RECORDED),
    _one("kết quả biểu quyết", "result", "11/13 phiếu tán thành", RECORDED),
    _one("các phần biên bản", "sections", [{"heading": "II. NỘI DUNG", "lines": ["1. Công bố quyết định"]}], RECORDED,
         Shape.SECTIONS),
    _one("việc nhận thông báo", "receipt", f"{_SUBJECT} đã nhận 01 bản Thông báo", RECORDED),
    # results
    _one("nội dung soạn sẵn", "blocks", [{"kind": "paragraph", "text": "Nội dung do hồ sơ cung cấp."}], DONE,
         Shape.PROSE),
    _one("việc đã hoàn thành", "what", f"Đoàn kiểm tra đã hoàn thành việc kiểm tra {_WORK}", DONE),
    _one("kết quả", "results", ["Có 03 ưu điểm, 02 hạn chế"], DONE, LINES),
    _one("ý kiến", "opinions", ["Đối tượng nhất trí với các nội dung"], DONE, LINES),
    _one("đề nghị", "request", ["Ban Thường vụ xem xét, kết luận"], DONE, LINES),
    _one("dấu hiệu vi phạm", "signs", ["Không lập sổ theo dõi"], DONE, LINES),
    _one("nội dung đề xuất", "contents", ["Trách nhiệm của tập thể, cá nhân có liên quan"], DONE, LINES),
    _one("nguồn phát hiện", "source", "theo dõi, nắm tình hình địa bàn", DONE),
    _one("số ngày gia hạn", "days", 15, DONE, FIGURE),
    _one("thời hạn cũ", "due_before", "2026-04-01", DONE, DAY),
    _one("thời hạn mới", "due_after", "2026-04-16", DONE, DAY),
    _one("nội dung tài chính", "finance", "thu, nộp, quản lý, sử dụng đảng phí", DONE),
    _table("bảng nội dung và ý kiến", "points", DONE, ("title", "Nội dung", 40, "Việc ban hành quy chế"),
           ("response", "Ý kiến của đối tượng", 30, "Nhất trí"), ("answer", "Ý kiến của Đoàn", 30, "Giữ nguyên"),
           form="point.response"),
    Placeholder("các nội dung gợi ý", ("points",), Shape.POINTS, [{"title": "Việc ban hành quy chế", "questions":
                ["Số văn bản đã ban hành"]}], PREPARED, form="point.questions"),
    Placeholder("số văn bản", ("entries",), FIGURE, 12, DONE, form="entries|two_digits"),
    _table("việc tiếp tục theo dõi", "open_items", DONE, ("what", "Nội dung yêu cầu", 60, "Giải quyết hồ sơ quá hạn"),
           ("owner", "Trách nhiệm thực hiện", 40, _SUBJECT)),
    _table("danh sách đối tượng", "subjects", PREPARED, ("name", "Đối tượng", 60, _SUBJECT),
           ("under", "Tổ chức đảng quản lý", 40, "Đảng bộ thành phố Ví Dụ")),
)  # fmt: skip
