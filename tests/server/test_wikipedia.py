"""Wikipedia, spoken by a server on loopback: whole, slow, broken and rate-limiting."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from made_encyclopaedias import Answer, Clock, Wiki, summary, wiki

from sidelight_server.app import create_app
from sidelight_server.config import Config, ConfigError
from sidelight_server.knowledge import wikipedia
from sidelight_server.knowledge.encyclopaedia import UnavailableError
from sidelight_server.knowledge.wikipedia import Wikipedia

BOARD = summary("Northern Fisheries Board", "The Northern Fisheries Board is an agency. It has 40 ships.")


@pytest.fixture
def running() -> Iterator[Wiki]:
    with wiki(Northern_Fisheries_Board=BOARD) as server:
        yield server


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ask(running: Wiki, clock: Clock, tmp_path: Path) -> Iterator[Wikipedia]:
    client = Wikipedia("mail@example.org", tmp_path / "cache" / "wikipedia.sqlite", running.address, clock)
    yield client
    client.close()


def test_a_summary_becomes_an_extract(ask: Wikipedia, running: Wiki) -> None:
    extract = ask.look_up("Northern Fisheries Board")
    assert extract is not None
    assert extract.text == "The Northern Fisheries Board is an agency. It has 40 ships."
    assert extract.url == "https://en.wikipedia.org/wiki/Northern_Fisheries_Board"
    assert (extract.source, extract.licence) == ("Wikipedia", "CC BY-SA 4.0")
    assert len(extract.retrieved) == len("2026-11-01")


def test_only_the_name_is_sent_and_who_asks(ask: Wikipedia, running: Wiki) -> None:
    ask.look_up("Northern Fisheries Board")
    [(title, headers)] = running.asked
    assert title == "Northern_Fisheries_Board"
    assert headers["User-Agent"].startswith("Sidelight/")
    assert headers["User-Agent"].endswith("(mail@example.org)")
    assert not {"Cookie", "Referer", "Authorization"} & set(headers)


def test_an_answer_is_kept_and_not_asked_for_again(ask: Wikipedia, running: Wiki, tmp_path: Path) -> None:
    first = ask.look_up("Northern Fisheries Board")
    assert ask.look_up("Northern Fisheries Board") == first
    assert ask.look_up("Nobody Here") is None
    assert ask.look_up("Nobody Here") is None
    later = Wikipedia("mail@example.org", tmp_path / "cache" / "wikipedia.sqlite", running.address)
    assert later.look_up("Northern Fisheries Board") == first
    later.close()
    assert [title for title, _ in running.asked] == ["Northern_Fisheries_Board", "Nobody_Here"]


def test_a_redirect_within_wikipedia_is_followed(ask: Wikipedia, running: Wiki) -> None:
    running.answers["NFB"] = Answer(302, headers={"Location": "Northern_Fisheries_Board"})
    extract = ask.look_up("NFB")
    assert extract is not None
    assert extract.title == "Northern Fisheries Board"


def test_a_redirect_elsewhere_is_no_answer(ask: Wikipedia, running: Wiki) -> None:
    with wiki(Board=BOARD) as elsewhere:
        running.answers["NFB"] = Answer(302, headers={"Location": f"{elsewhere.address}/Board"})
        assert ask.look_up("NFB") is None


@pytest.mark.parametrize(
    "answer",
    [
        summary("Mercury", "Mercury may refer to:", kind="disambiguation"),
        summary("Mercury", "", kind="no-extract"),
        summary("Mercury", ""),
        Answer(body=b"<html>no JSON</html>"),
        Answer(body=b"[]"),
        Answer(body=b'{"type": "standard", "title": 7, "extract": null}'),
        Answer(body=b"\xff\xfe\x00"),
        Answer(404, b""),
        Answer(403, b"{}"),
    ],
)
def test_lists_of_meanings_and_broken_answers_are_no_entries(
    ask: Wikipedia, running: Wiki, answer: Answer
) -> None:
    running.answers["Mercury"] = answer
    assert ask.look_up("Mercury") is None


def test_html_in_an_extract_stays_text(ask: Wikipedia, running: Wiki) -> None:
    running.answers["Bad"] = summary("Bad", "<img src=x onerror=alert(1)> is a town.\u202e\x00")
    extract = ask.look_up("Bad")
    assert extract is not None
    assert extract.text == "<img src=x onerror=alert(1)> is a town."


@pytest.mark.parametrize(
    "answer",
    [
        Answer(silent=True),
        Answer(body=BOARD.body, drip=True),
        Answer(body=json.dumps({"extract": "a" * wikipedia.MAX_BYTES}).encode()),
        Answer(500),
        Answer(503),
    ],
)
def test_a_slow_or_failing_wikipedia_is_left_alone_for_a_while(
    ask: Wikipedia, running: Wiki, clock: Clock, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wikipedia, "SECONDS", 0.5)
    running.answers["Slow"] = answer
    with pytest.raises(UnavailableError) as caught:
        ask.look_up("Slow")
    assert caught.value.seconds == wikipedia.FIRST_PAUSE
    count = len(running.asked)
    with pytest.raises(UnavailableError):
        ask.look_up("Northern Fisheries Board")
    assert len(running.asked) == count
    clock.now += wikipedia.FIRST_PAUSE + 1
    monkeypatch.setattr(wikipedia, "SECONDS", 5)
    assert ask.look_up("Northern Fisheries Board") is not None


def test_the_silence_doubles_with_each_failure_and_ends_with_an_answer(
    ask: Wikipedia, running: Wiki, clock: Clock
) -> None:
    running.answers["Down"] = Answer(500)
    pauses = []
    for _ in range(3):
        with pytest.raises(UnavailableError) as caught:
            ask.look_up("Down")
        pauses.append(caught.value.seconds)
        clock.now += caught.value.seconds + 1
    assert pauses == [30, 60, 120]
    assert ask.look_up("Northern Fisheries Board") is not None
    with pytest.raises(UnavailableError) as caught:
        ask.look_up("Down")
    assert caught.value.seconds == 30


@pytest.mark.parametrize(("value", "seconds"), [("90", 90), ("5", 30), ("soon", 30), ("9999999", 3_600)])
def test_retry_after_is_obeyed_within_bounds(ask: Wikipedia, running: Wiki, value: str, seconds: int) -> None:
    running.answers["Much"] = Answer(429, headers={"Retry-After": value})
    with pytest.raises(UnavailableError) as caught:
        ask.look_up("Much")
    assert caught.value.seconds == seconds


def test_what_is_kept_is_answered_during_a_silence(ask: Wikipedia, running: Wiki) -> None:
    ask.look_up("Northern Fisheries Board")
    running.answers["Down"] = Answer(500)
    with pytest.raises(UnavailableError):
        ask.look_up("Down")
    assert ask.look_up("Northern Fisheries Board") is not None


def test_many_readers_ask_one_after_the_other(ask: Wikipedia, running: Wiki) -> None:
    names = [f"Name {number}" for number in range(12)]
    running.answers.update({name.replace(" ", "_"): summary(name, f"{name} is a town.") for name in names})
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(ask.look_up, names))
    assert [extract.title for extract in found if extract] == names


def test_names_cannot_leave_their_place_in_the_address(ask: Wikipedia, running: Wiki) -> None:
    for name in ("../../../../w/api.php?x=1", "a/b", "a#b", "a?b=c", "a\r\nX: y", "%2e%2e"):
        assert ask.look_up(name) is None
    assert {title for title, _ in running.asked} == {
        name.replace(" ", "_")
        for name in ("../../../../w/api.php?x=1", "a/b", "a#b", "a?b=c", "a\r\nX: y", "%2e%2e")
    }


@pytest.mark.parametrize("contact", ["", "me", "a b@c.de", "x\r\nHost: y", "mail@example"])
def test_wikipedia_wants_a_contact(contact: str) -> None:
    with pytest.raises(ConfigError, match="SIDELIGHT_WIKIPEDIA"):
        Config(wikipedia=contact)


@pytest.fixture
def get(ask: Wikipedia, database: str) -> Iterator[Callable[..., Any]]:
    app = create_app(Config(database=database), shelf=[ask])
    yield lambda **query: app.test_client().get("/api/background", query_string=query)
    app.extensions["sidelight"].store.close()


def test_the_server_answers_and_says_when_wikipedia_does_not(get: Callable[..., Any], running: Wiki) -> None:
    assert get(name="Northern Fisheries Board", type="organization").json["source"] == "Wikipedia"
    assert get(name="Nobody Here", type="place").status_code == 404
    running.answers["Down"] = Answer(500)
    answer = get(name="Down", type="place")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    assert "Wikipedia did not answer" in answer.json["detail"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"type": "place"}, "name"),
        ({"name": "x"}, "type"),
        ({"name": "", "type": "place"}, "name"),
        ({"name": "x" * 121, "type": "place"}, "name"),
        ({"name": "x", "type": "thing"}, "type"),
        ({"name": "x", "type": "place", "article": "whole"}, "article"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused_by_field(
    get: Callable[..., Any], query: dict[str, str], field: str
) -> None:
    answer = get(**query)
    assert answer.status_code == 422
    assert field in json.dumps(answer.json["errors"])
