"""The command line: sidelight read, batch, serve, evaluate, briefs."""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
from collections import Counter
from io import TextIOWrapper
from pathlib import Path
from time import monotonic
from typing import BinaryIO, get_args

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from sidelight import Article, ArticleError, __version__
from sidelight.analysis import EngineName
from sidelight.schema import to_json
from sidelight_server import engine as engines
from sidelight_server.batch import read_lines, reading_processes, whole_file
from sidelight_server.briefs import briefs
from sidelight_server.config import Config, ConfigError
from sidelight_server.evaluate import (
    EvaluationError,
    Prediction,
    find_scorer,
    load_scorer,
    predict,
    read_gold,
    report,
    score,
)
from sidelight_server.mistakes import mistakes, sample
from sidelight_server.render import Sheet, print_reading, to_html, to_markdown
from sidelight_server.serving import DEFAULT_HOST, DEFAULT_PORT, ServeError
from sidelight_server.serving import serve as serve_until_ended
from sidelight_server.source import SourceError, load, shown


class CommandError(click.ClickException):
    """The command cannot do what it was asked; shown as one line."""

    exit_code = 2


engine_option = click.option(
    "--engine",
    type=click.Choice(get_args(EngineName)),
    help="What reads: by rules, or with a spaCy pipeline. Default: SIDELIGHT_ENGINE, else spacy.",
)
workers_option = click.option(
    "--workers",
    type=click.IntRange(1, 256),
    default=os.cpu_count() or 1,
    show_default="all cores",
    help="How many processes read at once.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sidelight")
def main() -> None:
    """Read news articles: who is who, who said what, and what one must know to read on."""
    # What libraries log is either said here in plain words, or nothing that the reader can change.
    logging.getLogger().addHandler(logging.NullHandler())


main.add_command(briefs)


@main.command()
@click.argument("place", metavar="FILE|URL|-")
@engine_option
@click.option("--published", metavar="DATE", help="The day of publication, such as 2020-10-22.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "html", "markdown")),
    default="text",
    show_default=True,
    help="For the terminal, for programs, as one web page, or for notes.",
)
def read(place: str, engine: str | None, published: str | None, form: str) -> None:
    """Read one article: a text file, an HTML file, an http(s) address, or - for standard input.

    A day named in the article ("on Thursday") becomes a date where the day of publication is known.
    """
    config = settings(engine)
    reader = loaded(config)
    article = article_at(place, published)
    try:
        analysis = reader.read(article)
    except Exception as error:
        reason = shown(f"{type(error).__name__}: {error}")
        raise CommandError(f"The engine {config.engine} failed on this article ({reason}).") from None
    sheet = Sheet(article, analysis)
    if form == "text":
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")  # a terminal that cannot show a letter shows "?"
        print_reading(sheet, Console(highlight=False, emoji=False, markup=False))
    elif form == "json":
        click.echo(json.dumps(to_json(analysis), ensure_ascii=False, indent=1).encode())
    else:
        click.echo((to_html(sheet) if form == "html" else to_markdown(sheet)).encode(), nl=False)


@main.command()
@click.argument("place", metavar="IN.jsonl[.gz]|-")
@click.option("--output", required=True, metavar="OUT.jsonl[.gz]", type=click.Path(path_type=Path))
@engine_option
@workers_option
@click.pass_context
def batch(context: click.Context, place: str, output: Path, engine: str | None, workers: int) -> None:
    """Read many articles, each a line of JSON with "id" and "text", and as much of "title", "byline",
    "publisher", "published", "url" and "language" as is known.

    Writes a line {"id", …analysis} for each, in the same order. A line that cannot be read is named and left
    out, and the exit code is 1.
    """
    config = settings(engine)
    checked(config)
    if not output.parent.is_dir():
        raise CommandError(f"There is no folder {shown(str(output.parent))} to write to.")
    if output.exists() and not output.is_file():
        raise CommandError(f"{shown(str(output))} is no file, so it cannot be replaced by one.")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # unwinds, so that no unfinished file stays
    begun = monotonic()
    good = bad = 0
    try:
        with (
            opened(place) as source,
            whole_file(output) as written,
            reading_processes(config, workers, quiet=True) as read_article,
            progress_bar() as bar,
        ):
            task = bar.add_task("", total=size(source), good=0)
            for outcome in read_lines(source, read_article, workers):
                if outcome.answer is None:
                    bad += 1
                    line = f"Line {outcome.number:,}" + ("" if outcome.id is None else f", id {outcome.id}")
                    bar.console.print(shown(f"{line}: {outcome.reason}"), soft_wrap=True)
                else:
                    good += 1
                    written.write(outcome.answer)
                bar.update(task, completed=position(source), good=good)
    except engines.EngineError as error:
        raise CommandError(str(error)) from None
    except OSError as error:
        raise CommandError(f"{shown(str(output))} cannot be written: {error.strerror or error}.") from None
    told = f"{counted(good, 'article')} read in {monotonic() - begun:.1f} s, written to {shown(str(output))}"
    click.echo(f"{told}; {counted(bad, 'line')} left out." if bad else f"{told}.", err=True)
    context.exit(1 if bad else 0)


