"""Addresses of the acts on money in an inspection of party finance."""

from __future__ import annotations

from django.urls import URLPattern, path

from workflows.views import finance

urlpatterns: list[URLPattern] = [
    path("ho-so/<slug:key>/so-sach/them/", finance.AddBooks.as_view(), name="books-add"),
    path("ho-so/<slug:key>/so-lieu/them/", finance.AddAmount.as_view(), name="amount-add"),
    path("ho-so/<slug:key>/so-lieu/<int:number>/", finance.EditAmount.as_view(), name="amount-edit"),
    path("ho-so/<slug:key>/so-lieu/<int:number>/xu-ly/", finance.TreatAmount.as_view(), name="amount-treat"),
    path("ho-so/<slug:key>/doi-chieu/", finance.Reconcile.as_view(), name="reconcile"),
    path("ho-so/<slug:key>/yeu-cau/<int:number>/nop-tien/", finance.RecordRepayment.as_view(), name="repayment-add"),
]
