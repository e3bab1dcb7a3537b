"""The JSON Schema says what the table of keys says, and takes what editors make of a case."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import jsonschema
import pytest
import yaml

from detente.casefile.keys import ANY, KEYS
from detente.casefile.schema import case_schema
from tests.casefile.mutator import valid_cases

HEAD = {"parties": {"A": "Aland", "B": "Bland"}}


def test_the_schema_is_a_valid_schema_and_plain_json() -> None:
    jsonschema.Draft202012Validator.check_schema(case_schema())
    assert json.loads(json.dumps(case_schema())) == case_schema()


@pytest.mark.parametrize(("name", "key"), [(name, key) for name in KEYS for key in KEYS[name]])
def test_every_key_of_the_language_is_explained(name: str, key: str) -> None:
    schema = case_schema()["$defs"][name]
    explained = schema["additionalProperties"] if key == ANY else schema["properties"][key]
    assert explained["description"] == KEYS[name][key].description
    assert (key in schema.get("required", [])) == KEYS[name][key].required
    assert (schema["additionalProperties"] is False) == (ANY not in KEYS[name])


@pytest.mark.parametrize("name", sorted(valid_cases()))
@pytest.mark.parametrize("loader", [yaml.BaseLoader, yaml.SafeLoader])
def test_every_valid_case_is_accepted_as_text_and_as_editors_type_it(name: str, loader: Any) -> None:
    loaded = as_json(yaml.load(valid_cases()[name], Loader=loader))  # noqa: S506 - neither loader builds objects
    assert list(validator().iter_errors(loaded)) == []


@pytest.mark.parametrize(
    "weight",
    [30, 30.5, "30", "25..35", "25 .. 35", "55 +- 10", "55 ± 10", "1e3", ".5", {"value": 1, "range": "0..2"}],
)
def test_a_number_may_be_written_in_each_of_its_forms(weight: object) -> None:
    assert is_accepted({"wants": {"A": {"x": {"weight": weight}}}})


@pytest.mark.parametrize("places", ["¶1..¶20", 7, ["¶1..¶20", "Annex", 7]])
def test_places_may_be_one_a_range_or_a_list(places: object) -> None:
    assert is_accepted({"sources": {"s": {"places": places}}})


@pytest.mark.parametrize(
    "addition",
    [
        {"wonts": {}},
        {"parties": ["A", "B"]},
        {"parties": {"A": None}},
        {"parties": {"A": {"nmae": "Aland"}}},
        {"parties": {"A": {"power": "much"}}},
        {"parties": {"A": {"power": -1}}},
        {"parties": {"A": {"power": "5 - 7"}}},
        {"parties": {"A": {"members": "B"}}},
        {"sources": {"s": {"places": {"from": 1}}}},
        {"sources": {"s": {"places": [["¶1"]]}}},
        {"format": 2},
        {"title": ["a"]},
        {"title": None},
        {"issues": {"x": "low"}},
        {"issues": {"x": {"number": {"from": 0, "to": 9}}}},
        {"issues": {"x": {"number": {"from": 0, "to": 9, "step": "1..2"}}}},
        {"issues": {"x": {"ordered": "perhaps"}}},
        {"issues": {"x": {"options": {"low": {"at": 101}}}}},
        {"wants": {"A": {"x": 30}}},
        {"wants": {"A": {"x": {"wieght": 30}}}},
        {"wants": {"A": {"x": {"weight": "30%"}}}},
        {"wants": {"A": {"x": {"weight": {"value": 30, "rnage": "1..2"}}}}},
        {"wants": {"A": {"x": {"values": {"low": 120}}}}},
        {"wants": {"A": {"x": {"values": [1, 2]}}}},
        {"wants": {"A": {"no deal": {"from": "peace"}}}},
        {"wants": {"A": {"red lines": {"never": "x = low"}}}},
        {"wants": {"A": {"red lines": [{"sure": 70}]}}},
        {"wants": {"A": {"red lines": [{"never": "x = low", "sure": 170}]}}},
        {"wants": {"A": {"together": [{"if": "x = low"}]}}},
        {"drafts": {"d": {"by": "A"}}},
        {"actions": {"A": {"a": {"irreversible": "never"}}}},
        {"status quo": "A.a"},
        {"prefers": {"A": {"statments": []}}},
        {"prefers": {"A": "A.a"}},
        {"threats": {"t": {"by": "A", "if": "B.b"}}},
        {"forums": {"f": {"seats": ["A"], "rule": "most"}}},
        {"forums": {"f": {"seats": ["A"], "rule": {"majority": "1..2"}}}},
        {"forums": {"f": {"seats": ["A"], "rule": {"majority": 0}}}},
        {"record": {"date": 2024}},
        {"record": [{"date": 2024, "who": "A", "does": "sings"}]},
        {"record": [{"date": 2024, "who": "A", "does": "signs", "kind": "rumour"}]},
        {"forecasts": [{"by": "A", "says": "zone.f", "probability": 1.5}]},
        {"outcome": {"no deal": "maybe"}},
    ],
)
def test_what_the_language_does_not_have_is_refused(addition: dict[str, Any]) -> None:
    assert is_accepted({})
    assert not is_accepted(addition)


def test_a_group_of_statements_may_say_how_sure_each_is() -> None:
    assert is_accepted({"prefers": {"A": ["A.b", ["A.c", {"holds": "A.a", "sure": 70}]]}})


def test_a_case_without_parties_is_refused() -> None:
    assert not validator().is_valid({"title": "A case"})


def is_accepted(addition: dict[str, Any]) -> bool:
    return validator().is_valid(HEAD | addition)


def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(case_schema())


def as_json(value: Any) -> Any:
    """What an editor sees: in JSON keys are texts, and there are no dates."""
    if isinstance(value, dict):
        return {str(key): as_json(child) for key, child in value.items()}
    if isinstance(value, list):
        return list(map(as_json, value))
    return str(value) if isinstance(value, dt.date) else value
