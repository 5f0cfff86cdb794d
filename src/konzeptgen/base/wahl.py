"""A word of a person -> one value of a list: the one place for the author's files, workbooks and foreign tables.

A value is known by its key, its title and the further words that its list has for it (``auch``). Case, umlauts, blanks
and hyphens do not count. What may mean several values is asked, never guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from konzeptgen.base.lines import ScalarFault, line
from konzeptgen.base.near import fold, nearest
from konzeptgen.base.scalars import Wert
from konzeptgen.base.schreibweise import Personentext

_Reader = Callable[[str], Wert]


def choice(values: Mapping[str, Wert]) -> _Reader:
    """Return a reader for one of ``values``; its fault names the nearest and all that are allowed."""

    def refused(word: str) -> ScalarFault:
        near = nearest(word, list(values)) or _by_title(word, values)
        guess = f" Meinten Sie „{near}“?" if near else ""
        return ScalarFault("SCH013", f"„{word}“ ist hier nicht möglich.{guess}", f"Möglich sind: {', '.join(values)}.")

    return _reader(values, refused)


def language(values: Mapping[str, Wert]) -> _Reader:
    """Return a reader for one of the languages ``values``, by code or name; its fault names the code of that meant."""
    codes = {wert.titel: code for code, wert in values.items()}

    def refused(word: str) -> ScalarFault:
        name = nearest(word, list(codes))
        guess = f" Meinten Sie „{codes[name]}“ für {name}?" if name else ""
        remedy = "Schreiben Sie das Kürzel nach ISO 639, zum Beispiel de, ar oder uk."
        return ScalarFault("SCH013", f"„{word}“ ist kein Sprachkürzel.{guess}", remedy)

    return _reader(values, refused)


def meanings(values: Mapping[str, Wert], word: str) -> Sequence[Wert]:
    """Return the values that a word may mean, in the order of the list; none where it is unknown."""
    return _Words(values).meant(word.strip())


def words(values: Mapping[str, Wert]) -> Mapping[str, Wert]:
    """Return the titles and further words that are no keys and mean one value alone, as their list spells them."""
    known = _Words(values)
    said = dict.fromkeys(word for wert in values.values() for word in (str(wert.titel), *wert.marken.get("auch", ())))
    return {word: found[0] for word in said if word not in values and len(found := known.meant(word)) == 1}


def _reader(values: Mapping[str, Wert], refused: Callable[[str], ScalarFault]) -> _Reader:
    known = _Words(values)

    def parse(text: str) -> Wert:
        word = line(text)
        found = known.meant(word)
        if len(found) == 1:
            return found[0]
        raise _ambiguous(word, found) if found else refused(word)

    return parse


def _ambiguous(word: str, found: Sequence[Wert]) -> ScalarFault:
    named = [f"{wert} ({wert.titel})" for wert in found]
    remedy = f"Schreiben Sie {', '.join(named[:-1])} oder {named[-1]}."
    return ScalarFault("SCH013", f"„{word}“ kann hier mehreres heißen.", remedy)


class _Words:
    """The words of a list, from the strictest to the loosest: key, title, both loosely spelled, further words."""

    def __init__(self, values: Mapping[str, Wert]) -> None:
        self._keys = values
        self._titles = _by_word((str(wert.titel), wert) for wert in values.values())
        self._loose = _by_word((fold(word), wert) for wert in values.values() for word in _names(wert))
        self._more = _by_word((fold(word), wert) for wert in values.values() for word in wert.marken.get("auch", ()))

    def meant(self, word: str) -> list[Wert]:
        """Return the values that a word may mean, in the order of the list; none where it is unknown."""
        if word in self._keys:
            return [self._keys[word]]
        loose = fold(word)
        return self._titles.get(word) or self._loose.get(loose) or self._more.get(loose) or []


def _by_word(pairs: Iterator[tuple[str, Wert]]) -> dict[str, list[Wert]]:
    found: dict[str, list[Wert]] = {}
    for word, wert in pairs:
        if wert not in found.setdefault(word, []):
            found[word].append(wert)
    return found


def _names(wert: Wert) -> Iterator[str]:
    """Yield key and titles of a value, in every spelling of the people that they name."""
    for title in (str(wert), wert.titel, wert.kurz):
        yield str(title)
        yield from title.je.values() if isinstance(title, Personentext) else ()


def _by_title(value: str, values: Mapping[str, Wert]) -> str | None:
    titles = {wert.titel: key for key, wert in values.items()} | {wert.kurz: key for key, wert in values.items()}
    near = nearest(value, list(titles))
    return titles[near] if near else None
