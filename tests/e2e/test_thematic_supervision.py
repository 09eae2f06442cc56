"""A thematic supervision, whole: proposed twice, reported on paper, its result notified, its requirement verified."""

from __future__ import annotations

import pytest

from tests.e2e import procedure
from tests.e2e.conftest import People
from tests.e2e.office import SUPERVISION
from tests.e2e.procedure import Matter
from tests.make import PEOPLE


@pytest.mark.rule("DUR-GS", "INV-NO-SUPERVISION-DISCIPLINE", "INV-FOLLOW-VERIFIER", "INV-FILE-INDEX")
def test_a_thematic_supervision_from_its_programme_to_its_verified_requirement(people: People) -> None:
    matter = Matter(people, SUPERVISION, PEOPLE)
    procedure.opens_the_cases(matter)

    # Preparation
    procedure.proposes(matter)
    procedure.returns_the_proposal(matter, "Bổ sung mốc thời gian giám sát.")
    procedure.proposes_again(matter)
    procedure.signs_the_decision(matter)
    procedure.prepares(matter)

    # Conduct
    procedure.deploys(matter)
    procedure.receives_the_report(matter)
    procedure.records_a_session(matter)
    procedure.finds(matter, "Ưu điểm", "Đã ban hành kế hoạch chuyển đổi số.")
    procedure.finds(matter, "Hạn chế", "Chưa phân công người theo dõi.")
    procedure.finishes_verification(matter)
    procedure.drafts(matter)
    procedure.responds(matter, "Bảo lưu ý kiến")
    procedure.hears(matter)

    # Closing
    procedure.submits(matter, "Hoàn chỉnh và trình tập thể xem xét")
    assert "Phải xem xét kỷ luật" not in procedure.outcomes_offered(matter)
    procedure.concludes(matter, "Nhắc nhở, yêu cầu khắc phục", votes=4)
    procedure.announces(matter)
    assert procedure.notice_the_subject_reads(matter, "Thông báo kết quả giám sát").startswith(b"%PDF")
    procedure.assigns_follow_up(matter)
    procedure.closes(matter)

    # What was required goes on after the team is gone
    procedure.reports_the_requirements(matter)
    procedure.verifies_the_requirements(matter)
    procedure.is_closed(matter)
