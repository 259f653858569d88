"""Skia must import where there is no screen and no graphics library."""

import ctypes
import io
import platform

import pytest

from castmate.errors import NoSpace
from castmate.hollow_library import hollow_library
from castmate.raster import _fill, make_skia_loadable


@pytest.mark.skipif(
    platform.machine() not in {"x86_64", "aarch64"}, reason="hollow libraries are for 64-bit PCs"
)
@pytest.mark.parametrize("functions", [["glClear"], [f"glCall{n}" for n in range(500)]])
def test_the_loader_finds_every_function_of_a_hollow_library(tmp_path, functions):
    path = tmp_path / "libHollow.so.1"
    path.write_bytes(hollow_library(path.name, functions, machine=platform.machine()))
    library = ctypes.CDLL(str(path))
    assert [library[name]() for name in functions] == [0] * len(functions)
    with pytest.raises(AttributeError, match="undefined symbol"):
        _ = library["glOther"]


def test_an_unknown_processor_is_refused():
    with pytest.raises(KeyError):
        hollow_library("libGL.so.1", ["glClear"], machine="pdp11")


def test_skia_draws_after_it_was_made_loadable():
    make_skia_loadable()
    import skia

    surface = skia.Surface(4, 4)
    surface.getCanvas().clear(skia.ColorRED)
    assert surface.toarray()[0, 0].tolist() in ([0, 0, 255, 255], [255, 0, 0, 255])


def test_a_full_folder_for_temporary_files_is_said():
    class Full(io.BytesIO):
        def write(self, _):
            raise OSError(28, "No space left on device")

    with pytest.raises(NoSpace, match="is full: drawing needs 5,000 bytes"):
        _fill(Full(), b"x" * 5000)
