"""Pictures in a notebook: images that can do nothing but be looked at."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

import detente
from detente.errors import Unwritable

if TYPE_CHECKING:
    from pathlib import Path

    from detente.notebook import Pictures


@pytest.fixture(scope="module")
def pictures() -> Pictures:
    return detente.load("southland").agreement().plot("values")


class Tags(HTMLParser):
    """The tags of a page, with what they say."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it."""
        self.found.append((tag, dict(attrs)))


def test_each_picture_is_an_image_with_its_description(pictures: Pictures) -> None:
    images = [said for tag, said in Tags(pictures._repr_html_()).found if tag == "img"]
    assert [image["alt"] for image in images] == [figure.description for figure in pictures]
    drawn = [b64decode(str(image["src"]).partition("base64,")[2]).decode() for image in images]
    assert drawn == [figure.svg() for figure in pictures]


def test_a_title_cannot_smuggle_markup(pictures: Pictures) -> None:
    evil = replace(pictures.figures[0], title="<script>x</script>", description='"><script>x</script>')
    shown = replace(pictures, figures=(evil,))._repr_html_()
    assert {tag for tag, _ in Tags(shown).found} == {"figure", "figcaption", "img"}


def test_many_pictures_are_cut_in_a_notebook(pictures: Pictures) -> None:
    many = replace(pictures, figures=pictures.figures[:1] * 13)
    assert many._repr_html_().count("<img") == 10
    assert "and 3 more; save() writes all" in many._repr_html_()


def test_without_pictures_that_is_said() -> None:
    none = detente.load("harbour-park").agreement().plot("conflicts")
    assert repr(none) == "<Pictures: none>"
    assert "nothing of this kind" in none._repr_html_()


def test_pictures_are_saved_by_name(pictures: Pictures, tmp_path: Path) -> None:
    files = pictures.save(tmp_path / "new" / "folder")
    assert [file.name for file in files] == [f"{figure.name}.svg" for figure in pictures]
    assert files[0].read_text(encoding="utf-8") == pictures.figures[0].svg()


def test_a_folder_that_cannot_be_made_is_told(pictures: Pictures, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Unwritable, match="cannot be written"):
        pictures.save(tmp_path / "file" / "below")
