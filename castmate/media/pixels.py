"""The pixel layouts that cross packages. Foreign ones (BGR, planar, float) stop at the border."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

RgbImage: TypeAlias = NDArray[np.uint8]
"""uint8 (height, width, 3), sRGB."""

RgbaImage: TypeAlias = NDArray[np.uint8]
"""uint8 (height, width, 4), sRGB with straight (not premultiplied) alpha."""

AlphaImage: TypeAlias = NDArray[np.uint8]
"""uint8 (height, width): 0 is background, 255 is wholly the subject."""
