"""Small modules of django.utils and their like, by name."""


def is_iterable(x):
    try:
        iter(x)
    except TypeError:
        return False
    return True


LOOKUP_SEP = "__"


def get_version(version=None):
    import django
    if version is None:
        return django.get_version()
    main = ".".join(map(str, version[: 2 if version[2] == 0 else 3]))
    kind = {"alpha": "a", "beta": "b", "rc": "rc"}.get(version[3])
    return main + kind + str(version[4]) if kind else main


def get_complete_version(version=None):
    import django
    return django.VERSION if version is None else version


def get_docs_version(version=None):
    return "%d.%d" % get_complete_version(version)[:2]


class SettingsReference(str):
    """A setting's value that a migration tells by the setting's name."""

    __module__ = "django.conf"

    def __new__(cls, value, setting_name):
        return str.__new__(cls, value)

    def __init__(self, value, setting_name):
        self.setting_name = setting_name
