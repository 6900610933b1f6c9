"""What one must know to read on."""

from sidelight.notes.notes import find_notes

__all__ = ["find_notes"]
