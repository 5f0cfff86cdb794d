"""The command: one file per subcommand, found by scanning; help and errors in German; exit codes in one place."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from konzeptgen import __version__
from konzeptgen.base.finding import EnvironmentTrouble, Rejected, UsageTrouble
from konzeptgen.cli.deutsch import Gruppe, sentence

if TYPE_CHECKING:
    from konzeptgen.reporters.terminal import Terminal

CLEAN, REJECTED, USAGE, ENVIRONMENT, OURS = 0, 1, 2, 3, 4
_INTERRUPTED = 130


def app() -> typer.Typer:
    """Return the command; its group knows every subcommand in this folder."""
    main_command = typer.Typer(
        cls=Gruppe, add_completion=False, rich_markup_mode=None, no_args_is_help=False, invoke_without_command=True
    )
    main_command.callback()(_root)
    return main_command


def _version(wanted: bool) -> None:  # noqa: FBT001 - Typer's signature
    """Answer before anything else is read: Typer loads pydantic for all other options."""
    if wanted:
        typer.echo(f"konzeptgen {__version__}")
        raise typer.Exit


def _root(
    context: typer.Context,
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Version anzeigen und beenden.")
    ] = False,
) -> None:
    """Schreibt aus geprüften Daten den Entwurf eines kommunalen Integrationskonzepts.

    Erste Schritte: konzeptgen init mein-konzept, dann konzeptgen build mein-konzept.
    """
    del version  # answered already
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and leave with its exit code: 0 clean, 1 data, 2 usage, 3 environment, 4 our own fault."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    gc.set_threshold(200_000, 50, 50)  # a build makes many small things that live to its end
    sys.exit(_run(sys.argv[1:] if arguments is None else list(arguments)))


def _run(arguments: list[str]) -> int:
    try:
        _put_right(arguments)
        result = typer.main.get_command(app()).main(arguments, prog_name="konzeptgen", standalone_mode=False)
        if result == _INTERRUPTED:
            raise KeyboardInterrupt  # noqa: TRY301 - Typer has swallowed it
    except Rejected as rejected:
        _terminal().findings(rejected.findings)
        return REJECTED
    except UsageTrouble as trouble:
        _terminal().trouble(trouble.message, trouble.remedy)
        return USAGE
    except EnvironmentTrouble as trouble:
        _terminal().trouble(trouble.message, f"{trouble.remedy} {trouble.meanwhile}".strip())
        return ENVIRONMENT
    except (typer.Abort, KeyboardInterrupt):
        _terminal().trouble("Abgebrochen.", "Bisherige Dateien sind unverändert.")
        return USAGE
    except SystemExit:
        raise
    except BaseException as error:  # noqa: BLE001 - what a library in Rust raises is no Exception
        return _other(error, arguments)
    return result if isinstance(result, int) else CLEAN


def _put_right(arguments: list[str]) -> None:
    """Undo what a killed run has left in any folder that the arguments name, before anything else is done there."""
    for folder in dict.fromkeys(_named(arguments)):
        if any(os.path.lexists(folder / name) for name in (".konzeptgen.neu", ".konzeptgen.sperre")):
            from konzeptgen.cli.atomic import put_right  # noqa: PLC0415 - hardly ever needed

            if put_right(folder):
                _terminal().put_right(folder)


def _named(arguments: list[str]) -> Iterator[Path]:
    """Yield the folders that arguments name, those of their files, and where a document is written without -o."""
    for word in arguments:
        path = Path(word.rpartition("=")[2] if word.startswith("--") else word)
        yield from (path, path / "ausgabe", path.parent)


def _other(error: BaseException, arguments: list[str]) -> int:
    """Say what is wrong with the arguments, or that konzeptgen has failed, and where the report on that lies."""
    if known := sentence(error, arguments):
        _terminal().trouble(*known)
        return USAGE
    from konzeptgen.cli import befehle  # noqa: PLC0415 - only who fails needs it
    from konzeptgen.reporters import absturz  # noqa: PLC0415

    command = next((word for word in arguments if word in befehle.helps()), "")
    told = absturz.report(error, command)
    path = absturz.kept(told)
    where = f"Schicken Sie uns die Datei {path}; sie enthält nichts aus Ihren Angaben."
    _terminal().trouble(
        "Hier hat konzeptgen selbst einen Fehler. An Ihren Angaben liegt es nicht; frühere Dateien sind unverändert.",
        where if path else f"Melden Sie ihn mit diesem Bericht:\n{told}",
    )
    return OURS


def _terminal() -> Terminal:
    from konzeptgen.reporters.terminal import Terminal  # noqa: PLC0415 - loads rich, which help and version do without

    return Terminal()
