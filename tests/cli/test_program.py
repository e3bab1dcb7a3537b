"""Exit codes, streams and manners of the program as a whole."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from detente.cli import main
from detente.cli.output import Output
from detente.cli.verbs import VERBS
from detente.errors import TooLarge
from tests.cli.command import CASE, PROGRAM, printed, run, run_here
from tests.shipped import calls

FULL = Path("/dev/full")
MORE_THAN_A_PIPE_HOLDS = 500_000
HEAVY = ("numpy", "scipy", "moocore", "yaml", "lark", "edtf", "pysat", "ruamel", "rich", "typer")


def seconds(code: str) -> float:
    """The least processor time of several processes that run this, however busy the machine is."""
    program = f"import sys, time; {code}; print(time.process_time(), file=sys.stderr)"
    runs = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, check=True) for _ in range(5)
    ]
    return min(float(run.stderr) for run in runs)


def test_help_takes_less_than_three_tenths_of_a_second_of_its_own() -> None:
    assert seconds("from detente.cli import main; main(['--help'])") - seconds("pass") < 0.3


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys\nfrom detente.cli import main\nmain(['--help'])\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stderr.decode().strip() == "[]"


def test_help_names_every_verb() -> None:
    text = run("--help").stdout.decode()
    for verb in VERBS:
        assert f"\n  {verb.name}" in text
        assert verb.summary in text


@pytest.mark.parametrize("verb", [name for verb in VERBS for name in (verb.name, *verb.aliases)])
def test_every_verb_has_help(verb: str) -> None:
    done = run(verb, "--help")
    assert done.returncode == 0
    assert done.stdout.decode().startswith(f"usage: detente {verb[:5]}")
    assert done.stderr == b""


def test_version() -> None:
    done = run("--version")
    assert done.returncode == 0
    assert done.stdout.decode().split()[0] == "detente"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "usage: detente VERB"),
        (["analize", "southland"], 'detente: there is no verb "analize"\n  hint: did you mean "analyze"?'),
        (["frobnicate"], "`detente --help` lists the verbs"),
        (["--jsn"], '"--jsn" is not a flag of `detente`'),
        (["analyze", "southland", "--jsn"], 'did you mean "--json"?'),
        (["analyze", "southland", "--jsn=1"], 'did you mean "--json"?'),
        (["analyze"], "detente: `detente analyze` must be told which case\n  hint: `detente cases`"),
        (["analyse"], "must be told which case"),
        (["southland"], "hint: did you mean `detente analyze southland`?"),
        (["CHANGELOG.md"], "hint: did you mean `detente analyze CHANGELOG.md`?"),
        (["analyze", "southland", "geneva"], "`detente analyze` takes no further word"),
        (["agreement", "southland", "--points", "0"], "--points: a whole number of at least 1 is expected"),
        (["agreement", "southland", "--points", "many"], 'not "many"'),
        (["agreement", "southland", "--points"], "--points"),
        (["agreement", "southland", "--seed", "1"], '"--seed" is not a flag of `detente agreement`'),
        (["analyze", "southland", "--js"], '"--js" is not a flag'),
    ],
)
def test_wrong_usage_ends_with_2_and_helps(words: list[str], said: str) -> None:
    done = run(*words)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


@pytest.mark.parametrize("verb", ["analyze", "agreement", "check"])
@pytest.mark.parametrize("flags", [[], ["--json"]])
def test_a_case_that_does_not_exist_ends_with_3(verb: str, flags: list[str]) -> None:
    done = run(verb, "southlnd", *flags)
    assert (done.returncode, done.stdout) == (3, b"")
    assert 'did you mean "southland"?' in done.stderr.decode()


@pytest.mark.parametrize("verb", ["analyze", "agreement", "check"])
@pytest.mark.parametrize("flags", [[], ["--json"]])
def test_a_bad_file_ends_with_3_and_every_problem_with_its_place(
    verb: str, flags: list[str], tmp_path: Path
) -> None:
    bad = CASE.replace(b"owner = joint", b"owner = jont").replace(b"high: 100", b"high: 200")
    (tmp_path / "bad.yaml").write_bytes(bad)
    done = run(verb, "bad.yaml", *flags, folder=tmp_path)
    assert (done.returncode, done.stdout) == (3, b"")
    lines = done.stderr.decode().splitlines()
    assert {line.split(":")[1] for line in lines if line.startswith("bad.yaml:")} == {"7", "11"}
    assert any('did you mean "joint"?' in line for line in lines)


def test_a_lens_that_lacks_sections_ends_with_3() -> None:
    done = run("agreement", "-", stdin=b"parties: {A: A}\n")
    assert (done.returncode, done.stdout) == (3, b"")
    assert "issues" in done.stderr.decode()


@pytest.mark.parametrize("verb", ["analyze", "agreement", "check"])
def test_a_case_can_come_by_standard_input(verb: str) -> None:
    done = run(verb, "-", stdin=CASE)
    assert done.returncode == 0, done.stderr
    assert "A fare" in done.stdout.decode()


def test_results_go_to_standard_output_and_the_next_command_to_standard_error(tmp_path: Path) -> None:
    (tmp_path / "my case.yaml").write_bytes(CASE)
    done = run("analyze", "my case.yaml", folder=tmp_path)
    assert "Ferry Board" not in done.stderr.decode()
    assert done.stderr.decode() == 'Next: detente agreement "my case.yaml"    shows every forum in full\n'


def test_a_limit_that_was_reached_ends_with_4(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def too_large(*_: object, **__: object) -> None:
        raise TooLarge("more than 10 packages", "name fewer issues")

    monkeypatch.setattr("detente.analysis.no_deal_from_conflict.agreement", too_large)
    assert main(["agreement", "southland"]) == 4
    out, err = capsys.readouterr()
    assert (out, err) == ("", "detente: more than 10 packages\n  hint: name fewer issues\n")


def test_what_nobody_foresaw_ends_with_70_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("detente.analysis.no_deal_from_conflict.agreement", broken)
    monkeypatch.delenv("DETENTE_DEBUG", raising=False)
    assert main(["agreement", "southland", "--json"]) == 70
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "ZeroDivisionError: by zero" in err
    assert "report" in err
    monkeypatch.setenv("DETENTE_DEBUG", "1")
    assert main(["agreement", "southland"]) == 70
    assert "Traceback" in capsys.readouterr().err


def test_an_interruption_ends_with_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("detente.analysis.no_deal_from_conflict.agreement", interrupted)
    assert main(["agreement", "southland"]) == 130
    assert capsys.readouterr().out == ""


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise on Windows")
def test_an_interruption_while_waiting_for_standard_input_is_quiet() -> None:
    with subprocess.Popen(
        [*PROGRAM, "check", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        process.stdin.write(b"#" * MORE_THAN_A_PIPE_HOLDS)  # ends when most of it has been read
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in err


@pytest.mark.parametrize("words", [["--help"], ["analyze", "-"], ["agreement", "-", "--json"], ["schema"]])
def test_a_reader_that_goes_away_is_no_error(words: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [*PROGRAM, *words], input=CASE, stdout=writing, stderr=subprocess.PIPE, check=False, timeout=300
        )
    finally:
        os.close(writing)
    assert done.returncode == 0
    assert b"Broken" not in done.stderr
    assert b"Exception" not in done.stderr


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a full device")
def test_a_full_disk_is_told_and_not_taken_for_success() -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "schema"], stdout=full, stderr=subprocess.PIPE, check=False, timeout=300
        )
    assert done.returncode == 74
    assert b"standard output cannot be written to" in done.stderr


@pytest.mark.parametrize(
    ("verb", "case", "encoding"),
    [
        *((*call, "cp1252") for call in calls("analyze", "agreement", "check")),
        *((*call, "ascii") for call in calls("analyze")),
    ],
)
def test_every_shipped_case_prints_on_a_console_with_few_letters(verb: str, case: str, encoding: str) -> None:
    assert run_here(verb, case, encoding=encoding)


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_a_console_with_few_letters_is_told_of_by_its_environment(encoding: str) -> None:
    done = run("analyze", "geneva-2022", PYTHONUTF8="0", PYTHONIOENCODING=encoding)
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode(encoding)


def test_json_keeps_every_letter_on_a_console_with_few() -> None:
    case = CASE.replace(b"A fare", "Überfahrt → 渡し船".encode())
    done = run("check", "-", "--json", stdin=case, PYTHONUTF8="0", PYTHONIOENCODING="cp1252")
    assert json.loads(done.stdout.decode("cp1252"))["case"]["title"] == "Überfahrt → 渡し船"


def test_a_number_of_packages_may_have_any_number_of_digits(capsys: pytest.CaptureFixture[str]) -> None:
    before = sys.get_int_max_str_digits()
    Output(sys.stdout, sys.stderr).document("agreement", None, {"packages": 10**5000})
    assert f'"packages": 1{"0" * 5000}\n' in capsys.readouterr().out
    assert sys.get_int_max_str_digits() == before


def test_what_a_file_says_cannot_steer_the_terminal() -> None:
    case = CASE.replace(b"title: A fare", b'title: "A \\e[31mfare"')
    for verb in ("analyze", "agreement", "check"):
        assert b"\x1b" not in run(verb, "-", stdin=case).stdout


pty = pytest.importorskip("pty") if os.name != "nt" else None


def on_a_terminal(*words: str, **environment: str) -> str:
    """What the program prints where standard output is a terminal of 80 columns."""
    assert pty is not None
    ours, theirs = pty.openpty()
    inherited = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    settings = {**inherited, "PYTHONUTF8": "1", "TERM": "xterm", "COLUMNS": "80", **environment}
    with subprocess.Popen([*PROGRAM, *words], stdout=theirs, stderr=subprocess.DEVNULL, env=settings):
        os.close(theirs)
        shown = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:
                break
            if not part:
                break
            shown += part
    os.close(ours)
    return shown.decode()


@pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals on Windows")
@pytest.mark.parametrize("words", [["--help"], ["analyze", "chicken"]])
def test_colour_is_for_terminals_that_want_it(words: list[str]) -> None:
    assert "\x1b[" in on_a_terminal(*words)
    assert "\x1b[" not in on_a_terminal(*words, NO_COLOR="1")
    assert "\x1b[" not in on_a_terminal(*words, TERM="dumb")
    assert b"\x1b[" not in run(*words).stdout


@pytest.mark.parametrize(("verb", "case"), calls("analyze", "agreement", "check"))
def test_every_line_fits_80_columns(verb: str, case: str) -> None:
    assert max(map(len, printed(verb, case).splitlines())) <= 80
