"""A shot plan as JSON values."""

from typing import Any

from castmate.scripts.shot import Role, Shot


def shot_as_json(shot: Shot) -> dict[str, Any]:
    """What ``castmate shoot --plan --json`` prints of *shot*; ``seconds`` is a number."""
    seconds = float(shot.seconds)
    voices = [{"handle": v.handle, "name": v.name, "says": v.says} for v in shot.voices]
    return {
        "set": shot.set,
        "time_of_day": shot.time_of_day,
        "weather": shot.weather,
        "cast": [_role_as_json(role) for role in shot.cast],
        "camera": shot.camera,
        "framing": shot.framing,
        "seconds": int(seconds) if seconds.is_integer() else seconds,
        "warnings": [{"code": warning.code, "text": warning.text} for warning in shot.warnings],
        "prompt": shot.prompt,
        "text": shot.text,
        **({"voices": voices} if voices else {}),
    }


def _role_as_json(role: Role) -> dict[str, Any]:
    return {
        "handle": role.handle,
        "name": role.name,
        "anchors": list(role.anchors),
        "actions": list(role.actions),
        "position": role.position,
        "says": role.says,
    }
