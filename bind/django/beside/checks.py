"""django.core.checks: messages about what is wrong with models."""
DEBUG, INFO, WARNING, ERROR, CRITICAL = 10, 20, 30, 40, 50


class CheckMessage:
    def __init__(self, level, msg, hint=None, obj=None, id=None):
        if not isinstance(level, int):
            raise TypeError("The first argument should be level.")
        self.level, self.msg, self.hint, self.obj, self.id = level, msg, hint, obj, id

    def __eq__(self, other):
        return isinstance(other, self.__class__) and all(
            getattr(self, attr) == getattr(other, attr) for attr in ("level", "msg", "hint", "obj", "id"))

    def __str__(self):
        from django.db import models
        if self.obj is None:
            obj = "?"
        elif isinstance(self.obj, models.base.ModelBase):
            obj = self.obj._meta.label
        else:
            obj = str(self.obj)
        return "%s: %s%s%s" % (obj, "(%s) " % self.id if self.id else "", self.msg, "\n\tHINT: %s" % self.hint if self.hint else "")

    def __repr__(self):
        return "<%s: level=%r, msg=%r, hint=%r, obj=%r, id=%r>" % (self.__class__.__name__, self.level, self.msg, self.hint, self.obj, self.id)

    def is_serious(self, level=ERROR):
        return self.level >= level

    def is_silenced(self):
        from django.conf import settings
        return self.id in settings.SILENCED_SYSTEM_CHECKS


class Debug(CheckMessage):
    def __init__(self, *args, **kwargs):
        super().__init__(DEBUG, *args, **kwargs)


class Info(CheckMessage):
    def __init__(self, *args, **kwargs):
        super().__init__(INFO, *args, **kwargs)


class Warning(CheckMessage):
    def __init__(self, *args, **kwargs):
        super().__init__(WARNING, *args, **kwargs)


class Error(CheckMessage):
    def __init__(self, *args, **kwargs):
        super().__init__(ERROR, *args, **kwargs)


class Critical(CheckMessage):
    def __init__(self, *args, **kwargs):
        super().__init__(CRITICAL, *args, **kwargs)


class Tags:
    admin, async_support, caches, compatibility, database, files = "admin", "async_support", "caches", "compatibility", "database", "files"
    models, security, signals, sites, staticfiles, templates, translation, urls = (
        "models", "security", "signals", "sites", "staticfiles", "templates", "translation", "urls")


_registered = []


def register(check=None, *tags, **kwargs):
    def inner(check):
        check.tags = tags
        if check not in _registered:
            _registered.append(check)
        return check
    if callable(check):
        return inner(check)
    if check:
        tags += (check,)
    return inner


def run_checks(app_configs=None, tags=None, include_deployment_checks=False, databases=None):
    import inspect
    from django.apps import apps
    errors = []
    if tags is None or "models" in tags:
        for model in apps.get_models():
            if inspect.ismethod(model.check):
                errors.extend(model.check(databases=databases))
            else:
                errors.append(Error("The '%s.check()' class method is currently overridden by %r." % (model.__name__, model.check), obj=model, id="models.E020"))
        from django.core._problems import of_all_models
        errors.extend(of_all_models())
    for check in _registered:
        if tags is None or set(tags) & set(check.tags):
            errors.extend(check(app_configs=app_configs, databases=databases))
    return errors
