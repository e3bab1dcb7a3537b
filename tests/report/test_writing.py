"""A file is written whole or not at all."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from detente.errors import Unwritable
from detente.report.writing import replace

if TYPE_CHECKING:
    from pathlib import Path

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def test_what_is_replaced_keeps_its_permissions_and_its_links(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_bytes(b"old")
    file.chmod(0o640)
    link = tmp_path / "link.html"
    link.symlink_to(file)
    replace(link, b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_new_file_has_the_permissions_of_any_other(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"")
    replace(tmp_path / "new.html", b"new")
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("other", "new.html")}
    assert len(modes) == 1


def test_on_a_full_disk_the_old_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "report.html"
    file.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unwritable, match="No space left on device"):
        replace(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "a.html"
    folder.mkdir()
    with pytest.raises(Unwritable, match="not a file"):
        replace(folder, b"new")


@pytest.mark.skipif(AS_ROOT or os.name == "nt", reason="the administrator may write to anything")
def test_a_protected_file_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_bytes(b"old")
    file.chmod(0o444)
    with pytest.raises(Unwritable, match="protected"):
        replace(file, b"new")
    assert file.read_bytes() == b"old"


def test_a_path_that_no_system_has_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unwritable):
        replace(tmp_path / "a\0b.html", b"new")
