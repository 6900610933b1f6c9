"""The options page keeps what the reader chooses, and asks before it lets the extension reach anything."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from e2e import samples
from e2e.extension import Extension
from e2e.loopback import Loopback
from e2e.ours import place_of, press_ours
from e2e.painted import words_of_ours
from e2e.server import Server
from e2e.test_panel import panel_of

STRAIT = samples.sample("strait")


def test_a_server_is_tested_kept_and_used(reader: Extension, pages: Loopback, server: Server) -> None:
    with reader.open(reader.url("options.html")) as options:
        options.get_by_role("radio", name="My server").check()
        options.get_by_label("Address of the server").fill(server.address)
        options.get_by_role("button", name="Test").click()
        expect(options.locator("#server-said")).to_contain_text("Sidelight")
        assert reader.kept()["settings"]["engine"] == "local", "A test alone must not change anything."
        options.get_by_role("button", name="Use this server").click()
        expect(options.locator("#server-said")).to_contain_text("Saved")
        kept = reader.kept()["settings"]
        assert (kept["engine"], kept["server"]) == ("server", server.address)

        options.reload()
        expect(options.get_by_role("radio", name="My server")).to_be_checked()
        expect(options.get_by_label("Address of the server")).to_have_value(server.address)
    with reader.open(pages.url(STRAIT.path)) as page:
        assert reader.settled(page)["report"]["where"] == "server"


@pytest.mark.parametrize(
    "address", ["", "news", "ftp://127.0.0.1/", "javascript:alert(1)", "http://example.org"]
)
def test_an_address_that_cannot_be_used_is_refused_in_words(reader: Extension, address: str) -> None:
    before = reader.kept()
    with reader.open(reader.url("options.html")) as options:
        options.get_by_role("radio", name="My server").check()
        options.get_by_label("Address of the server").fill(address)
        # Past the browser's own check of the field, which would refuse some of these first.
        options.locator("form.address").evaluate("(form) => { form.noValidate = true; }")
        options.get_by_role("button", name="Use this server").click()
        expect(options.locator("#server-said")).not_to_be_empty()
        expect(options.locator("#server")).to_have_attribute("aria-invalid", "true")
    assert reader.kept() == before


def test_everything_that_is_kept_can_be_deleted(reader: Extension) -> None:
    assert reader.kept() != {}
    with reader.open(reader.url("options.html")) as options:
        options.get_by_role("button", name="Delete everything").click()
        options.get_by_role("button", name="Delete", exact=True).click()
        expect(options.locator("#data-said")).not_to_be_empty()
    assert reader.kept() == {}


def test_who_reads_is_asked_each_time_on_the_page_and_in_the_panel(
    reader: Extension, pages: Loopback, server: Server
) -> None:
    with reader.open(reader.url("options.html")) as options:
        options.get_by_role("radio", name="Ask me each time").check()
        options.get_by_label("Address of the server").fill(server.address)
        options.get_by_role("button", name="Use this server").click()
        expect(options.locator("#server-said")).to_contain_text("Saved")
    with reader.open(pages.url(STRAIT.path)) as page:
        place_of(page, "My server")
        assert reader.ask(page, "get-state") == {"phase": "working", "step": "choosing"}
        press_ours(page, "This device")
        assert reader.settled(page)["report"]["where"] == "device"

        page.reload()
        with panel_of(reader, page) as panel:
            expect(panel.get_by_text(server.address)).to_be_visible()
            panel.get_by_role("button", name="My server").click()
            state = reader.settled(page)
            assert (state["report"]["where"], state["report"]["address"]) == ("server", server.address)
            expect(panel.get_by_role("tab", name="Cast")).to_be_visible()
        assert "Who shall read" not in words_of_ours(page)
