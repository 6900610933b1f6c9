"""The spaCy linguist: words, sentences and names as a trained pipeline finds them."""

from sidelight_server.nlp.linguist import SpacyLinguist

__all__ = ["SpacyLinguist"]
