"""How many of a group can be chosen so that no two of them belong together?

Why not simply one after the other: the answer must never fall because somebody joins the group, and only
the largest choice has that property. It is worked out exactly within a bounded number of steps; beyond it
the one with the fewest neighbours is taken first, so that a crafted group cannot make this slow.
"""

from collections.abc import Iterator, Mapping

STEPS = 100
MOST = 40
"""Connected groups of more than this many are never worked out exactly."""

Graph = Mapping[int, set[int]]
"""Whom each one belongs together with; everybody is a key, and the relation holds both ways."""


def largest_choice(neighbours: Graph) -> int:
    """The size of the largest set without neighbours; exact unless a connected group is huge or tangled."""
    return sum(_exact(part, iter(range(STEPS))) for part in _parts(neighbours))


def _exact(graph: Graph, steps: Iterator[int]) -> int:
    """The largest choice with or without the one who has most neighbours, whichever is larger."""
    if len(graph) > MOST or next(steps, None) is None:
        return _fewest_first(graph)
    core = _without_dominated(graph)
    lone = sum(not others for others in core.values())
    if lone == len(core):
        return lone
    busiest = min(core, key=lambda one: (-len(core[one]), one))
    branches = core.keys() - {busiest}, core.keys() - {busiest} - core[busiest]
    without, taken = (sum(_exact(part, steps) for part in _parts(_kept(core, who))) for who in branches)
    return max(without, 1 + taken)


def _parts(graph: Graph) -> Iterator[Graph]:
    """The connected groups."""
    left = set(graph)
    while left:
        reached, edge = set[int](), {min(left)}
        while edge:
            reached |= edge
            edge = set[int]().union(*(graph[one] for one in edge)) - reached
        left -= reached
        yield _kept(graph, reached)


def _kept(graph: Graph, who: set[int]) -> Graph:
    return {one: graph[one] & who for one in sorted(who)}


def _without_dominated(graph: Graph) -> Graph:
    """Whoever has all neighbours of one of their neighbours is never needed; so every clique becomes one."""
    core = {one: set(others) for one, others in graph.items()}
    waiting = sorted(core)
    while waiting:
        one = waiting.pop()
        for other in sorted(core.get(one, ())):
            if core[one] - {other} <= core[other]:
                freed = core.pop(other)
                for neighbour in freed:
                    core[neighbour].discard(other)
                waiting += sorted(freed)
    return core


def _fewest_first(graph: Graph) -> int:
    """A good choice without a search; ties by position keep the answer the same."""
    alive, chosen = set(graph), 0
    degrees = {one: len(others) for one, others in graph.items()}
    while alive:
        pick = min(alive, key=lambda one: (degrees[one], one))
        chosen += 1
        for gone in (graph[pick] & alive) | {pick}:
            alive.discard(gone)
            for other in graph[gone] & alive:
                degrees[other] -= 1
    return chosen
