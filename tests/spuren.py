"""Which sentences of ours a run printed: every text with letters in templates and composing, and the forms of counts.

The code of composing and that of compiled templates is written anew while a run is watched, so that each text notes
that it was used. What one expression puts together counts as one text: of ``f"{n} {'ist' if n == 1 else 'sind'} da"``
the whole and each half are noted. Where a count chooses the word, both one and many are to be met; where a sentence
tells of three answers, yes, no and unknown are.
"""

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest
from jinja2.sandbox import ImmutableSandboxedEnvironment as Sandbox

from konzeptgen import composing
from konzeptgen.composing import environment
from konzeptgen.composing.compiled import Compiled

_LETTERS = re.compile(r"[A-Za-zÄÖÜäöüß]{2}")
_MACHINERY = {"getattr", "getitem", "resolve", "resolve_or_missing", "get_template", "_get_default_module", "undefined"}
"""Calls of compiled templates and of ours whose texts name attributes and templates and are never printed."""
_NO_SENTENCE = {
    "compose",
    "composed",
    "compiled",
    "environment",
    "apart",
    "bounded",
    "expressions",
    "printing",
    "stoff",
    "sicht",
    "design",
}
"""Modules of composing that print nothing of their own."""


@dataclass(frozen=True, order=True)
class Satz:
    """A text in a source: the file, line and column where it begins, and itself."""

    datei: str
    zeile: int
    spalte: int
    text: str

    def __str__(self) -> str:
        return f"{self.datei}:{self.zeile} {self.text}"


@dataclass
class Spuren:
    """What there is to print and what was printed."""

    alle: set[Satz] = field(default_factory=set)
    erreicht: set[Satz] = field(default_factory=set)
    vorlagen: set[str] = field(default_factory=set)
    noted: list[Callable[..., Any]] = field(default_factory=list)

    @property
    def unerreicht(self) -> list[Satz]:
        """Return the texts that nothing printed."""
        return sorted(self.alle - self.erreicht)

    def text(self, satz: Satz) -> int:
        """Return the number of a function that hands its argument on and notes that the text was used."""

        def seen(value: Any) -> Any:  # noqa: ANN401 - whatever the source says
            self.erreicht.add(satz)
            return value

        return self._added(seen, satz)

    def wahl(self, name: str, satz: Satz) -> int:
        """Return the number of a function that stands for a choosing one and notes what it chose."""
        forms = {form: Satz(satz.datei, satz.zeile, satz.spalte, f"{satz.text} [{form}]") for form in _FORMEN[name]}

        def chosen(function: Callable[..., Any], *args: Any, **more: Any) -> Any:  # noqa: ANN401
            self.erreicht.update(forms[form] for form in _FORMEN[name] if _FORMEN[name][form](args[0]))
            return function(*args, **more)

        return self._added(chosen, *forms.values())

    def _added(self, function: Callable[..., Any], *saetze: Satz) -> int:
        self.alle.update(saetze)
        self.noted.append(function)
        return len(self.noted) - 1


def _count(value: int | Sized) -> int:
    return value if isinstance(value, int) else len(value)


_EINS_VIELE = {"eins": lambda value: _count(value) == 1, "viele": lambda value: _count(value) > 1}
_FORMEN: Mapping[str, Mapping[str, Callable[[Any], bool]]] = {
    "anzahl": _EINS_VIELE,
    "numerus": _EINS_VIELE,
    "dreiwertig": {
        "ja": lambda told: bool(told.ja),
        "nein": lambda told: bool(told.nein),
        "unbekannt": lambda told: bool(told.unbekannt),
        "keins": lambda told: not told.ja,
    },
}
"""Functions that choose words, and the forms that each use of them has to meet."""


