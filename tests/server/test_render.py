"""A reading in the terminal, as a page, as Markdown."""

from __future__ import annotations

import io
import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from made_sheet import TEXT, at, made_sheet
from markdown_it import MarkdownIt
from rich.console import Console

from sidelight.analysis import Span
from sidelight_server.render import Sheet, print_reading, to_html, to_markdown
from sidelight_server.render.markdown import escaped
from sidelight_server.render.runs import Mark, marks_of, paragraph_runs, paragraphs, runs
from sidelight_server.render.sheet import COLOURS, harmless


@pytest.fixture
def sheet() -> Sheet:
    return made_sheet()


def spans(length: int) -> st.SearchStrategy[Span]:
    places = st.tuples(st.integers(0, length), st.integers(0, length))
    return places.filter(lambda place: place[0] != place[1]).map(lambda place: (min(place), max(place)))


marks = st.lists(
    st.builds(Mark, spans(30), st.sampled_from(["actor", "quote", "note"]), st.sampled_from("abcd")),
    max_size=12,
)


@settings(deadline=None)
@given(span=spans(30), marks=marks)
def test_runs_cover_their_span_without_gap_or_overlap(span: Span, marks: list[Mark]) -> None:
    found = runs(span, marks)
    assert found[0].start == span[0]
    assert found[-1].end == span[1]
    assert all(run.start < run.end for run in found)
    assert all(run.end == following.start for run, following in pairwise(found))


@settings(deadline=None)
@given(span=spans(30), marks=marks)
def test_a_run_bears_exactly_the_marks_that_cover_each_of_its_characters(
    span: Span, marks: list[Mark]
) -> None:
    for run in runs(span, marks):
        for place in range(run.start, run.end):
            covering = [mark for mark in marks if mark.span[0] <= place < mark.span[1]]
            assert sorted(run.marks, key=repr) == sorted(covering, key=repr)


@settings(deadline=None)
@given(span=spans(30), marks=marks)
def test_there_are_no_more_runs_than_needed(span: Span, marks: list[Mark]) -> None:
    edges = {edge for mark in marks for edge in mark.span}
    found = runs(span, marks)
    assert all(run.start in edges for run in found[1:])


@settings(deadline=None)
@given(span=spans(30), marks=marks)
def test_outer_marks_stand_before_inner_ones(span: Span, marks: list[Mark]) -> None:
    for run in runs(span, marks):
        for outer, inner in pairwise(run.marks):
            assert (outer.span[0], -outer.span[1]) <= (inner.span[0], -inner.span[1])


@settings(deadline=None)
@given(
    text=st.text("a \n", max_size=30),
    marks=marks,
)
def test_the_runs_of_paragraphs_are_the_runs_of_each(text: str, marks: list[Mark]) -> None:
    assert paragraph_runs(text, marks) == [runs(span, marks) for span in paragraphs(text)]


@settings(deadline=None)
@given(text=st.text("a \n", max_size=30))
def test_paragraphs_lose_nothing_but_white_space(text: str) -> None:
    kept = "".join(text[start:end] for start, end in paragraphs(text))
    assert "".join(kept.split()) == "".join(text.split())
    assert all(text[start:end].strip() for start, end in paragraphs(text))


def test_a_mark_over_a_paragraph_break_is_in_both_paragraphs() -> None:
    first, second = paragraph_runs("one\n\ntwo", [Mark((1, 7), "quote", "q1")])
    assert [(run.start, run.end, len(run.marks)) for run in first] == [(0, 1, 0), (1, 3, 1)]
    assert [(run.start, run.end, len(run.marks)) for run in second] == [(5, 7, 1), (7, 8, 0)]


# What is said of a quote


def test_a_margin_names_a_person_as_the_article_does_when_short_of_words(sheet: Sheet) -> None:
    assert sheet.tag(sheet.quotes["q1"]) == "Varga"
    assert sheet.speaker(sheet.quotes["q1"]) == "Ilse Varga"


@pytest.mark.parametrize(
    ("id", "remarks"),
    [
        ("q1", ["denies"]),
        ("q2", ["contested"]),
        ("q3", ["via Grenfold Post"]),
        ("q4", ["unnamed source"]),
    ],
)
def test_what_one_must_know_of_a_quote_is_said(sheet: Sheet, id: str, remarks: list[str]) -> None:
    assert sheet.remarks(sheet.quotes[id]) == remarks


