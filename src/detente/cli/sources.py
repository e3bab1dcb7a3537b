"""Show which judgments rest on which place of which source.

Entries of the record come with their kind and with who disputes them. Then: the places on which nothing
rests, where a source names its places; the judgments that give a reason and no source, or neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from detente.cli.parser import UsageError, add_case, add_json, closest
from detente.cli.reading import note_warnings, suggest
from detente.cli.share import add_share, read_asked, show_left_out

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Mapping

    from detente.analysis import CitedSource, Sources
    from detente.cli.output import Output
    from detente.cli.page import Page
    from detente.model import Event

_NO_PLACE: Final = "no place"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """CASE, ``--source``, ``--share``, ``--json``."""
    add_case(parser)
    parser.add_argument("--source", metavar="NAME", help="show this source alone")
    add_share(parser)
    add_json(parser)


def run(arguments: argparse.Namespace, output: Output) -> None:
    """Sort the judgments by what they rest on and show them, or print the JSON document."""
    from detente.analysis import sources_of  # noqa: PLC0415 - `detente --help` does without

    found = read_asked(arguments.case, share=arguments.share)
    result = sources_of(found.case)
    shown = result.sources if arguments.source is None else _one(arguments.source, result)
    if arguments.json:
        output.document("sources", found.case, document(result, shown))
        return
    page = output.page()
    page.title(found.case.title)
    show_left_out(page, found.case)
    writer = _Writer(page, result)
    for cited in shown.values():
        writer.show_source(cited)
    if arguments.source is None:
        writer.show_the_rest()
    output.write(str(page))
    note_warnings(arguments.case, found, output)
    suggest(output, "analyze", arguments.case, "prints the brief", share=arguments.share)


def _one(name: str, result: Sources) -> Mapping[str, CitedSource]:
    if name in result.sources:
        return {name: result.sources[name]}
    from detente.casefile.source import shorten  # noqa: PLC0415 - loaded by now, if not before

    names = shorten(", ".join(result.sources), 80)
    known = f"its sources: {names}" if names else "it names no sources"
    raise UsageError(f'the case has no source "{name}"', closest(name, result.sources) or known)


def document(result: Sources, shown: Mapping[str, CitedSource]) -> dict[str, Any]:
    """The result as plain data, with the sources shown."""
    return {
        "sources": {name: _source_document(cited) for name, cited in shown.items()},
        "why_only": list(result.why_only),
        "unsourced": list(result.unsourced),
        "record": {
            event.path: {
                "kind": event.kind,
                "claimed_by": event.claimed_by,
                "disputed_by": list(map(str, event.disputed)),
            }
            for event in result.case.record
        },
    }


def _source_document(cited: CitedSource) -> dict[str, Any]:
    source = cited.source
    return {
        "title": source.title,
        "publisher": source.publisher,
        "author": source.author,
        "date": None if source.date is None else source.date.text,
        "url": source.url,
        "places": [
            {"place": place.place, "judgments": list(place.judgments), "disputes": list(place.disputes)}
            for place in cited.places
        ],
        "without_judgments": list(cited.without_judgments),
        "without_place": list(cited.without_place),
        "disputes_without_place": list(cited.disputes_without_place),
        "kinds": dict(cited.kinds),
    }


class _Writer:
    """Writes sources on a page; judgments are shortened against all there are in the case."""

    def __init__(self, page: Page, found: Sources) -> None:
        from detente.brief import folder  # noqa: PLC0415

        self._page = page
        self._found = found
        self._entries = {event.path: event for event in found.case.record}
        self._fold = folder(path for path in found.case.judgments if path not in self._entries)

    def show_source(self, cited: CitedSource) -> None:
        """One source: what it is, how much rests on it, and place by place what."""
        from detente.brief.sources import describe_source, tell_unused, tell_weight  # noqa: PLC0415

        self._page.heading(cited.source.name)
        described = describe_source(cited.source)
        if described:
            self._page.paragraph(described, indent=2)
        self._page.paragraph(tell_weight(cited), indent=2)
        rows = [[place.place, self._row(place.judgments, place.disputes)] for place in cited.places]
        as_a_whole = self._row(cited.without_place, cited.disputes_without_place)
        if rows:
            rows += [[_NO_PLACE, as_a_whole]] * bool(as_a_whole)
            self._page.space()
            self._page.table(["place", "judgments"], rows, indent=2)
        elif as_a_whole:
            self._page.paragraph(as_a_whole, indent=4)
        if cited.without_judgments:
            self._page.space()
            self._page.paragraph(tell_unused(cited), indent=2)

    def show_the_rest(self) -> None:
        """The judgments that cite nothing."""
        from detente.brief.sources import tell_uncited  # noqa: PLC0415

        for text, judgments in tell_uncited(self._found):
            self._page.heading(text)
            self._items(judgments)

    def _items(self, paths: Iterable[str]) -> None:
        for judgments in self._shortened(paths):
            self._page.item(judgments, indent=2)

    def _row(self, judgments: Iterable[str], disputes: Iterable[str]) -> str:
        from detente.brief import grouped  # noqa: PLC0415

        disputed = [f"disputes {paths}" for paths in grouped(disputes)]
        return "; ".join([*self._shortened(judgments), *disputed])

    def _shortened(self, paths: Iterable[str]) -> list[str]:
        """Judgments in few paths; each entry of the record by itself."""
        from detente.brief import grouped  # noqa: PLC0415

        paths = list(paths)
        others = [path for path in paths if path not in self._entries]
        entries = [_told(self._entries[path]) for path in paths if path in self._entries]
        return [*grouped(self._fold(others)), *entries]


def _told(event: Event) -> str:
    """An entry of the record by its place, its date, who did what, and how far that is known."""
    who = ", ".join(event.who)
    return f"{event.path}: {event.date.text} {who} {event.does} ({_standing(event)})"


def _standing(event: Event) -> str:
    """How far an entry of the record is known: its kind, whose claim it is, who says otherwise."""
    kind = event.kind if event.claimed_by is None else f"{event.kind} by {event.claimed_by}"
    against = ", ".join(map(str, event.disputed))
    return f"{kind}, disputed by {against}" if against else kind
