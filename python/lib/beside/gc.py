# The collector. Cycles of references go when collect() is called, and not by themselves;
# how much went is not counted.
from _weakref import reap

garbage, callbacks = [], []
_enabled = True


def collect(generation=2):
    reap(True)
    return 0


def enable():
    global _enabled
    _enabled = True


def disable():
    global _enabled
    _enabled = False


def isenabled():
    return _enabled


def get_objects(generation=None):
    return []


def get_referrers(*objs):
    return []


get_referents = get_referrers


def get_count():
    return 0, 0, 0


def get_threshold():
    return 700, 10, 10


def set_threshold(threshold0, threshold1=10, threshold2=10):
    pass


def get_stats():
    return [{"collections": 0, "collected": 0, "uncollectable": 0} for _ in range(3)]


def is_tracked(obj):
    return not isinstance(obj, (int, float, str, bytes, type(None)))


def freeze():
    pass


unfreeze = freeze
