"""What "Thursday", "last week" and "Sept. 27" mean; and what means no date."""

from datetime import date

import pytest
from made_readings import make_quote, make_reading

from sidelight.notes.dates import explain, find_dates
from sidelight.notes.period import Period, day, interval, month, week, year

PUBLISHED = "2020-10-22"  # a Thursday


def dates(text, published=PUBLISHED, quotes=()):
    reading = make_reading(text, published=published)
    return [(text[slice(*found.span)], found.period.iso) for found in find_dates(reading, quotes)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The rocket attacks on Thursday hit a school.", "Thursday", "2020-10-22"),
        ("On Wednesday, the president travelled to Brussels.", "Wednesday", "2020-10-21"),
        ("He spoke on Friday.", "Friday", "2020-10-16"),
        ("He was arrested on Wednesday morning.", "Wednesday morning", "2020-10-21"),
        ("Fighting has gone on since Monday.", "Monday", "2020-10-19"),
        ("He resigned last Thursday.", "last Thursday", "2020-10-15"),
        ("They met on Tuesday last week.", "Tuesday last week", "2020-10-13"),
        ("It was announced yesterday.", "yesterday", "2020-10-21"),
        ("The court ruled today.", "today", "2020-10-22"),
        ("Polls closed tonight.", "tonight", "2020-10-22"),
        ("It left port the day before yesterday.", "the day before yesterday", "2020-10-20"),
        ("The town was shelled overnight, officials said.", "overnight", "2020-10-21/2020-10-22"),
        ("The storm struck last night.", "last night", "2020-10-21"),
        ("Both have stepped up efforts this week to end it.", "this week", "2020-W43"),
        ("The law was passed last week.", "last week", "2020-W42"),
        ("It rose last month.", "last month", "2020-09"),
        ("He resigned earlier this year.", "earlier this year", "2020"),
        ("It was built late last year.", "late last year", "2019"),
        ("They had met last winter.", "last winter", "2019-12/2020-02"),
        (
            "Two ceasefires over the past two weeks have failed.",
            "the past two weeks",
            "2020-10-08/2020-10-22",
        ),
        ("In the past few days several towns fell.", "the past few days", "2020-10-19/2020-10-22"),
        ("It was signed two years ago.", "two years ago", "2018"),
        ("It was signed nearly a decade ago.", "a decade ago", "2010"),
        ("It was signed 24 hours ago.", "24 hours ago", "2020-10-21"),
        ("It began three weeks ago.", "three weeks ago", "2020-W40"),
        ("Fighting that began on Sept. 27 went on.", "Sept. 27", "2020-09-27"),
        ("It began on 27 September.", "27 September", "2020-09-27"),
        ("It began on September 27, 2019.", "September 27, 2019", "2019-09-27"),
        ("It began on Friday, 27 September 2019.", "Friday, 27 September 2019", "2019-09-27"),
        ("It was agreed on the 3rd.", "the 3rd", "2020-10-03"),
        ("He was elected in 2018.", "2018", "2018"),
        ("He was elected in March.", "March", "2020-03"),
        ("He was elected in March 2019.", "March 2019", "2019-03"),
        ("It was common in the 1990s.", "the 1990s", "1990/1999"),
        ("It was common in the ’80s.", "the ’80s", "1980/1989"),
        ("A ceasefire agreed at the weekend fell apart.", "the weekend", "2020-10-17/2020-10-18"),
        ("They met on 2020-10-05.", "2020-10-05", "2020-10-05"),
        ("It ran from October 12-14 in Rome.", "October 12-14", "2020-10-12/2020-10-14"),
    ],
)
def test_an_expression_about_the_past_is_counted_back(text, words, value):
    assert dates(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The ministers were due to fly to Washington D.C. on Friday to meet him.", "Friday", "2020-10-23"),
        ("The court will rule on Monday.", "Monday", "2020-10-26"),
        ("On Wednesday, the father and his son are to travel.", "Wednesday", "2020-10-28"),
        ("A vote is scheduled for Tuesday.", "Tuesday", "2020-10-27"),
        ("They agreed to meet on Saturday.", "Saturday", "2020-10-24"),
        ("Troops must leave by Sunday.", "Sunday", "2020-10-25"),
        ("He resigns next Thursday.", "next Thursday", "2020-10-29"),
        ("The law expected next month was delayed.", "next month", "2020-11"),
        ("It will open later this month.", "later this month", "2020-10"),
        ("He will speak tomorrow.", "tomorrow", "2020-10-23"),
        ("The fair will take place this weekend.", "this weekend", "2020-10-24/2020-10-25"),
        ("It must be done by the end of the year.", "the end of the year", "2020-12"),
        ("The polls open on November 3.", "November 3", "2020-11-03"),
        ("It will be over by 2050.", "2050", "2050"),
    ],
)
def test_an_expression_about_the_future_is_counted_on(text, words, value):
    assert dates(text) == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "It may march on; give it a second.",
        "Theresa May said so, and by May the party agreed.",
        "He sat in the sun and read the Sun.",
        "Three days of talks went on for two weeks.",
        "The 23-year-old won 3–2 in 90 minutes.",
        "Shops hoped for Black Friday and Good Friday.",
        "The Sunday Times and the Mail on Sunday reported it.",
        "The Thursday Club met.",
        "The 7 October Brigade said so.",
        "The Jan. 6 committee met.",
        "He told USA Today, and the Today programme.",
        "The shop is open from Monday to Friday, and every Saturday.",
        "It cost $2000 and drew 2000 people, 1,990 of them on foot.",
        "He left the next day and came back two weeks later.",
        "They went home several years ago, in recent days or in the coming weeks.",
        "It broadcast “This Week” and Saturday Night Live.",
        "In today’s world nobody becomes an overnight star.",
        "The primary Tuesday, a surprise.",
        "It met on September 31.",
        "At 2000 GMT the room was empty.",
    ],
)
def test_what_tells_no_date_gets_none(text):
    assert dates(text) == []


