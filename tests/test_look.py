"""What people see: the HTML in a browser at desktop and phone width, the DOCX in LibreOffice."""

import re
import subprocess
from pathlib import Path

from playwright.sync_api import Page

from ausgaben import Ausgaben
from conftest import Seite
from programme import office, program


def opened(seite: Seite, ausgaben: Ausgaben, width: int) -> Page:
    return seite(ausgaben.html("konzept-musterstadt"), viewport={"width": width, "height": 900})


def test_filter_finds_providers_without_umlauts(seite: Seite, ausgaben: Ausgaben) -> None:
    page = opened(seite, ausgaben, 1280)
    table = page.locator("xpath=//table[caption[contains(., 'Alle Angebote')]]")
    field = table.locator("xpath=preceding::input[1]")
    rows = table.locator("tbody tr")
    whole = rows.count()
    field.fill("jugendmigrationsdienst")
    shown = [row for row in rows.all() if row.is_visible()]
    assert 0 < len(shown) < whole
    assert all("jugendmigrationsdienst" in row.inner_text().lower() for row in shown)
    field.fill("gibtesnicht")
    assert not any(row.is_visible() for row in rows.all())


def test_contents_stand_beside_the_text_on_a_desktop_only(seite: Seite, ausgaben: Ausgaben) -> None:
    def left_of_text(width: int) -> bool:
        page = opened(seite, ausgaben, width)
        nav = page.locator("nav").first.bounding_box()
        main = page.locator("main").bounding_box()
        assert nav
        assert main
        return nav["x"] + nav["width"] <= main["x"] + 1

    assert left_of_text(1280)
    assert not left_of_text(390)


def test_docx_opens_in_libreoffice_with_every_chapter(ausgaben: Ausgaben, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = [office("sw"), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(ausgaben.docx("konzept-musterstadt"))], check=True, capture_output=True, timeout=180)
    text = subprocess.run(
        [program("pdftotext"), str(tmp_path / "konzept-musterstadt.pdf"), "-"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    chapters = [*range(1, 21)]
    found = [number for number in chapters if re.search(rf"^{number}\s+[A-ZÄÖÜ]", text, flags=re.MULTILINE)]
    assert found == chapters
