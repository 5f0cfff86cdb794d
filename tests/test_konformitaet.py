"""What is written keeps to the norms: PDF/UA-1, PDF/A-2a, HTML and WCAG 2.2, in every example.

Programs of others judge: veraPDF, axe-core in a browser, the Nu HTML checker. pikepdf shows what none of them looks at.
Each of them has to find fault with something bad as well.
"""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import pikepdf
import pytest
from lxml import etree, html
from playwright.sync_api import Page, ViewportSize

from ausgaben import GEZEIGT, GROSS, Ausgaben
from conftest import Seite
from konzeptgen.document.tree import (
    Column,
    Cover,
    Design,
    Document,
    Figure,
    Heading,
    Paragraph,
    Picture,
    Table,
    Text,
)
from konzeptgen.writers.write import write
from pruefprogramme import VeraPdf, axe, nu, verapdf

# --- HTML: WCAG, in every state ---

DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 800}
NARROW: ViewportSize = {"width": 320, "height": 568}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
COLOURS = ("color-contrast", "link-in-text-block")


@contextmanager
def turned_contents(page: Page) -> Iterator[None]:
    contents = page.locator(".inhalt summary")
    contents.click()
    yield
    contents.click()


@contextmanager
def filtered(page: Page, words: str) -> Iterator[None]:
    for field in page.locator(".filter input").all():
        field.fill(words)
    yield
    for field in page.locator(".filter input").all():
        field.fill("")


@contextmanager
def sized(page: Page, size: ViewportSize, scale: int = 1) -> Iterator[None]:
    metrics = {**size, "deviceScaleFactor": scale, "mobile": False}
    window = page.context.new_cdp_session(page)
    window.send("Emulation.setDeviceMetricsOverride", metrics)
    yield
    window.send("Emulation.clearDeviceMetricsOverride")


@contextmanager
def narrow_and_turned(page: Page) -> Iterator[None]:
    with sized(page, NARROW), turned_contents(page):
        yield


@contextmanager
def on_paper(page: Page) -> Iterator[None]:
    page.emulate_media(media="print")
    yield
    page.emulate_media(media="screen")


@contextmanager
def in_forced_colours(page: Page) -> Iterator[None]:
    page.emulate_media(forced_colors="active")
    yield
    page.emulate_media(forced_colors="none")


@contextmanager
def with_text_enlarged(page: Page) -> Iterator[None]:
    page.evaluate("document.documentElement.style.fontSize = '212.5%'")
    yield
    page.evaluate("document.documentElement.style.fontSize = ''")


STATES: dict[str, Callable[[Page], AbstractContextManager[None]]] = {
    "as it opens": lambda _: nullcontext(),
    "contents folded": turned_contents,
    "filtered": lambda page: filtered(page, "beratung"),
    "no hits": lambda page: filtered(page, "gibtesnicht"),
    "on paper": on_paper,
    "in forced colours": in_forced_colours,
    "on a phone": lambda page: sized(page, PHONE),
    "on a narrow phone, contents unfolded": narrow_and_turned,
    "zoomed to 200 %": lambda page: sized(page, {"width": 640, "height": 450}, 2),
    "text of 200 %": with_text_enlarged,
}


# Three concepts stand for all looks and parts: the largest of the house's look and two with looks of their own. What
# has no more parts is seen in those states in which it looks another way.
EVERY_STATE = ("konzept-landkreis-augsburg", "konzept-musterland", "konzept-musterstadt")
OF_FEWER_PARTS = ("as it opens", "filtered", "on paper", "on a narrow phone, contents unfolded")


