"""The words of how sure an answer is."""

from __future__ import annotations

from typing import Final

SURE: Final = {
    # Shares
    "percent": "{n} %",
    "fewer than one percent": "fewer than 1 %",
    "more than all but one percent": "more than 99 %",
    "of worlds": "{share} of worlds",
    "of worlds, within": "{share} of worlds ({low} to {high} %)",
    "no world drawn": "none of the worlds drawn",
    "no world drawn, within": "none of the worlds drawn ({low} to {high} %)",
    "all worlds drawn": "all worlds drawn",
    "all worlds drawn, within": "all worlds drawn ({low} to {high} %)",
    "within": "{share} ({low} to {high} %)",
    "every world": "every world",
    "some worlds": "some worlds, but not in all",
    "no world": "no world",
    # Judgments
    "weight of": "the weight of {issue} for {owner}",
    "value of": "the value of {option} on {issue} for {owner}",
    "ideal of": "what {owner} likes best on {issue}",
    "points together": "what {owner} gains or loses where {condition}",
    "no deal of": "the value of no deal for {owner}",
    "order of weights": "the weights of {owner}, of which only the order is given",
    "order of values": "how far apart the options on {issue} lie for {owner}",
    "worth of": "the worth of “{state}” to {owner}",
    "worth otherwise": "the worth to {owner} of all other states",
    "points of state": "the points of “{condition}” for {owner}",
    "order of statements": "which of {n} preferences of {owner} comes first",
    "a red line": "red line {number} ({issues}) of {owner}",
    "a statement": "the preference of {owner} for “{condition}”",
    "stands or not": "whether {what} stands",
    "stands not": "{what} did not stand",
    "stands now": "{what} stood",
    "beyond": "{what} were {where}",
    "ordered otherwise": "{what} were otherwise in some way",
    "off": "{what} were moved off {at} one way",
    "turned, not standing": "{what} (if it does not stand)",
    "turned, standing": "{what} (if it stands)",
    "turned, beyond": "{what} ({where})",
    "turned, off": "{what} (off {at} one way)",
    "above": "above {end}",
    "below": "below {end}",
    "exactly": "exactly {at}",
    "between": "between {low} and {high}",
    "either": "{one} or {other}",
    # Is there a deal?
    "certain": "That is certain: in every world that the case holds possible this package is {accepted}:"
    " {package}.",
    "certain, nothing open": "The case leaves nothing open; so how sure that is cannot be told.",
    "impossible": "A deal is impossible: in every world that the case holds possible {demands} collide.",
    "impossible, one demand": "A deal is impossible: in no world that the case holds"
    " possible does any package meet {demands}.",
    "impossible, several": "A deal is impossible: demands collide in every world that the case holds"
    " possible, in {n} ways that are told below.",
    "impossible, unnamed": "A deal is impossible: no package is accepted in any world that"
    " the case holds possible.",
    "impossible, nothing open": "The case leaves nothing open; so how sure it is that there is no deal cannot"
    " be told.",
    "open": "That is the central case; over all that the case leaves uncertain it is open: a deal exists in"
    " {share}.",
    "open, most say otherwise": "That is the central case; over all that the case leaves uncertain it is"
    " open, and most worlds say otherwise: a deal exists in {share}.",
    "open, no share": "That is the central case; over all that the case leaves uncertain it is open: a deal"
    " exists in some worlds and not in others.",
    "open, nothing drawn": "This is open, though no judgment is: there is a deal or none by where the"
    " conflict settles.",
    "open, by different packages": "Only which deal is open: there is one in every world that the case holds"
    " possible, though no one package for all of them.",
    "not decided": "Whether that is certain, open or impossible could not be decided exactly: {reason}.",
    "not decided, share": "Whether that is certain, open or impossible could not be decided exactly:"
    " {reason}. A deal exists in {share}.",
    "turned by": "What alone can turn the answer: {judgments}.",
    "turned by more": "{n} other {n:judgment|judgments}",
    "turned by none": "No single judgment can turn the answer alone.",
    "most accepted": "No package is accepted in more worlds than this one, in {share}: {package}.",
    "draft in worlds": "It is {accepted} in {where}.",
    "draft in worlds, open": "It can be completed so as to be {accepted} in {where}.",
    # If not, why not?
    "collide in every world": "What follows holds in every world: no range, order or sureness undoes it.",
    "collide in the central case": "In the central case {n} {n:other set|other sets} of demands cannot be met"
    " together either, but in some world {n:it|each} can.",
    # If the talks fail?
    "stays in": "So it is in {where}.",
    "settles in": "It may settle there in {where}.",
    "settles, each": "Over all worlds it may settle so: {each}.",
    "settles elsewhere too": "It may settle elsewhere as well, in one world perhaps in several of these:"
    " {each}.",
    "who stays": "Who would stay in the status quo: {each}.",
    "party in": "{party} in {where}",
    "others in every world": "the {n:other|others} in every world",
    "others in all worlds drawn": "the {n:other|others} in all worlds drawn",
    "nobody leaves, each": "Over all worlds no party would leave them so: {each}.",
    "state in": "{state}, in {where}",
    "states of one name in": "{states}, in {shares} of worlds",
    # How sure?
    "nothing drawn": "No judgment behind this brief was given as a range, as an order or as more or less"
    " sure: each is taken as it stands. So the answers are certain as far as the case goes, which does not"
    " say how sure the judgments themselves are.",
    "nothing drawn, open": "No judgment behind this brief was given as a range, as an order or as more or"
    " less sure: each is taken as it stands. So what is open is open only since it is not settled where the"
    " conflict ends, or could not be decided.",
    "worlds drawn": "Uncertain in this case {n:is|are} {kinds}. A world is one way in which all of it may"
    " turn out; {worlds} {worlds:was|were} drawn with seed {seed}, {way}; {shape}.",
    "drawn ranges": "{n} {n:number given as a range|numbers given as ranges}",
    "drawn orders": "{n} {n:order|orders} without numbers",
    "drawn coins": "{n} {n:red line or preference that is|red lines and preferences that are} more or less"
    " sure",
    "drawn groups": "{n} {n:group|groups} of preferences of which none is said to come first",
    "way sobol": "spread over all that is possible by scrambled Sobol sequences",
    "way monte_carlo": "independently of each other",
    "shape uniform": "every value in a range counts alike",
    "shape triangular": "values in a range count more towards its central value (triangular)",
    "shape normal": "values in a range count more towards its central value (normal, cut at the ends)",
    "central case kept": "Unless it speaks of worlds, this brief speaks of the central case, one world among"
    " them: every range at its central value, every order at its middle, and what is held at least as"
    " likely as not taken to stand.",
    "in all worlds": "The same in every world: {answers}.",
    "open answers": "Open, with the share of worlds in which it is so: {answers}.",
    "intervals": "The numbers in brackets are 95 % intervals: how far the count of worlds may be off.",
    "more answers": "{n} more (see `detente robustness`)",
    "answer open": "{share}, {answer}",
    "in all worlds drawn": "The same in all {n} worlds drawn, though not proved for every possible one:"
    " {answers}.",
    "a deal at all": "a deal",
    "no deal at all": "no deal",
    "a deal in": "a deal in “{forum}”",
    "no deal in": "no deal in “{forum}”",
    "there is": "there is {what}",
    "there would be": "there would be {what}",
    "by different packages": "{deal}, though no one package",
    "draft in": "the draft “{draft}” in “{forum}”",
    "suiting all": "{draft} suiting every seat",
    "not suiting all": "{draft} not suiting every seat",
    "suits all": "{draft} suits every seat",
    "would suit all": "{draft} would suit every seat",
    "would not suit all": "{draft} would not suit every seat",
    "staying": "the conflict staying as it is today",
    "not staying": "the conflict not staying as it is today",
    "stays so": "the conflict stays as it is today",
    "would stay so": "the conflict would stay as it is today",
    "would not stay so": "the conflict would not stay as it is today",
    "settling in": "the conflict settling in this: {state}",
    "not settling in": "the conflict not settling in this: {state}",
    "guess settling": "the conflict may settle in this: {state}",
    "turned settling": "the conflict might settle in this: {state}",
    "turned settling away": "the conflict would not settle in this: {state}",
    "flip": "By one judgment alone, all else as in the central case: if {condition} ({now}), {turned}.",
    "another flip": "Likewise, if {condition} ({now}), {turned}.",
    "flip, no number": "By one judgment alone, all else as in the central case: if {condition}, {turned}.",
    "another flip, no number": "Likewise, if {condition}, {turned}.",
    "taken as": "taken as {central}, of {low} to {high}",
    "held sure": "held {sure} % sure",
    "more flips": "{n} other {n:judgment turns|judgments turn} some answer alone (see `detente robustness`).",
    "learning": "Worth finding out: {known}. Whether {guess} could then be told rightly in {then} of 100"
    " worlds, instead of {now}.",
    "held fixed": "A share counts only what the case declares uncertain. All else was held fixed: {n}"
    " {n:judgment|judgments} ({parts}).",
    "fixed part": "{n} of `{section}`",
    "nothing fixed": "A share counts only what the case declares uncertain; here that is every judgment.",
    "first of several": "In some world the conflict may settle in several states. What deals there are is"
    " then counted for the first of them; certain, open and impossible are over all.",
    "no chance": "So a share of worlds is not how likely something is to happen: it says how far the case's"
    " own ranges and orders leave an answer open.",
    "unsourced": "{n} of {total} judgments {n:has|have} neither a source nor a reason (see `detente check`).",
    "all sourced": "Every judgment has a source or a reason.",
    "not asked": "Not computed: {part}, since {reason}.",
    "missing worlds": "what comes of “{forum}” in many worlds",
    "missing turning": "what alone turns the answer of “{forum}”",
    "missing turning of the conflict": "what alone turns where the conflict settles",
    "missing conflict": "what comes of the conflict in many worlds",
    "missing concept": "{concept} in many worlds",
    "missing margins": "how far each judgment on the conflict moves the margin of a forum",
    "missing indices": "Sobol indices",
}
"""A part of the catalogue."""
