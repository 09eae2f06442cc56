"""Addresses of the procedures' pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from workflows.views.dispatch import StepDispatch

urlpatterns: list[URLPattern] = [
    path("ho-so/<slug:key>/buoc/<slug:code>/", StepDispatch.as_view(), name="step"),
    path("doan/<slug:key>/buoc/<slug:code>/", StepDispatch.as_view(), name="team-step"),
]
