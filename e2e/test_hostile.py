"""Whatever a page holds is shown as words and does nothing: in the page, in our shadow root, in the panel."""

from __future__ import annotations

import json
from html import escape

import pytest

from e2e.extension import Extension
from e2e.loopback import Loopback
from e2e.made import SAID, page_of
from e2e.painted import check_painted, page_now

TEXTS = [
    "<script>window.harmed = 1</script>",
    "<img src=x onerror='window.harmed = 1'>",
    '"><svg onload=window.harmed=1>',
    "</script><script>window.harmed = 1</script>",
    "javascript:window.harmed=1",
    "__proto__",
    "constructor",
    "{{7*7}} ${window.harmed=1}",
    "\u202egninwod\u202c \u2066isolated\u2069",
    "W" + "o" * 3_000 + "rd",
]


def in_paragraphs() -> str:
    return page_of([f"{SAID * 2}“{escape(text)},” said Ada Marsh. {SAID}" for text in TEXTS])


def in_names() -> str:
    return page_of(
        [
            f"{SAID * 2}“No,” said Mr {escape(text)} Marsh, chairman of {escape(text)}. {SAID}"
            for text in TEXTS
        ]
    )


def in_the_title() -> str:
    return page_of([SAID * 4] * 6, title=escape(" ".join(text for text in TEXTS if len(text) < 100)))


def in_json_ld() -> str:
    metadata = {
        "@type": "NewsArticle",
        "headline": TEXTS,
        "datePublished": TEXTS,
        "__proto__": {"headline": TEXTS[0]},
        "constructor": TEXTS[0],
        "author": [{"@type": "Person", "name": text} for text in TEXTS],
        "publisher": {"name": TEXTS[1]},
        "mainEntity": "DEEP",
    }
    deep = "[" * 20_000 + "]" * 20_000
    script = json.dumps(metadata).replace("</", "<\\/").replace('"DEEP"', deep)
    head = "".join(f'<script type="application/ld+json">{content}</script>' for content in (script, "{{"))
    return page_of([SAID * 4] * 6).replace("</head>", f"{head}</head>")


@pytest.mark.parametrize("make", [in_paragraphs, in_names, in_the_title, in_json_ld])
def test_hostile_text_stays_text(reader: Extension, engine: str, pages: Loopback, make: object) -> None:
    assert callable(make)
    with reader.open(pages.make("/made/hostile", make())) as page:
        state = reader.settled(page)
        assert state["phase"] == "read", state
        assert state["report"]["fellBack"] is None
        check_painted(page, state)
        assert page.evaluate("() => window.harmed") is None
        now = page_now(page)
        assert now["after"] == now["before"]
        assert now["hosts"] == 1
