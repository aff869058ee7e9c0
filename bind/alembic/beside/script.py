"""ScriptDirectory: the revision scripts of a folder, and what is asked of them."""

import datetime
import posixpath
import re
import sys
from contextlib import contextmanager

from . import files, revision, template
from .migration import RevisionStep, StampStep
from .util import CommandError, format_as_comma, msg, status, to_tuple, warn

__name__ = "alembic.script.base"  # where Alembic has these classes

FILE_TEMPLATE = "%(rev)s_%(slug)s"
SOURCE = re.compile(r"(?!\.\#|__init__)(.*\.py)$")


class ScriptDirectory:
    def __init__(
        self,
        dir,
        file_template=FILE_TEMPLATE,
        truncate_slug_length=40,
        version_locations=None,
        sourceless=False,
        output_encoding="utf-8",
        timezone=None,
        hooks=(),
        recursive_version_locations=False,
        messaging_opts=None,
    ):
        self.dir = str(dir)
        self.version_locations = [str(p) for p in version_locations or ()]
        self.file_template = file_template
        self.truncate_slug_length = truncate_slug_length or 40
        self.sourceless = sourceless
        self.output_encoding = output_encoding
        self.revision_map = revision.RevisionMap(self._load_revisions)
        self.timezone = timezone
        self.hooks = hooks
        self.recursive_version_locations = recursive_version_locations
        self.messaging_opts = messaging_opts or {}
        if not files.exists(self.dir):
            raise CommandError(
                "Path doesn't exist: %s.  Please use the 'init' command to create a new scripts folder." % dir
            )

    @classmethod
    def from_config(cls, config):
        location = config.get_alembic_option("script_location")
        if location is None:
            raise CommandError("No 'script_location' key found in configuration.")
        length = config.get_alembic_option("truncate_slug_length")
        paths = config.get_prepend_sys_paths_list()
        if paths:
            sys.path[:0] = paths
        return ScriptDirectory(
            files.resource(location),
            file_template=config.get_alembic_option("file_template", FILE_TEMPLATE),
            truncate_slug_length=None if length is None else int(length),
            sourceless=config.get_alembic_boolean_option("sourceless"),
            output_encoding=config.get_alembic_option("output_encoding", "utf-8"),
            version_locations=config.get_version_locations_list(),
            timezone=config.get_alembic_option("timezone"),
            hooks=config.get_hooks_list(),
            recursive_version_locations=config.get_alembic_boolean_option("recursive_version_locations"),
            messaging_opts=config.messaging_opts,
        )

    # --- where the files are

    @property
    def versions(self):
        return self._singular_version_location

    @property
    def _singular_version_location(self):
        locations = self._version_locations
        if len(locations) > 1:
            raise CommandError("Multiple version_locations present")
        return locations[0]

    @property
    def _version_locations(self):
        if self.version_locations:
            return [files.absolute(files.resource(p)) for p in self.version_locations]
        return [files.absolute(posixpath.join(self.dir, "versions"))]

    @property
    def env_py_location(self):
        return posixpath.join(self.dir, "env.py")

    def _paths(self, folder):
        names, below = files.listing(folder)
        for name in names:
            yield posixpath.join(folder, name)
        if self.recursive_version_locations:
            for name in below:
                yield from self._paths(posixpath.join(folder, name))

    def _load_revisions(self):
        seen = set()
        for folder in self._version_locations:
            for path in self._paths(folder):
                if path in seen:
                    warn("File %s loaded twice! ignoring. Please ensure version_locations is unique." % path)
                    continue
                seen.add(path)
                script = Script._from_path(self, path)
                if script is not None:
                    yield script

    def run_env(self):
        files.load(self.dir, "env.py")

    # --- questions

    @contextmanager
    def _catch_revision_errors(self, ancestor=None, multiple_heads=None, start=None, end=None, resolution=None):
        """Tells errors of the revision map as those of a command."""
        try:
            yield
        except revision.RangeNotAncestorError as error:
            words = ancestor or (
                "Requested range %(start)s:%(end)s does not refer to ancestor/descendant revisions along the same branch"
            )
            ends = {"start": error.lower if start is None else start, "end": error.upper if end is None else end}
            raise CommandError(words % ends) from error
        except revision.MultipleHeads as error:
            words = multiple_heads or (
                "Multiple head revisions are present for given argument '%(head_arg)s'; please specify a specific "
                "target revision, '<branchname>@%(head_arg)s' to narrow to a specific head, or 'heads' for all heads"
            )
            found = {"head_arg": end or error.argument, "heads": format_as_comma(error.heads)}
            raise CommandError(words % found) from error
        except revision.ResolutionError as error:
            if resolution is None:
                resolution = "Can't locate revision identified by '%s'" % error.argument
            raise CommandError(resolution) from error
        except revision.RevisionError as error:
            raise CommandError(error.args[0]) from error

    def walk_revisions(self, base="base", head="heads"):
        with self._catch_revision_errors(start=base, end=head):
            yield from self.revision_map.iterate_revisions(head, base, inclusive=True, assert_relative_length=False)

    def get_revisions(self, id_):
        with self._catch_revision_errors():
            return self.revision_map.get_revisions(id_)

    def get_all_current(self, id_):
        with self._catch_revision_errors():
            return self.revision_map._get_all_current(id_)

    def get_revision(self, id_):
        with self._catch_revision_errors():
            return self.revision_map.get_revision(id_)

    def as_revision_number(self, id_):
        with self._catch_revision_errors():
            names, _ = self.revision_map._resolve_revision_number(id_)
        if not names:
            return None
        return names if id_ == "heads" else names[0]

    def iterate_revisions(self, upper, lower, **kw):
        return self.revision_map.iterate_revisions(upper, lower, **kw)

    def get_current_head(self):
        words = (
            "The script directory has multiple heads (due to branching)."
            "Please use get_heads(), or merge the branches using alembic merge."
        )
        with self._catch_revision_errors(multiple_heads=words):
            return self.revision_map.get_current_head()

    def get_heads(self):
        return list(self.revision_map.heads)

    def get_base(self):
        bases = self.get_bases()
        if len(bases) > 1:
            raise CommandError("The script directory has multiple bases. Please use get_bases().")
        return bases[0] if bases else None

    def get_bases(self):
        return list(self.revision_map.bases)

    # --- steps

    def _upgrade_revs(self, destination, current_rev):
        words = "Destination %(end)s is not a valid upgrade target from current head(s)"
        with self._catch_revision_errors(ancestor=words, end=destination):
            revs = list(self.iterate_revisions(destination, current_rev, implicit_base=True))
            return [RevisionStep(self.revision_map, rev, True) for rev in reversed(revs)]

    def _downgrade_revs(self, destination, current_rev):
        words = "Destination %(end)s is not a valid downgrade target from current head(s)"
        with self._catch_revision_errors(ancestor=words, end=destination):
            revs = self.iterate_revisions(current_rev, destination, select_for_downgrade=True)
            return [RevisionStep(self.revision_map, rev, False) for rev in revs]

    def _stamp_revs(self, revision, heads):
        words = "Multiple heads are present; please specify a single target revision"
        with self._catch_revision_errors(multiple_heads=words):
            current = self.get_revisions(heads)
            revision = revision or "base"
            here = []
            for rev in to_tuple(revision):
                if rev:
                    here += self.revision_map.filter_for_lineage(current, rev, include_dependencies=True)
            here = list(dict.fromkeys(here))
            names = [head.revision for head in here]
            steps = []
            for dest in self.get_revisions(revision) or [None]:
                if dest is None:
                    steps += [StampStep(name, None, False, True, self.revision_map) for name in names]
                elif dest in here:
                    continue
                elif set(self.revision_map._get_descendant_nodes([dest])) & set(here):
                    steps.append(StampStep(names, dest.revision, False, False, self.revision_map))
                elif set(self.revision_map._get_ancestor_nodes([dest])) & set(here):
                    steps.append(StampStep(names, dest.revision, True, False, self.revision_map))
                else:
                    steps.append(StampStep((), dest.revision, True, True, self.revision_map))
            return steps

    # --- new revisions, which stay in memory

    def _create_date(self):
        if self.timezone is None:
            return datetime.datetime.now()
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        for name in (self.timezone, self.timezone.upper()):
            try:
                return datetime.datetime.now(tz=datetime.timezone.utc).astimezone(ZoneInfo(name))
            except ZoneInfoNotFoundError:
                pass
        raise CommandError("Can't locate timezone: %s" % self.timezone)

    def _version_path(self, heads, version_path):
        """The folder that a new revision goes into."""
        if version_path is None:
            if len(self._version_locations) == 1:
                return self._singular_version_location
            for head in heads:
                if head is not None:
                    return posixpath.dirname(head.path)
            raise CommandError("Multiple version locations present, please specify --version-path")
        if files.absolute(version_path) not in self._version_locations:
            raise CommandError("Path %s is not represented in current version locations" % version_path)
        return str(version_path)

    def generate_revision(
        self,
        revid,
        message,
        head=None,
        splice=False,
        branch_labels=None,
        version_path=None,
        file_template=None,
        depends_on=None,
        **kw,
    ):
        with self._catch_revision_errors():
            Script.verify_rev_id(revid)
        words = (
            "Multiple heads are present; please specify the head revision on which the new revision should be based, "
            "or perform a merge."
        )
        with self._catch_revision_errors(multiple_heads=words):
            heads = self.revision_map.get_revisions("head" if head is None else head)
        if len(set(heads)) != len(heads):
            raise CommandError("Duplicate head revisions specified")
        created = self._create_date()
        folder = self._version_path(heads, version_path)
        if self.version_locations:
            self._ensure_directory(folder)
        path = self._rev_path(folder, revid, message, created)
        self._ensure_directory(posixpath.dirname(path))
        if not splice:
            for rev in heads:
                if rev is not None and not rev.is_head:
                    raise CommandError(
                        "Revision %s is not a head revision; please specify --splice to create a new branch "
                        "from this revision" % rev.revision
                    )
        needed = None
        if depends_on:
            with self._catch_revision_errors():
                found = [(self.revision_map.get_revision(d), d) for d in to_tuple(depends_on)]
                needed = [d if d in rev.branch_labels else rev.revision for rev, d in found]
        with status("Generating %s" % files.absolute(path), **self.messaging_opts):
            words = template.render_file(
                posixpath.join(self.dir, "script.py.mako"),
                up_revision=str(revid),
                down_revision=revision.scalar(tuple(h.revision if h is not None else None for h in heads)),
                branch_labels=to_tuple(branch_labels),
                depends_on=revision.scalar(needed),
                create_date=created,
                comma=format_as_comma,
                message=message if message is not None else "empty message",
                **kw,
            )
            files.write(path, words)
        if self.hooks:
            raise NotImplementedError("Diptych does not support Alembic's post-write hooks yet")
        with self._catch_revision_errors():
            script = Script._from_path(self, path)
        if script is None:
            return None
        if branch_labels and not script.branch_labels:
            raise CommandError(
                "Version %s specified branch_labels %s, however the migration file %s does not have them; "
                "have you upgraded your script.py.mako to include the 'branch_labels' section?"
                % (script.revision, branch_labels, script.path)
            )
        self.revision_map.add_revision(script)
        return script

    def _ensure_directory(self, path):
        path = files.absolute(path)
        if not files.exists(path):
            with status("Creating directory %s" % path, **self.messaging_opts):
                files.make_folder(path)

    def _rev_path(self, folder, rev_id, message, created):
        slug = "_".join(re.findall(r"\w+", message or "")).lower()
        if len(slug) > self.truncate_slug_length:
            slug = slug[: self.truncate_slug_length].rsplit("_", 1)[0] + "_"
        parts = {n: getattr(created, n) for n in ("year", "month", "day", "hour", "minute", "second")}
        name = self.file_template % {"rev": rev_id, "slug": slug, "epoch": int(created.timestamp()), **parts}
        return posixpath.join(folder, name + ".py")


