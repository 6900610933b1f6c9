"""The encyclopaedias that the operator turned on."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from platformdirs import user_cache_dir

from sidelight_server.config import Config, ConfigError
from sidelight_server.knowledge.encyclopaedia import Encyclopaedia


def open_shelf(config: Config) -> tuple[Encyclopaedia, ...]:
    """The encyclopaedias of the settings, the offline one first; none where none is set.

    Raises ConfigError where one cannot be used.
    """
    shelf: list[Encyclopaedia] = []
    if config.zim:
        _need("libzim", "zim", "SIDELIGHT_ZIM")
        from sidelight_server.knowledge.zim import Zim, ZimError  # noqa: PLC0415 — an optional extra

        try:
            shelf.append(Zim(Path(config.zim)))
        except ZimError as error:
            raise ConfigError(f"SIDELIGHT_ZIM cannot be used. {error}") from error
    if config.wikipedia:
        _need("requests_cache", "wikipedia", "SIDELIGHT_WIKIPEDIA")
        from sidelight_server.knowledge.wikipedia import Wikipedia  # noqa: PLC0415 — an optional extra

        cache = Path(user_cache_dir("sidelight", appauthor=False)) / "wikipedia.sqlite"
        shelf.append(Wikipedia(config.wikipedia, cache))
    return tuple(shelf)


def _need(package: str, extra: str, variable: str) -> None:
    if find_spec(package) is None:
        raise ConfigError(f"{variable} needs a package that is not there: pip install 'sidelight[{extra}]'.")
