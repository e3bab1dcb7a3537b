"""What a case takes from its sources, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.brief.sentence import Sentence
from detente.brief.templates import say
from detente.model import in_runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.analysis import CitedSource, Sources
    from detente.model import Source

HOW_SURE: Final = 7
"""The question that grounds belong to, by its number."""


def describe_source(source: Source) -> str:
    """Title, author, publisher, date and address, as far as they are known."""
    date = None if source.date is None else source.date.text
    known = (source.title, source.author, source.publisher, date, source.url)
    return ", ".join(part for part in known if part)


def tell_weight(cited: CitedSource) -> str:
    """How many judgments rest on a source, how far those of the record are known, and what it disputes."""
    number, of_record, disputed = len(cited.judgments), sum(cited.kinds.values()), len(cited.disputes)
    return say(
        "source weight",
        weight=say("source holds", n=number) if number else say("source holds nothing"),
        record=_in_record(cited, number, of_record) if of_record else "",
        disputes=say("source disputes", n=disputed) if disputed else "",
    )


def _in_record(cited: CitedSource, number: int, of_record: int) -> str:
    kinds = ", ".join(say(f"kind {kind}", n=count) for kind, count in cited.kinds.items() if count)
    if of_record < number:
        return say("source partly in the record", n=of_record, kinds=kinds)
    return say("source all in the record" if number > 1 else "source in the record", kinds=kinds)


def tell_unused(cited: CitedSource) -> str:
    """The places of a source on which nothing rests; no text where there are none."""
    if not cited.without_judgments:
        return ""
    return say("places unused", places=", ".join(in_runs(cited.without_judgments)))


def tell_uncited(found: Sources) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What rests on a reason alone and what on nothing, in a few words, each with the judgments."""
    total = len(found.case.judgments)
    if found.why_only:
        yield say("reason alone", n=len(found.why_only), total=total), found.why_only
    if found.unsourced:
        yield say("no grounds", n=len(found.unsourced), total=total), found.unsourced
    elif total:
        yield say("all grounded"), ()


def brief_of_sources(found: Sources) -> tuple[Sentence, ...]:
    """How much rests on each source, which of its places are unused, and what rests on none."""
    sentences: list[Sentence] = []
    for name, cited in found.sources.items():
        said = " ".join(filter(None, (tell_weight(cited), tell_unused(cited))))
        sentences.append(Sentence(HOW_SURE, say("of source", source=name, text=said), cited.judgments))
    sentences += [Sentence(HOW_SURE, f"{text}.", paths) for text, paths in tell_uncited(found)]
    return tuple(sentences)
