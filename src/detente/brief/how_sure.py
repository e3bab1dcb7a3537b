"""Finding 7: how sure the answers are, what carries them, and what was not asked."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from detente.analysis.robustness.result import INDICES, MARGINS
from detente.brief.certainty import turning_part
from detente.brief.conclusions import SETTLES, ConclusionWords
from detente.brief.flips import tell_flips
from detente.brief.shares import in_hundred, within
from detente.brief.templates import say
from detente.brief.uncertain_words import UncertainWords
from detente.brief.words import joined
from detente.model import Coin, GroupOrder, Range, ValueOrder, WeightOrder
from detente.stability.concepts import CONCEPTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from detente.analysis import Analysis
    from detente.analysis.robustness.result import Robustness, Share
    from detente.brief.teller import Teller
    from detente.model import Uncertain

ANSWERS_TOLD: Final = 8
"""Answers told of that differ between worlds; the rest are counted."""
LEARNED_TOLD: Final = 3
_KINDS: Final[Mapping[str, tuple[type[Uncertain], ...]]] = {
    "drawn ranges": (Range,),
    "drawn orders": (WeightOrder, ValueOrder),
    "drawn coins": (Coin,),
    "drawn groups": (GroupOrder,),
}
_HALF: Final = 0.5


def tell_how_sure(teller: Teller, analysis: Analysis) -> None:
    """What worlds were drawn of, what is open and what is not, what turns it; what is held fixed."""
    found = analysis.robustness
    if found is None:
        return
    words = ConclusionWords(analysis, teller.words)
    if found.drawn:
        drawn = teller.grounds.known(each.path for each in found.drawn)
        teller.tell(_worlds(found), drawn)
        teller.tell(say("central case kept"), drawn)
        if found.first_of_several:
            teller.tell(say("first of several"), teller.grounds.conflict())
        _tell_answers(teller, found, words)
        tell_flips(teller, found, words)
        _tell_learning(teller, found, words)
        _tell_fixed(teller, found)
    else:
        is_open = any(deal.deal == "open" for deal in found.forums.values())
        name = "nothing drawn, open" if is_open else "nothing drawn"
        teller.tell(say(name), teller.grounds.known(found.fixed))
    _tell_unsourced(teller, analysis)
    parts = dict(_parts(analysis))
    for part, reason in found.left_out.items():
        teller.tell(say("not asked", part=parts.get(part, part), reason=reason))


def _parts(analysis: Analysis) -> Iterator[tuple[str, str]]:
    """What may be left out, in words, by its name."""
    for forum in analysis.agreement or ():
        yield forum.id, say("missing worlds", forum=forum.name)
        yield turning_part(forum.id), say("missing turning", forum=forum.name)
    yield "flips of the conflict", say("missing turning of the conflict")
    yield MARGINS, say("missing margins")
    yield INDICES, say("missing indices")
    for concept in CONCEPTS.values():
        yield concept.id, say("missing concept", concept=concept.name)
    yield "stability", say("missing conflict")


def _worlds(found: Robustness) -> str:
    """What is drawn, how many worlds, and how."""
    counts = {name: sum(isinstance(each, kinds) for each in found.drawn) for name, kinds in _KINDS.items()}
    return say(
        "worlds drawn",
        n=len(found.drawn),
        kinds=joined(say(name, n=n) for name, n in counts.items() if n),
        worlds=found.worlds,
        seed=found.seed,
        way=say(f"way {found.way}"),
        shape=say(f"shape {found.shape}"),
    )


def _tell_answers(teller: Teller, found: Robustness, words: ConclusionWords) -> None:
    """What is the same in every world, and what is open, the least certain first."""
    grounds = teller.grounds.known(each.path for each in found.drawn)
    always = list(_always(found, words))
    if always:
        teller.tell(say("in all worlds", answers="; ".join(always)), grounds)
    shares = {name: share for name, share in _open(found) if name in words}
    drawn_alike = {name: share for name, share in shares.items() if share.share in (0, 1)}
    told = [
        said.so if share.share else said.not_so
        for name, share in drawn_alike.items()
        if (share.share or not _settles(name)) and (said := words.get(name)) is not None
    ]
    if told:
        teller.tell(say("in all worlds drawn", n=found.worlds, answers="; ".join(told)), grounds)
    differing = sorted(set(shares) - set(drawn_alike), key=lambda name: _first_open(name, shares[name]))
    answers = [
        say("answer open", answer=said.so, share=within(shares[name]))
        for name in differing[:ANSWERS_TOLD]
        if (said := words.get(name)) is not None
    ]
    rest = len(differing) - ANSWERS_TOLD
    if answers:
        answers += [say("more answers", n=rest)] if rest > 0 else []
        teller.tell(say("open answers", answers="; ".join(answers)), grounds)
    if any(share.low is not None for share in shares.values()):
        teller.tell(say("intervals"))


def _first_open(name: str, share: Share) -> tuple[bool, float, str]:
    """Deals first, then what is least certain."""
    return (not name.startswith("zone."), abs(share.share - _HALF), name)


def _always(found: Robustness, words: ConclusionWords) -> Iterator[str]:
    """What holds in every world, or in none: deals, drafts where a deal is possible, where it settles."""
    for forum, certainty in found.forums.items():
        said = words.get(f"zone.{forum}")
        if said is not None and (certainty.deal != "open" or certainty.in_every_world):
            so = said.not_so if certainty.deal == "impossible" else said.so
            yield say("by different packages", deal=so) if certainty.deal == "open" else so
    for name, conclusion in found.conclusions.items():
        occurs = conclusion.occurs
        if _is_told(found, name) and (occurs == "every" or (occurs == "none" and not _settles(name))):
            said = words.get(name)
            if said is not None:
                yield said.so if occurs == "every" else said.not_so


def _open(found: Robustness) -> Iterator[tuple[str, Share]]:
    """The shares of worlds in which something holds that holds in some and not in others.

    Of states, those alone in which the conflict settles in the central case: finding 3 has the others.
    """
    for forum, certainty in found.forums.items():
        if certainty.deal == "open" and not certainty.in_every_world and certainty.share is not None:
            yield f"zone.{forum}", certainty.share
    for name, conclusion in found.conclusions.items():
        share = conclusion.share
        if share is None or conclusion.occurs in ("every", "none") or not _is_told(found, name):
            continue
        if conclusion.central or not _settles(name):
            yield name, share


def _settles(name: str) -> bool:
    return name.startswith(SETTLES)


def _is_told(found: Robustness, name: str) -> bool:
    """Whether it is told by itself: not where it is the answer of a forum, or follows from it."""
    forum = found.forum_of(name)
    return not name.startswith("zone.") and (forum is None or found.forums[forum].deal != "impossible")


def _tell_learning(teller: Teller, found: Robustness, words: ConclusionWords) -> None:
    """How much better one would guess if one judgment were known, for the answers it helps most with."""
    unsure = UncertainWords(teller.case, teller.words)
    best = []
    for name, learning in found.learning.items():
        path, more = max(learning.by_judgment.items(), key=lambda entry: entry[1], default=("", 0.0))
        now, then = in_hundred(learning.now), in_hundred(learning.now + more)
        if then > now:
            best.append((more, name, path, now, then))
    told = 0
    for _, name, path, now, then in sorted(best, key=lambda entry: -entry[0]):
        said = words.get(name)
        if said is not None and told < LEARNED_TOLD:
            told += 1
            text = say("learning", guess=said.guess, now=now, then=then, known=unsure[path].known)
            teller.tell(text, teller.grounds.known([path]))


def _tell_fixed(teller: Teller, found: Robustness) -> None:
    """That a share counts only what is declared uncertain, what was held fixed, and what a share is not."""
    if found.fixed:
        sections = Counter(re.split(r"[.\[]", path, maxsplit=1)[0] for path in found.fixed)
        parts = joined(say("fixed part", n=n, section=section) for section, n in sections.items())
        text = say("held fixed", n=len(found.fixed), parts=parts)
        teller.tell(text, teller.grounds.known(found.fixed))
    else:
        teller.tell(say("nothing fixed"))
    teller.tell(say("no chance"))


def _tell_unsourced(teller: Teller, analysis: Analysis) -> None:
    """How many judgments have neither a source nor a reason."""
    judgments = analysis.case.judgments
    unsourced = [path for path, judgment in judgments.items() if not judgment.grounds]
    if unsourced:
        teller.tell(say("unsourced", n=len(unsourced), total=len(judgments)), unsourced)
    elif judgments:
        teller.tell(say("all sourced"))
