"""Names of well-known characters that somebody owns: facts to compare with, by their owner."""

PROTECTED: dict[str, tuple[str, ...]] = {
    "Disney": (
        "Mickey Mouse", "Minnie Mouse", "Donald Duck", "Daisy Duck", "Scrooge McDuck",
        "Winnie the Pooh", "Pooh Bear", "Eeyore", "Buzz Lightyear", "Sheriff Woody",
        "Lightning McQueen", "Tow Mater", "Wall-E", "Baymax", "Finding Nemo", "Queen Elsa",
        "Princess Elsa", "Olaf the Snowman", "Moana", "Lilo and Stitch", "Lion King", "Mufasa",
        "Timon and Pumbaa", "Pumbaa", "Dumbo", "Bambi", "Pinocchio Disney", "Cinderella Disney",
        "Jack Skellington", "Maleficent", "Cruella de Vil", "Ratatouille", "Zootopia",
        "Judy Hopps", "Nick Wilde", "Mike Wazowski", "Mr Incredible", "Elastigirl", "Tinker Bell",
        "Rapunzel Tangled", "Figment Dragon", "Darkwing Duck", "Encanto Mirabel",
    ),
    "Lucasfilm": (
        "Darth Vader", "Luke Skywalker", "Princess Leia", "Han Solo", "Chewbacca", "Yoda",
        "Baby Yoda", "Grogu", "R2-D2", "C-3PO", "BB-8", "Mandalorian", "Boba Fett", "Kylo Ren",
        "Jar Jar Binks", "Ewok", "Indiana Jones",
    ),
    "Marvel": (
        "Spider-Man", "Iron Man", "Captain America", "Incredible Hulk", "Black Widow Avenger",
        "Doctor Strange", "Deadpool", "Wolverine X-Men", "Groot", "Baby Groot", "Rocket Raccoon",
        "Thanos", "Black Panther Wakanda", "Ant-Man", "Star-Lord",
    ),
    "DC Comics": (
        "Superman", "Batman", "Wonder Woman", "Supergirl", "Batgirl", "Catwoman", "Harley Quinn",
        "Aquaman", "Green Lantern", "Lex Luthor",
    ),
    "Warner Bros.": (
        "Bugs Bunny", "Daffy Duck", "Tweety Bird", "Porky Pig", "Wile E. Coyote", "Road Runner",
        "Tasmanian Devil Taz", "Foghorn Leghorn", "Marvin the Martian", "Speedy Gonzales",
        "Scooby-Doo", "Tom and Jerry", "Fred Flintstone", "Yogi Bear", "Harry Potter",
        "Hermione Granger", "Dobby", "Lord Voldemort", "Dumbledore",
    ),
    "Nintendo": (
        "Super Mario", "Mario and Luigi", "Princess Peach", "Bowser", "Donkey Kong", "Wario",
        "Waluigi", "Legend of Zelda", "Princess Zelda", "Ganondorf", "Samus Aran", "Metroid",
        "Yoshi Mario", "Kirby Nintendo", "Isabelle Animal Crossing", "Tom Nook",
    ),
    "The Pokemon Company": (
        "Pokemon", "Pikachu", "Charizard", "Charmander", "Bulbasaur", "Squirtle", "Jigglypuff",
        "Snorlax", "Mewtwo", "Eevee", "Gengar", "Lucario", "Psyduck", "Magikarp", "Gyarados",
        "Ash Ketchum", "Meowth", "Togepi",
    ),
    "Sega": ("Sonic the Hedgehog", "Doctor Eggman", "Knuckles the Echidna", "Miles Tails Prower"),
    "other games": (
        "Pac-Man", "Crash Bandicoot", "Spyro the Dragon", "Lara Croft", "Master Chief Halo",
        "Mega Man", "Minecraft Steve", "Minecraft Creeper", "Fortnite", "Among Us Crewmate",
        "Freddy Fazbear", "Huggy Wuggy", "Angry Birds", "Cuphead", "Roblox", "Geralt of Rivia",
        "Ratchet and Clank", "Rayman", "Tamagotchi", "Skylanders",
    ),
    "Sanrio and San-X": (
        "Hello Kitty", "My Melody", "Kuromi", "Cinnamoroll", "Pompompurin", "Badtz-Maru",
        "Gudetama", "Keroppi", "Aggretsuko", "Rilakkuma", "Sumikko Gurashi",
    ),
    "Japanese studios": (
        "Doraemon", "Totoro", "My Neighbor Totoro", "No-Face Kaonashi", "Ponyo", "Son Goku",
        "Goku", "Vegeta", "Naruto Uzumaki", "Naruto", "Monkey D. Luffy", "Sailor Moon",
        "Astro Boy", "Anpanman", "Shin-chan", "Crayon Shin-chan", "Hatsune Miku", "Godzilla",
        "Mothra", "Ultraman", "Kamen Rider", "Gundam", "Agumon", "Digimon", "Tanjiro Kamado",
        "Nezuko", "Chiikawa", "Kumamon",
    ),
    "Universal and DreamWorks": (
        "Minions", "Despicable Me", "Shrek", "Puss in Boots Shrek", "Kung Fu Panda",
        "Toothless Night Fury", "King Julien", "Woody Woodpecker", "Madagascar Penguins",
        "Trolls Poppy", "E.T. the Extra-Terrestrial", "Gremlins Gizmo",
    ),
    "Paramount and Nickelodeon": (
        "SpongeBob", "SpongeBob SquarePants", "Patrick Star", "Squidward", "Mr Krabs",
        "Dora the Explorer", "Teenage Mutant Ninja Turtles", "Ninja Turtles", "Avatar Aang",
        "Rugrats", "Transformers Optimus Prime", "Optimus Prime", "Bumblebee Transformer",
        "Star Trek Spock",
    ),
    "Cartoon Network and others": (
        "Powerpuff Girls", "Ben 10", "Finn and Jake", "Jake the Dog", "Rick Sanchez",
        "Rick and Morty", "Bart Simpson", "Homer Simpson", "Lisa Simpson", "Eric Cartman",
        "Peter Griffin", "Bob's Burgers", "Steven Universe", "Courage the Cowardly Dog",
    ),
    "preschool television": (
        "Peppa Pig", "Bluey Heeler", "Bingo Heeler", "Paw Patrol", "Thomas the Tank Engine",
        "Teletubbies", "Tinky Winky", "Bob the Builder", "Postman Pat", "Fireman Sam", "Pingu",
        "Shaun the Sheep", "Wallace and Gromit", "Gromit", "Barney the Dinosaur",
        "Clifford the Big Red Dog", "Curious George", "Masha and the Bear", "Cocomelon",
        "Octonauts", "Sesame Street", "Big Bird", "Cookie Monster", "Oscar the Grouch",
        "Kermit the Frog", "Miss Piggy", "Fozzie Bear", "Muppets", "Sooty and Sweep",
    ),
    "books and comics": (
        "Paddington Bear", "Peter Rabbit", "Miffy", "The Gruffalo", "Gruffalo", "Moomin",
        "Moomintroll", "Asterix", "Obelix", "Tintin", "Smurf", "Smurfs", "Papa Smurf", "Snoopy",
        "Charlie Brown", "Garfield the Cat", "Calvin and Hobbes", "The Grinch",
        "Cat in the Hat", "Very Hungry Caterpillar", "Pippi Longstocking", "Gollum",
        "Babar the Elephant", "Spirou", "Marsupilami", "Lucky Luke", "Betty Boop", "Popeye",
        "Felix the Cat", "Pink Panther", "Where's Wally", "Rupert Bear", "Diary of a Wimpy Kid",
    ),
    "toys and mascots": (
        "Barbie Doll", "Lego", "Furby", "My Little Pony", "Twilight Sparkle", "Rainbow Dash",
        "Pinkie Pie", "Care Bears", "Cabbage Patch", "Labubu", "Sonny Angel", "Monchhichi",
        "Jellycat", "Squishmallow", "Beanie Baby", "Playmobil", "Hot Wheels", "He-Man",
        "Ronald McDonald", "Michelin Man", "Bibendum", "Tony the Tiger", "Pillsbury Doughboy",
        "Energizer Bunny", "Duolingo Owl", "Mr Peanut", "Kool-Aid Man", "Bratz", "Polly Pocket",
    ),
}  # fmt: skip
"""Distinctive enough to be recognised anywhere in a name."""

