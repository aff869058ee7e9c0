"""The parts of autogenerate by the names under which they are chosen."""

import re

from .util import CommandError, logger

log = logger("runtime.plugins")

PARTS = ("schemas", "tables", "types", "constraints", "defaults", "comments")
ALL = ["alembic.autogenerate." + part for part in PARTS]

for _name in ALL:
    log.info("setup plugin %s", _name)


class Plugin:
    def __init__(self, name):
        raise NotImplementedError("Diptych does not support Alembic's plugins yet")


def pattern(name):
    out = []
    for token in name.split("."):
        if token != "*" and not token.isidentifier():
            raise ValueError("Invalid plugin expression %r" % name)
        out.append(".+?" if token == "*" else token)
    return re.compile(r"\.".join(out) + "$")


def chosen(names):
    """The parts that a list of names chooses; "~" before a name leaves out."""
    without = [pattern(n[1:]) for n in names if n.startswith("~")]
    wanted = {n: pattern(n) for n in names if not n.startswith("~")}
    used, parts = set(), set()
    for name in ALL:
        matching = [n for n in wanted if wanted[n].match(name)]
        if any(p.match(name) for p in without) or not matching:
            continue
        used.update(matching)
        log.info("setting up autogenerate plugin %s", name)
        parts.add(name.rpartition(".")[2])
    never = set(wanted) - used
    if never:
        raise CommandError("Did not locate plugins: %s" % ", ".join(never))
    return parts
