"""What is Firefox' own: an event page that ends when it is idle, a record of requests."""

from __future__ import annotations

import pytest
from playwright.sync_api import Playwright

from e2e import firefox, samples
from e2e.loopback import Loopback
from e2e.painted import ranges, wait_for_no_paint, wait_for_paint
from e2e.test_pages import check_engine, check_untouched

pytestmark = pytest.mark.skipif(firefox.find() is None, reason="there is no Firefox on this machine")

STRAIT = samples.sample("strait")


def test_the_event_page_may_die_between_two_readings(playwright: Playwright, pages: Loopback) -> None:
    """Firefox ends it when it is idle, and the worker with it; no state may be needed."""
    idle = {"extensions.background.idle.timeout": 10_000}
    with firefox.extension(playwright, preferences=idle) as hasty:
        for last in (False, True):
            with hasty.open(pages.url(STRAIT.path)) as page:
                state = hasty.settled(page)
                assert state["phase"] == "read", state
                check_engine(state, "local")
            if not last:
                hasty.wait_for_background_to_end()
        assert hasty.new_errors() == []


def test_a_fresh_install_waits_for_the_button_takes_it_all_back_and_asks_nobody(
    playwright: Playwright, pages: Loopback
) -> None:
    url = pages.url(STRAIT.path)
    with firefox.extension(playwright, "firefox") as fresh, fresh.open(url) as page:
        assert ranges(page) == 0
        check_untouched(page, hosts=0)
        assert fresh.evaluate("() => browser.scripting.getRegisteredContentScripts()") == []

        fresh.click(page)
        wait_for_paint(page)
        check_untouched(page, hosts=1)

        fresh.click(page)
        wait_for_no_paint(page)
        check_untouched(page, hosts=0)
        assert fresh.new_errors() == []

        asked = fresh.requests()
        assert url in [asked_for for asked_for, _ in asked], "The record misses the page itself."
        # The browser's own requests have the system's origin.
        ours = [(asked_for, origin) for asked_for, origin in asked if origin != "[System Principal]"]
        assert [
            one for one in ours if not (one[0].startswith(pages.address) and one[1] == pages.address)
        ] == []
