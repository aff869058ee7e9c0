from django.contrib.admin.exceptions import AlreadyRegistered, NotRegistered
from django.contrib.admin.options import ModelAdmin, _pages
from django.core.exceptions import ImproperlyConfigured
from django.db.models.base import ModelBase


def delete_selected(modeladmin, request, queryset):
    raise NotImplementedError("Diptych does not support the admin's pages yet")


def _listed(models):
    return [models] if isinstance(models, ModelBase) else models


@_pages("get_urls", "admin_view", "index", "app_index", "login", "logout", "password_change", "each_context", "get_app_list")
class AdminSite:
    site_title, site_header, index_title = "Django site admin", "Django administration", "Site administration"
    site_url, empty_value_display = "/", "-"
    enable_nav_sidebar = final_catch_all_view = True
    login_form = index_template = app_index_template = login_template = logout_template = None
    password_change_template = password_change_done_template = None

    def __init__(self, name="admin"):
        self._registry = {}
        self.name = name
        self._actions = {"delete_selected": delete_selected}
        self._global_actions = dict(self._actions)

    def __repr__(self):
        return f"{type(self).__name__}(name={self.name!r})"

    @property
    def urls(self):
        return self.get_urls()

    def check(self, app_configs):
        return [found for admin in self._registry.values() for found in admin.check()]

    def register(self, model_or_iterable, admin_class=None, **options):
        admin_class = admin_class or ModelAdmin
        for model in _listed(model_or_iterable):
            if model._meta.abstract:
                raise ImproperlyConfigured(f"The model {model.__name__} is abstract, so it cannot be registered with admin.")
            if self.is_registered(model):
                where = str(self.get_model_admin(model))
                app, dot, name = where.rpartition(".")
                known = f"in app {app!r}." if dot and name == "ModelAdmin" else f"with {where!r}."
                raise AlreadyRegistered(f"The model {model.__name__} is already registered {known}")
            if options:
                admin_class = type(f"{model.__name__}Admin", (admin_class,), {**options, "__module__": __name__})
            self._registry[model] = admin_class(model, self)

    def unregister(self, model_or_iterable):
        for model in _listed(model_or_iterable):
            if not self.is_registered(model):
                raise NotRegistered(f"The model {model.__name__} is not registered")
            del self._registry[model]

    def is_registered(self, model):
        return model in self._registry

    def get_model_admin(self, model):
        try:
            return self._registry[model]
        except KeyError:
            raise NotRegistered(f"The model {model.__name__} is not registered.")

    def add_action(self, action, name=None):
        name = name or action.__name__
        self._actions[name] = self._global_actions[name] = action

    def disable_action(self, name):
        del self._actions[name]

    def get_action(self, name):
        return self._global_actions[name]

    @property
    def actions(self):
        return self._actions.items()


site = AdminSite()
