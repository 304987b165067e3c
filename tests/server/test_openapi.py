"""The API's own description names every route and every kind of answer."""

from typing import Any

import pytest

from tests.support.hall import RunningHall
from tools import api

FILES = (".pdf", ".svg", ".xlsx", ".{form}", ".pem")
"""How the addresses of what is no JSON end."""

REFUSALS = {"401", "403", "404", "409", "413", "422", "503"}


@pytest.fixture(scope="module")
def description(shared_hall: RunningHall) -> dict[str, Any]:
    """`/openapi.json` as served."""
    with shared_hall.client() as client:
        told: dict[str, Any] = client.get(shared_hall.url + "/openapi.json").json()
    return told


def operations(description: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    """(method, path) -> operation."""
    return {
        (method, path): operation
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    }


def test_no_page_loads_a_viewer_from_the_internet(shared_hall: RunningHall) -> None:
    with shared_hall.client() as client:
        for page in ("/docs", "/redoc", "/docs/oauth2-redirect", "/manager/docs", "/manager/redoc"):
            assert client.get(shared_hall.url + page).status_code == 404, page


@pytest.mark.row("L4")
def test_every_route_is_described_with_words(description: dict[str, Any]) -> None:
    told = operations(description)
    described = [route for route in api.routes() if route.include_in_schema]
    declared = {(method.lower(), route.path) for route in described for method in route.methods}
    assert set(told) == declared
    for operation in told.values():
        assert operation["description"]
        assert operation["tags"]


@pytest.mark.row("L4")
def test_every_refusal_has_the_one_shape(description: dict[str, Any]) -> None:
    for (_method, path), operation in operations(description).items():
        if path == "/healthz":
            continue
        assert set(operation["responses"]) >= REFUSALS, path
        for status in REFUSALS:
            content = operation["responses"][status]["content"]["application/json"]
            assert content["schema"] == {"$ref": "#/components/schemas/Refused"}, (path, status)
    schemas = description["components"]["schemas"]
    assert set(schemas["Refused"]["required"]) == {"error"}
    assert set(schemas["Error"]["properties"]) == {"code", "message", "details"}
    assert set(schemas["Words"]["required"]) == {"zh", "en"}


@pytest.mark.row("L4")
def test_every_success_has_a_shape(description: dict[str, Any]) -> None:
    for (_method, path), operation in operations(description).items():
        good = next(status for status in operation["responses"] if status.startswith("2"))
        if path.startswith("/media/") or path.endswith(FILES):
            told = operation["responses"][good].get("content", {})
            assert "application/json" not in told, path
            continue
        content = operation["responses"][good]["content"]["application/json"]
        assert content["schema"], path
    taking = description["paths"]["/api/v1/tickets"]["post"]
    assert "201" in taking["responses"]


@pytest.mark.row("L4")
def test_what_can_be_sent_is_told_with_its_limits(description: dict[str, Any]) -> None:
    schemas = description["components"]["schemas"]
    assert schemas["TicketOrder"]["additionalProperties"] is False
    assert {"items", "queue"} <= set(schemas["TicketOrder"]["properties"])
    assert "command_id" in schemas["Act"]["properties"]
    for body in ("TicketOrder", "Finish", "Credentials", "RatingForm"):
        assert "command_id" in schemas[body]["properties"]
    assert schemas["RatingForm"]["properties"]["text"]["maxLength"] == 150
