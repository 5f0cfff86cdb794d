"""Change one operator, number or name at a time in what decides figures, criteria and sentences; a test must turn red.

Run: pip install cosmic-ray pytest-cov; python tools/mutation.py [--proben 400] [--saat 2026] [--bericht FILE]

cosmic-ray makes the mutants. What runs against each are the tests of the fast lane that pass its line, by coverage:
first those that pass little else, then the others; against what is left the slow tests of the same subjects, and last
the second working out of all sentences. Works on a copy of the project. Only functions are changed, since what a module
holds besides is samples and names; what stands in an annotation changes no behaviour.

``tests/ueberlebende.yaml`` names mutants that may survive, each with the reason; they are told apart from the rest.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import yaml
from cosmic_ray.commands.init import init
from cosmic_ray.mutating import mutate_and_test
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import MutationSpec, TestOutcome, WorkResult
from coverage.numbits import numbits_to_nums

ROOT = Path(__file__).resolve().parents[1]
MUTATED = (
    "model/fragen",
    "model/zeit.py",
    "model/auskunft.py",
    "checking/elemente",
    "composing/saetze",
    "composing/dreiwertig.py",
    "composing/zeitworte.py",
)
FIRST, MOST = 25, 250
"""How many tests run at first, and at most."""
SECONDS = 240
"""How long the tests of one mutant may run; one that takes longer hangs."""
IDLE = ("core/RemoveDecorator", "core/ReplaceComparisonOperator_Is_Eq", "core/ReplaceComparisonOperator_IsNot_NotEq")
"""Operators whose mutants do the same: without a cache, and equality of what is there once."""

SLOW = tuple(f"tests/test_{name}.py" for name in ("abgleich", "elemente", "plausibilitaet", "positionspapier", "rules"))
SENTENCES = "tests/test_satzpruefung.py"
KNOWN = ROOT / "tests" / "ueberlebende.yaml"

Tests = dict[tuple[str, int], list[str]]
Outcome = tuple[MutationSpec, WorkResult | None]
Span = tuple[tuple[int, int], tuple[int, int]]


def main() -> None:
    """Draw mutants, run the tests against each and say which survived."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--proben", type=int, default=400, help="how many mutants are drawn")
    parser.add_argument("--saat", type=int, default=2026, help="what the draw begins with")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--bericht", type=Path, help="write the survivors as JSON")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copies = [_copy(Path(folder) / str(number)) for number in range(arguments.jobs)]
        tests = [_tests(copies[0], "-m", "schnell"), _tests(copies[0], "-m", "langsam", *SLOW)]
        found = list(_mutants(copies[0], Path(folder)))
        draw = random.Random(arguments.saat)  # noqa: S311 - the same mutants every time, no secret
        drawn = draw.sample(found, min(arguments.proben, len(found)))
        _control(copies[0], drawn, tests[0])
        _report(list(_results(drawn, copies, tests)), len(found), arguments.bericht)


def _copy(target: Path) -> Path:
    kept = shutil.ignore_patterns(".git", ".venv", "ausgabe", "__pycache__", ".*_cache")
    return Path(shutil.copytree(ROOT, target, ignore=kept))


def _pytest(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "pytest", "-q", "-n0", *arguments]


def _tests(copy: Path, *chosen: str) -> Tests:
    """Return the tests among the chosen ones that pass each line, those that pass the fewest lines first.

    A test that is red already, as those that mind the time may be while lines are counted, shows nothing.
    """
    rooms = "--cov=konzeptgen.model", "--cov=konzeptgen.checking", "--cov=konzeptgen.composing"
    options = *chosen, "-n", "auto", *rooms, "--cov-context=test", "--cov-report="
    if subprocess.run(_pytest(*options), cwd=copy, check=False).returncode > 1:
        raise SystemExit("Die Tests liefen nicht.")
    query = (
        "select file.path, context.context, line_bits.numbits from line_bits "
        "join file on file.id = file_id join context on context.id = context_id where context.context like '%|%'"
    )
    red = copy / ".pytest_cache" / "v" / "cache" / "lastfailed"
    failed = set(json.loads(red.read_text("utf-8"))) if red.exists() else set()
    red.unlink(missing_ok=True)
    passed: dict[str, list[tuple[str, int]]] = defaultdict(list)
    with sqlite3.connect(copy / ".coverage") as data:
        for path, context, bits in data.execute(query):
            lines = [(str(Path(path).relative_to(copy)), line) for line in numbits_to_nums(bits)]
            passed[context.rpartition("|")[0]] += lines
    found: Tests = defaultdict(list)
    for test, lines in sorted(passed.items(), key=lambda item: len(item[1])):
        if test in failed:
            continue
        for line in lines:
            found[line].append(test)
    return found


def _mutants(copy: Path, scratch: Path) -> Iterator[MutationSpec]:
    """Yield the mutants that can change what the program does."""
    modules = [path for place in MUTATED for path in _files(copy / "src/konzeptgen" / place)]
    with use_db(str(scratch / "mutants.sqlite"), WorkDB.Mode.create) as work:
        init(modules, work, {})
        items = [item.mutations[0] for item in work.work_items]
    spans = {path: _spans(ast.parse(path.read_text("utf-8"))) for path in modules}
    for mutant in items:
        bodies, annotations = spans[mutant.module_path]
        acts = _lies(mutant, bodies) and not _lies(mutant, annotations)
        if acts and mutant.operator_name not in IDLE:
            yield mutant


