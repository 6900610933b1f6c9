"""What is an article, and what is refused in plain words."""

import pytest

from sidelight import Article, ArticleError
from sidelight.article import MAX_FIELD, MAX_TEXT


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "The article is empty."),
        (" \n\t\u00a0\u2003 ", "The article is empty."),
        (
            "a" * 5_000_000,
            "The article has 5,000,000 characters; at most 150,000 are read. Send it in parts.",
        ),
        (
            '"' * 1_000_000,
            "The article has 1,000,000 characters; at most 150,000 are read. Send it in parts.",
        ),
        ("PK\x03\x04\x00\x00 words", "The article holds binary data, not text."),
        ("It rains \ud83d now", "The text holds half of a character (a lone surrogate) at offset 9."),
        ("... 123 -- !!!", "The article holds no words."),
        (b"It rains.", "The article's text must be text."),
        (None, "The article's text must be text."),
    ],
)
def test_a_text_that_cannot_be_read_is_refused_with_the_reason(text: object, message: str) -> None:
    with pytest.raises(ArticleError) as error:
        Article(text=text)  # type: ignore[arg-type]
    assert str(error.value) == message


@pytest.mark.parametrize("field", ["url", "title", "byline", "publisher", "published", "language"])
@pytest.mark.parametrize("value", [7, "a" * (MAX_FIELD + 1), "\udc00"])
def test_a_field_that_cannot_be_read_is_named(field: str, value: object) -> None:
    with pytest.raises(ArticleError, match=f"The article's {field} "):
        Article(text="It rains.", **{field: value})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "published", ["22 October 2020", "2020-13-01", "20201022", "2020-10-22T10:00", "", "2020-1-2"]
)
def test_a_date_is_a_date(published: str) -> None:
    with pytest.raises(ArticleError, match="must look like 2020-10-22"):
        Article(text="It rains.", published=published)


@pytest.mark.parametrize("text", ["a" * MAX_TEXT, "I", "新华社", "😀 a", "a\u0301", "\ufeffIt rains.\r\n"])
def test_any_text_with_a_word_is_an_article(text: str) -> None:
    assert Article(text=text).text == text


def test_the_id_hangs_on_all_that_is_read_but_not_on_the_address() -> None:
    article = Article(text="It rains.", title="Rain", url="https://example.org/a")
    assert article.id == Article(text="It rains.", title="Rain", url="https://example.org/b").id
    others = [
        Article(text="It snows.", title="Rain"),
        Article(text="It rains."),
        Article(text="It rains.", title=""),
        Article(text="It rains.", byline="Rain"),
        Article(text="It rains.", title="Rain", published="2020-10-22"),
        Article(text="It rains.", title="Rain", language="en"),
    ]
    assert len({article.id, *(other.id for other in others)}) == 7
