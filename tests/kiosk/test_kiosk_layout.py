"""Every screen, language, type size and window shape: all can be read, all can be pressed."""

import pytest

from tests.support.layout import drawn


@pytest.mark.slow(60)
@pytest.mark.row("A12")
def test_every_text_fits_its_box_and_every_target_a_finger(display: dict[str, str]) -> None:
    found = drawn("tests.kiosk.draw_all", display)
    assert len(found) > 300
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_the_check_finds_what_is_too_pale(display: dict[str, str]) -> None:
    found = drawn("tests.kiosk.draw_faults", display)
    assert {name for name, faults in found.items() if faults} == {
        "pale",
        "green in large type",
        "grey on black",
        "amber pictogram on white",
    }