def _control(copy: Path, mutants: Iterable[MutationSpec], tests: Tests) -> None:
    """Stop where a test that mutants are measured by is red without any."""
    chosen = {test for mutant in mutants for test in _passing(mutant, tests)[:FIRST]}
    if chosen and subprocess.run(_pytest("-n", "auto", *sorted(chosen)), cwd=copy, check=False).returncode:
        raise SystemExit("Schon ohne Änderung ist ein Test rot.")


def _passing(mutant: MutationSpec, tests: Tests) -> list[str]:
    """Return the tests that pass the mutant's lines."""
    path = str(_within(mutant.module_path))
    lines = range(mutant.start_pos[0], mutant.end_pos[0] + 1)
    return list(dict.fromkeys(test for line in lines for test in tests.get((path, line), ())))[:MOST]


def _within(module: Path) -> Path:
    """Return the path of a module below the copy that it was read from."""
    return module.relative_to(next(parent for parent in module.parents if (parent / "pyproject.toml").exists()))


def _files(place: Path) -> list[Path]:
    return [place] if place.is_file() else sorted(place.glob("*.py"))


def _spans(tree: ast.Module) -> tuple[list[Span], list[Span]]:
    """Return where functions lie, and where annotations."""
    nodes = list(ast.walk(tree))
    parts = [part for node in nodes for part in (getattr(node, "annotation", None), getattr(node, "returns", None))]
    return [_span(node) for node in nodes if isinstance(node, ast.FunctionDef)], [_span(part) for part in parts if part]


def _span(node: ast.expr | ast.FunctionDef) -> Span:
    return (node.lineno, node.col_offset), (node.end_lineno or 0, node.end_col_offset or 0)


def _lies(mutant: MutationSpec, spans: Iterable[Span]) -> bool:
    return any(start <= mutant.start_pos <= end for start, end in spans)


def _results(mutants: Iterable[MutationSpec], copies: Iterable[Path], tests: Sequence[Tests]) -> Iterator[Outcome]:
    free: SimpleQueue[Path] = SimpleQueue()
    for copy in copies:
        free.put(copy)

    def tried(mutant: MutationSpec) -> Outcome:
        copy = free.get()
        try:
            return mutant, _tried(mutant, copy, tests)
        finally:
            free.put(copy)

    with ThreadPoolExecutor(free.qsize()) as pool:
        yield from pool.map(tried, mutants)


def _tried(mutant: MutationSpec, copy: Path, tests: Sequence[Tests]) -> WorkResult | None:
    """Return what the tests said of a mutant, None where no test passes its line."""
    path = _within(mutant.module_path)
    fast, slow = (_passing(mutant, lane) for lane in tests)
    result = None
    spec = MutationSpec(
        copy / path, mutant.operator_name, mutant.occurrence, mutant.start_pos, mutant.end_pos, mutant.operator_args
    )
    for part in (fast[:FIRST], fast[FIRST:], slow, [SENTENCES]):
        if part and (result is None or result.test_outcome == TestOutcome.SURVIVED):
            command = ["env", "-C", str(copy), f"PYTHONPATH={copy / 'src'}", *_pytest("-x", "--no-header", *part)]
            result = mutate_and_test([spec], shlex.join(command), SECONDS)
    return result


def _report(results: list[Outcome], of: int, target: Path | None) -> None:
    survived = [
        (mutant, result) for mutant, result in results if not result or result.test_outcome == TestOutcome.SURVIVED
    ]
    reasons = {
        (one["ort"], one["statt"], one["steht"]): one["grund"] for one in yaml.safe_load(KNOWN.read_text("utf-8"))
    }
    told = [{**_told(mutant, result), "zeile": mutant.start_pos[0]} for mutant, result in survived]
    for one in told:
        one["grund"] = reasons.get((one["ort"], one["statt"], one["steht"]), "")
        sys.stdout.write("".join(f"{name}: {part}\n" for name, part in one.items()) + "\n")
    killed, excused = len(results) - len(told), sum(bool(one["grund"]) for one in told)
    share = f"{killed / len(results):.1%}, with the known ones {(killed + excused) / len(results):.1%}"
    sys.stdout.write(f"{of} mutants, {len(results)} drawn, {killed} turned a test red, {excused} known: {share}\n")
    if target:
        target.write_text(json.dumps(told, ensure_ascii=False, indent=2), "utf-8")


def _told(mutant: MutationSpec, result: WorkResult | None) -> dict[str, Any]:
    """Return where a mutant is, and the lines that it takes and puts there, as ``ueberlebende.yaml`` names them."""
    lines = result.diff.splitlines() if result and result.diff else []
    old, new = (
        [line[1:].strip() for line in lines if line.startswith(sign) and not line.startswith(sign * 3)] for sign in "-+"
    )
    ort = str(_within(mutant.module_path)).removeprefix("src/konzeptgen/")
    return {"ort": ort, "art": mutant.operator_name, "statt": " ".join(old), "steht": " ".join(new)}


if __name__ == "__main__":
    main()
