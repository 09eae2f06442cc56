"""Addresses of intake: the register of petitions, what is sealed of them, and signs of violation."""

from __future__ import annotations

from django.urls import URLPattern, path

from workflows.views import petition_seals, petitions, violation_signs

urlpatterns: list[URLPattern] = [
    path("don-thu/", petitions.Register.as_view(), name="petitions"),
    path("don-thu/tiep-nhan/", petitions.ReceivePetition.as_view(), name="petition-receive"),
    path("don-thu/nguoi-giu-niem-phong/", petition_seals.AppointCustodian.as_view(), name="custodian"),
    path("don-thu/mo-niem-phong/", petition_seals.Requests.as_view(), name="seal-requests"),
    path("don-thu/mo-niem-phong/<slug:key>/", petition_seals.DecideOpening.as_view(), name="seal-decide"),
    path("don-thu/mo-niem-phong/<slug:key>/mo/", petition_seals.OpenSeal.as_view(), name="seal-open"),
    path("don-thu/<slug:key>/", petitions.PetitionPage.as_view(), name="petition"),
    path("don-thu/<slug:key>/phan-loai/", petitions.Classify.as_view(), name="petition-classify"),
    path("don-thu/<slug:key>/xu-ly/", petitions.Handle.as_view(), name="petition-handle"),
    path("don-thu/<slug:key>/ngay-nhan/", petitions.ChangeReceipt.as_view(), name="petition-receipt"),
    path("don-thu/<slug:key>/khieu-nai/", petitions.RegisterComplaint.as_view(), name="petition-complaint"),
    path("don-thu/<slug:key>/khong-tham-gia/", petitions.Withdraw.as_view(), name="petition-withdraw"),
    path("don-thu/<slug:key>/ban-quet/", petition_seals.SealScan.as_view(), name="petition-scan"),
    path("don-thu/<slug:key>/ban-luu-hanh/", petition_seals.MakeCopy.as_view(), name="petition-copy"),
    path("don-thu/<slug:key>/ban-luu-hanh/<int:number>/", petition_seals.ReadCopy.as_view(), name="petition-copy-file"),
    path("don-thu/<slug:key>/de-nghi-mo/", petition_seals.AskToOpen.as_view(), name="seal-ask"),
    path("don-thu/<slug:key>/dau-hieu/", violation_signs.NoteFromPetition.as_view(), name="petition-sign"),
    path("dau-hieu/", violation_signs.Register.as_view(), name="violation-signs"),
    path("dau-hieu/ghi-nhan/", violation_signs.NoteSign.as_view(), name="violation-sign-note"),
    path("dau-hieu/con-lai/<int:pk>/", violation_signs.NoteLeft.as_view(), name="violation-sign-left"),
    path("dau-hieu/<slug:key>/", violation_signs.SignPage.as_view(), name="violation-sign"),
    path("dau-hieu/<slug:key>/danh-gia/", violation_signs.AssessSign.as_view(), name="violation-sign-assess"),
    path("dau-hieu/<slug:key>/mo-kiem-tra/", violation_signs.PromoteSign.as_view(), name="violation-sign-promote"),
]
