"""How the shot is seen: the camera's move and the framing."""

from castmate.scripts.shot import CameraMove, Framing

MOVES: dict[CameraMove, str] = {
    "static": """
        static, static shot, static camera, static frame, static view, stationary, stationary
        shot, locked off, locked off shot, lock off, locked camera, locked shot, camera locked,
        fixed camera, fixed shot, fixed frame, fixed angle, fixed view, tripod, tripod shot,
        camera still, still camera, still shot, still frame, camera stay still, camera hold
        still, camera not move, camera hold, no camera motion, no camera move, without camera
        movement, camera fixed, camera static, motionless camera, unmoving camera, steady shot,
        steady camera, camera remain still, camera does not move, camera doesn't move, camera
        remain, camera stay put, camera stay, camera rest, camera stand still, stationary
        camera, locked down, no camera movement, immobile camera""",
    "pan_left": """
        pan left, leftward pan, pan leftward, left pan, truck left, camera slide left, dolly
        left, camera sweep left, camera drift left, camera glide left, swipe left, whip pan
        left, camera swing left, camera turn left, camera swivel left, pan to left, camera move
        left, pan from right, pan leave""",
    "pan_right": """
        pan right, rightward pan, pan rightward, right pan, truck right, camera slide right,
        camera move right, dolly right, camera sweep right, camera drift right, whip pan right,
        camera swing right, camera turn right, camera swivel right, pan from left, slow pan, pan
        across, pan over, pan along, panning shot, pan shot, sweeping pan, gentle pan, quick
        pan, fast pan, smooth pan, whip pan, panning, panoramic pan, camera sweep across, camera
        sweep over, camera glide right, pan to right, sweeping shot, camera pan slowly, pan of
        camera""",
    "zoom_in": """
        zoom in, zoom into, zoom on, zoom toward, slow zoom, zoom in on, crash zoom, push in,
        push in on, push toward, slow push, pushing in, dolly in, dolly into, dolly forward,
        dolly toward, dolly zoom, close in, close in on, camera move in, camera move closer,
        camera creep in, camera creep closer, camera creep forward, camera come closer, camera
        approach, camera move toward, camera move forward, camera draw closer, camera draw near,
        camera drift closer, camera inch closer, camera glide closer, camera edge closer, camera
        glide toward, camera glide in, camera fly in, move in close, punch in, snap zoom, smash
        zoom, camera drift in, camera drift toward, camera tighten, track in, track forward,
        tighten on, slow zoom on, camera float toward, zoom closer, creep in on, camera advance,
        camera press in, camera lean in, camera slide in, ease in on, push into, camera get
        closer, camera inch in, camera fly toward, inward zoom, camera glide forward, camera
        ease in, camera zoom closer""",
    "zoom_out": """
        zoom out, pull back, pull out, pull away, pull out from, pullback, dolly out, dolly
        back, dolly away, camera move back, camera move away, camera back away, camera retreat,
        camera withdraw, camera move out, widen out, zoom back, camera back up, camera drift
        away, camera float away, camera glide back, track back, track out, track backward,
        reveal shot, reverse zoom, outward zoom, camera rush backward, zoom away, pull wide,
        camera ease back, camera ease out, camera open up, camera leave, camera slide back, draw
        back to reveal, camera widen, slow pullout, camera fly away, camera recede, camera drift
        back, camera fall back, camera glide away, camera draw back""",
    "track": """
        tracking shot, tracking, track shot, tracking camera, camera follow, following shot,
        follow cam, followed by camera, follow from behind, camera trail, camera run alongside,
        camera move with, camera keep pace, camera walk with, camera travel with, camera travel
        alongside, camera glide beside, camera glide along, side tracking, steadicam, steadycam,
        dolly alongside, track alongside, tracking alongside, we follow, track with, track
        along, track beside, tracking along, tracking with, tracking beside, camera race
        alongside, camera pursue, camera chase, arc shot, orbit shot, camera orbit, camera
        circle, camera fly alongside, camera float alongside, chase cam, follow along, gimbal
        shot, camera stick with, camera rotate around, camera spin around, camera revolve,
        camera swim alongside, camera drive alongside, camera escort, following camera, camera
        run with, camera shadow, dolly along, dolly track, camera roll alongside, camera go
        along, camera glide behind, tracked by camera, camera arc, trucking shot, travelling
        shot, traveling shot, follow shot, follow behind, camera move alongside, camera glide
        alongside, camera stay with, orbiting shot, camera accompany, camera move along, camera
        move beside, camera glide with, camera track him, camera track her, camera track it""",
    "tilt_up": """
        tilt up, upward tilt, tilt upward, tilt shot up, crane up, crane shot, camera rise,
        rising shot, pedestal up, camera move up, camera go up, camera lift, boom up, camera
        look up, camera climb, camera ascend, jib up, crane upward, camera pan up, pan up, pan
        upward, tilt from foot to head, camera float up, camera float upward, camera move
        upward, camera drift up, camera drift upward, camera soar up, camera glide up, camera
        glide upward, camera travel up, tilt to sky, camera tilt to sky, camera point up, camera
        angle up, camera sweep up, rising crane, camera swing up, slow tilt, camera tilt,
        tilting shot, tilt shot""",
    "tilt_down": """
        tilt down, downward tilt, tilt downward, crane down, camera descend, camera lower,
        descending shot, pedestal down, camera move down, camera go down, camera drop, boom
        down, camera look down, jib down, crane downward, pan down, pan downward, camera pan
        down, camera drift down, camera move downward, camera drift downward, camera float down,
        camera sweep down, camera glide down, camera travel down, camera dip, camera swoop down,
        descending crane, camera point down, tilt from head to foot, camera tip down, camera
        float downward, camera sink, camera come down, camera swing down""",
    "handheld": """
        handheld, hand held, shaky, shaky cam, shaky camera, shakycam, shake cam, camera shake,
        camera shaking, handicam, handycam, handheld camera, found footage, documentary style,
        verite, cinema verite, vlog, vlog style, bumpy camera, jerky camera, gopro, go pro,
        phone footage, phone video, home video, filmed on phone, shot on phone, camcorder,
        unsteady camera, trembling camera, guerrilla style, home movie, body cam, amateur
        footage, smartphone video, camera wobble, camera jolt, camera jiggle, camera bounce, run
        and gun, camera tremble, jittery camera, wobbly camera, selfie video, selfie stick,
        shaking effect, shake effect, shaking frame""",
}  # fmt: skip

