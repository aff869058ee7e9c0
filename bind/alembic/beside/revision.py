"""Revisions and the map of how they follow each other: what a name such as "head",
"abc@+1" or "ae1" stands for, and which revisions lie between two of them."""

import re

from .util import to_tuple, warn

__name__ = "alembic.script.revision"  # where Alembic has these classes

RELATIVE = re.compile(r"(?:(.+?)@)?(\w+)?((?:\+|-)\d+)")
ILLEGAL = "@-+:"


class RevisionError(Exception):
    pass


class RangeNotAncestorError(RevisionError):
    def __init__(self, lower, upper):
        self.lower = lower
        self.upper = upper
        super().__init__("Revision %s is not an ancestor of revision %s" % (lower or "base", upper or "base"))


class MultipleHeads(RevisionError):
    def __init__(self, heads, argument):
        self.heads = heads
        self.argument = argument
        super().__init__("Multiple heads are present for given argument '%s'; %s" % (argument, ", ".join(heads)))


class ResolutionError(RevisionError):
    def __init__(self, message, argument):
        super().__init__(message)
        self.argument = argument


class CycleDetected(RevisionError):
    kind = "Cycle"

    def __init__(self, revisions):
        self.revisions = revisions
        super().__init__("%s is detected in revisions (%s)" % (self.kind, ", ".join(revisions)))


class DependencyCycleDetected(CycleDetected):
    kind = "Dependency cycle"


class LoopDetected(CycleDetected):
    kind = "Self-loop"

    def __init__(self, revision):
        super().__init__([revision])


class DependencyLoopDetected(DependencyCycleDetected, LoopDetected):
    kind = "Dependency self-loop"


def scalar(names):
    """None for no name, the name for one, all of them for several."""
    if not names:
        return None
    return names[0] if len(names) == 1 else names


def once(names):
    return tuple(dict.fromkeys(names))


class Revision:
    nextrev = frozenset()
    _all_nextrev = frozenset()
    _resolved = ()  # the dependencies as revision identifiers
    _needed = ()  # those of them that no ancestor depends on already

    def __init__(self, revision, down_revision, dependencies=None, branch_labels=None):
        if down_revision and revision in to_tuple(down_revision):
            raise LoopDetected(revision)
        if dependencies is not None and revision in to_tuple(dependencies):
            raise DependencyLoopDetected(revision)
        self.verify_rev_id(revision)
        self.revision = revision
        self.down_revision = scalar(to_tuple(down_revision))
        self.dependencies = scalar(to_tuple(dependencies))
        self._orig_branch_labels = to_tuple(branch_labels, ())
        self.branch_labels = set(self._orig_branch_labels)

    @classmethod
    def verify_rev_id(cls, revision):
        wrong = set(revision) & set(ILLEGAL)
        if wrong:
            raise RevisionError(
                "Character(s) '%s' not allowed in revision identifier '%s'" % (", ".join(sorted(wrong)), revision)
            )

    def __repr__(self):
        args = [repr(self.revision), repr(self.down_revision)]
        args += ["%s=%r" % (n, getattr(self, n)) for n in ("dependencies", "branch_labels") if getattr(self, n)]
        return "%s(%s)" % (type(self).__name__, ", ".join(args))

    def add_nextrev(self, revision):
        self._all_nextrev = self._all_nextrev.union([revision.revision])
        if self.revision in revision._versioned_down_revisions:
            self.nextrev = self.nextrev.union([revision.revision])

    @property
    def _versioned_down_revisions(self):
        return to_tuple(self.down_revision, ())

    @property
    def _all_down_revisions(self):
        return once(self._versioned_down_revisions + self._resolved)

    @property
    def _normalized_down_revisions(self):
        return once(self._versioned_down_revisions + self._needed)

    @property
    def is_head(self):
        return not self.nextrev

    @property
    def _is_real_head(self):
        return not self._all_nextrev

    @property
    def is_base(self):
        return self.down_revision is None

    @property
    def _is_real_base(self):
        return self.down_revision is None and self.dependencies is None

    @property
    def is_branch_point(self):
        return len(self.nextrev) > 1

    @property
    def _is_real_branch_point(self):
        return len(self._all_nextrev) > 1

    @property
    def is_merge_point(self):
        return len(self._versioned_down_revisions) > 1


# The four ways from a revision to its neighbours.


def versioned_down(rev):
    return rev._versioned_down_revisions


def all_down(rev):
    return rev._all_down_revisions


def needed_down(rev):
    return rev._normalized_down_revisions


