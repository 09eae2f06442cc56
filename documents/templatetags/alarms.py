"""The line over lists that says that kept files are not the ones that were issued."""

from __future__ import annotations

from typing import Any

from django import template

from cases.capacity import roles
from documents import watch

register = template.Library()


@register.inclusion_tag("documents/_file_alarms.html")
def file_alarms(user: Any) -> dict[str, Any]:
    """Count the standing alarms for those who are told of them; nobody else costs a question."""
    return {"count": watch.alarms_for(user).count() if roles(user) & watch.TOLD else 0}
