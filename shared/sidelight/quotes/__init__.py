"""Who said what."""

from sidelight.quotes.quotes import find_quotes

__all__ = ["find_quotes"]
