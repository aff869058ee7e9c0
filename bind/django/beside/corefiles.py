"""django.core.files: files of a run, which live in memory."""
import io
import posixpath


class File:
    DEFAULT_CHUNK_SIZE = 64 * 2**10

    def __init__(self, file, name=None):
        self.file = file
        self.name = name if name is not None else getattr(file, "name", None)
        if hasattr(file, "mode"):
            self.mode = file.mode

    def __str__(self):
        return self.name or ""

    def __repr__(self):
        return "<%s: %s>" % (self.__class__.__name__, self or "None")

    def __bool__(self):
        return bool(self.name)

    def __len__(self):
        return self.size

    def __iter__(self):
        return iter(self.file)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self.close()

    @property
    def size(self):
        at = self.file.tell()
        self.file.seek(0, 2)
        size = self.file.tell()
        self.file.seek(at)
        return size

    @property
    def closed(self):
        return not self.file or self.file.closed

    def open(self, mode=None, *args, **kwargs):
        if self.closed:
            raise ValueError("The file cannot be reopened.")
        self.seek(0)
        return self

    def close(self):
        self.file.close()

    def chunks(self, chunk_size=None):
        size = chunk_size or self.DEFAULT_CHUNK_SIZE
        self.seek(0)
        while data := self.read(size):
            yield data

    def multiple_chunks(self, chunk_size=None):
        return self.size > (chunk_size or self.DEFAULT_CHUNK_SIZE)

    def read(self, *args):
        return self.file.read(*args)

    def write(self, data):
        return self.file.write(data)

    def seek(self, *args):
        return self.file.seek(*args)

    def tell(self):
        return self.file.tell()

    def readline(self, *args):
        return self.file.readline(*args)

    def readlines(self, *args):
        return self.file.readlines(*args)


class ContentFile(File):
    def __init__(self, content, name=None):
        super().__init__(io.StringIO(content) if isinstance(content, str) else io.BytesIO(content), name=name)
        self._size = len(content)

    @property
    def size(self):
        return self._size

    def __str__(self):
        return "Raw content"

    def __bool__(self):
        return True

    def open(self, mode=None):
        self.seek(0)
        return self

    def close(self):
        pass


class ImageFile(File):
    pass


class UploadedFile(File):
    def __init__(self, file=None, name=None, content_type=None, size=None, charset=None, content_type_extra=None):
        super().__init__(file, posixpath.basename(name) if name else name)
        self.content_type, self.charset, self._given = content_type, charset, size


class SimpleUploadedFile(UploadedFile):
    def __init__(self, name, content, content_type="text/plain"):
        content = content or b""
        super().__init__(io.BytesIO(content), name, content_type, len(content))


class InMemoryUploadedFile(UploadedFile):
    def __init__(self, file, field_name, name, content_type, size, charset, content_type_extra=None):
        super().__init__(file, name, content_type, size, charset)
        self.field_name = field_name


class TemporaryUploadedFile(UploadedFile):
    def __init__(self, name, content_type, size, charset, content_type_extra=None):
        super().__init__(io.BytesIO(), name, content_type, size, charset)
