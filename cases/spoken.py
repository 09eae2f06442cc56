"""What the database refuses, said in the words of the constraint."""

from __future__ import annotations

from django.apps import apps
from django.db import IntegrityError
from django.db.models import CheckConstraint

from cases.errors import InvariantBroken, ThereAlready

#: How PostgreSQL and SQLite say, whatever language they speak, that something is there already.
_TWICE = {"23505", "SQLITE_CONSTRAINT_UNIQUE"}


def spoken(refusal: IntegrityError) -> Exception:
    """Return the refusal people can act on; what no constraint of ours says stays as it is."""
    cause = refusal.__cause__
    if {getattr(cause, "sqlstate", ""), getattr(cause, "sqlite_errorname", "")} & _TWICE:
        return ThereAlready()
    text = str(refusal)
    for constraint in _sentences():
        if constraint.name in text:
            return InvariantBroken(str(constraint.violation_error_message), constraint.name)
    return refusal


def _sentences() -> list[CheckConstraint]:
    models_here = apps.get_app_config("cases").get_models()
    return [c for m in models_here for c in m._meta.constraints if isinstance(c, CheckConstraint)]
