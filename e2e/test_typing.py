"""What the reader types on a page is not for the page: neither its keys, nor its text, nor the field."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
from playwright.sync_api import Frame, Page

from e2e import layouts, samples
from e2e.extension import Extension
from e2e.loopback import Loopback
from e2e.ours import (
    FIELD_PAGE,
    field_of,
    marked,
    place_of,
    press_and_close,
    press_ours,
    select,
    wait_for_focus,
    wait_for_marks,
)
from e2e.painted import page_now, wait_for_paint, words_of_ours
from e2e.test_security import STRICTEST

STRAIT = samples.sample("strait")
PERSON = STRAIT.expected["people"][0]["name"]
WORDS = "Three grain carriers"

# The page's first script. It hears whatever a page can hear, before anybody else does.
EAR = """
<script>
  window.heard = [];
  const types = `keydown keypress keyup beforeinput input textInput compositionstart compositionupdate
    compositionend paste copy cut change submit focus blur focusin focusout selectionchange select drop
    message messageerror load error storage securitypolicyviolation`.split(/\\s+/);
  for (const type of types)
    for (const place of [window, document])
      place.addEventListener(type, (event) => heard.push({
        type,
        trusted: event.isTrusted,
        key: event.key ?? event.code ?? null,
        data: String(event.data ?? event.clipboardData?.getData("text") ?? event.blockedURI ?? ""),
        at: event.target?.localName ?? "",
        path: event.composedPath().map((one) => one.localName ?? "").join(),
        active: document.activeElement?.localName ?? "",
      }), true);
