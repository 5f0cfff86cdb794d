from collections.abc import Callable
from dataclasses import dataclass

import pytest

from konzeptgen import cli


@dataclass(frozen=True, slots=True)
class Ergebnis:
    code: int
    out: str
    err: str

    @property
    def text(self) -> str:
        return self.out + self.err


Befehl = Callable[..., Ergebnis]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write expected files anew; read every one of them")


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
