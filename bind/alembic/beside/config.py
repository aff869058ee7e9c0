"""Config: the options of a migration environment, held in memory or read from an .ini
file among the snippet's files."""

import functools
import posixpath
import re
import sys
from configparser import ConfigParser

from . import files
from .util import CommandError, logger, warn

log = logger("config")

SEPARATORS = {"space": " ", "newline": "\n", "os": ":", ":": ":", ";": ";"}


class Config:
    cmd_opts = None
    config_file_name = None
    toml_file_name = None
    config_ini_section = None

    def __init__(
        self,
        file_=None,
        toml_file=None,
        ini_section="alembic",
        output_buffer=None,
        stdout=sys.stdout,
        cmd_opts=None,
        config_args=None,
        attributes=None,
    ):
        self.config_file_name = str(file_) if file_ else None
        self.toml_file_name = str(toml_file) if toml_file else None
        self.config_ini_section = ini_section
        self.output_buffer = output_buffer
        self.stdout = stdout
        self.cmd_opts = cmd_opts
        self.config_args = dict(config_args or {})
        self.toml_args = dict(config_args or {})
        self.attributes = dict(attributes or {})
        self._file_config = None
        self._toml = None

    @functools.cached_property
    def messaging_opts(self):
        return {"quiet": getattr(self.cmd_opts, "quiet", False)}

    def print_stdout(self, text, *arg):
        if not self.messaging_opts["quiet"]:
            self.stdout.write((str(text) % arg if arg else str(text)) + "\n")

    @property
    def file_config(self):
        if self._file_config is None:
            name = self.config_file_name
            self.config_args["here"] = posixpath.dirname(files.absolute(name)) if name else "."
            parser = ConfigParser(self.config_args)
            verbose = getattr(self.cmd_opts, "verbose", False)
            if name:
                if files.is_file(name):
                    parser.read_string(files.read(name), name)
                if verbose:
                    log.info("Loading config from file: %s", name)
            else:
                parser.add_section(self.config_ini_section)
                if verbose:
                    log.info("No config file provided; using in-memory default config")
            self._file_config = parser
        return self._file_config

    @property
    def toml_alembic_config(self):
        if self._toml is None:
            self._toml = {}
            if self.toml_file_name and files.is_file(self.toml_file_name):
                import tomllib

                self.toml_args["here"] = posixpath.dirname(files.absolute(self.toml_file_name))
                self._toml = tomllib.loads(files.read(self.toml_file_name)).get("tool", {}).get("alembic", {})
                if not isinstance(self._toml, dict):
                    raise CommandError("Incorrect TOML format")
        return self._toml

    # --- sections and options

    def get_section(self, name, default=None):
        if not self.file_config.has_section(name):
            return default
        return dict(self.file_config.items(name))

    def set_main_option(self, name, value):
        self.set_section_option(self.config_ini_section, name, value)

    def remove_main_option(self, name):
        self.file_config.remove_option(self.config_ini_section, name)

    def set_section_option(self, section, name, value):
        if not self.file_config.has_section(section):
            self.file_config.add_section(section)
        self.file_config.set(section, name, value)

    def get_section_option(self, section, name, default=None):
        if not self.file_config.has_section(section):
            raise CommandError("No config file %r found, or file has no '[%s]' section" % (self.config_file_name, section))
        if self.file_config.has_option(section, name):
            return self.file_config.get(section, name)
        return default

    def get_main_option(self, name, default=None):
        return self.get_section_option(self.config_ini_section, name, default)

    def get_alembic_option(self, name, default=None):
        if self.file_config.has_option(self.config_ini_section, name):
            return self.file_config.get(self.config_ini_section, name)
        return self._from_toml(name, default)

    def get_alembic_boolean_option(self, name):
        if self.file_config.has_option(self.config_ini_section, name):
            return self.file_config.get(self.config_ini_section, name) == "true"
        value = self.toml_alembic_config.get(name, False)
        if not isinstance(value, bool):
            raise CommandError("boolean value expected for TOML parameter %r" % name)
        return value

    def _from_toml(self, name, default=None):
        def filled(value):
            if isinstance(value, str):
                return value % self.toml_args
            if isinstance(value, list):
                return [filled(v) for v in value]
            if isinstance(value, dict):
                return {k: filled(v) for k, v in value.items()}
            if value is None or isinstance(value, int):
                return value
            raise CommandError("unsupported TOML value type for key: %r" % name)

        return filled(self.toml_alembic_config[name]) if name in self.toml_alembic_config else default

    # --- lists of paths

    def _separator(self, *names):
        for name in names:
            said = self.get_main_option(name)
            if said is None:
                continue
            if said not in SEPARATORS:
                raise ValueError(
                    "'%s' is not a valid value for %s; expected 'space', 'newline', 'os', ':', ';'" % (said, name)
                )
            if name == "version_path_separator":
                warn(
                    "The version_path_separator configuration parameter is deprecated; please use path_separator",
                    category=DeprecationWarning,
                )
            return SEPARATORS[said]
        return None

    def _paths(self, option, separators, legacy, marks):
        said = self.file_config.get(self.config_ini_section, option, fallback=None)
        if not said:
            return self._from_toml(option)
        separator = self._separator(*separators)
        if separator is not None:
            return [x.strip() for x in said.split(separator) if x]
        warn(
            "No path_separator found in configuration; falling back to legacy splitting on %s for %s.  "
            "Consider adding path_separator=os to Alembic config." % (marks, option),
            category=DeprecationWarning,
        )
        return re.split(legacy, said)

    def get_version_locations_list(self):
        return self._paths(
            "version_locations", ("path_separator", "version_path_separator"), r", *|(?: +)", "spaces/commas"
        )

    def get_prepend_sys_paths_list(self):
        return self._paths("prepend_sys_path", ("path_separator",), r", *|(?: +)|\:", "spaces, commas, and colons")

    def get_hooks_list(self):
        section = self.get_section("post_write_hooks", {})
        names = [n for n in re.split(r",\s*", section.get("hooks", "")) if n]
        return [{"_hook_name": n, **{k[len(n) + 1 :]: v for k, v in section.items() if k.startswith(n + ".")}} for n in names]
