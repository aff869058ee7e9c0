"""django.http: the exception by which a view says that there is nothing here."""


class Http404(Exception):
    pass


def __getattr__(name):
    if name[:1].isupper():
        raise NotImplementedError("Diptych does not support django.http.%s yet" % name)
    raise AttributeError("module %r has no attribute %r" % (__name__, name))
