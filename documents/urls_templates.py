"""Addresses of templates, and of papers of the kinds a house added."""

from __future__ import annotations

from django.urls import URLPattern, path

from documents import views_own, views_templates
from documents import views_template_edit as edit

_KIND = "mau-van-ban/<slug:type_key>/"

urlpatterns: list[URLPattern] = [
    path("mau-van-ban/", views_templates.Templates.as_view(), name="templates"),
    path("mau-van-ban/them/", edit.AddType.as_view(), name="paper-kind-add"),
    path(_KIND, views_templates.KindPage.as_view(), name="template-kind"),
    path(f"{_KIND}so-sanh/", views_templates.CompareVersions.as_view(), name="template-compare"),
    path(f"{_KIND}soan/<int:body>/", edit.EditTemplate.as_view(), name="template-edit"),
    path("ban-mau/<slug:key>/", views_templates.VersionPage.as_view(), name="template"),
    path("ban-mau/<slug:key>/pdf/", views_templates.PreviewFile.as_view(), name="template-pdf"),
    path("ban-mau/<slug:key>/ban-hanh/", views_templates.Publish.as_view(), name="template-publish"),
    path("ban-mau/<slug:key>/thu-hoi/", views_templates.Withdraw.as_view(), name="template-withdraw"),
    path("ho-so/<slug:key>/van-ban-khac/", views_own.OwnPapers.as_view(), name="own-papers"),
    path("ho-so/<slug:key>/van-ban-khac/<slug:type_key>/", views_own.IssueOwnPaper.as_view(), name="own-paper"),
    path("van-ban/lap/<int:body>/<slug:type_key>/", views_own.IssueBodyPaper.as_view(), name="body-paper"),
]
