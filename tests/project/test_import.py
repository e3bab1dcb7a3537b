"""Starting is quick: nothing heavy is imported before it is needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

_HEAVY = ("edtf", "lark", "moocore", "numpy", "pandas", "pysat", "ruamel", "scipy")


@pytest.mark.parametrize("module", ["detente", "detente.cli"])
def test_importing_loads_no_heavy_library(module: str) -> None:
    code = f"import sys, {module}; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    loaded = done.stdout.split()
    assert "detente" in loaded
    assert [name for name in _HEAVY if name in loaded] == []


def test_a_case_is_loaded_without_what_computes_and_draws() -> None:
    code = "import sys, detente; detente.load('southland'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    loaded = done.stdout.split()
    assert "detente.notebook.case" in loaded
    assert [name for name in ("altair", "pandas", "pysat", "vl_convert") if name in loaded] == []
