"""What people see: the HTML in a browser at desktop and phone width, the DOCX in LibreOffice."""

import re
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from konzeptgen import pipeline
from konzeptgen.paths import EXAMPLES
from programme import program

STICHTAG = date(2026, 10, 1)


def silent(_stage: str) -> None:
    pass


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("musterstadt")
    outputs = pipeline.build(
        [EXAMPLES / "musterstadt"], pipeline.Wish(stichtag=STICHTAG, formats=("docx", "html")), silent
    ).outputs
    for suffix, data in outputs.items():
        (folder / f"konzept.{suffix}").write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    path = program("chromium")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only with a browser

    flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=flags)
        yield launched
        launched.close()


def opened(browser: object, built: Path, width: int) -> object:
    page = browser.new_page(viewport={"width": width, "height": 900})  # type: ignore[attr-defined]
    page.requests = []
    page.on("request", lambda request: page.requests.append(request.url))
    page.goto((built / "konzept.html").as_uri())
    return page


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_page_never_scrolls_sideways_and_asks_nobody(browser: object, built: Path, width: int) -> None:
    page = opened(browser, built, width)
    wide = page.evaluate("document.documentElement.scrollWidth")  # type: ignore[attr-defined]
    assert wide <= width
    outside = [url for url in page.requests if not url.startswith(("file:", "data:"))]  # type: ignore[attr-defined]
    assert outside == []


def test_filter_finds_providers_without_umlauts(browser: object, built: Path) -> None:
    page = opened(browser, built, 1280)
    table = page.locator("xpath=//table[caption[contains(., 'Alle Angebote')]]")  # type: ignore[attr-defined]
    field = table.locator("xpath=preceding::input[1]")
    rows = table.locator("tbody tr")
    whole = rows.count()
    field.fill("jugendmigrationsdienst")
    shown = [row for row in rows.all() if row.is_visible()]
    assert 0 < len(shown) < whole
    assert all("jugendmigrationsdienst" in row.inner_text().lower() for row in shown)
    field.fill("gibtesnicht")
    assert not any(row.is_visible() for row in rows.all())


def test_contents_stand_beside_the_text_on_a_desktop_only(browser: object, built: Path) -> None:
    def left_of_text(width: int) -> bool:
        page = opened(browser, built, width)
        nav = page.locator("nav").first.bounding_box()  # type: ignore[attr-defined]
        main = page.locator("main").bounding_box()  # type: ignore[attr-defined]
        return bool(nav["x"] + nav["width"] <= main["x"] + 1)

    assert left_of_text(1280)
    assert not left_of_text(390)


def test_docx_opens_in_libreoffice_with_every_chapter(built: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = [program("soffice"), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(built / "konzept.docx")], check=True, capture_output=True, timeout=180)
    text = subprocess.run(
        [program("pdftotext"), str(tmp_path / "konzept.pdf"), "-"], check=True, capture_output=True, text=True
    ).stdout
    chapters = [*range(1, 21)]
    found = [number for number in chapters if re.search(rf"^{number}\s+[A-ZÄÖÜ]", text, flags=re.MULTILINE)]
    assert found == chapters
