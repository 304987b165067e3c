"""Whether plain values make a hall file: the shape of every section, and what must agree."""

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from hall_server.hall_file.crosscheck import cross_faults
from hall_server.hall_file.model import HallFile
from hall_server.hall_file.plain import Fault

_PLAIN = {
    "string_type": "text is wanted here; put a number in quotes",
    "int_type": "a whole number is wanted here, without quotes",
    "float_type": "a number is wanted here, without quotes",
    "bool_type": "true or false is wanted here",
    "list_type": "a list is wanted here",
    "model_type": "a section with keys is wanted here",
    "model_attributes_type": "a section with keys is wanted here",
    "missing": "is missing",
    "extra_forbidden": "there is no such key here",
}
"""Kind of fault -> words; other faults are told nearly as the checker says them."""

NO_SUCH_KEY = _PLAIN["extra_forbidden"]

_OURS = {
    "Value error, ": "",
    "Input should be": "should be",
    "List should": "the list should",
    " after validation": "",
}


def shaped(value: object) -> tuple[HallFile | None, list[Fault]]:
    """The hall file these values are, or what is wrong with the shape of each."""
    try:
        return HallFile.model_validate(value, strict=True, extra="forbid"), []
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False)
        return None, [(detail["loc"], _told(detail)) for detail in found]


def checked(value: object) -> tuple[HallFile | None, list[Fault]]:
    """The hall file, or every fault: of the shape, and between the sections."""
    file, faults = shaped(value)
    faults += cross_faults(value)
    return (None if faults else file), faults


def faults_of(file: HallFile) -> list[Fault]:
    """What does not agree between the sections of a file whose shape is right."""
    return list(cross_faults(file.model_dump(mode="json", exclude_none=True)))


def _told(detail: ErrorDetails) -> str:
    return _PLAIN.get(detail["type"]) or _reworded(detail["msg"])


def _reworded(message: str) -> str:
    for theirs, ours in _OURS.items():
        message = message.replace(theirs, ours)
    return message