class Script(revision.Revision):
    """A revision that is a file: its module and its words."""

    _db_current_indicator = None

    def __init__(self, module, rev_id, path):
        self.module = module
        self.path = str(path)
        super().__init__(
            rev_id,
            module.down_revision,
            branch_labels=to_tuple(getattr(module, "branch_labels", None), ()),
            dependencies=to_tuple(getattr(module, "depends_on", None), ()),
        )

    @classmethod
    def _from_path(cls, scriptdir, path):
        folder, name = posixpath.split(str(path))
        if not SOURCE.match(name):
            return None
        module = files.load(folder, name)
        if hasattr(module, "revision"):
            return Script(module, module.revision, posixpath.join(folder, name))
        legacy = re.match(r"([a-f0-9]+)\.py$", name)
        if not legacy:
            raise CommandError(
                "Could not determine revision id from filename %s. Be sure the 'revision' variable is declared "
                "inside the script (please see 'Upgrading from Alembic 0.1 to 0.2' in the documentation)." % name
            )
        return Script(module, legacy.group(1), posixpath.join(folder, name))

    @property
    def doc(self):
        return self.longdoc.split("\n\n")[0]

    @property
    def longdoc(self):
        return (self.module.__doc__ or "").strip()

    def _format_down_revision(self):
        return format_as_comma(self._versioned_down_revisions) if self.down_revision else "<base>"

    @property
    def _points(self):
        return (" (branchpoint)" if self.is_branch_point else "") + (" (mergepoint)" if self.is_merge_point else "")

    @property
    def _current(self):
        return " (current)" if self._db_current_indicator else ""

    def __str__(self):
        head = " (head)" if self.is_head else ""
        return "%s -> %s%s%s, %s" % (self._format_down_revision(), self.revision, head, self._points, self.doc)

    @property
    def log_entry(self):
        lines = ["Rev: " + self.revision + (" (head)" if self.is_head else "") + self._points + self._current]
        lines.append("%s: %s" % ("Merges" if self.is_merge_point else "Parent", self._format_down_revision()))
        if self.dependencies:
            lines.append("Also depends on: " + format_as_comma(self.dependencies))
        if self.is_branch_point:
            lines.append("Branches into: " + format_as_comma(self.nextrev))
        if self.branch_labels:
            lines.append("Branch names: " + format_as_comma(self.branch_labels))
        lines += ["Path: " + self.path, ""]
        return "\n".join(lines + ["    " + line for line in self.longdoc.splitlines()] + ([] if self.longdoc else [""])) + "\n"

    def _head_only(
        self, include_branches=False, include_doc=False, include_parents=False, tree_indicators=True, head_indicators=True
    ):
        words = self.revision
        if include_parents:
            needed = " (%s)" % format_as_comma(self.dependencies) if self.dependencies else ""
            words = "%s%s -> %s" % (self._format_down_revision(), needed, words)
        if include_branches and self.branch_labels:
            words += " (%s)" % format_as_comma(self.branch_labels)
        if head_indicators or tree_indicators:
            if self._is_real_head:
                words += " (head)"
            elif self.is_head:
                words += " (effective head)"
            words += self._current
        if tree_indicators:
            words += self._points
        return words + (", " + self.doc if include_doc else "")

    def cmd_format(self, verbose, include_branches=False, include_doc=False, include_parents=False, tree_indicators=True):
        if verbose:
            return self.log_entry
        return self._head_only(include_branches, include_doc, include_parents, tree_indicators)
