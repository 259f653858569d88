"""Places that have no set of their own, and the sets that come nearest to them."""

from castmate.scripts.shot import SetName

NEAREST: dict[tuple[SetName, ...], str] = {
    ("kitchen", "living_room", "city_street"): """
        bakery, restaurant, diner, bar, pub, canteen, cafeteria, bistro, pizzeria, coffee shop, tea
        house, teahouse, saloon, ice cream parlour""",
    ("city_street", "office"): """
        mall, shopping mall, supermarket, grocery store, department store, bank, hotel, lobby,
        airport, train station, railway station, station, subway station, hospital, clinic, police
        station, museum, gallery, elevator, hallway, warehouse, factory, garage, gas station,
        bridge""",
    ("lake", "underwater", "garden"): "pool, swimming pool, bathtub, hot tub, water park, spa",
    ("bedroom", "kitchen"): "bathroom, shower, toilet, basement, laundry room, closet",
    ("park", "stage", "meadow"): """
        gym, stadium, football field, soccer field, tennis court, basketball court, zoo, circus,
        racetrack, golf course, playing field, skating hall, bowling alley""",
    ("castle", "library", "cave"): """
        church, cathedral, temple, chapel, monastery, mosque, tomb, graveyard, cemetery, crypt,
        ruin, prison""",
    ("classroom", "office"): "laboratory, lab, workshop, studio, courtroom, hospital room",
    ("beach", "sky"): "ship, boat, cruise ship, pirate ship, deck, yacht, ferry, oil rig",
    ("city_street", "sky"): "train, bus, car, airplane, plane, tram, truck, taxi, rooftop",
}  # fmt: skip
