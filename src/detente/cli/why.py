"""Why a party stays in a state or would leave it, as the page shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.cli.states import state_text

if TYPE_CHECKING:
    from detente.cli.page import Page
    from detente.model import Case
    from detente.stability.result import Stability
    from detente.stability.why import Explanation


def show_why(page: Page, explanation: Explanation, result: Stability, case: Case) -> None:
    """What keeps each party in a state, or makes it leave."""
    from detente.brief.verdicts import told_verdicts  # noqa: PLC0415 - `detente --help` does without

    page.heading(f"State {explanation.state}: {state_text(result, case, explanation.state)}")
    for told in told_verdicts(explanation, result):
        page.item(told.text, indent=2)
        for line in told.each:
            page.item(line, indent=4)
