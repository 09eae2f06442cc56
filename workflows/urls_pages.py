"""Addresses of the acts beside the flow, of the inspected side, and of the deciding body."""

from __future__ import annotations

from django.urls import URLPattern, path

from workflows.views import adjustments, committee, findings, portal, preparation

urlpatterns: list[URLPattern] = [
    # of a team
    path("doan/<slug:key>/cam-ket/", preparation.Declare.as_view(), name="declare"),
    path("doan/<slug:key>/thay-doi/", adjustments.ChangeTeam.as_view(), name="team-change"),
    # of a case
    path("ho-so/<slug:key>/gia-han/", adjustments.RequestExtension.as_view(), name="extension-request"),
    path("ho-so/<slug:key>/gia-han/quyet-dinh/", adjustments.DecideExtension.as_view(), name="extension-decide"),
    path("ho-so/<slug:key>/qua-han/", adjustments.Overdue.as_view(), name="overdue"),
    path("ho-so/<slug:key>/tu-choi/", adjustments.Recuse.as_view(), name="recuse"),
    path("ho-so/<slug:key>/chung-cu/them/", adjustments.AddEvidence.as_view(), name="evidence-add"),
    path("ho-so/<slug:key>/chung-cu/<int:number>/", adjustments.ReadEvidence.as_view(), name="evidence"),
    path("ho-so/<slug:key>/buoi-lam-viec/them/", adjustments.AddMeeting.as_view(), name="meeting-add"),
    path("ho-so/<slug:key>/nhan-dinh/them/", findings.AddFinding.as_view(), name="finding-add"),
    path("ho-so/<slug:key>/nhan-dinh/<int:number>/", findings.EditFinding.as_view(), name="finding-edit"),
    path("ho-so/<slug:key>/y-kien/<int:number>/", findings.RecordResponse.as_view(), name="respond"),
    path("ho-so/<slug:key>/tra-loi/<int:number>/", findings.AnswerPoint.as_view(), name="answer"),
    path("ho-so/<slug:key>/don-doc/", adjustments.Remind.as_view(), name="remind"),
    path("ho-so/<slug:key>/giao-van-ban/", adjustments.Serve.as_view(), name="serve"),
    path("ho-so/<slug:key>/yeu-cau/", adjustments.FollowUp.as_view(), name="follow-up"),
    path("ho-so/<slug:key>/yeu-cau/<int:number>/", adjustments.ReportFollowUp.as_view(), name="follow-up-report"),
    path("ho-so/<slug:key>/yeu-cau/<int:number>/xong/", adjustments.CloseFollowUp.as_view(), name="follow-up-close"),
    # of the deciding body
    path("cho-xem-xet/", committee.Agenda.as_view(), name="agenda"),
    path("cho-xem-xet/<slug:key>/", committee.Reading.as_view(), name="reading"),
    # of the inspected side
    path("don-vi/", portal.Portal.as_view(), name="portal"),
    path("don-vi/<slug:key>/", portal.PortalCase.as_view(), name="portal-case"),
    path("don-vi/<slug:key>/bao-cao/", portal.HandInReport.as_view(), name="portal-report"),
    path("don-vi/<slug:key>/y-kien/<int:number>/", portal.Respond.as_view(), name="portal-respond"),
    path("don-vi/<slug:key>/yeu-cau/<int:number>/", portal.ReportRequirement.as_view(), name="portal-follow-up"),
    path("don-vi/<slug:key>/da-nhan/<int:service>/", portal.ConfirmReceipt.as_view(), name="portal-receipt"),
    path("don-vi/<slug:key>/tai-lieu/<int:number>/", portal.OwnFile.as_view(), name="portal-file"),
    path("don-vi/<slug:key>/du-thao/<slug:draft>/", portal.ServedDraft.as_view(), name="portal-draft"),
]
