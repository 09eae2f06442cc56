"""Every way a backup or a restore is refused: one class each, with what to do next; nothing was touched by then."""

from __future__ import annotations


class Refused(Exception):
    """A backup or restore that does not begin; its words say what is wrong and what to do."""


class ManifestBroken(Refused):
    """The manifest is missing, unreadable, or not the one that was written."""


class BackupUnfinished(Refused):
    """The folder is one a backup was cut off in."""


class OtherTrailKey(Refused):
    """The backup was sealed with another TRAIL_KEY than this house has."""


class FileMissing(Refused):
    """A file that the manifest lists is not in the backup."""


class FileAltered(Refused):
    """A file of the backup is not as the manifest says."""


class OtherEngine(Refused):
    """The backup is of another kind of database."""


class NewerCode(Refused):
    """The backup was made by a newer version of the program."""


class DatabaseNotEmpty(Refused):
    """There is a house in the database already."""


class DumpFailed(Refused):
    """The database could not be copied or read back."""
