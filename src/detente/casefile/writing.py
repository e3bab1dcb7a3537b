"""Files that do not exist yet, written whole or not at all."""

from __future__ import annotations

import tempfile
from pathlib import Path

from detente.errors import DetenteError, Unwritable


def write_new(path: Path, text: str) -> None:
    """Write a text to a file that does not exist yet.

    1. Claim the name, which fails where anything of that name exists: nothing is ever overwritten.
    2. Write the text to a temporary file in the same folder.
    3. Move it into place, so that no reader sees half a file.

    Raises
    ------
    DetenteError
        The file exists.
    Unwritable
        The folder does not exist, or cannot be written to.
    """
    try:
        path.open("xb").close()
    except FileExistsError:
        raise DetenteError(f'"{path}" exists already', "choose another name; nothing was changed") from None
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from None
    temporary = None
    try:
        with tempfile.NamedTemporaryFile(
            "w",
            encoding="utf-8",
            newline="\n",
            dir=path.parent,
            prefix=".new-",
            suffix=path.suffix,
            delete=False,
        ) as file:
            temporary = Path(file.name)
            file.write(text)
        temporary.chmod(path.stat().st_mode)
        temporary.replace(path)
    except OSError as error:
        for leftover in (temporary, path):
            if leftover is not None:
                leftover.unlink(missing_ok=True)
        raise _unwritable(path, error) from None


def _unwritable(path: Path, error: OSError | ValueError) -> Unwritable:
    reason = getattr(error, "strerror", None) or str(error)
    return Unwritable(
        f'"{path}" cannot be written: {reason}', "choose a folder that exists and may be written to"
    )
