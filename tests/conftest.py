from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

import ablage
from ausgaben import Ausgaben
from konzeptgen import cli
from programme import program
from pruefprogramme import BROWSER_FLAGS


@dataclass(frozen=True, slots=True)
class Ergebnis:
    code: int
    out: str
    err: str

    @property
    def text(self) -> str:
        return self.out + self.err


Befehl = Callable[..., Ergebnis]
LANGSAM = {"ausgaben", "browser", "vera"}
"""Fixtures that mark a test as slow."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write expected files anew; read every one of them")


def pytest_configure(config: pytest.Config) -> None:
    ablage.oeffnen(config)


def pytest_unconfigure(config: pytest.Config) -> None:
    ablage.schliessen(config)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Let what was chosen by file or name run in this process, which is there already; all cores take a whole run."""
    whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS and not config.option.keyword
    return None if whole else 0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test as langsam or schnell; files with slow ones begin, so that no core waits for a last one."""
    for item in items:
        if LANGSAM & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.langsam)
        elif not item.get_closest_marker("langsam"):
            item.add_marker(pytest.mark.schnell)
    slow = {item.path for item in items if item.get_closest_marker("langsam")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture
def befehl(capsys: pytest.CaptureFixture[str]) -> Befehl:
    def run(*arguments: object) -> Ergebnis:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ende:
            cli.main([str(argument) for argument in arguments])
        shown = capsys.readouterr()
        return Ergebnis(int(ende.value.code or 0), shown.out, shown.err)

    return run


@pytest.fixture(scope="session")
def ausgaben() -> Ausgaben:
    return Ausgaben()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = program("chromium")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=BROWSER_FLAGS)
        yield launched
        launched.close()


Seite = Callable[..., Page]


@pytest.fixture
def seite(browser: Browser) -> Iterator[Seite]:
    """Open a file, or nothing yet, in a window of its own, as large as asked for; the page knows the probes."""
    opened: list[Page] = []

    def open_page(path: Path | None, **options: object) -> Page:
        page = browser.new_page(**options)  # type: ignore[arg-type]  # one of a browser's many options each
        opened.append(page)
        page.add_init_script(path=Path(__file__).with_name("proben.js"))
        if path:
            page.goto(path.as_uri())
        return page

    yield open_page
    for page in opened:
        page.close()
