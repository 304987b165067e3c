"""Any form of the hall is issued from a case at the counter (rows E5, E7)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.console.clerk_page import ClerkPage
from tests.console.test_console_cases import acts_on, finishes, opened, serving
from tests.support.people import Voice

Tab = Callable[[], ClerkPage]


@pytest.mark.row("E5", "E7")
def test_a_receipt_list_is_issued_from_a_case(tab: Tab, citizen: Voice) -> None:
    clerk = serving(tab, citizen, ("wuting", 7))
    clerk.keys("b")
    expect(clerk.find("#panel-name")).to_be_focused()
    clerk.types("周小明")
    clerk.keys("Tab")
    clerk.types("13800005678")
    clerk.sees("#panel [data-name=limit]", "前办结")
    clerk.keys("Enter")
    number = opened(clerk)
    finishes(clerk)
    clerk.keys("e")
    clerk.types(number)
    clerk.sees("#panel-fields", "1 件")
    clerk.keys("Enter")
    clerk.sees(".head-chips", "已受理")
    acts_on(clerk, "出具文书")
    forms = clerk.page.locator("#panel-fields select")
    expect(forms.locator("option", has_text="办事回执")).to_have_count(1)
    forms.select_option(value="intake-list")
    clerk.page.locator("#panel-send").click()
    clerk.sees(".head-chips", "已受理")
    clerk.sees("#panel", "收件详单")
    clerk.keys("Escape")