def test_nothing_is_dated_without_the_day_of_publication():
    assert dates("He spoke on Thursday, October 22, 2020.", published=None) == []


def test_a_day_and_month_without_a_year_lie_near_the_publication():
    assert dates("The vote on January 5 was close.", published="2020-12-20") == [("January 5", "2021-01-05")]
    assert dates("It was agreed on December 20.", published="2021-01-05") == [("December 20", "2020-12-20")]


def test_last_summer_is_not_guessed_in_the_autumn_after_it():
    assert dates("They met last summer.") == []
    assert dates("They met last summer.", published="2023-02-23") == [("last summer", "2022-06/2022-08")]


def test_last_winter_told_in_winter_is_the_one_before():
    assert dates("They met last winter.", published="2016-01-20") == [("last winter", "2014-12/2015-02")]


def test_a_month_is_not_guessed_where_the_text_has_gone_to_another_year():
    assert dates("In 2014 he stood for office. In March he won.") == [("2014", "2014")]


def test_quoted_words_are_counted_from_the_day_that_they_were_spoken():
    text = "“We lost it all today,” she told reporters on Monday. “Yesterday was better,” he said."
    quotes = (
        make_quote(text, "“We lost it all today,”", kind="direct", cue="told"),
        make_quote(text, "“Yesterday was better,”", id="q2", kind="direct", cue="said"),
    )
    assert dates(text, quotes=quotes) == [("today", "2020-10-19"), ("Monday", "2020-10-19")]


def test_wider_expressions_in_quoted_words_are_counted_from_publication():
    assert dates("“We asked for it two years ago,” he said.") == [("two years ago", "2018")]


def test_a_sentence_cut_in_a_quotation_still_tells_its_tense():
    assert dates("He won a medal for “courage” on Tuesday.") == [("Tuesday", "2020-10-20")]


@pytest.mark.parametrize(
    ("period", "iso", "title"),
    [
        (day(date(2020, 10, 22)), "2020-10-22", "Thursday 22 October 2020"),
        (week(date(2020, 10, 22)), "2020-W43", "19 to 25 October 2020"),
        (week(date(2021, 1, 1)), "2020-W53", "28 December 2020 to 3 January 2021"),
        (month(date(2020, 2, 3)), "2020-02", "February 2020"),
        (year(date(2018, 5, 5)), "2018", "2018"),
        (interval("day", date(2020, 9, 30), date(2020, 10, 2)), "2020-09-30/2020-10-02", None),
        (interval("month", date(2022, 6, 1), date(2022, 8, 1)), "2022-06/2022-08", "June to August 2022"),
        (interval("year", date(1990, 1, 1), date(1999, 1, 1)), "1990/1999", "1990 to 1999"),
    ],
)
def test_a_period_has_an_iso_8601_value_and_a_title(period: Period, iso, title):
    assert (period.iso, period.title) == (iso, title or "30 September to 2 October 2020")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He spoke on Thursday.", "The day the article was published."),
        ("He spoke on Wednesday.", "The day before the article was published (22 October 2020)."),
        ("He will speak on Sunday.", "3 days after the article was published (22 October 2020)."),
        ("He spoke last year.", "Counted from the day the article was published, 22 October 2020."),
        ("He spoke in 2018.", ""),
        ("He spoke on October 20, 2020.", ""),
    ],
)
def test_the_reader_is_told_only_what_the_words_do_not_say(text, told):
    (found,) = find_dates(make_reading(text, published=PUBLISHED), ())
    assert explain(found, date(2020, 10, 22)) == told


def test_dates_at_the_ends_of_the_calendar_are_left_out():
    assert dates("It was built 200 years ago.", published="0100-01-01") == []
