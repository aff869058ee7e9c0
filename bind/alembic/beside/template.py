"""Templates of revision files: the part of Mako that such files use, and the one that
is used where the snippet has no script.py.mako of its own."""

import builtins
import re
import textwrap

from . import files
from .util import CommandError

REVISION = '''"""${message}

Revision ID: ${up_revision}
Revises: ${down_revision | comma,n}
Create Date: ${create_date}

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa
${imports if imports else ""}

# revision identifiers, used by Alembic.
revision: str = ${repr(up_revision)}
down_revision: Union[str, Sequence[str], None] = ${repr(down_revision)}
branch_labels: Union[str, Sequence[str], None] = ${repr(branch_labels)}
depends_on: Union[str, Sequence[str], None] = ${repr(depends_on)}


def upgrade() -> None:
    """Upgrade schema."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Downgrade schema."""
    ${downgrades if downgrades else "pass"}
'''


class Undefined:
    """A name that was not given: it may be tested, not written."""

    def __bool__(self):
        return False

    def __str__(self):
        raise NameError("Undefined")


def render(text, **names):
    """The text of a template. Control lines become Python, all else is written out."""
    lines = ["def _template(_write):"]
    depth = 1
    blocks = []

    def put(line):
        lines.append("    " * depth + line)

    def words(piece):
        at = 0
        for found in re.finditer(r"\$\{(.*?)\}", piece, re.S):
            if piece[at : found.start()]:
                put("_write(%r)" % piece[at : found.start()])
            expression, *filters = re.split(r"(?<!\|)\|(?!\|)", found.group(1).strip())
            for name in ",".join(filters).split(","):
                if name.strip() and name.strip() != "n":
                    expression = "%s(%s)" % (name.strip(), expression)
            put("_write(str(%s))" % expression)
            at = found.end()
        if piece[at:]:
            put("_write(%r)" % piece[at:])

    text = re.sub(r"(?s)<%doc>.*?</%doc>\n?", "", text)
    code = []

    def keep(found):
        code.append(found.group(2))
        return "\n%% \0%d\n" % (len(code) - 1)

    text = re.sub(r"(?s)<%(!?)(.*?)%>\n?", keep, text)
    pending = ""
    for line in re.sub(r"\\\n", "", text).splitlines(True):
        control = re.match(r"\s*%(?!%)\s*(.*?)\s*$", line)
        if re.match(r"\s*##", line):
            continue
        if not control:
            pending += re.sub(r"^(\s*)%%", r"\1%", line)
            continue
        said = control.group(1)
        if said.startswith("\0"):
            pending = pending[:-1]
        words(pending)
        pending = ""
        if said.startswith("\0"):
            for inner in textwrap.dedent(code[int(said[1:])]).strip("\n").splitlines():
                put(inner)
        elif said.startswith("end"):
            depth -= 1
            blocks.pop()
        elif re.match(r"(elif|else|except|finally)\b", said):
            depth -= 1
            put(said)
            depth += 1
        else:
            put(said)
            depth += 1
            blocks.append(said)
    words(pending)
    put("pass")
    source = "\n".join(lines)
    scope = {name: Undefined() for name in re.findall(r"\b[A-Za-z_]\w*", source) if not hasattr(builtins, name)}
    scope.update(names)
    exec(source, scope)
    out = []
    scope["_template"](out.append)
    return "".join(out)


def render_file(path, **names):
    text = files.read(path) if files.is_file(path) else REVISION
    try:
        return render(text, **names)
    except Exception as error:
        raise CommandError("Template rendering failed; %s: %s" % (type(error).__name__, error)) from error
