"""What a reader does with the page: by keyboard alone, on a narrow screen, with letters set wide, unobserved."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize

from ausgaben import GEZEIGT, Ausgaben
from conftest import Seite

DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 800}
NARROW: ViewportSize = {"width": 320, "height": 568}

BAD = Path(__file__).with_name("schlecht.html")


# --- Keyboard ---


def walk(page: Page) -> list[dict[str, object]]:
    """Press the tabulator until the keyboard has left the page; return what had its attention on the way."""
    found: list[dict[str, object]] = []
    stops = page.evaluate_handle("proben.stops()")
    for _ in range(1000):
        page.keyboard.press("Tab")
        focus = page.evaluate("stops => proben.focus(stops)", stops)
        if focus is None:
            return found
        found.append(focus)
    raise AssertionError("the keyboard does not get out of the page")


@pytest.mark.parametrize(("name", "size"), [*((name, DESKTOP) for name in GEZEIGT), ("konzept-musterstadt", NARROW)])
def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(
    seite: Seite, ausgaben: Ausgaben, name: str, size: ViewportSize
) -> None:
    page = seite(ausgaben.html(name), viewport=size, reduced_motion="reduce")
    walked = walk(page)
    assert walked[0]["name"] == "a.sprung „Zum Text springen“"
    # Sections in the list of contents, which open and close as one reads on, are no numbered stops.
    stops = [focus["stop"] for focus in walked if focus["stop"] != -1]
    assert stops == list(range(page.evaluate("proben.stops().length")))
    assert [focus["name"] for focus in walked if not focus["ring"]] == []
    assert [focus["name"] for focus in walked if not focus["seen"]] == []


def test_the_keyboard_finds_its_way_back(seite: Seite, ausgaben: Ausgaben) -> None:
    page = seite(ausgaben.html("konzept-beispieltal"), viewport=PHONE, reduced_motion="reduce")
    there = [focus["stop"] for focus in walk(page)]
    back = []
    stops = page.evaluate_handle("proben.stops()")
    for _ in there:
        page.keyboard.press("Shift+Tab")
        back.append(page.evaluate("stops => proben.focus(stops).stop", stops))
    assert back == there[::-1]


def test_the_first_stop_leads_past_the_contents_to_the_text(seite: Seite, ausgaben: Ausgaben) -> None:
    page = seite(ausgaben.html("konzept-musterstadt"), viewport=DESKTOP, reduced_motion="reduce")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "seite-text"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_enter_and_space_fold_and_unfold_the_contents(seite: Seite, ausgaben: Ausgaben, key: str) -> None:
    page = seite(ausgaben.html("konzept-musterstadt"), viewport=PHONE)
    contents = page.locator(".inhalt details")
    page.locator(".inhalt summary").focus()
    assert contents.get_attribute("open") is None
    page.keyboard.press(key)
    assert contents.get_attribute("open") == ""
    page.keyboard.press(key)
    assert contents.get_attribute("open") is None


def test_the_filter_is_set_and_reset_by_keyboard(seite: Seite, ausgaben: Ausgaben) -> None:
    page = seite(ausgaben.html("konzept-musterstadt"), viewport=DESKTOP)
    field = page.locator(".filter input").first
    count = page.locator(".filter .anzahl").first
    whole = count.inner_text()
    field.focus()
    page.keyboard.type("beratung")
    assert count.inner_text() != whole
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Filter zurücksetzen"
    page.keyboard.press("Enter")
    assert (field.input_value(), count.inner_text()) == ("", whole)
    assert page.evaluate("document.activeElement.tagName") == "INPUT"


def test_a_wide_table_is_moved_by_keyboard_and_a_narrow_one_is_no_stop(seite: Seite, ausgaben: Ausgaben) -> None:
    page = seite(ausgaben.html("konzept-musterstadt"), viewport=PHONE, reduced_motion="reduce")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    boxes = page.evaluate(
        "[...document.querySelectorAll('.rollen')].map(box => [box.scrollWidth > box.clientWidth, box.tabIndex === 0])"
    )
    assert all(wide == stop for wide, stop in boxes)
    assert {wide for wide, _ in boxes} == {True, False}
    table = page.locator(".rollen[tabindex]").first
    table.focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("box => box.scrollLeft > 0", arg=table.element_handle())


def test_what_a_keyboard_cannot_see_is_found_out(seite: Seite) -> None:
    page = seite(BAD, viewport=NARROW)
    button, _, link = walk(page)
    assert (button["ring"], button["seen"]) == (True, True)
    assert not link["ring"]
    page.evaluate("document.querySelector('header').style.height = '900px'")
    assert not walk(page)[0]["seen"]


def test_what_is_too_small_for_a_finger_is_found_out(seite: Seite) -> None:
    assert seite(BAD, viewport=NARROW).evaluate("proben.small()") == ["button. „“: 9 × 9"] * 2


# --- Narrow screens, letters set wide, fingers ---


def sideways(page: Page) -> int:
    """Return how far the page can be moved sideways."""
    page.evaluate("scrollTo(9999, 0)")
    return int(page.evaluate("scrollX"))


@pytest.mark.parametrize("name", GEZEIGT)
def test_nothing_is_lost_at_any_width_with_letters_set_wide_or_large(
    seite: Seite, ausgaben: Ausgaben, name: str
) -> None:
    page = seite(ausgaben.html(name), viewport=DESKTOP)
    for change in ("0", "proben.spread()", "document.documentElement.style.fontSize = '200%'"):
        page.evaluate(change)
        for size in (NARROW, DESKTOP):
            page.set_viewport_size(size)
            page.locator(".inhalt details").evaluate_all("lists => lists.forEach(list => { list.open = true; })")
            assert page.evaluate("proben.lost()") == [], (change, size)
            assert page.evaluate("proben.small()") == [], (change, size)
            assert sideways(page) == 0, (change, size)


def test_what_is_lost_is_found_out(seite: Seite) -> None:
    page = seite(BAD, viewport=DESKTOP)
    assert (sideways(page), page.evaluate("proben.lost()")) == (0, [])
    page.evaluate("proben.spread()")
    assert [line.rpartition("“")[2] for line in page.evaluate("proben.lost()")] == [" cut off"]
    assert sideways(seite(BAD, viewport=NARROW)) > 0


# --- What the page asks for and lets in ---

INTRUDER = """() => {
  const script = document.createElement("script");
  script.textContent = "document.title = 'eingedrungen'";
  document.body.append(script);
  document.body.insertAdjacentHTML("beforeend", '<img src="data:," onerror="document.title = \\'eingedrungen\\'">');
  return new Promise(done => setTimeout(() => done(document.title), 100));
}"""


@pytest.mark.parametrize("name", GEZEIGT)
def test_the_page_asks_nobody_and_keeps_its_own_rules(seite: Seite, ausgaben: Ausgaben, name: str) -> None:
    page = seite(None)
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    path = ausgaben.html(name)
    page.goto(path.as_uri())
    page.evaluate("document.fonts.ready")
    assert [url for url in asked if not url.startswith("data:")] == [path.as_uri()]
    assert said == []


def test_a_script_that_is_not_the_pages_own_does_not_run(seite: Seite, ausgaben: Ausgaben) -> None:
    assert seite(ausgaben.html("konzept-musterstadt")).evaluate(INTRUDER) != "eingedrungen"
    assert seite(BAD).evaluate(INTRUDER) == "eingedrungen"
