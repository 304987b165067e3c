"""Every screen of the pad, both languages, every shape: all can be read, all can be pressed."""

import pytest

from tests.support.layout import drawn


@pytest.mark.row("A12")
def test_every_text_fits_its_box_and_every_target_a_finger(pad_screen: dict[str, str]) -> None:
    found = drawn("tests.evaluator.draw_all", pad_screen)
    assert len(found) > 150
    assert {name: faults for name, faults in found.items() if faults} == {}
