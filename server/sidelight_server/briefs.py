"""Whether briefs are in order: `sidelight briefs check`, for whoever writes one.

A brief is one line of a file in data/briefs; docs/notes.md says how to write it. What can be told by looking
at one line, and at all of them together, is told here, each time with what to do about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape

import sidelight
from sidelight.knowledge import ACTOR_KINDS, KINDS, NAME_SEPARATOR, SHARED_MARK, Brief, brief_of, name_key

BUNDLED = Path(sidelight.__file__).parent / "data" / "briefs"
FAMILIAR = "familiar.txt"

COLUMNS = ("name", "other names", "kind", "as of", "near", "English Wikipedia", "text")
SHORTEST, LONGEST = 20, 300
MOST_SENTENCES = 4

AGEING = re.compile(
    r"\b(at present|at the moment|currently|lately|nowadays|now|recently|soon|still|these days|today|"
    r"(?:last|next|this) (?:month|year)|to date|tomorrow|yesterday)\b",
    re.I,
)
"""Words that are true on one day only."""

LOADED = re.compile(
    r"\b(barbaric|bloodthirsty|bogus|brutal(?:ly)?|controversial(?:ly)?|cronies|disgraced|draconian|evil|"
    r"fanatical|freedom fighters?|glorious|heroic|illegal (?:aliens?|immigrants?|migrants?)|illegals|"
    r"infamous|legendary|masterminds?|mouthpiece|murderous|notorious(?:ly)?|obviously|of course|"
    r"puppets?|radicals?|regimes?|rogue|sadly|savage|shadowy|so-called|stooges?|thugs?|tyrann\w+|unfortunately)\b",
    re.I,
)
"""Words that take a side."""

_END_OF_SENTENCE = re.compile(r"(?<![A-Z]\.[A-Z])(?<!\bvs)(?<!\bSt)(?<!\bNo)[.!?][”’)]*(?=\s+[A-Z“]|$)")
_REFERENCE = re.compile(r"\b[Ss]ee “([^”]+)”")

GOOD_LINE = """\
A good line has seven columns, parted by tabs:

  name               Syrian Democratic Forces
  other names        ~SDF                       parted by “;”, with ~ before one that means other things, too
  kind               group                      {kinds}
  as of              2025-06                    the month up to which you can vouch for the text
  near               Syria; Kurdish; YPG        for names with ~: one of these has to stand in the article
  English Wikipedia  Syrian Democratic Forces   the title of its article
  text               A Kurdish-led alliance in north-eastern Syria that fought Islamic State with
                     American support. Turkey regards its core, the YPG, as part of the PKK; the United
                     States does not.

docs/notes.md says more.""".format(kinds=", ".join(KINDS))


class BriefsError(Exception):
    """A file of briefs cannot be read; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong in one line of a file, and what to do about it."""

    path: Path
    line: int
    wrong: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.wrong}. {self.remedy}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line that holds a brief."""

    path: Path
    line: int
    brief: Brief

    def problem(self, wrong: str, remedy: str) -> Problem:
        return Problem(self.path, self.line, f"{self.brief.names[0]}: {wrong}", remedy)


def bundled_files() -> list[Path]:
    """The files of briefs that this installation has."""
    return sorted(BUNDLED.glob("*.tsv"))


def check(paths: Sequence[Path]) -> tuple[int, list[Problem]]:
    """How many briefs the files hold, and what is wrong in them, in the order of the lines.

    They are read together with the bundled briefs: a name must not belong to two. Raises BriefsError.
    """
    ours = {path.resolve() for path in paths}
    entries: list[Entry] = []
    problems: list[Problem] = []
    for path in paths:
        for number, row in _rows(path):
            if wrong := list(_form(path, number, row)):
                problems += wrong
            else:
                entry = Entry(path, number, brief_of(row))
                entries.append(entry)
                problems += _wording(entry, row[-1])
    count = len(entries)
    for path in bundled_files():
        if path.resolve() not in ours:
            rows = (line for line in _rows(path) if len(line[1]) == len(COLUMNS))
            entries += (Entry(path, number, brief_of(row)) for number, row in rows)
    problems += [*_names(entries), *_references(entries)]
    found = {(problem.path, problem.line, problem.wrong): problem for problem in problems}
    order = {path.resolve(): place for place, path in enumerate((*paths, BUNDLED / FAMILIAR))}
    chosen = [problem for problem in found.values() if problem.path.resolve() in order]
    chosen.sort(key=lambda problem: (order[problem.path.resolve()], problem.line))
    return count, chosen


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The lines that are neither empty nor comments, with their numbers from 1."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BriefsError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise BriefsError(f"{path} cannot be read: it is not UTF-8 text. Save it as UTF-8.") from error
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.split("\t")


