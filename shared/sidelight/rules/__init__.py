"""The rule linguist: finds words, names and attributions by rules and small tables."""

from sidelight.rules.linguist import RULES

__all__ = ["RULES"]
