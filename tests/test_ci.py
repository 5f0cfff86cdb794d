"""Checks in CI: from which severity on one fails, which findings count as known, where the templates install from."""

from __future__ import annotations

import json
import shutil
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml
from markdown_it import MarkdownIt

from konzept import Ordner
from konzeptgen.base.paths import EXAMPLES
from konzeptgen.reporters import fingerprint
from test_reporters import FEHLER, HINWEIS, REPORTERS, ROOT, TAG, _shell, _steps, bericht, repository

if TYPE_CHECKING:
    from conftest import Befehl

__all__ = ["repository"]

# Threshold and known findings


@pytest.mark.parametrize(
    ("schwelle", "code"), [("", 0), ("fehler", 0), ("warnung", 0), ("hinweis", 1), ("Hinweis", 1), ("hinwies", 2)]
)
def test_the_threshold_says_from_which_severity_on_a_check_fails(
    befehl: Befehl, tmp_path: Path, schwelle: str, code: int
) -> None:
    folder = Ordner(tmp_path).mit("unterkuenfte", HINWEIS_ALLEIN).pfad
    options = ["--schwelle", schwelle] if schwelle else []
    result = befehl("check", folder, *TAG, "--format", "json", "--bestand", _bestand(befehl, tmp_path), *options)
    assert result.code == code
    assert ("Meinten Sie „hinweis“?" in result.err) is (code == 2)


HINWEIS_ALLEIN = {"unterkuenfte": [{"id": "u", "name": "Wohnheim Domplatz", "art": "wohnung"}]}
"""One finding more than the smallest concept has: a Hinweis."""


def _bestand(befehl: Befehl, tmp_path: Path) -> Path:
    """Return the report on the smallest concept."""
    (tmp_path / "alt").mkdir()
    known = tmp_path / "bestand.json"
    known.write_text(befehl("check", Ordner(tmp_path / "alt").pfad, *TAG, "--format", "json").out, "utf-8")
    return known


def test_only_what_an_earlier_report_does_not_name_is_told_and_counts(befehl: Befehl, tmp_path: Path) -> None:
    folder = Ordner(tmp_path)
    known = tmp_path / "bestand.json"
    known.write_text(befehl("check", folder.pfad, *TAG, "--format", "json").out, "utf-8")
    open_then = sum(finding["antwort"] is None for finding in json.loads(known.read_text("utf-8"))["befunde"])
    assert open_then > 0
    call = ("check", folder.pfad, *TAG, "--schwelle", "hinweis", "--bestand", known)
    same = befehl(*call)
    assert same.code == 0
    assert f"Keine neuen Befunde, {open_then} bekannt" in same.out
    folder.mit("unterkuenfte", HINWEIS_ALLEIN)
    more = befehl(*call)
    assert more.code == 1
    assert "DSG002" in more.out
    report = json.loads(befehl(*call, "--format", "json").out)
    jsonschema.validate(report, json.loads((REPORTERS / "bericht.schema.json").read_text("utf-8")))
    assert report["anzahl"]["bekannt"] == open_then
    assert [f["code"] for f in report["befunde"] if not f["bekannt"] and f["antwort"] is None] == ["DSG002"]
    states = json.loads(befehl(*call, "--format", "sarif").out)["runs"][0]["results"]
    assert [result["ruleId"] for result in states if result["baselineState"] == "new"] == ["DSG002"]


def test_a_second_finding_of_a_known_kind_is_new() -> None:
    twice = bericht(HINWEIS, HINWEIS, FEHLER)
    report = twice.neben(Counter([fingerprint(HINWEIS.code, HINWEIS.subject, HINWEIS.message)]))
    assert (report.befunde, report.bekannte) == ((HINWEIS, FEHLER), (HINWEIS,))


def test_faults_of_the_data_are_never_known(befehl: Befehl, tmp_path: Path) -> None:
    folder = Ordner(tmp_path).mit("konzept", {"kommnue": {}})
    known = tmp_path / "bestand.json"
    known.write_text(befehl("check", folder.pfad, *TAG, "--format", "json").out, "utf-8")
    assert befehl("check", folder.pfad, *TAG, "--format", "json", "--bestand", known).code == 1


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "anderes/1", "befunde": []}', "[" * 100_000, None])
def test_a_file_that_is_no_report_is_said_to_be_none(befehl: Befehl, tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "alt.json").write_text(text, "utf-8")
    result = befehl("check", EXAMPLES / "minimal", *TAG, "--bestand", tmp_path / "alt.json")
    assert result.code == 2
    assert "alt.json“" in result.err


# Where the templates install from


