"""Where articles come from: files, standard input, pages; and bytes in every encoding."""

from __future__ import annotations

import codecs
import gzip
import io
import os
import struct
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from sidelight import Article, ArticleError
from sidelight_server import page as pages
from sidelight_server.encoding import EncodingError, declared_in_html, decode
from sidelight_server.page import find_article
from sidelight_server.source import MAX_BYTES, SourceError, from_text, load, shown

NOTHING = io.BytesIO()
STORY = "“We won’t pay £5m for a café,” said Zoë Müller – the ministry’s spokeswoman.\n\nNobody answered her."
PARAGRAPH = (
    "The harbour master of Tidewick, Ada Rook, said on Tuesday that the old pier would be closed until the "
    "spring, and that nobody had been hurt when a part of it fell into the sea in the storm of last week."
)
PAGE = f"""<!doctype html><html lang="en-GB"><head><title>Pier falls | The Tidewick Bell</title>
<meta property="og:title" content="Pier falls into the sea"><meta name="author" content="Sam Vane">
<meta property="og:site_name" content="The Tidewick Bell">
<meta property="article:published_time" content="2026-03-03T09:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Pier falls into the sea</h1>
<p>{PARAGRAPH}</p><p>“We were <em>lucky</em>,” she said.<br>{PARAGRAPH}</p></article>
<footer>© 2026</footer></body></html>"""


def written(folder: Path, name: str, content: bytes | str) -> str:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


# Encodings


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", codecs.BOM_UTF32_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("cp1252", b""),
        ("mac_roman", b""),
    ],
)
def test_text_in_any_encoding_is_read_as_it_was_written(encoding: str, mark: bytes) -> None:
    assert decode(mark + STORY.encode(encoding)) == STORY


def test_an_encoding_that_is_declared_is_believed_where_the_bytes_agree() -> None:
    russian = "Мэр сказал, что мост закроют."
    assert decode(russian.encode("koi8-r"), "koi8-r") == russian


def test_an_encoding_that_is_wrongly_declared_does_no_harm() -> None:
    assert decode(STORY.encode(), "iso-8859-1") == STORY
    assert decode(STORY.encode("cp1252"), "no-such-encoding") == STORY


def test_one_broken_byte_does_not_spoil_the_rest() -> None:
    assert decode(STORY.encode().replace(b"Nobody", b"\xffobody")) == STORY.replace("Nobody", "\ufffdobody")


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "is empty"),
        (codecs.BOM_UTF8, "is empty"),
        (b" \n\t\r\n ", "holds only white space"),
        (b"GIF89a\x01\x00\x01\x00\x80\x00\x00", "holds binary data"),
        (bytes(range(1, 256)) * 4, "holds binary data"),
        (gzip.compress(STORY.encode()), "holds binary data"),
        (struct.pack("<32d", *range(32)), "holds binary data"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "is damaged"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(raw: bytes, message: str) -> None:
    with pytest.raises(EncodingError, match=message):
        decode(raw)


@pytest.mark.parametrize(
    "raw",
    [
        b"Half \xed\xa0\x80 a character.",
        codecs.BOM_UTF16_LE + b"a\x00\x00\xd8b\x00",
    ],
)
def test_half_a_character_is_left_for_the_article_to_name(raw: bytes) -> None:
    with pytest.raises(ArticleError, match="lone surrogate"):
        from_text(decode(raw))


@pytest.mark.parametrize(
    ("head", "declared"),
    [
        (b'<meta charset="koi8-r">', "koi8-r"),
        (b"<META CHARSET=cp1251>", "cp1251"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', "gb2312"),
        (b"<p>charset=x</p>", None),
    ],
)
def test_a_page_declares_its_encoding_in_a_meta_tag(head: bytes, declared: str | None) -> None:
    assert declared_in_html(head) == declared


# Text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("One.\r\n\r\nTwo.\r\n", "One.\n\nTwo."),
        ("One.\rTwo.", "One.\n\nTwo."),
        ("One.\nTwo.\nThree.", "One.\n\nTwo.\n\nThree."),
        ("A wrapped\nparagraph.\n\nTwo.", "A wrapped paragraph.\n\nTwo."),
        ("\n\n\n  One.  \n \t \n\n\n Two.", "One.\n\nTwo."),
        ("One.\u2028Two.", "One.\n\nTwo."),
        ("One.", "One."),
    ],
)
def test_paragraphs_are_parted_by_blank_lines_or_else_by_lines(text: str, expected: str) -> None:
    assert from_text(text).text == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Pier falls into the sea\n\nIt fell.", "Pier falls into the sea"),
        ("Will the pier fall?\n\nIt will.", "Will the pier fall?"),
        ("The pier fell.\n\nNobody was hurt.", None),
        ("“The pier fell.”\n\nNobody was hurt.", None),
        ("Pier falls into the sea", None),
        ("word " * 60 + "\n\nIt fell.", None),
    ],
)
def test_a_short_first_paragraph_without_a_full_stop_is_the_title_and_stays_in_the_text(
    text: str, title: str | None
) -> None:
    article = from_text(text)
    assert article.title == title
    assert title is None or article.text.startswith(title + "\n\n")


