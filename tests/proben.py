"""Sample data in one YAML text -> a folder with the files to which its sections belong."""

import json
from pathlib import Path
from typing import Any

import yaml

from konzeptgen.base.schema import schemas

HEIMAT = {field: name for name, schema in schemas().items() for field in schema.felder}


def geschrieben(folder: Path, probe: str, typ: str = "stadt") -> Path:
    """Write a sample's sections into the files of their schemas, ``texte`` into Markdown files.

    JSON is YAML, and quick to write.
    """
    kommune = {"name": "Teststadt", "typ": typ, "land": "nw"}
    data: dict[str, Any] = {"kommune": kommune, **(yaml.load(probe, yaml.CBaseLoader) or {})}  # noqa: S506 - makes strings only
    for name, text in data.pop("texte", {}).items():
        path = folder / "texte" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    files: dict[str, dict[str, Any]] = {}
    for section, value in data.items():
        files.setdefault(HEIMAT[section], {})[section] = value
    for name, content in files.items():
        (folder / f"{name}.yaml").write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")
    return folder
