"""What the documents say exists: files, headings, make targets, programs, options, requests."""

import importlib
import re
import shlex
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from tools import api

pytestmark = pytest.mark.unit

ROOT = Path(__file__).parents[2]
READMES = [ROOT / "README.md", ROOT / "README.zh.md"]
DOCUMENTS = [*READMES, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
PERFORMANCE = ROOT / "docs" / "performance.md"
SCRIPTS: dict[str, str] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))[
    "project"
]["scripts"]

readmes = pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _outside_code(path: Path) -> str:
    return re.sub(r"```.*?```", "", _text(path), flags=re.DOTALL)


def _shell_lines(path: Path) -> list[str]:
    """The lines of a document's shell blocks, continued ones joined, comments left out."""
    blocks = re.findall(r"```sh\n(.*?)```", _text(path), flags=re.DOTALL)
    lines = "".join(blocks).replace("\\\n", " ").splitlines()
    return [line for line in lines if line.strip() and not line.lstrip().startswith("#")]


def _anchors(path: Path) -> set[str]:
    """How GitHub names a document's headings."""
    headings = re.findall(r"^#+ (.+)$", _outside_code(path), flags=re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_to_files_and_headings(document: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", _outside_code(document)):
        if "://" in link:
            continue
        name, _, anchor = link.partition("#")
        target = (document.parent / name).resolve() if name else document
        assert target.exists(), link
        assert not anchor or anchor in _anchors(target), link


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_make_targets_exist(document: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", _text(ROOT / "Makefile"), flags=re.MULTILINE))
    told = [*re.findall(r"`(make [^`]+)`", _outside_code(document)), *_shell_lines(document)]
    assert {line.split()[1] for line in told if line.startswith("make ")} <= targets


def test_every_make_target_is_told() -> None:
    targets = re.findall(r"^([a-z-]+):", _text(ROOT / "Makefile"), flags=re.MULTILINE)
    assert {name for name in targets if f"make {name}`" not in _text(ROOT / "CONTRIBUTING.md")} <= {
        "system"
    }


@cache
def _program(name: str) -> typer.Typer:
    module = importlib.import_module(SCRIPTS[name].partition(":")[0])
    apps = [value for value in vars(module).values() if isinstance(value, typer.Typer)]
    return apps[0]


def _leaves(command: Any, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], set[str]]]:
    """Every command below this one: its words, and its options without `--help`."""
    inner = getattr(command, "commands", None)
    if inner is None:
        told = (option for parameter in command.params for option in _options(parameter))
        yield words, set(told)
        return
    for name, below in inner.items():
        yield from _leaves(below, (*words, name))


def _options(parameter: Any) -> list[str]:
    return [*parameter.opts, *parameter.secondary_opts]


@cache
def _commands() -> dict[tuple[str, ...], frozenset[str]]:
    """`("hall", "key", "create")` -> its options, for every installed program."""
    found: dict[tuple[str, ...], frozenset[str]] = {}
    for script in SCRIPTS:
        command = typer.main.get_command(_program(script))
        found |= {words: frozenset(options) for words, options in _leaves(command, (script,))}
    return found


def test_every_program_tells_how_it_is_used() -> None:
    for words in _commands():
        answer = CliRunner().invoke(_program(words[0]), [*words[1:], "--help"])
        assert answer.exit_code == 0, words
        assert "Usage" in answer.output


@readmes
def test_commands_and_their_options_are_real(readme: Path) -> None:
    lines = [shlex.split(line, comments=True) for line in _shell_lines(readme)]
    told = [[Path(line[0]).name, *line[1:]] for line in lines]
    ours = [line for line in told if line[0] in SCRIPTS]
    assert len(ours) > 5
    for line in ours:
        names = [words for words in _commands() if words == tuple(line[: len(words)])]
        assert len(names) == 1, line
        assert {word for word in line if word.startswith("--")} <= _commands()[names[0]], line


@readmes
def test_every_option_is_told(readme: Path) -> None:
    table = _outside_code(readme)
    for words, options in _commands().items():
        assert f"`{' '.join(words)}`" in table, words
        assert {option for option in options if f"`{option}`" not in table} == set(), words


@readmes
def test_requests_of_the_table_are_routes(readme: Path) -> None:
    told = set(re.findall(r"^\| `(GET|POST|DELETE) (/[^`]+)`", _text(readme), flags=re.MULTILINE))
    assert len(told) > 10
    assert told <= {(method, route.path) for route in api.routes() for method in route.methods}


def test_every_route_stands_in_its_document() -> None:
    assert api.DOC.read_text("utf-8") == api.text(), "run python -m tools.api"


def test_both_readmes_have_the_same_shell_lines() -> None:
    english, chinese = (
        [re.sub(r"\s+#.*", "", line) for line in _shell_lines(path)] for path in READMES
    )
    assert english == chinese


@readmes
def test_figures_are_those_of_the_last_run(readme: Path) -> None:
    measured = dict(re.findall(r"^\| (\w+) \| ([^|]+?) \|", _text(PERFORMANCE), flags=re.MULTILINE))
    told = re.findall(r"\| ([\d.]+ [\w/]+)[^|]* \| `(\w+)` \|", _text(readme))
    assert len(told) >= 5
    assert {name: figure for figure, name in told} == {name: measured[name] for _, name in told}
