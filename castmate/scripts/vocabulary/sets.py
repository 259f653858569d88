"""Where it is: names of places, and things by which a place is known."""

from castmate.scripts.shot import SetName

PLACES: dict[SetName, str] = {
    "bedroom": """
        bedroom, bed room, bed, bedside, bed chamber, bedchamber, nursery, dorm room, dormitory,
        hotel room, bunk bed, four poster bed, crib, sleepover, pillow fort, blanket fort, child
        room, children room, guest room, hotel suite, boudoir, sleeping chamber, sleeping
        quarter, kid room, bed of hay room""",
    "living_room": """
        living room, livingroom, sitting room, family room, parlour, parlor, drawing room, sofa,
        couch, loveseat, recliner, fireplace, fireside, by the fire, tv room, lounge room,
        television room, front room, cosy home, cozy home, settee, in front of tv, mantelpiece,
        mantel, game room, playroom, easy chair""",
    "kitchen": """
        kitchen, kitchenette, kitchen counter, kitchen table, kitchen sink, pantry, scullery,
        cookhouse, breakfast table, breakfast bar, breakfast nook, kitchen island, larder""",
    "classroom": """
        classroom, class room, school, schoolroom, schoolhouse, lecture hall, lecture theater,
        lecture room, school desk, math class, in class, kindergarten, teacher desk, schoolyard,
        preschool, seminar room, science lab, chemistry lab, at front of class, art class,
        history lesson, math lesson, lecture theatre, school bench, exam hall""",
    "office": """
        office, cubicle, workplace, boardroom, board room, conference room, meeting room, office
        desk, office space, office building, reception desk, coworking, co working space,
        workstation, conference table, corner office, call center, call centre, break room,
        office chair, workspace, newsroom, filing room, open plan office, coworking space""",
    "stage": """
        stage, theatre, theater, concert hall, opera house, on stage, onstage, concert stage,
        theatre stage, theater stage, playhouse, center stage, centre stage, behind curtain,
        talent show, music hall, comedy club, open mic, catwalk, runway show, footlight,
        proscenium, karaoke bar, amphitheatre, amphitheater, school play, puppet theatre,
        vaudeville, nightclub, cabaret, ballet hall, rock show, stadium stage, the limelight,
        puppet theater, circus ring""",
    "library": """
        library, reading room, book stack, book aisle, bookshop, bookstore, book store, book
        shop, library shelf, reading hall, shelf of book, athenaeum, card catalog, library hall,
        study hall, book lined room""",
    "city_street": """
        city street, street, city, downtown, sidewalk, pavement, alley, alleyway, avenue,
        boulevard, crosswalk, pedestrian crossing, zebra crossing, street crossing,
        intersection, street corner, back alley, metropolis, in town, town centre, town center,
        uptown, city rooftop, cityscape, urban street, big city, rainy street, busy street, high
        street, main street, subway crossing, taxi rank, city square, times square, china town,
        chinatown, manhattan, shibuya, hong kong, los angeles, berlin, street market, night
        market, rush hour, city block, city centre, backstreet, side street, city traffic,
        street food stall, overpass, fire escape, apartment block, shopping district, financial
        district, tram stop, rooftop of city, shopping street, san francisco, city center,
        street of city, street of town, side road, city road""",
    "village": """
        village, hamlet, village square, village street, village green, village road, country
        lane, thatched roof, farmhouse, small town, old town, countryside town, fishing village,
        mountain village, village well, village lane, village path, shire, homestead, town well,
        village fair, village pub, little town, village fountain, farmstead, township, thatched
        cottage, country village, half timbered house, street of village, lane of village,
        village house, village inn""",
    "park": """
        park, city park, central park, public park, playground, park bench, amusement park, dog
        park, skate park, skatepark, park path, park lawn, park lake, hyde park, jungle gym,
        town park, picnic ground, merry go round, monkey bar, bandstand, neighborhood park,
        neighbourhood park, park fountain, park pond, park alley, fairground, theme park, swing
        set, urban park""",
    "garden": """
        garden, backyard, back yard, vegetable patch, vegetable garden, rose garden, greenhouse,
        hedge maze, orchard, courtyard garden, herb garden, allotment, garden path, garden pond,
        garden gate, vegetable bed, botanical garden, botanic garden, japanese garden, castle
        garden, palace garden, pumpkin patch, kitchen garden, cottage garden, pergola, flower
        garden, rose arbor, trellis, topiary, vineyard, apple orchard, strawberry patch, cabbage
        patch, gazebo, hothouse, conservatory, garden wall, garden fence, secret garden, garden
        hose, birdbath, rosebed, among rose, among tulip, garden shed, zen garden, cherry
        orchard, flowerbed, flower bed""",
    "meadow": """
        meadow, grassland, pasture, prairie, hayfield, hay field, wheat field, cornfield, barley
        field, lavender field, sunflower field, poppy field, field of lavender, field of poppy,
        field of sunflower, flower meadow, wildflower meadow, alpine meadow, grassy field,
        grassy plain, savanna, savannah, moor, moorland, steppe, open field, lea, glen, field of
        daisy, golden field, farm field, rice field, rice paddy, downs, tall reed of prairie,
        grassy slope, among poppy, among sunflower, corn field, field of wheat, field of flower,
        daisy field, flower field, mountain meadow, among daisy, barley, forest meadow""",
    "forest": """
        forest, wood, woods, woodland, grove, forest path, forest trail, pine forest, thicket,
        woodland path, forest clearing, copse, enchanted forest, autumn wood, deep wood, taiga,
        timberland, forest stream, forest brook, weald, coppice, pinewood, wooded hill, mushroom
        ring, brushwood, forest floor, bamboo forest, fairy tale forest, oak forest, birch
        forest, mountain forest""",
    "jungle": """
        jungle, rainforest, rain forest, tropical forest, amazon, mangrove, jungle temple,
        jungle river, jungle waterfall, jungle path, tropical undergrowth, jungle floor, creeper
        vine, tropical foliage, jungle canopy, banana grove, tropical canopy, tropical jungle""",
    "beach": """
        beach, seashore, sea shore, shore, seaside, coast, coastline, sea side, dune by sea,
        waterline, water edge, sea cliff, cliff above sea, cliff over sea, desert island,
        tropical island, palm beach, oceanfront, beachfront, sea wall, seafront, shoreline, sun
        lounger, ocean cliff, coastal path, beach volleyball, malibu, waikiki, riviera,
        oceanside, sand by sea, sand and sea, beach dune, sand dune at beach, seaboard, sand
        dune by sea, sandy shore, sandy beach, sand between toe, dune of beach, by sea, by ocean""",
    "underwater": """
        underwater, under water, under sea, undersea, beneath wave, under wave, seabed, sea bed,
        sea floor, seafloor, ocean floor, ocean bed, deep sea, deep ocean, depth of ocean, depth
        of sea, ocean depth, beneath sea, beneath ocean, beneath surface, sunken ship,
        shipwreck, kelp forest, kelp bed, bottom of sea, bottom of ocean, bottom of lake,
        underwater cave, underwater city, underwater castle, underwater forest, underwater
        world, atlantis, scuba, scuba dive, snorkel, fathom, subsea, beneath water, below water,
        below wave, sunken city, sunken temple, sea grass, seagrass, drowned city, sunken
        galleon, under ice water, under ocean, below surface, underwater kingdom, marine trench,
        under surface, beneath surface of ocean, ocean trench, coral palace, coral castle, coral
        city, coral kingdom, sunken palace, sunken castle, mermaid palace, kelp garden, coral
        garden, coral cave, coral forest""",
    "lake": """
        lake, lakeside, lakeshore, lake shore, lakefront, pond, shore of lake, bank of river,
        edge of lake, edge of pond, mountain lake, forest lake, frozen lake, loch, tarn, forest
        pond, lake water, middle of lake, fjord, millpond, mill pond, wooden dock on lake, dock
        of lake, lake dock, lake pier, pier of lake, boathouse, lake house, surface of lake,
        oasis lake, ice of lake, frozen pond, island in lake, lake island, bank of lake, alpine
        lake, lily pond, pier on lake, jetty on lake, on lake, mountain pond""",
    "mountains": """
        mountain, mountaintop, mountain top, mountain peak, summit, alps, himalaya, everest,
        rockies, andes, mountain pass, mountain path, mountain trail, mountain range,
        mountainside, ski slope, glacier on mountain, snow capped peak, snow capped mountain,
        snowy mountain, snowy peak, snow covered mountain, mount fuji, mountain slope,
        escarpment, mountain valley, alpine valley, boulder field, mountain forest trail, ski
        resort, ski lift, massif, sierra, scree, mountain road, dolomite, matterhorn,
        kilimanjaro, high pass, rocky mountain, snow cap peak, snow covered peak, base camp""",
    "snowfield": """
        snowfield, snow field, tundra, arctic, antarctica, antarctic, north pole, ice sheet,
        glacier, icecap, snowy field, snow covered field, frozen plain, white plain, frozen
        tundra, snowy landscape, icy wasteland, lapland, siberia, snowy expanse, frozen expanse,
        white expanse, icy plain, frozen north, polar plain, field of snow, snowy meadow, pack
        ice, greenland, ice plain, snow plain, snowy hill, snowy slope, snowscape, sea of snow,
        snowy steppe, frozen desert, south pole, ice field, snowy plain, snow covered plain,
        frozen wasteland, frozen waste, snowy waste""",
    "desert": """
        desert, sahara, sand dune, sandy waste, sandy plain, badland, grand canyon, gobi, oasis,
        cactus field, saguaro, outback, death valley, arid plain, scrubland, sand sea, salt
        flat, kalahari, mojave, atacama, monument valley, parched land, arid land, dusty plain,
        sandscape, ocean of sand, desert highway, caravan trail, scorching sand, cracked earth,
        dry wash, sea of sand, dry riverbed, burning sand, desert road, desert plain""",
    "cave": """
        cave, cavern, grotto, crystal cave, mineshaft, mine shaft, dragon lair, ice cave, cave
        mouth, cave entrance, cave wall, subterranean, gold mine, underground lake, underground
        river, bear den, hollow in rock, glowworm cave, inside mountain, lava tube, cave
        painting, gemstone vein, sea cave, mouth of cave, rocky chamber, crystal cavern""",
    "castle": """
        castle, palace, fortress, throne room, castle courtyard, castle hall, great hall, castle
        wall, battlement, rampart, drawbridge, keep of castle, citadel, royal court, chateau,
        castle gate, knight hall, banquet hall, haunted castle, castle ruin, ruined castle,
        stronghold, royal chamber, portcullis, king hall, crypt of castle, ruined tower, castle
        in sky, castle kitchen hall, bailey, castle dungeon, castle stair, queen chamber, royal
        hall, medieval hall, courtyard of castle, ballroom of palace""",
    "space": """
        space, outer space, deep space, moon surface, lunar surface, on moon, surface of moon,
        moon base, moonbase, asteroid, asteroid belt, asteroid field, spaceship, space ship,
        starship, spacecraft, space station, space shuttle, nebula, cosmos, on mars, martian,
        jupiter, saturn, ring of saturn, milky way, interstellar, intergalactic, space capsule,
        space walk, spacewalk, meteor field, astronaut suit, among star, through star, wormhole,
        void of space, alien planet, alien world, orbital station, satellite, mission control
        window, supernova, stratosphere, sea of star, lunar crater, lunar base, the void,
        cosmonaut module, between star, zero gravity, mars, of mars, plain of mars, surface of
        mars""",
    "sky": """
        through cloud, above cloud, between cloud, sea of cloud, hot air balloon, cloudscape,
        among cloud, high above ground, high above land, above world, airplane wing, sky high,
        cloud bank, hang glider, paraglider, skydive, floating island, cloud kingdom, cloud
        castle, above rooftop of world, rainbow bridge, over rainbow, in stratosphere, jet
        stream, high above world, high above earth, high in air""",
}  # fmt: skip
"""Words that name the place itself."""

