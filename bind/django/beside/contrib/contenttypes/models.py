"""django.contrib.contenttypes.models: a row for each model."""
from collections import defaultdict

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ContentTypeManager(models.Manager):
    use_in_migrations = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._cache = {}

    def _shared(self):
        return ContentType._rows

    def get_by_natural_key(self, app_label, model):
        try:
            return self._shared()[self.db][(app_label, model)]
        except KeyError:
            return self._remember(self.db, self.get(app_label=app_label, model=model))

    def _get_opts(self, model, for_concrete_model):
        return model._meta.concrete_model._meta if for_concrete_model else model._meta

    def _get_from_cache(self, opts):
        return self._shared()[self.db][(opts.app_label, opts.model_name)]

    def get_for_model(self, model, for_concrete_model=True):
        opts = self._get_opts(model, for_concrete_model)
        try:
            return self._get_from_cache(opts)
        except KeyError:
            pass
        try:
            ct = self.get(app_label=opts.app_label, model=opts.model_name)
        except self.model.DoesNotExist:
            ct, _created = self.get_or_create(app_label=opts.app_label, model=opts.model_name)
        return self._remember(self.db, ct)

    def get_for_models(self, *models, for_concrete_models=True):
        found = {}
        wanted = defaultdict(set)
        waiting = defaultdict(list)
        for model in models:
            opts = self._get_opts(model, for_concrete_models)
            try:
                found[model] = self._get_from_cache(opts)
            except KeyError:
                wanted[opts.app_label].add(opts.model_name)
                waiting[(opts.app_label, opts.model_name)].append(model)
        if waiting:
            condition = Q(*(Q(("app_label", label), ("model__in", names)) for label, names in wanted.items()), _connector=Q.OR)
            for ct in self.filter(condition):
                for model in waiting.pop((ct.app_label, ct.model), ()):
                    found[model] = ct
                self._remember(self.db, ct)
            for (app_label, model_name), same in waiting.items():
                ct = self.create(app_label=app_label, model=model_name)
                self._remember(self.db, ct)
                for model in same:
                    found[model] = ct
        return found

    def get_for_id(self, id):
        try:
            return self._shared()[self.db][id]
        except KeyError:
            return self._remember(self.db, self.get(pk=id))

    def clear_cache(self):
        self._shared().clear()

    def _remember(self, using, ct):
        rows = self._shared()[using]
        rows[(ct.app_label, ct.model)] = ct
        rows[ct.id] = ct
        return ct

    _add_to_cache = _remember


class ContentType(models.Model):
    app_label = models.CharField(max_length=100)
    model = models.CharField(_("python model class name"), max_length=100)
    objects = ContentTypeManager()

    class Meta:
        app_label = "contenttypes"
        verbose_name = _("content type")
        verbose_name_plural = _("content types")
        db_table = "django_content_type"
        unique_together = [["app_label", "model"]]

    def __str__(self):
        return self.app_labeled_name

    @property
    def name(self):
        model = self.model_class()
        return str(model._meta.verbose_name) if model else self.model

    @property
    def app_labeled_name(self):
        model = self.model_class()
        if not model:
            return self.model
        return "%s | %s" % (model._meta.app_config.verbose_name, model._meta.verbose_name)

    def model_class(self):
        try:
            return apps.get_model(self.app_label, self.model)
        except LookupError:
            return None

    def get_object_for_this_type(self, using=None, **kwargs):
        return self.model_class()._base_manager.using(using).get(**kwargs)

    def get_all_objects_for_this_type(self, **kwargs):
        return self.model_class()._base_manager.using(self._state.db).filter(**kwargs)

    def natural_key(self):
        return (self.app_label, self.model)


ContentType._rows = defaultdict(dict)
