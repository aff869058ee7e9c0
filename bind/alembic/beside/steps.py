"""The steps of a migration, and the rows of the version table that each one moves."""

from sqlalchemy import literal_column

from .util import CommandError, format_as_comma, logger, to_tuple

__name__ = "alembic.runtime.migration"  # where Alembic has these classes

log = logger("runtime.migration")


class HeadMaintainer:
    """Keeps the version table equal to the revisions that are reached."""

    def __init__(self, context, heads):
        self.context = context
        self.heads = set(heads)

    def _run(self, statement, what):
        context = self.context
        result = context.impl._exec(statement)
        if result is not None and not context.as_sql and context.dialect.supports_sane_rowcount and result.rowcount != 1:
            raise CommandError(
                "Online migration expected to match one row when %s in '%s'; %d found"
                % (what, context.version_table, result.rowcount)
            )

    def _insert_version(self, version):
        assert version not in self.heads
        self.heads.add(version)
        self.context.impl._exec(self.context._version.insert().values(version_num=literal_column("'%s'" % version)))

    def _delete_version(self, version):
        self.heads.remove(version)
        table = self.context._version
        self._run(table.delete().where(table.c.version_num == literal_column("'%s'" % version)), "deleting '%s'" % version)

    def _update_version(self, from_, to_):
        assert to_ not in self.heads
        self.heads.remove(from_)
        self.heads.add(to_)
        table = self.context._version
        self._run(
            table.update()
            .values(version_num=literal_column("'%s'" % to_))
            .where(table.c.version_num == literal_column("'%s'" % from_)),
            "updating '%s' to '%s'" % (from_, to_),
        )

    def update_to_step(self, step):
        words, moves = step.moves(self.heads)
        log.debug(*words)
        for change, *names in moves:
            getattr(self, "_%s_version" % change)(*names)


# How a step moves the rows: what is told of it, and the changes one by one.


def delete(version):
    return ("branch delete %s", version), [("delete", version)]


def insert(version):
    return ("new branch insert %s", version), [("insert", version)]


def update(from_, to_):
    return ("update %s to %s", from_, to_), [("update", from_, to_)]


def merge(froms, to_):
    *gone, last = froms
    words = ("merge, delete %s, update %s to %s", gone, last, to_)
    return words, [("delete", d) for d in gone] + [("update", last, to_)]


def unmerge(from_, tos):
    more = tos[:-1]
    words = ("unmerge, insert %s, update %s to %s", more, from_, tos[-1])
    return words, [("insert", t) for t in more] + [("update", from_, tos[-1])]


class MigrationInfo:
    """What a callback is told of a step."""

    def __init__(self, revision_map, is_upgrade, is_stamp, up_revisions, down_revisions):
        self.revision_map = revision_map
        self.is_upgrade = is_upgrade
        self.is_stamp = is_stamp
        self.up_revision_ids = to_tuple(up_revisions, ())
        self.up_revision_id = self.up_revision_ids[0] if self.up_revision_ids else None
        self.down_revision_ids = to_tuple(down_revisions, ())

    @property
    def is_migration(self):
        return not self.is_stamp

    @property
    def source_revision_ids(self):
        return self.down_revision_ids if self.is_upgrade else self.up_revision_ids

    @property
    def destination_revision_ids(self):
        return self.up_revision_ids if self.is_upgrade else self.down_revision_ids

    @property
    def up_revision(self):
        return self.revision_map.get_revision(self.up_revision_id)

    @property
    def up_revisions(self):
        return self.revision_map.get_revisions(self.up_revision_ids)

    @property
    def down_revisions(self):
        return self.revision_map.get_revisions(self.down_revision_ids)

    @property
    def source_revisions(self):
        return self.revision_map.get_revisions(self.source_revision_ids)

    @property
    def destination_revisions(self):
        return self.revision_map.get_revisions(self.destination_revision_ids)


class MigrationStep:
    doc = None

    @property
    def name(self):
        return self.migration_fn.__name__

    @property
    def is_downgrade(self):
        return not self.is_upgrade

    @property
    def short_log(self):
        ends = (self.name, format_as_comma(self.from_revisions_no_deps), format_as_comma(self.to_revisions_no_deps))
        return "%s %s -> %s" % ends

    def __str__(self):
        return self.short_log + (", %s" % self.doc if self.doc else "")