FRAMINGS_SAID: dict[Framing, str] = {
    "wide": """
        wide shot, wide angle, wide view, wide frame, wide framing, wide lens, very wide,
        extreme wide shot, ultra wide, super wide, establishing shot, establish shot,
        establishing, establishing view, establishing wide shot, long shot, extreme long shot,
        very long shot, full shot, full body, full body shot, full length, full length shot,
        head to toe, aerial, aerial shot, aerial view, drone shot, drone view, bird eye, bird
        eye view, birds eye view, bird's eye view, overhead wide, panorama, panoramic, panoramic
        view, panoramic shot, sweeping vista, seen from afar, from afar, from far away, from
        distance, seen from distance, far shot, distant shot, distant view, distant framing,
        shot from distance, wide establishing shot, entire scene, whole scene, scenic shot,
        master shot, tiny figure, small in frame, sweeping view, extreme wide angle, fisheye,
        whole body in frame, whole body visible, from high above, helicopter shot, wide
        cinematic, wide screen shot, wideshot, widescreen vista, small against, tiny beneath,
        wide composition, big wide, satellite view, landscape view, far away shot, filmed from
        far away, vast landscape, all in frame, extreme wide, full figure, drone footage,
        landscape shot, tiny in frame, epic scale, tiny against, filmed from far""",
    "medium": """
        medium shot, mid shot, midshot, medium view, medium frame, medium framing, medium angle,
        medium lens, medium distance, medium wide, medium wide shot, medium long shot, waist up,
        from waist up, waist shot, waist high, waist level shot, half body, half body shot,
        cowboy shot, american shot, knee up, from knee up, from hip up, hip up, two shot, torso
        shot, medium two shot, medium range, mid range, mid range shot, middle distance, medium
        length, mid frame, midframe, conversation shot, over shoulder, over shoulder shot, upper
        body, upper body shot, medium composition, medium tracking shot, medium static shot,
        medium handheld shot, mid distance, mid close framing, medium full shot, thigh up,
        mediumshot, from thigh up, half length""",
    "close_up": """
        close up, closeup, close shot, close framing, extreme close up, extreme closeup, tight
        shot, tight framing, tight frame, tight on, tight closeup, medium closeup, portrait,
        portrait shot, portrait framing, headshot, head shot, face shot, macro, macro shot,
        macro lens, macro view, macro detail, close on, up close, close to face, face fill
        frame, fill frame, big close up, big closeup, closely framed, close in frame, close
        angle, eye fill frame, facial expression, intimate shot, focus on face, eye level close,
        extreme detail, insert shot, zoomed in face, face in frame, close portrait, face
        filling, tightly framed, tight portrait, close detail, tight close up, medium close up,
        head and shoulder, detail shot, near shot, detail of face, reaction shot, choker shot,
        only face, camera very close, super close up, close up on, closeup on, close shot on,
        tight on face""",
}  # fmt: skip

TAGS: dict[str, tuple[str, str]] = {
    "wide": ("framing", "wide"),
    "medium": ("framing", "medium"),
    "mid": ("framing", "medium"),
    "close": ("framing", "close_up"),
    "tight": ("framing", "close_up"),
    "full": ("framing", "wide"),
    "long": ("framing", "wide"),
    "aerial": ("framing", "wide"),
    "follow": ("camera", "track"),
    "following": ("camera", "track"),
    "zoom": ("camera", "zoom_in"),
    "dolly": ("camera", "zoom_in"),
    "pan": ("camera", "pan_right"),
    "tilt": ("camera", "tilt_up"),
    "crane": ("camera", "tilt_up"),
    "fixed": ("camera", "static"),
    "still": ("camera", "static"),
    "locked": ("camera", "static"),
}
"""Words that mean this only when they stand alone between commas, as tags do."""

ABBREVIATIONS: dict[str, Framing] = {
    "CU": "close_up", "ECU": "close_up", "MCU": "close_up", "BCU": "close_up", "MS": "medium",
    "MWS": "medium", "WS": "wide", "LS": "wide", "EWS": "wide", "ELS": "wide", "FS": "wide",
    "VLS": "wide", "XCU": "close_up", "XWS": "wide", "MLS": "medium", "CS": "close_up",
}  # fmt: skip
"""Film shorthand, in capitals only."""
