"""A damaged Word template is a finding with a sentence, never a traceback."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Befehl
from konzept import Ordner
from konzeptgen.wordvorlage.ooxml import pack
from konzeptgen.wordvorlage.template import Wordvorlage
from test_docx_vorlagen import own, word
from wordpaket import unpack

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
DOCUMENT, STYLES, HEADER = "word/document.xml", "word/styles.xml", "word/header1.xml"


def replaced(part: str, old: bytes, new: bytes) -> Callable[[], bytes]:
    def made() -> bytes:
        parts = unpack(own())
        assert old in parts[part]
        return pack({**parts, part: parts[part].replace(old, new, 1)})

    return made


def put(part: str, data: bytes) -> Callable[[], bytes]:
    return lambda: pack({**unpack(own()), part: data})


def without(part: str) -> Callable[[], bytes]:
    return lambda: pack({name: data for name, data in unpack(own()).items() if name != part})


def torn() -> bytes:
    whole = bytearray(own())
    place = whole.index(STYLES.encode()) + 200
    whole[place : place + 400] = bytes(400)
    return bytes(whole)


def locked() -> bytes:
    """Return a package that says of its styles that they are encrypted."""
    whole = bytearray(own())
    first, last = whole.index(STYLES.encode()), whole.rindex(STYLES.encode())
    whole[first - 24] |= 1
    whole[last - 38] |= 1
    return bytes(whole)


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in unpack(own()).items():
            package.writestr(name, data if name != STYLES else data + b" " * 40_000_000)
    return out.getvalue()


def crowd() -> bytes:
    return pack({**unpack(own()), **{f"word/x{number}.bin": b"" for number in range(6000)}})


def deep() -> bytes:
    inner = b"<w:p>" + b"<w:ins>" * 5000 + b"</w:ins>" * 5000 + b"</w:p>"
    return put(HEADER, f'<w:hdr xmlns:w="{W}">'.encode() + inner + b"</w:hdr>")()


DAMAGED: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "no package": lambda: b"kein Word",
    "cut off": lambda: own()[:3000],
    "torn": torn,
    "locked": locked,
    "word in a page's width": replaced(DOCUMENT, b'w:w="11906"', b'w:w="abc"'),
    "word in a margin": replaced(DOCUMENT, b'w:left="', b'w:left="x'),
    "word in a size of letters": replaced(STYLES, b'<w:sz w:val="', b'<w:sz w:val="gro\xc3\x9f'),
    "word in a level": replaced(STYLES, b'<w:outlineLvl w:val="0"', b'<w:outlineLvl w:val="eins"'),
    "word in a list": replaced("word/numbering.xml", b'w:numId="1"', b'w:numId="eins"'),
    "share where a length must stand": replaced(DOCUMENT, b'w:w="11906"', b'w:w="50%"'),
    "no room for text": replaced(DOCUMENT, b'w:w="11906"', b'w:w="900"'),
    "page beyond all measure": replaced(DOCUMENT, b'w:w="11906"', b'w:w="99999"'),
    "entities in styles": put(STYLES, ENTITY + b"<x>&b;</x>"),
    "entities in the document": put(DOCUMENT, ENTITY + f'<w:document xmlns:w="{W}"/>'.encode()),
    "entities in a header": put(HEADER, ENTITY + f'<w:hdr xmlns:w="{W}">&b;</w:hdr>'.encode()),
    "no styles": without(STYLES),
    "no document": without(DOCUMENT),
    "no header where one is named": without(HEADER),
    "styles that lead nowhere": replaced("word/_rels/document.xml.rels", b"styles.xml", b"weg.xml"),
    "no relations": without("_rels/.rels"),
    "bad XML in styles": put(STYLES, b"<w:styles"),
    "bad XML in the document": put(DOCUMENT, b"<w:"),
    "bad XML in a header": put(HEADER, b"\xff\xfe\x00"),
    "bad XML in relations": put("word/_rels/header1.xml.rels", b"<"),
    "bad XML in settings": put("word/settings.xml", b""),
    "another root": put(STYLES, b"<html/>"),
    "strict Open XML": replaced(STYLES, W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
    "too large a part": bomb,
    "too many parts": crowd,
    "too deep": deep,
    "no key of a font": put(
        "word/fontTable.xml",
        f'<w:fonts xmlns:w="{W}"><w:font w:name="x"><w:embedRegular w:fontKey="x"/></w:font></w:fonts>'.encode(),
    ),
}


@pytest.mark.parametrize("kind", DAMAGED)
def test_a_damaged_template_is_a_finding(kind: str, tmp_path: Path) -> None:
    data = DAMAGED[kind]()
    with pytest.raises(ValueError, match="Word-Vorlage"):
        Wordvorlage(data, {})
    assert [befund.code for befund in folder(tmp_path, data).befunde()] == ["MRK004"]


@pytest.mark.parametrize("kind", ["no package", "word in a page's width", "entities in styles"])
def test_doctor_names_a_damaged_template(kind: str, tmp_path: Path, befehl: Befehl) -> None:
    told = befehl("doctor", folder(tmp_path, DAMAGED[kind]()).pfad)
    assert told.code in {0, 3}
    assert "Word-Vorlage „reference.docx“ ist nicht lesbar" in " ".join(told.out.split())


def folder(tmp_path: Path, template: bytes) -> Ordner:
    return Ordner(tmp_path).mit("reference.docx", template).mit("marke", "marke: {vorlage: reference.docx}\n")


def test_a_header_without_anything_in_it_takes_the_mark() -> None:
    empty = put(HEADER, f'<w:hdr xmlns:w="{W}"/>'.encode())()
    assert "Entwurf" in unpack(word(empty))[HEADER].decode()


def test_lengths_with_a_unit_and_numbers_with_a_fraction_are_read() -> None:
    wide = replaced(DOCUMENT, b'w:w="11906"', b'w:w="210mm"')()
    assert Wordvorlage(wide, {}).section.find(f"{{{W}}}pgSz").get(f"{{{W}}}w") == "11906"  # type: ignore[union-attr]
    exact = replaced(DOCUMENT, b'w:w="11906"', b'w:w="11905.7"')()
    assert Wordvorlage(exact, {}).section.find(f"{{{W}}}pgSz").get(f"{{{W}}}w") == "11906"  # type: ignore[union-attr]
