"""What became of it is said in lines that break where one breathes (row A10)."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

import hall_server.web.phone as phone
from hall_server.complaints.words import HEADLINE

STYLE = (Path(phone.__file__).parent / "m.css").read_text(encoding="utf-8")

LINES = """() => {
  const text = document.querySelector(".verdict").firstChild, lines = [];
  let top = null;
  for (let i = 0; i < text.length; i++) {
    const range = document.createRange();
    range.setStart(text, i); range.setEnd(text, i + 1);
    const at = Math.round(range.getBoundingClientRect().top);
    if (at !== top) { lines.push(""); top = at; }
    lines[lines.length - 1] += text.data[i];
  }
  return {lines, wide: document.documentElement.scrollWidth};
}"""


@pytest.mark.row("A10")
@pytest.mark.parametrize("width", [320, 360, 412])
def test_no_sign_stands_alone(browser: Browser, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 640})
    page = context.new_page()
    for headline in HEADLINE.values():
        told = headline.zh.format(by="11月30日前")
        body = f'<main><section><p class="verdict">{told}</p></section></main>'
        page.set_content(f'<html lang="zh"><style>{STYLE}</style><body>{body}')
        found = page.evaluate(LINES)
        assert found["wide"] <= width, told
        assert all(len(line.strip("，。")) > 1 for line in found["lines"]), found["lines"]
    context.close()
