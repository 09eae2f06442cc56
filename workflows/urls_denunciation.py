"""Addresses of denunciations: taking a petition up, and the acts beside the flow."""

from __future__ import annotations

from django.urls import URLPattern, path

from workflows.views import denunciation_acts

urlpatterns: list[URLPattern] = [
    path("don-thu/<slug:key>/thu-ly-to-cao/", denunciation_acts.OpenDenunciation.as_view(), name="denunciation-open"),
    path(
        "ho-so/<slug:key>/noi-dung-to-cao/<int:number>/",
        denunciation_acts.VerifyAllegation.as_view(),
        name="allegation-verify",
    ),
    path("ho-so/<slug:key>/rut-to-cao/", denunciation_acts.WithdrawAllegations.as_view(), name="allegation-withdraw"),
]
