"""Order in the house: what no linter looks after."""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

pytestmark = pytest.mark.unit

ROOT = Path(__file__).parents[2]
PACKAGES = ("hall_link", "hall_server", "kiosk", "display", "evaluator", "ticket_printer")
FOLDERS = (*PACKAGES, "tests", "tools", "bench", "docs", ".ci")
TEXTS = {".py", ".md", ".yaml", ".toml", ".json", ".sh", ".mako", ".kv", ".txt", ""}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

PINNED_FOR = {"python_version": "3.11", "python_full_version": "3.11.2"}
"""Where the pins are made: the oldest Python we run on."""

REGISTRIES = re.compile(
    r"pypi\.org|pythonhosted\.org|debian\.org|ubuntu\.com|registry\.npmjs|npmjs\.com"
    r"|proxy\.golang|crates\.io|anaconda\.org",
    re.IGNORECASE,
)
MACHINE_PATHS = re.compile(r"(?<![\w.~/}-])/(?:root|home|work|Users|mnt|opt|tmp|var/folders)/\w")


def _texts() -> Iterator[Path]:
    """Every file of the project that people wrote."""
    found = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*")]
    for path in sorted([*found, *ROOT.glob("*")]):
        hidden = "__pycache__" in path.parts or path.name == ".git"  # a file in a worktree
        if path.is_file() and path.suffix in TEXTS and not hidden:
            yield path


def _modules() -> list[Path]:
    return [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]


def test_every_init_file_is_empty() -> None:
    inits = [path for path in _modules() if path.name == "__init__.py"]
    assert len(inits) > 10
    assert [path for path in inits if path.stat().st_size] == []


def test_every_folder_of_code_is_a_package() -> None:
    assert {
        path.parent for path in _modules() if not (path.parent / "__init__.py").exists()
    } == set()


def test_no_file_has_outgrown_its_room() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in _modules()}
    assert {str(path.relative_to(ROOT)): n for path, n in lengths.items() if n > 400} == {}


def test_no_text_names_a_machine_or_a_registry() -> None:
    texts = list(_texts())
    assert len(texts) > 100
    for path in texts:
        text = path.read_text(encoding="utf-8")
        assert not REGISTRIES.search(text), path
        assert not MACHINE_PATHS.search(text), path


def test_the_search_for_paths_finds_them() -> None:
    for folder in ("home", "root", "tmp", "opt"):
        for told in (f'"/{folder}/hall"', f"cd /{folder}/hall", f"(file:/{folder}/hall)"):
            assert MACHINE_PATHS.search(told), told
    for fine in ("/api/v1/hall", "docs/home/x.md", "/proc/self/fd", ".demo/tmp/x", "//host/opt/x"):
        assert not MACHINE_PATHS.search(fine), fine


def _pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    faulty = [line for line in lines if not re.fullmatch(r"[a-z0-9-]+==[A-Za-z0-9.+!]+", line)]
    assert faulty == []
    pins = dict(line.split("==") for line in lines)
    assert len(pins) == len(lines)
    return pins


def _direct() -> list[Requirement]:
    extras = PROJECT["optional-dependencies"].values()
    told = [*PROJECT["dependencies"], *(line for extra in extras for line in extra)]
    return [Requirement(line) for line in told]


def _needed(requirement: Requirement) -> list[Requirement]:
    """What a package asks for with these extras, on the Python the pins are made for."""
    try:
        told = [Requirement(line) for line in requires(requirement.name) or []]
    except PackageNotFoundError:
        return []
    places = [{**PINNED_FOR, "extra": extra} for extra in ("", *requirement.extras)]
    return [r for r in told if not r.marker or any(r.marker.evaluate(place) for place in places)]


def test_every_dependency_is_pinned_to_a_version_that_fits() -> None:
    pins = _pins()
    for requirement in _direct():
        pinned = pins[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(pinned), requirement


def test_what_the_dependencies_need_is_pinned_too_and_nothing_else() -> None:
    todo, seen = _direct(), set()
    while todo:
        requirement = todo.pop()
        key = (canonicalize_name(requirement.name), frozenset(requirement.extras))
        if key not in seen:
            seen.add(key)
            todo += _needed(requirement)
    assert {name for name, _ in seen} == set(_pins())
