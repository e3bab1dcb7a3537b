"""What is a party's own on its role sheet: what it wants, insists on, can do and has said it will do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.brief.blocks import Item, Table
from detente.brief.numbers import decimals
from detente.brief.rules import consent
from detente.brief.templates import say
from detente.brief.words import Words, joined
from detente.model import BestFirst, FromConflict, Ideal, Knots, Scores

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from detente.analysis import RoleSheet
    from detente.brief.blocks import Block
    from detente.model import Action, Commitment, IssueWant, Quantity, Ratifier, RedLine, Valuation, Wants


def told_wants(sheet: RoleSheet) -> tuple[tuple[str, Iterator[Block]], ...]:
    """The parts of a sheet that are the party's own: the template of each heading, and what stands below."""
    own = _Own(sheet)
    return (
        ("yours alone", own.wants()),
        ("walking away", own.no_deal()),
        ("your red lines", own.red_lines()),
        ("who decides for you" if own.is_bloc else "at home", own.approval()),
        ("what you can do", own.actions()),
        ("what you said", own.commitments()),
    )


class _Own:
    """What one party alone knows, in words."""

    def __init__(self, sheet: RoleSheet) -> None:
        self._sheet = sheet
        self._words = Words(sheet)

    @property
    def is_bloc(self) -> bool:
        """Whether the party judges through others alone."""
        return self._sheet.approval is not None and self._sheet.wants is None

    def wants(self) -> Iterator[Block]:
        """How much each issue counts, and each option; and how points are counted."""
        wants = self._sheet.wants
        if wants is None or not wants.has_values:
            yield say("role bloc" if self.is_bloc else "role no wants")
            return
        columns = ("role column issue", "role column counts", "role column points")
        rows = []
        for issue in sorted(wants.issues, key=lambda issue: -self._sheet.weights[issue]):
            share = say("role percent", share=self._sheet.weights[issue])
            rows.append((issue, share, self._valuation(wants.issues[issue])))
        yield Table("", tuple(map(say, columns)), tuple(rows), frozenset({1}))
        for entry in wants.together:
            points = entry.points.central
            template = "role together" if points >= 0 else "role together less"
            condition = self._words.condition(entry.condition.expression)
            yield Item(say(template, condition=condition, points=abs(points)))
        known = all(self._sheet.issues[issue].today is not None for issue in wants.issues)
        yield say("role counting", today=say("role counting, today") if known else "")
        orders = [say("role order of issues")] if wants.order else []
        ranked = [name for name, want in wants.issues.items() if isinstance(want.valuation, BestFirst)]
        if ranked:
            orders.append(say("role order of options", issues=joined(ranked)))
        if orders:
            yield say("role counting, orders", what=joined(orders))

    def _valuation(self, want: IssueWant) -> str:
        match want.valuation:
            case Ideal(at):
                return say("role ideal", number=_number(at))
            case Knots(at, values):
                return say(
                    "role knots",
                    points="; ".join(
                        say("role points", option=decimals(number, 6), points=_number(points))
                        for number, points in zip(at, values, strict=True)
                    ),
                )
            case valuation:
                return self._options(want.issue, valuation)

    def _options(self, issue: str, valuation: Valuation) -> str:
        """The points of options in words, the best first."""
        texts = (
            [_number(points) for points in valuation.values]
            if isinstance(valuation, Scores)
            else [decimals(points) for points in valuation.central()]
        )
        central = valuation.central()
        best_first = sorted(range(len(texts)), key=lambda at: -central[at])
        options = self._sheet.issues[issue].options
        return "; ".join(say("role points", option=options[at].name, points=texts[at]) for at in best_first)

    def no_deal(self) -> Iterator[Block]:
        """What walking away is worth."""
        demands, wants = self._sheet.demands, self._sheet.wants
        if demands is None or wants is None or not wants.has_values:
            return
        if demands.no_deal is None:
            yield say("role no deal unknown")
        elif isinstance(demands.no_deal, FromConflict):
            yield say("role no deal from conflict")
        else:
            yield say("role no deal", points=_number(demands.no_deal))

    def red_lines(self) -> Iterator[Block]:
        """What the party never signs, by number."""
        demands = self._sheet.demands
        if demands is None:
            return
        if not demands.red_lines:
            yield say("role no red lines")
        for line in demands.red_lines:
            yield Item(self._red_line(line))

    def _red_line(self, line: RedLine) -> str:
        price = "" if line.price is None else say("role price", points=_number(line.price))
        never = self._words.condition(line.never.expression)
        return say("role red line" if line.stands else "role red line doubtful", never=never, price=price)

    def approval(self) -> Iterator[Block]:
        """Who else must agree, and what they ask for."""
        approval = self._sheet.approval
        if approval is None:
            return
        name = "role bloc consent" if self.is_bloc else "role consent"
        yield say(name, consent=consent(approval, self._words))
        for ratifier in approval.ratifiers:
            if not ratifier.is_party and (told := self._ratifier(ratifier)):
                name = ratifier.title or ratifier.name
                yield Item(say("role ratifier", ratifier=name, demands="; ".join(told)))

    def _ratifier(self, ratifier: Ratifier) -> list[str]:
        demands = ratifier.demands
        told = []
        if demands.no_deal is not None and not isinstance(demands.no_deal, FromConflict):
            told.append(say("role ratifier points", points=_number(demands.no_deal)))
            if ratifier.wants is None:
                told.append(say("role ratifier alike"))
        if ratifier.wants is not None:
            told.append(say("role ratifier wants", wants=self._ratifier_wants(ratifier.wants)))
        nevers = (self._words.condition(line.never.expression) for line in demands.red_lines)
        return [*told, *(say("role ratifier never", never=never) for never in nevers)]

    def _ratifier_wants(self, wants: Wants) -> str:
        return joined(
            say(
                "role ratifier issue",
                issue=issue,
                share=100 * weight,
                points=self._valuation(wants.issues[issue]),
            )
            for issue, weight in wants.central_weights().items()
        )

    def actions(self) -> Iterator[Block]:
        """What the party can do without asking anybody."""
        for action in self._sheet.actions:
            bound = "" if action.irreversible is None else say(f"role irreversible {action.irreversible}")
            yield Item(say("role action", action=action.name, irreversible=bound))

    def commitments(self) -> Iterator[Block]:
        """What the party has said it will do."""
        for threat in self._sheet.threats:
            yield Item(self._commitment("role threat" if threat.uttered else "role threat unsaid", threat))
        for promise in self._sheet.promises:
            yield Item(self._commitment("role promise", promise))

    def _commitment(self, template: str, said: Commitment) -> str:
        at_once = {None: "", True: say("role at once"), False: say("role by steps")}[said.at_once]
        return say(template, if_=self._acts(said.if_), then=self._acts(said.then), at_once=at_once)

    def _acts(self, acts: Mapping[str, bool]) -> str:
        known = self._sheet.named_actions
        return joined(self._act(known[action], made=made) for action, made in acts.items())

    def _act(self, action: Action, *, made: bool) -> str:
        others = action.party != self._sheet.party
        by = say("role act by", party=self._words.party(action.party)) if others else ""
        return say("role act" if made else "role not act", action=action.name, by=by)


def _number(quantity: Quantity) -> str:
    """A number of points, with the lowest and highest held possible where it is a range."""
    if not quantity.is_range:
        return decimals(quantity.central)
    return say("role unsure", points=quantity.central, low=quantity.low, high=quantity.high)
