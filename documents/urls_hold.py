"""Addresses of the registers that a restored house holds."""

from __future__ import annotations

from django.urls import URLPattern, path

from documents import views_hold

urlpatterns: list[URLPattern] = [
    path("so-van-ban-dang-giu/", views_hold.HeldRegisters.as_view(), name="held-registers"),
    path("so-van-ban-dang-giu/xac-nhan/", views_hold.ReleaseRegisters.as_view(), name="registers-release"),
    path("so-van-ban-dang-giu/so-giay/", views_hold.HoldRegister.as_view(), name="register-hold"),
]
