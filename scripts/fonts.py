"""Gather the fonts that packages brought, beside the environment: a serif for papers, a sans for screens.

A face is taken only if it really has every Vietnamese letter: older packages of the same name do not, and a missing
letter would silently come from another font.
"""

import shutil
import sys
import unicodedata
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

ENVIRONMENT = Path(sys.prefix)
PLACES = [ENVIRONMENT / "sysroot/usr/share/fonts", Path("/usr/share/fonts"), Path("/usr/local/share/fonts")]

# Each family by its stable name: for every face, the file names under which packages bring it, the best first.
FAMILIES = {
    "serif": {
        "regular": ["LiberationSerif-Regular.ttf", "Tinos-Regular.ttf"],
        "bold": ["LiberationSerif-Bold.ttf", "Tinos-Bold.ttf"],
        "italic": ["LiberationSerif-Italic.ttf", "Tinos-Italic.ttf"],
        "bolditalic": ["LiberationSerif-BoldItalic.ttf", "Tinos-BoldItalic.ttf"],
    },
    "sans": {
        "regular": ["OpenSans-Regular.ttf"],
        "italic": ["OpenSans-Italic.ttf"],
        "semibold": ["OpenSans-Semibold.ttf", "OpenSans-SemiBold.ttf"],
        "bold": ["OpenSans-Bold.ttf"],
    },
}

# What pages are written with: Latin and its Vietnamese letters, punctuation, arrows, signs of state.
SCREEN = [*range(0x20, 0x250), *range(0x300, 0x330), *range(0x1E00, 0x1F00), *range(0x2000, 0x2070), 0x20AB, 0x2116]
SCREEN += [*range(0x2190, 0x2200), *range(0x2200, 0x2270), *range(0x25A0, 0x2600), 0x2713, 0x2717]

FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<!-- Papers know these faces and no other: the same paper looks the same on every machine. -->
<fontconfig>
  <dir>{fonts}/serif</dir>
  <cachedir>{fonts}/cache</cachedir>
</fontconfig>
"""


def _vietnamese() -> set[int]:
    vowels = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    marks = ["", "\N{COMBINING GRAVE ACCENT}", "\N{COMBINING ACUTE ACCENT}", "\N{COMBINING TILDE}"]
    marks += ["\N{COMBINING HOOK ABOVE}", "\N{COMBINING DOT BELOW}"]
    return {ord(unicodedata.normalize("NFC", vowel + mark)) for vowel in vowels for mark in marks} | {
        ord("đ"),
        ord("Đ"),
    }


def _find(names: list[str]) -> Path | None:
    needed = _vietnamese()
    for name in names:
        for place in PLACES:
            for path in sorted(place.rglob(name)) if place.is_dir() else []:
                if needed <= set(TTFont(path).getBestCmap()):
                    return path
    return None


def _for_screens(source: Path, target: Path) -> None:
    """Write the face as WOFF2 with the characters of our pages: a fifth of its size."""
    options = subset.Options(flavor="woff2", layout_features=["*"], notdef_outline=True, name_IDs=["*"])
    options.drop_tables += ["FFTM"]  # the font editor's own timestamps
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=SCREEN)
    subsetter.subset(font)
    subset.save_font(font, str(target), options)


def gather(target: Path) -> list[str]:
    """Fill serif/ with whole faces for papers and web/ with light ones for screens; return the faces not found."""
    wanted = {(family, face): names for family, faces in FAMILIES.items() for face, names in faces.items()}
    found = {key: source for key, names in wanted.items() if (source := _find(names))}
    if missing := [" ".join(key) for key in wanted if key not in found]:
        return missing
    for folder in ("serif", "web"):
        (target / folder).mkdir(parents=True, exist_ok=True)
    for (family, face), source in found.items():
        if family == "serif":
            shutil.copyfile(source, target / "serif" / f"{face}.ttf")
        _for_screens(source, target / "web" / f"{family}-{face}.woff2")
    (target / "fonts.conf").write_text(FONTCONFIG.format(fonts=target))
    return []


if __name__ == "__main__":
    lacking = gather(ENVIRONMENT / "fonts")
    if lacking:
        sys.exit(f"No font with full Vietnamese for: {', '.join(lacking)}.")
