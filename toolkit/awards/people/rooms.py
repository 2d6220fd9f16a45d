"""The rooms of an office: the units right below it, each with what is below that."""

from toolkit.awards.people.identity import Directory
from toolkit.model.register import Register


def rooms_of(register: Register) -> tuple[str, ...]:
    """The names of the units whom an office would send slices to: those right below.

    Below what stands on top; a unit on top that has none below it and is not the office
    itself is one too.
    """
    directory = Directory(register)
    listed = [unit for unit in register.units if unit.name]
    tops = [u.name for u in listed if directory.unit(u.parent) is None]
    office = directory.key(register.office)
    found = []
    for unit in listed:
        on_top = unit.name in tops
        below_top = directory.unit(unit.parent) is not None and any(
            directory.key(unit.parent) == directory.key(top) for top in tops
        )
        alone = on_top and len(directory.tree(unit.name)) == 1
        if below_top or (alone and directory.key(unit.name) != office):
            found.append(unit.name)
    return tuple(dict.fromkeys(found))
