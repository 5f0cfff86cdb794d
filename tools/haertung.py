#!/usr/bin/env python3
"""The promises of SECURITY.md -> figures: hostile cases through the real command, and faults in every call of a write.

``python tools/haertung.py`` runs all and writes docs/referenz/haertung.md; ``--jeder 20`` takes each twentieth case and
writes nothing. Where strace is installed, each file that the command opens or changes and each connection is looked
at, whatever part of it does so; elsewhere, only what Python itself tells.
``--nur TEXT`` takes cases whose names hold it.
"""

from __future__ import annotations

import argparse
import errno
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests")]

import angriffe  # noqa: E402 - lies beside the tests
import fehlschlag  # noqa: E402
import pruefstand  # noqa: E402

PAGE = ROOT / "docs" / "referenz" / "haertung.md"
KILLS = 500
Run = dict[str, Any]
"""What the child tells of a case: its name, exit code, seconds, bytes and what is wrong."""

_MARK = "/haertung/"
_CALLS = "openat,open,creat,connect,sendto,mkdir,mkdirat,unlink,unlinkat,rmdir,rename,renameat,renameat2"
_CALLS += ",link,linkat,symlink,symlinkat,truncate,chmod,fchmodat"
_WARM = "pipeline exchange.einlesen uebernahme.uebernehmen writers.docx writers.html writers.pdf cli.austausch"


