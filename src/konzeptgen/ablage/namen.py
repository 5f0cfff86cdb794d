"""The name under which a file stays that somebody has worked on."""

from __future__ import annotations

from datetime import datetime
from itertools import count
from pathlib import Path


def there(path: Path) -> bool:
    """Return whether anything has this name; raise where the system does not tell."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def bearbeitet(path: Path) -> str:
    """Return a free name beside a file that says on which day it was edited."""
    try:
        day = datetime.fromtimestamp(path.lstat().st_mtime).astimezone()
    except (OverflowError, ValueError):  # a day that no calendar has
        day = datetime.fromtimestamp(0).astimezone()
    words = f"bearbeitet am {day:%d.%m.%Y}"
    names = (f"{path.stem} ({words}{f', {number}' if number > 1 else ''}){path.suffix}" for number in count(1))
    return next(name for name in names if not there(path.with_name(name)))
