from sidelight.analysis import Note, Quote
from sidelight.cast import Cast
from sidelight.knowledge import Knowledge
from sidelight.reading import Reading


def find_notes(
    reading: Reading, cast: Cast, quotes: tuple[Quote, ...], knowledge: Knowledge
) -> tuple[Note, ...]:
    return ()
