"""A first case file for someone who has none: short, commented, and valid as it stands."""

from __future__ import annotations

import tempfile
from importlib.resources import files
from pathlib import Path

from detente.errors import DetenteError


def template() -> str:
    """The text of the template case."""
    return files("detente.casefile").joinpath("template.yaml").read_text(encoding="utf-8")


def write_template(path: Path) -> None:
    """Write the template case to a file that does not exist yet.

    1. Claim the name, which fails where anything of that name exists: nothing is ever overwritten.
    2. Write the text to a temporary file in the same folder.
    3. Move it into place, so that no reader sees half a file.

    Raises
    ------
    DetenteError
        The file exists, or the folder cannot be written to.
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
            "w", encoding="utf-8", newline="\n", dir=path.parent, prefix=".new-", suffix=".yaml", delete=False
        ) as file:
            temporary = Path(file.name)
            file.write(template())
        temporary.chmod(path.stat().st_mode)
        temporary.replace(path)
    except OSError as error:
        for leftover in (temporary, path):
            if leftover is not None:
                leftover.unlink(missing_ok=True)
        raise _unwritable(path, error) from None


def _unwritable(path: Path, error: OSError | ValueError) -> DetenteError:
    reason = getattr(error, "strerror", None) or str(error)
    return DetenteError(
        f'"{path}" cannot be written: {reason}', "choose a folder that exists and may be written to"
    )
