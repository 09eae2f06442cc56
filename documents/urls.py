"""Addresses of papers and of their register."""

from __future__ import annotations

from django.urls import URLPattern, path

from documents import views, views_register

urlpatterns: list[URLPattern] = [
    path("van-ban/", views_register.Register.as_view(), name="register"),
    path("van-ban/mo-so/", views_register.OpenSeries.as_view(), name="series-open"),
    path("tai-ve/van-ban.<table:form>", views_register.RegisterFile.as_view(), name="register-file"),
    path("van-ban/<slug:key>/", views.PaperPage.as_view(), name="paper"),
    path("van-ban/<slug:key>/in/", views.PrintPaper.as_view(), name="paper-print"),
    path("van-ban/<slug:key>/dang-in/", views.PaperState.as_view(), name="paper-state"),
    path("van-ban/<slug:key>/pdf/", views.PaperFile.as_view(), name="paper-file"),
    path("van-ban/<slug:key>/ban-quet/", views.AttachScan.as_view(), name="scan-attach"),
    path("van-ban/<slug:key>/ban-quet/<int:pk>/", views.ScanFile.as_view(), name="scan-file"),
    path("van-ban/<slug:key>/xin-huy/", views.AskVoid.as_view(), name="void-ask"),
    path("van-ban/<slug:key>/huy/", views.Void.as_view(), name="void"),
    path("van-ban/<slug:key>/khong-huy/", views.RefuseVoid.as_view(), name="void-refuse"),
]
