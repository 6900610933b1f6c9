"""What a speaker does in saying (says, denies, accuses …), and which claims a denial contests."""

from __future__ import annotations

from bisect import bisect_left

from sidelight.analysis import Quote, Stance
from sidelight.reading import Attribution, Reading

VERBS: dict[Stance, str] = {
    "denies": "deny reject dismiss refute rebut disavow repudiate dispute contest contradict discount debunk",
    "accuses": "accuse blame allege fault charge implicate condemn denounce lambast slam",
    "demands": "demand urge press insist require order implore beg plead exhort request",
    "promises": "promise pledge vow swear guarantee commit undertake",
    "confirms": "confirm acknowledge admit concede verify corroborate affirm certify own",
}
STANCES: dict[str, Stance] = {verb: stance for stance, verbs in VERBS.items() for verb in verbs.split()}
OPPOSITE: dict[Stance, Stance] = {"confirms": "denies", "denies": "confirms"}
FALSE_WORDS = frozenset(
    """groundless baseless false untrue unfounded fabricated fabrication fabrications lie lies nonsense fake
    incorrect inaccurate misleading invented unsubstantiated wrong ridiculous absurd rubbish slander myth
    hoax""".split()
)


def stance_of(item: Attribution) -> Stance:
    """The stance of one attribution, from its cue and the cue's negation; says, unless the cue says more."""
    stance = STANCES.get(item.verb, "says")
    return OPPOSITE.get(stance, "says") if item.negated else stance


class Disputes:
    """Finds which quotes call a claim inside them false."""

    def __init__(self, reading: Reading) -> None:
        self._false = [token.start for token in reading.tokens if token.text.lower() in FALSE_WORDS]

    def between(self, outer: Quote, inner: Quote) -> bool:
        """Whether a quote calls the claim inside it false: by its cue, or by a word after the claim."""
        if outer.stance == "denies":
            return True
        place = bisect_left(self._false, inner.content[-1][1])
        return place < len(self._false) and self._false[place] < outer.content[-1][1]
