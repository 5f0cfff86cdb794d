"""Where the shipped templates, schemas and examples lie: in the wheel under ``data``, in a checkout at its top."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_WHEEL = _PACKAGE / "data"
_DATA = _WHEEL if _WHEEL.is_dir() else _PACKAGE.parent.parent

TEMPLATES = _DATA / "templates"
SCHEMAS = _DATA / "schemas"
EXAMPLES = _DATA / "examples"
