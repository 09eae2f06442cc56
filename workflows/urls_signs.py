"""Addresses of inspections on signs of violation: opening, and the acts beside the flow."""

from __future__ import annotations

from django.urls import URLPattern, path

from workflows.views import signs_acts, signs_opening

urlpatterns: list[URLPattern] = [
    path("can-mo/mo-kiem-tra/", signs_opening.OpenOnSigns.as_view(), name="signs-open-new"),
    path("ho-so/<slug:key>/mo-kiem-tra/", signs_opening.OpenFromList.as_view(), name="signs-open"),
    path(
        "ho-so/<slug:key>/trach-nhiem/<int:number>/mo-kiem-tra/",
        signs_opening.OpenSignsAgainst.as_view(),
        name="signs-open-person",
    ),
    path(
        "ho-so/<slug:key>/trach-nhiem/<int:number>/mo-ky-luat/",
        signs_opening.OpenDisciplineAgainst.as_view(),
        name="discipline-open-person",
    ),
    path("doan/<slug:key>/theo-doi-tiep/", signs_acts.KeepMonitoring.as_view(), name="signs-monitor"),
    path("ho-so/<slug:key>/giao-du-thao/", signs_acts.HandDraft.as_view(), name="signs-draft"),
    path("ho-so/<slug:key>/hoi-nghi/them/", signs_acts.AddConference.as_view(), name="conference-add"),
    path("ho-so/<slug:key>/trach-nhiem/them/", signs_acts.AddResponsibility.as_view(), name="responsibility-add"),
    path("ho-so/<slug:key>/nghe-y-kien/", signs_acts.HearBefore.as_view(), name="signs-hear"),
    path("ho-so/<slug:key>/chuyen-co-quan/", signs_acts.TransferCrime.as_view(), name="crime-transfer"),
    path(
        "ho-so/<slug:key>/chuyen-co-quan/<int:number>/tra-loi/",
        signs_acts.AnswerTransfer.as_view(),
        name="crime-answer",
    ),
    path("ho-so/<slug:key>/giao-theo-doi/", signs_acts.AssignFollowUpBeside.as_view(), name="follow-up-assign"),
]
