"""The words of what happens if the talks fail, and of whether a deal would hold."""

from __future__ import annotations

from typing import Final

CONFLICT: Final = {
    # States and moves
    "as today": "things as they are today",
    "state, told": "{names} ({changes})",
    "nothing is done": "nothing is done",
    "quoted": "“{text}”",
    "party does": "{party} {deeds}",
    "does": "does {actions}",
    "does not": "does not {actions}",
    "no longer does": "no longer does {actions}",
    "and then": "{rest}, then {last}",
    "states alike": "{names} ({n} states of that name)",
    "or else": "{rest}; or {last}",
    "states more": "{n} other {n:state|states}",
    # Where it settles
    "conflict not computed": "Where the conflict settles without a deal is not computed: {reason}.",
    "no status quo": "Where the conflict settles without a deal is not said, since the case does not say"
    " what is done today.",
    "equilibria": "Once it had come there, no party would leave: {states}.",
    "stays, nobody gains": "Without a deal things would stay as they are: no party would gain by a move of"
    " its own.",
    "stays, answered": "Without a deal things would stay as they are: whoever could gain by a move would"
    " lose the gain by what others did next.",
    "gain lost": "{party} could gain by this: {step}. Then others would answer, and it would be no better"
    " off: {chain}.",
    "moves": "Without a deal the conflict would not stay where it is. It would come to this: {states}.",
    "moves, several": "Without a deal the conflict would not stay where it is. It could come to any of {n}"
    " states: {states}.",
    "assumed": "This takes parties to look ahead to answers by which others would gain (sequential"
    " stability).",
    "way there": "The way there: {steps}.",
    "way to the first": "The way to the first: {steps}.",
    "nash moves": "Parties that looked no further than their own next move (Nash) {ends}.",
    "nash ends": "would come to this: {states}",
    "nash round": "would go round among {n} states without end",
    "worth there": "There it is worth {worth}.",
    "worth in": "In state {n} of these it is worth {worth}.",
    # No deal from the conflict
    "no deal unknown from there": "What walking away is worth to {parties} is left to the conflict and not"
    " known. So {n:that seat asks|those seats ask} for nothing in place of it: all that is said of deals"
    " lacks that demand.",
    "no deal from there": "What walking away is worth to {parties} is taken from where the conflict settles"
    " without a deal.",
    "no deal from there, several": "It may settle in {n} states; all that is said of deals is for the first"
    " of them.",
    "deals elsewhere": "Were it to settle in another ({state}), there would be {deals}.",
    "deal in all": "a deal in every forum",
    "deal in none": "no deal in any forum",
    "deal in some": "a deal in {forums} alone",
    # Single steps
    "slide": "{n:One step, if taken,|Any one of these steps, if taken,} could set off more: {step}. It could"
    " come to {states}; {block}.",
    "stands": "{n:One step|Each of these steps} would stand, with nothing to follow: {step}; {block}.",
    "no slide": "No single step would set off more: each would be taken back, or change nothing else.",
    "kept by itself": "only that {party} would not gain by it stands against it",
    "kept by answer": "the answer to it keeps {party} from it ({chain})",
    "kept by nothing": "nothing keeps {party} from it",
    "more steps": "{n} more {n:step|steps} could lead elsewhere (see `detente stability`).",
    "no return": "This cannot be turned back, once done or dropped: {actions}.",
    # Threats and promises
    "threat": "“{name}” ({then}, if {if_})",
    "threat, not said": "“{name}”, never said but read from what {party} does ({then}, if {if_})",
    "threats carry": "Credible {n:threat that would take the gain|threats that would take the gain} out of"
    " what {n:it is|they are} made against: {names}.",
    "threats weak": "Credible {n:threat that would not take the gain|threats that would not take the gain}"
    " out of what {n:it is|they are} made against: {names}.",
    "threats spare": "Credible {n:threat|threats} against what whoever is threatened would not gain by"
    " anyway: {names}.",
    "threats empty": "{n:Threat|Threats} that would take the gain out of what {n:it is|they are} made"
    " against, but {n:is|are} not credible: {names}.",
    "threats idle": "{n:Threat that is|Threats that are} not credible, and would take no gain away: {names}.",
    "threats kept": "{n:Threat|Threats} carried out as things are: {names}.",
    "threats unknown": "{n:Threat|Threats} of which it cannot be told: {names}.",
    "promises carry": "Credible {n:promise, and enough to bring|promises, and enough to bring} about what"
    " {n:it asks|they ask}: {names}.",
    "promises weak": "Credible {n:promise|promises}, but not enough to bring about what {n:it asks|they"
    " ask}: {names}.",
    "promises spare": "Credible {n:promise|promises}, though what {n:it asks|they ask} for would come about"
    " anyway: {names}.",
    "promises empty": "{n:Promise that would be|Promises that would be} enough, but {n:is|are} not credible:"
    " {names}.",
    "promises idle": "{n:Promise that is|Promises that are} not credible, and would not be enough: {names}.",
    "promises kept": "{n:Promise|Promises} kept as things are: {names}.",
    "promises unknown": "{n:Promise|Promises} of which it cannot be told: {names}.",
    "credible in some": "Credible or not as judgments turn out that the coder holds unsure: {names}.",
    "effect": "Were “{name}” certain to be kept, the conflict would come to this: {kept}. Were it certain to"
    " be broken: {broken}.",
    "effect on a deal": "There would be {kept} if “{name}” were certain to be kept, and {broken} if it were"
    " certain to be broken.",
    "a deal": "a deal",
    "perhaps a deal": "a deal in some of these states",
    "no deal then": "no deal",
    "no other effect": "The others, kept or broken, would change nothing in where it settles.",
    "no effect": "Kept or broken, {n:it|none of them} would {n:not change|change} where the conflict"
    " settles.",
    "part left out": "Not computed: {part}, since {reason}.",
    "missing settling": "where the conflict settles",
    "missing ways": "by which steps it moves",
    "missing effects": "what threats and promises change",
    "missing holds": "whether deals would hold",
    # Would a deal hold?
    "the draft": "the draft “{name}”",
    "of its forum": "{package} of {forum}",
    "holds": "Nobody would gain by breaking {what}.",
    "binds nobody": "Nobody is bound by {what} to anything that could be broken.",
    "breaks": "{party} would gain {gain} points by breaking {what}: {deeds}.",
    "may break": "{party} might gain up to {gain} points by breaking {what}: {deeds}.",
    "breaks unknown": "Whether {party} would gain by breaking {what} cannot be said, since the case gives no"
    " points for where that leads: {deeds}.",
    "open draft": "It leaves issues open, and is judged over all packages that complete it: not each of them"
    " binds all this.",
    "other breaches": "{n} other {n:breach|breaches} of it might pay (see `detente stability`).",
    "stopped": "Two things would stop every breach of it: a loss, to whoever breaks it, as large as the"
    " gain; or that no party could go back on what is promised of {actions}.",
    "hold unknown": "Whether {what} would hold cannot be said: {reason}.",
    "breaks, short": "{parties} might gain by breaking {what}.",
    "gain explained": "A gain is what a party has where the conflict settles after the breach, less what the"
    " package is worth to it.",
}
"""A part of the catalogue."""
