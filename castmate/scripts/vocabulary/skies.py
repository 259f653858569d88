"""When it is and what the weather does."""

from castmate.scripts.shot import TimeOfDay, Weather

HOURS: dict[TimeOfDay, str] = {
    "dawn": """
        dawn, dawning, daybreak, break of day, sunrise, sun rise, rising sun, sun come up, sun
        climb, sun peek, sun peep over, sun break over, sun break horizon, first light, first
        ray, first sunlight, first sunbeam, early light, morning, early morning, morning light,
        early, aurora of morning, cock crow, rooster crow, cockcrow, morn, before breakfast,
        crack of dawn, day break, new day begin, early hour, sun up, sunup, morning dew, dew,
        wake to sun, day begin, pre dawn, predawn, at six in morning, day wake, alpenglow, sun
        appear over, sun crest, day is born, sun go up, morning sun, sun spill over horizon,
        spring morning, misty morning, foggy morning, snowy morning, rainy morning, wake up to
        sun""",
    "day": """
        day, daytime, day time, noon, midday, mid day, afternoon, early afternoon, late
        afternoon, daylight, broad daylight, noonday, noontime, lunchtime, lunch time, sun high,
        sun is high, sunny day, bright day, rainy day, snowy day, foggy day, windy day, stormy
        day, in sun, under sun, bright sun, blazing sun, hot sun, in sunlight, in sunshine,
        lunch hour, blue sky, mid morning, late morning, midmorning, sunlit, bright sunlight,
        afternoon sun, afternoon light, siesta, sun beat down, sun at zenith, mid afternoon,
        scorching sun, noon sun, midday sun, full sun, summer day, winter day, spring day,
        cloudy day, after lunch, teatime, school day, high noon, sun overhead, autumn day, hot
        day, breezy day, sunny afternoon, beautiful day, clear day""",
    "sunset": """
        sunset, sun set, setting sun, sundown, sun down, sun go down, sun dip, sun sink, sun
        low, low sun, sun drop, sun disappear, sun vanish, sun melt, sun fade, dying sun, last
        light, last ray, last sunlight, last ember of day, day end, end of day, dusk, twilight,
        gloaming, golden hour, magic hour, evening, early evening, late evening, eve, nightfall,
        evening sun, evening light, evening glow, eventide, day fade, fading day, dimming light,
        orange sky, pink sky, red sky, sky turn orange, sky turn red, sky turn pink, sky turn
        gold, sky on fire, sky ablaze, afterglow, crimson sky, amber sky, burning sky, golden
        sky, purple sky, dying light, day die, day draw to close, last glow, close of day, sun
        kiss horizon, sun touch horizon, sun slip, sun sag, sun bleed, sun retire, supper time,
        dinnertime, dinner time, blue hour, light fade, west glow, sun hang low, sun hug
        horizon, sun meet sea, sinking sun, fading light, sun slide, light fail, last ember,
        ember of day, sky burn orange, sun begin to set, sun start to set""",
    "night": """
        night, nighttime, night time, midnight, at night, by night, tonight, overnight, moonlit,
        moonlight, moonlit night, moonbeam, full moon, moon shine, crescent moon, half moon,
        starlight, starlit, starry, starry sky, starry night, night sky, under star, by
        moonlight, star shine, star twinkle, star sparkle, star come out, twinkle star, moon
        rise, moon hang, moon glow, moon high, under moon, beneath moon, moon watch, moon look
        down, silver moon, pale moon, moon is out, moon be out, moon up, by candlelight,
        darkness, after dark, pitch dark, dead of night, small hour, witching hour, late night,
        nocturnal, northern light, aurora, night fall over, two in morning, three in morning,
        two am, three am, 2 am, 3 am, 2am, 3am, 1am, 4am, shooting star, milky way, firework,
        neon lit, neon night, rainy night, wet night, snowy night, foggy night, stormy night,
        look at star, count star, watch star, wish upon star, wish on
        star, at star, halloween night, star above, star overhead, star hang, star wheel, star
        beyond, star over, moon over, moon above, moon overhead, blanket of star, sky full of
        star, thousand star, million star, lamplight, torchlit night, in dead of dark, star
        gaze, stargaze, constellation above, lights out, insomnia, everyone asleep, whole house
        asleep, nightly, new moon, beneath star, star glitter, below moon, moon out, pitch
        black, gaze at star""",
}  # fmt: skip

