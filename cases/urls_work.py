"""Addresses of the work programmes of committees: the cascade, programmes, targets, and the acts on them."""

from django.urls import path

from cases.views import work_programme_acts, work_programme_import, work_programmes

_TARGET = "chuong-trinh-cong-tac/chi-tieu/<int:pk>/"

urlpatterns = [
    path("chuong-trinh-cong-tac/", work_programmes.WorkProgrammes.as_view(), name="work-programmes"),
    path("chuong-trinh-cong-tac/soan/", work_programme_acts.DraftWork.as_view(), name="work-programme-draft"),
    path("chuong-trinh-cong-tac/nhap/", work_programme_import.ImportWork.as_view(), name="work-programme-import"),
    path(
        "chuong-trinh-cong-tac/nhap/mau.xlsx",
        work_programme_import.SampleWork.as_view(),
        name="work-programme-sample",
    ),
    path("chuong-trinh-cong-tac/dong/<int:pk>/", work_programme_acts.NameTheme.as_view(), name="item-theme"),
    path(_TARGET, work_programmes.WorkTargetPage.as_view(), name="work-target"),
    path(f"{_TARGET}nhap/", work_programme_acts.EnterFigure.as_view(), name="work-figure"),
    path(f"{_TARGET}<int:figure>/dinh-chinh/", work_programme_acts.EnterFigure.as_view(), name="work-figure-correct"),
    path(f"{_TARGET}<int:figure>/tep/", work_programmes.ActualFile.as_view(), name="work-figure-file"),
    path("chuong-trinh-cong-tac/<slug:key>/", work_programmes.WorkProgrammePage.as_view(), name="work-programme"),
    path(
        "chuong-trinh-cong-tac/<slug:key>/phe-duyet/",
        work_programme_acts.ApproveWork.as_view(),
        name="work-programme-approve",
    ),
    path(
        "chuong-trinh-cong-tac/<slug:key>/sua-doi/",
        work_programme_acts.AmendWork.as_view(),
        name="work-programme-amend",
    ),
    path(
        "chuong-trinh-cong-tac/<slug:key>/van-ban/",
        work_programme_acts.KeepDocument.as_view(),
        name="work-document",
    ),
    path(
        "chuong-trinh-cong-tac/<slug:key>/moc/<int:pk>/",
        work_programme_acts.ReachMilestone.as_view(),
        name="work-milestone",
    ),
]
