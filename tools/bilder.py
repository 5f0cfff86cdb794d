"""Examples → the pictures in docs/bilder that show what a design looks like in each format.

``python tools/bilder.py`` writes them anew. It needs LibreOffice (soffice), pdftoppm and Chromium, and for the look of
Word files the fonts that they name, or fonts of the same widths (Carlito for Calibri, Caladea for Cambria).
"""

from __future__ import annotations

import argparse
import io
import subprocess
import tempfile
from pathlib import Path
from shutil import which

import pypdf
from PIL import Image, ImageDraw, ImageFont, ImageOps
from playwright.sync_api import sync_playwright

from konzeptgen import cli
from konzeptgen.document.fonts import HOUSE, cut
from konzeptgen.document.theme import ratio

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "bilder"
_STICHTAG = "2026-10-01"
_PAGE = "Tabelle 1: Zahlen zum Konzept"
_RESOLUTION = 72
_COLOURS = 256
_EDGE, _GAP = "#B8B8B8", 18
_SWATCHES = ("#FFD700", "#8A6D00")


def write() -> None:
    """Write every picture."""
    PICTURES.mkdir(exist_ok=True)
    for example in ("musterstadt", "musterland"):
        with tempfile.TemporaryDirectory() as folder:
            made = _built(example, Path(folder))
            _save(f"{example}-pdf", _pages(made["pdf"]))
            _save(f"{example}-word", _pages(_printed(made["docx"])))
            _save(f"{example}-html", _page(made["html"]))
    _save("kontrast", _contrast())


def _built(example: str, folder: Path) -> dict[str, Path]:
    try:
        cli.main(["build", str(ROOT / "examples" / example), "-o", str(folder), "--stichtag", _STICHTAG])
    except SystemExit as ended:
        if ended.code:
            raise
    return {path.suffix[1:]: path for path in folder.iterdir()}


def _program(name: str) -> str:
    found = which(name)
    if found is None:
        raise SystemExit(f"{name} fehlt. Installieren Sie das Programm, dann lassen sich die Bilder erneuern.")
    return found


def _printed(word: Path) -> Path:
    profile = f"-env:UserInstallation={(word.parent / 'profil').as_uri()}"
    target = word.parent / "word"
    command = [_program("soffice"), profile, "--headless", "--convert-to", "pdf", "--outdir", str(target), str(word)]
    subprocess.run(command, check=True, capture_output=True)
    return target / f"{word.stem}.pdf"


def _pages(pdf: Path) -> Image.Image:
    """Return the cover and the first page with figures, side by side."""
    texts = [page.extract_text() for page in pypdf.PdfReader(pdf).pages]
    numbers = (1, next(number for number, text in enumerate(texts, 1) if _PAGE in " ".join(text.split())))
    shots = []
    for number in numbers:
        command = [_program("pdftoppm"), "-r", str(_RESOLUTION), "-f", str(number), "-l", str(number), "-png", str(pdf)]
        drawn = subprocess.run(command, check=True, capture_output=True).stdout
        shots.append(ImageOps.expand(Image.open(io.BytesIO(drawn)).convert("RGB"), 1, _EDGE))
    return _beside(shots)


def _page(html: Path) -> Image.Image:
    """Return the top of the page as a screen shows it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_program("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 900})
        page.goto(html.as_uri())
        shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        browser.close()
    return ImageOps.expand(shot.resize((1000, 750), Image.Resampling.LANCZOS), 1, _EDGE)


def _contrast() -> Image.Image:
    """Return the same heading in a colour that is too light and in a darker one of its kind."""
    bold, plain = (ImageFont.truetype(cut(HOUSE, name), size) for name, size in (("Bold", 34), ("Regular", 20)))
    shots = []
    for colour in _SWATCHES:
        found = f"{ratio(colour, '#FFFFFF'):.1f} zu 1".replace(".", ",")
        shot = Image.new("RGB", (490, 150), "white")
        pen = ImageDraw.Draw(shot)
        pen.rectangle((24, 20, 466, 26), fill=colour)
        pen.text((24, 42), "Wohnen und Ankommen", font=bold, fill=colour)
        pen.text((24, 100), f"{colour}, Kontrast {found}", font=plain, fill="#222222")
        shots.append(ImageOps.expand(shot, 1, _EDGE))
    return _beside(shots)


def _beside(shots: list[Image.Image]) -> Image.Image:
    width = sum(shot.width for shot in shots) + _GAP * (len(shots) - 1)
    sheet = Image.new("RGB", (width, max(shot.height for shot in shots)), "white")
    left = 0
    for shot in shots:
        sheet.paste(shot, (left, 0))
        left += shot.width + _GAP
    return sheet


def _save(name: str, picture: Image.Image) -> None:
    picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    write()
