"""django.core.files.storage: where files are kept; here always in memory."""
import io
import posixpath

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile, File

_contents = {}


class Storage:
    def __init__(self, location=None, base_url=None, file_permissions_mode=None, directory_permissions_mode=None, allow_overwrite=False):
        self._location, self._base_url = location, base_url

    @property
    def location(self):
        return str(self._location if self._location is not None else settings.MEDIA_ROOT)

    base_location = location

    @property
    def base_url(self):
        return self._base_url if self._base_url is not None else settings.MEDIA_URL

    def path(self, name):
        full = posixpath.normpath(posixpath.join("/", self.location, name))
        root = posixpath.normpath(posixpath.join("/", self.location))
        if full != root and not full.startswith(root.rstrip("/") + "/"):
            raise SuspiciousFileOperation("The joined path (%s) is located outside of the base path component (%s)" % (full, root))
        return full

    def open(self, name, mode="rb"):
        try:
            content = _contents[self.path(name)]
        except KeyError:
            raise FileNotFoundError(2, "No such file or directory", self.path(name))
        return File(io.BytesIO(content), name=name)

    def save(self, name, content, max_length=None):
        if name is None:
            name = content.name
        if not hasattr(content, "chunks"):
            content = File(content, name)
        name = self.get_available_name(name, max_length=max_length)
        data = b"".join(c.encode() if isinstance(c, str) else c for c in content.chunks())
        _contents[self.path(name)] = data
        return name

    def get_valid_name(self, name):
        name = str(name).strip().replace(" ", "_")
        return "".join(c for c in name if c.isalnum() or c in "-_.")

    def get_alternative_name(self, file_root, file_ext):
        import random
        return "%s_%s%s" % (file_root, "".join(random.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(7)), file_ext)

    def get_available_name(self, name, max_length=None):
        name = str(name).replace("\\", "/")
        if name.startswith("/") or ".." in name.split("/"):
            raise SuspiciousFileOperation("Detected path traversal attempt in '%s'" % name)
        folder, file = posixpath.split(name)
        root, ext = posixpath.splitext(file)
        while self.exists(name) or (max_length and len(name) > max_length):
            name = posixpath.join(folder, self.get_alternative_name(root, ext))
            if max_length and len(name) > max_length:
                root = root[:-(len(name) - max_length)]
                if not root:
                    raise SuspiciousFileOperation('Storage can not find an available filename for "%s". Please make sure that the corresponding '
                                                  'file field allows sufficient "max_length".' % name)
                name = posixpath.join(folder, self.get_alternative_name(root, ext))
        return name

    def generate_filename(self, filename):
        folder, file = posixpath.split(str(filename).replace("\\", "/"))
        if ".." in folder.split("/"):
            raise SuspiciousFileOperation("Detected path traversal attempt in '%s'" % folder)
        return posixpath.normpath(posixpath.join(folder, self.get_valid_name(file)))

    def delete(self, name):
        if not name:
            raise ValueError("The name must be given to delete().")
        _contents.pop(self.path(name), None)

    def exists(self, name):
        return self.path(name) in _contents

    def size(self, name):
        return len(_contents[self.path(name)])

    def url(self, name):
        from urllib.parse import quote
        if self.base_url is None:
            raise ValueError("This file is not accessible via a URL.")
        return self.base_url + quote(str(name).replace("\\", "/").lstrip("/"), safe="/~!*()'")

    def __eq__(self, other):
        return self.__class__ is other.__class__ and self._location == other._location and self._base_url == other._base_url


class FileSystemStorage(Storage):
    pass


class InMemoryStorage(Storage):
    pass


default_storage = FileSystemStorage()
storages = {"default": default_storage}
