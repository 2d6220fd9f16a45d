"""A rubric as it is compared: without the places where it was read."""

from toolkit.model.origin import NOWHERE
from toolkit.model.rubric import Criterion, Rubric


def placeless(rubric: Rubric | None) -> Rubric:
    """The same rubric, as if nobody knew where it stands."""
    assert rubric is not None
    return rubric._replace(
        origin=NOWHERE,
        criteria=tuple(map(_criterion, rubric.criteria)),
        grades=tuple(grade._replace(origin=NOWHERE) for grade in rubric.grades),
    )


def _criterion(one: Criterion) -> Criterion:
    lines = tuple(line._replace(origin=NOWHERE) for line in one.lines)
    return one._replace(origin=NOWHERE, lines=lines)
