"""Where the administrator's pages, the imports and the register of organizations stand."""

from django.urls import path

from cases.views import accounts, imports, organizations

urlpatterns = [
    path("thiet-lap/", accounts.FirstRun.as_view(), name="first-run"),
    path("quan-tri/", accounts.Administration.as_view(), name="administration"),
    path("quan-tri/tai-khoan/", accounts.Accounts.as_view(), name="accounts"),
    path("quan-tri/tai-khoan/<str:code>/mo/", accounts.OpenAccount.as_view(), name="account-open"),
    path("quan-tri/tai-khoan/<str:code>/dong/", accounts.CloseAccount.as_view(), name="account-close"),
    path("nhap-du-lieu/", imports.ImportRegister.as_view(), name="import-register"),
    path("nhap-du-lieu/mau.xlsx", imports.SampleRegister.as_view(), name="import-register-sample"),
    path("nhap-du-lieu/<str:digest>/ghi/", imports.ApplyRegister.as_view(), name="import-register-apply"),
    path("nhap-chuong-trinh/", imports.ImportProgramme.as_view(), name="import-programme"),
    path("nhap-chuong-trinh/mau.xlsx", imports.SampleProgramme.as_view(), name="import-programme-sample"),
    path("to-chuc/", organizations.Organizations.as_view(), name="organizations"),
    path("to-chuc/<str:code>/", organizations.OrganizationPage.as_view(), name="organization"),
]
