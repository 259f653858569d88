"""What a character does: verbs, the nouns that say the same, and phrases."""

from castmate.scripts.shot import Action

VERBS: dict[Action, str] = {
    "stand": """
        stand, pose, wait, stand still, stand up, stand tall, get up, stand upright, strike
        pose, stand guard, rise to foot, get to foot, hold still""",
    "walk": """
        walk, stroll, wander, amble, saunter, stride, march, hike, trek, trudge, plod, tiptoe,
        sneak, creep, prowl, pad, waddle, roam, ramble, strut, shuffle, toddle, limp, pace,
        parade, patrol, mosey, meander, stalk, totter, lumber, slink, traipse, stagger, swagger,
        promenade, wade, crawl, slither, lope, stomp, clomp, step, tread, stumble along, scuff,
        sashay, traverse, make way, find way, walk in, walk out, walk up, walk away, walk by,
        sidle, skulk, shamble, trundle, scuttle along, inch along, go on foot, set out, set off,
        venture, rove, drift along on foot, wend way, tip toe""",
    "run": """
        run, sprint, jog, dash, race, gallop, trot, scurry, scamper, bolt, flee, rush, hurry,
        scuttle, hurtle, charge, chase, canter, tear along, scoot, hasten, speed, run around,
        take off running, stampede, flee from, careen, barrel, run up, run down, hare off, romp,
        frolic, zip, escape, make run for, run away, run off""",
    "jump": """
        jump, hop, leap, bounce, bound, vault, spring up, spring into air, skip, hopscotch,
        somersault, jump up and down, pounce, backflip, do flip, trampoline, leapfrog, prance,
        lunge, cavort, clear fence, hurdle, jump rope, skip rope, gambol""",
    "dance": """
        dance, boogie, waltz, tango, disco, groove, breakdance, tap dance, sway to music, jive,
        shimmy, samba, twist to music, moonwalk, bop, dance around, ballet dance, do ballet,
        jig, shake hip, bust move, sway to beat, sway to rhythm, salsa, cha cha, hula, move to
        beat, move to music, dance along, foxtrot, breakdancing, polka, swing hip, do worm""",
    "wave": """
        wave, wave hello, wave goodbye, greet, beckon, wave hand, wave arm, salute, bid
        farewell, wave back, wave paw, blow kiss""",
    "spin": """
        spin, twirl, pirouette, whirl, rotate, turn around and around, turn in circle, gyrate,
        swirl around, twist around, cartwheel, revolve, turn on spot, whirl around, pivot, twirl
        around, do cartwheel, turn round and round, and round, chase own tail, chase tail, roll
        around, spin around, spin in circle, go round and round""",
    "sit": """
        sit, sit down, perch, crouch, squat, kneel, sit up, rest, relax, lounge, be seated,
        seat, recline, take seat, settle, settle down, plop down, plonk down, hunker down,
        meditate, flop down, flop onto, huddle, curl up with book, have rest, take rest, unwind,
        slump, chill out, park self, sit back, straddle, sit cross legged""",
    "sleep": """
        sleep, nap, snooze, doze, slumber, snore, doze off, fall asleep, fast asleep, asleep,
        drift off to sleep, take nap, hibernate, nod off, curl up, lie asleep, sound asleep,
        catch forty wink, kip, lie down, take siesta, rest eye, get some sleep, have nap, go to
        sleep, put to bed, curl up asleep, hit hay, dream peacefully, tuck in bed, take power
        nap""",
    "fly": """
        fly, soar, hover, flutter, flit, swoop, take flight, take off, glide, levitate, flap
        wing, beat wing, zoom through air, take to air, take to sky, fly away, fly up, fly off,
        be airborne, parachute, skydive, wheel in sky, circle overhead, paraglide, wing way,
        dart through air, buzz around, rocket through, blast off, lift off, spread wing, flap,
        wing its way""",
    "swim": """
        swim, paddle, dive, snorkel, backstroke, dog paddle, swim along, doggy paddle, tread
        water, wallow, scuba dive, plunge, freestyle, float on back, take dip, dive in, dive
        into, float on water, bathe, splash in sea, splash in lake, splash in pond, splash in
        water, splash about in water, breaststroke, plunge into, splash around in water, go
        under, splash about, slide into water, slide into river, slide into lake, slide into
        pond, slip into water""",
    "ride": """
        ride, surf, skate, skateboard, ski, snowboard, cycle, bike, pedal, sail, drive, sled,
        sledge, toboggan, row, steer, ice skate, roller skate, rollerblade, gallop on horse, on
        bicycle, on bike, on horse, on horseback, on scooter, on motorcycle, on pony, on camel,
        on sled, on sleigh, on surfboard, on tricycle, on unicycle, on broomstick, ride wave,
        catch wave, windsurf, kayak, canoe, row boat, row a boat, paddle kayak, on train, in
        canoe, on flying carpet, on magic carpet, astride, pilot, scooter, wakeboard, kitesurf,
        sandboard, mount up, ride along, horseback, glide on ice, glide across ice, glide over
        ice, paddle raft, unicycle, race car, go kart, tube down, behind wheel, in saddle, ride
        bike, ride on back, zoom around on, rowboat across, on skateboard, on motorbike, paddle
        canoe, paddle boat, drive car, on skate, on ski, on ice skate, on roller skate""",
    "eat": """
        eat, munch, nibble, chew, gobble, devour, feast, snack, bite, lick, dine, drink, sip,
        slurp, taste, crunch, chomp, gulp, swallow, graze, have lunch, have breakfast, have
        supper, have snack, take bite, have picnic, have tea, picnic, gnaw, nosh, scoff, feed
        on, tuck into, dig into, have meal, guzzle, enjoy meal, eat up, lap up, peck at, savor,
        savour, stuff face, consume, swig, brunch, help self to, forage on, share pizza, slurp
        up, drink tea, nibble on, enjoy ice cream, enjoy slice, lunch on, have dinner, wolf
        down, polish off""",
    "talk": """
        talk, speak, say, tell, chat, whisper, shout, sing, ask, argue, mutter, mumble, discuss,
        announce, explain, narrate, recite, yell, call out, reply, answer, lecture, preach, hold
        speech, deliver speech, converse, gossip, declare, exclaim, murmur, babble, present,
        chant, serenade, hum, croon, deliver monologue, read aloud, talk to, gab, scream, cry
        out, bellow, proclaim, make speech, address crowd, address audience, address class, give
        lecture, give talk, teach, rap, debate, give presentation, complain, hold court, scold,
        plead, orate, chatter, confide, hold forth, yodel, sing song, have word, interview,
        holler, tell story, tell joke, tell tale, recount, gossip with, whisper to, speak up,
        squeak hello, natter, lip sync, deliver line, give speech""",
    "laugh": """
        laugh, giggle, chuckle, cackle, snicker, guffaw, burst out laughing, crack up, chortle,
        titter, snigger, howl with laughter, laugh out loud, in stitches, double over with
        laughter, hoot with laughter, giggle fit, belly laugh, shake with laughter, burst into
        giggle, dissolve into giggle, shriek with laughter, laugh heartily, roar with laughter,
        burst into laughter, snort with laughter, roll with laughter, have giggle fit, howl
        laughing""",
    "look_around": """
        look around, look about, gaze around, glance around, look left and right, look from
        side, look side to side, scan, survey, search, look over shoulder, turn head, look back
        and forth, look everywhere, look for, inspect, observe, explore, look up and around,
        look both way, take in view, examine, search for, watch surrounding, look here and
        there, swivel head, glance left and right, look left then right, look in every
        direction, glance about, peer about, gaze about, check surrounding, stare around, keep
        watch, keep lookout, glance nervously, take in sight, look right and left, scout, marvel
        at surrounding, admire view, watch in all direction, cast glance around, glance over
        shoulder, scour, look to left and to right, look to left and right, admire surrounding,
        peer left and right, look from side to side, peer around room, look all around, take in
        surrounding, look curiously around, turn head from side to side""",
    "climb": """
        climb, clamber, scale, scramble up, ascend, climb up, climb down, climb over, shin up,
        mountaineer, rock climb, shimmy up, climb out, climb onto, haul self up, pull self up,
        make way up, crawl up, mount stair, climb ladder, scramble over rock, scale wall, inch
        up, work way up, rappel, abseil, scamper up tree, boulder up, go up ladder, up ladder,
        scurry up tree""",
    "fall": """
        fall, fall down, fall over, trip, tumble, slip, topple, stumble, plummet, fall off, keel
        over, collapse, slip on, fall into, fall through, faceplant, face plant, crash land,
        fall flat, go head over heel, lose balance, lose footing, trip up, wipe out, take
        tumble, take spill, tip over, land on bottom, crash to ground, drop from, slip and
        slide, pratfall, go sprawling, tumble off, fall out, stumble and fall, fall from, tumble
        down, trip over, fall on, flop over, land flat on""",
    "peek": """
        peek, peep, peer, hide, hide behind, peek out, peer out, poke head out, stick head out,
        pop head out, pop up from behind, spy on, peek around, peep out, duck behind, peer
        around corner, peek over, peer over, look out from behind, peek from behind, play hide
        and seek, play peekaboo, peekaboo, peer from behind, stick nose out, hide and peer, hide
        under, peep through, spy, poke out head, glance from behind, look out from under, lurk,
        hide inside, hide in, poke head around, poke head above, poke head up, pop head up, pop
        head over, watch from behind, watch from hiding, eye from behind, look from behind, hide
        away, sneak peek, spy through, peek a boo, play peek a boo, peer through, poke nose out,
        look through keyhole, pop out from behind""",
}  # fmt: skip

