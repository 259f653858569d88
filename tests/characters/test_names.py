import pytest

from castmate.characters.names import find_protected
from castmate.characters.protected_names import ALSO_ORDINARY, FAMOUS_ALONE, PROTECTED


@pytest.mark.parametrize(
    ("name", "protected"),
    [
        ("Mickey Mouse", "Mickey Mouse"),
        ("mickey  mouse", "Mickey Mouse"),
        ("Mickey", "Mickey"),
        ("M1ckey", "Mickey"),
        ("Micky Mouse", "Mickey Mouse"),
        ("Pikachu", "Pikachu"),
        ("Pikachoo", "Pikachu"),
        ("P1kachu!", "Pikachu"),
        ("My little Pikachu", "Pikachu"),
        ("Super Maryo", "Super Mario"),
        ("Super Mario Bros", "Super Mario"),
        ("Spiderman", "Spider-Man"),
        ("Spider Man", "Spider-Man"),
        ("Helo Kitty", "Hello Kitty"),
        ("Baby Yoda", "Baby Yoda"),
        ("SpongeBob", "SpongeBob"),
        ("Spunge Bob Squarepants", "SpongeBob SquarePants"),
        ("Pokémon Trainer", "Pokemon"),
        ("Darth Wader", "Darth Vader"),
        ("R2D2", "R2-D2"),
        ("BB8", "BB-8"),
        ("Little BB-8", "BB-8"),
        ("Doraemonn", "Doraemon"),
        ("Winnie-the-Pooh", "Winnie the Pooh"),
        ("Labubu", "Labubu"),
        ("Scooby Doo", "Scooby-Doo"),
        ("Batman", "Batman"),
    ],
)
def test_a_protected_name_is_recognised_under_its_disguises(name, protected):
    hit = find_protected(name)
    assert hit is not None
    assert hit.severity == "protected"
    assert hit.protected == protected


ORDINARY = """
Max Luna Bella Momo Charlie Milo Bailey Buddy Rocky Coco Ruby Oscar Oliver Leo Jack Lola Rosie Teddy
Lucky Cookie Ginger Pepper Shadow Smokey Tiger Lily Molly Misty Felix Whiskers Mittens Socks Pumpkin
Biscuit Peanut Waffles Noodle Pickles Muffin Mochi Boba Kiki Yuki Hana Kuma Sakura Rex Bruno Balu
Struppi Waldi Minka Mimi Schnuffi Flocke Fifi Gaston Pepe Paco Chico Lupo Fuchur Zilly Ollie Sparky
Wobbles Fuzzy Blob Gloop Zorp Robo Bolt-O Pixel Dot Pip Tumble Nibbles Quack Ducky Bunny Froggy
Monty Rover Spot Marco Maria Marie Sonia Thora Mika Mick Micky's Batboy Manny
"""


@pytest.mark.parametrize(
    "name",
    [
        *ORDINARY.split(),
        "Mickey's diner dog",
        "Captain Wobbles",
        "The Big Green Monster",
        "Mario's cat",
        "Sonic Boom Fox",
        "Lady Bird",
        "Little Red Dragon",
        "Prince of Peas",
        "Bob the Blob",
        "Miss Peggy",
        "Panda",
        "Frog 2",
        "Iron Mike",
        "Cartoon Bbb Wake",
        "Bb",
        "Re Do",
        "1984",
        "小熊",
    ],
)
def test_an_ordinary_name_is_left_alone(name):
    hit = find_protected(name)
    assert hit is None or hit.severity == "also_ordinary", hit


@pytest.mark.parametrize("name", ["Simba", "nemo", "Elsa", "Daisy"])
def test_a_famous_name_that_pets_have_too_is_only_mentioned(name):
    hit = find_protected(name)
    assert hit is not None
    assert hit.severity == "also_ordinary"


def test_the_table_knows_all_of_its_own_names():
    for table in (PROTECTED, FAMOUS_ALONE):
        for names in table.values():
            for name in names:
                hit = find_protected(name)
                assert hit is not None, name
                assert hit.severity == "protected", name
    assert sum(len(names) for names in PROTECTED.values()) > 150
    ordinary = [name for names in ALSO_ORDINARY.values() for name in names]
    assert len(ordinary) == len(set(ordinary))
