"""Where words go: data to standard output in one piece, notes to standard error."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import sys
from typing import TYPE_CHECKING, Any, TextIO

from detente.errors import Unwritable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.cli.page import Page
    from detente.model import Case

_NO_STYLE_ON: tuple[str | None, ...] = ("dumb", "unknown")


class ReaderGone(Exception):
    """Nobody reads standard output any more."""


class Output:
    """Standard output and standard error of one command.

    Whatever the encoding of the console, nothing that is printed can fail for a character it lacks.
    """

    def __init__(self, out: TextIO | None, err: TextIO | None) -> None:
        for stream in (out, err):
            with contextlib.suppress(AttributeError, ValueError, OSError):
                stream.reconfigure(errors="replace")  # type: ignore[union-attr]
        self._out = out
        self._err = err
        self.styled = _takes_style(out)
        self.styled_notes = _takes_style(err)
        self.watched = err if _is_terminal(err) else None
        """Standard error, where somebody watches it."""

    def write(self, text: str) -> None:
        """Print a text to standard output as it is."""
        if self._out is None:
            return
        try:
            self._out.write(text)
            self._out.flush()
        except OSError as error:
            raise _unwritable(error) from None

    def note(self, text: str) -> None:
        """Print a line to standard error; if that fails too, be silent."""
        if self._err is not None:
            with contextlib.suppress(OSError, ValueError):
                self._err.write(f"{text}\n")
                self._err.flush()

    def suggest(self, command: str, what: str) -> None:
        """End with the command that comes next."""
        text = f"Next: {command}    {what}"
        self.note(f"\x1b[2m{text}\x1b[0m" if self.styled_notes else text)

    def page(self) -> Page:
        """An empty page as wide as the terminal; 80 columns without colour where there is none."""
        from detente.cli.page import Page  # noqa: PLC0415 - a heavy import that JSON does without

        terminal = _is_terminal(self._out)
        return Page(terminal=terminal, styled=self.styled, boxes=_writes_all(self._out))

    def document(self, verb: str, case: Case | None, result: dict[str, Any], seed: int | None = None) -> None:
        """Print the JSON document of a verb: the one thing on standard output.

        seed : from which it is drawn, where anything in it is.
        """
        import detente  # noqa: PLC0415 - the version is looked up late

        document = {
            "schema": f"detente/{verb}/1",
            "version": detente.__version__,
            "case": None if case is None else heading(case),
            "seed": seed,
            "result": result,
        }
        with _numbers_of_any_length():
            text = json.dumps(document, ensure_ascii=not _writes_all(self._out), indent=2, allow_nan=False)
        self.write(f"{text}\n")

    def flush(self) -> None:
        """Make sure that everything has reached its reader."""
        self.write("")

    def abandon(self) -> None:
        """Leave standard output to nobody, so that nothing complains when Python ends."""
        with contextlib.suppress(OSError, ValueError, AttributeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), self._out.fileno())  # type: ignore[union-attr]


def heading(case: Case) -> dict[str, Any]:
    """What a document says of its case: also, where that was asked for, how much is left out of it."""
    heading: dict[str, Any] = {"title": case.title, "sha256": case.sha256}
    return heading if case.left_out is None else {**heading, "left_out": dict(case.left_out)}


@contextlib.contextmanager
def _numbers_of_any_length() -> Iterator[None]:
    """Lift Python's limit on printing long whole numbers: there can be very many packages."""
    limit = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(limit)


def _writes_all(stream: TextIO | None) -> bool:
    """Whether the stream's encoding has every character there is."""
    return (getattr(stream, "encoding", None) or "").lower().startswith("utf")


def _unwritable(error: OSError) -> Exception:
    """Windows says "invalid argument" where others say "broken pipe"."""
    if error.errno in (errno.EPIPE, errno.ESHUTDOWN) or (os.name == "nt" and error.errno == errno.EINVAL):
        return ReaderGone()
    return Unwritable(f"standard output cannot be written to: {error.strerror or error}")


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def _takes_style(stream: TextIO | None) -> bool:
    """Whether colours are wanted and will be understood; see https://no-color.org."""
    if not _is_terminal(stream) or os.environ.get("NO_COLOR") or os.environ.get("TERM") in _NO_STYLE_ON:
        return False
    if os.name != "nt":
        return True
    return bool(os.environ.get("WT_SESSION") or os.environ.get("ANSICON") or os.environ.get("TERM"))
