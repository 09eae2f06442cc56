"""The whole map of the site."""

from django.contrib.auth.views import LoginView, PasswordChangeDoneView, PasswordChangeView
from django.urls import URLPattern, URLResolver, include, path

from inspection.doors import SignOut, front_door
from inspection.health import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("", front_door, name="front-door"),
    path("healthz", health, name="health"),
    path("sign-in/", LoginView.as_view(template_name="accounts/sign_in.html"), name="sign_in"),
    path("sign-out/", SignOut.as_view(), name="sign_out"),
    path(
        "doi-mat-khau/",
        PasswordChangeView.as_view(template_name="accounts/password_change.html"),
        name="password_change",
    ),
    path(
        "doi-mat-khau/xong/",
        PasswordChangeDoneView.as_view(template_name="accounts/password_change_done.html"),
        name="password_change_done",
    ),
    path("", include("cases.urls")),
    path("", include("cases.urls_rating")),
    path("", include("cases.urls_work")),
    path("", include("cases.urls_administration")),
    path("", include("cases.urls_rulebook")),
    path("", include("cases.urls_calculator")),
    path("", include("documents.urls_templates")),
    path("", include("workflows.urls")),
    path("", include("documents.urls")),
    path("", include("documents.urls_drafts")),
    path("", include("documents.urls_reports")),
    path("", include("documents.urls_outside")),
    path("", include("documents.urls_hold")),
    path("", include("documents.urls_archive")),
    path("", include("documents.urls_delivery")),
]
