"""Words as they are read -> Markdown that shows them letter by letter and stays easy to edit."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"([\\`*\[\]])|(?<![^\W_])(_)|(_)(?![^\W_])|(<)(?=[A-Za-z/!?])|(&)(?=#?\w+;)")
_STARTS = re.compile(r"(?m)^([ \t]*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|=+(?=\s*$)|~~~|[-|:](?=[-|: ]*$)|:::)")
_NUMBERED = re.compile(r"(?m)^([ \t]*[0-9]{1,9})([.)])(?=\s|$)")


def escaped(words: str) -> str:
    """Return words of running text so that none of them is a mark."""
    return _SIGNS.sub(lambda hit: "\\" + hit.group(), words)


def started(line: str) -> str:
    """Return the lines of a paragraph so that none begins a heading, a list or the like."""
    return _NUMBERED.sub(r"\1\\\2", _STARTS.sub(r"\1\\\2", line))


def celled(words: str) -> str:
    """Return escaped words on one line of a table."""
    return words.replace("\\\n", " ").replace("\n", " ").replace("|", "\\|")


def emphasized(before: str, mark: str, inner: str, after: str) -> str:
    """Return words between marks where these would count as such, else the words alone.

    ``before`` and ``after`` are the neighbouring characters.
    """
    words = inner.strip()
    left, right = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
    if not words:
        return inner
    opens = not (_is_sign(words[0]) and (before := left or before) and _is_letter(before[-1]))
    closes = not (_is_sign(words[-1]) and (after := right or after) and _is_letter(after[0]))
    beside = before.endswith("*") or after.startswith("*") or words[0] == "*" or words[-1] == "*"
    return f"{left}{mark}{words}{mark}{right}" if opens and closes and not beside else inner


def _is_sign(letter: str) -> bool:
    return not letter.isalnum() and not letter.isspace()


def _is_letter(letter: str) -> bool:
    return letter.isalnum()


_SUPER = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_SUB = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")


def raised(words: str) -> str:
    """Return words set above the line, as far as there are letters for that."""
    return words.translate(_SUPER)


def lowered(words: str) -> str:
    """Return words set below the line, as far as there are letters for that."""
    return words.translate(_SUB)