@main.command()
@click.option("--host", default=DEFAULT_HOST, show_default=True, help="The address to answer at.")
@click.option("--port", default=DEFAULT_PORT, show_default=True, help="The port; 0 takes any free one.")
@click.option("--allow-remote", is_flag=True, help="Let other devices reach the server.")
@engine_option
def serve(host: str, port: int, allow_remote: bool, engine: str | None) -> None:
    """Answer the extension, and any program, over HTTP until Ctrl+C."""
    try:
        serve_until_ended(host, port, config=settings(engine), allow_remote=allow_remote)
    except (ServeError, ConfigError) as error:
        raise CommandError(str(error)) from None


@main.command()
@click.argument("gold", type=click.Path(path_type=Path))
@engine_option
@workers_option
@click.option(
    "--scorer", type=click.Path(path_type=Path), help="The file score.py. Default: SIDELIGHT_SCORER."
)
@click.option("--errors", type=click.IntRange(0), default=0, help="List so many mistakes of each kind.")
@click.option("--json", "as_json", is_flag=True, help="Print scores and counts, and the mistakes, as JSON.")
def evaluate(
    *, gold: Path, engine: str | None, workers: int, scorer: Path | None, errors: int, as_json: bool
) -> None:
    """Score the engine's readings of the gold documents in GOLD, a .jsonl or .jsonl.gz file."""
    config = settings(engine)
    checked(config)
    try:
        judge = load_scorer(find_scorer(scorer))
        documents = read_gold(gold, judge)
        with reading_processes(config, workers, quiet=False) as read_article, progress_bar() as bar:
            task = bar.add_task("", total=len(documents), good=0)
            predicted: dict[str, Prediction] = {}
            for id, guess in zip(documents, predict(documents.values(), read_article, workers), strict=True):
                predicted[id] = guess
                bar.update(task, completed=len(predicted), good=len(predicted))
        result = score(documents, predicted, judge)
        found = [mistake for id in documents for mistake in mistakes(documents[id], predicted[id], judge)]
    except (EvaluationError, engines.EngineError) as error:
        raise CommandError(str(error)) from None
    counts = Counter(mistake.kind for mistake in found)
    chosen = sample(found, errors)
    if as_json:
        listed = {kind: [[each.document, each.text] for each in members] for kind, members in chosen.items()}
        whole = {**result, "mistakes": dict(counts), "examples": listed}
        click.echo(json.dumps(whole, indent=1, ensure_ascii=False).encode())
        return
    click.echo(report(result, judge))
    for kind, members in chosen.items():
        if members:
            click.echo(f"\n{kind.upper()}: {len(members)} of {counts[kind]}")
        for mistake in members:
            click.echo(f"  {mistake.document}: {mistake.text}")


def article_at(place: str, published: str | None) -> Article:
    """The article to read, with a word to the reader where it is not in English; raises CommandError."""
    try:
        article = load(place, sys.stdin.buffer, published)
    except (SourceError, ArticleError) as error:
        raise CommandError(str(error)) from None
    if article.language and not article.language.lower().startswith("en"):
        told = f"This page says that its language is {shown(article.language)}; Sidelight reads English."
        click.echo(told, err=True)
    return article


def settings(engine: str | None) -> Config:
    """The settings of the environment, and the engine asked for; raises CommandError."""
    try:
        return Config.from_environment(**({"engine": engine} if engine else {}))
    except ConfigError as error:
        raise CommandError(str(error)) from None


def loaded(config: Config) -> engines.Engine:
    """The engine, ready to read; raises CommandError."""
    try:
        return engines.load(config.engine, config.spacy_model)
    except engines.EngineError as error:
        raise CommandError(str(error)) from None


def checked(config: Config) -> None:
    """Raises CommandError where the engine cannot be loaded, before any process tries to."""
    try:
        engines.edition(config.engine, config.spacy_model)
    except engines.EngineError as error:
        raise CommandError(str(error)) from None


def opened(place: str) -> BinaryIO:
    """Standard input for "-", or a file; raises CommandError."""
    if place == "-":
        return sys.stdin.buffer
    try:
        return Path(place).open("rb")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise CommandError(f"{shown(place)} cannot be opened: {reason}.") from None


def size(source: BinaryIO) -> int | None:
    """How many bytes there are to read; None where that is not known beforehand."""
    try:
        return os.fstat(source.fileno()).st_size or None
    except OSError:
        return None


def position(source: BinaryIO) -> int:
    """How many bytes have been read; 0 of what cannot tell."""
    return source.tell() if source.seekable() else 0


def progress_bar() -> Progress:
    """On standard error, and only where that is a terminal."""
    console = Console(stderr=True, highlight=False, emoji=False, markup=False)
    return Progress(
        TextColumn("{task.fields[good]:,} articles"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )


def counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
