"""Deliveries written down for papers from before the board were titled in English: they get the words of the papers."""

from importlib import import_module
from typing import Any

from django.db import migrations

NAMES = {
    "team-decision": "Quyết định thành lập đoàn",
    "plan": "Kế hoạch",
    "outline": "Đề cương gợi ý báo cáo",
    "schedule": "Lịch làm việc và phân công",
    "reminder-letter": "Công văn nhắc nộp báo cáo",
    "exchange-letter": "Văn bản trao đổi dự thảo",
    "conclusion-notice": "Thông báo kết luận",
    "supervision-notice": "Thông báo kết quả giám sát",
    "extension-decision": "Quyết định gia hạn",
    "team-change-decision": "Quyết định thay đổi thành viên đoàn",
    "consideration-decision": "Quyết định xem xét thi hành kỷ luật",
    "consideration-plan": "Kế hoạch xem xét thi hành kỷ luật",
    "self-criticism-outline": "Đề cương kiểm điểm",
    "no-discipline-notice": "Thông báo không thi hành kỷ luật",
    "discipline-decision": "Quyết định thi hành kỷ luật",
    "complaint-acceptance": "Thông báo thụ lý đơn khiếu nại",
    "complaint-decision": "Quyết định giải quyết khiếu nại",
    "denunciation-team-decision": "Quyết định giải quyết tố cáo",
    "denunciation-plan": "Kế hoạch giải quyết tố cáo",
    "denunciation-outline": "Đề cương giải trình",
    "denunciation-notice": "Thông báo kết luận nội dung tố cáo",
    "suspension-decision": "Quyết định đình chỉ",
    "suspension-extension": "Quyết định gia hạn đình chỉ",
    "suspension-end": "Quyết định chấm dứt đình chỉ",
    "restoration-decision": "Quyết định phục hồi quyền lợi",
    "apology-letter": "Văn bản xin lỗi",
    "mandate-outline": "Đề cương báo cáo ban hành cùng quyết định",
    "request-letter": "Công văn đề nghị báo cáo, hồ sơ, cán bộ đầu mối",
    "clock-stop-decision": "Quyết định tạm dừng tính thời gian",
    "clock-resume-decision": "Quyết định tiếp tục tính thời gian",
    "urging-assignment": "Thông báo phân công theo dõi, đôn đốc",
    "urging-letter": "Công văn đôn đốc thực hiện kết luận",
    "completion-confirmation": "Thông báo xác nhận hoàn thành",
    "reconciliation-table": "Bảng đối chiếu số liệu",
    "signs-notice": "Thông báo kết luận kiểm tra khi có dấu hiệu vi phạm",
}


def name(apps: Any, schema_editor: Any) -> None:
    """Rename what was titled so, and nothing anybody named."""
    before = import_module("documents.migrations.0009_deliveries").NAMES
    deliveries_of = apps.get_model("cases", "Delivery")
    for row in deliveries_of.objects.filter(named_by__isnull=True, paper__in=before).order_by("pk").iterator():
        if row.title == f"{before[row.paper]} {row.symbol}".strip():
            row.title = f"{NAMES[row.paper]} {row.symbol}".strip()
            row.save(update_fields=["title"])


class Migration(migrations.Migration):
    """Runs after the rows are there; names no table of its own."""

    dependencies = [("documents", "0011_copies"), ("cases", "0017_deliveries")]

    operations = [migrations.RunPython(name, migrations.RunPython.noop)]
