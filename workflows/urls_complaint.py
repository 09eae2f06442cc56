"""Addresses of complaints against discipline: the register, the letter at the door, and the acts beside the flow."""

from __future__ import annotations

from django.urls import URLPattern, path

from workflows.views import complaint_door, complaint_own

urlpatterns: list[URLPattern] = [
    path("don-vi/<slug:key>/khieu-nai/", complaint_own.HandIn.as_view(), name="portal-complaint"),
    path("khieu-nai/", complaint_door.Register.as_view(), name="complaints"),
    path("khieu-nai/tiep-nhan/", complaint_door.Receive.as_view(), name="complaint-receive"),
    path("khieu-nai/<slug:key>/", complaint_door.LetterPage.as_view(), name="complaint"),
    path("khieu-nai/<slug:key>/khong-thu-ly/", complaint_door.Refuse.as_view(), name="complaint-refuse"),
    path("khieu-nai/<slug:key>/tra-lai/", complaint_door.Return.as_view(), name="complaint-return"),
    path("khieu-nai/<slug:key>/de-xuat/", complaint_door.Propose.as_view(), name="complaint-propose"),
    path("ho-so/<slug:key>/khieu-nai/", complaint_door.ReceiveFromCase.as_view(), name="complaint-receive-from"),
    path("ho-so/<slug:key>/chuyen-len/", complaint_door.TakeOver.as_view(), name="complaint-take-over"),
    path("ho-so/<slug:key>/rut-don/", complaint_door.Withdraw.as_view(), name="complaint-withdraw"),
]