FAMOUS_ALONE: dict[str, tuple[str, ...]] = {
    "Disney": ("Mickey", "Mickey Maus"),
    "Nintendo": ("Mario", "Luigi"),
    "Sega": ("Sonic",),
    "preschool television": ("Peppa", "Bluey", "Kermit", "Elmo"),
    "books and comics": ("Garfield", "Grinch"),
    "toys and mascots": ("Barbie",),
}
"""Protected where they are the whole name; as one word of a longer one they may be anybody's."""

ALSO_ORDINARY: dict[str, tuple[str, ...]] = {
    "Disney": (
        "Simba", "Nala", "Nemo", "Dory", "Stitch", "Elsa", "Olaf", "Woody", "Ariel", "Belle",
        "Pluto", "Goofy", "Donald", "Daisy", "Minnie", "Pooh", "Piglet", "Tigger", "Baloo",
        "Thumper", "Aladdin", "Jasmine", "Mulan", "Merida", "Sulley", "Remy", "Bolt", "Scar",
    ),
    "Marvel": ("Thor", "Loki", "Hulk", "Venom", "Rocket", "Storm", "Rogue", "Wolverine"),
    "DC Comics": ("Robin", "Joker", "Flash", "Penguin", "Krypto"),
    "Lucasfilm": ("Leia", "Chewie", "Vader", "Lando"),
    "Nintendo": ("Peach", "Toad", "Yoshi", "Kirby", "Link", "Zelda", "Birdo"),
    "Sega": ("Tails", "Knuckles"),
    "Warner Bros.": ("Tweety", "Sylvester", "Taz", "Scooby", "Hedwig", "Fluffy"),
    "preschool television": ("Bingo", "Chase", "Marshall", "Skye", "Barney", "Ernie", "Bert"),
    "books and comics": ("Paddington", "Odie", "Marcie", "Idefix", "Snowy", "Matilda"),
    "Universal and DreamWorks": ("Gizmo", "Toothless", "Fiona", "Po", "Gru", "Poppy", "Alex"),
    "Sanrio and San-X": ("Kitty", "Melody"),
    "other games": ("Spyro", "Creeper", "Steve", "Clank"),
}  # fmt: skip
"""Famous, and also what people call their pets: worth a word, never a refusal."""
