"""django.db.models.fields.files: what a FileField's attribute holds."""
import datetime
import posixpath

from django.core.files.base import File
from django.core.files.storage import default_storage


class FieldFile(File):
    def __init__(self, instance, field, name):
        self.instance, self.field, self.name = instance, field, name
        self._file = None
        self._committed = True

    @property
    def storage(self):
        return self.field.storage

    def __eq__(self, other):
        return self.name == (other.name if hasattr(other, "name") else other)

    def __hash__(self):
        return hash(self.name)

    def __repr__(self):
        return "<%s: %s>" % (self.__class__.__name__, self or "None")

    def _require_file(self):
        if not self:
            raise ValueError("The '%s' attribute has no file associated with it." % self.field.name)

    @property
    def file(self):
        self._require_file()
        if self._file is None:
            self._file = self.storage.open(self.name, "rb")
        return self._file

    @file.setter
    def file(self, file):
        self._file = file

    @property
    def path(self):
        self._require_file()
        return self.storage.path(self.name)

    @property
    def url(self):
        self._require_file()
        return self.storage.url(self.name)

    @property
    def size(self):
        self._require_file()
        return self.storage.size(self.name) if self._committed else self.file.size

    def open(self, mode="rb"):
        self._require_file()
        if self._file is None:
            self._file = self.storage.open(self.name, mode)
        else:
            self._file.open(mode)
        return self

    def save(self, name, content, save=True):
        name = self.field.generate_filename(self.instance, name)
        self.name = self.storage.save(name, content, max_length=self.field.max_length)
        setattr(self.instance, self.field.attname, self.name)
        self._committed = True
        if save:
            self.instance.save()

    def delete(self, save=True):
        if not self:
            return
        self._file = None
        self.storage.delete(self.name)
        self.name = None
        setattr(self.instance, self.field.attname, self.name)
        self._committed = False
        if save:
            self.instance.save()

    @property
    def closed(self):
        return self._file is None or self._file.closed

    def close(self):
        if self._file is not None:
            self._file.close()


class ImageFieldFile(FieldFile):
    pass


class FileDescriptor:
    """The class attribute of a FileField: what is read is always a FieldFile."""

    def __init__(self, field):
        self.field = field

    def __get__(self, instance, cls=None):
        if instance is None:
            return self
        name = self.field.attname
        if name not in instance.__dict__:
            instance.refresh_from_db(fields=[name])
        file = instance.__dict__[name]
        wrapper = self.field.attr_class
        if isinstance(file, str) or file is None:
            file = instance.__dict__[name] = wrapper(instance, self.field, file)
        elif isinstance(file, File) and not isinstance(file, FieldFile):
            held = wrapper(instance, self.field, file.name)
            held.file, held._committed = file, False
            file = instance.__dict__[name] = held
        elif isinstance(file, FieldFile) and instance is not file.instance:
            file.instance = instance
        return file

    def __set__(self, instance, value):
        instance.__dict__[self.field.attname] = value


def storage_of(storage):
    if callable(storage):
        storage = storage()
    return storage or default_storage


def generate_filename(field, instance, filename):
    if callable(field.upload_to):
        filename = field.upload_to(instance, filename)
    else:
        filename = posixpath.join(datetime.datetime.now().strftime(str(field.upload_to)), filename)
    return field.storage.generate_filename(filename)


def commit(file):
    """Stores a file that was assigned and not saved yet, before its row is written."""
    if file and not file._committed:
        file.save(file.name, file.file, save=False)
    return file
