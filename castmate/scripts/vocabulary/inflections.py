"""Irregular inflections of words that prompts use, base form first."""

IRREGULAR = """
    be am is are was were been being
    have has had
    do does did done
    go goes went gone
    run ran
    swim swam swum
    fly flies flew flown
    sleep slept
    sit sat
    eat ate eaten
    fall fell fallen
    ride rode ridden
    wake woke woken
    awake awoke awoken
    stand stood
    speak spoke spoken
    say said
    tell told
    sing sang sung
    spin spun
    creep crept
    leap leapt
    sweep swept
    sneak snuck
    flee fled
    swing swung
    spring sprang sprung
    drive drove driven
    bite bit bitten
    feed fed
    drink drank drunk
    lie lay lain lying
    rise rose risen
    take took taken
    come came
    hide hid hidden
    hang hung
    dream dreamt
    give gave given
    stride strode stridden
    tread trod trodden
    kneel knelt
    dive dove
    blow blew blown
    shine shone
    set setting
    freeze froze frozen
    begin began begun
    see saw seen
    hear heard
    stick stuck
    catch caught
    hold held
    tumble tumbling
    slide slid
    draw drew drawn
    write wrote written
    think thought
    keep kept
    lose lost
    leave left
    make made
    break broke broken
    glide glid
    light lit
    child children
    man men
    woman women
    mouse mice
    goose geese
    wolf wolves
    leaf leaves
    elf elves
    dwarf dwarves
    foot feet
    tooth teeth
    shelf shelves
    calf calves
    hoof hooves
    life lives
    person people
    ox oxen
    cactus cacti
    fox foxes
    octopus octopuses octopi
    bookshelf bookshelves
    snowman snowmen
"""
"""One word a line. "left", "saw" and "lay" keep their own spelling as well."""
