"""What a verifier learns beside the references, so that footage may be worse than the clip."""

import cv2
import numpy as np

from castmate.identity.embedder import Crop
from castmate.identity.fisher import FisherEmbedder
from castmate.identity.partial_views import partial_views
from castmate.identity.signature import make_signature
from tests.identity.drawn import MINT, RED, drawn

EMBEDDER = FisherEmbedder()


def out_of_focus(crop, share):
    side = np.sqrt(np.count_nonzero(crop.alpha > 127))
    return Crop(cv2.GaussianBlur(crop.rgb, (0, 0), share * side), crop.alpha)


def test_masks_only_ever_lose_and_one_view_is_softer():
    crop = drawn(MINT, "dots")
    views = partial_views([crop])[0]
    assert all((view.alpha <= crop.alpha).all() for view in views)
    soft = views[-1]
    assert (soft.alpha == crop.alpha).all()
    sharpness = [cv2.Laplacian(each.rgb, cv2.CV_32F).std() for each in (soft, crop)]
    assert sharpness[0] < 0.7 * sharpness[1]


def test_a_crop_without_a_mask_is_none_the_worse():
    nothing = Crop(np.full((40, 40, 3), 90, np.uint8), np.zeros((40, 40), np.uint8))
    assert len(partial_views([nothing])[0]) == 4


def test_a_slight_blur_is_still_the_character_and_another_one_blurred_is_not():
    momo = make_signature([drawn(MINT, "dots", turn=turn) for turn in (-8, 0, 8)], EMBEDDER)
    seen = [drawn(MINT, "dots", turn=4), drawn(RED, "stripes", turn=4)]
    own, other = momo.score([out_of_focus(crop, 0.012) for crop in seen], EMBEDDER).likeness
    assert own > 0.9
    assert other < 0.1
