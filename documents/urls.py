"""Addresses of papers and of their register."""

from __future__ import annotations

from django.urls import URLPattern, path

from documents import views, views_alarms, views_copies, views_incoming, views_register, views_series

urlpatterns: list[URLPattern] = [
    path("van-ban/", views_register.Register.as_view(), name="register"),
    path("van-ban/mo-so/", views_register.OpenSeries.as_view(), name="series-open"),
    path("tai-ve/van-ban.<table:form>", views_register.RegisterFile.as_view(), name="register-file"),
    path("van-ban/canh-bao/", views_alarms.FileAlarms.as_view(), name="file-alarms"),
    path("van-ban/in-so/", views_series.PrintRegister.as_view(), name="register-print"),
    path("van-ban/so/<int:pk>/khoang-trong/", views_series.Gaps.as_view(), name="gaps"),
    path("van-ban/den/", views_incoming.IncomingRegister.as_view(), name="incoming"),
    path("van-ban/den/moi/", views_incoming.RegisterIncoming.as_view(), name="incoming-new"),
    path("tai-ve/van-ban-den.<table:form>", views_incoming.IncomingFile.as_view(), name="incoming-file"),
    path("van-ban/den/<slug:key>/", views_incoming.IncomingLine.as_view(), name="incoming-line"),
    path("van-ban/den/<slug:key>/giao/", views_incoming.HandIncoming.as_view(), name="incoming-hand"),
    path("van-ban/den/<slug:key>/ban-quet/", views_incoming.ScanIncoming.as_view(), name="incoming-scan"),
    path(
        "van-ban/den/<slug:key>/ban-quet/<int:pk>/",
        views_incoming.IncomingScanFile.as_view(),
        name="incoming-scan-file",
    ),
    path("van-ban/den/<slug:key>/sao-luc/", views_copies.CopyReceived.as_view(), name="incoming-copy"),
    path("van-ban/den/<slug:key>/huy/", views_incoming.VoidIncoming.as_view(), name="incoming-void"),
    path("van-ban/<slug:key>/da-phat-hanh/", views.Dispatch.as_view(), name="paper-dispatch"),
    path("van-ban/<slug:key>/", views.PaperPage.as_view(), name="paper"),
    path("van-ban/<slug:key>/sao/", views_copies.CopyPaper.as_view(), name="paper-copy"),
    path("van-ban/<slug:key>/in/", views.PrintPaper.as_view(), name="paper-print"),
    path("van-ban/<slug:key>/dang-in/", views.PaperState.as_view(), name="paper-state"),
    path("van-ban/<slug:key>/pdf/", views.PaperFile.as_view(), name="paper-file"),
    path("van-ban/<slug:key>/ban-quet/", views.AttachScan.as_view(), name="scan-attach"),
    path("van-ban/<slug:key>/ban-quet/<int:pk>/", views.ScanFile.as_view(), name="scan-file"),
    path("van-ban/<slug:key>/xin-huy/", views.AskVoid.as_view(), name="void-ask"),
    path("van-ban/<slug:key>/huy/", views.Void.as_view(), name="void"),
    path("van-ban/<slug:key>/khong-huy/", views.RefuseVoid.as_view(), name="void-refuse"),
]
