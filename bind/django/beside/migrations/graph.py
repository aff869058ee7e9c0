"""Which migration needs which."""
from functools import total_ordering

from django.db.migrations.exceptions import CircularDependencyError, NodeNotFoundError
from django.db.migrations.state import ProjectState


@total_ordering
class Node:
    """A migration's place among the others."""

    def __init__(self, key):
        self.key, self.children, self.parents = key, set(), set()

    def __eq__(self, other):
        return self.key == other

    def __lt__(self, other):
        return self.key < other

    def __hash__(self):
        return hash(self.key)

    def __getitem__(self, item):
        return self.key[item]

    def __str__(self):
        return str(self.key)

    def __repr__(self):
        return "<%s: (%r, %r)>" % (self.__class__.__name__, self.key[0], self.key[1])

    def add_child(self, child):
        self.children.add(child)

    def add_parent(self, parent):
        self.parents.add(parent)


class DummyNode(Node):
    """What a dependency names that is not there."""

    def __init__(self, key, origin, error_message):
        super().__init__(key)
        self.origin, self.error_message = origin, error_message

    def raise_error(self):
        raise NodeNotFoundError(self.error_message, self.key, origin=self.origin)


class MigrationGraph:
    def __init__(self):
        self.node_map, self.nodes = {}, {}

    def add_node(self, key, migration):
        assert key not in self.node_map
        self.node_map[key], self.nodes[key] = Node(key), migration

    def add_dummy_node(self, key, origin, error_message):
        self.node_map[key], self.nodes[key] = DummyNode(key, origin, error_message), None

    def add_dependency(self, migration, child, parent, skip_validation=False):
        for key, what in ((child, "child"), (parent, "parent")):
            if key not in self.nodes:
                self.add_dummy_node(key, migration, "Migration %s dependencies reference nonexistent %s node %r" % (migration, what, key))
        self._connect(self.node_map[child], self.node_map[parent])
        if not skip_validation:
            self.validate_consistency()

    def _connect(self, child, parent):
        child.add_parent(parent)
        parent.add_child(child)

    def remove_replaced_nodes(self, replacement, replaced):
        replaced = set(replaced)
        if replacement not in self.node_map:
            raise NodeNotFoundError(
                "Unable to find replacement node %r. It was either never added to the migration graph, or has been removed." % (replacement,),
                replacement)
        new = self.node_map[replacement]
        for key in replaced:
            self.nodes.pop(key, None)
            old = self.node_map.pop(key, None)
            if old is None:
                continue
            for child in old.children:
                child.parents.remove(old)
                if child.key not in replaced:
                    self._connect(child, new)
            for parent in old.parents:
                parent.children.remove(old)
                if parent.key not in replaced:
                    self._connect(new, parent)

    def remove_replacement_node(self, replacement, replaced):
        self.nodes.pop(replacement, None)
        if replacement not in self.node_map:
            raise NodeNotFoundError(
                "Unable to remove replacement node %r. It was either never added to the migration graph, or has been removed already."
                % (replacement,), replacement)
        node = self.node_map.pop(replacement)
        there = {self.node_map[key] for key in replaced if key in self.node_map}
        last = there - {parent for old in there for parent in old.parents}
        for child in node.children:
            child.parents.remove(node)
            for old in last:
                self._connect(child, old)
        for parent in node.parents:
            parent.children.remove(node)

    def validate_consistency(self):
        for node in self.node_map.values():
            if isinstance(node, DummyNode):
                node.raise_error()

    def forwards_plan(self, target):
        return self._plan(target, lambda node: node.parents)

    def backwards_plan(self, target):
        return self._plan(target, lambda node: node.children)

    def _plan(self, target, needs):
        """What has to be done before a migration, and the migration: depth first."""
        if target not in self.nodes:
            raise NodeNotFoundError("Node %r not a valid node" % (target,), target)
        done, waiting = {}, [(self.node_map[target], False)]
        while waiting:
            node, ready = waiting.pop()
            if node.key in done:
                continue
            if ready:
                done[node.key] = True
                continue
            waiting.append((node, True))
            waiting += [(other, False) for other in sorted(needs(node))]
        return list(done)

    def _ends(self, app, needs):
        return sorted(key for key in self.nodes if (not app or app == key[0]) and all(other[0] != key[0] for other in needs(self.node_map[key])))

    def root_nodes(self, app=None):
        return self._ends(app, lambda node: node.parents)

    def leaf_nodes(self, app=None):
        return self._ends(app, lambda node: node.children)

    def ensure_not_cyclic(self):
        done = set()
        for start in self.nodes:
            path, ways = [start], [iter(self.node_map[start].children)]
            while ways and start not in done:
                child = next(ways[-1], None)
                if child is None:
                    done.add(path.pop())
                    ways.pop()
                elif child.key in path:
                    raise CircularDependencyError(", ".join("%s.%s" % key for key in path[path.index(child.key):]))
                elif child.key not in done:
                    path.append(child.key)
                    ways.append(iter(child.children))

    def __str__(self):
        return "Graph: %s nodes, %s edges" % self._nodes_and_edges()

    def __repr__(self):
        return "<%s: nodes=%s, edges=%s>" % (self.__class__.__name__, *self._nodes_and_edges())

    def _nodes_and_edges(self):
        return len(self.nodes), sum(len(node.parents) for node in self.node_map.values())

    def _generate_plan(self, nodes, at_end):
        plan = []
        for node in nodes:
            plan += [key for key in self.forwards_plan(node) if key not in plan and (at_end or key not in nodes)]
        return plan

    def make_state(self, nodes=None, at_end=True, real_apps=None):
        if nodes is None:
            nodes = self.leaf_nodes()
        if not nodes:
            return ProjectState()
        if not isinstance(nodes[0], tuple):
            nodes = [nodes]
        state = ProjectState(real_apps=real_apps)
        for key in self._generate_plan(nodes, at_end):
            state = self.nodes[key].mutate_state(state, preserve=False)
        return state

    def __contains__(self, node):
        return node in self.nodes
