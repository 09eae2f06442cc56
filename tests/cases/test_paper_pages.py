"""The pages of records from paper and of published figures: who enters, what is listed with its mark, what opens."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cases import commands
from cases.commands import NewPaper, NewPaperSubject
from cases.errors_paper import PaperWithdrawnAlready
from cases.importing import papers, sample
from cases.models import Kind, Level, Outcome, PaperRecord, PostDuty, TrailEntry
from tests.make import FOUNDED, Office, make_office

TODAY = date(2026, 11, 20)
YEAR = {"period": "y", "year": "2025"}
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
def office(db: None) -> Any:
    with time_machine.travel(TODAY):
        made = make_office(confirmed=False)
        post = (made.members["minh"], made.city, PostDuty.REPORTING_SECRETARY)
        commands.appoint([post], by=made.administrator, since=FOUNDED)
        yield made


def client(office: Office, who: str) -> Client:
    browser = Client()
    browser.force_login(office.users[who])
    return browser


def entered(office: Office, number: str = "12-QĐ/UBKT") -> PaperRecord:
    subjects = [
        NewPaperSubject(organization=office.organizations[0], outcome=Outcome.LESSONS),
        NewPaperSubject(organization=office.organizations[1], outcome=Outcome.NO_VIOLATION),
    ]
    paper = NewPaper(office.commission, Kind.SIGNS_ORGANIZATION, number, date(2025, 2, 3), date(2025, 3, 3), subjects)
    [record] = commands.record_papers([paper], by=office.minh, on=TODAY)
    return record


def test_the_secretary_enters_a_decision_with_its_scan_and_opens_it(office: Office) -> None:
    browser = client(office, "minh")
    facts = {
        "body": office.commission.pk, "kind": Kind.DISCIPLINE, "number": "7-QĐ/UBKT", "signed_on": "03/02/2025",
        "concluded_on": "03/02/2025", "of_member": "1", "name": "Lê Văn Giả Định", "level": Level.GRASSROOTS,
        "outcome": Outcome.DISCIPLINED, "form": "WARNING",
        "scan": SimpleUploadedFile("qd.pdf", PDF, "application/pdf"),
    }  # fmt: skip

    answer = browser.post(reverse("paper-record-enter"), facts)

    record = PaperRecord.objects.get()
    assert answer["Location"] == reverse("paper-record", args=[record.key])
    shown = browser.get(answer["Location"]).content.decode()
    assert "Lê Văn Giả Định" in shown
    assert "nhập từ hồ sơ giấy" in shown
    scan = browser.get(reverse("paper-scan", args=[record.key, record.scans.get().pk]))
    assert b"".join(scan) == PDF


def test_a_record_from_excel_gets_its_scan_afterwards_once(office: Office) -> None:
    browser, record = client(office, "minh"), entered(office)
    url = reverse("paper-scan-attach", args=[record.key])
    assert f'"{url}"' in browser.get(reverse("paper-record", args=[record.key])).content.decode()

    first = browser.post(url, {"scan": SimpleUploadedFile("qd.pdf", PDF, "application/pdf")})
    second = browser.post(url, {"scan": SimpleUploadedFile("khac.pdf", PDF + b" ", "application/pdf")})

    assert (first.status_code, second.status_code) == (302, 422)
    assert "đã có bản quét" in second.content.decode()
    assert [one.file_name for one in record.kept_scans()] == ["qd.pdf"]
    assert TrailEntry.objects.filter(act="paper-scan-attached").count() == 1
    assert f'"{url}"' not in browser.get(reverse("paper-record", args=[record.key])).content.decode()


def test_a_withdrawn_record_takes_no_scan(office: Office) -> None:
    record = entered(office)
    commands.withdraw_paper(record, by=office.minh, on=TODAY, reason="Nhập nhầm")

    with pytest.raises(PaperWithdrawnAlready):
        commands.attach_scan(
            record, by=office.minh, on=TODAY, upload=SimpleUploadedFile("qd.pdf", PDF, "application/pdf")
        )


def test_a_refusal_keeps_nothing(office: Office) -> None:
    facts = {"body": office.commission.pk, "kind": Kind.DISCIPLINE, "number": "7", "signed_on": "03/02/2025",
             "concluded_on": "03/02/2025", "name": "Không rõ cấp"}  # fmt: skip

    assert client(office, "minh").post(reverse("paper-record-enter"), facts).status_code == 422
    assert not PaperRecord.objects.exists()


def test_a_workbook_is_entered_whole_or_shown_with_its_errors(office: Office) -> None:
    browser, url = client(office, "minh"), reverse("paper-records-import")
    line = (1, "TU", "Ủy ban Kiểm tra", "Kiểm tra tổ chức đảng khi có dấu hiệu vi phạm", "9-QĐ/UBKT", "03/02/2025",
            "03/03/2025", "")  # fmt: skip
    [kind] = [word for word, value in papers.sheets().decisions.columns[3].reads.items()  # type: ignore[union-attr]
              if value == Kind.SIGNS_ORGANIZATION]  # fmt: skip
    line = (*line[:3], kind, *line[4:])
    rows = {"Mẫu": [(papers.VERSION,)], "Quyết định": [line]}
    wrong = [(1, "Tổ chức đảng", "TC999", "", "", "", "", "")]
    right = [(1, "Tổ chức đảng", "TC001", "", "", "", "", "")]

    refused = browser.post(url, {"file": _file(rows | {"Đối tượng": wrong})})
    assert (refused.status_code, PaperRecord.objects.count()) == (422, 0)
    assert [(one.sheet, one.row) for one in refused.context["troubles"]] == [("Đối tượng", 2)]
    assert browser.post(url, {"file": _file(rows | {"Đối tượng": right})}).status_code == 302
    assert PaperRecord.objects.get().subjects.get().subject_organization == office.organizations[0]


def _file(rows: Any) -> SimpleUploadedFile:
    return SimpleUploadedFile("hs.xlsx", sample.workbook(tuple(papers.sheets()), rows))


def test_a_record_is_withdrawn_with_a_reason_and_stays_readable(office: Office) -> None:
    browser, record = client(office, "minh"), entered(office)
    url = reverse("paper-record-withdraw", args=[record.key])

    assert browser.post(url, {"reason": ""}).status_code == 422
    assert browser.post(url, {"reason": "Nhập nhầm số"}).status_code == 302
    assert "Nhập nhầm số" in browser.get(reverse("paper-record", args=[record.key])).content.decode()
    assert browser.get(reverse("published"), YEAR).context["told"].value("signs-organizations") == 0


def test_a_figure_and_a_cell_open_the_records_with_their_mark(office: Office) -> None:
    browser, record = client(office, "minh"), entered(office)

    figure = browser.get(reverse("published-figure", args=["signs-organizations"]), YEAR)
    assert (figure.context["figure"].value, figure.context["seen"], len(figure.context["rows"])) == (2, 2, 2)
    assert {row["url"] for row in figure.context["rows"]} == {reverse("paper-record", args=[record.key])}
    assert "nhập từ hồ sơ giấy" in figure.content.decode()
    form = next(row["form"].key for row in browser.get(reverse("forms"), YEAR).context["rows"] if row["total"] == 2)
    cell = browser.get(reverse("form-cell", args=[form, "total", "total"]), YEAR | {"set": "2021"})
    assert (cell.context["total"], cell.context["seen"], len(cell.context["rows"])) == (2, 2, 2)
    assert {row["url"] for row in cell.context["rows"]} == {reverse("paper-record", args=[record.key])}
    for name in ("published", "forms"):
        assert "no-menu" not in browser.get(reverse(name), YEAR).content.decode()
    assert "no-menu" not in figure.content.decode() + cell.content.decode()


def test_what_was_published_of_hanoi_is_never_told_as_a_figure_of_another(office: Office) -> None:
    """It stands in a column of that name for its own days, and nowhere beside the figures of other days."""
    browser, _record = client(office, "minh"), entered(office)
    days = {"period": "f", "since": "01/01/2017", "until": "31/03/2021"}

    own, same_days = (browser.get(reverse("published"), asked) for asked in (YEAR, days))

    assert ("Hà Nội" in own.content.decode(), "839" in own.content.decode()) == (False, False)
    assert all(row["figure"].value is not None or row["figure"].definition.of for row in own.context["rows"])
    assert same_days.content.decode().count("Hà Nội, theo bài báo") > 1
    inspected = next(row for row in same_days.context["rows"] if row["figure"].key == "inspected")
    assert (inspected["figure"].value, inspected["figure"].definition.published) == (0, "839")
    assert inspected["window"] == (date(2017, 1, 1), date(2021, 3, 31))


def test_every_link_of_a_free_period_opens(office: Office) -> None:
    """The tabs and the figures carry the two days on, and nothing the next page does not read."""
    browser, _record = client(office, "minh"), entered(office)
    page = browser.get(reverse("published"), {"period": "f", "since": "2025-01-01", "until": "2025-12-31"})
    links = [tab["url"] for tab in page.context["tabs"]] + [row["url"] for row in page.context["rows"] if row["url"]]

    assert len(links) > 6
    assert {link: browser.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_only_those_above_it_see_a_record_never_whom_it_is_about(office: Office) -> None:
    record = entered(office)
    url = reverse("paper-record", args=[record.key])

    seen = {who: client(office, who).get(url).status_code for who in ("minh", "chu", "lan", "dien")}

    assert seen == {"minh": 200, "chu": 200, "lan": 404, "dien": 404}
    assert client(office, "lan").get(reverse("paper-record-enter")).status_code == 403
