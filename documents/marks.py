"""Marks of secrecy and urgency, in the words that are stamped on the paper."""

from __future__ import annotations

from django.db import models


class Secrecy(models.TextChoices):
    """How secret a paper is; a paper with such a mark stands in a register of its own."""

    SECRET = "secret", "MẬT"
    TOP_SECRET = "top-secret", "TỐI MẬT"
    MOST_SECRET = "most-secret", "TUYỆT MẬT"


class Urgency(models.TextChoices):
    """How fast a paper goes."""

    URGENT = "urgent", "KHẨN"
    MORE_URGENT = "more-urgent", "THƯỢNG KHẨN"
    EXPRESS = "express", "HỎA TỐC"
