from sidelight.analysis import Quote
from sidelight.cast import Cast
from sidelight.reading import Reading


def find_quotes(reading: Reading, cast: Cast) -> tuple[Quote, ...]:
    return ()
