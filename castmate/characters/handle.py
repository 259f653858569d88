"""The handle: how a character is called in scripts, made from its name."""

import re
import unicodedata

from castmate.errors import BadHandle, BadInput

MAX_NAME_LENGTH = 80
"""Characters in a name; the same limit as the OpenAI Videos API."""

_HANDLE = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")
_SILENT = frozenset("'’‘ʼ`´")

# Letters that Unicode does not decompose into a Latin letter and a mark.
_SPELLED = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h",
    "ı": "i", "ŋ": "ng",
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i",
    "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s",
    "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "",
    "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "є": "ye", "і": "i", "ґ": "g", "ћ": "c",
    "ђ": "d", "љ": "lj", "њ": "nj", "џ": "dz", "ј": "j",
}  # fmt: skip

# Scripts whose letters Unicode names by their sound: "KATAKANA LETTER SMALL YA" -> "ya".
_NAMED_BY_SOUND = re.compile(
    r"(?:KATAKANA|HIRAGANA) LETTER (?:SMALL )?([A-Z]+)|HANGUL SYLLABLE ([A-Z]+)"
)


def checked_name(name: str) -> str:
    """*name* with its spaces tidied, 1 to 80 characters, or :class:`BadInput`.

    >>> checked_name("  Momo   the 2nd ")
    'Momo the 2nd'
    """
    tidy = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    if not tidy:
        raise BadInput("The name is empty.", advice='Give one, such as --name "Momo".')
    if len(tidy) > MAX_NAME_LENGTH:
        raise BadInput(
            f"The name has {len(tidy)} characters.",
            advice=f"Give one of at most {MAX_NAME_LENGTH}.",
        )
    return tidy


def handle_from(name: str) -> str:
    """The handle a character called *name* gets; :class:`BadHandle` if none can be made.

    >>> handle_from("Momo the 2nd"), handle_from("Käthe's Bär"), handle_from("モモ")
    ('momo_the_2nd', 'kathes_bar', 'momo')
    """
    letters = "".join(_latin(letter) for letter in checked_name(name))
    handle = re.sub(r"[^a-z0-9]+", "_", letters).strip("_")
    if not handle:
        raise BadHandle(
            f'No handle can be made from the name "{name}".',
            advice="Give a name with at least one letter or digit that can be typed as a-z or 0-9.",
        )
    return handle


def checked_handle(handle: str) -> str:
    """*handle* without its ``@``, or :class:`BadHandle` if it is not one.

    >>> checked_handle("@momo")
    'momo'
    """
    bare = handle.strip().removeprefix("@")
    if not _HANDLE.fullmatch(bare):
        raise BadHandle(
            f'"{handle}" is not a handle.',
            advice="A handle is lower-case letters, digits and single underscores, "
            "such as @momo_2.",
        )
    return bare


def _latin(letter: str) -> str:
    """*letter* in lower-case a-z and 0-9; a space where it has no such form."""
    if letter in _SILENT:
        return ""
    whole = unicodedata.normalize("NFKC", letter).lower()
    named = _NAMED_BY_SOUND.fullmatch(unicodedata.name(whole[:1], ""))
    if named:
        return (named[1] or named[2]).lower()
    plain = unicodedata.normalize("NFKD", whole)
    bare = (mark for mark in plain if not unicodedata.combining(mark))
    return "".join(_SPELLED.get(part, part if part.isascii() else " ") for part in bare)
