"""How Sphinx builds these pages: `uv run --group docs sphinx-build -W -b html docs docs/_build/html`."""

from importlib.metadata import version as version_of

project = "Détente"
author = "The Détente authors"
project_copyright = "The Détente authors, Apache-2.0"
release = version = version_of("detente")

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinxcontrib.bibtex",
]
exclude_patterns = ["_build", "examples"]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

bibtex_bibfiles = ["references.bib"]
bibtex_default_style = "alpha"
bibtex_reference_style = "author_year"

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
python_use_unqualified_type_names = True

html_theme = "furo"
html_title = "Détente"
html_copy_source = False
