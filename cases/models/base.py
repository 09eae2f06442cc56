"""What every model here shares: invariants that speak, names that are clean, rows that stay."""

from typing import TYPE_CHECKING, Any, NoReturn

from django.db import models
from django.db.models import CheckConstraint, Q

from cases.names import clean_name, clean_text

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    _CharField = models.CharField[str, str]
    _TextField = models.TextField[str, str]
else:
    _CharField, _TextField = models.CharField, models.TextField


def invariant(name: str, condition: Q, sentence: "str | _StrPromise") -> CheckConstraint:
    """Return a check constraint whose refusal is a sentence people can act on."""
    return CheckConstraint(condition=condition, name=name, violation_error_message=sentence)


class NameField(_CharField):
    """A name: NFC, no invisible characters, single spaces, cleaned on every save."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Names of organizations run long; 300 characters hold them all."""
        kwargs.setdefault("max_length", 300)
        super().__init__(*args, **kwargs)

    def get_prep_value(self, value: Any) -> Any:
        """Clean what goes to the database."""
        value = super().get_prep_value(value)
        return clean_name(value) if isinstance(value, str) else value

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Clean the row in hand too: whoever goes on with it tells what the database keeps."""
        return _as_kept(self, model_instance)


class ProseField(_TextField):
    """Text people write: NFC, without invisible characters, line breaks kept."""

    def get_prep_value(self, value: Any) -> Any:
        """Clean what goes to the database."""
        value = super().get_prep_value(value)
        return clean_text(value) if isinstance(value, str) else value

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Clean the row in hand too: whoever goes on with it tells what the database keeps."""
        return _as_kept(self, model_instance)


def _as_kept(column: "NameField | ProseField", row: models.Model) -> Any:
    value = getattr(row, column.attname)
    if isinstance(value, str):
        value = column.get_prep_value(value)
        setattr(row, column.attname, value)
    return value


class Kept(models.Model):
    """A row that is evidence: it is never deleted through the application."""

    class Meta:
        abstract = True

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: evidence is corrected by a later fact, not by removal."""
        raise TypeError(f"{type(self).__name__} rows are kept; record a later fact instead")
