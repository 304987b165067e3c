"""The forms a hall prints: what each is called, what stands in it, who signs it (row E5).

They are read once from `forms.yaml`. A layout may name every field of its form and those every
form has.
"""

from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from hall_link.wire.base import Words
from hall_server.documents.days import Telling
from hall_server.documents.rules import UnknownForm

Group = Literal["notice", "receipt", "slip", "internal", "card", "guide"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FormField(_Part):
    """A field of a form. `source`: "hall" where the hall fills it in by itself, "staff" where
    somebody writes it. `default`: what stands there unless something else was given. `sample`: what
    a preview shows. `day`: it holds a day, `YYYY-MM-DD`, which is told so (see `days`)."""

    key: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    label: Words
    source: Literal["hall", "staff"] = "staff"
    required: bool = False
    default: str = ""
    sample: str = ""
    day: Telling = ""


class Form(_Part):
    """A form. `mark` begins its serial numbers; a form without one is not numbered.

    `signatures`: who signs, by what stands at their place. `copies`: its parts, as they are cut.
    `layout`: as the system comes with it; how it is written: docs/forms.md. `personal`: it bears
    the name of somebody who is none of the staff. `in_writing`: a decision against somebody, from
    whose hands the days to go against it count: no spoken word stands for its signature.
    `by_staff`: only the staff sign it, so that no case waits for it.
    """

    id: str
    name: Words
    group: Group
    mark: str = ""
    signatures: list[Words] = []
    copies: list[Words] = []
    fields: list[FormField]
    layout: str
    personal: bool = False
    in_writing: bool = False
    by_staff: bool = False

    def field(self, key: str) -> FormField | None:
        """The form's own field of this key, else the one every form has."""
        own = (field for field in self.fields if field.key == key)
        return next(own, None) or _book().common.get(key)

    @property
    def outward(self) -> bool:
        """Whether it is for those the hall serves; windows sign others among themselves."""
        return self.group != "internal"

    @property
    def defaults(self) -> dict[str, str]:
        """What stands in it unless something else was given, by key."""
        return {field.key: field.default for field in self.fields if field.default}

    @property
    def keys(self) -> frozenset[str]:
        """What a layout of this form may name."""
        return frozenset(field.key for field in self.fields) | _book().common.keys()


class _Book(_Part):
    common: dict[str, FormField]
    forms: dict[str, Form]


@cache
def _book() -> _Book:
    told = yaml.safe_load((files(__package__) / "forms.yaml").read_text(encoding="utf-8"))
    common = [FormField.model_validate(field) for field in told["common"]]
    forms = [Form.model_validate(form) for form in told["forms"]]
    return _Book(
        common={field.key: field for field in common}, forms={form.id: form for form in forms}
    )


def all_forms() -> list[Form]:
    """Every form, in the order of the file."""
    return list(_book().forms.values())


def common_fields() -> list[FormField]:
    """The fields every form has; the hall fills them in."""
    return list(_book().common.values())


def form_of(form_id: str) -> Form:
    """Raises `UnknownForm`."""
    found = _book().forms.get(form_id)
    if found is None:
        raise UnknownForm(form=form_id)
    return found