FEATURES: dict[SetName, str] = {
    "bedroom": "cot, cradle, bunk, dorm, attic room",
    "living_room": """
        lounge, den, at home, hearth, apartment, by fire, coffee table, rocking chair, armchair,
        arm chair, futon""",
    "kitchen": "galley",
    "classroom": "college, university, auditorium seat, school hall",
    "office": "start up, startup, bureau, at work, headquarters",
    "stage": "concert, podium, opera, under spotlight, in spotlight, dance floor",
    "library": """
        bookshelf, book shelf, bookcase, row of book, stack of book, pile of book, tower of
        book, archive, wall of book, among shelf, between shelf""",
    "city_street": """
        road, town, crossing, traffic, plaza, curb, kerb, gutter, car park, parking lot,
        storefront, shop window, traffic light, streetlight, street light, street lamp,
        streetlamp, lamp post, lamppost, bus stop, skyline, city light, neon sign, skyscraper,
        fire hydrant, urban, paris, london, tokyo, new york, parking space""",
    "village": """
        farm, barn, mill, stable, ranch, settlement, cottage, windmill, farmyard, barnyard,
        cobbled lane, cobblestone lane, market square""",
    "park": "picnic area, sandbox, sandpit, seesaw, duck pond, swing",
    "garden": "yard, lawn, patio, flowerpot, rose bush, front yard",
    "meadow": """
        grass, in grass, tall grass, through grass, over grass, on grass, across grass, hill,
        hillside, hilltop, plain, valley, grassy hill, green hill, rolling hill, countryside,
        clover, dandelion, wildflower, wild flower, haystack, picnic blanket, heather, knoll,
        green valley, heath, field, crop circle""",
    "forest": """
        tree, pine, fir, birch, oak, redwood, sequoia, spruce, cedar, beech, tree trunk,
        clearing, fern, bramble, toadstool, treetop, hollow log, fallen log, mossy log, tree
        house, treehouse, wooded, undergrowth, glade, evergreen, among tree, between tree,
        canopy of leaf, tree stump""",
    "jungle": "vine, liana, banana tree, congo, borneo, tropics, tropical tree, tropical",
    "beach": """
        sea, ocean, surf, tide, island, pier, jetty, bay, cove, lagoon, harbor, harbour, marina,
        dock, foam, sandbar, lighthouse, palm tree, driftwood, wet sand, warm sand, boardwalk,
        promenade, strand, ocean wave, sea wave, wave crash, wave lap, wave roll, breaker,
        seashell, coastal, surfboard, sandcastle, sand castle, beach towel, beach umbrella,
        beach chair, hawaii, caribbean, sea foam, tide pool, tidepool, sand, the wave, giant
        wave, big wave, huge wave, blue wave, turquoise wave, gentle wave, small wave, high
        wave, soft wave, calm wave, crashing wave, rolling wave, in wave, on wave, through wave,
        over wave, against wave, ride wave, tall wave, foamy wave, lapping wave, sound of wave,
        wave break, wave wash, wave lick, wave curl, wave crash over, wave tumble, wave whisper,
        wave hiss, wave murmur""",
    "underwater": """
        reef, coral, seaweed, sea weed, kelp, anemone, sea anemone, abyss, deep water, aquarium,
        fish tank, submarine, submerged, deep blue""",
    "lake": """
        river, stream, brook, creek, waterfall, reed, canal, rowboat, row boat, rowing boat,
        canoe, kayak, rapids, bulrush, cattail, waterside, riverside, riverbank, river bank,
        mere, swamp, marsh, bog, hot spring, lily pad, water lily, still water, reservoir,
        wetland, lily""",
    "mountains": """
        cliff, cliff edge, peak, ridge, bluff, plateau, alpine, rocky slope, volcano, crag,
        mount, foothill, rock face, precipice, rocky outcrop, highland""",
    "snowfield": """
        polar, deep snow, fresh snow, ice rink, skating rink, snow bank, snowbank, snow drift,
        snowdrift, winter wonderland, winter landscape, ice cap, igloo, iceberg, ice floe, floe""",
    "desert": """
        canyon, mesa, cactus, tumbleweed, pyramid, arizona, nevada, dune, wasteland, hot sand,
        wild west""",
    "cave": """
        tunnel, lair, underground, burrow, mine, stalactite, stalagmite, rock chamber, catacomb""",
    "castle": """
        tower, throne, turret, dungeon, moat, ballroom, tower room, armory, armoury, parapet,
        throne hall""",
    "space": """
        crater, orbit, galaxy, comet, cosmic, weightless, universe, lunar, space suit,
        spacesuit, venus, black hole, zero gravity, airlock, rocket ship, planet, distant planet""",
    "sky": """
        cloud, in sky, through sky, across sky, on cloud, in cloud, over cloud, cockpit,
        parachute, heaven, skyward, airborne, airship, zeppelin, biplane, cloud top, open sky""",
}  # fmt: skip
"""Parts of a place, and places that may lie inside another: a tree, a road, a river."""

