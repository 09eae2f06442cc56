"""The address people outside reach; it stands on papers and never moves (`documents.codes.PAGE`)."""

from __future__ import annotations

from django.urls import URLPattern, path

from documents import views_outside

urlpatterns: list[URLPattern] = [
    path("kiem-tra/", views_outside.check, name="check"),
    path("kiem-tra/<str:code>/", views_outside.check_code, name="check-code"),
]
