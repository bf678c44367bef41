"""The quick `dataclass` is the standard library's, as far as this program uses that."""

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, field
from itertools import product
from typing import ClassVar

import pytest

from pactbrief.model.records import dataclass


def one(decorate):
    class Point:
        x: int
        y: "list[int]" = field(default_factory=list)
        name: str = "point"
        seen: int = field(default=0, compare=False, repr=False)
        _later: int = field(init=False, default=7)

        @property
        def double(self) -> int:
            return 2 * self.x

    return decorate(Point)


SHAPES = [dict(zip(("frozen", "slots", "eq"), flags, strict=True)) for flags in product((False, True), repeat=3)]


@pytest.mark.parametrize("shape", SHAPES)
def test_it_does_what_the_standard_library_does(shape: dict[str, bool]) -> None:
    quick, usual = one(dataclass(**shape)), one(dataclasses.dataclass(**shape))
    for arguments, named in (((1,), {}), ((1, [2]), {"name": "p"}), ((), {"x": 3, "seen": 5})):
        a, b = quick(*arguments, **named), usual(*arguments, **named)
        assert dataclasses.asdict(a) == dataclasses.asdict(b)
        assert repr(a) == repr(b)
        assert (a == quick(*arguments, **named)) == (b == usual(*arguments, **named)) == shape["eq"]
        assert a != quick(99) and a != b and (a == 1) is False
        assert dataclasses.replace(a, x=8).x == 8 and a.double == 2 * a.x
        assert hasattr(a, "__dict__") == hasattr(b, "__dict__")
    assert quick.__match_args__ == usual.__match_args__
    assert (quick.__hash__ is None) == (usual.__hash__ is None)
    assert quick(1).y is not quick(1).y
    for wrong in ((), (1, 2, 3, 4, 5, 6)):
        with pytest.raises(TypeError):
            quick(*wrong)


@dataclass(frozen=True, slots=True)
class Frozen:
    """A frozen one, which pickle has to find by name."""

    x: int
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Single:
    """One field."""

    x: int


@dataclass(frozen=True, slots=True, order=True)
class Ordered:
    """One in order."""

    x: int


def test_a_frozen_one_stays_as_it_is() -> None:
    point = Frozen(1, ("a",))
    for change in (lambda: setattr(point, "x", 2), lambda: delattr(point, "x"), lambda: setattr(point, "z", 2)):
        with pytest.raises(FrozenInstanceError):
            change()
    assert pickle.loads(pickle.dumps(point)) == point == copy.deepcopy(point)
    assert {point, Frozen(1, ("a",))} == {point}
    assert hash(Single(1)) == hash(Single(1)) and Single(1) != Single(2)


def test_what_it_does_not_know_is_left_to_the_standard_library() -> None:
    assert Ordered(1) < Ordered(2)


def test_what_is_set_up_after_the_fields_is() -> None:
    @dataclass(slots=True)
    class Table:
        x: int
        squares: dict[int, int] = field(default_factory=dict)

        def __post_init__(self) -> None:
            self.squares[self.x] = self.x**2

    assert Table(3).squares == {3: 9}


def test_what_is_no_field_is_left_to_the_standard_library() -> None:
    @dataclass(frozen=True)
    class Counted:
        x: int
        known: ClassVar[int] = 3

    assert Counted(1).known == 3 and [one.name for one in dataclasses.fields(Counted)] == ["x"]


def test_a_default_that_changes_is_refused() -> None:
    with pytest.raises(ValueError, match="words"):

        @dataclass
        class Shared:
            words: list[str] = []  # noqa: RUF012


def test_a_method_that_is_written_stays() -> None:
    @dataclass(frozen=True)
    class Named:
        x: int

        def __repr__(self) -> str:
            return "named"

    assert repr(Named(1)) == "named"
