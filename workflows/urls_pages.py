"""Addresses of the acts beside the flow, of the inspected side, and of the deciding body."""

from __future__ import annotations

from django.urls import URLPattern, path

from workflows.views import (
    adjustments,
    attending,
    committee,
    discipline_acts,
    discipline_opening,
    findings,
    portal,
    preparation,
    sealed,
    sittings,
    suspension_acts,
    voting,
)

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
    # of a case of discipline
    path("can-mo/", discipline_opening.ToOpenList.as_view(), name="to-open"),
    path("can-mo/mo-xem-xet/", discipline_opening.OpenOnGround.as_view(), name="discipline-ground"),
    path("ho-so/<slug:key>/mo-ky-luat/", discipline_opening.OpenDiscipline.as_view(), name="discipline-open"),
    path("ho-so/<slug:key>/vi-pham/them/", discipline_acts.AddViolation.as_view(), name="violation-add"),
    path("ho-so/<slug:key>/vi-pham/<int:number>/", discipline_acts.EditViolation.as_view(), name="violation-edit"),
    path(
        "ho-so/<slug:key>/vi-pham/<int:number>/khong-tinh/", discipline_acts.AddPause.as_view(), name="violation-pause"
    ),
    path(
        "ho-so/<slug:key>/vi-pham/<int:number>/rut/",
        discipline_acts.WithdrawViolation.as_view(),
        name="violation-withdraw",
    ),
    path("ho-so/<slug:key>/tinh-tiet/them/", discipline_acts.AddCircumstance.as_view(), name="circumstance-add"),
    path("ho-so/<slug:key>/hoan/", discipline_acts.Defer.as_view(), name="defer"),
    path("ho-so/<slug:key>/xem-xet-tiep/", discipline_acts.TakeUpAgain.as_view(), name="take-up"),
    path("ho-so/<slug:key>/khong-ky-luat/", discipline_acts.Discontinue.as_view(), name="discontinue"),
    path("ho-so/<slug:key>/khong-ban-hanh/", discipline_acts.Hinder.as_view(), name="hinder"),
    path("ho-so/<slug:key>/moi/", discipline_acts.Invite.as_view(), name="invite"),
    path("ho-so/<slug:key>/moi/<int:invitation>/", discipline_acts.RecordComing.as_view(), name="coming"),
    # of a suspension
    path("dinh-chi/", suspension_acts.Suspensions.as_view(), name="suspensions"),
    path("dinh-chi/de-nghi/", suspension_acts.ProposeOnNotice.as_view(), name="suspension-notice"),
    path("ho-so/<slug:key>/de-nghi-dinh-chi/", suspension_acts.ProposeInCase.as_view(), name="suspension-propose"),
    # of a body's meetings
    path("phien-hop/", sittings.Sittings.as_view(), name="sittings"),
    path("phien-hop/trieu-tap/", sittings.Convene.as_view(), name="sitting-convene"),
    path("phien-hop/<slug:key>/", sittings.SittingPage.as_view(), name="sitting"),
    path("phien-hop/<slug:key>/dua-vao/", sittings.AddItem.as_view(), name="item-add"),
    path("phien-hop/<slug:key>/khai-mac/", sittings.OpenSitting.as_view(), name="sitting-open"),
    path("phien-hop/<slug:key>/be-mac/", sittings.CloseSitting.as_view(), name="sitting-close"),
    path("phien-hop/<slug:key>/thu-tu/", attending.OrderAgenda.as_view(), name="sitting-order"),
    path("phien-hop/<slug:key>/khach-moi/", attending.AskGuest.as_view(), name="sitting-guest"),
    path("phien-hop/<slug:key>/co-mat/", attending.RecordPresence.as_view(), name="sitting-presence"),
    path("noi-dung/<slug:key>/", sittings.ItemPage.as_view(), name="agenda-item"),
    path("noi-dung/<slug:key>/bien-ban/", voting.MinuteItem.as_view(), name="item-minute"),
    path("noi-dung/<slug:key>/bo-phieu/", voting.OpenBallot.as_view(), name="ballot-open"),
    path("noi-dung/<slug:key>/phat-phieu/", voting.IssuePapers.as_view(), name="ballot-issue"),
    path("noi-dung/<slug:key>/dong-phieu/", voting.CloseBallot.as_view(), name="ballot-close"),
    path("noi-dung/<slug:key>/huy-phieu/", voting.VoidBallot.as_view(), name="ballot-void"),
    path("noi-dung/<slug:key>/kiem-phieu/", voting.EnterCount.as_view(), name="ballot-count"),
    path("noi-dung/<slug:key>/kiem-lai/", voting.EnterRecount.as_view(), name="ballot-recount"),
    path("noi-dung/<slug:key>/xac-nhan/", voting.ConfirmRecount.as_view(), name="ballot-confirm"),
    path("noi-dung/<slug:key>/hoi/<int:number>/", attending.AnswerQuestion.as_view(), name="item-answer"),
    path("noi-dung/<slug:key>/hoi/", attending.AskQuestion.as_view(), name="item-ask"),
    path("noi-dung/<slug:key>/khong-tham-gia/", attending.Withdraw.as_view(), name="item-withdraw"),
    path("noi-dung/<slug:key>/ma-xac-nhan/", sealed.WasCounted.as_view(), name="ballot-receipt"),
    path("noi-dung/<slug:key>/mo-hom-phieu/", sealed.Tally.as_view(), name="ballot-tally"),
    path("noi-dung/<slug:key>/phieu/", sealed.HandIn.as_view(), name="ballot-paper"),
    path("noi-dung/<slug:key>/bat-dau/", sealed.StartVoting.as_view(), name="ballot-start"),
    path("noi-dung/<slug:key>/mat-khau-kiem-phieu/", sealed.SetPassphrase.as_view(), name="ballot-passphrase"),
    path("noi-dung/<slug:key>/bo-phieu-lai/", voting.RepeatBallot.as_view(), name="ballot-repeat"),
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