def test_a_speaker_keeps_one_colour_and_shares_it_with_nobody(sheet: Sheet) -> None:
    colours = {id: sheet.colour(quote) for id, quote in sheet.quotes.items()}
    assert colours["q1"] == colours["q3"] != colours["q2"]
    assert colours["q4"] is None  # nobody named


# The terminal


def printed(sheet: Sheet, width: int = 80, **options: object) -> str:
    console = Console(
        file=io.StringIO(),
        width=width,
        highlight=False,
        emoji=False,
        markup=False,
        **options,  # type: ignore[arg-type]
    )
    print_reading(sheet, console)
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


def article_column(text: str) -> str:
    """The article's words as printed: margins and signs away, lines joined."""
    article = text[text.index("Mayor") : text.index("\nCAST\n")]
    margin = 18
    lines = [line[margin:].strip() if number else line for number, line in enumerate(article.split("\n"))]
    return " ".join(" ".join(lines).split())


def test_without_colour_quotes_stand_in_brackets_and_actors_bear_the_sign_of_their_type(sheet: Sheet) -> None:
    words = article_column(printed(sheet))
    assert "Mayor of ▲Grenfold denies" in words
    assert "Mayor ●Ilse Varga said on Monday that ⟨claims by the ■River Board¹ ⟨that she had" in words
    assert "“ignored the water”⟩ were false⟩." in words
    assert "⟨“Nobody warned us,”⟩ Varga said, according to the ■Grenfold Post². ⟨“Not once.”⟩" in words


def test_the_margin_names_who_speaks_beside_the_line_where_they_begin(sheet: Sheet) -> None:
    lines = printed(sheet).split("\n")
    assert any(re.match(r" +Varga ┊ Mayor ●Ilse Varga said", line) for line in lines)
    assert any(re.match(r" +Varga ┃ ⟨“Nobody", line) for line in lines)
    assert any(re.match(r" +A clerk ┊ A clerk said ⟨", line) for line in lines)
    assert any(re.match(r" +via Grenfold ┃ Post²", line) for line in lines)


@pytest.mark.parametrize("width", [1, 30, 40, 80, 200])
def test_no_printed_line_is_wider_than_the_terminal_or_ends_in_blanks(sheet: Sheet, width: int) -> None:
    lines = printed(sheet, width).split("\n")
    assert max(map(len, lines)) <= max(30, min(width, 100))
    assert all(line == line.rstrip() for line in lines)


def test_nothing_of_the_article_is_lost_in_the_terminal(sheet: Sheet) -> None:
    shown = re.sub(r"[⟨⟩●■▲◆¹²]", "", article_column(printed(sheet)))
    assert " ".join(harmless(TEXT).split()) in shown


def test_in_a_terminal_with_colour_there_are_no_brackets(sheet: Sheet) -> None:
    coloured = printed(sheet, force_terminal=True, color_system="standard", no_color=False)
    assert "⟨" not in coloured
    assert "\x1b[36m" in coloured or "\x1b[33m" in coloured


def test_an_article_cannot_command_the_terminal(sheet: Sheet) -> None:
    assert "\x1b" not in printed(sheet)
    assert "�[31mred�[0m" in printed(sheet, width=100)


def test_harmless_text_keeps_its_length_and_its_words() -> None:
    assert harmless("a\x1b[2Jb\tc\x9bd\x7f\u2028é“") == "a�[2Jb c�d� é“"


def test_cast_quotes_and_notes_are_listed(sheet: Sheet) -> None:
    text = printed(sheet, width=100)
    assert "● Ilse Varga     person · Mayor of Grenfold · mentioned 2×, quoted 2×" in text
    assert "┊ Ilse Varga  indirect · denies\n  claims by the River Board that she had" in text
    assert "┃ Ilse Varga  direct · via Grenfold Post\n  “Nobody warned us,” … “Not once.”" in text
    assert "1 River Board  background\n  About River Board.  Book of River Board · as of 2026-11" in text
    assert "4 quotes, 4 actors, 2 notes · read by rules 0" in text


# The page


@pytest.fixture
def page(sheet: Sheet) -> str:
    return to_html(sheet)


def test_the_page_holds_the_article_word_for_word(page: str) -> None:
    article = lxml_html.fromstring(page).get_element_by_id("article")
    for extra in article.xpath(".//a[starts-with(@class, 'tag')] | .//p[@class='origin'] | .//sup"):
        extra.drop_tree()
    shown = "\n\n".join(block.text_content() for block in article.iter("h1", "p"))
    assert shown == TEXT.replace("\x1b", "�")


