"""Every wall in every language and shape: all texts fit, nothing is smaller than 36 units."""

import pytest

from tests.support.layout import drawn


@pytest.mark.row("C1", "C2", "C6", "C10")
def test_everything_fits_on_every_wall(screen: dict[str, str]) -> None:
    pictures = drawn("tests.display.draw_all", screen)
    assert len(pictures) == 440
    assert {name: found for name, found in pictures.items() if found} == {}