def _job() -> dict[str, Any]:
    job: dict[str, Any] = yaml.safe_load((ROOT / "ci/gitlab/konzeptgen.gitlab-ci.yml").read_text("utf-8"))["konzeptgen"]
    return job


def _action_script(name: str) -> str:
    return str(dict(_steps())[name]["run"])


def _installed(script: str, tmp_path: Path, **environment: str) -> tuple[int, list[str], str]:
    """Run a script with a ``python`` that notes its arguments; return code, notes and what was said."""
    (tmp_path / "bin").mkdir(exist_ok=True)
    notes = tmp_path / "notes"
    python = tmp_path / "bin" / "python"
    python.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" "$PIP_CONSTRAINT" "$PIP_BUILD_CONSTRAINT" >> "{notes}"\n', "utf-8"
    )
    for name in ("python", "python3", "pip", "pip3", "uv"):
        (tmp_path / "bin" / name).write_bytes(python.read_bytes())
        (tmp_path / "bin" / name).chmod(0o755)
    done = _shell(script, tmp_path, PATH=f"{tmp_path / 'bin'}:/usr/bin:/bin", **environment)
    return done.returncode, notes.read_text("utf-8").splitlines() if notes.exists() else [], done.stderr


@pytest.mark.parametrize("service", ["github", "gitlab"])
def test_templates_install_their_own_checkout_with_its_pinned_versions(tmp_path: Path, service: str) -> None:
    if service == "github":
        script, places = _action_script("installieren"), {"GITHUB_ACTION_PATH": str(ROOT / "ci/github-action")}
    else:
        values = {**_job()["variables"], "KONZEPTGEN_QUELLE": ROOT.name, "CI_PROJECT_DIR": str(ROOT.parent)}
        script, places = "\n".join(_job()["before_script"]), {name: str(value) for name, value in values.items()}
    code, notes, _ = _installed(script, tmp_path, **places)
    *call, source, constraint, build_constraint = notes
    assert (code, call) == (0, ["-m", "pip", "install"])
    assert Path(source).resolve() == ROOT
    assert Path(constraint).resolve() == Path(build_constraint).resolve() == ROOT / "constraints.txt"


@pytest.mark.parametrize("service", ["github", "gitlab"])
def test_templates_install_nothing_where_the_checkout_is_missing(tmp_path: Path, service: str) -> None:
    """As a bare name ``konzeptgen`` would be whatever somebody has registered under it."""
    if service == "github":
        shutil.copytree(ROOT / "ci/github-action", tmp_path / "repo/ci/github-action")
        script, places = _action_script("installieren"), {"GITHUB_ACTION_PATH": str(tmp_path / "repo/ci/github-action")}
    else:
        values = {**_job()["variables"], "CI_PROJECT_DIR": str(tmp_path)}
        script, places = "\n".join(_job()["before_script"]), {name: str(value) for name, value in values.items()}
    code, notes, said = _installed(script, tmp_path, **places)
    assert (code, notes) == (3, [])
    assert "Quelltext von konzeptgen" in said


def test_the_hook_installs_with_the_pinned_versions_of_its_checkout() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert (hook["language"], hook["additional_dependencies"]) == ("python", ["--constraint=constraints.txt"])


def test_what_builds_the_package_is_pinned_too() -> None:
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["build-system"]["requires"]
    pinned = (ROOT / "constraints.txt").read_text("utf-8")
    assert needed
    assert [name for name in needed if f"\n{name}==" not in pinned] == []


def test_no_template_names_a_package_to_install() -> None:
    scripts = [step["run"] for _, step in _steps() if "run" in step]
    job = _job()
    for script in [*scripts, *job["before_script"], *job["script"]]:
        for line in script.splitlines():
            assert "install" not in line or line.strip().endswith('install "$quelle"'), line


@pytest.mark.langsam
def test_no_backticks_of_the_data_close_the_block_of_the_summary(repository: Path) -> None:
    konzept = repository / "konzept" / "konzept.yaml"
    evil = "Stadt ```` </details> &#x202E; ![x](https://boese.example/x.png)"
    konzept.write_text(konzept.read_text("utf-8") + f'"````\\n{evil}": x\n', "utf-8")
    summary = repository / "kurz"
    names = {"GITHUB_OUTPUT": str(repository / "aus"), "GITHUB_STEP_SUMMARY": str(summary)}
    done = _shell(
        _action_script("pruefen"),
        repository,
        ORDNER="konzept",
        STICHTAG="1.10.2026",
        SCHWELLE="hinweis",
        BESTAND="",
        RUNNER_TEMP=str(repository),
        **names,
    )
    assert done.returncode == 0, done.stderr
    assert "````" in summary.read_text("utf-8")
    assert [token.type for token in MarkdownIt().parse(summary.read_text("utf-8"))] == ["fence"]