QUIET_VERBS: dict[Action, str] = {
    "stand": "stop, pause, halt, land, linger, freeze, stay, hold, balance, stare down",
    "walk": """
        come, go, move, head, enter, arrive, approach, cross, travel, leave, return, follow,
        pass, emerge, stumble, make for, step out, step in, step into, step onto, go through,
        carry, push, pull, appear, advance, near, journey, exit, proceed, lead, get lost, wade
        through, turn back, tour, go home, come home, shop, deliver""",
    "run": "play, play tag, hunt, tear through, storm, burst, zoom, go fast",
    "jump": "celebrate, splash, play, flip, kick, backflip off, cheer, rejoice, catch ball",
    "spin": "roll, circle, turn around, twist",
    "dance": "sway, perform, wiggle, clap, party, nod along, wobble",
    "sit": """
        read, study, type, work, write, draw, paint, fish, play piano, knit, watch tv, watch
        movie, play video game, warm self, sunbathe, bask, lie back, play chess, watch film,
        sew, cuddle, snuggle, hug knee, ponder, have read, soak, take bath, play guitar, doodle,
        browse, play game, camp, contemplate, watch television""",
    "sleep": "lie, wake, wake up, yawn, lie in bed, awake, awaken, lay down, dream, drift off",
    "fly": """
        float, drift, rise, circle in air, sail through air, drift through air, float
        weightless, float in, sail through sky, sail over, sail above, sail across sky, spiral
        up, zip around, circle above, circle over, circle high""",
    "look_around": """
        look, gaze, stare, watch, look at, look up, look out, glance, admire, wonder, study map,
        spot, discover, notice, wonder at, marvel, contemplate view, sniff, sniff around,
        listen, stargaze, peer at, look down, look for way, look into, peer into, gaze out,
        examine, check, find, investigate, browse shelf, peruse, browse, behold, eye, peer up,
        peer down, look out of""",
    "laugh": "smile, grin, beam, smirk, joke, tease, cheer",
    "talk": """
        howl, roar, bark, meow, growl, sigh, squeak, perform song, cheer, practice speech,
        phone, on phone, call, chirp, croak, rehearse, pray""",
    "wave": """
        bow, nod, clap, high five, raise paw, raise hand, raise arm, applaud, conduct, take bow""",
    "eat": """
        bake cookie and taste, enjoy coffee, hold ice cream, enjoy breakfast, enjoy lunch, enjoy
        dinner, enjoy meal, with coffee, enjoy picnic, at dinner, barbecue, enjoy food""",
    "climb": "go up, scramble, hang, cling, swing, mount",
    "fall": "slide, slide down, drop, crash, sink, plunge down",
    "swim": "float on, bob, splash, drift on, bob on",
    "peek": """
        watch from, appear from behind, emerge from behind, pop up, pop out, duck, crouch
        behind, shelter, cower, wait behind, stand behind""",
    "ride": """
        cruise, travel in, in boat, in car, on boat, on raft, in train, on ship, travel by, in
        balloon, on board, in rowboat, in rocket, on motor""",
}  # fmt: skip
"""Said only when nothing clearer is: "goes jogging" runs, "goes home" walks."""