def _form(path: Path, number: int, row: list[str]) -> Iterator[Problem]:
    """What keeps the columns from being read."""

    def problem(wrong: str, remedy: str) -> Problem:
        return Problem(path, number, f"{row[0] or 'a line without a name'}: {wrong}", remedy)

    if len(row) != len(COLUMNS):
        yield problem(
            f"{len(row)} columns instead of {len(COLUMNS)}",
            "Part the columns by one tab each; an empty column has its tab, too.",
        )
        return
    name, _, kind, as_of, near, title, _ = row
    if not name.removeprefix(SHARED_MARK):
        yield problem("the first column is empty", "Begin the line with the name that the card shows.")
    if any(cell != cell.strip() or "  " in cell for cell in row):
        yield problem("there are blanks where none belong", "Take them out around the tabs, and double ones.")
    if kind not in KINDS:
        yield problem(f"“{kind}” is no kind of brief", f"Write one of: {', '.join(KINDS)}.")
    if not re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", as_of):
        yield problem(f"“{as_of}” is no month", "Write “as of” as year and month: 2025-06.")
    if not title or "_" in title or "://" in title:
        yield problem(
            f"“{title}” is no title of an article" if title else "no title of a Wikipedia article",
            "Write the title as it stands over the article in the English Wikipedia.",
        )
    if bool(near) != (SHARED_MARK in NAME_SEPARATOR.join(row[:2])):
        yield problem(
            "words in “near” need a name with ~, and a name with ~ needs words in “near”",
            "Mark the names that mean other things, too, with ~, and say which words decide for them.",
        )


def _wording(entry: Entry, text: str) -> Iterator[Problem]:
    """What is wrong with the text."""
    if not SHORTEST <= len(text) <= LONGEST:
        yield entry.problem(
            f"the text has {len(text)} characters", f"It may have {SHORTEST} to {LONGEST}: say it shorter."
        )
    if not text.endswith((".", ".”", "”.", ".)")):
        yield entry.problem("the text does not end with a full stop", "Write whole sentences.")
    if (count := len(_END_OF_SENTENCE.findall(text))) > MOST_SENTENCES:
        yield entry.problem(f"the text has {count} sentences", "One or two are best; four is the most.")
    for words in dict.fromkeys(AGEING.findall(text)):
        yield entry.problem(f"“{words}” ages", "Say since when; what may change belongs under “as of”.")
    for words in dict.fromkeys(LOADED.findall(text)):
        yield entry.problem(f"“{words}” takes a side", "Say what happened, or who calls it so.")
    names = entry.brief.names
    keys = names if entry.brief.kind not in ACTOR_KINDS else tuple(map(name_key, names))
    for key in dict.fromkeys(key for key in keys if keys.count(key) > 1):
        yield entry.problem(
            f"its name “{key}” is there twice", "Case, dots and hyphens make no difference: keep one."
        )


def _names(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Names, titles and articles that two briefs have."""
    entries = list(entries)
    sure: dict[str, Entry] = {}
    titles: dict[str, Entry] = {}
    articles: dict[str, Entry] = {}
    for entry in entries:
        brief = entry.brief
        if first := _taken(titles, brief.names[0], entry):
            yield from _both(first, entry, f"“{brief.names[0]}” is also the title of", "Title one otherwise.")
        if first := _taken(articles, brief.sources[1].url or "", entry):
            yield from _both(first, entry, "its Wikipedia article is also that of", "Make one brief of them.")
        for name in (name for name in brief.names if name not in brief.shared):
            if first := _taken(sure, name_key(name), entry):
                yield from _both(first, entry, f"“{name}” is also a name of", "Put ~ before it in both.")
    for entry in entries:
        for name in entry.brief.shared:
            first = sure.get(name_key(name))
            if first and first is not entry:
                yield from _both(first, entry, f"“{name}” is also a name of", "Put ~ before it in both.")


def _taken(seen: dict[str, Entry], key: str, entry: Entry) -> Entry | None:
    first = seen.setdefault(key, entry)
    return first if first is not entry else None


def _both(first: Entry, second: Entry, wrong: str, remedy: str) -> Iterator[Problem]:
    """The same problem, told at each of two lines."""
    for here, there in ((first, second), (second, first)):
        where = f"“{there.brief.names[0]}” ({there.path.name}, line {there.line})"
        yield here.problem(f"{wrong} {where}", remedy)


def _references(entries: Iterable[Entry]) -> Iterator[Problem]:
    """References to briefs that are not there: “see …” in a text, and the names in familiar.txt."""
    entries = list(entries)
    names = {name for entry in entries for name in entry.brief.names}
    for entry in entries:
        for name in _REFERENCE.findall(entry.brief.text):
            if name not in names:
                yield entry.problem(f"no brief is called “{name}”", "Refer to a name that a brief has.")
    titles = {entry.brief.names[0] for entry in entries}
    familiar = BUNDLED / FAMILIAR
    for number, row in _rows(familiar) if familiar.exists() else ():
        if row != [row[0].strip()] or row[0] not in titles:
            yield Problem(familiar, number, f"no brief is called “{row[0]}”", "Write the title of one.")


@click.group()
def briefs() -> None:
    """The briefs that background notes are made of."""


@briefs.command(name="check")
@click.argument("paths", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@click.pass_context
def check_command(context: click.Context, paths: tuple[Path, ...]) -> None:
    """Say whether briefs are in order, in FILEs or, without any, in all that ship with Sidelight.

    docs/notes.md says how to write a brief.
    """
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    try:
        count, problems = check(paths or bundled_files())
    except BriefsError as error:
        raise click.ClickException(str(error)) from error
    for problem in problems:
        console.print(
            f"[bold]{escape(str(problem.path))}:{problem.line}:[/] {escape(problem.wrong)}.\n"
            f"    {escape(problem.remedy)}"
        )
    if problems:
        console.print(f"\n{escape(GOOD_LINE)}\n")
    told = f"{len(problems):,} problem{'' if len(problems) == 1 else 's'}" if problems else "all in order"
    console.print(f"{count:,} brief{'' if count == 1 else 's'}: {told}.")
    context.exit(1 if problems else 0)
