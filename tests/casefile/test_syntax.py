"""Random expressions, printed and read back, against an evaluator of their own."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model import ByStatements, holds
from tests.casefile.reading import CONFLICT, case_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Tree = tuple[Any, ...]

atoms = st.one_of(
    st.tuples(st.just("action"), st.sampled_from(["North.reroute", "North.sue", "South.tax", "South.close"])),
    st.tuples(st.just("state"), st.sampled_from(["cut off", "calm"])),
)
trees = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.tuples(st.just("not"), inner),
        st.tuples(st.sampled_from(["and", "or"]), st.lists(inner, min_size=2, max_size=4).map(tuple)),
        st.tuples(st.sampled_from(["if", "iff"]), inner, inner),
    ),
    max_leaves=12,
)
BINDING = {"action": 4, "state": 4, "not": 3, "and": 2, "or": 1, "if": 0, "iff": 0}


def printed(tree: Tree, draw: Callable[[int], int]) -> str:
    """The tree as text, in brackets where it needs them and sometimes where it does not."""

    def inner(child: Tree, at_least: int) -> str:
        text = printed(child, draw)
        return f"({text})" if BINDING[child[0]] < at_least or draw(4) == 0 else text

    gap = " " * (1 + draw(2))
    match tree:
        case ("action", name):
            party, action = name.split(".")
            return f'"{party}".{action}' if draw(3) == 0 else f"{party}.{action}"
        case ("state", name):
            return f'"{name}"' if draw(2) == 0 else str(name)
        case ("not", child):
            return f"not{gap}{inner(child, 3)}"
        case (("and" | "or") as word, children):
            return f"{gap}{word} ".join(inner(child, BINDING[word] + 1) for child in children)
        case (word, left, right):
            return f"{inner(left, 1)} {word}{gap}{inner(right, 1)}"
    raise AssertionError(tree)


def true_of(tree: Tree, made: Mapping[str, bool]) -> bool:
    """Whether the tree is true of a state, from the definitions."""
    match tree:
        case ("action", name):
            return made[name]
        case ("state", "cut off"):
            return made["South.close"]
        case ("state", _):
            return not any(made.values())
        case ("not", child):
            return not true_of(child, made)
        case ("and", children):
            return all(true_of(child, made) for child in children)
        case ("or", children):
            return any(true_of(child, made) for child in children)
        case ("if", left, right):
            return true_of(left, made) or not true_of(right, made)
        case ("iff", left, right):
            return true_of(left, made) is true_of(right, made)
    raise AssertionError(tree)


ACTIONS = ("North.reroute", "North.sue", "South.tax", "South.close")
STATES = [dict(zip(ACTIONS, digits, strict=True)) for digits in product((False, True), repeat=4)]


@settings(max_examples=300, deadline=None)
@given(trees, st.randoms(use_true_random=False))
def test_what_is_printed_reads_back_with_its_meaning(tree: Tree, random: Any) -> None:
    text = printed(tree, random.randrange)
    before = CONFLICT + "states: {cut off: South.close, calm: []}\nprefers:\n  North:\n"
    conflict = case_of(f"  - {text!r}\n" if '"' in text else f"  - {text}\n", before).conflict
    assert conflict is not None
    preference = conflict.prefers["North"]
    assert isinstance(preference, ByStatements)
    (statement,) = preference.groups[0]
    found = statement.holds.expression
    assert [holds(found, {}, made) for made in STATES] == [true_of(tree, made) for made in STATES]
