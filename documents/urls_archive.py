"""Addresses of the archive."""

from __future__ import annotations

from django.urls import URLPattern, path

from documents import views_archive as views

urlpatterns: list[URLPattern] = [
    path("luu-tru/", views.Archive.as_view(), name="archive"),
    path("luu-tru/ho-so/<slug:key>/", views.Dossier.as_view(), name="archive-dossier"),
    path("luu-tru/ho-so/<slug:key>/thoi-han/", views.SetRetention.as_view(), name="retention-set"),
    path("luu-tru/ho-so/<slug:key>/giu-lai/", views.HoldDossier.as_view(), name="dossier-hold"),
    path("luu-tru/tieu-huy/moi/<int:pk>/", views.ListForDisposal.as_view(), name="disposal-new"),
    path("luu-tru/tieu-huy/<slug:key>/", views.Disposal.as_view(), name="disposal"),
    path("luu-tru/tieu-huy/<slug:key>/duyet/", views.ApproveDisposal.as_view(), name="disposal-approve"),
    path("luu-tru/tieu-huy/<slug:key>/thoi/", views.WithdrawDisposal.as_view(), name="disposal-withdraw"),
]