def settled(page: Page) -> None:
    """Wait until the page has taken note of a change."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def violations(page: Page, *, colours: bool = True) -> list[str]:
    """Return what axe finds, and what it leaves undecided but for contrast: it cannot see through a shadow."""
    options = {
        "runOnly": TAGS,
        "rules": {rule: {"enabled": colours} for rule in COLOURS},
        "resultTypes": ["violations", "incomplete"],
    }
    found = page.evaluate("options => axe.run(options)", options)
    rules = [*found["violations"], *(rule for rule in found["incomplete"] if rule["id"] != "color-contrast")]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in rules for node in rule["nodes"]]


def opened(seite: Seite, path: Path, size: ViewportSize) -> Page:
    page = seite(path, viewport=size)
    page.evaluate(axe())
    return page


@pytest.mark.parametrize("name", GEZEIGT)
def test_axe_finds_nothing_on_the_whole_page_and_all_text_stands_out(
    seite: Seite, ausgaben: Ausgaben, name: str
) -> None:
    page = opened(seite, ausgaben.html(name), DESKTOP)
    assert violations(page, colours=False) == []
    assert page.evaluate("proben.faint()") == []


@pytest.mark.parametrize("name", GEZEIGT)
def test_axe_finds_nothing_in_any_state_of_the_page(seite: Seite, ausgaben: Ausgaben, name: str) -> None:
    page = opened(seite, ausgaben.html(name), DESKTOP)
    page.evaluate("proben.thin()")
    for state in STATES if name in EVERY_STATE else OF_FEWER_PARTS:
        with STATES[state](page):
            settled(page)
            # Colours take axe longer than all else; beyond the first state the probe alone looks at them.
            assert violations(page, colours=state == "as it opens") == [], state
            assert page.evaluate("proben.faint()") == [], state


BAD = Path(__file__).with_name("schlecht.html")


def test_a_bad_page_is_found_out(seite: Seite) -> None:
    page = opened(seite, BAD, NARROW)
    found = {line.partition(":")[0] for line in violations(page)}
    assert found >= {"image-alt", "button-name", "document-title", "html-has-lang", "color-contrast", "target-size"}
    assert len(page.evaluate("proben.faint()")) == 1


# --- HTML: valid by the Nu checker ---


def test_the_nu_checker_has_nothing_to_say(ausgaben: Ausgaben) -> None:
    said = [
        (Path(message["url"].removeprefix("file:")), message["message"])
        for message in nu([BAD, *map(ausgaben.html, GEZEIGT)])
    ]
    unknown = "CSS: “size-adjust”: "  # CSS Fonts 5, which browsers know and this release of the checker does not
    said = [(path, message) for path, message in said if not message.startswith(unknown)]
    assert [message for path, message in said if path != BAD] == []
    assert [re.findall("“(.+?)”", message)[0] for _, message in said] == ["title", "img", "lang"]


# --- PDF: PDF/UA-1 and PDF/A-2a by veraPDF ---

PROFILES = {"ua1": 106, "2a": 153}


def without_alt(pdf: pikepdf.Pdf) -> None:
    del next(node for node in elements(pdf) if "/Alt" in node)["/Alt"]


def without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def without_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/StructTreeRoot"], pdf.Root["/MarkInfo"]


def without_scopes(pdf: pikepdf.Pdf) -> None:
    for node in elements(pdf):
        for attributes in node.get("/A", pikepdf.Array()):
            for key in ("/Scope", "/Headers"):
                if key in attributes:
                    del attributes[key]


def without_title(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["dc:title"]


def without_title_in_the_window(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/ViewerPreferences"]


def without_metadata(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Metadata"]


def without_its_claim(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["pdfuaid:part"]


def without_fonts(pdf: pikepdf.Pdf) -> None:
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary):
            for key in {"/FontFile", "/FontFile2", "/FontFile3"} & set(one.keys()):
                del one[key]


def without_letters(pdf: pikepdf.Pdf) -> None:
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and "/ToUnicode" in one:
            del one["/ToUnicode"]


def with_a_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def with_a_heading_left_out(pdf: pikepdf.Pdf) -> None:
    next(node for node in elements(pdf) if node.S == "/H1").S = pikepdf.Name.H3


def with_a_tag_that_nobody_knows(pdf: pikepdf.Pdf) -> None:
    next(node for node in elements(pdf) if node.S == "/P").S = pikepdf.Name("/Quatsch")


def with_tags_under_suspicion(pdf: pikepdf.Pdf) -> None:
    pdf.Root.MarkInfo.Suspects = True


def with_a_link_beside_the_tags(pdf: pikepdf.Pdf) -> None:
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], F=4)
    pdf.pages[0].obj["/Annots"] = pikepdf.Array([pdf.make_indirect(link)])


SOUND = "unversehrt"
MUTANTS: dict[Callable[[pikepdf.Pdf], None], dict[str, str]] = {
    without_alt: {"ua1": "7.3-1"},
    without_language: {"ua1": "7.2-"},
    without_tags: {"ua1": "7.1-", "2a": "6.7."},
    without_scopes: {"ua1": "7.5-1"},
    without_title: {"ua1": "7.1-9"},
    without_title_in_the_window: {"ua1": "7.1-10"},
    without_metadata: {"ua1": "7.1-8", "2a": "6.6."},
    without_its_claim: {"ua1": "5-"},
    without_fonts: {"ua1": "7.21.4.1-1", "2a": "6.2.11.4.1-1"},
    without_letters: {"ua1": "7.21.7-1"},
    with_a_script: {"2a": "6.5.1-1"},
    with_a_heading_left_out: {"ua1": "7.4.2-1"},
    with_a_tag_that_nobody_knows: {"ua1": "7.1-5"},
    with_tags_under_suspicion: {"ua1": "7.1-4"},
    with_a_link_beside_the_tags: {"ua1": "7.18."},
}


def small() -> Document:
    """Return a document with all that a mutation takes away."""
    said = Paragraph((Text("Im Norden sind es mehr."),))
    rows = (((Text("Nord"),), (Text("12"),)), ((Text("Süd"),), (Text("7"),)))
    head = ((Text("Ort"),), (Text("Plätze"),))
    table = Table((Column("left", 0.5), Column("right", 0.5)), head, rows, "tab", (Text("Plätze je Ort"),), 1)
    figure = Figure("bild", (Text("Die meisten Plätze liegen im Norden"),), "Säulen: Nord 12, Süd 7", "abb", 1)
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0H9V9z"/></svg>'
    cover = Cover("Konzept", "", "Stadt Musterstadt", (), draft=False)
    blocks = (Heading(1, (Text("Plätze"),), "plaetze", "1"), said, table, figure)
    return Document(cover, blocks, "2026-03-31", {"bild": Picture(svg, "image/svg+xml", 40, 20)}, Design())


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield the elements of the structure in reading order."""
    todo = [pdf.Root.StructTreeRoot.K]
    while todo:
        node = todo.pop()
        if isinstance(node, pikepdf.Array):
            todo.extend(reversed(list(node)))
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield node
            todo.append(node.get("/K", pikepdf.Array()))


