"""Addresses of cases under way on paper."""

from __future__ import annotations

from django.urls import URLPattern, path

from workflows.views import takeovers as views

urlpatterns: list[URLPattern] = [
    path("dang-tren-giay/", views.Takeovers.as_view(), name="takeovers"),
    path("dang-tren-giay/de-nghi/<slug:code>/<slug:step>/", views.ProposeTakeover.as_view(), name="takeover-propose"),
    path("dang-tren-giay/<slug:key>/", views.TakeoverPage.as_view(), name="takeover"),
    path("dang-tren-giay/<slug:key>/xac-nhan/", views.ConfirmTakeover.as_view(), name="takeover-confirm"),
    path("dang-tren-giay/<slug:key>/tu-choi/", views.RefuseTakeover.as_view(), name="takeover-refuse"),
]
