# Topological sorting of a graph of hashable nodes.

__all__ = ["TopologicalSorter", "CycleError"]


class CycleError(ValueError):
    pass


class TopologicalSorter:
    def __init__(self, graph=None):
        self._before = {}     # node: how many predecessors are not done
        self._after = {}      # node: its successors
        self._ready = None    # nodes to hand out; None until prepared
        self._state = {}      # node: "out" or "done"
        self._finished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _known(self, node):
        if node not in self._before:
            self._before[node], self._after[node] = 0, []

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        self._known(node)
        self._before[node] += len(predecessors)
        for p in predecessors:
            self._known(p)
            self._after[p].append(node)

    def prepare(self):
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [n for n, count in self._before.items() if count == 0]
        if cycle := self._find_cycle():
            raise CycleError("nodes are in a cycle", cycle)

    def get_ready(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        result, self._ready = tuple(self._ready), []
        for node in result:
            self._state[node] = "out"
        return result

    def is_active(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return self._finished < len(self._state) or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        for node in nodes:
            if node not in self._before:
                raise ValueError(f"node {node!r} was not added using add()")
            if self._state.get(node) != "out":
                if node in self._state:
                    raise ValueError(f"node {node!r} was already marked done")
                raise ValueError(f"node {node!r} was not passed out (still not ready)")
            self._state[node] = "done"
            self._finished += 1
            for s in self._after[node]:
                self._before[s] -= 1
                if self._before[s] == 0:
                    self._ready.append(s)

    def _find_cycle(self):
        seen, path, at, walks = set(), [], {}, []
        for node in self._before:
            if node in seen:
                continue
            while True:
                if node in seen:
                    if node in at:
                        return path[at[node]:] + [node]
                else:
                    seen.add(node)
                    walks.append(iter(self._after[node]))
                    at[node] = len(path)
                    path.append(node)
                while path:
                    following = next(walks[-1], _end)
                    if following is not _end:
                        node = following
                        break
                    del at[path.pop()]
                    walks.pop()
                else:
                    break
        return None

    def static_order(self):
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)


_end = object()