@pytest.fixture(scope="module")
def mutants(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the small document as it is under its own name, and spoilt in each way under that of the mutation."""
    folder = tmp_path_factory.mktemp("mutanten")
    made = {name: folder / f"{name}.pdf" for name in (SOUND, *(mutate.__name__ for mutate in MUTANTS))}
    made[SOUND].write_bytes(write(small(), ("pdf",))["pdf"])
    for mutate in MUTANTS:
        with pikepdf.open(made[SOUND]) as pdf:
            mutate(pdf)
            pdf.save(made[mutate.__name__])
    return made


@pytest.fixture(scope="module", autouse=True)
def begun(request: pytest.FixtureRequest) -> Iterator[Future[VeraPdf] | None]:
    """Let veraPDF begin beside the first test, where one asks for it: it takes as long as all the others."""
    if not any("vera" in getattr(item, "fixturenames", ()) for item in request.session.items):
        yield None
        return
    ausgaben, mutants = request.getfixturevalue("ausgaben"), request.getfixturevalue("mutants")
    pdfs = [*map(ausgaben.pdf, (*GEZEIGT, GROSS)), *mutants.values()]
    with ThreadPoolExecutor(max_workers=1) as pool:
        yield pool.submit(verapdf, pdfs)


@pytest.fixture(scope="module")
def vera(begun: Future[VeraPdf]) -> VeraPdf:
    return begun.result()


@pytest.mark.parametrize("name", [*GEZEIGT, GROSS])
def test_verapdf_passes_every_pdf(vera: VeraPdf, ausgaben: Ausgaben, name: str) -> None:
    path = ausgaben.pdf(name)
    assert vera.checks[path] > 2000
    assert [vera.broken.get((profile, path), {}) for profile in PROFILES] == [{}, {}]


def test_verapdf_has_read_every_rule(vera: VeraPdf) -> None:
    assert vera.rules == PROFILES


@pytest.mark.parametrize("mutate", MUTANTS)
def test_verapdf_finds_a_spoilt_pdf_out(vera: VeraPdf, mutants: dict[str, Path], mutate: Callable[..., None]) -> None:
    assert all((profile, mutants[SOUND]) not in vera.broken for profile in PROFILES)
    for profile, rule in MUTANTS[mutate].items():
        broken = vera.broken[profile, mutants[mutate.__name__]]
        assert any(found.startswith(rule) for found in broken), broken


# --- PDF: what veraPDF does not look at ---


@pytest.fixture(params=GEZEIGT)
def both(request: pytest.FixtureRequest, ausgaben: Ausgaben) -> Iterator[tuple[pikepdf.Pdf, html.HtmlElement]]:
    """Return the PDF of an example and its page, which says the same."""
    page = html.document_fromstring(ausgaben.html(request.param).read_bytes())
    with pikepdf.open(ausgaben.pdf(request.param)) as pdf:
        yield pdf, page


Both = tuple[pikepdf.Pdf, html.HtmlElement]


def words(text: str) -> str:
    return re.sub(r"[\s\u200b\u2060]+", " ", text.replace("\u00ad", "")).strip()


def spoken(element: etree._Element) -> str:
    return words("".join(map(str, element.itertext())))


def test_the_title_is_shown_and_the_language_is_german(both: Both) -> None:
    pdf, page = both
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.Lang == "de-DE"
    assert pdf.docinfo["/Title"] == page.findtext(".//title")
    assert pdf.open_metadata()["dc:title"] == page.findtext(".//title")


def test_every_heading_has_its_bookmark_with_its_number(both: Both) -> None:
    pdf, page = both
    headings = page.xpath("//main//*[self::h2 or self::h3 or self::h4 or self::h5 or self::h6]")
    with pdf.open_outline() as outline:
        assert list(titles(outline.root)) == [*map(spoken, headings)]


def titles(entries: list[pikepdf.OutlineItem]) -> Iterator[str]:
    for entry in entries:
        yield words(entry.title)
        yield from titles(entry.children)


def test_every_table_heads_its_columns_and_where_a_row_has_a_name_its_rows(both: Both) -> None:
    pdf, page = both
    tables = [node for node in elements(pdf) if node.S == "/Table"]
    for table, shown in zip(tables, page.iterfind(".//main//table"), strict=True):
        head = [row for part in table.K if part.S == "/THead" for row in part.K]
        assert [[scope(cell) for cell in row.K] for row in head] == [["/Column"] * len(shown.find("thead/tr"))]
        body = [row for part in table.K if part.S == "/TBody" for row in part.K]
        named = [row[0].tag == "th" for row in shown.xpath("(tbody|tfoot)/tr")]
        assert [scope(row.K[0]) == "/Row" for row in body] == named


def scope(cell: pikepdf.Object) -> str:
    """Return what a head cell heads; nothing for another cell."""
    return next((str(attributes.Scope) for attributes in cell.A if cell.S == "/TH" and "/Scope" in attributes), "")


def test_every_picture_says_more_than_its_title(both: Both) -> None:
    pdf, page = both
    alts = [words(str(node.Alt)) for node in elements(pdf) if node.S == "/Figure"]
    captions = [words(spoken(caption).partition(": ")[2]) for caption in page.iterfind(".//figcaption/p[1]")]
    pictures = alts[len(page.findall(".//div[@class='logo']")) :]
    for alt, caption in zip(pictures, captions, strict=True):
        assert len(alt) > len(caption)
        assert alt not in caption


def test_every_link_says_where_it_leads(both: Both) -> None:
    pdf, page = both
    links = [note for page in pdf.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]
    assert [str(link.Rect) for link in links if len(words(str(link.get("/Contents", "")))) < 5] == []
    assert len(links) >= len(page.xpath("//main//a"))


def test_every_character_can_be_read_out(both: Both) -> None:
    for page in both[0].pages:
        for name, font in page.Resources.get("/Font", {}).items():
            assert "/ToUnicode" in font, name
