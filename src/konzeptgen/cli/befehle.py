"""The subcommands: name and help of each, read from its file without running it; one is loaded when it is called."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

import typer
from typer.core import TyperCommand

_FUNCTION = "command"


@cache
def helps() -> Mapping[str, str]:
    """Return the help of each subcommand by its name: every file in this folder with a function ``command`` is one."""
    found = {path.stem: _function(path) for path in sorted(Path(__file__).parent.glob("*.py"))}
    return {name: ast.get_docstring(function) or "" for name, function in found.items() if function}


def _function(path: Path) -> ast.FunctionDef | None:
    tree = ast.parse(path.read_bytes())
    return next((node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == _FUNCTION), None)


def load(name: str, cls: type[TyperCommand]) -> TyperCommand:
    """Return a subcommand with its options, and what it needs to run loaded."""
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    alone.command(name, cls=cls)(getattr(import_module(f"{__package__}.{name}"), _FUNCTION))
    command = typer.main.get_command(alone)
    if not isinstance(command, TyperCommand):
        raise TypeError(name)
    return command
