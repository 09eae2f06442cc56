"""Addresses of the procedures' pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from workflows.views import calendar, catalogue
from workflows.views.batches import Opening, OpenItem
from workflows.views.conformance_figures import ConformanceFigures
from workflows.views.desk import CaseChart, CaseDesk
from workflows.views.dispatch import StepDispatch
from workflows.views.inbox import Inbox
from workflows.views.overview import Overview
from workflows.views.team import TeamPage
from workflows.views.unit_reminding import RemindUnits

urlpatterns: list[URLPattern | URLResolver] = [
    path("chuong-trinh/muc/<int:pk>/mo/", OpenItem.as_view(), name="item-open"),
    path("chuong-trinh/muc/<int:pk>/dang-mo/", Opening.as_view(), name="opening"),
    path("lich/", calendar.CalendarPage.as_view(), name="calendar"),
    path("lich/cua-toi.ics", calendar.Feed.as_view(), name="feed"),
    path("lich/nhac-viec/", calendar.Reminders.as_view(), name="reminders"),
    path("thong-ke/don-vi/nhac/<slug:since>/<slug:until>/", RemindUnits.as_view(), name="unit-remind"),
    path("quy-trinh/", catalogue.Procedures.as_view(), name="procedures"),
    path("quy-trinh/<slug:code>/", catalogue.ProcedurePage.as_view(), name="procedure"),
    path("quy-trinh/<slug:code>/bpmn/", catalogue.ProcedureFile.as_view(), name="procedure-bpmn"),
    path("thong-ke/kiem-chung/", ConformanceFigures.as_view(), name="conformance-statistics"),
    path("tong-quan/", Overview.as_view(), name="overview"),
    path("viec/", Inbox.as_view(), name="inbox"),
    path("ho-so/<slug:key>/", CaseDesk.as_view(), name="case"),
    path("ho-so/<slug:key>/so-do/", CaseChart.as_view(), name="case-chart"),
    path("ho-so/<slug:key>/buoc/<slug:code>/", StepDispatch.as_view(), name="step"),
    path("doan/<slug:key>/", TeamPage.as_view(), name="team"),
    path("doan/<slug:key>/buoc/<slug:code>/", StepDispatch.as_view(), name="team-step"),
    path("", include("workflows.urls_complaint")),
    path("", include("workflows.urls_denunciation")),
    path("", include("workflows.urls_finance")),
    path("", include("workflows.urls_signs")),
    path("", include("workflows.urls_intake")),
    path("", include("workflows.urls_pages")),
    path("", include("workflows.urls_registers")),
    path("", include("workflows.urls_takeovers")),
]
