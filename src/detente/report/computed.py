"""How it was computed, so that somebody else can do it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.brief.numbers import whole
from detente.report.content import Bullets, Item, Paragraph, Section, Table

if TYPE_CHECKING:
    from detente.analysis.levers.result import Levers
    from detente.report.content import Block
    from detente.report.material import Material

METHOD: Final = """\
A package takes one option on every issue. Its value to a party is the mean of the party's own points for
those options, weighted by how much each issue matters to it. Where only an order is given, weights are
rank-order centroids (Barron & Barrett 1996) and values fall in even steps.

A package is in the zone of agreement if it crosses no red line of those who must accept it and gives each of
them at least what no deal does. Who must accept it follows from the rule of the forum and from approval at
home (Raiffa, Richardson & Metcalfe 2002; Putnam 1988).

The best packages are those of Nash (1950), of Kalai & Smorodinsky (1975), of Kalai (1977, called egalitarian)
and of the largest sum of points.

Demands that collide are minimal sets that no package meets together. What opens a deal are minimal sets of
demands whose dropping makes one possible (Liffiton et al. 2016).
"""
"""The method of the agreement lens in short, a paragraph a part."""
METHOD_OF_STABILITY: Final = """\
A state says which actions are made. A party moves by its own actions alone, each changed in a direction open
to it, to another possible state; if it prefers that state, the move is an improvement. Where a party would
stay is told by Nash stability (Nash 1950), by general and symmetric metarationality (Howard 1971), by
sequential stability (Fraser & Hipel 1979) and its symmetric form (Rêgo & Vieira 2017), and by simultaneous
stability in two readings, the second after Fraser & Hipel (1984); the whole is the graph model for conflict
resolution (Fang, Hipel & Kilgour 1993).

The conflict settles in the status quo, if all would stay in it; else in the equilibria that improvements
reach from it; else it goes round among states that improvements reach and do not leave.
"""
"""The method of the stability lens likewise."""
EXACT: Final = """\
Numbers are compared exactly. Nothing is drawn at random, so there is no seed: the same case gives the same
report, byte for byte.
"""
"""What holds of both."""
METHOD_OF_SURENESS: Final = """\
Whether a deal is certain, open or impossible, and at which value a single judgment turns an answer, is worked
out exactly. Shares are those of worlds drawn at random, from 16 independently scrambled Sobol sequences
(Owen 1998), or from streams of pseudo-random numbers where there is too much to draw; their 95 % intervals
come from how far the 16 differ. Orders give weights and values uniformly among all that they allow, and
packages are ranked in each world (Lahdelma, Hokkanen & Salminen 1998; Tervonen & Figueira 2008).

All other numbers are compared exactly. The same case and seed give the same report, byte for byte.
"""
"""How it is told how sure answers are; it stands in the place of what else holds of both lenses."""
METHOD_OF_LEVERS: Final = """\
A lever is one change to the case that somebody could bring about. Each is set in its text by itself and all
is computed anew; pairs of demands are tried where no single change opens a forum. How sure the deal then is,
is worked out exactly; shares are those of at most {worlds} worlds, drawn from the changed case with seed
{seed}.
"""
"""What is told of levers, where they were tried."""


_WAYS: Final = {
    "merging": "exactly, by merging",
    "integer programming": "packages sought one at a time, by integer programming; each is judged exactly,"
    " and that none is better is proved to a hundred-thousandth of a point, where it is not said otherwise",
}


def computed(material: Material) -> Section:
    """Version, digest, method, and what could not be computed."""
    case = material.case
    facts = (
        Item(material.version, "Détente, version"),
        Item(case.sha256, "Case file, SHA-256"),
        Item(case.date.text if case.date else "not given", "What was known on"),
    )
    blocks: list[Block] = [Bullets(facts)]
    analysis = material.analysis
    methods = (
        METHOD if analysis.agreement is not None else "",
        METHOD_OF_STABILITY if analysis.stability is not None else "",
        "" if analysis.levers is None else _method_of_levers(analysis.levers),
        EXACT if analysis.robustness is None and analysis.levers is None else METHOD_OF_SURENESS,
    )
    parts = [part for method in methods if method for part in method.split("\n\n")]
    blocks += [Paragraph(" ".join(part.split())) for part in parts]
    if material.forums or material.not_computed:
        blocks.append(_forums(material))
    for lens, reason in analysis.not_run.items():
        blocks.append(Paragraph(f"Not computed: {lens}, since {reason}."))
    return Section("computed", "How this was computed", tuple(blocks))


def _method_of_levers(tried: Levers) -> str:
    """How levers were tried, from how many worlds, and whether all were."""
    told = METHOD_OF_LEVERS.format(worlds=whole(tried.sampling.worlds), seed=tried.sampling.seed)
    return told if tried.complete else f"{told}There are more levers than were tried.\n"


def _forums(material: Material) -> Table:
    rows = [(forum.name, whole(forum.packages), _WAYS[forum.way]) for forum in material.forums]
    rows += [(forum.name, "0", f"not computed: {forum.why_not}") for forum in material.not_computed]
    columns = ("Forum", "Possible packages", "How")
    return Table("What was computed of each forum", columns, tuple(rows), frozenset({1}))
