"""Circles of a graph: what leads to one another, in steps that grow with the arrows."""

from collections.abc import Collection, Hashable, Iterator, Mapping
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def circles_of(
    leads: Mapping[T, Collection[T]], *, alone: bool = False
) -> Iterator[list[T]]:
    """The sets of nodes that all lead to one another (Tarjan), of two or more.

    `alone`: also a single node that leads to itself. Nothing is called again and
    again: a chain may be as long as a sheet.
    """
    number: dict[T, int] = {}
    low: dict[T, int] = {}
    open_: dict[T, None] = {}
    for start in leads:
        if start in number:
            continue
        number[start] = low[start] = len(number)
        open_[start] = None
        path = [(start, iter(leads[start]))]
        while path:
            node, rest = path[-1]
            for following in rest:
                if following not in number:
                    number[following] = low[following] = len(number)
                    open_[following] = None
                    path.append((following, iter(leads.get(following, ()))))
                    break
                if following in open_:
                    low[node] = min(low[node], number[following])
            else:
                path.pop()
                if path:
                    above = path[-1][0]
                    low[above] = min(low[above], low[node])
                if low[node] == number[node]:
                    members = [open_.popitem()[0]]
                    while members[-1] != node:
                        members.append(open_.popitem()[0])
                    if len(members) > 1 or (alone and node in leads.get(node, ())):
                        yield members[::-1]
