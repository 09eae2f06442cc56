"""Addresses of the pages where reports and notices are written."""

from __future__ import annotations

from django.urls import URLPattern, path

from documents import views_drafts as views
from documents import views_word as word

urlpatterns: list[URLPattern] = [
    path("ho-so/<slug:key>/du-thao/<slug:type_key>/", views.EditDraft.as_view(), name="draft"),
    path("ho-so/<slug:key>/du-thao/<slug:type_key>/so-sanh/", views.CompareDrafts.as_view(), name="draft-compare"),
    path("ho-so/<slug:key>/du-thao/<slug:type_key>/<int:version>/", views.ReadDraft.as_view(), name="draft-version"),
    path("ho-so/<slug:key>/du-thao/<slug:type_key>/word/", word.DraftWord.as_view(), name="draft-word"),
    path("ho-so/<slug:key>/du-thao/<slug:type_key>/word/tep/", word.DraftWordFile.as_view(), name="draft-word-file"),
    path(
        "ho-so/<slug:key>/du-thao/<slug:type_key>/word/<slug:returned>/",
        word.DraftReturned.as_view(),
        name="draft-return",
    ),
]
