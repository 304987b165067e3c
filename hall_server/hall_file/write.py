"""Writes a hall file as text which the reader reads back as the same hall file."""

from typing import Any

import yaml

from hall_server.hall_file.model import HallFile

HEADING = "# {name}: the hall as it is. What every key means: docs/hall-file.md.\n"
WIDTH = 100
_ONE_LINE = 96
"""An entry whose text is no longer than this stands on one line."""


class _Flow(dict[str, Any]):
    """A section written on one line: {zh: 办结, en: Done}."""


class _FlowList(list[Any]):
    """A list of plain values on one line: [2, 5, 8]."""


class _Dumper(yaml.SafeDumper):
    """Indents lists below their key, as people do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def _represent_flow(dumper: yaml.SafeDumper, flow: _Flow) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", flow.items(), flow_style=True)


def _represent_flow_list(dumper: yaml.SafeDumper, flow: _FlowList) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", flow, flow_style=True)


def _represent_float(dumper: yaml.SafeDumper, number: float) -> yaml.Node:
    """Never as 1e-07: the reader knows figures as people write them."""
    text = f"{number:.15f}".rstrip("0")
    return dumper.represent_scalar("tag:yaml.org,2002:float", text + "0" * text.endswith("."))


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    """A line end of any kind stays what it is only where it is written as an escape."""
    style = '"' if len(text.splitlines()) > 1 or text != text.strip() else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(_Flow, _represent_flow)
_Dumper.add_representer(_FlowList, _represent_flow_list)
_Dumper.add_representer(float, _represent_float)


def write_hall_text(file: HallFile) -> str:
    """YAML, sections in the order of the model. What a list's entry leaves at its default is not
    written; the figures of the hall's own rules are, so that a person sees what there is to set."""
    plain = file.model_dump(mode="json", exclude_none=True)
    brief = file.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    parts = []
    for name, section in plain.items():
        shown = brief.get(name, []) if isinstance(section, list) and section else section
        if shown or not isinstance(shown, dict):
            parts.append(_dumped({name: _laid_out(shown or section)}))
    title = " ".join(file.hall.name.zh.split())
    return "\n".join([HEADING.format(name=title), *parts])


def _laid_out(value: Any) -> Any:
    if isinstance(value, list):
        entries = [_laid_out(entry) for entry in value]
        plain = not any(isinstance(entry, dict | list) for entry in entries)
        return _FlowList(entries) if plain else entries
    if isinstance(value, dict):
        inside = {key: _laid_out(entry) for key, entry in value.items()}
        return _Flow(inside) if _fits(inside) else inside
    return value


def _fits(section: dict[str, Any]) -> bool:
    simple = all(
        not isinstance(v, dict | list) or isinstance(v, _Flow | _FlowList) for v in section.values()
    )
    return simple and len(str(section)) <= _ONE_LINE


def _dumped(section: dict[str, Any]) -> str:
    return yaml.dump(section, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
