"""Where lists, search, figures and programmes stand."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from cases.views import (
    case_list,
    closed_period_acts,
    closed_periods,
    coverage,
    merged_forms,
    paper_records,
    period_changes,
    period_proposals,
    programme_acts,
    programmes,
    published,
    search,
    statistics,
    statistics_discipline,
    statistics_forms,
    team_list,
    unit_board,
    unit_reports,
)


class TableForm(StringConverter):
    """The two forms in which a list leaves as a file."""

    regex = "csv|xlsx"


register_converter(TableForm, "table")

#: A unit and the period it reports.
_UNIT = "thong-ke/don-vi/bao-cao/<int:unit>/<slug:since>/<slug:until>/"

#: A cell of a form as it stands in a set.
_CELL = "o/<slug:form>/<slug:form_set>/<str:row>/<str:column>/"

urlpatterns = [
    path("ho-so/", case_list.CaseList.as_view(), name="cases"),
    path("tai-ve/ho-so.<table:form>", case_list.CaseFile.as_view(), name="cases-file"),
    path("doan/", team_list.TeamList.as_view(), name="teams"),
    path("chuong-trinh/", programmes.Programmes.as_view(), name="programmes"),
    path("chuong-trinh/lap/", programme_acts.Draft.as_view(), name="programme-draft"),
    path("chuong-trinh/<int:pk>/", programmes.Programme.as_view(), name="programme"),
    path("chuong-trinh/<int:pk>/duyet/", programme_acts.Approve.as_view(), name="programme-approve"),
    path("chuong-trinh/<int:pk>/dieu-chinh/", programme_acts.Amend.as_view(), name="programme-amend"),
    path("chuong-trinh/muc/<int:pk>/", programmes.ItemPage.as_view(), name="item"),
    path("thong-ke/", statistics.Statistics.as_view(), name="statistics"),
    path("thong-ke/ky-luat/", statistics_discipline.DisciplineStatistics.as_view(), name="discipline-statistics"),
    path("thong-ke/do-phu/", coverage.Coverage.as_view(), name="coverage"),
    path("thong-ke/don-vi/", unit_board.Board.as_view(), name="unit-board"),
    path("thong-ke/don-vi/them/", unit_board.Begin.as_view(), name="unit-begin"),
    path("thong-ke/don-vi/<int:pk>/thoi/", unit_board.End.as_view(), name="unit-end"),
    path("thong-ke/don-vi/ban/<slug:key>/", unit_board.ReportPage.as_view(), name="unit-report"),
    path("thong-ke/don-vi/bao-cao/", unit_reports.MyReports.as_view(), name="my-unit-reports"),
    path(f"{_UNIT}", unit_reports.PeriodPage.as_view(), name="unit-report-period"),
    path(f"{_UNIT}mau/", unit_reports.ReportTemplate.as_view(), name="unit-report-template"),
    path(f"{_UNIT}tep/", unit_reports.UploadReport.as_view(), name="unit-report-upload"),
    path(f"{_UNIT}gui/", unit_reports.SubmitReport.as_view(), name="unit-report-submit"),
    path(f"{_UNIT}bieu/<slug:key>/", unit_reports.EnterForm.as_view(), name="unit-report-form"),
    path("thong-ke/ky/", closed_periods.ClosedPeriods.as_view(), name="closed-periods"),
    path("thong-ke/ky/de-nghi/", closed_period_acts.Propose.as_view(), name="period-propose"),
    path("thong-ke/ky/<slug:key>/", closed_periods.ClosedPeriodPage.as_view(), name="closed-period"),
    path("thong-ke/ky/<slug:key>/de-nghi/", period_proposals.PeriodProposalPage.as_view(), name="period-proposal"),
    path("thong-ke/ky/<slug:key>/rut/", closed_period_acts.Withdraw.as_view(), name="period-withdraw"),
    path("thong-ke/ky/<slug:key>/chot/", closed_period_acts.Close.as_view(), name="period-close"),
    path("thong-ke/ky/<slug:key>/dieu-chinh/", closed_period_acts.Restate.as_view(), name="period-restate"),
    path(f"thong-ke/ky/<slug:key>/dieu-chinh/{_CELL}", period_changes.ChangeTodayPage.as_view(), name="change-today"),
    path(f"thong-ke/ky/<slug:key>/dieu-chinh/<int:number>/{_CELL}", period_changes.ChangePage.as_view(), name="change"),
    path("thong-ke/ky/<slug:key>/<int:form>/", closed_periods.ClosedFormPage.as_view(), name="closed-form"),
    path(
        "thong-ke/ky/<slug:key>/<int:form>/o/<str:row>/<str:column>/",
        closed_periods.ClosedCellPage.as_view(),
        name="closed-cell",
    ),
    path("ho-so-giay/", paper_records.PaperRecords.as_view(), name="paper-records"),
    path("ho-so-giay/nhap/", paper_records.EnterPaper.as_view(), name="paper-record-enter"),
    path("ho-so-giay/nhap-excel/", paper_records.ImportPapers.as_view(), name="paper-records-import"),
    path("ho-so-giay/mau.xlsx", paper_records.SamplePapers.as_view(), name="paper-records-sample"),
    path("ho-so-giay/<slug:key>/", paper_records.PaperRecordPage.as_view(), name="paper-record"),
    path("ho-so-giay/<slug:key>/rut/", paper_records.WithdrawPaper.as_view(), name="paper-record-withdraw"),
    path("ho-so-giay/<slug:key>/quet/", paper_records.AttachScan.as_view(), name="paper-scan-attach"),
    path("ho-so-giay/<slug:key>/quet/<int:pk>/", paper_records.PaperScanFile.as_view(), name="paper-scan"),
    path("thong-ke/cong-bo/", published.PublishedPage.as_view(), name="published"),
    path("thong-ke/cong-bo/<slug:key>/", published.PublishedFigurePage.as_view(), name="published-figure"),
    path("thong-ke/bieu/", statistics_forms.FormList.as_view(), name="forms"),
    path("thong-ke/bieu/<slug:key>/", statistics_forms.FormPage.as_view(), name="form"),
    path("thong-ke/bieu/<slug:key>/o/<str:row>/<str:column>/", statistics_forms.CellPage.as_view(), name="form-cell"),
    path("thong-ke/bieu/<slug:key>/tong-hop/", merged_forms.MergedForm.as_view(), name="merged-form"),
    path(
        "thong-ke/bieu/<slug:key>/tong-hop/o/<str:row>/<str:column>/",
        merged_forms.MergedCell.as_view(),
        name="merged-cell",
    ),
    path("thong-ke/so-lieu/<slug:key>/", statistics.FigurePage.as_view(), name="figure"),
    path("tai-ve/so-lieu/<slug:key>.<table:form>", statistics.FigureFile.as_view(), name="figure-file"),
    path("tim/", search.Search.as_view(), name="search"),
]
