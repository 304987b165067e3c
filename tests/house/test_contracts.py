"""The import contracts name everything they are meant to hold."""

import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.unit

ROOT = Path(__file__).resolve().parents[2]


def contract(name: str) -> dict[str, list[str]]:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found = [c for c in contracts["tool"]["importlinter"]["contracts"] if c["name"] == name]
    assert len(found) == 1
    return found[0]  # type: ignore[no-any-return]


def test_the_virtual_printer_is_kept_from_every_module_of_the_worker() -> None:
    kept = contract("The virtual printer reads paper with its own eyes")["forbidden_modules"]
    modules = {path.stem for path in (ROOT / "ticket_printer").glob("*.py")} - {"__init__"}
    assert {f"ticket_printer.{name}" for name in modules} <= set(kept)
    assert "escpos" in kept


def test_every_rules_module_is_held_pure() -> None:
    held = contract("Rules are pure: no database, no socket, no web")["source_modules"]
    rules = {
        f"hall_server.{path.parent.name}.rules" for path in ROOT.glob("hall_server/*/rules.py")
    }
    assert rules <= set(held)


def test_every_operation_of_the_queue_stands_above_its_rules() -> None:
    layers = contract("Inside a room: operations, views, state, rules, tables")["layers"]
    told = {name.strip().rpartition(".")[2] for layer in layers for name in layer.split("|")}
    modules = {path.stem for path in (ROOT / "hall_server/queue").glob("*.py")} - {"__init__"}
    assert modules == told
