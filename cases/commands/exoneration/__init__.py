"""Wrongful discipline (XLPH): one function per act, in the order of the procedure."""

from cases.commands.exoneration.restoring import (
    Measure,
    close_exoneration,
    entitlement_of,
    establish_wrongfulness,
    receive_application,
    restore_rights,
)

__all__ = [
    "Measure",
    "close_exoneration",
    "entitlement_of",
    "establish_wrongfulness",
    "receive_application",
    "restore_rights",
]