class RevisionStep(MigrationStep):
    """Running one revision's upgrade() or downgrade()."""

    def __init__(self, revision_map, revision, is_upgrade):
        self.revision_map = revision_map
        self.revision = revision
        self.is_upgrade = is_upgrade
        self.migration_fn = revision.module.upgrade if is_upgrade else revision.module.downgrade

    def __repr__(self):
        return "RevisionStep(%r, is_upgrade=%r)" % (self.revision.revision, self.is_upgrade)

    def __eq__(self, other):
        return isinstance(other, RevisionStep) and other.revision == self.revision and other.is_upgrade == self.is_upgrade

    @property
    def doc(self):
        return self.revision.doc

    def _ends(down, at_start):
        def get(self):
            return getattr(self.revision, down) if self.is_upgrade is at_start else (self.revision.revision,)

        return property(get)

    from_revisions = _ends("_normalized_down_revisions", True)
    to_revisions = _ends("_normalized_down_revisions", False)
    from_revisions_no_deps = _ends("_versioned_down_revisions", True)
    to_revisions_no_deps = _ends("_versioned_down_revisions", False)
    del _ends

    @property
    def info(self):
        return MigrationInfo(
            self.revision_map, self.is_upgrade, False, self.revision.revision, self.revision._normalized_down_revisions
        )

    def _below(self, names, others=()):
        """The ancestors of some revisions, without the ones in others."""
        found = self.revision_map._get_ancestor_nodes(self.revision_map.get_revisions(names))
        return {r.revision for r in found if r.revision not in others}

    def moves(self, heads):
        own, down = self.revision.revision, self.revision._normalized_down_revisions
        if self.is_upgrade:
            present = heads.intersection(down)
            if not present:
                return insert(own)
            if len(present) > 1:
                others = set(heads).difference(down)
                froms = list(set(down).difference(self._below(others))) if others else list(down)
                return merge(froms, own)
            return update(down[0] if len(down) == 1 else present.pop(), own)
        if own in heads:
            if not down:
                return delete(own)
            others = set(heads) - {own}
            if others:
                reached = self._below(others)
            else:
                reached = {name for to in down for name in self._below(to, (to,))}
            back = tuple(set(down).difference(reached))
            if not back:
                return delete(own)
            if len(down) > 1:
                return unmerge(own, back)
        elif len(down) != 1:
            present = heads.intersection(down)
            assert len(present) == 1, "Can't do an UPDATE because downrevision is ambiguous"
            return update(own, present.pop())
        return update(own, down[0])


class StampStep(MigrationStep):
    """Saying that revisions are reached without running them."""

    def __init__(self, from_, to_, is_upgrade, branch_move, revision_map=None):
        self.from_ = self.from_revisions = self.from_revisions_no_deps = to_tuple(from_, ())
        self.to_ = self.to_revisions = self.to_revisions_no_deps = to_tuple(to_, ())
        self.is_upgrade = is_upgrade
        self.branch_move = branch_move
        self.migration_fn = self.stamp_revision
        self.revision_map = revision_map

    def stamp_revision(self, **kw):
        return None

    def __eq__(self, other):
        names = ("from_", "to_", "branch_move", "is_upgrade")
        return isinstance(other, StampStep) and all(getattr(self, n) == getattr(other, n) for n in names)

    @property
    def info(self):
        up, down = (self.to_, self.from_) if self.is_upgrade else (self.from_, self.to_)
        return MigrationInfo(self.revision_map, self.is_upgrade, True, up, down)

    def moves(self, heads):
        if self.is_downgrade and self.branch_move:
            return delete(self.from_[0])
        fresh = set(self.to_) - set(heads)
        if self.is_upgrade and (self.branch_move or set(self.from_) - set(heads)) and fresh:
            return insert(self.to_[0])
        if len(self.from_) > 1:
            return merge(self.from_, self.to_[0])
        if len(self.to_) > 1:
            return unmerge(self.from_[0], list(self.to_))
        return update(self.from_[0], self.to_[0])