# Pages


def test_the_article_of_a_page_is_found_with_its_title_byline_publisher_and_date() -> None:
    article = find_article(PAGE)
    assert article == Article(
        title="Pier falls into the sea",
        byline="Sam Vane",
        publisher="The Tidewick Bell",
        published="2026-03-03",
        language="en-GB",
        text=f"Pier falls into the sea\n\n{PARAGRAPH}\n\n“We were lucky,” she said.\n\n{PARAGRAPH}",
    )


def test_the_headline_comes_first_also_where_it_stands_only_in_the_head() -> None:
    without = PAGE.replace("<h1>Pier falls into the sea</h1>", "")
    assert find_article(without).text == find_article(PAGE).text


def test_the_day_that_the_reader_gives_goes_before_the_pages_own() -> None:
    assert find_article(PAGE, published="2026-03-04").published == "2026-03-04"


def test_a_piece_of_a_page_is_read_too() -> None:
    assert find_article(f"<p>{PARAGRAPH}</p>").text == PARAGRAPH


def test_what_a_page_says_of_itself_is_cut_to_what_an_article_may_hold() -> None:
    long = PAGE.replace("Sam Vane", "Sam " * 1000).replace("The Tidewick Bell", "Bell \ud800")
    article = find_article(long.encode("utf-8", "replace").decode())
    assert len(article.byline or "") <= 2000


@pytest.mark.parametrize(
    "html",
    [
        "<html><body></body></html>",
        "<html><head><title>Shop</title></head><body><script>1</script></body></html>",
    ],
)
def test_a_page_without_an_article_is_told(tmp_path: Path, html: str) -> None:
    with pytest.raises(SourceError, match=r"holds no article that Sidelight can find\.$"):
        load(written(tmp_path, "shop.html", html), NOTHING)


# Files and standard input


@pytest.mark.parametrize(
    ("name", "content", "is_page"),
    [
        ("story.txt", STORY, False),
        ("story", STORY, False),
        ("story.html", PAGE, True),
        ("story.HTM", PAGE, True),
        ("story", PAGE, True),
        ("story.txt", "<p> is how a paragraph begins in HTML.", False),
        ("story", "\n<!-- saved -->\n<!DOCTYPE html>" + PAGE, True),
        ("story.md", "Less is more: 1 < 2 and <so> on.", False),
        ("story", "<!-- a -->" * 500 + " is no page.", False),
    ],
)
def test_a_file_is_taken_for_text_or_a_page_by_its_name_and_its_beginning(
    tmp_path: Path, name: str, content: str, is_page: bool
) -> None:
    article = load(written(tmp_path, name, content), NOTHING)
    assert (article.publisher == "The Tidewick Bell") == is_page
    assert is_page or article.text == content


@pytest.mark.parametrize("content", [STORY, PAGE])
def test_standard_input_is_taken_like_a_file(tmp_path: Path, content: str) -> None:
    assert load("-", io.BytesIO(content.encode())) == load(written(tmp_path, "story", content), NOTHING)


def test_a_page_in_an_old_encoding_is_read_as_it_declares(tmp_path: Path) -> None:
    html = (
        PAGE.replace("<head>", '<head><meta charset="iso-8859-1">').replace("Rook", "Roök").replace("“", "«")
    )
    raw = html.replace("”", "»").replace("©", "(c)").encode("iso-8859-1")
    assert "Ada Roök" in load(written(tmp_path, "old.html", raw), NOTHING).text


