"""Previews in English have English samples (row E4)."""

import re

import pytest

from hall_server.documents.forms import all_forms
from hall_server.documents.preview import sample_slip, samples

pytestmark = pytest.mark.unit

CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("form", all_forms(), ids=lambda form: form.id)
def test_every_sample_has_an_english_one(form: object) -> None:
    found = samples(form, "en")  # type: ignore[arg-type]
    assert [key for key, text in found.items() if CHINESE.search(text) and key != "capitals"] == []


def test_a_preview_in_english_is_english() -> None:
    slip = sample_slip("promise-slip", None, "en")
    assert CHINESE.search(slip.model_dump_json(exclude={"title", "serial"})) is None
