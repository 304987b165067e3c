"""Rows of a workbook into the guide of a hall: what it would be, and every fault. Pure.

What a sheet does not say stays as it is; nothing is taken off the guide by leaving it out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from hall_server.hall_file.checking import checked
from hall_server.hall_file.errors import Spot
from hall_server.hall_file.model import HallFile
from hall_server.hall_file.sheets.cells import (
    BadCell,
    Plain,
    flag_of,
    limit_of,
    lines_of,
    money_of,
    number_of,
    words_of,
)
from hall_server.hall_file.sheets.columns import (
    ENGLISH,
    ITEM_COLUMNS,
    ITEMS,
    OF_ITEM,
    PAPER_COLUMNS,
    PAPERS,
    SHEETS,
    STEP_COLUMNS,
    STEPS,
    Column,
)
from hall_server.hall_file.sheets.read import SheetFault, SheetRow
from hall_server.hall_file.versions import as_counted

_FREE = {"zh": "不收费", "en": "Free of charge"}
Where = tuple[str, int]
"""The sheet and row something came from."""


@dataclass(frozen=True, slots=True)
class Import:
    """`file`: the hall with the changed guide, None where there are faults. `read`: how many rows
    of each sheet were looked at."""

    file: HallFile | None
    faults: list[SheetFault]
    read: dict[str, int]


@dataclass
class _Draft:
    """The guide as plain values while rows are put in."""

    base: Plain
    items: dict[str, Plain]
    names: dict[str, dict[str, str]]
    faults: list[SheetFault] = field(default_factory=list)
    came: dict[Spot, Where] = field(default_factory=dict)

    def fault(self, where: Where, column: str, message: str) -> None:
        self.faults.append(SheetFault(*where, column, message))


def merged(file: HallFile, sheets: dict[str, list[SheetRow]]) -> Import:
    """The hall as it would be. Every fault of every row is told at once."""
    plain = file.model_dump(mode="json", exclude_none=True)
    draft = _Draft(plain, {item["id"]: item for item in plain["items"]}, _names(file))
    for row in sheets.get(ITEMS, ()):
        _take_item(draft, row)
    _take_lists(draft, sheets.get(PAPERS, ()), PAPERS, "materials")
    _take_lists(draft, sheets.get(STEPS, ()), STEPS, "steps")
    read = {name: len(rows) for name, rows in sheets.items()}
    plain["items"] = list(draft.items.values())
    found, faults = checked(plain)
    told = {fault[:3]: fault for fault in (_told(draft, plain, *fault) for fault in faults)}
    told |= {fault[:3]: fault for fault in draft.faults}
    if found is None or told:
        return Import(None, sorted(told.values()), read)
    return Import(as_counted(file, found), [], read)


def _names(file: HallFile) -> dict[str, dict[str, str]]:
    """What people call departments, queues and kinds -> their ids."""
    return {
        "department": {d.name.zh: d.id for d in file.departments},
        "queue": {q.name.zh: q.id for q in file.queues},
        "kind": {k.name.zh: k.code for k in file.casebook.kinds},
    }


def _take_item(draft: _Draft, row: SheetRow) -> None:
    where = (ITEMS, row.number)
    item_id = row.cells.get("代号", "")
    if not item_id:
        draft.fault(where, "代号", "请填写")
        return
    if ("items", item_id) in draft.came:
        draft.fault(where, "代号", f"{item_id} 重复了")
        return
    draft.came["items", item_id] = where
    if item_id not in draft.items:
        draft.items[item_id] = {"id": item_id}
        for column in ITEM_COLUMNS:
            if column.needed and column.head not in row.cells:
                draft.fault(where, column.head, "新的事项必须填")
    _take_cells(draft, where, ITEM_COLUMNS, row, draft.items[item_id])


def _take_lists(draft: _Draft, rows: Sequence[SheetRow], sheet: str, key: str) -> None:
    """The papers or steps of each item that has rows here, in place of those it had."""
    fresh: dict[str, list[Plain]] = {}
    for row in rows:
        where, item_id = (sheet, row.number), row.cells.get(OF_ITEM, "")
        if item_id not in draft.items:
            draft.fault(where, OF_ITEM, f"没有 {item_id}" if item_id else "请填写")
            continue
        entries = fresh.setdefault(item_id, [])
        before = draft.items[item_id].get(key, [])
        make = _paper if key == "materials" else _step
        draft.came[key, item_id, len(entries)] = where
        entries.append(make(draft, where, row, before))
    for item_id, entries in fresh.items():
        draft.items[item_id][key] = entries


def _paper(draft: _Draft, where: Where, row: SheetRow, before: list[Plain]) -> Plain:
    """A paper of the same name keeps its sample forms."""
    name = row.cells.get("材料名称", "")
    known = next((paper for paper in before if paper["name"]["zh"] == name), {})
    paper = dict(known)
    if not name:
        draft.fault(where, "材料名称", "请填写")
    _take_cells(draft, where, PAPER_COLUMNS, row, paper)
    return paper


def _step(draft: _Draft, where: Where, row: SheetRow, before: list[Plain]) -> Plain:
    name = row.cells.get("步骤", "")
    known = next((step for step in before if step["zh"] == name), {})
    step = {**known, "step": {"zh": name, "en": known.get("en", name)}} if known else {}
    if not name:
        draft.fault(where, "步骤", "请填写")
    _take_cells(draft, where, STEP_COLUMNS, row, step)
    words = step.pop("step", {"zh": "", "en": ""})
    return {**step, **words}


def _take_cells(
    draft: _Draft, where: Where, columns: Sequence[Column], row: SheetRow, entry: Plain
) -> None:
    for column in columns:
        said, english = row.cells.get(column.head, ""), row.cells.get(column.head + ENGLISH, "")
        if not said:
            if english:
                draft.fault(where, column.head, "只填了英文，请填中文")
            continue
        try:
            _set(entry, column.key, _value(draft, column, said, english, entry))
        except BadCell as bad:
            draft.fault(where, column.head, f"“{said}”看不懂，{bad}")


def _value(draft: _Draft, column: Column, said: str, english: str, entry: Plain) -> Any:
    before = _get(entry, column.key)
    match column.kind:
        case "words":
            return words_of(said, english, before)
        case "lines":
            return lines_of(said, english, before or [])
        case "limit":
            return {**limit_of(said), **_remark(before, said)}
        case "flag":
            return flag_of(said)
        case "number":
            return number_of(said)
        case "money":
            return money_of(said)
        case "department" | "queue":
            return _named(draft, column.kind, said)
        case _:
            return _named(draft, "kind", said) if column.key == "kind" else said


def _remark(before: Plain | None, said: str) -> Plain:
    """The remark of a limit stays as long as the limit does."""
    same = before is not None and {k: before[k] for k in ("amount", "unit")} == limit_of(said)
    return {"text": before["text"]} if same and before and "text" in before else {}


def _named(draft: _Draft, what: str, said: str) -> str:
    names = draft.names[what]
    if said in names:
        return names[said]
    if said in names.values():
        return said
    listed = "、".join(list(names)[:12])
    raise BadCell(f"可以填：{listed}")


def _get(entry: Plain, key: str) -> Any:
    found: Any = entry
    for step in key.split("."):
        found = found.get(step) if isinstance(found, dict) else None
    return found


def _set(entry: Plain, key: str, value: Any) -> None:
    """A fee of which only a part is told begins as one that costs nothing."""
    outer, _, inner = key.partition(".")
    if not inner:
        entry[outer] = value
        return
    entry[outer] = {**(entry.get(outer) or {"text": _FREE}), inner: value}


def _told(draft: _Draft, plain: Plain, spot: Spot, message: str) -> SheetFault:
    """A fault of the hall file at the cell it came from, as near as can be told."""
    if len(spot) < 2 or spot[0] != "items" or not isinstance(spot[1], int):
        return SheetFault("", 0, ".".join(map(str, spot)), message)
    item_id = plain["items"][spot[1]]["id"]
    part, place = spot[2:4] if len(spot) > 3 else (None, None)
    sheet = {"materials": PAPERS, "steps": STEPS}.get(str(part), ITEMS)
    where = draft.came.get((str(part), item_id, place)) if sheet != ITEMS else None  # type: ignore[arg-type]
    where = where or draft.came.get(("items", item_id)) or (ITEMS, 0)
    keys = [str(step) for step in spot[4:] if sheet != ITEMS] or [str(s) for s in spot[2:]]
    heads = {column.key.split(".")[0]: column.head for column in SHEETS[where[0]]}
    head = next((heads[key] for key in keys if key in heads), item_id)
    return SheetFault(*where, head, message)
