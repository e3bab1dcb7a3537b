"""``detente VERB ...``: from the words typed to an exit code, whatever happens on the way."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from detente.cli.output import Output, ReaderGone
from detente.cli.parser import Parser, UsageError, VersionAction, closest
from detente.cli.reading import shown
from detente.cli.verbs import VERBS
from detente.errors import DetenteError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

DONE, WRONG_USAGE, UNEXPECTED, INTERRUPTED = 0, 2, 70, 130

_ROOM = 16
"""Letters of a verb and what it takes, beside which its summary stands."""
_HELP = """\
usage: detente VERB [CASE] [FLAGS]

Détente tells, from one plain text case file on a negotiation, whether a deal
exists, which, why not, and what would open one.

verbs:
{verbs}

flags:
  -h, --help       show this help, or with a verb the help of the verb
  --version        show the version

CASE is a case file, - for standard input, or the name of a shipped case.

examples:
  detente analyze geneva-2022     the brief on a shipped case
  detente new my-case.yaml        a first case file of your own
  detente check my-case.yaml      is it right, and what does it lack?
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code. No traceback ever reaches the user, unless ``DETENTE_DEBUG`` is 1."""
    words = list(sys.argv[1:] if argv is None else argv)
    output = Output(sys.stdout, sys.stderr)
    try:
        code = _run(words, output)
        output.flush()
    except ReaderGone:
        output.abandon()
        return DONE
    except KeyboardInterrupt:
        output.note("")
        return INTERRUPTED
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else DONE
    except Exception as error:  # noqa: BLE001 - whatever went wrong, the user gets one line
        return _failed(error, output)
    return code


def _run(words: list[str], output: Output) -> int:
    """Read the command line and run its verb."""
    parser = _parser(output)
    if not words:
        output.note(parser.styled_help(output.styled_notes).rstrip())
        return WRONG_USAGE
    _check_verb(words[0])
    arguments = parser.parse_args(words)
    run = arguments.run
    run(arguments, output)
    return DONE


def _parser(output: Output) -> Parser:
    listed = "\n".join(_listed(verb.name + verb.takes, verb.summary) for verb in VERBS)
    parser = Parser("detente", output=output, help_text=_HELP.format(verbs=listed))
    parser.add_argument("--version", action=VersionAction, nargs=0, help="show the version and leave")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", dest="verb")
    for verb in VERBS:
        of_verb: argparse.ArgumentParser = verbs.add_parser(
            verb.name,
            prog=f"detente {verb.name}",
            aliases=list(verb.aliases),
            description=verb.description,
            output=output,
        )
        verb.add_arguments(of_verb)
        of_verb.set_defaults(run=verb.run)
    return parser


def _listed(verb: str, summary: str) -> str:
    """A verb in the list; its summary begins below where it is too long to stand beside."""
    return f"  {verb:<{_ROOM}} {summary}" if len(verb) <= _ROOM else f"  {verb}\n{'':<{_ROOM + 3}}{summary}"


def _check_verb(word: str) -> None:
    """Refuse what is no verb, with the verb that was probably meant."""
    known = [name for verb in VERBS for name in (verb.name, *verb.aliases)]
    if not word.startswith("-") and word not in known:
        msg = f'there is no verb "{word}"'
        near = closest(word, known) or _meant_as_case(word)
        raise UsageError(msg, near or "`detente --help` lists the verbs")


def _meant_as_case(word: str) -> str | None:
    """What to type where a case stands in the place of the verb."""
    from detente.casefile.library import shipped_cases  # noqa: PLC0415 - only where a verb is wrong

    if word in {case.name for case in shipped_cases()} or Path(word).is_file():
        return f"did you mean `detente analyze {shown(word)}`?"
    return None


def _failed(error: Exception, output: Output) -> int:
    """Say what went wrong, in words that help; the exit code."""
    if os.environ.get("DETENTE_DEBUG") == "1":
        import traceback  # noqa: PLC0415 - for those who mend Détente

        output.note("".join(traceback.format_exception(error)).rstrip())
    if isinstance(error, UsageError | DetenteError):
        from detente.cli.failure import code_of, message_of  # noqa: PLC0415 - only where something failed

        output.note(message_of(error))
        return code_of(error)
    output.note(
        f"detente: something went wrong that should not: {type(error).__name__}: {error}".rstrip(": ")
        + " (please report this line with the case file)"
    )
    return UNEXPECTED
