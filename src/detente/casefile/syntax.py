"""The grammar of conditions: ``not``, then ``and``, then ``or``, then ``P if Q`` and ``P iff Q``."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from lark import Lark, Token, Tree, UnexpectedInput
from lark.lexer import Lexer

from detente.casefile.scanner import Misplaced, scan

if TYPE_CHECKING:
    from collections.abc import Iterator

GRAMMAR: Final = r"""
?start: expression

?expression: disjunction
    | disjunction _IF disjunction       -> conditional
    | disjunction _IFF disjunction      -> biconditional

?disjunction: conjunction
    | conjunction (_OR conjunction)+    -> any_holds

?conjunction: negation
    | negation (_AND negation)+         -> all_hold

?negation: ATOM
    | _NOT negation                     -> negated
    | _OPEN expression _CLOSE

%declare ATOM _IF _IFF _OR _AND _NOT _OPEN _CLOSE
"""

Syntax = Tree[Token] | Token
"""A tree of operators over atoms, or one atom."""

_CHAINED: Final = frozenset({"_IF", "_IFF"})


class _Scanner(Lexer):
    """Hands the tokens to lark, which cannot scan names that hold spaces."""

    def __init__(self, _configuration: object) -> None:
        pass

    def lex(self, lexer_state: Any, _parser_state: object = None) -> Iterator[Token]:  # noqa: ANN401
        """The tokens, made before the parser is asked."""
        return iter(lexer_state)


@cache
def _parser() -> Lark:
    return Lark(GRAMMAR, parser="lalr", lexer=_Scanner)


def parse(text: str, tokens: list[Token] | None = None) -> Syntax:
    """The syntax of an expression; its names are not looked up.

    Raises
    ------
    Misplaced
        At the first token that cannot stand where it does.
    """
    tokens = list(scan(text)) if tokens is None else tokens
    if len(tokens) == 1 and tokens[0].type == "ATOM":
        return tokens[0]
    try:
        tree: Syntax = _parser().parse(tokens)
    except UnexpectedInput as error:
        token = getattr(error, "token", None)
        raise _misplaced(text, token if isinstance(token, Token) else Token("$END", "")) from None
    return tree


def _misplaced(text: str, token: Token) -> Misplaced:
    if token.type == "$END":
        end = len(text.rstrip())
        return Misplaced("this expression ends too early", end, end + 1)
    start, end = token.start_pos or 0, token.end_pos or 0
    written = text[start:end]
    if token.type in _CHAINED:
        return Misplaced(
            f'"{written}" cannot follow another `if` or `iff`', start, end, "put brackets around one"
        )
    if token.type == "_CLOSE":
        return Misplaced(
            f'"{written}" is not expected here', start, end, "this bracket closes nothing, or too early"
        )
    hint = "join two conditions with `and` or `or`" if token.type in {"ATOM", "_OPEN", "_NOT"} else None
    return Misplaced(f'"{written}" is not expected here', start, end, hint)
