"""Who may act, and what moves without being a character."""

from castmate.scripts.vocabulary import words_of

CREATURES = words_of(
    """
    animal creature monster beast dragon dinosaur dino unicorn pegasus phoenix griffin gryphon
    troll ogre goblin elf fairy pixie gnome dwarf giant wizard witch sorcerer mage knight king
    queen prince princess pirate ninja samurai viking cowboy sheriff astronaut cosmonaut alien
    robot android cyborg droid bot golem yeti bigfoot vampire werewolf zombie skeleton ghost
    spirit mummy mermaid merman angel demon imp genie jester juggler duke duchess bride groom
    gladiator sumo wrestler boxer bug gremlin sprite nymph dryad satyr faun kitsune tanuki
    capybara chinchilla dachshund bobcat marmot lynx stoat vole shrew platypus echidna dingo
    okapi tapir manatee sealion urchin nautilus anglerfish piranha tadpole bullfrog barracuda
    swordfish tuna carp koi cormorant kingfisher magpie quail pheasant partridge cuckoo
    nightingale lark oriole bluebird cockatoo macaque marmoset tarsier cactus strawberry banana
    avocado pear egg waffle pancake dumpling sushi cookie donut figure silhouette cyclops kraken
    gargoyle sphinx minotaur centaur snowman scarecrow gingerbread doll puppet toy teddy plush
    plushie mascot figurine puppy dog hound pup poodle corgi husky labrador terrier bulldog
    beagle spaniel retriever collie cat kitten kitty tomcat lion lioness tiger leopard cheetah
    jaguar panther cougar puma bear cub panda koala raccoon fox vixen wolf coyote jackal hyena
    rabbit bunny hare squirrel chipmunk hamster guinea gerbil mouse rat mole hedgehog porcupine
    badger beaver otter weasel ferret skunk possum opossum wombat kangaroo wallaby sloth
    anteater armadillo meerkat mongoose monkey ape gorilla chimp chimpanzee orangutan baboon
    lemur macaw elephant mammoth rhino rhinoceros hippo hippopotamus giraffe zebra horse pony
    stallion mare foal colt donkey mule camel llama alpaca cow calf bull ox bison buffalo yak
    goat kid sheep lamb ram pig piglet hog boar deer doe fawn stag buck elk moose reindeer
    caribou antelope gazelle walrus seal whale orca dolphin porpoise narwhal shark ray octopus
    squid jellyfish seahorse crab lobster shrimp starfish clam goldfish clownfish salmon trout
    eel pufferfish turtle tortoise frog toad newt salamander axolotl lizard gecko iguana
    chameleon snake python cobra crocodile alligator raptor rex triceratops stegosaurus owl
    eagle hawk falcon vulture raven crow parrot toucan parakeet budgie canary robin sparrow
    finch swallow pigeon dove seagull gull pelican puffin penguin albatross duck duckling goose
    gosling swan heron crane stork flamingo ostrich emu peacock turkey chicken chick hen rooster
    kiwi woodpecker hummingbird bat spider ant beetle ladybug ladybird bumblebee bee wasp
    caterpillar snail slug worm scorpion cricket grasshopper mantis moth child boy girl man
    woman lady gentleman grandma grandpa grandmother grandfather baby toddler teenager person
    human hero heroine chef cook baker farmer teacher student professor scientist detective
    doctor nurse clown magician dancer ballerina singer musician guitarist pianist painter
    artist sailor captain fisherman explorer adventurer hiker climber surfer skater swimmer
    diver pilot driver cyclist rider jogger runner walker traveller traveler wanderer shepherd
    gardener librarian miner lumberjack hunter ranger monk nun shaman druid merchant blacksmith
    postman mailman policeman fireman firefighter soldier guard warrior barbarian archer thief
    spy superhero villain intern boss worker employee businessman clerk blob slime mushroom
    snowball sock teapot cupcake pumpkin potato carrot tomato marshmallow cloud-creature bird
    fish tot hedgehogs hatchling critter
    """
)
"""Head nouns of a described character, in the singular."""

THINGS = words_of(
    """
    car taxi bus train boat ship balloon kite lantern candle ball hat apple clock bell rocket
    spaceship scarf leaf feather snowflake cloud cloak box chair lamp broom umbrella tumbleweed
    star moon sun raindrop flower tree rock stone door page toaster cupcake stagecoach carriage
    wagon cart van motorcycle motorbike bicycle scooter ferry submarine machine engine truck
    tractor airplane plane helicopter
    """
)
"""Things that may be the character when nobody else is there: "a toy train rides"."""

CROWDS = words_of(
    """
    birds seagulls gulls fish fishes butterflies bees flies fireflies mosquitoes moths crows
    pigeons sparrows swallows bats crowd audience people children kids villagers students pupils
    tourists commuters pedestrians spectators guests dancers couples families friends colleagues
    coworkers workers soldiers guards strangers passersby others everyone someone somebody
    nobody everybody anyone colleague friend neighbour neighbor parents flock herd school swarm
    chickens ducks geese dolphins spectator onlookers creatures frogs parrots monkeys crickets
    insects shoppers fans players dragonflies owls vultures ants bubbles jellyfish band
    orchestra bird hounds wolves horses sheep
    """
)
"""Who is about when there is a character of its own: their doings are background."""

SCENERY = words_of(
    """
    camera cam lens shot view frame scene picture drone river stream brook creek water waterfall
    wave waves sea ocean tide surf wind breeze gust gusts storm rain raindrops drizzle snow
    snowflake snowflakes flakes hail thunder lightning fog mist smoke dust sand sun sunlight
    sunbeam sunshine moon moonlight star stars light lights shadow shadows cloud clouds sky leaf
    leaves petal petals blossom blossoms branch branches tree trees grass reeds flower flowers
    wildflowers seaweed kelp vines curtain curtains flag flags banner banners sail sails lantern
    lanterns candle candles flame flames fire embers sparks fireworks confetti balloon balloons
    bubbles kite kites car cars taxi taxis bus traffic train trains boat boats ship ships cloak
    cape hair fur scarf ears tail wings music clock bell bells road path street trail stairs
    bridge city town village neon signs sign steam night day morning evening dawn dusk darkness
    silence world earth time hours minutes mountains hills dunes ice icicles tears hooves heart
    melody song voice echo rocks stones boulders apple apples ball feathers hat window windows
    door horizon twilight aurora comets meteor meteors planets galaxies asteroids spaceship
    rocket ceiling tower towers walls spotlight spotlights beams glow glitter crumbs pages
    papers page seat rails tracks tumbleweed tumbleweeds ashes ash cobwebs
    """
)
"""Things that move, shine and stand about: what they do is no character's action."""

BODY = words_of(
    """
    eyes eye head hand hands paw paws foot feet leg legs arm arms gaze face body mouth nose
    tongue wing fin fins claws fingers shoulders belly snout beak
    """
)
"""What these do, their owner does."""

PRONOUNS = words_of("he she it they who i we you")
"""They stand for whoever acted last."""