NOUNS: dict[Action, str] = {
    "walk": "walk, stroll, hike, trek, march, promenade, wander, ramble",
    "run": "run, jog, sprint, race, chase, marathon",
    "jump": "jump, leap, hop, somersault, backflip",
    "dance": "dance, waltz, tango, ballet, boogie, jig, solo dance",
    "spin": "spin, twirl, pirouette, cartwheel",
    "sleep": "nap, sleep, snooze, siesta, doze, slumber",
    "fly": "flight",
    "swim": "swim, dip, dive",
    "ride": "ride, bike ride, bicycle ride, sleigh ride, boat ride, horse ride",
    "eat": "snack, bite, meal, feast, picnic, lunch, breakfast, dinner, supper, sip",
    "talk": "speech, chat, talk, monologue, conversation, serenade",
    "laugh": "laugh, giggle, chuckle, cackle, grin",
    "climb": "climb, ascent",
    "fall": "tumble, stumble",
    "wave": "salute, greeting",
    "peek": "peek",
}  # fmt: skip
"""Nouns that say it after "takes a", "goes for a", "has a", "during a"; "wave" is left to verbs."""

NOT_DOINGS = """
    dance floor, dancing floor, dance hall, dance studio, sleeping bag, sleeping beauty, swimming
    pool, =swimming trunks, =diving board, =jumping castle, =jumping jack, =running water,
    =running shoes, running late, =running shorts, =walking stick, =walking shoes, =walking boots,
    =walking cane, =riding boots, =riding hat, dining room, dining table, dining hall, =drinking
    fountain, =drinking water, drinking glass, =flying saucer, =flying fish, fly swatter, fruit
    fly, fishing rod, =rocking horse, =spinning wheel, =spinning top, =falling leaves, =fallen
    leaves, =fallen tree, =fallen log, =falling star, =falling stars, =fallen snow, =falling
    apart, fall in love, fall leaf, fall color, fall colour, fall day, fall morning, fall evening,
    fall forest, in fall, in the fall, early fall, late fall, =standing ovation, standing stone,
    standing lamp, stand out, music stand, hot dog stand, lemonade stand, fruit stand, newspaper
    stand, news stand, food stand, ice cream stand, market stand, souvenir stand, night stand,
    sitting duck, cock a hoop, =talking point, =laughing stock, laughing gas, =eating area,
    =reading glasses, look like, look happy, look sad, look tired, look scared, look sleepy, look
    lost, look proud, look forward, look surprised, look cute, look excited, look curious, look
    worried, look confused, look bored, look as if, look as though, run out of, run low, run
    through hair, run down building, =run down, paper run, climbing plant, climbing rose, climbing
    frame, eat away, swing dance band, jump suit, jumpsuit, jump scare, wave pool, microwave, heat
    wave, heatwave, sound wave, permanent wave, wavy, shock wave, ocean wave, sea wave, =a wave
    crashes, =waves crash, =waves crashing, =waves lap, =waves lapping, =waves roll, =waves
    rolling, =waves break, =waves breaking, =waves crashed, =waves lick, =waves licking, =waves
    behind, =waves wash, =waves washing, step ladder, doorstep, step brother, front step, stone
    step, footstep, foot step, back step, on step, set of step, hiding place, hiding spot, flight
    of stair, flight of step, race track, raceway, race course, rat race, horse race, sleep mask,
    sleepwear, eat in kitchen, ride share, free fall, waterfall, dragonfly, butterfly, speaking
    of, so to speak, talk of town, needless to say, strictly speaking, sweep stake, bite mark,
    =walking distance, =rolling hills, rolling hill, =rolling fields, =rolling green hills,
    =climbing wall, spring day, spring morning, spring flower, spring evening, spring rain, spring
    meadow, spring garden, =in spring, hot spring, =the bank, read room, reading room, waiting
    room, changing room, writing desk, =bathing suit, =driving rain, =driving snow, =sailing boat,
    sailing ship, race car bed, moving box, driving wheel, steering wheel, charging station,
    coming of age, landing strip, landing pad, =drinking straw, sitting room, living room, watch
    tower, watchtower, wrist watch, pocket watch, stop watch, stop sign, bus stop, tram stop, play
    ground, school play, play time, =playing cards, playing card, playing field, work shop,
    workshop, working class, work bench, workbench, in row, back row, front row, in a row, first
    row, =rows of, row of house, row of, =chase scene, park bench, car park, hide bound, leather
    hide, bear hide, hidden, dead run, lead actor, leading edge, left right, shop window, shop
    front, =shops, coffee shop, flower shop, bike lane, bike path, bike rack, ski resort, ski
    lodge, ski lift, ski slope, sailing club, skating rink, skate park, surf shop, surf board,
    sound stage, paint brush, paint bucket, stare case, film set, television set, tv set, tea set,
    set table, set fire, present day, birthday present, christmas present, gift, =presents,
    wrapped present, lunch box, lunchbox, dinner table, picnic blanket, picnic table, picnic
    basket, =story book, storybook, song bird, songbird, still life, still shot, paint peel, dream
    world, dream like, dreamlike, dreamy, dream catcher, dream castle, drop of, water drop, dew
    drop, rain drop, drop cloth, check shirt, scale model, scale armor, scale armour, =scales,
    large scale, small scale, fish scale, tear drop, land mark, landmark, farm land, turn of,
    search light, searchlight, cross legged, cross walk, on time, pass port, mountain pass,
    turning point, bouncing ball, bouncy castle, spinning fan, rubber duck, rowing boat, row boat,
    crow nest, speed boat, speedboat, high speed, full speed, lightning speed, speed of light, at
    speed, carry on, pull over, push button, cycle path, life cycle, motor cycle, motorcycle,
    water cycle, recycle, boxing ring, bolt of lightning, lightning bolt, crossbow, crunch of
    snow, pad of paper, lily pad, launch pad, mouse pad, helipad, pace maker, march month, in
    march, head of, =the head, =its head, =his head, =her head, =their heads, forehead, head
    first, head light, headlight, bow tie, bow and arrow, taste bud, sled dog, husky sled, sing
    along, parade float, race horse, racehorse, polka dot, skip school, bat wing, butterfly wing
"""
"""Phrases whose words look like doings and are none."""