def test_the_page_needs_nothing_from_elsewhere_and_runs_nothing(page: str) -> None:
    root = lxml_html.fromstring(page)
    assert not root.xpath(
        "//script | //link | //img | //iframe | //object | //form | //*[@src] | //*[@style]"
    )
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on")]
    assert "url(" not in root.xpath("string(//style)")
    assert "@import" not in root.xpath("string(//style)")


def test_the_policy_allows_the_pages_own_style_and_nothing_else(page: str) -> None:
    root = lxml_html.fromstring(page)
    style = re.search(r"<style>(.*?)</style>", page, re.S)
    assert style is not None
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    [policy] = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_the_articles_own_markup_is_shown_and_not_obeyed(page: str) -> None:
    assert "&lt;b&gt;the files&lt;/b&gt; were &amp; are gone" in page
    assert "Grenfold &lt;Post&gt;" in page


def test_only_web_addresses_become_links(page: str) -> None:
    assert "javascript:" not in page
    assert 'href="https://example.org/board?a=1&amp;b=2"' in page


def test_every_link_in_the_page_leads_to_something(page: str) -> None:
    root = lxml_html.fromstring(page)
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in root.xpath("//a/@href") if link.startswith("#")} <= set(ids)


@pytest.mark.parametrize(
    ("words", "classes"),
    [
        ("Ilse Varga", "person"),
        ("River Board", "quote speaker-0 organization"),
        ("“Not once.”", "quote speaker-0"),
        ("that she had “ignored the water”", "quote speaker-1"),
        (" were false", "quote speaker-0"),
    ],
)
def test_marks_in_the_page_show_the_innermost_quote_and_actor(page: str, words: str, classes: str) -> None:
    root = lxml_html.fromstring(page)
    found = [span.get("class") for span in root.iter("span") if span.text_content() == words]
    assert classes in found


def test_the_margin_of_the_page_names_each_speaker(page: str) -> None:
    tags = lxml_html.fromstring(page).xpath("//a[starts-with(@class, 'tag')]")
    assert [" ".join(tag.text_content().split()) for tag in tags] == [
        "Varga denies:",
        "River Board contested:",
        "Varga via Grenfold Post:",
        "A clerk unnamed source:",
    ]


def test_the_pages_colours_are_the_extensions() -> None:
    root = Path(__file__).parents[2]
    palette = (root / "extension" / "colours.ts").read_text(encoding="utf-8")
    style = (root / "server" / "sidelight_server" / "templates" / "reading.css").read_text(encoding="utf-8")
    light, _, dark = style.partition("prefers-color-scheme: dark")
    speakers = palette[palette.index("SPEAKERS") : palette.index("NEUTRAL")]
    pairs = re.findall(r'light: "(#\w+)", dark: "(#\w+)"', speakers)
    assert len(pairs) == COLOURS
    for number, (in_light, in_dark) in enumerate(pairs):
        assert f"--speaker-{number}: {in_light};" in light
        assert f"--speaker-{number}: {in_dark};" in dark
    for name, in_light, in_dark in re.findall(r'(\w+): { light: "(#\w+)", dark: "(#\w+)", line', palette):
        assert f"--{name}: {in_light};" in light
        assert f"--{name}: {in_dark};" in dark


# Markdown


def test_markdown_shows_all_that_was_said_and_by_whom(sheet: Sheet) -> None:
    rendered = lxml_html.fromstring(f"<div>{MarkdownIt().render(to_markdown(sheet))}</div>")
    text = " ".join(rendered.text_content().split())
    for quote in sheet.analysis.quotes:
        assert harmless(sheet.words(*quote.content)) in text
        assert sheet.speaker(quote) in [heading.text_content() for heading in rendered.iter("h3")]
    assert "Ilse Varga: person, Mayor of Grenfold; mentioned 2×, quoted 2×" in text
    assert not list(rendered.iter("b"))


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_escaped_words_come_out_of_markdown_as_they_went_in(text: str) -> None:
    words = " ".join(text.split())
    rendered = lxml_html.fromstring(f"<div>{MarkdownIt().render(escaped(text))}</div>")
    assert rendered.text_content().strip("\n") == words
    assert {element.tag for element in rendered.iter()} <= {"div", "p"}


def test_places_of_the_made_reading_are_where_they_say() -> None:
    start, end = at("River Board")
    assert TEXT[start:end] == "River Board"
    assert {mark.kind for mark in marks_of(made_sheet().analysis)} == {"actor", "quote", "note"}