</script>
"""

SEEN = """
() => ({
  heard,
  frames: [window.length, window[0] === undefined, document.querySelectorAll("iframe").length],
  active: [document.activeElement.localName, document.activeElement.shadowRoot],
  selected: String(getSelection()),
  loaded: performance.getEntries().map(({ name }) => name).filter((name) => /extension|field/.test(name)),
  history: history.length,
})
"""


def listening(reader: Extension, pages: Loopback, name: str) -> str:
    return pages.make(f"/made/{name}", layouts.page(STRAIT).replace("<head>", f"<head>{EAR}"))


CLOSING = ("Enter", "Control", "Escape")
"""Keys that close the field: when they are let go, the focus is in the page again."""


def told(page: Page) -> list[Any]:
    """All that the page has heard that tells something of what was typed, since the last call."""
    return telling(page.evaluate("() => heard.splice(0)"))


def telling(heard: list[Any]) -> list[Any]:
    return [
        one
        for one in heard
        if (one["key"] is not None and (one["type"], one["key"]) not in [("keyup", key) for key in CLOSING])
        or one["data"]
        or "iframe" in one["path"]
    ]


def type_at_once(page: Page) -> Frame:
    """Types while the field opens; what comes before it stands is lost. Returns the frame of the field.

    In Chromium one key can be on its way to the page in the moment in which the field takes the focus.
    """
    page.keyboard.type("Early in the morning, when the page is not yet up, and the sun is not, either")
    field = field_of(page)
    heard = page.evaluate("() => heard.splice(0)")
    assert [one for one in heard if (one["type"], one["at"]) == ("focus", "")] == [], "It was the page's."
    on_their_way = {one["key"] for one in telling(heard)}
    assert len(on_their_way) <= (1 if Extension.of(page).name == "chromium" else 0), on_their_way
    return field


def test_a_page_hears_nothing_of_a_note_that_is_written_on_it(reader: Extension, pages: Loopback) -> None:
    with reader.open(listening(reader, pages, "ear-note")) as page:
        reader.settled(page)
        wait_for_paint(page)
        page.bring_to_front()
        before = page.evaluate(SEEN)
        select(page, WORDS)
        x, y = place_of(page, "Note")
        page.evaluate("() => heard.splice(0)")
        page.mouse.click(x, y)
        field = type_at_once(page)
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type("Which three, Jack?")
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.press("ControlOrMeta+x")
        page.keyboard.press("ControlOrMeta+v")
        field.wait_for_function(
            "() => document.querySelector('#field').value === 'Which three, Jack?'", polling=20
        )
        seen = page.evaluate(SEEN)
        assert told(page) == []
        assert seen["frames"] == before["frames"] == [0, True, 0]
        assert seen["active"] == ["sidelight-overlay", None]
        assert (seen["loaded"], seen["history"]) == ([], before["history"])
        assert "Jack" not in seen["selected"]
        press_and_close(page, "Control+Enter")
        wait_for_marks(page, 1)
        assert told(page) == []
        assert marked(page) == [f"note: {WORDS}"]
        assert "Which three, Jack?" in str(reader.kept())
        assert [frame.url for frame in page.frames] == [page.url], "The field is gone with its chip."
        now = page_now(page)
        assert now["after"] == now["before"]


@pytest.mark.only("chromium")  # Firefox' protocol has no word for an input method
def test_a_page_hears_nothing_of_an_input_method_and_enter_there_saves_nothing(
    reader: Extension, pages: Loopback
) -> None:
    with reader.open(listening(reader, pages, "ear-composing")) as page:
        open_form(reader, page)
        field = field_of(page)
        page.keyboard.press("ControlOrMeta+a")
        session = page.context.new_cdp_session(page)
        session.send("Input.imeSetComposition", {"text": "三", "selectionStart": 1, "selectionEnd": 1})
        field.wait_for_function("() => document.querySelector('#field').value === '三'", polling=20)
        page.keyboard.press("Enter")
        session.send("Input.insertText", {"text": "三隻"})
        field.wait_for_function("() => document.querySelector('#field').value === '三隻'", polling=20)
        assert told(page) == []
        assert "is called" not in words_of_ours(page)


def open_form(reader: Extension, page: Page) -> None:
    """The form to correct an actor, in the card."""
    actors = reader.settled(page)["analysis"]["actors"]
    identifier = next(actor["id"] for actor in actors if actor["name"] == PERSON)
    wait_for_paint(page)
    page.bring_to_front()
    reader.tell(page, "go", target={"mark": "actor", "id": identifier})
    reader.tell(page, "open-card")
    x, y = place_of(page, "Not right?")
    page.evaluate("() => globalThis.heard?.splice(0)")
    page.mouse.click(x, y)


def test_a_page_hears_nothing_of_a_name_that_is_corrected_on_it(reader: Extension, pages: Loopback) -> None:
    with reader.open(listening(reader, pages, "ear-name")) as page:
        open_form(reader, page)
        type_at_once(page)
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type("Zora Quill")
        page.keyboard.press("Enter")
        while "is called" not in words_of_ours(page):
            page.evaluate("() => new Promise(requestAnimationFrame)")
        assert told(page) == []
        assert "is called “Zora Quill”" in words_of_ours(page)


def test_keys_go_on_from_the_field_and_back_and_escape_gives_the_focus_back(
    reader: Extension, pages: Loopback
) -> None:
    with reader.open(pages.url(STRAIT.path)) as page:
        open_form(reader, page)
        field = field_of(page)
        page.keyboard.type("!")
        field.wait_for_function("(name) => field.value === `${name}!`", arg=PERSON, polling=20)
        page.keyboard.press("Tab")
        wait_for_focus(page, "Change")
        page.keyboard.press("Shift+Tab")
        field_of(page)
        page.keyboard.type("!")
        press_and_close(page, "Escape")
        wait_for_focus(page, "Not right?")
        page.keyboard.press("Enter")
        field = field_of(page)
        assert field.evaluate("() => document.querySelector('#field').value") == PERSON


def test_a_note_that_is_saved_before_its_field_stands_is_saved_when_it_stands(
    reader: Extension, pages: Loopback
) -> None:
    with reader.open(pages.url(STRAIT.path)) as page:
        reader.settled(page)
        wait_for_paint(page)
        page.bring_to_front()
        select(page, WORDS)
        press_ours(page, "Note")
        press_ours(page, "Save")
        wait_for_marks(page, 1)
        assert marked(page) == [f"highlight: {WORDS}"]


FORGED = """
async () => {
  const host = document.querySelector("sidelight-overlay");
  const field = Object.assign(document.createElement("textarea"), { value: "of the page" });
  for (const command of ["selectAll", "copy", "insertText", "delete", "undo"])
    document.execCommand(command, false, "from the page");
  for (const target of [host, document, window])
    for (const key of ["x", "Enter", "Escape", "Tab"])
      for (const type of ["keydown", "keypress", "keyup"])
        target.dispatchEvent(new KeyboardEvent(type, { key, ctrlKey: true, bubbles: true, composed: true }));
  for (const kind of ["open-field", "shown", "typed", "submit", "cancel"]) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => heard.push({ data: JSON.stringify(event.data), key: null, path: "" });
    postMessage({ kind, text: "forged" }, "*", [port2]);
  }
  host.click();
  host.focus();
  host.blur();
  let found = false;
  try { found = window.find("Confidential", false, true, true, false, true); } catch { /* as it should be */ }
  heard.push({ data: found ? "found" : "", key: null, path: "" });
  await new Promise((done) => setTimeout(done, 100)); // for whatever that has set off
}
"""


def test_a_page_cannot_read_write_or_save_what_stands_in_the_field(
    reader: Extension, pages: Loopback
) -> None:
    with reader.open(listening(reader, pages, "forging-note")) as page:
        reader.settled(page)
        wait_for_paint(page)
        page.bring_to_front()
        select(page, WORDS)
        press_ours(page, "Note")
        field = field_of(page)
        page.keyboard.type("Confidential")
        kept = reader.kept()
        page.evaluate("() => heard.splice(0)")
        page.evaluate(FORGED)
        heard = page.evaluate("() => heard")
        assert not [one for one in heard if "onfidential" in str(one) or one["data"] == "found"], heard
        assert [one for one in heard if one["data"].startswith("{")] == [], "A port was answered."
        assert reader.kept() == kept
        if not field.is_detached():  # the chip may close with the page's selection
            assert field.evaluate("() => document.querySelector('#field').value") == "Confidential"
        page.evaluate("() => document.querySelector('sidelight-overlay').remove()")
        page.wait_for_function("() => document.querySelector('sidelight-overlay')")
        assert reader.kept() == kept


EMBED = """
async (address) => {
  const frame = document.createElement("iframe");
  document.body.append(frame);
  await new Promise((done) => { frame.onload = frame.onerror = done; frame.src = address; });
  const token = crypto.randomUUID();
  const field = { label: "Yours", text: "", lines: 3, longest: 100, theme: "light" };
  const { port1, port2 } = new MessageChannel();
  window.answered = [];
  port1.onmessage = (event) => answered.push(event.data);
  frame.contentWindow.postMessage({ kind: "open-field", token, ...field }, "*", [port2]);
}
"""

ASK_IN_FRAME = """
() => chrome.runtime.sendMessage({ kind: "is-field-open", token: crypto.randomUUID() })
"""


def test_a_page_that_knows_the_fields_address_gets_an_empty_page_that_does_nothing(
    reader: Extension, pages: Loopback
) -> None:
    with reader.open(listening(reader, pages, "embedding")) as page:
        reader.settled(page)
        wait_for_paint(page)
        # Of the address that Chromium draws by lot anew in each session no page knows; this one is told.
        address = str(reader.evaluate("(path) => chrome.runtime.getURL(path)", FIELD_PAGE))
        page.evaluate(EMBED, address)
        frame = page.frame(url=reader.url(FIELD_PAGE))
        assert frame is not None
        assert frame.evaluate(ASK_IN_FRAME) is False
        assert frame.evaluate("() => document.body.childElementCount") == 0
        assert page.evaluate("() => answered") == []
        allowed = {"kind": "test-server", "address": "http://127.0.0.1:1"}
        assert frame.evaluate("(message) => chrome.runtime.sendMessage(message)", allowed) is None


@pytest.mark.only("chromium")
def test_a_page_does_not_find_the_field_at_the_extensions_own_address(
    reader: Extension, pages: Loopback
) -> None:
    with reader.open(listening(reader, pages, "guessing")) as page:
        reader.settled(page)
        page.evaluate(EMBED, reader.url(FIELD_PAGE))
        assert page.frame(url=reader.url(FIELD_PAGE)) is None
        fetched = "(address) => fetch(address, { mode: 'no-cors' }).then(() => true, () => false)"
        assert page.evaluate(fetched, reader.url(FIELD_PAGE)) is False


# Sends whatever window of the page's origin there is besides the page itself to another address.
THIEF = """
onmessage = async ({ source }) => {
  for (;;) {
    for (const client of await self.clients.matchAll({ includeUncontrolled: true, type: "window" }))
      if (client.frameType === "nested") {
        source.postMessage(client.url);
        client.navigate("/thief/").catch(() => {});
      }
    await new Promise((done) => setTimeout(done, 1));
  }
};
oninstall = () => skipWaiting();
onactivate = (event) => event.waitUntil(clients.claim());
"""

WORK = """
async () => {
  window.stolen = [];
  navigator.serviceWorker.onmessage = ({ data }) => stolen.push(data);
  await navigator.serviceWorker.register("/thief/worker.js", { scope: "/thief/" });
  await navigator.serviceWorker.ready;
  if (!navigator.serviceWorker.controller)
    await new Promise((done) => { navigator.serviceWorker.oncontrollerchange = done; });
  navigator.serviceWorker.controller.postMessage("begin");
}
"""


def test_a_pages_service_worker_cannot_take_the_field_for_one_of_its_own_frames(
    reader: Extension, pages: Loopback, tmp_path: Path
) -> None:
    (tmp_path / "worker.js").write_text(THIEF, encoding="utf-8")
    stealing = "<script>top.stolen.push(String(frameElement?.getRootNode()))</script>"
    (tmp_path / "index.html").write_text(stealing, encoding="utf-8")
    html = layouts.page(STRAIT).replace("<head>", f"<head>{EAR}")
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    pages.mounts["thief"] = tmp_path
    with reader.open(pages.url("/thief/page.html")) as page:
        reader.settled(page)
        wait_for_paint(page)
        page.bring_to_front()
        page.evaluate(WORK)
        for words in (WORDS, "turned back, and not one"):
            select(page, words)
            press_ours(page, "Note")
            field_of(page)
            press_and_close(page, "Escape")
            page.wait_for_function("() => !CSS.highlights.has('sidelight-mine-draft')")
        assert page.evaluate("() => stolen") == []


SANDBOX = {"Content-Security-Policy": "sandbox allow-scripts"}
NO_FRAMES = {"Content-Security-Policy": "frame-src 'none'; child-src 'none'"}
POLICIES = {"no-frames": NO_FRAMES, "strictest": STRICTEST, "sandbox": SANDBOX}
FORBIDDING = {"chromium": {"strictest", "sandbox"}, "firefox": {"sandbox"}}


@pytest.mark.parametrize("policy", POLICIES)
def test_a_page_that_forbids_such_frames_gets_words_instead_of_a_field(
    reader: Extension, pages: Loopback, policy: str
) -> None:
    url = pages.make(f"/made/policy-{policy}", layouts.page(STRAIT), POLICIES[policy])
    with reader.open(url) as page:
        reader.settled(page)
        wait_for_paint(page)
        page.bring_to_front()
        select(page, WORDS)
        press_ours(page, "Note")
        if policy in FORBIDDING[reader.name]:
            while "write the note in the side panel" not in words_of_ours(page):
                page.evaluate("() => new Promise(requestAnimationFrame)")
            page.keyboard.press("Escape")
            page.wait_for_function("() => !CSS.highlights.has('sidelight-mine-draft')")
            return
        field_of(page)
        page.keyboard.type("By all means.")
        press_ours(page, "Save")
        if policy == "no-frames":
            wait_for_marks(page, 1)
        while "By all means." not in str(reader.kept()):
            page.evaluate("() => new Promise(requestAnimationFrame)")


def computed(found: object) -> dict[str, str]:
    return cast("dict[str, str]", found)


@pytest.mark.parametrize(
    ("name", "words", "theme"), [("strait", WORDS, "light"), ("orchard", "apple orchard", "dark")]
)
def test_the_field_has_the_look_of_its_page(
    reader: Extension, pages: Loopback, name: str, words: str, theme: str
) -> None:
    with reader.open(pages.url(samples.sample(name).path)) as page:
        reader.settled(page)
        wait_for_paint(page)
        page.bring_to_front()
        select(page, words)
        press_ours(page, "Note")
        field = field_of(page)
        look = computed(
            field.evaluate(
                """() => {
                     const { colorScheme, backgroundColor } = getComputedStyle(document.documentElement);
                     const { width, height } = document.querySelector("#field").getBoundingClientRect();
                     return { colorScheme, backgroundColor, isRoomy: width > 250 && height > 60 };
                   }"""
            )
        )
        assert look == {"colorScheme": theme, "backgroundColor": "rgba(0, 0, 0, 0)", "isRoomy": True}
