"""A reading in the terminal: the article with its speakers in the margin, then cast, quotes and notes.

Colour helps and is never needed: without it the words of a quote stand in ⟨angle brackets⟩, the first
mention of an actor bears the sign of its type, and a note's number follows its words.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from rich.console import Console
from rich.style import Style
from rich.text import Text

from sidelight import Quote
from sidelight_server.render.runs import Run, marks_of, paragraph_runs
from sidelight_server.render.sheet import NOTE_KINDS, TYPES, Sheet, harmless, sources_of

MIN_WIDTH, MAX_WIDTH = 30, 100
SIGNS = {"person": "●", "organization": "■", "place": "▲", "group": "◆"}
TYPE_COLOURS = {"person": "blue", "organization": "red", "place": "green", "group": "magenta"}
BARS = {"direct": "┃", "mixed": "╏", "indirect": "┊"}
SPEAKER_COLOURS = tuple(
    brightness + hue
    for brightness in ("", "bright_")
    for hue in ("cyan", "yellow", "magenta", "green", "blue")
)
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class _Marked:
    """A paragraph as it is shown, and where in what is shown each quote stands."""

    text: Text = field(default_factory=Text)
    quotes: list[tuple[int, int, str, bool]] = field(default_factory=list)  # start, end, id, begins here


def print_reading(sheet: Sheet, console: Console) -> None:
    """Print the article with its marks, then the cast, the quotes and the notes."""
    width = max(MIN_WIDTH, min(console.width, MAX_WIDTH))
    margin = max(9, min(20, width // 5)) if sheet.analysis.quotes else 0
    plain = console.no_color or console.color_system is None
    if origin := sheet.origin():
        _print_hanging(console, width, Text(" " * (margin + 3)), Text(harmless(" · ".join(origin)), "dim"))
        console.print()
    for number, paragraph in enumerate(paragraph_runs(sheet.article.text, marks_of(sheet.analysis))):
        marked = _marked(sheet, paragraph, plain)
        if number == 0 and sheet.article.title:
            marked.text.stylize("bold")
        for line in _with_margin(sheet, marked, console, width, margin):
            console.print(line, soft_wrap=True)
        console.print()
    _print_cast(sheet, console, width)
    _print_quotes(sheet, console, width)
    _print_notes(sheet, console, width)
    _print_hanging(console, width, Text(), Text(sheet.summary(), "dim"))


def _marked(sheet: Sheet, paragraph: list[Run], plain: bool) -> _Marked:
    marked = _Marked()
    text = marked.text
    opened: dict[tuple[str, int], int] = {}
    for run in paragraph:
        quotes = [sheet.quotes[mark.id] for mark in run.marks if mark.kind == "quote"]
        style = _style(sheet, quotes[-1]) if quotes else Style()
        for mark in run.marks:
            if mark.kind == "quote" and (mark.id, mark.part) not in opened:
                opened[mark.id, mark.part] = len(text)
                if plain and mark in run.opening:
                    text.append("⟨")
        for mark in run.opening:
            if mark.kind == "actor" and mark.part == 0:
                kind = sheet.actors[mark.id].type
                text.append(SIGNS[kind], Style(color=TYPE_COLOURS[kind]))
        named = any(mark.kind == "actor" for mark in run.marks)
        text.append(harmless(sheet.article.text[run.start : run.end]), style + Style(underline=named))
        if plain:
            text.append("⟩" * sum(mark.kind == "quote" for mark in run.closing))
        text.append(
            "·".join(str(number) for number, _ in sheet.notes_after(run)).translate(_SUPERSCRIPTS), "bold"
        )
        for mark in run.marks:
            if mark.kind == "quote" and (mark in run.closing or run is paragraph[-1]):
                begins = mark.part == 0 and mark.span[0] >= paragraph[0].start
                marked.quotes.append((opened[mark.id, mark.part], len(text), mark.id, begins))
    marked.quotes.sort()
    return marked


def _with_margin(sheet: Sheet, marked: _Marked, console: Console, width: int, margin: int) -> list[Text]:
    """The lines of a paragraph, each after its margin: who begins to speak there, and a bar while they do."""
    lines: list[Text] = []
    waiting = deque(quote for quote in marked.quotes if quote[3])
    tags: deque[Text] = deque()
    shown = ""
    place = 0
    for line in marked.text.wrap(console, width - margin - 3):
        start = marked.text.plain.find(line.plain, place)
        place = start + len(line.plain)
        while waiting and waiting[0][0] < place:
            quote = sheet.quotes[waiting.popleft()[2]]
            tag = _tag(sheet, quote)
            if tag.plain != shown:
                tags += tag.wrap(console, margin, overflow="fold")
            shown = tag.plain
        here = [quote for quote in marked.quotes if quote[0] < place and quote[1] > start]
        bar = _bar(sheet, sheet.quotes[here[0][2]]) if here else Text(" ")
        lines.append(_row(tags.popleft() if tags else Text(), bar, line, margin))
    return lines + [_row(tag, Text(" "), Text(), margin) for tag in tags]


def _row(tag: Text, bar: Text, line: Text, margin: int) -> Text:
    tag.rstrip()
    row = Text.assemble(" " * (margin - tag.cell_len), tag, " ", bar, " ", line)
    row.rstrip()
    return row


def _tag(sheet: Sheet, quote: Quote) -> Text:
    """Who speaks, and below it what one must know of it."""
    style = _style(sheet, quote)
    remarks = "".join(f"\n{remark}" for remark in sheet.remarks(quote))
    return Text.assemble((harmless(sheet.tag(quote)), style + Style(bold=True)), (remarks, style))


def _bar(sheet: Sheet, quote: Quote) -> Text:
    return Text(BARS[quote.kind], _style(sheet, quote))


def _style(sheet: Sheet, quote: Quote) -> Style:
    colour = sheet.colour(quote)
    return Style() if colour is None else Style(color=SPEAKER_COLOURS[colour])


def _print_cast(sheet: Sheet, console: Console, width: int) -> None:
    console.print(Text("CAST", style="bold"))
    names = {actor.id: Text(harmless(actor.name), style="bold") for actor in sheet.analysis.actors}
    column = min(max((name.cell_len for name in names.values()), default=0), width // 3)
    for actor in sheet.analysis.actors:
        sign = Text(SIGNS[actor.type], Style(color=TYPE_COLOURS[actor.type]))
        name = names[actor.id]
        facts = Text(" · ".join(filter(None, (TYPES[actor.type], harmless(actor.role or "")))))
        facts.append(f" · {sheet.counts(actor)}", "dim")
        if name.cell_len > column:
            _print_hanging(console, width, sign + Text(" "), name)
            sign = name = Text()
        first = Text.assemble(sign, " " * (2 - sign.cell_len), name, " " * (column + 2 - name.cell_len))
        _print_hanging(console, width, first, facts)
    if not sheet.analysis.actors:
        console.print(Text("Nobody is named.", style="dim"))
    console.print()


def _print_quotes(sheet: Sheet, console: Console, width: int) -> None:
    console.print(Text("QUOTES", style="bold"))
    for quote in sheet.analysis.quotes:
        said = " · ".join([quote.kind, *sheet.remarks(quote)])
        speaker = Text(harmless(sheet.speaker(quote)), _style(sheet, quote) + Style(bold=True))
        words = Text(harmless(sheet.words(*quote.content)))
        _print_item(console, width, sign=_bar(sheet, quote), title=speaker, kind=said, body=words)
    if not sheet.analysis.quotes:
        console.print(Text("Nobody is quoted.", style="dim"))
    console.print()


def _print_notes(sheet: Sheet, console: Console, width: int) -> None:
    console.print(Text("NOTES", style="bold"))
    for number, note in sheet.notes.values():
        body = Text.assemble(harmless(note.text), (f"  {harmless(sources_of(note))}".rstrip(), "dim"))
        title = Text(harmless(note.title), style="bold")
        kind = NOTE_KINDS[note.kind]
        _print_item(console, width, sign=Text(str(number)), title=title, kind=kind, body=body)
    if not sheet.analysis.notes:
        console.print(Text("There is nothing to add.", style="dim"))
    console.print()


def _print_item(console: Console, width: int, *, sign: Text, title: Text, kind: str, body: Text) -> None:
    """One quote or note: a line for what it is, then its words."""
    title.append(f"  {harmless(kind)}", Style(color="default", bold=False, dim=True))
    _print_hanging(console, width, sign + Text(" "), title)
    if body:
        _print_hanging(console, width, Text(" " * (sign.cell_len + 1)), body)


def _print_hanging(console: Console, width: int, first: Text, text: Text) -> None:
    """Print the text wrapped, its first line after `first`, the others as far indented."""
    indent = Text(" " * first.cell_len)
    for number, line in enumerate(text.wrap(console, width - first.cell_len)):
        row = (indent if number else first) + line
        row.rstrip()
        console.print(row, soft_wrap=True)