def next_revisions(rev):
    return rev.nextrev


def all_next(rev):
    return rev._all_nextrev


class RevisionMap:
    def __init__(self, generator):
        self._generator = generator
        self._known = None

    @property
    def _revision_map(self):
        if self._known is None:
            self._known = self._load()
        return self._known

    def _ends(name):
        def get(self):
            self._revision_map
            return self.__dict__[name]

        def set(self, value):
            self.__dict__[name] = value

        return property(get, set)

    heads = _ends("_heads_")
    bases = _ends("_bases_")
    _real_heads = _ends("_real_heads_")
    _real_bases = _ends("_real_bases_")
    del _ends

    # --- building the map

    def _load(self):
        known = {}
        revisions = []
        for rev in self._generator():
            if rev.revision in known:
                warn("Revision %s is present more than once" % rev.revision)
            known[rev.revision] = rev
            revisions.append(rev)
        labelled = [r for r in revisions if r.branch_labels]
        plain = dict(known)
        self._map_labels(labelled, known)
        self._resolve_dependencies(revisions, known)
        heads, real_heads = dict.fromkeys(revisions), dict.fromkeys(revisions)
        for rev in known.values():
            for name in rev._all_down_revisions:
                if name not in known:
                    warn("Revision %s referenced from %s is not present" % (name, rev))
                down = known[name]
                down.add_nextrev(rev)
                if name in rev._versioned_down_revisions:
                    heads.pop(down, None)
                real_heads.pop(down, None)
        self._normalize_dependencies(revisions, known)
        bases = [r for r in revisions if r.is_base]
        real_bases = [r for r in revisions if r._is_real_base]
        self._find_cycles(plain, heads, bases, versioned_down, next_revisions, CycleDetected)
        self._find_cycles(plain, real_heads, real_bases, all_down, all_next, DependencyCycleDetected)
        known[None] = known[()] = None
        for name, ends in (("heads", heads), ("bases", bases), ("_real_heads", real_heads), ("_real_bases", real_bases)):
            setattr(self, name, tuple(r.revision for r in ends))
        self._spread_labels(labelled, known)
        return known

    def _find_cycles(self, known, heads, bases, down, up, error):
        if not known:
            return
        if not heads or not bases:
            raise error(list(known))
        below = {r.revision for r in self._reach(down, heads, known)}
        above = {r.revision for r in self._reach(up, bases, known)}
        astray = set(known) - (below & above)
        if astray:
            raise error(sorted(astray))

    def _map_labels(self, revisions, known):
        for rev in revisions:
            for label in rev._orig_branch_labels:
                if label in known:
                    raise RevisionError(
                        "Branch name '%s' in revision %s already used by revision %s"
                        % (label, rev.revision, known[label].revision)
                    )
                known[label] = rev

    def _spread_labels(self, revisions, known):
        """A label holds for all that descends from its revision, and down to the branch point."""
        for rev in revisions:
            if not rev.branch_labels:
                continue
            for node in self._reach(next_revisions, [rev], known):
                node.branch_labels.update(rev.branch_labels)
            while node and not node._is_real_branch_point and not node.is_merge_point:
                node.branch_labels.update(rev.branch_labels)
                if not node.down_revision:
                    break
                node = known[node.down_revision]

    def _resolve_dependencies(self, revisions, known):
        for rev in revisions:
            found = [known[d] for d in to_tuple(rev.dependencies, ())]
            rev._resolved = tuple(d.revision for d in found if d is not None)

    def _normalize_dependencies(self, revisions, known):
        for rev in revisions:
            rev._needed = ()
            if rev._resolved:
                needed = set(rev._resolved)
                for other in self._reach(versioned_down, [rev], known):
                    if other is not rev:
                        needed.difference_update(other._resolved)
                rev._needed = tuple(needed)

    def add_revision(self, revision, _replace=False):
        known = self._revision_map
        name = revision.revision
        if not _replace and name in known:
            warn("Revision %s is present more than once" % name)
        elif _replace and name not in known:
            raise Exception("revision %s not in map" % name)
        known[name] = revision
        self._spread_labels([revision], known)
        self._map_labels([revision], known)
        self._resolve_dependencies([revision], known)
        if revision.is_base:
            self.bases += (name,)
        if revision._is_real_base:
            self._real_bases += (name,)
        for down in revision._all_down_revisions:
            if down not in known:
                warn("Revision %s referenced from %s is not present" % (down, revision))
            known[down].add_nextrev(revision)
        self._normalize_dependencies([revision], known)
        if revision._is_real_head:
            gone = {name, *revision._all_down_revisions}
            self._real_heads = tuple(h for h in self._real_heads if h not in gone) + (name,)
        if revision.is_head:
            gone = {name, *revision._versioned_down_revisions}
            self.heads = tuple(h for h in self.heads if h not in gone) + (name,)

    # --- walking

    def _reach(self, neighbours, targets, known=None, check=False):
        """The targets and all that is reached from them."""
        known = self._revision_map if known is None else known
        seen = set()
        for target in targets:
            assert isinstance(target, Revision)
            todo, own = [target], set()
            while todo:
                rev = todo.pop()
                own.add(rev)
                if rev in seen:
                    continue
                seen.add(rev)
                for name in neighbours(rev):
                    found = known[name]
                    if found.revision != name:
                        raise RevisionError("Dependency resolution failed; broken map")
                    todo.append(found)
                yield rev
            overlaps = (own & set(targets)) - {target} if check else ()
            if overlaps:
                raise RevisionError(
                    "Requested revision %s overlaps with other requested revisions %s"
                    % (target.revision, ", ".join(r.revision for r in overlaps))
                )

    def _get_descendant_nodes(self, targets, check=False, include_dependencies=True):
        return self._reach(all_next if include_dependencies else next_revisions, targets, check=check)

    def _get_ancestor_nodes(self, targets, check=False, include_dependencies=True):
        return self._reach(needed_down if include_dependencies else versioned_down, targets, check=check)

    def _walk(self, start, steps, branch_label=None, no_overwalk=True):
        """The revision that many steps up or down; "base" below the first one, None where it ends too soon."""
        here = self.get_revision(start) if isinstance(start, str) else start
        for _ in range(abs(steps)):
            if steps > 0:
                found = self.get_revisions(self.bases if here is None else here.nextrev)
                if branch_label:
                    found = self.filter_for_lineage(found, branch_label)
            elif here == "base":
                found = ()
            else:
                found = self.get_revisions(self.heads if here is None else here.down_revision) or ("base",)
            if not found:
                return None if no_overwalk else here
            if len(found) > 1:
                raise RevisionError("Ambiguous walk")
            here = found[0]
        return here

    # --- names

    def get_current_head(self, branch_label=None):
        heads = self.heads
        if branch_label:
            heads = self.filter_for_lineage(heads, branch_label)
        if len(heads) > 1:
            raise MultipleHeads(heads, "%s@head" % branch_label if branch_label else "head")
        return heads[0] if heads else None

    def _get_base_revisions(self, identifier):
        return self.filter_for_lineage(self.bases, identifier)

    def _resolve_revision_number(self, id_):
        """What a name stands for, as identifiers, and the branch that it names."""
        label = None
        if isinstance(id_, str) and "@" in id_:
            label, id_ = id_.split("@", 1)
        elif id_ is not None:
            odd = id_[0] if isinstance(id_, tuple) and id_ else ""
            if not isinstance(id_, (str, tuple)) or not isinstance(odd, str):
                raise RevisionError(
                    "revision identifier %r is not a string; ensure database driver settings are correct" % (id_,)
                )
        self._revision_map
        if id_ == "heads":
            return (self.filter_for_lineage(self.heads, label) if label else self._real_heads), label
        if id_ == "head":
            head = self.get_current_head(label)
            return ((head,) if head else ()), label
        if id_ == "base" or id_ is None:
            return (), label
        return to_tuple(id_), label

    def get_revisions(self, id_):
        if isinstance(id_, (list, tuple, set, frozenset)):
            return tuple(rev for one in id_ for rev in self.get_revisions(one))
        names, label = self._resolve_revision_number(id_)
        if len(names) == 1 and re.fullmatch(r"\s*-\d+\s*", names[0]) and int(names[0]) < 0:
            heads = self.get_revisions("heads")
            if label is not None:
                heads = [h for h in heads if label in h.branch_labels]
            return tuple(self._walk(head, int(names[0])) for head in heads)
        return tuple(self._revision_for_ident(name, label) for name in names)

    def get_revision(self, id_):
        names, label = self._resolve_revision_number(id_)
        if len(names) > 1:
            raise MultipleHeads(names, id_)
        return self._revision_for_ident(names[0] if names else (), label)

    def _resolve_branch(self, label):
        if label in self._revision_map:
            return self._revision_map[label]
        try:
            return self._revision_for_ident(label)
        except ResolutionError as error:
            raise ResolutionError("No such branch: '%s'" % label, label) from error

    def _revision_for_ident(self, name, branch=None):
        branch_rev = self._resolve_branch(branch) if branch else None
        known = self._revision_map
        if name in known:
            rev = known[name]
        else:
            found = [x for x in known if x and len(x) > 3 and x.startswith(name)]
            if branch_rev:
                found = self.filter_for_lineage(found, branch)
            if not found:
                short = "; please ensure at least four characters are present for partial revision identifier matches"
                raise ResolutionError(
                    "No such revision or branch '%s'%s" % (name, short if len(name) < 4 else ""), name
                )
            if len(found) > 1:
                some = ", ".join("'%s'" % r for r in found[:3])
                raise ResolutionError("Multiple revisions start with '%s': %s..." % (name, some), name)
            rev = known[found[0]]
        if branch and rev is not None and not self._shares_lineage(rev.revision, branch_rev.revision):
            raise ResolutionError("Revision %s is not a member of branch '%s'" % (rev.revision, branch), name)
        return rev

    def filter_for_lineage(self, targets, check_against, include_dependencies=False):
        names, label = self._resolve_revision_number(check_against)
        shares = ([label] if label else []) + list(names)
        return tuple(t for t in targets if self._shares_lineage(t, shares, include_dependencies))

    def _shares_lineage(self, target, others, include_dependencies=False):
        if not others:
            return True

        def revision(x):
            return x if isinstance(x, Revision) else self._revision_for_ident(x)

        target = revision(target)
        others = {revision(x) for x in to_tuple(others, ())}
        line = set(self._get_descendant_nodes([target], include_dependencies=include_dependencies))
        line.update(self._get_ancestor_nodes([target], include_dependencies=include_dependencies))
        return bool(line & others)

    def _get_all_current(self, names):
        """The tips of all that is reached where these are the heads of a database."""
        tips = set(self.get_revisions(names))
        tips.update(self._get_ancestor_nodes(list(tips)))
        for rev in list(tips):
            if (tips & set(self._get_descendant_nodes([rev], include_dependencies=False))) - {rev}:
                tips.discard(rev)
        return tips

    # --- what lies between two names

    def iterate_revisions(
        self,
        upper,
        lower,
        implicit_base=False,
        inclusive=False,
        assert_relative_length=True,
        select_for_downgrade=False,
    ):
        collect = self._to_downgrade if select_for_downgrade else self._to_upgrade
        revisions, heads = collect(upper, lower, inclusive, implicit_base, assert_relative_length)
        for name in self._sorted(revisions, heads):
            yield self.get_revision(name)

    def _sorted(self, revisions, heads):
        """The identifiers from the heads down: along one branch as far as nothing of another comes first."""
        known = self._revision_map
        place = list(known)
        below = {}

        def ancestors(name):
            if name not in below:
                below[name] = {r.revision for r in self._get_ancestor_nodes([known[name]])}
            return below[name]

        todo = {r.revision for r in revisions}
        tips = sorted({h.revision for h in heads if h.revision in todo}, key=place.index)
        at = 0
        while tips:
            here = tips[at]
            later = next((i for i, tip in enumerate(tips) if i != at and here in ancestors(tip)), None)
            if later is not None:
                at = later
                continue
            if here in todo:
                todo.remove(here)
                yield here
            down = [n for n in known[here]._normalized_down_revisions if n in todo and n not in tips]
            if down:
                tips[at] = down[0]
                tips += down[1:]
            else:
                del tips[at]
                at = max(at - 1, 0)
        assert not todo

    def _short(self, words, steps):
        return RevisionError("Relative revision %s didn't produce %d migrations" % (words, abs(steps)))

    def _start(self, label, symbol):
        return self.get_revision(symbol if label is None else "%s@%s" % (label, symbol))

    def _downgrade_target(self, current, target, exact):
        """The branch that a downgrade's target names, and the revision; None or "base" for the very beginning."""
        if target is None:
            return None, None
        assert isinstance(target, str), "Expected downgrade target in string form"
        match = RELATIVE.match(target)
        if not match:
            label, _, symbol = target.rpartition("@")
            return label or None, self.get_revision(symbol)
        label, symbol, words = match.groups()
        steps = int(words)
        if steps >= 0:
            if symbol is None:
                raise self._short(words, steps)
            rev = self._walk(symbol, steps, label, exact)
            if rev is None:
                raise RevisionError("Walked too far")
            return label, rev
        from_current = symbol is None
        if from_current and label:
            current = to_tuple(current)
            symbols = self.filter_for_lineage(current, label)
            if not symbols:
                # the branch may be reached through a head that depends on it
                symbols = [r.revision for r in self.filter_for_lineage(self._get_all_current(current), label)]
            assert len(symbols) == 1
            symbol = symbols[0]
        elif from_current:
            current = to_tuple(current)
            if not current:
                raise self._short(words, steps)
            if len(set(current)) > 1:
                warn(
                    "downgrade -1 from multiple heads is ambiguous; this usage will be disallowed in a future release."
                )
            symbol = label = current[0]
        rev = self._walk(self._start(label, symbol), steps, no_overwalk=exact)
        if rev is None:
            raise self._short(words, steps) if from_current else RevisionError("Walked too far")
        return label, rev

    def _upgrade_target(self, current, target, exact):
        match = RELATIVE.match(target) if isinstance(target, str) else None
        if not match:
            return self.get_revisions(target)
        label, symbol, words = match.groups()
        steps = int(words)
        if symbol is not None:
            if steps > 0:
                return (self._walk(self.get_revision(symbol), steps, label, exact),)
            return (self._walk(self._start(label, symbol), steps, no_overwalk=exact),)
        if steps <= 0:
            raise self._short(steps, steps)
        starts = to_tuple(current) or (None,)
        if label:
            starts = self._starts_on_branch(starts, label)
        if len(starts) > 1:
            raise RevisionError("Ambiguous upgrade from multiple current revisions")
        rev = self._walk(starts[0], steps, label, exact)
        if rev is None:
            raise self._short(words, steps)
        return (rev,)

    def _starts_on_branch(self, current, label):
        """Where a branch is stepped up from: a current revision on it, else the last
        one below that is, else the very beginning."""
        revisions = self.get_revisions(current)
        starts = self.filter_for_lineage(revisions, label)
        if not starts:
            active = self.filter_for_lineage(self._get_ancestor_nodes(revisions), label)
            below = {down for rev in active for down in rev._normalized_down_revisions}
            starts = tuple({rev.revision for rev in active} - below)
        return starts or (None,)

    def _to_downgrade(self, upper, lower, inclusive, implicit_base, exact):
        label, target = self._downgrade_target(upper, lower, exact)
        if target == "base":
            target = None
        if target is None:
            roots = [r for r in self._revision_map.values() if r is not None and r.down_revision is None]
        elif inclusive:
            roots = [target]
        else:
            roots = list(self.get_revisions(target.nextrev))
        if label and len(roots) > 1:
            line = {r.revision for r in self._get_ancestor_nodes([self._resolve_branch(label)], include_dependencies=False)}
            roots = list(self.get_revisions({r.revision for r in roots} & line))
            if not roots:
                raise RevisionError("Not a valid downgrade target from current heads")
        heads = self.get_revisions(upper)
        active = set(self._get_ancestor_nodes(heads))
        found = set(self._get_descendant_nodes(roots)) & active
        if implicit_base:
            found.update(active.difference(self._get_ancestor_nodes(roots)))
        if target is not None and not found and target not in heads:
            raise RangeNotAncestorError("Nothing to drop", upper)
        return found, heads

    def _to_upgrade(self, upper, lower, inclusive, implicit_base, exact):
        targets = list(self._upgrade_target(lower, upper, exact))
        for target in targets:
            assert isinstance(target, Revision)
        if isinstance(lower, str) and "@" in lower:
            branch = lower.partition("@")[0]
            rev = self.get_revision(branch)
            if rev is not None and rev.revision == branch:
                assert len(rev.branch_labels) == 1
                branch = next(iter(rev.branch_labels))
            targets = {t for t in targets if branch in t.branch_labels}
        required = set(self._get_ancestor_nodes(targets, check=True)).union(targets)
        current = self.get_revisions(lower)
        if not implicit_base and any(r is not None and r not in required for r in current):
            raise RangeNotAncestorError(lower, upper)
        if current and current[0] is None:
            # a relative name, which is told from the upper end
            rev = self._downgrade_target(upper, lower, exact)[1]
            assert rev
            current, lower = ((), None) if rev == "base" else ((rev,), rev.revision)
        have = set(self._get_ancestor_nodes(current, check=True)).union(current)
        needs = required - have
        if inclusive:
            needs.update(self.get_revisions(lower))
        if current and not implicit_base:
            needs &= set(self._get_descendant_nodes(current, check=True, include_dependencies=False))
        return needs, tuple(targets)
