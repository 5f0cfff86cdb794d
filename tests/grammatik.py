"""What German readers stumble over in composed sentences: numbers that do not fit their words, marks out of place."""

import re

_ONE = "(?:[Ee]in|[Ee]ine|[Ee]inen|[Ee]inem|[Ee]iner)"
_WORDS = "zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf"
_MANY = rf"(?:{_WORDS}|{_WORDS.title()}|\d[\d.]*\d|[2-9])"
_SINGULAR = (
    "Angebot|Mensch|Platz|Bedarf|Maßnahme|Spitzenverband|Vereinbarung|Tisch|Problem|Plan|Fachdienst|Ort|Beispiel"
)
_PLURAL = (
    "Angebote|Angeboten|Menschen|Plätze|Plätzen|Bedarfe|Bedarfen|Maßnahmen|Spitzenverbände|Vereinbarungen|Tische|"
    "Probleme|Pläne|Fachdienste|Orten|Beispiele|Trägern"
)
_COUNTED = "Angebot|Träger|Mensch|Bedarf|Maßnahme|Fall|Fälle|Plan|Pläne"
_SHORT = "".join(rf"(?<!{word})" for word in ("z", r"\bd", r"\be", r"\bu", r"\bB", r"\bV", r"\bNr", r"\bAbs", r"\bArt"))
_FAULTS = {
    "Einzahl mit Mehrzahl": rf"\b{_ONE} (?:\w+e[nr]? )?(?:{_PLURAL})\b",
    "Mehrzahl mit Einzahl": rf"(?<![\d.,])\b{_MANY} (?:\w+e[nr]? )?(?:{_SINGULAR})\b",
    "Einzahl, Verb der Mehrzahl": rf"(?:^|[.:] ){_ONE} (?:freier )?[A-ZÄÖÜ]\w+ (?:sind|haben|warten|arbeiten|liegen)\b",
    "Mehrzahl, Verb der Einzahl": rf"(?:^|[.:] ){_MANY} (?:freie )?[A-ZÄÖÜ]\w+ (?:ist|hat|wartet|arbeitet|liegt)\b",
    "Zahl bis zwölf als Ziffer": rf"(?<![\d.,–-])\b(?:[0-9]|1[0-2]) (?:{_COUNTED})",
    "Leerzeichen vor Satzzeichen": r"\w [.,;:!?](?:\s|$)",
    "doppeltes Satzzeichen": r"(?:,,|;;|\.\.(?!\.)|,\.|:\.|;\.|\.,)",
    "leere Klammer oder Anführung": r"\(\s*\)|„\s*“|\( |\s\)",
    "Aufzählung ohne Ende": r"\bund\s*[.,;)]|, (?:und )?[.)]",
    "kleiner Anfang": rf"{_SHORT}(?<!\d)[.!?] [a-zäöü]",
    "null statt kein": r"\b[Nn]ull [A-ZÄÖÜ]",
    "Unbekanntes gedruckt": r"\bNone\b|\bUndefined\b|\bTrue\b|\bFalse\b|unbekannt\b",
}


def faults(text: str) -> list[str]:
    """Return what is wrong in a sentence or paragraph: kind of fault and the words around it."""
    plain = " ".join(text.replace("\u00a0", " ").split())
    found = ((name, re.search(pattern, plain)) for name, pattern in _FAULTS.items())
    return [f"{name}: …{plain[max(0, hit.start() - 30) : hit.end() + 30]}…" for name, hit in found if hit]
