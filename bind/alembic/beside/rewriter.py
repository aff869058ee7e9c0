"""Rewriter: a hook that changes the operations which autogenerate found."""

from . import ops
from .util import as_list


class Rewriter:
    def __init__(self):
        self.rules = {}
        self._chained = ()

    def chain(self, other):
        both = type(self)()
        both.rules = dict(self.rules)
        both._chained = self._chained + (other,)
        return both

    def rewrites(self, operator):
        def decorate(fn):
            for cls in as_list(operator):
                self.rules[cls] = fn
            return fn

        return decorate

    def __call__(self, context, revision, directives):
        self.process_revision_directives(context, revision, directives)
        for other in self._chained:
            other(context, revision, directives)

    def process_revision_directives(self, context, revision, directives):
        for script in directives:
            for container in script.upgrade_ops_list + script.downgrade_ops_list:
                self._walk(context, revision, container)

    def _walk(self, context, revision, container):
        out = []
        for op in container.ops:
            for made in self._rewritten(context, revision, op):
                if isinstance(made, ops.OpContainer):
                    self._walk(context, revision, made)
                out.append(made)
        container.ops[:] = out

    def _rewritten(self, context, revision, op):
        for cls in type(op).__mro__:
            if cls in self.rules:
                return as_list(self.rules[cls](context, revision, op))
        return [op]
