"""Where the pages of the rulebook stand."""

from django.urls import path

from cases import views_rulebook as views

urlpatterns = [
    path("bo-quy-tac/", views.RulebookPage.as_view(), name="rulebook"),
    path("bo-quy-tac/xac-nhan/", views.ConfirmRules.as_view(), name="rulebook-confirm"),
    path("bo-quy-tac/rut-xac-nhan/<int:pk>/", views.RevokeConfirmation.as_view(), name="rulebook-revoke"),
    path("bo-quy-tac/quy-tac/<str:reference>/", views.RulePage.as_view(), name="rulebook-rule"),
]
