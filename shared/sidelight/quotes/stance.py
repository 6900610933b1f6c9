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


POINTING = frozenset("it this that".split())
DETERMINERS = frozenset("the this that these those all any such both".split())
ACCUSATIONS = frozenset("accusation allegation charge".split())
CLAIMS = frozenset("claim assertion statement suggestion".split())
"""Words that point back to what somebody has said."""


def stance_of(item: Attribution) -> Stance:
    """The stance of one attribution, from its cue and the cue's negation; says, unless the cue says more."""
    stance = STANCES.get(item.verb, "says")
    return OPPOSITE.get(stance, "says") if item.negated else stance


class Disputes:
    """Finds which quotes call a claim inside them false."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._false = [token.start for token in reading.tokens if token.text.lower() in FALSE_WORDS]

    def between(self, outer: Quote, inner: Quote) -> bool:
        """Whether a quote calls the claim inside it false: by its cue, or by a word after the claim."""
        if outer.stance == "denies":
            return True
        place = bisect_left(self._false, inner.content[-1][1])
        return place < len(self._false) and self._false[place] < outer.content[-1][1]

    def answers(self, denial: Quote, claim: Quote) -> bool:
        """Whether a quote denies the one right before it, and says so: “Lee accused Ray of …. Ray denied it.”

        “It” and “the charges” point back to an accusation, “that claim” to whatever was said, in the same
        paragraph or the one before.
        """
        if (
            not denial.cue
            or denial.within == claim.id
            or claim.stance not in ("says", "accuses")
            or not claim.speech
        ):
            return False
        if claim.speakers == denial.speakers or not (claim.speakers or claim.speaker_text):
            return False
        reading = self._reading
        here, there = (reading.tokens_in(quote.content[0]) for quote in (denial, claim))
        if reading.paragraph_at(here.start) - reading.paragraph_at(there.start) > 1:
            return False
        verbs = {reading.tokens[at].lemma for span in denial.cue for at in reading.tokens_in(span)}
        if denial.stance != "denies" or not any(STANCES.get(verb) == "denies" for verb in verbs):
            return False
        pointed = self._pointed(list(here))
        return pointed in CLAIMS or (
            claim.stance == "accuses" and (pointed in ACCUSATIONS or pointed in POINTING)
        )

    def _pointed(self, content: list[int]) -> str | None:
        """The word by which a content points back, if it does no more: “it”, “all those claims as “lies””."""
        reading = self._reading
        lowers = [reading.lowers[at] for at in content]
        end = lowers.index("as") if "as" in lowers else len(lowers)
        if end == 1 and lowers[0] in POINTING:
            return lowers[0]
        first = next((at for at in range(end) if lowers[at] not in DETERMINERS), end)
        return reading.tokens[content[first]].lemma if 0 < first == end - 1 else None