def main() -> int:
    """Run what the arguments ask for; end with 1 where a promise does not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jeder", type=int, default=1, metavar="N")
    parser.add_argument("--nur", default="", metavar="TEXT")
    parser.add_argument("--laeufer", default="", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.laeufer:
        worker(Path(chosen.laeufer))
        return 0
    names = [name for name in angriffe.faelle() if chosen.nur in name][:: chosen.jeder]
    runs, watched = hostile(names)
    faults = {name: run["maengel"] for name, run in runs.items() if run["maengel"]}
    for name, found in faults.items():
        say(f"{name}: {'; '.join(found)}")
    whole = chosen.jeder == 1 and not chosen.nur
    written = writing(KILLS if whole else 0) if not chosen.nur else {}
    lines = [*told(runs, watched=watched), *told_writing(written)]
    say("\n".join(lines))
    if whole:
        PAGE.write_text(page(lines), "utf-8")
    return int(bool(faults) or any(set(found) - {"alt", "neu"} for found in written.values()))


def say(text: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{text}\n")


# Hostile cases


def hostile(names: list[str]) -> tuple[dict[str, Run], bool]:
    """Return what each case came to, and whether the system was asked what was opened."""
    place = Path(tempfile.mkdtemp(prefix="haertung-"))
    strace = shutil.which("strace")
    processes = []
    for number in range(min(2, os.cpu_count() or 1)):
        share = place / str(number)
        share.mkdir()
        (share / "faelle.json").write_text(json.dumps(names[number::2]), "utf-8")
        watch = [strace, "-f", "-y", "-qq", "-s", "4096", "--seccomp-bpf", "-e", f"trace={_CALLS}"] if strace else []
        watch += ["-o", str(share / "strace")] if strace else []
        command = [*watch, sys.executable, __file__, "--laeufer", str(share)]
        processes.append(subprocess.Popen(command, stdout=sys.stderr))
    for process in processes:
        process.wait()
    runs: dict[str, Run] = {}
    for share in sorted(place.iterdir()):
        found = [json.loads(line) for line in (share / "laeufe").read_text("utf-8").splitlines()]
        if strace:
            for run, outside in zip(found, elsewhere(share), strict=True):
                run["maengel"] += outside
        runs |= {run.pop("name"): run for run in found}
    if missing := set(names) - set(runs):
        raise SystemExit(f"Nicht gelaufen: {sorted(missing)}")
    subprocess.run(["rm", "-rf", str(place)], check=True)  # noqa: S607 - deeper than Python can go
    return runs, bool(strace)


def worker(share: Path) -> None:
    """Run the cases of a share, one after the other, each begun and ended by a mark that strace sees."""
    for module in _WARM.split():
        import_module(f"konzeptgen.{module}")
    cases = angriffe.faelle()
    with (share / "laeufe").open("w", encoding="utf-8") as out:
        for number, name in enumerate(json.loads((share / "faelle.json").read_text("utf-8"))):
            place = share / f"f{number}"
            place.mkdir()
            run = pruefstand.lauf(cases[name], place, partial(_mark, number))
            out.write(json.dumps({"name": name, "code": run.code, "sekunden": run.sekunden, "bytes": run.bytes,
                                  "maengel": run.maengel}) + "\n")  # fmt: skip
            out.flush()
            pruefstand.aufgeraeumt(place)


def _mark(number: int) -> None:
    os.path.exists(_MARK)  # noqa: PTH110 - nothing is there
    try:
        os.close(os.open(f"{_MARK}{number}", os.O_RDONLY))
    except OSError:
        return


def elsewhere(share: Path) -> Iterator[list[str]]:
    """Yield for each case what was opened, changed or called outside of its place."""
    found: list[str] | None = None
    number = -1
    for line in _whole((share / "strace").open(encoding="utf-8", errors="replace")):
        if _MARK in line and "openat" in line:
            if found is None:
                number, found = number + 1, []
            else:
                yield sorted(set(found))
                found = None
        elif found is not None and (fault := judged(line, share / f"f{number}")):
            found.append(fault)


def _whole(lines: Iterable[str]) -> Iterator[str]:
    """Yield the calls; those that were interrupted by others are put together."""
    begun: dict[str, str] = {}
    for line in lines:
        process, _, call = line.strip().partition(" ")
        call = call.strip()
        if call.endswith("<unfinished ...>"):
            begun[process] = call.removesuffix("<unfinished ...>")
        elif hit := re.match(r"<\.\.\. \w+ resumed>(.*)", call):
            yield begun.pop(process, "") + hit[1]
        else:
            yield call


_SYSTEM = "/usr /lib /lib64 /sys /etc/ld.so /etc/fonts /etc/localtime /etc/locale.alias /etc/mime.types /etc/ssl"
_SYSTEM += " /dev/null /dev/urandom /proc/self /proc/sys /proc/meminfo /proc/cpuinfo /proc/stat /proc/filesystems"
_SYSTEM += " /var/cache/fontconfig"
_ALLOWED = (str(ROOT), sys.prefix, sys.base_prefix, os.path.realpath(sys.prefix), *_SYSTEM.split(), *sys.path[1:])
_PROCESS = re.compile(r"/proc/\d+/(?:statm|stat|status|maps|cgroup|mountinfo|task.*)")
_NO_FILES = ("pipe:", "socket:", "anon_inode:")


def judged(call: str, place: Path) -> str:
    """Return what is wrong with a call, nothing where it stays where it may."""
    name, _, rest = call.partition("(")
    result = rest.rpartition(" = ")[2]
    if result.startswith(("-1", "?")) and name != "connect":
        return ""
    if name in {"connect", "sendto"}:
        return f"Verbindung: {rest[:80]}" if "sa_family=AF_INET" in rest else ""
    if name in {"open", "openat", "creat"}:
        path = re.sub(r"^\d+<|>$", "", result)
        writes = re.search(r"O_WRONLY|O_RDWR|O_CREAT", rest) is not None or name == "creat"
        return _outside(path, place, writes=writes)
    return next(filter(None, (_outside(path, place, writes=True) for path in _paths(rest))), "")


def _paths(rest: str) -> Iterator[str]:
    """Yield the paths of a call that changes something, whole and without links on the way."""
    for base, words in re.findall(r'(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"', rest):
        path = Path(base or "/", words)
        yield str(Path(os.path.realpath(path.parent)) / path.name)


def _outside(path: str, place: Path, *, writes: bool) -> str:
    inside = path.startswith(f"{place}/") or path == str(place)
    if (inside and not path.startswith(f"{place}/fremd")) or path.startswith(_NO_FILES) or path == "/":
        return ""
    if writes:
        return "" if path in {"/dev/null", "/dev/tty"} else f"schreibt außerhalb: {path}"
    own = path.startswith(_ALLOWED) or _PROCESS.fullmatch(path)
    return "" if own and not path.endswith("/environ") else f"liest außerhalb: {path}"


def told(runs: dict[str, Run], *, watched: bool) -> list[str]:
    """Return the figures of the cases as rows of a table."""
    families = Counter(name.partition(":")[0] for name in runs)
    faults = [fault for run in runs.values() for fault in run["maengel"]]
    how = "jeder Aufruf des Systems beobachtet (strace)" if watched else "nur beobachtet, was Python selbst meldet"

    def count(*words: str) -> int:
        return sum(fault.startswith(words) for fault in faults)

    most = max(float(run["sekunden"]) for run in runs.values())
    memory = max(int(run["bytes"]) for run in runs.values())
    return [
        f"| feindliche Fälle aus {len(families)} Familien, {how} | {len(runs)} |",
        f"| Lesen außerhalb des Ordners | {count('liest', 'das Geheimnis')} |",
        f"| Schreiben außerhalb des Ordners | {count('schreibt', 'nebenan')} |",
        f"| Verbindungen | {count('Verbindung')} |",
        f"| Abstürze (Fehlercode 4, Traceback, Signal) | {count('endet', 'Traceback')} |",
        f"| Skript in der HTML-Datei | {count('Skript')} |",
        f"| längster Fall, Sekunden Rechenzeit (Grenze {pruefstand.SEKUNDEN}) | {most:.0f} |",
        f"| größter Fall, Megabyte (Grenze {pruefstand.BYTES >> 20}) | {memory >> 20} |",
    ]


# Writing


_TROUBLES = {
    errno.ENOSPC: "Datenträger voll",
    errno.EIO: "Datenträger defekt",
    errno.EROFS: "Datenträger schreibgeschützt",
    errno.EDQUOT: "Zuteilung erschöpft",
    errno.EMFILE: "zu viele Dateien offen",
    errno.EACCES: "Datei festgehalten",
}


def writing(kills: int) -> dict[str, Counter[str]]:
    """Return for each kind of fault what came of it in each call of a write, and of kills at random moments."""
    found: dict[str, Counter[str]] = {}
    with tempfile.TemporaryDirectory(prefix="haertung-") as folder:
        probe = fehlschlag.Probe(Path(folder))
        calls = len(probe.calls())
        faults: dict[str, fehlschlag.Fault] = {"Programm getötet": fehlschlag.Kill()}
        for number, words in _TROUBLES.items():
            faults[f"{words} ({errno.errorcode[number]}), einmal"] = fehlschlag.Fail(number)
            faults[f"{words} ({errno.errorcode[number]}), von da an"] = fehlschlag.Fail(number, onward=True)
        for name, fault in faults.items():
            found[name] = Counter(_verdict(probe.run(number, fault)) for number in range(calls))
        if kills:
            draw = random.Random(4711)  # noqa: S311 - the same moments each time
            found["Programm getötet, zufälliger Zeitpunkt"] = Counter(probe.killed(draw.random()) for _ in range(kills))
    return found


def _verdict(run: fehlschlag.Run) -> str:
    if run.said == "Fehler des Programms":
        return run.said
    return run.verdict if run.injected else "nicht ausgelöst"


def told_writing(found: dict[str, Counter[str]]) -> list[str]:
    """Return the figures of writing as rows of a table."""
    rows = []
    for name, counts in found.items():
        other = counts.total() - counts["alt"] - counts["neu"]
        figures = (
            f"{counts.total()} Läufe, {counts['alt']}-mal alles alt, {counts['neu']}-mal alles neu, {other} anderes"
        )
        rows.append(f"| Schreiben, {name} | {figures} |")
    return rows


def page(lines: list[str]) -> str:
    """Return the page of the guide."""
    day = datetime.now().astimezone().strftime("%d.%m.%Y")
    return "\n".join(
        [
            "# Gemessen",
            "",
            "<!-- Diese Seite schreibt tools/haertung.py. Ändern Sie dort, nicht hier. -->",
            "",
            f"Was `SECURITY.md` verspricht, gemessen am {day} mit `python tools/haertung.py` ({sys.platform}).",
            "",
            "Beim Schreiben wird nacheinander in jedem Aufruf des Systems das Genannte ausgelöst.",
            "Danach läuft der nächste Befehl, und gezählt wird, was im Ordner steht.",
            "",
            "| Was | Zahl |",
            "| --- | --- |",
            *lines,
            "",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
