"""The whole map of the site."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import URLPattern, URLResolver, include, path

from inspection.health import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health, name="health"),
    path("sign-in/", LoginView.as_view(template_name="accounts/sign_in.html"), name="sign_in"),
    path("sign-out/", LogoutView.as_view(), name="sign_out"),
    path("", include("cases.urls")),
    path("", include("cases.urls_administration")),
    path("", include("cases.urls_rulebook")),
    path("", include("workflows.urls")),
    path("", include("documents.urls_drafts")),
]
