"""Hypothesis strategies: documents as a ``.gmcr`` file holds them, and case files that have a conflict."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.interop.meaning import of_document

NAMES = st.one_of(
    st.sampled_from(
        ["North", "South", "Sue", "order", "not", "A and B", "1", "2.5", "iff", "source", "confidential", "*"]
    ),
    st.sampled_from(
        ['say "no"', "a\\b", "x, y", "tax: more", "# 1", "- a", " spaced  out ", "é", "中文", "null"]
    ),
    st.sampled_from(
        ["North 2", "a\tb", "state 1", "status quo", "yes", "it's", "a.b", "(x)", "option", "if so"]
    ),
    st.text(st.characters(exclude_categories=["Cs", "Co", "Cn", "Lo", "Lm", "Mn"]), min_size=1, max_size=12),
)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """A valid document with at least one possible state."""
    count = draw(st.integers(1, 5))
    order = draw(st.permutations(range(count)))
    makers: list[dict[str, Any]] = []
    cuts = sorted(draw(st.lists(st.integers(0, count), max_size=3)))
    for start, end in zip([0, *cuts], [*cuts, count], strict=True):
        makers.append({"name": draw(NAMES), "options": list(order[start:end])})
    terms = st.tuples(st.integers(0, count - 1), st.sampled_from("YN")).map(list)
    conditions = st.lists(terms, min_size=1, max_size=3)
    compounds = st.lists(conditions, min_size=1, max_size=3).map(lambda m: {"compound": True, "members": m})
    statements = st.one_of(conditions, compounds)
    for maker in makers:
        maker["preferences"] = draw(st.lists(statements, max_size=4))
        maker["preferenceRanking"] = []
    document = {
        "options": [
            {"name": draw(NAMES), "permittedDirection": draw(st.sampled_from(["both", "fwd", "back"]))}
            for _ in range(count)
        ],
        "decisionMakers": makers,
        "infeasibles": draw(st.lists(statements, max_size=2)),
        "useManualPreferenceRanking": False,
    }
    possible = len(of_document(document).states)
    if possible == 0:
        document["infeasibles"], possible = [], 2**count
    if draw(st.booleans()):
        document["useManualPreferenceRanking"] = True
        for maker in makers:
            maker["preferenceRanking"] = draw(rankings(possible))
    return document


@st.composite
def rankings(draw: st.DrawFn, states: int) -> list[int | list[int]]:
    """All states once, some of them tied."""
    left: list[int] = list(draw(st.permutations(range(1, states + 1))))
    tiers: list[int | list[int]] = []
    while left:
        size = draw(st.integers(1, len(left)))
        tier, left = left[:size], left[size:]
        tiers.append(tier[0] if len(tier) == 1 and draw(st.booleans()) else tier)
    return tiers


@st.composite
def cases(draw: st.DrawFn) -> str:
    """The text of a case file with actions and preferences of every kind; all states are possible or most."""
    quoted = ["A.x", "A.y", "B.x", 'C."wait and see"']
    atoms = st.sampled_from(quoted)
    expressions = st.recursive(
        atoms,
        lambda below: st.one_of(
            below.map(lambda one: f"not ({one})"),
            st.tuples(below, st.sampled_from(["and", "or", "if", "iff"]), below).map(
                lambda parts: f"({parts[0]}) {parts[1]} ({parts[2]})"
            ),
        ),
        max_leaves=5,
    )
    numbers = st.sampled_from(["3", "-1.5", "0", "2..6", "1 +- 2", "99999999999999999999"])
    sure = st.tuples(expressions, st.sampled_from(["20", "50", "60..80"])).map(
        lambda pair: f"{{holds: '{pair[0]}', sure: {pair[1]}}}"
    )
    plain = expressions.map(lambda one: f"'{one}'")
    groups = st.lists(plain, min_size=2, max_size=3).map(lambda group: f"[{', '.join(group)}]")
    by_statements = st.lists(st.one_of(plain, sure, groups), max_size=4).map(
        lambda entries: f"[{', '.join(entries)}]"
    )
    by_weights = st.lists(st.tuples(plain, numbers), max_size=4, unique_by=lambda pair: pair[0]).map(
        lambda pairs: f"{{weights: {{{', '.join(f'{one}: {points}' for one, points in pairs)}}}}}"
    )
    by_ranking = st.lists(st.one_of(plain, groups), max_size=4).map(
        lambda entries: f"{{ranking: [{', '.join(entries)}]}}"
    )
    preferences = st.one_of(by_statements, by_weights, by_ranking)
    lines = [
        "title: A quarrel",
        "parties: {A: Aland, B: Bland, C: Cland, D: Dland}",
        "actions:",
        "  A: {x: {irreversible: made}, y: {name: the other, irreversible: withdrawn}}",
        "  B: {x: Walk out}",
        "  C: {wait and see: Wait}",
    ]
    if draw(st.booleans()):
        lines.append(
            f"impossible: ['A.x and ({draw(expressions)})', 'not A.x and B.x and ({draw(expressions)})']"
        )
    named = draw(st.sets(st.sampled_from("ABCD"), min_size=1))
    lines.append("prefers:")
    lines += [f"  {party}: {draw(preferences)}" for party in sorted(named)]
    return "\n".join(lines) + "\n"
