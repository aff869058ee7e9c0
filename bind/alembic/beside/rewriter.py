"""Rewriter: a hook that changes the operations which autogenerate found."""

from . import ops
from .util import as_list


class Rewriter:
    _chained = ()

    def __init__(self):
        self.rules = {}

    def chain(self, other):
        both = type(self).__new__(type(self))
        both.__dict__.update(self.__dict__)
        both._chained += (other,)
        return both

    def rewrites(self, operator):
        def decorate(fn):
            self.rules[operator] = fn
            return fn

        return decorate

    def __call__(self, context, revision, directives):
        self.process_revision_directives(context, revision, directives)
        for other in self._chained:
            other(context, revision, directives)

    def process_revision_directives(self, context, revision, directives):
        directives[:] = self._walk(context, revision, directives)

    def _walk(self, context, revision, operations):
        out = []
        for op in operations:
            for made in self._rewritten(context, revision, op):
                if isinstance(made, ops.MigrationScript):
                    for name in ("upgrade_ops", "downgrade_ops"):
                        containers = [self._walk(context, revision, [c]) for c in getattr(made, name + "_list")]
                        if any(len(c) != 1 for c in containers):
                            kind = "UpgradeOps" if name == "upgrade_ops" else "DowngradeOps"
                            raise ValueError("Can only return single object for %s traverse" % kind)
                        setattr(made, name, [c for c, in containers])
                elif isinstance(made, ops.OpContainer):
                    made.ops[:] = self._walk(context, revision, made.ops)
                out.append(made)
        return out

    def _rewritten(self, context, revision, op):
        rule = next((self.rules[cls] for cls in type(op).__mro__ if cls in self.rules), None)
        if rule is None or self in op._mutations:
            return [op]
        made = as_list(rule(context, revision, op))
        for one in made:
            # what came of a rule of this rewriter is not given to its rules again
            one._mutations = one._mutations | {self}
        return made
