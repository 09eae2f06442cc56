"""Where the administrator's pages, the imports and the register of organizations stand."""

from django.urls import path

from cases.views import accounts, changes, imports, member_changes, organizations

urlpatterns = [
    path("thiet-lap/", accounts.FirstRun.as_view(), name="first-run"),
    path("quan-tri/", accounts.Administration.as_view(), name="administration"),
    path("quan-tri/tai-khoan/", accounts.Accounts.as_view(), name="accounts"),
    path("quan-tri/tai-khoan/<str:code>/mo/", accounts.OpenAccount.as_view(), name="account-open"),
    path("quan-tri/tai-khoan/<str:code>/dong/", accounts.CloseAccount.as_view(), name="account-close"),
    path("quan-tri/to-chuc/sap-nhap/", changes.Merge.as_view(), name="organizations-merge"),
    path("quan-tri/to-chuc/sap-nhap/mau.xlsx", changes.MergeSample.as_view(), name="organizations-merge-sample"),
    path("quan-tri/to-chuc/<str:code>/chia-tach/", changes.Split.as_view(), name="organization-split"),
    path("quan-tri/to-chuc/<str:code>/doi-ten/", changes.Rename.as_view(), name="organization-rename"),
    path("quan-tri/to-chuc/<str:code>/chuyen/", changes.Transfer.as_view(), name="organization-transfer"),
    path("quan-tri/to-chuc/<str:code>/ket-thuc/", changes.Close.as_view(), name="organization-close"),
    path("quan-tri/can-bo/<str:code>/chuyen/", member_changes.MoveMember.as_view(), name="member-move"),
    path("quan-tri/can-bo/<str:code>/nghi-huu/", member_changes.RetireMember.as_view(), name="member-retire"),
    path("nhap-du-lieu/", imports.ImportRegister.as_view(), name="import-register"),
    path("nhap-du-lieu/mau.xlsx", imports.SampleRegister.as_view(), name="import-register-sample"),
    path("nhap-du-lieu/<str:digest>/ghi/", imports.ApplyRegister.as_view(), name="import-register-apply"),
    path("nhap-chuong-trinh/", imports.ImportProgramme.as_view(), name="import-programme"),
    path("nhap-chuong-trinh/mau.xlsx", imports.SampleProgramme.as_view(), name="import-programme-sample"),
    path("to-chuc/", organizations.Organizations.as_view(), name="organizations"),
    path("to-chuc/<str:code>/", organizations.OrganizationPage.as_view(), name="organization"),
]
