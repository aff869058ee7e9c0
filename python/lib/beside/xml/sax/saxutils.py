# Escaping text for XML.

__all__ = ["escape", "quoteattr", "unescape"]


def _replaced(text, entities):
    for sign, written in entities.items():
        text = text.replace(sign, written)
    return text


def escape(data, entities={}):
    return _replaced(data.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;"), entities)


def unescape(data, entities={}):
    return _replaced(data.replace("&lt;", "<").replace("&gt;", ">"), entities).replace("&amp;", "&")


def quoteattr(data, entities={}):
    data = escape(data, {**entities, "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
    if '"' not in data:
        return f'"{data}"'
    return "'" + data + "'" if "'" not in data else '"' + data.replace('"', "&quot;") + '"'


def __getattr__(name):
    if name in ("XMLGenerator", "XMLFilterBase", "prepare_input_source"):
        raise NotImplementedError(f"Diptych does not support xml.sax.saxutils.{name} yet")
    raise AttributeError(f"module 'xml.sax.saxutils' has no attribute '{name}'")
