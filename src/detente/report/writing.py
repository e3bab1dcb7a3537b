"""Files written so that no half of one is ever left."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path

from detente.errors import Unwritable


def replace(file: Path, data: bytes) -> None:
    """Put a file in the place of another, whole or not at all.

    The bytes go to a temporary file in the same folder, which is then given the name. A file that was
    there keeps its permissions; a link keeps pointing where it did.

    Raises
    ------
    Unwritable
        It cannot be written. What was there before is as it was.
    """
    try:
        target = Path(os.path.realpath(file))
        temporary = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.tmp")
        before = _mode_of(target)
        try:
            with temporary.open("xb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            if before is not None:
                temporary.chmod(before)
            temporary.replace(target)
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Unwritable(f'"{file}" cannot be written: {reason}') from None


def _mode_of(target: Path) -> int | None:
    """The permissions of the file that is there, if any; what is no file, or is protected, is refused."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(mode):
        raise OSError(None, "it is not a file")
    if not os.access(target, os.W_OK):
        raise OSError(None, "it is protected against writing")
    return stat.S_IMODE(mode)
