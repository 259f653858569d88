import pytest

from castmate.characters.handle import checked_handle, checked_name, handle_from
from castmate.errors import BadHandle, BadInput


@pytest.mark.parametrize(
    ("name", "handle"),
    [
        ("Momo", "momo"),
        ("Momo the 2nd", "momo_the_2nd"),
        ("  Sir   Wobbles!! ", "sir_wobbles"),
        ("Mickey's diner dog", "mickeys_diner_dog"),
        ("Käthe Größe", "kathe_grosse"),
        ("Łukasz Ørsted", "lukasz_orsted"),
        ("Жужа", "zhuzha"),
        ("Μώμος", "momos"),
        ("モモ", "momo"),
        ("모모", "momo"),
        ("R2-B2", "r2_b2"),
        ("Ｍｏｍｏ", "momo"),
        ("7", "7"),
    ],
)
def test_a_name_gives_its_handle(name, handle):
    assert handle_from(name) == handle
    assert checked_handle("@" + handle) == handle


@pytest.mark.parametrize("name", ["!!!", "🦊", "小熊", "'"])
def test_a_name_that_cannot_be_typed_is_refused_with_a_way_out(name):
    with pytest.raises(BadHandle, match="a-z"):
        handle_from(name)


@pytest.mark.parametrize("name", ["", "   ", "\n\t", "x" * 81])
def test_a_name_has_1_to_80_characters(name):
    with pytest.raises(BadInput):
        checked_name(name)


def test_a_name_loses_control_characters_but_nothing_else():
    assert checked_name("Mo\x00mo\n the  2nd") == "Mo mo the 2nd"
    assert len(checked_name("x" * 80)) == 80


@pytest.mark.parametrize("handle", ["", "@", "Momo", "mo mo", "_momo", "mo__mo", "mömö", "../x"])
def test_what_is_no_handle_is_refused(handle):
    with pytest.raises(BadHandle, match="is not a handle"):
        checked_handle(handle)
