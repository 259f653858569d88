"""How clients spell fields: JSON, multipart with brackets, JSON inside multipart. Pure.

Clients disagree on how a list of objects is sent as a form. All of these say the same::

    characters[][id]=char_1     characters[][id]=char_2
    characters[0][id]=char_1    characters[1][id]=char_2
    characters=[{"id": "char_1"}, {"id": "char_2"}]
    characters={"id": "char_1"} characters={"id": "char_2"}
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

MOST_FIELDS = 200
MOST_IN_LIST = 100
DEEPEST = 3
MOST_NESTED = 20
"""Levels of JSON inside a field."""
OBJECTS = frozenset({"characters", "video", "input_reference", "expires_after", "metadata"})
"""Fields whose text may be JSON."""
_NAME = re.compile(r"([^\[\]]+)((?:\[[^\[\]]*\])*)")


class WireError(ValueError):
    """Fields that cannot be put together; ``param`` names the one at fault."""

    def __init__(self, message: str, param: str | None = None) -> None:
        self.param = param
        super().__init__(message)


def fields_of(parts: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """The fields that the *parts* of a form spell, in order; values are texts or uploaded files.

    >>> fields_of([("characters[][id]", "char_1"), ("characters[][id]", "char_2")])
    {'characters': [{'id': 'char_1'}, {'id': 'char_2'}]}
    """
    fields: dict[str, Any] = {}
    for count, (name, value) in enumerate(parts):
        if count >= MOST_FIELDS:
            raise WireError(f"The form has more than {MOST_FIELDS} parts.")
        first, *rest = _path(name)
        _put(fields, first, rest, _read(first, rest, value), name)
    return {name: _as_value(value) for name, value in fields.items()}


def fields_of_json(body: bytes) -> dict[str, Any]:
    """The fields of a JSON *body*, which must be an object."""
    try:
        fields = json.loads(body or b"{}", parse_constant=_no_constant)
    except RecursionError:
        raise WireError("The JSON is nested too deeply.") from None
    except ValueError as error:
        raise WireError(f"The body is not JSON: {error}.") from None
    if not isinstance(fields, dict):
        raise WireError('The body must be a JSON object, such as {"prompt": "..."}.')
    return fields


class _Many(dict[int, Any]):
    """A list on its way: by index, as parts may come in any order."""

    def next_index(self) -> int:
        return max(self, default=-1) + 1


def _path(name: str) -> list[str]:
    match = _NAME.fullmatch(name)
    if match is None:
        raise WireError(f'The field "{name[:60]}" has a name that cannot be read.', name[:60])
    steps = re.findall(r"\[([^\[\]]*)\]", match[2])
    if len(steps) > DEEPEST:
        raise WireError(f'The field "{name[:60]}" is nested too deeply.', match[1][:60])
    return [match[1], *steps]


def _read(first: str, rest: list[str], value: Any) -> Any:
    """*value*, or what it says where it is JSON and may be."""
    if not isinstance(value, str) or first not in OBJECTS or (rest and rest[-1]):
        return value
    text = value.strip()
    if not text.startswith(("{", "[")):
        return value
    try:
        return json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise WireError(f'"{first}" looks like JSON and is none.', first) from None


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


def _put(fields: dict[str, Any], first: str, rest: list[str], value: Any, name: str) -> None:
    if not rest:
        if first not in fields:
            fields[first] = value
        elif first == "characters":
            fields[first] = _as_many(fields[first])
            _extend(fields[first], value)
        else:
            raise WireError(f'The field "{first[:60]}" is given twice.', first[:60])
        return
    held = fields.setdefault(first, _Many() if _is_index(rest[0]) else {})
    _put_inside(held, rest, value, first, name)


def _put_inside(held: Any, rest: list[str], value: Any, first: str, name: str) -> None:
    step, *further = rest
    if isinstance(held, _Many) != _is_index(step) or not isinstance(held, dict):
        raise WireError(f'The field "{name[:60]}" is spelled in two ways.', first[:60])
    key: Any = _index(held, step, further, first) if isinstance(held, _Many) else step
    if not further:
        if key in held:
            raise WireError(f'The field "{name[:60]}" is given twice.', first[:60])
        held[key] = value
        return
    inner = held.setdefault(key, _Many() if _is_index(further[0]) else {})
    _put_inside(inner, further, value, first, name)


def _index(held: _Many, step: str, further: list[str], first: str) -> int:
    """Which element ``[]`` or ``[3]`` means; ``[]`` goes on with one that lacks the field."""
    if step:
        index = int(step)
    else:
        last = held.get(held.next_index() - 1)
        goes_on = bool(further) and isinstance(last, dict) and further[0] not in last
        index = held.next_index() - 1 if goes_on else held.next_index()
    if index >= MOST_IN_LIST:
        raise WireError(f'"{first[:60]}" may have {MOST_IN_LIST} elements.', first[:60])
    return index


def _is_index(step: str) -> bool:
    return not step or (step.isascii() and step.isdigit() and len(step) <= 4)


def _as_many(value: Any) -> _Many:
    if isinstance(value, _Many):
        return value
    many = _Many()
    _extend(many, value)
    return many


def _extend(many: _Many, value: Any) -> None:
    for each in value if isinstance(value, list) else [value]:
        many[many.next_index()] = each


def _as_value(value: Any) -> Any:
    if isinstance(value, _Many):
        return [_as_value(value[index]) for index in sorted(value)]
    if isinstance(value, Mapping):
        return {name: _as_value(each) for name, each in value.items()}
    return value