HOUR_SIGNS: dict[TimeOfDay, str] = {
    "dawn": "breakfast, wake up, rooster, alarm clock ring, sleepy city wake",
    "day": """
        sun, sunlight, sunshine, sunbeam, sunny, lunch, sun drenched, sun soaked, sunbathe,
        noonlight, sun dappled, summer""",
    "sunset": """
        golden light, warm glow, orange glow, amber light, ember of day, long shadow, golden
        glow, pink light, red glow, dinner, orange light, pink and orange, orange and pink,
        supper""",
    "night": """
        moon, star, firefly, neon, neon light, neon sign, dark, campfire, owl, candlelight,
        nightmare, glow stick, street lamp, streetlight, street light, streetlamp, bonfire,
        torchlight, flashlight, insomniac, headlight, night owl, bedtime, in dark""",
}  # fmt: skip

WEATHERS_SAID: dict[Weather, str] = {
    "clear": """
        clear, clear sky, clear weather, sunny, sunshine, sunny day, blue sky, clear blue sky,
        cloudless, cloudless sky, cloud free, cloudfree, fair weather, fine weather, good
        weather, bright sun, blazing sun, sun shine, bright sunlight, brilliant sunshine, sun
        drenched, sun soaked, bathed in sunlight, sun beat down, not cloud in sky, beautiful
        weather, perfect weather, glorious weather, clear night, clear morning, clear evening,
        bright and clear, bright day, beautiful day, sun blaze, hot sun, calm weather, clear
        air, crisp air, sunbathe, cloudless night, sun bake, sun dappled, heatwave, heat wave,
        sun kissed, hot day, blazing heat, sunlit, no rain, after rain, after storm, rain stop,
        storm pass, storm be over, fog lift, fog clear, noon sun, noonday sun, full sun,
        merciless sun, nice weather, scorching sun, blistering sun, without cloud, no cloud,
        clear day, snow stop, snowing stop, raining stop, storm end, storm clear, rain end, rain
        clear, wind die down, mist lift, mist clear, storm subside, sky clear, after snow""",
    "rain": """
        raining, rainy, rainfall, raindrop, rain drop, drizzle, drizzly, downpour, pour,
        pouring, pouring rain, shower, rain shower, cloudburst, monsoon, wet weather, deluge,
        torrential, bucket down, in wet, light rain, rain soaked, rain slick, rain slicked, rain
        drenched, rain swept, rainswept, drenched, soaked to skin, soaked to bone, spring
        shower, summer rain, rain pour, falling rain, rain lash, rain drum, rain patter, cat and
        dog, heaven open, teem, pelting rain, soaking wet, under umbrella, spit with rain, drip
        with rain, rain, pour with rain, sprinkle of rain, heavy rain, gentle rain, rainy day,
        rain fall, rainy morning, rainy night, wet night""",
    "snow": """
        snowing, snowy, snowfall, snowflake, snow flake, blizzard, snowstorm, snow storm,
        flurry, snow flurry, sleet, snow fall, falling snow, fresh snow, snow covered, flake
        fall, flake drift, flake of snow, heavy snow, light snow, whiteout, white out, wintry
        weather, snowy day, snowy night, snow swirl, thick snow, deep snow, powder snow, snow
        blanketed, blanketed in snow, covered in snow, snow clad, snow laden, snow dusted,
        dusted with snow, dusting of snow, snowbound, white flake, snow squall, flake swirl,
        snow whirl, snow, snow drift down, flake dance, snowy morning""",
    "fog": """
        fog, foggy, mist, misty, haze, hazy, smog, foggy day, fog roll, fog bank, thick fog,
        brume, low cloud, murk, murky, shrouded, mist shrouded, fog bound, fogbound, sea fret,
        vapour, vapor, low visibility, mist drift, foggy night, misty morning, foggy morning,
        veil of mist, mist hang, hidden in cloud, shrouded in mist, smoky, mist rise, pea soup,
        wreathed in mist""",
    "storm": """
        stormy, thunder, thunderstorm, thunder storm, lightning, lightning storm, bolt of
        lightning, tempest, tempestuous, hurricane, typhoon, cyclone, tornado, thunderclap,
        thunderous sky, squall, thunder and lightning, rain and thunder, thunder rumble,
        lightning flash, lightning strike, electrical storm, storm cloud, stormy sky, hail,
        hailstorm, stormy sea, rolling thunder, storm rage, stormy night, stormy day,
        superstorm, rain storm, rainstorm, thundercloud, dark and stormy, violent weather,
        storm, lightning bolt, thunder roll, rain and lightning, raging storm, storm brew""",
    "wind": """
        wind, windy, breeze, breezy, gust, gusty, gale, sandstorm, sand storm, dust storm,
        strong wind, wind blow, blow wind, windswept, wind swept, whirlwind, blustery, bluster,
        gentle breeze, wind whip, wind howl, howling wind, leaf blow, blow in wind, billow, hair
        blow, zephyr, draft of air, mistral, leaf swirl, swirl leaf, leaf whirl, sirocco,
        windblown, wind blown, gale force, blow hard, stiff breeze, squally, tumbleweed roll,
        windy day, wind rush, trade wind, breezy day, in breeze, sea breeze""",
}  # fmt: skip

