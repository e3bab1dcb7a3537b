"""Reading the command line: plain help, in colour on a terminal, and suggestions for what is misspelt."""

from __future__ import annotations

import argparse
import re
import sys
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.cli.output import Output

_HEADING: Final = re.compile(r"^([a-z][a-z ]*:)", re.MULTILINE)
_WORD: Final = re.compile(r"(?<![\w-])(--?[a-z][\w-]*)|^( {2,4})([a-z][\w-]*)(?=[ \n])", re.MULTILINE)
_UNKNOWN: Final = "unrecognized arguments: "
_NO_CASE: Final = "the following arguments are required: CASE"
_PROBLEM_WITH: Final = re.compile(r"^argument ([^:]+): (.*)$", re.DOTALL)


class UsageError(Exception):
    """What was typed is not a command."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are :class:`UsageError` and whose help has colours on a terminal."""

    def __init__(
        self,
        prog: str,
        description: str | None = None,
        output: Output | None = None,
        help_text: str | None = None,
        **more: Any,  # noqa: ANN401 - what argparse hands on to its own constructor
    ) -> None:
        if sys.version_info >= (3, 14):
            more["color"] = False
        super().__init__(prog=prog, description=description, allow_abbrev=False, add_help=False, **more)
        self.add_argument("-h", "--help", action="help", help="show this help and leave")
        self._help_text = help_text
        self._output = output

    def error(self, message: str) -> NoReturn:
        """Refuse, with what was probably meant."""
        hint = f"`{self.prog} --help` shows what it takes"
        if message.startswith(_UNKNOWN):
            unknown = message.removeprefix(_UNKNOWN).split(" ")[0]
            known = list(self._option_string_actions)
            flag = f'"{unknown}" is not a flag of `{self.prog}`'
            one_too_many = f'`{self.prog}` takes no further word, but there is "{unknown}"'
            if not unknown.startswith("-"):
                quote = "what holds a space goes in quotes, as in --set 'wants.North.no deal=30'"
                raise UsageError(one_too_many, quote if "=" in unknown and "--set" in known else hint)
            raise UsageError(flag, closest(unknown.split("=")[0], known) or hint)
        if message == _NO_CASE:
            raise UsageError(f"`{self.prog}` must be told which case", "`detente cases` lists those shipped")
        about = _PROBLEM_WITH.match(message)
        raise UsageError(f"{about[1]}: {about[2]}" if about else message, hint)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:  # noqa: ANN401 - as argparse has it
        """Parse; a verb refuses what it does not know itself, so that its own flags are suggested."""
        known, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(_UNKNOWN + " ".join(unknown))
        return known, unknown

    def format_help(self) -> str:
        """The help without colour: the text given, or else what the arguments say of themselves."""
        return super().format_help() if self._help_text is None else self._help_text

    def print_help(self, file: object = None) -> None:  # noqa: ARG002 - the stream is the output's
        """Print the help to standard output."""
        if self._output is not None:
            self._output.write(self.styled_help(self._output.styled))

    def styled_help(self, styled: bool) -> str:  # noqa: FBT001 - one of two looks
        """The help; with ``styled``, headings bold, flags and verbs in colour."""
        text = self.format_help()
        if not styled:
            return text
        text = _WORD.sub(lambda found: f"{found[2] or ''}\x1b[36m{found[1] or found[3]}\x1b[0m", text)
        return _HEADING.sub("\x1b[1m\\1\x1b[0m", text)


class VersionAction(argparse.Action):
    """``--version``: looked up only where it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Print the version and leave."""
        import detente  # noqa: PLC0415 - the version is looked up late

        if isinstance(parser, Parser) and parser._output is not None:  # noqa: SLF001 - its own kind
            parser._output.write(f"detente {detente.__version__}\n")  # noqa: SLF001
        parser.exit()


def closest(word: str, known: Iterable[str]) -> str | None:
    """``did you mean "analyze"?`` where something known is like the word."""
    near = get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return f'did you mean "{near[0]}"?' if near else None


def at_least_one(text: str) -> int:
    """A whole number from 1 on, as an argument."""
    return _whole_number(text, 1)


def zero_or_more(text: str) -> int:
    """A whole number from 0 on, as an argument."""
    return _whole_number(text, 0)


def power_of_two(text: str) -> int:
    """A power of two, as an argument."""
    number = _whole_number(text, 1)
    if number & (number - 1):
        msg = f'a power of two is expected, such as {1 << number.bit_length()}, not "{text}"'
        raise argparse.ArgumentTypeError(msg)
    return number


def _whole_number(text: str, least: int) -> int:
    try:
        number = int(text)
    except ValueError:
        number = least - 1
    if number < least:
        msg = f'a whole number of at least {least} is expected, not "{text}"'
        raise argparse.ArgumentTypeError(msg)
    return number


def add_case(parser: argparse.ArgumentParser) -> None:
    """The argument CASE."""
    parser.add_argument(
        "case", metavar="CASE", help="a case file, - for standard input, or the name of a shipped case"
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """The flag ``--json``."""
    parser.add_argument("--json", action="store_true", help="print one JSON document and nothing else")


def add_points(parser: argparse.ArgumentParser) -> None:
    """The flag ``--points``."""
    parser.add_argument(
        "--points",
        type=at_least_one,
        default=1000,
        metavar="N",
        help="keep at most N points of each frontier (default: 1000)",
    )


def add_set(parser: argparse.ArgumentParser) -> None:
    """The flag ``--set``, as often as wanted."""
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="PATH=VALUE",
        help="ask what if: with this judgment set to another value; may be repeated",
    )


def add_worlds(parser: argparse.ArgumentParser) -> None:
    """The flags ``--worlds``, ``--seed`` and ``--shape``."""
    parser.add_argument(
        "--worlds",
        type=zero_or_more,
        default=4096,
        metavar="N",
        help="draw N worlds to tell how sure the answers are (default: 4096; 0 draws none)",
    )
    parser.add_argument(
        "--seed", type=zero_or_more, default=0, metavar="S", help="draw the worlds of this seed (default: 0)"
    )
    parser.add_argument(
        "--shape",
        choices=("uniform", "triangular", "normal"),
        default="uniform",
        help="how numbers lie within their ranges: alike everywhere, or with a peak at the central value, as"
        " a triangle or a normal curve cut at both ends (default: uniform)",
    )
