"""What things are called in a sentence: parties, options, packages, conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from detente.brief.templates import say
from detente.model import ActionMade, And, DealIn, If, Iff, Not, OptionIn, Or

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from detente.agreement.result import Package
    from detente.model import Expression, Issue, Option, Party

_TAKES_ARTICLE: Final = frozenset(
    """
    Agency Alliance Army Assembly Association Authority Bank Bloc Cabinet Chamber Coalition
    Commission Committee Commonwealth Community Company Confederation Congress Corporation Council
    Court Democrats Emirates Federation Front Government Group House Islands Kingdom League Ministry
    Movement Nations Office Opposition Organisation Organization Pact Parliament Party Presidency
    Principality Province Provinces Republic Secretariat Senate States Sultanate Town Tribunal Union Village
    """.casefold().split()
)
"""Nouns that make a name of several words take an article: the United States, but Northland."""
_HAS_ONE_ALREADY: Final = frozenset({"the", "a", "an", "our", "their", "his", "her", "its"})


def joined(parts: Iterable[str], how: str = "and", separator: str = ", ") -> str:
    """``A``, ``A and B``, ``A, B and C``."""
    *rest, last = parts
    return say(how, rest=separator.join(rest), last=last) if rest else last


def listed(parts: Sequence[str]) -> str:
    """Parts that may themselves hold commas: ``A and B``, ``A; B; C``."""
    return joined(parts) if len(parts) <= 2 else "; ".join(parts)  # noqa: PLR2004 - two are a pair


def with_article(name: str) -> str:
    """A name as it stands in the middle of an English sentence."""
    words = name.split()
    if len(words) < 2:  # noqa: PLR2004 - one word is a plain name
        return name
    if words[0].casefold() in _HAS_ONE_ALREADY:
        return name[0].lower() + name[1:]
    head, of, _ = name.partition(" of ")
    deciding = head.split()[-1:] if of else words
    return f"the {name}" if any(word.casefold() in _TAKES_ARTICLE for word in deciding) else name


def possessive(name: str) -> str:
    """``Northland's``, ``the United States'``."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def capital(text: str) -> str:
    """The text with a capital letter in front."""
    return text[:1].upper() + text[1:]


class Named(Protocol):
    """What has parties and issues by name: a case, or a role sheet."""

    @property
    def parties(self) -> Mapping[str, Party]: ...  # noqa: D102
    @property
    def issues(self) -> Mapping[str, Issue]: ...  # noqa: D102


class Words:
    """The names of one case."""

    def __init__(self, case: Named) -> None:
        self._case = case

    def party(self, party: str) -> str:
        """A party by its name, else by its id."""
        known = self._case.parties.get(party)
        return with_article(known.name if known is not None else party)

    def parties(self, parties: Iterable[str]) -> str:
        """Several parties: ``A, B and C``."""
        return joined(map(self.party, parties))

    def owner(self, party: str, ratifier: str | None) -> str:
        """Whoever makes a demand: a party, or a ratifier of it."""
        if ratifier is None:
            return self.party(party)
        return say("ratifier", party=possessive(self.party(party)), ratifier=ratifier)

    def option(self, issue: str, option: Option) -> str:
        """An option by its name; a number with its unit."""
        unit = self._case.issues[issue].unit
        return f"{option.id} {unit}" if option.number is not None and unit else option.name

    def part(self, issue: str, option: Option) -> str:
        """One option with its issue, which has no other name than its id."""
        return say("package part", issue=issue, option=self.option(issue, option))

    def part_by_id(self, issue: str, option: str) -> str:
        """One option, named by its id, with its issue."""
        return self.part(issue, next(o for o in self._case.issues[issue].options if o.id == option))

    def package(self, package: Package) -> str:
        """A package, option by option: first what it changes, then what it leaves as it is today."""
        changed, kept = [], []
        for issue, option in package.items():
            today = self._case.issues[issue].today
            if today is not None and self._case.issues[issue].options[today] == option:
                kept.append(self.part(issue, option))
            else:
                changed.append(self.part(issue, option))
        if not changed:
            return say("package all as today", parts="; ".join(kept))
        return "; ".join([*changed, *(say("package part as today", part=part) for part in kept)])

    def changes(self, package: Package) -> str:
        """Some options, each with its issue."""
        return listed([self.part(issue, option) for issue, option in package.items()])

    def condition(self, expression: Expression, about: str | None = None) -> str:
        """A condition on packages, in words; the issue ``about`` which all is need not be named."""
        match expression:
            case OptionIn(issue, options):
                return self._options(self._case.issues[issue], sorted(options), about)
            case Not(OptionIn(issue, options)):
                every = range(len(self._case.issues[issue].options))
                return self._options(
                    self._case.issues[issue], [at for at in every if at not in options], about
                )
            case Not(operand):
                return say("not", operand=self.condition(operand))
            case And(operands) | Or(operands) if not operands:
                return say("always")
            case And(operands):
                return joined(self._operand(part, And) for part in operands)
            case Or(operands):
                return joined((self._operand(part, Or) for part in operands), "or")
            case If(consequence, condition):
                return say(
                    "if", consequence=self._operand(consequence, If), condition=self._operand(condition, If)
                )
            case Iff(left, right):
                return say("iff", left=self._operand(left, Iff), right=self._operand(right, Iff))
            case ActionMade(name) | DealIn(name):
                return name

    def _operand(self, part: Expression, within: type[And | Or | If | Iff]) -> str:
        """An operand, in brackets where it would be misread without."""
        text = self.condition(part)
        alone = isinstance(part, OptionIn) or (within in (And, Or) and isinstance(part, within))
        return text if alone else f"({text})"

    def _options(self, issue: Issue, chosen: Sequence[int], about: str | None) -> str:
        """The options chosen on an issue, said as shortly as can be."""
        text = self._choice(issue, chosen)
        return text if issue.id == about else say("issue", issue=issue.id, options=text)

    def _choice(self, issue: Issue, chosen: Sequence[int]) -> str:
        last = len(issue.options) - 1
        texts = [self.option(issue.id, issue.options[at]) for at in chosen]
        in_a_row = len(chosen) > 1 and chosen[-1] - chosen[0] == len(chosen) - 1
        if issue.is_number and in_a_row:
            if chosen[-1] == last and chosen[0] > 0:
                return say("at least", option=texts[0])
            if chosen[0] == 0 and chosen[-1] < last:
                return say("at most", option=texts[-1])
            return say("range", low=texts[0], high=texts[-1])
        if len(chosen) > len(issue.options) - len(chosen) > 0:
            others = [self.option(issue.id, o) for at, o in enumerate(issue.options) if at not in chosen]
            return say("anything but", options=joined(map(_quoted, others), "or"))
        return joined(map(_quoted, texts), "or") if texts else "-"


def _quoted(text: str) -> str:
    """A text of several words in quotation marks, so that it stands apart."""
    return f"“{text}”" if " " in text or "," in text else text
