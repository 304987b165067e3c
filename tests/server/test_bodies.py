"""Bodies over HTTP are the wire's own fields: none is lost, none is unknown."""

import pytest
from pydantic import BaseModel, ValidationError

from hall_link.wire.documents import GiveNotice, IssueDocument
from hall_server.web.document_api import FilledForm, Telling

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("body", "command", "by_the_path"),
    [(Telling, GiveNotice, set()), (FilledForm, IssueDocument, {"window"})],
)
def test_a_body_has_every_field_of_its_command(
    body: type[BaseModel], command: type[BaseModel], by_the_path: set[str]
) -> None:
    sent = set(body.model_fields) - {"command_id"}
    assert sent == set(command.model_fields) - {"kind"} - by_the_path
    for name in sent:
        assert body.model_fields[name].annotation == command.model_fields[name].annotation


def test_a_body_refuses_what_it_does_not_know() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        FilledForm.model_validate({"form": "return-slip", "fielts": {}})
    with pytest.raises(ValidationError, match="can't be kept"):
        FilledForm.model_validate({"form": "return-slip", "fields": {"a": "\0"}})
