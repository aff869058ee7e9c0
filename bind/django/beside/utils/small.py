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