SIGNS: dict[SetName, str] = {
    "bedroom": """
        pillow, blanket, pyjama, pajama, duvet, nightstand, night light, mattress, bedtime,
        quilt, lullaby, bedtime story, wardrobe, teddy collection, alarm clock""",
    "living_room": """
        tv, television, carpet, rug, remote control, video game, game console, bookless room,
        christmas tree, chimney, cushion, popcorn, knitting, grandfather clock, watch a film,
        fire crackle, crackle fire, watch movie, watch tv, living""",
    "kitchen": """
        cook, stove, oven, fridge, refrigerator, bake, sink, dish, wash dish, spatula, recipe,
        frying pan, pot and pan, chop vegetable, dough, pancake, whisk, countertop, counter,
        toaster, microwave, cupboard, chef, apron, soup, stir, saucepan, cookie jar, knead,
        kettle, breakfast, cereal, rolling pin, teapot""",
    "classroom": """
        blackboard, chalkboard, whiteboard, chalk, teacher, pupil, student, lesson, homework,
        professor, globe on desk, backpack, spelling, math, recess, raise hand, school bell""",
    "office": """
        printer, copy machine, copier, photocopier, laptop, computer, desk, swivel chair,
        spreadsheet, keyboard, monitor, boss, coworker, colleague, meeting, paperwork, fax,
        business suit, briefcase, presentation, deadline, stapler, typewriter, manager, filing
        cabinet, water cooler""",
    "stage": """
        spotlight, audience, microphone, curtain call, curtain rise, curtain, applause, perform,
        performance, orchestra, band, ballet, sing to crowd, encore, disco ball, concert crowd,
        crowd cheer, play piano, rock band, show, tap dance, magic trick, comedian, musical,
        stand up comedy, comedy""",
    "library": """
        librarian, read, novel, dusty tome, tome, ladder between shelf, old scroll, manuscript,
        lectern, encyclopedia, book, shelf""",
    "city_street": """
        car, taxi, bus, neon, neon light, pedestrian, commuter, billboard, tram, cyclist,
        puddle, manhole, shop, cafe, skateboard, crowd of people, scooter, honk, graffiti,
        subway, umbrella, passer by, delivery van, motorbike""",
    "village": """
        cobblestone, cobble, thatch, blacksmith, chicken, villager, farmer, rooster, market
        stall, tractor, well, hay, church bell, haycart, peasant, inn, tavern, bakery stall,
        pig, cow, goose, lantern festival, thatched""",
    "park": """
        bench, slide, fountain, kite, fly kite, frisbee, picnic, jog, pigeon, stroller,
        squirrel, skate, seesaw ride, dog walker, roller skate, feed duck, carousel, ice cream
        truck""",
    "garden": """
        flower, rose, tulip, hedge, watering can, gardener, carrot, cabbage, tomato, bee,
        butterfly, gnome, garden gnome, wheelbarrow, sunflower, fence, hammock, sprinkler,
        blossom, cherry blossom, petal, lettuce, snail, trampoline, planting, daffodil,
        barbecue, shed""",
    "meadow": """
        hay, lamb, sheep, cow, graze, horse, poppy, butterfly, shepherd, lavender, fence,
        scarecrow, grasshopper, buttercup, foal, calf, clovers""",
    "forest": """
        leaf, branch, moss, mushroom, deer, squirrel, owl, acorn, pine cone, log, hollow tree,
        campfire, tent, camp, trail, lumberjack, elk, stag, badger, druid, autumn leaf, trunk,
        rustle leaf, woodpecker, berry""",
    "jungle": """
        monkey, parrot, tiger, gorilla, toucan, python, orangutan, jaguar, chimpanzee, panther,
        chameleon, tree frog, macaw, sloth, swing from branch, exotic, lemur, explorer, banana""",
    "beach": """
        seagull, crab, surfer, parasol, sunbathe, sunscreen, palm, coconut, sailboat, gull,
        shell, sea breeze, salt air, beach ball, pirate, horizon, sail, starfish, lifeguard,
        pelican, swimsuit, sunglasses on sand, message in bottle, sand angel, bucket and spade,
        hermit crab""",
    "underwater": """
        bubble, fish, mermaid, octopus, whale, shark, jellyfish, seahorse, sea turtle, diver,
        dolphin, squid, manta ray, stingray, clownfish, treasure chest, goldfish, eel, clam, sea
        creature, sea monster, flipper, whale song, school of fish""",
    "lake": """
        duck, swan, fishing rod, otter, beaver, heron, frog, skip stone, fish in water,
        dragonfly, paddle, ripple, ducklings, toad, skim stone, water surface, mallard,
        reflection in water, bridge, water""",
    "mountains": """
        mountain goat, goat path, eagle, climber, rope, avalanche, yeti, hike, hiker, climb
        rock, echo, boulder, steep path, ledge, ibex, backpacker, mountaineer, rock climb,
        sherpa, ski, snowboard, high altitude""",
    "snowfield": """
        in snow, through snow, across snow, over snow, on snow, penguin, polar bear, snowman,
        snowball, snowball fight, build snowman, sled, sledge, sleigh, icy, husky, reindeer,
        snowshoe, dog sled, seal, walrus, ice skate, northern light, aurora, snowmobile, eskimo,
        frost, powder snow, toboggan, winter, snow angel, ice, frozen, snow""",
    "desert": """
        camel, scorpion, rattlesnake, mirage, cowboy, heat haze, nomad, bedouin, caravan,
        meerkat, arid, vulture, scorching sun, scorching, lizard, coyote, roadrunner, dusty
        road, gila, sphinx, parched, iguana, thirsty""",
    "cave": """
        bat, torch, glowworm, gold, treasure, treasure hoard, gem, dripping water, miner,
        pickaxe, hoard, rock wall, hibernate, mole, dwarf, drip, cave drawing, crystal""",
    "castle": """
        knight, king, queen, princess, prince, crown, royal guard, suit of armor, armor, sword,
        jester, banner, banquet, chandelier, ghost, gargoyle, torchlit corridor, feast,
        courtier, duke, siege, joust, wizard, medieval, royal""",
    "space": """
        astronaut, rocket, alien, ufo, star field, starfield, earth below, cosmonaut, telescope,
        meteor, flying saucer, shooting star, moon rover, rover, space helmet, light year,
        constellation, android, float among""",
    "sky": """
        bird, fly, soar, wing, plane, airplane, aeroplane, jet, balloon, rainbow, eagle, hawk,
        glide, broomstick, magic carpet, flying carpet, flock, helicopter, pilot, pegasus,
        condor, albatross, skydiver, flap, swoop, cape, superhero""",
}  # fmt: skip
"""Things, creatures and doings that suggest the place when nothing names it."""
