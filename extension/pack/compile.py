"""Compiles Python for the extension, inside the very Pyodide that ships in it (see pack/python.mjs).

The archives hold .pyc files that are never compared with a source ("unchecked hash"), and nothing in them
depends on when or where they were made.
"""

import ast
import py_compile
import zipfile
from pathlib import Path

EPOCH = (1980, 1, 1, 0, 0, 0)


def archive(root: str, target: str) -> None:
    """Write a zip of everything under root: Python files compiled, other files as they are."""
    base = Path(root)
    with zipfile.ZipFile(target, "w") as out:
        for path in sorted(base.rglob("*")):
            name = path.relative_to(base).as_posix()
            if path.suffix == ".py":
                store(out, f"{name}c", compiled(path, name))
            elif path.is_file() and path.suffix != ".pyc":
                store(out, name, path.read_bytes())


def compiled(path: Path, name: str) -> bytes:
    """The .pyc of one file; name is what a traceback shows."""
    cache = f"{path}c"
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    py_compile.compile(str(path), cache, dfile=name, doraise=True, invalidation_mode=mode)
    return Path(cache).read_bytes()


def store(out: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    out.writestr(entry, data, compresslevel=9)


def select(source: str, target: str, keep: list[str]) -> None:
    """Write a zip of those files of another zip that are in keep."""
    wanted = set(keep)
    with zipfile.ZipFile(source) as whole, zipfile.ZipFile(target, "w") as out:
        for name in sorted(whole.namelist()):
            if name in wanted:
                store(out, name, whole.read(name))


def imports(root: str) -> list[str]:
    """The modules that the Python files under root import anywhere, also inside functions."""
    found: set[str] = set()
    for path in sorted(Path(root).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module)
    return sorted(found)
