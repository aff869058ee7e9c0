"""django.core.management: the commands that a snippet may call."""
import sys

from django.core import checks
from django.core.management.base import CommandError, SystemCheckError


def _check():
    issues = checks.run_checks()
    groups = (("CRITICALS", 50, 1000), ("ERRORS", 40, 50), ("WARNINGS", 30, 40), ("INFOS", 20, 30), ("DEBUGS", 0, 20))
    visible = [e for e in issues if not e.is_silenced()]
    body = ""
    for title, low, high in groups:
        texts = sorted(str(e) for e in visible if low <= e.level < high)
        if texts:
            body += "\n%s:\n%s\n" % (title, "\n".join(texts))
    silenced = len(issues) - len(visible)
    count = "no issues" if not visible else "1 issue" if len(visible) == 1 else "%d issues" % len(visible)
    footer = "System check identified %s (%d silenced)." % (count, silenced)
    if not visible:
        sys.stdout.write(footer + "\n")
        return
    message = "System check identified some issues:\n" + body + "\n" + footer
    if any(e.is_serious() for e in visible):
        raise SystemCheckError("SystemCheckError: " + message)
    sys.stderr.write(message + "\n")


def call_command(command_name, *args, **options):
    if command_name == "check":
        return _check()
    raise NotImplementedError("Diptych does not support the command %r yet" % command_name)
