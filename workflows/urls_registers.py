"""Addresses of the registers a body keeps beside its cases."""

from __future__ import annotations

from django.urls import URLPattern, path

from workflows.views import registers

urlpatterns: list[URLPattern] = [
    path("kien-nghi-chinh-sach/", registers.Recommendations.as_view(), name="recommendations"),
    path("kien-nghi-chinh-sach/them/", registers.Recommend.as_view(), name="recommendation-add"),
    path(
        "kien-nghi-chinh-sach/<int:pk>/tra-loi/", registers.AnswerRecommendation.as_view(), name="recommendation-answer"
    ),
    path("giam-sat-thuong-xuyen/", registers.SupervisionLog.as_view(), name="supervision-log"),
    path("giam-sat-thuong-xuyen/them/", registers.LogSupervision.as_view(), name="supervision-add"),
    path("to-chuc-yeu-kem/", registers.WeakOrganizations.as_view(), name="weak-organizations"),
    path("to-chuc-yeu-kem/them/", registers.ListWeak.as_view(), name="weak-add"),
    path("to-chuc-yeu-kem/<int:pk>/ra-soat/", registers.ReviewWeak.as_view(), name="weak-review"),
]
