"""What words mean, as plain tables: one file per field of the plan.

A table's key is what the plan says; its text lists cue phrases, separated by commas. Phrases are
written in base form and without articles: ``"sun go down"`` also finds "the sun is slowly going
down". A phrase that starts with ``=`` matches only as it is spelled.
"""


def words_of(text: str) -> frozenset[str]:
    """The words of *text*, parted by blanks.

    >>> sorted(words_of("by  beside near"))
    ['beside', 'by', 'near']
    """
    return frozenset(text.split())
