"""The bookmarks of the file: one per heading, nested by level."""

from __future__ import annotations

from dataclasses import field

from pactbrief.model.records import dataclass
from pactbrief.render.pdf.fonts import visible
from pactbrief.render.pdf.objects import Objects, literal


@dataclass(slots=True)
class Entry:
    """A bookmark that leads to `target` (PDF source of a destination)."""

    title: str
    level: int
    target: str
    kids: list[Entry] = field(default_factory=list)

    def count(self) -> int:
        """The number of entries below this one."""
        return sum(1 + kid.count() for kid in self.kids)


def nested(entries: list[Entry]) -> list[Entry]:
    """Entries in order as a tree by their levels."""
    top: list[Entry] = []
    above: list[Entry] = []
    for entry in entries:
        while above and above[-1].level >= entry.level:
            above.pop()
        (above[-1].kids if above else top).append(entry)
        above.append(entry)
    return top


def write_outline(entries: list[Entry], objects: Objects) -> int | None:
    """Write the outline; its object number, None where there is nothing to list."""
    top = nested(entries)
    if not top:
        return None
    root = objects.reserve()
    first, last = _write(top, root, objects)
    total = sum(1 + entry.count() for entry in top)
    objects.fill(root, f"<</Type /Outlines /First {first} 0 R /Last {last} 0 R /Count {total}>>")
    return root


def _write(entries: list[Entry], parent: int, objects: Objects) -> tuple[int, int]:
    numbers = [objects.reserve() for _ in entries]
    for index, (entry, own) in enumerate(zip(entries, numbers, strict=True)):
        links = f"/Parent {parent} 0 R"
        if index:
            links += f" /Prev {numbers[index - 1]} 0 R"
        if index + 1 < len(numbers):
            links += f" /Next {numbers[index + 1]} 0 R"
        if entry.kids:
            first, last = _write(entry.kids, own, objects)
            links += f" /First {first} 0 R /Last {last} 0 R /Count {entry.count()}"
        objects.fill(own, f"<</Title {literal(visible(entry.title))} {links} /Dest {entry.target}>>")
    return numbers[0], numbers[-1]