WEATHER_SIGNS: dict[Weather, str] = {
    "clear": "sun, sunlight, bright",
    "rain": """
        umbrella, puddle, rubber boot, rain boot, raincoat, wet street, wet, dripping, wet road,
        soaked, gumboot, wellington, wet pavement""",
    "snow": """
        in snow, through snow, across snow, over snow, winter, snowman, snow angel, snowball,
        snowball fight, wintry, winter wonderland, christmas, snowy field, snowdrift""",
    "fog": "blurred outline, haunting grey",
    "storm": "dark cloud, howl outside, angry sky, flash of light, black cloud",
    "wind": """
        fly kite, kite, flag flutter, hold onto hat, hat blow, sail fill, leaf dance, pinwheel,
        wind turbine, weathervane""",
}  # fmt: skip

FALSE_FRIENDS = """
    snow leopard, snow white, snow owl, snowy owl, snow globe, snow queen, snow goose, snow
    monkey, snow fox, winter coat, winter jacket, wind chime, wind up, wind instrument, wind
    turbine, =winding, windsurf, second wind, storm off, storm out, =storming, brain fog, fog
    machine, fog horn, cloud nine, rain dance, rain check, thunder thigh, clear throat, clear
    voice, clear path, clear table, clear water, crystal clear, make clear, clear away, shower
    curtain, in shower, take shower, good morning, good night, good evening, night light, evening
    gown, evening dress, evening wear, morning coat, day dream, daydream, birthday, morning glory,
    night shirt, night gown, night cap, night cream, day off, day old, one day, these day, all day
    long, every day, someday, day after day, dark green, dark brown, dark blue, dark red, dark
    grey, dark gray, dark fur, dark eye, dark hair, dark chocolate, dark wood, dark skin,
    starfish, rock star, film star, movie star, star shaped, star pattern, gold star, pop star,
    star of show, sun hat, sun glass, sunflower, half moon shape, early bird, pour tea, pour
    coffee, pour milk, pour water, pour juice, pour itself, pour drink, pour cup, pour glass, wind
    around, haze of dust
"""
"""Phrases whose words look like an hour or a weather and are none."""
