# Packing values into bytes.
from operator import index
from _struct import calcsize, count, error, pack, unpack

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]


def _within(offset, size, length, few, verb):
    """The place that an offset means, checked."""
    offset = index(offset)
    if offset < 0:
        if offset + size > 0:
            raise error(f"{few} {size} bytes at offset {offset}")
        if offset + length < 0:
            raise error(f"offset {offset} out of range for {length}-byte buffer")
        offset += length
    if length - offset < size:
        raise error(f"{verb}ack{'_into' if verb == 'p' else '_from'} requires a buffer of at least {offset + size} bytes for "
                    f"{verb}acking {size} bytes at offset {offset} (actual buffer size is {length})")
    return offset


def pack_into(format, /, *args):
    wanted = count(format)
    if len(args) < 2:
        raise error(f"pack_into expected {'offset' if args else 'buffer'} argument")
    buffer, offset, *values = args
    if len(values) != wanted:
        raise error(f"pack_into expected {wanted} items for packing (got {len(values)})")
    try:
        view = memoryview(buffer)
        if view.readonly:
            raise TypeError
    except TypeError:
        raise TypeError(f"argument must be read-write bytes-like object, not {type(buffer).__name__}") from None
    view = view.cast("B") if view.format != "B" else view
    offset = _within(offset, calcsize(format), len(view), "no space to pack", "p")
    data = pack(format, *values)
    view[offset:offset + len(data)] = data


def _bytes(buffer):
    try:
        return memoryview(buffer).tobytes()
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(buffer).__name__}'") from None


def unpack_from(format, /, buffer, offset=0):
    data, size = _bytes(buffer), calcsize(format)
    offset = _within(offset, size, len(data), "not enough data to unpack", "unp")
    return unpack(format, data[offset:offset + size])


def iter_unpack(format, buffer, /):
    size, data = calcsize(format), _bytes(buffer)
    if not size:
        raise error("cannot iteratively unpack with a struct of length 0")
    if len(data) % size:
        raise error(f"iterative unpacking requires a buffer of a multiple of {size} bytes")
    return (unpack(format, data[i:i + size]) for i in range(0, len(data), size))


class Struct:
    def __init__(self, *args, **kwargs):
        if not args and "format" not in kwargs:
            raise TypeError("Struct() missing required argument 'format' (pos 1)")
        if len(args) + len(kwargs) > 1:
            raise TypeError(f"Struct() takes at most 1 argument ({len(args) + len(kwargs)} given)")
        format = args[0] if args else kwargs["format"]
        self.size = calcsize(format)
        self.format = format.decode() if isinstance(format, bytes) else format

    def pack(self, *v):
        return pack(self.format, *v)

    def pack_into(self, *args):
        return pack_into(self.format, *args)

    def unpack(self, *args, **kwargs):
        if len(args) != 1 or kwargs:
            from _compiled import wrong
            wrong("Struct.unpack", args, kwargs, 1, 1)
        return unpack(self.format, args[0])

    def unpack_from(self, /, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def iter_unpack(self, buffer, /):
        return iter_unpack(self.format, buffer)


Struct.__module__ = "_struct"