def missing(folder: Path) -> str:
    return str(folder / "missing.txt")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (missing, r"There is no file .*missing\.txt\.$"),
        (str, r"is a folder; name a file in it\.$"),
        (lambda folder: written(folder, "empty.txt", ""), r"empty\.txt is empty\.$"),
        (lambda folder: written(folder, "blank.txt", " \n "), r"blank\.txt holds only white space\.$"),
        (
            lambda folder: written(folder, "x.txt", b"\x7fELF\x02\x01\x01\x00"),
            r"x\.txt holds binary data, not text\.$",
        ),
        (lambda folder: written(folder, "big.txt", b"a" * (MAX_BYTES + 1)), r"is larger than 5 MB"),
        (lambda folder: "a\x00b", r"a�b cannot be opened"),
        (lambda folder: "x" * 5000, r"cannot be opened: File name too long\.$"),
        (lambda folder: "ftp://example.org/x", r"only http and https addresses can\.$"),
        (lambda folder: "file:///etc/passwd", r"only http and https addresses can\.$"),
        (lambda folder: "http://[::1", r"is no web address"),
        (lambda folder: "http://", r"http:// .*\.$"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(tmp_path: Path, make: object, message: str) -> None:
    with pytest.raises(SourceError, match=message) as error:
        load(make(tmp_path), NOTHING)  # type: ignore[operator]
    assert "\n" not in str(error.value)


def test_endless_input_is_left_after_the_limit() -> None:
    with (
        Path(os.devnull.replace("null", "zero")).open("rb") as endless,
        pytest.raises(SourceError, match="5 MB"),
    ):
        load("-", endless)


def test_too_long_a_text_is_told_with_its_length(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="150,001 characters"):
        load(written(tmp_path, "long.txt", "a" * 150_001), NOTHING)


def test_a_name_in_a_message_stays_on_one_line_and_within_bounds() -> None:
    assert shown("a\nb\x1b[2J") == "a�b�[2J"
    assert len(shown("x" * 1000)) == 200


# The web


class Bell(BaseHTTPRequestHandler):
    """A paper's server, with pages of every bad kind. `released` lets the slow answers go on."""

    released = threading.Event()

    def do_GET(self) -> None:  # noqa: PLR0912
        match self.path:
            case "/story":
                self.answer("text/html; charset=utf-8", PAGE.encode())
            case "/zipped":
                self.answer("text/html", gzip.compress(PAGE.encode()), {"Content-Encoding": "gzip"})
            case "/latin":
                self.answer(
                    "text/html; charset=koi8-r", PAGE.replace("Ada Rook", "Ада").encode("koi8-r", "ignore")
                )
            case "/plain":
                self.answer("text/plain", STORY.encode())
            case "/moved":
                self.answer("text/html", b"", {"Location": "/story"}, status=302)
            case "/circle":
                self.answer("text/html", b"", {"Location": "/circle"}, status=302)
            case "/away":
                self.answer("text/html", b"", {"Location": "file:///etc/passwd"}, status=302)
            case "/report":
                self.answer("application/pdf", b"%PDF-1.7")
            case "/large":
                self.answer("text/html", b"a" * (MAX_BYTES + 1))
            case "/bomb":
                self.answer("text/html", gzip.compress(b"a" * 50_000_000), {"Content-Encoding": "gzip"})
            case "/torn":
                self.answer("text/html", b"no gzip at all", {"Content-Encoding": "gzip"})
            case "/short":
                self.answer("text/html", PAGE.encode()[:400], {"Content-Length": "9999"})
            case "/shop":
                self.answer("text/html", b"<html><body></body></html>")
            case "/silent":
                self.released.wait()
            case "/drip":
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                while not self.released.wait(0.02):
                    try:
                        self.wfile.write(b"<p>")
                    except OSError:
                        return
            case _:
                self.answer("text/html", b"<h1>Not here</h1>", status=404)

    def answer(
        self, kind: str, body: bytes, headers: dict[str, str] | None = None, status: int = 200
    ) -> None:
        self.send_response(status)
        for name, value in {
            "Content-Type": kind,
            "Content-Length": str(len(body)),
            **(headers or {}),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def bell() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Bell) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        Bell.released.set()
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("path", ["/story", "/zipped", "/moved"])
def test_an_article_is_read_from_its_address(bell: str, path: str) -> None:
    article = load(bell + path, NOTHING)
    assert article.text == find_article(PAGE).text
    assert article.published == "2026-03-03"
    assert article.url == (bell + "/story" if path == "/moved" else bell + path)


def test_the_encoding_that_a_server_declares_is_believed(bell: str) -> None:
    assert "Ада" in load(bell + "/latin", NOTHING).text


def test_plain_text_on_the_web_is_read_as_text(bell: str) -> None:
    assert load(bell + "/plain", NOTHING).text == STORY


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/nowhere", "answered 404 Not Found"),
        ("/report", "is no web page but 'application/pdf'"),
        ("/large", "is larger than 5 MB"),
        ("/bomb", "is larger than 5 MB"),
        ("/torn", "sent damaged data"),
        ("/short", "broke off its answer"),
        ("/circle", "in circles"),
        ("/away", "leads to none"),
        ("/shop", "holds no article"),
    ],
)
def test_an_address_without_an_article_is_told_with_the_reason(bell: str, path: str, message: str) -> None:
    with pytest.raises(SourceError, match=message) as error:
        load(bell + path, NOTHING)
    assert str(error.value).startswith(bell + path)


@pytest.mark.parametrize("path", ["/silent", "/drip"])
def test_an_address_that_does_not_come_to_an_end_is_given_up(
    bell: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "FETCH_SECONDS", 0.3)
    with pytest.raises(SourceError, match="did not answer"):
        load(bell + path, NOTHING)


def test_an_address_where_nothing_listens_is_told() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Bell) as server:
        port = server.server_port
    with pytest.raises(SourceError, match="nothing takes connections there"):
        load(f"http://127.0.0.1:{port}/", NOTHING)
