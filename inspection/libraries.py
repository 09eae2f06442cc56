"""The C libraries that print papers: the system's, or those unpacked beside the environment where nobody is root."""

import ctypes
import functools
import os
import re
import sys
from pathlib import Path

NEEDED = [
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libharfbuzz.so.0",
    "libharfbuzz-subset.so.0",
    "libfontconfig.so.1",
    "libpangoft2-1.0.so.0",
]

_ENVIRONMENT = Path(sys.prefix)
_NOT_FOUND = re.compile(r"^(\S+\.so\S*): cannot open shared object file")


def prepare(fonts: Path) -> None:
    """Have papers printed in our fonts alone, so that no letter silently comes from another family.

    Settings call this, for it must happen before WeasyPrint is imported.
    """
    if (fonts / "fonts.conf").is_file():
        os.environ.setdefault("FONTCONFIG_FILE", str(fonts / "fonts.conf"))
    if (_ENVIRONMENT / "sysroot").is_dir():
        load()


@functools.cache
def load() -> list[str]:
    """Load what WeasyPrint will look for, and return what is not there.

    A library already loaded is found by its name, so those beside the environment need no LD_LIBRARY_PATH.
    """
    return [name for name in NEEDED if not _load(name)]


def _load(name: str) -> bool:
    """Load a library, and before it those it asks for, from the system or from beside the environment."""
    unpacked = next((_ENVIRONMENT / "sysroot").glob(f"**/{name}"), None)
    for path in [name, str(unpacked)] if unpacked else [name]:
        for _ in range(50):  # a library names one missing dependency at a time
            try:
                ctypes.CDLL(path)
            except OSError as error:
                found = _NOT_FOUND.match(str(error))
                if found is None or found[1] in {name, path} or not _load(found[1]):
                    break
            else:
                return True
    return False


if __name__ == "__main__":
    if lacking := load():
        sys.exit(f"Libraries not found: {', '.join(lacking)}")
