# What is needed to write XML by hand; reading it piece by piece is not there.


def __getattr__(name):
    if name.startswith("__") or name == "saxutils":
        raise AttributeError(name)
    raise NotImplementedError(f"Diptych does not support xml.sax.{name} yet")
