"""The smallest value a JSON schema takes: what a request says whose content is not the point."""

from typing import Any

TEXTS = {
    "date": "2026-11-24",
    "date-time": "2026-11-24T09:00:00+08:00",
    "time": "09:00:00",
    "uuid": "00000000-0000-4000-8000-000000000000",
}


def smallest(schema: dict[str, Any], parts: dict[str, Any], **told: Any) -> Any:
    """Something the schema takes: what it requires, and no more. `parts`: what `$ref` leads to;
    `told`: fields that have these values wherever an object of the schema has such a field."""
    schema = _resolved(schema, parts)
    for key in ("const", "default"):
        if key in schema:
            return schema[key]
    if "enum" in schema:
        return schema["enum"][0]
    for key in ("anyOf", "oneOf"):
        if key in schema:
            return smallest(schema[key][0], parts, **told)
    return _of_type(schema, parts, told)


def _resolved(schema: dict[str, Any], parts: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in schema:
        schema = parts[schema["$ref"].rpartition("/")[2]]
    return schema


def _of_type(schema: dict[str, Any], parts: dict[str, Any], told: dict[str, Any]) -> Any:
    match schema.get("type"):
        case "object":
            return _object(schema, parts, told)
        case "array":
            one = smallest(schema.get("items", {}), parts, **told)
            return [one] * schema.get("minItems", 0)
        case "integer" | "number":
            return schema.get("minimum", 1)
        case "boolean":
            return False
        case "string":
            return TEXTS.get(schema.get("format", ""), "x" * max(1, schema.get("minLength", 1)))
    return None


def _object(schema: dict[str, Any], parts: dict[str, Any], told: dict[str, Any]) -> Any:
    fields = schema.get("properties", {})
    asked = {name: smallest(fields[name], parts, **told) for name in schema.get("required", [])}
    constants = {name: field["const"] for name, field in fields.items() if "const" in field}
    known = {name: value for name, value in told.items() if name in fields and name != "command"}
    return {**asked, **constants, **known}
