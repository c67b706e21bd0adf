"""Every knob, its unit, its default and its help, in one place.

Read once, by the command line, and handed down. No other module reads the environment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

ENV_PREFIX = "DEFENDERS_"

# Least and most. Beyond, systems cannot count, or nobody means it: a day, a tebibyte.
_RANGES = {
    "jobs": (0, 1000),
    "extract_timeout_s": (0.1, 86_400),
    "extract_memory_mb": (16, 1024 * 1024),
    "extract_max_pages": (1, 1_000_000),
    "ocr_page_timeout_s": (1, 3600),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one process."""

    index: Path = field(
        default=Path("var/index"),
        metadata={"parse": Path, "help": "Folder of the index; safe to delete."},
    )
    jobs: int = field(
        default=0,
        metadata={"parse": int, "help": "Processes that read files; 0 means one for each processor."},
    )
    extract_timeout_s: float = field(
        default=120.0,
        metadata={
            "parse": float,
            "help": "Seconds that reading one file may take, without OCR, and then finding what it cites.",
        },
    )
    extract_memory_mb: int = field(
        default=1024,
        metadata={"parse": int, "help": "Mebibytes of memory that either may take."},
    )
    extract_max_pages: int = field(
        default=5000,
        metadata={"parse": int, "help": "Pages read of one file; the rest is reported as missing."},
    )
    ocr_page_timeout_s: float = field(
        default=60.0,
        metadata={
            "parse": float,
            "help": "Seconds that OCR of one page may take; a clear one takes one to four.",
        },
    )
    hosts: str = field(
        default="",
        metadata={"parse": str, "help": "Further host names the web interface answers to, by commas."},
    )

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> Settings:
        """Read `DEFENDERS_*`; an unknown `DEFENDERS_` name is an error, not a shrug.

        Raises:
            ValueError: For an unknown name, or a value of the wrong type or range.
        """
        known = {ENV_PREFIX + f.name.upper(): f for f in fields(cls)}
        given = {name: value for name, value in environ.items() if name.startswith(ENV_PREFIX)}
        if unknown := sorted(given.keys() - known.keys()):
            raise ValueError(f"unknown settings: {', '.join(unknown)}; known are {', '.join(sorted(known))}")
        values = {}
        for name, value in given.items():
            if not value.strip() and name != ENV_PREFIX + "HOSTS":
                raise ValueError(f"{name} is empty; give it a value, or leave it out")
            try:
                values[known[name].name] = known[name].metadata["parse"](value)
            except ValueError:
                raise ValueError(f"{name}={value!r} is not a number") from None
        settings = cls(**values)
        for name, (least, most) in _RANGES.items():
            if not least <= getattr(settings, name) <= most:  # false for "nan", too
                raise ValueError(f"{ENV_PREFIX}{name.upper()} must be from {least:g} to {most:,}")
        return settings
