"""German help pages and German sentences for wrong arguments, which Typer offers in English only."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from konzeptgen.base.near import meant, nearest
from konzeptgen.base.zwischenspeicher import ZWISCHENSPEICHER
from konzeptgen.cli import befehle

_WIDTH = 78


class Befehl(TyperCommand):
    """A subcommand with a German help page."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer keeps its types private
        """Write usage, description, arguments and options."""
        formatter.write("\n".join(_page(self, ctx, [])))


class Gruppe(TyperGroup):
    """The command as a whole with a German help page; it loads the one subcommand that is called, for help none."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - Typer's signature
        """Return the names of all subcommands."""
        return list(befehle.helps())

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand | None:  # noqa: ANN401, ARG002
        """Return a subcommand, None where there is none of this name."""
        return befehle.load(cmd_name, Befehl) if cmd_name in befehle.helps() else None

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write usage, description, subcommands and options."""
        commands = [(name, _first_sentence(text)) for name, text in befehle.helps().items()]
        formatter.write("\n".join(_page(self, ctx, commands)))


def _page(command: Any, ctx: Any, commands: list[tuple[str, str]]) -> Iterator[str]:  # noqa: ANN401
    arguments = [p for p in command.get_params(ctx) if isinstance(p, TyperArgument)]
    options = [p for p in command.get_params(ctx) if isinstance(p, TyperOption)]
    words = [ctx.command_path, *(["BEFEHL"] if commands else []), *(_name(a) for a in arguments), "[OPTIONEN]"]
    yield f"Aufruf: {' '.join(words)}"
    yield ""
    for paragraph in (command.help or "").split("\n\n"):
        yield from textwrap.wrap(" ".join(paragraph.split()), _WIDTH)
        yield ""
    yield from _section("Befehle", commands)
    yield from _section("Angaben", [(_name(a), a.help or "") for a in arguments])
    yield from _section("Optionen", [(_option(o), _help(o)) for o in options])


def _section(title: str, rows: list[tuple[str, str]]) -> Iterator[str]:
    if not rows:
        return
    width = max(len(name) for name, _ in rows) + 2
    yield f"{title}:"
    for name, text in rows:
        first, *rest = textwrap.wrap(text, _WIDTH - width - 2) or [""]
        yield f"  {name.ljust(width)}{first}"
        yield from (f"  {' ' * width}{line}" for line in rest)
    yield ""


def _name(argument: TyperArgument) -> str:
    name = argument.metavar or (argument.name or "").upper()
    return name if argument.required else f"[{name}]"


def _option(option: TyperOption) -> str:
    names = ", ".join(sorted(option.opts, key=len))
    return f"{names} {option.metavar}" if option.metavar else names


def _help(option: TyperOption) -> str:
    return "Diese Hilfe anzeigen und beenden." if "--help" in option.opts else option.help or ""


def _first_sentence(text: str) -> str:
    return " ".join(text.partition("\n\n")[0].split())


def sentence(error: BaseException, arguments: list[str]) -> tuple[str, str] | None:
    """Return what is wrong with the arguments and what helps, None where the error is not about them."""
    kind = next((name for name in _SENTENCES if name in {base.__name__ for base in type(error).__mro__}), None)
    if kind is None:
        return None
    path = getattr(getattr(error, "ctx", None), "command_path", "konzeptgen")
    message, remedy = _SENTENCES[kind](error, arguments)
    return message, remedy or f"Hilfe: {path} --help"


def _no_option(error: Any, _: list[str]) -> tuple[str, str]:  # noqa: ANN401
    ctx = error.ctx
    known = [name for p in (ctx.command.get_params(ctx) if ctx else []) for name in p.opts if name.startswith("-")]
    near = nearest(error.option_name.lstrip("-"), [name.lstrip("-") for name in known if name.startswith("--")])
    guess = f" Meinten Sie --{near}?" if near else ""
    return f"Die Option {error.option_name} gibt es nicht.{guess}", f"Möglich sind: {', '.join(known)}."


_SAMPLES = {"CODE": "sub001"}


def _missing(error: Any, _: list[str]) -> tuple[str, str]:  # noqa: ANN401
    name = error.param.metavar or (error.param.name or "").upper() if error.param else ""
    path = error.ctx.command_path if error.ctx else "konzeptgen"
    return f"Hier fehlt eine Angabe: {name}.", f"Beispiel: {path} {_SAMPLES.get(name, 'mein-konzept')}"


def _option_use(error: Any, _: list[str]) -> tuple[str, str]:  # noqa: ANN401
    return f"Zur Option {error.option_name} fehlt der Wert, oder sie steht hier falsch.", ""


def _usage(error: Any, arguments: list[str]) -> tuple[str, str]:  # noqa: ANN401
    ctx = error.ctx
    if isinstance(getattr(ctx, "command", None), TyperGroup):
        name = next((word for word in arguments if not word.startswith("-")), "")
        known = ctx.command.list_commands(ctx)
        return f"Den Befehl „{name}“ gibt es nicht.{meant(name, known)}", f"Möglich sind: {', '.join(known)}."
    return "Hier steht eine Angabe zu viel.", "Namen mit Leerzeichen brauchen Anführungszeichen."


_SENTENCES = {
    "NoSuchOption": _no_option,
    "MissingParameter": _missing,
    "BadOptionUsage": _option_use,
    "UsageError": _usage,
}

Ordner = typer.Argument(metavar="ORDNER", help="Ordner mit konzept.yaml und den übrigen Dateien.")
Stichtag = typer.Option(
    "--stichtag", metavar="DATUM", help="Tag, für den geprüft wird, etwa 31.03.2026. Ohne Angabe: heute."
)


def _afresh(wanted: bool) -> None:  # noqa: FBT001 - Typer's signature
    if wanted:
        ZWISCHENSPEICHER.schliesse()


OhneZwischenspeicher = typer.Option(
    "--ohne-zwischenspeicher",
    callback=_afresh,
    help="Alles neu herstellen; nichts von früheren Läufen nehmen und nichts aufheben.",
)
