"""Where the rule calculator stands."""

from django.urls import path

from cases.views.calculator import Calculator

urlpatterns = [path("tra-cuu/", Calculator.as_view(), name="calculator")]
