"""Addresses of the periodic reports, and of the statistical forms as files."""

from __future__ import annotations

from django.urls import URLPattern, path, register_converter
from django.urls.converters import StringConverter

from documents import views_reports as views
from documents import views_statistical_forms as statistical_forms
from documents import views_word as word


class FormEnding(StringConverter):
    """The kinds of file in which a statistical form leaves."""

    regex = "xlsx|csv|json|pdf|txt"


register_converter(FormEnding, "ending")

_PERIOD = "thong-ke/bao-cao/<int:body>/<slug:since>/<slug:until>/"

urlpatterns: list[URLPattern] = [
    path("thong-ke/bao-cao/", views.Reports.as_view(), name="report"),
    path(_PERIOD, views.ReportPage.as_view(), name="report-of"),
    path(f"{_PERIOD}lap/", views.DrawUp.as_view(), name="report-draw-up"),
    path(f"{_PERIOD}soan/", views.EditReport.as_view(), name="report-edit"),
    path(f"{_PERIOD}ban-hanh/", views.IssueReport.as_view(), name="report-issue"),
    path(f"{_PERIOD}so-lieu/<slug:figure>/", views.FigureBehind.as_view(), name="report-figure"),
    path(f"{_PERIOD}word/", word.ReportWord.as_view(), name="report-word"),
    path(f"{_PERIOD}word/tep/", word.ReportWordFile.as_view(), name="report-word-file"),
    path(f"{_PERIOD}word/<slug:returned>/", word.ReportReturned.as_view(), name="report-return"),
    path("tai-ve/bieu/<slug:key>.<ending:ending>", statistical_forms.FormFile.as_view(), name="form-file"),
]
