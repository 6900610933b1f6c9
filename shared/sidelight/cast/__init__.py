"""Who is who: one actor per person, organisation, place or group."""

from sidelight.cast.cast import Cast, find_actors

__all__ = ["Cast", "find_actors"]
