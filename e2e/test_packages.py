"""What goes to the stores."""

from __future__ import annotations

import json
import subprocess
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXTENSION = ROOT / "extension"


def package(folder: Path) -> dict[str, bytes]:
    """Name of each archive that the stores get → its bytes."""
    subprocess.run(["node", "package.mjs", str(folder)], cwd=EXTENSION, check=True, capture_output=True)
    return {path.name.split("-")[-1]: path.read_bytes() for path in folder.iterdir()}


def files(folder: Path) -> dict[str, bytes]:
    """Path under a folder → content."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return package(tmp_path_factory.mktemp("first"))


def test_the_same_sources_give_the_same_archives(
    archives: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    again = tmp_path_factory.mktemp("again")
    subprocess.run(["node", "build.mjs", str(again / "dist")], cwd=EXTENSION, check=True, capture_output=True)
    for browser in ("chromium", "firefox"):
        built, rebuilt = files(EXTENSION / "dist" / browser), files(again / "dist" / browser)
        assert rebuilt.keys() == built.keys()
        assert [path for path in built if rebuilt[path] != built[path]] == []
    assert package(again / "packages") == archives


def test_the_stores_give_the_extension_its_id(archives: dict[str, bytes], tmp_path: Path) -> None:
    for name in ("chromium.zip", "firefox.zip"):
        (tmp_path / name).write_bytes(archives[name])
        with zipfile.ZipFile(tmp_path / name) as archive:
            assert "key" not in json.loads(archive.read("manifest.json"))


def test_the_sources_hold_what_the_build_needs(archives: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "sources.zip").write_bytes(archives["sources.zip"])
    with zipfile.ZipFile(tmp_path / "sources.zip") as archive:
        names = {name.partition("/")[2] for name in archive.namelist()}
    needed = {"README.md", "Makefile", "extension/package-lock.json", "extension/build.mjs"}
    assert needed <= names
    assert not [name for name in names if "node_modules/" in name or name.startswith("extension/dist/")]


def test_firefox_lint_finds_no_error() -> None:
    command = "npx web-ext lint --source-dir dist/firefox --no-config-discovery --output=json"
    done = subprocess.run(command.split(), cwd=EXTENSION, capture_output=True, text=True, check=False)
    report = json.loads(done.stdout)
    assert report["errors"] == [], report["errors"]
    assert report["summary"]["errors"] == 0