class _Noting(ast.NodeTransformer):
    """Wraps every text with letters in a call that notes it; ``holder`` is the expression that holds those calls."""

    def __init__(self, spuren: Spuren, datei: str, zeile: Callable[[int], int], holder: str) -> None:
        self.spuren, self.datei, self.zeile, self.holder = spuren, datei, zeile, holder
        self.choosing = {name: name for name in _FORMEN}
        self.inside = 0

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        documented = ast.get_docstring(node, clean=False) is not None
        self.inside += 1
        node.body = [*node.body[:documented], *(self.visit(part) for part in node.body[documented:])]
        self.inside -= 1
        return node

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        """Learn by what name a compiled template calls a filter."""
        match node:
            case ast.Assign(
                targets=[ast.Name(id=name)],
                value=ast.Subscript(value=ast.Attribute(attr="filters"), slice=ast.Constant(value=str(known))),
            ):
                if known in _FORMEN:
                    self.choosing[name] = known
                return node
        return self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        is_text = isinstance(node.value, str) and self.inside and _LETTERS.search(node.value)
        return self._noted(node, str(node.value)) if is_text else node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                part.value = self.visit(part.value)
        fixed = "…".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
        return self._noted(node, fixed) if self.inside and _LETTERS.search(fixed) else node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name in _MACHINERY:
            return node
        if self.inside and isinstance(node.func, ast.Name) and name in self.choosing:
            said = " / ".join(
                str(a.value) for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
            )
            place = Satz(self.datei, self.zeile(node.lineno), node.col_offset, f"{self.choosing[name]} {said}")
            args = [node.func, *(part if isinstance(part, ast.Constant) else self.visit(part) for part in node.args)]
            call = ast.Call(self._held(self.spuren.wahl(self.choosing[name], place)), args, node.keywords)
            return ast.copy_location(call, node)
        return self.generic_visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        node.value = self.visit(node.value)
        return node

    def visit_Dict(self, node: ast.Dict) -> ast.AST:
        node.values = [self.visit(value) for value in node.values]
        return node

    def visit_Try(self, node: ast.Try) -> ast.AST:
        """Learn the filters of a compiled template; it looks each up in a block of its own."""
        if any(isinstance(part, ast.FunctionDef) for handler in node.handlers for part in handler.body):
            node.body = [self.visit(part) for part in node.body]
            return node
        return self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        return node

    def visit_Set(self, node: ast.Set) -> ast.AST:
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        node.value = self.visit(node.value) if node.value else None
        return node

    def visit_MatchValue(self, node: ast.MatchValue) -> ast.AST:
        return node

    def _noted(self, node: ast.expr, text: str) -> ast.AST:
        satz = Satz(self.datei, self.zeile(node.lineno), node.col_offset, " ".join(text.split()))
        return ast.copy_location(ast.Call(self._held(self.spuren.text(satz)), [node], []), node)

    def _held(self, number: int) -> ast.expr:
        return ast.parse(f"{self.holder}[{number}]", mode="eval").body


def beobachtet(patch: pytest.MonkeyPatch) -> Spuren:
    """Return what is printed from now on; the patch takes the watching away again."""
    spuren = Spuren()
    for module in _modules():
        _watch_module(spuren, module, patch)
    _watch_templates(spuren, patch)
    return spuren


def _modules() -> Iterator[ModuleType]:
    for info in pkgutil.walk_packages(composing.__path__, f"{composing.__name__}."):
        if info.name.rpartition(".")[2] not in _NO_SENTENCE and not info.ispkg:
            yield importlib.import_module(info.name)


def _watch_module(spuren: Spuren, module: ModuleType, patch: pytest.MonkeyPatch) -> None:
    path = Path(str(module.__file__))
    name = str(path.relative_to(Path(str(composing.__file__)).parent))
    patch.setattr(module, "gedruckt", spuren.noted, raising=False)
    tree = _Noting(spuren, name, lambda line: line, "gedruckt").visit(ast.parse(path.read_text("utf-8")))
    whole = compile(ast.fix_missing_locations(tree), str(path), "exec")
    codes = dict(_codes(whole))
    for function in _functions(module):
        patch.setattr(function, "__code__", codes[function.__qualname__])


def _codes(code: CodeType) -> Iterator[tuple[str, CodeType]]:
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield inner.co_qualname, inner
            yield from _codes(inner)


def _functions(module: ModuleType) -> Iterator[FunctionType]:
    for thing in vars(module).values():
        if inspect.isfunction(thing) and thing.__module__ == module.__name__:
            yield thing
        elif inspect.isclass(thing) and thing.__module__ == module.__name__:
            yield from _methods(module, vars(thing).values())


def _methods(module: ModuleType, things: Iterable[object]) -> Iterator[FunctionType]:
    for thing in things:
        inner = getattr(thing, "fget", None) or getattr(thing, "__func__", thing)
        if inspect.isfunction(inner) and inner.__code__.co_filename == module.__file__:
            yield inner


def _watch_templates(spuren: Spuren, patch: pytest.MonkeyPatch) -> None:
    """Let every template be compiled anew, with its texts noted."""

    def noting(_sandbox: Sandbox, source: str, filename: str) -> CodeType:
        if filename == "<template>":
            return compile(source, filename, "exec")
        spuren.vorlagen.add(filename)
        lines = _template_lines(source)
        tree = _Noting(spuren, filename, lines, "environment.gedruckt").visit(ast.parse(source))
        return compile(ast.fix_missing_locations(tree), filename, "exec")

    patch.setattr(Sandbox, "gedruckt", spuren.noted, raising=False)
    patch.setattr(Sandbox, "_compile", noting)
    patch.setattr(environment, "COMPILED", Compiled())


def _template_lines(source: str) -> Callable[[int], int]:
    """Return what tells the line of a template for one of its compiled form."""
    found = re.search(r"^debug_info = '(.*)'$", source, re.MULTILINE)
    pairs = [tuple(map(int, pair.split("="))) for pair in found[1].split("&")] if found and found[1] else []
    return lambda line: next((here for here, there in reversed(pairs) if there <= line), 1)
