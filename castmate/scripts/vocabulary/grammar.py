"""Small words that change what the words after them mean."""

from castmate.scripts.vocabulary import words_of

IN = words_of(
    """
    in at on through along inside across within amid amidst among amongst throughout into around
    aboard down onto int ext via
    """
)
"""Before a place: it happens there."""

NEAR = words_of(
    """
    by beside near over under beneath above against up between underneath below before
    """
)
"""Before a place: it happens close by."""

AWAY = words_of(
    """
    past toward towards from behind beyond overlooking off outside leaving facing for about to
    via like than with without of until till after during
    """
)
"""Before a place: it is seen, left or sought, which says less about where we are."""

PREPOSITIONS = IN | NEAR | AWAY

HEARTS = words_of(
    """
    treetops canopy branches trees leaves dunes sands waves cliffs walls path paths towers tower
    gates peaks middle edge heart depths depth center centre top bottom corner side foot floor
    mouth banks bank shore shores outskirts end entrance streets lanes halls corridors stairs
    roofs rooftops waters surface rim shade ruins hills slopes slope hush gloom silence glow
    quiet warmth peace still stillness comfort light cover shadow shadows interior inside front
    """
)
"""Before "of" and a place: "the heart of the forest" is the forest."""

NEGATIONS = words_of(
    """
    no not without never nor neither cannot can't don't doesn't didn't isn't aren't wasn't
    weren't won't hardly nobody nowhere lacks lacking avoid avoids avoiding refuse refuses
    refusing instead rather unable forgets forgetting stops stopped stopping
    """
)
"""They undo the words that follow, up to a pause or a "but"."""

PAUSES = words_of(
    """
    but then while when as and yet before until because so except although though
    """
)
"""They end what a negation or a comparison covers."""

LIKENESSES = words_of("like resembling resembles reminiscent")
DEPICTIONS = words_of(
    """
    picture photo photograph painting poster postcard drawing mural sketch map wallpaper image
    movie film story stories tale tales book books song songs poem dream dreams memory memories
    idea statue model toy miniature video documentary
    """
)
"""Followed by "of", "about" or "showing": what they show is not there."""

THOUGHTS = words_of(
    """
    dream dreams dreaming dreamt dreamed think thinks thinking thought imagine imagines
    imagining imagined remember remembers remembering remembered wish wishes wishing wished miss
    misses missing missed long longs longing longed talk talks talking read reads reading sing
    sings singing hope hopes hoping plan plans planning promise promises pretend pretends
    pretending forget tell tells telling wants want wanting refuses
    """
)
"""Followed by "of", "about", "for", "to" or "that": what is thought of does not happen."""

STOP_WORDS = words_of(
    """
    a an the and or but nor so yet of to in on at by for with from into onto over under up down
    out off as is are was were be been being am do does did done has have had having he she it
    they we you i him her them his its their our your my me us this that these those there here
    who whom whose which what when where while then than too very just also only even still
    again once now soon not no all some any each every both few more most much many other
    another such own same one two three four five six seven eight nine ten first last next until
    till after before during through along across around about against between among without
    within upon per if because since though although like almost always never ever often towards
    toward behind beside near inside outside above below beneath beyond past can could will
    would shall should may might must let lets let's it's he's she's they're himself herself
    itself themselves shot scene video clip frame camera view style cinematic film movie
    animation slowly gently quickly softly suddenly quietly happily please make show showing
    shows see seen
    """
)
"""Words of which nothing needs to be understood."""
