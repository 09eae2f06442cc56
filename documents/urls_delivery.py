"""Addresses of the board of deliveries."""

from __future__ import annotations

from django.urls import URLPattern, path

from documents import views_delivery, views_delivery_book, views_delivery_many, views_delivery_run

urlpatterns: list[URLPattern] = [
    path("giao-nhan/", views_delivery.Deliveries.as_view(), name="deliveries"),
    path("giao-nhan/gui/", views_delivery_many.SendMany.as_view(), name="deliveries-send"),
    path("giao-nhan/da-nhan/", views_delivery_many.ReceiveMany.as_view(), name="deliveries-received"),
    path("giao-nhan/danh-sach/", views_delivery_many.ReceiveListed.as_view(), name="deliveries-listed"),
    path("giao-nhan/in-so/", views_delivery_book.PrintBook.as_view(), name="delivery-book"),
    path("giao-nhan/dot/<slug:key>/", views_delivery_run.DeliveryRunPage.as_view(), name="delivery-run"),
    path(
        "giao-nhan/dot/<slug:key>/tien-do/",
        views_delivery_run.DeliveryRunProgress.as_view(),
        name="delivery-run-progress",
    ),
    path("giao-nhan/<slug:key>/", views_delivery.DeliveryPage.as_view(), name="delivery"),
    path("giao-nhan/<slug:key>/gui/", views_delivery.SendOne.as_view(), name="delivery-send"),
    path("giao-nhan/<slug:key>/ket-qua/", views_delivery.ProveOne.as_view(), name="delivery-proof"),
    path("giao-nhan/<slug:key>/noi-nhan/", views_delivery.NameAddressees.as_view(), name="delivery-addressees"),
]
