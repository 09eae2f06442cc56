"""Where the pages of the rulebook stand."""

from django.urls import path

from cases import views_rulebook as views

urlpatterns = [
    path("rulebook/", views.RulebookPage.as_view(), name="rulebook"),
    path("rulebook/confirm/", views.ConfirmRules.as_view(), name="rulebook-confirm"),
    path("rulebook/confirmations/<int:pk>/revoke/", views.RevokeConfirmation.as_view(), name="rulebook-revoke"),
    path("rulebook/rules/<str:reference>/", views.RulePage.as_view(), name="rulebook-rule"),
]
