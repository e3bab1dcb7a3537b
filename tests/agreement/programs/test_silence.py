"""What a compiled library prints does not reach standard output."""

from __future__ import annotations

import subprocess
import sys

import pytest

PRINTS = """
import ctypes
from detente.agreement.programs.silence import silence
c = ctypes.CDLL(None)
print("before", flush=True)
with silence():
    c.printf(b"from within C\\n")
c.printf(b"after\\n")
c.fflush(None)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="C is called by another name there")
def test_what_c_prints_within_is_gone_and_what_it_prints_after_is_not() -> None:
    printed = subprocess.run([sys.executable, "-c", PRINTS], check=True, capture_output=True, text=True)
    assert printed.stdout == "before\nafter\n"
    assert printed.stderr == ""


def test_without_a_standard_output_nothing_fails() -> None:
    closed = "import os; os.close(1)\nfrom detente.agreement.programs.silence import silence\n"
    closed += "with silence():\n    pass\n"
    printed = subprocess.run([sys.executable, "-c", closed], check=False, capture_output=True, text=True)
    assert (printed.returncode, printed.stderr) == (0, "")
