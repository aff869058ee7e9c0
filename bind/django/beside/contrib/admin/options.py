import enum

HORIZONTAL, VERTICAL = 1, 2


class ShowFacets(enum.Enum):
    NEVER = "NEVER"
    ALLOW = "ALLOW"
    ALWAYS = "ALWAYS"


def _page(name):
    def page(self, *args, **kwargs):
        raise NotImplementedError("Diptych does not support the admin's pages yet")

    page.__name__ = name
    return page


def _pages(*names):
    """Decorates a class with methods that draw a page, or a form in one."""
    def add(cls):
        for name in names:
            setattr(cls, name, _page(name))
        return cls

    return add


@_pages("formfield_for_dbfield", "formfield_for_choice_field", "formfield_for_foreignkey", "formfield_for_manytomany", "get_view_on_site_url",
        "get_fields")
class BaseModelAdmin:
    autocomplete_fields = raw_id_fields = readonly_fields = filter_vertical = filter_horizontal = ()
    fields = exclude = fieldsets = ordering = sortable_by = None
    radio_fields = {}
    prepopulated_fields = {}
    formfield_overrides = {}
    view_on_site = show_full_result_count = True

    def check(self, **kwargs):
        return []

    def get_autocomplete_fields(self, request):
        return self.autocomplete_fields

    def get_empty_value_display(self):
        own = getattr(self, "empty_value_display", None)
        return self.admin_site.empty_value_display if own is None else own

    def get_exclude(self, request, obj=None):
        return self.exclude

    def get_fieldsets(self, request, obj=None):
        return self.fieldsets or [(None, {"fields": self.fields or self.get_fields(request, obj)})]

    def get_inlines(self, request, obj):
        return self.inlines

    def get_ordering(self, request):
        return self.ordering or ()

    def get_readonly_fields(self, request, obj=None):
        return self.readonly_fields

    def get_prepopulated_fields(self, request, obj=None):
        return self.prepopulated_fields

    def get_queryset(self, request):
        rows = self.model._default_manager.get_queryset()
        ordering = self.get_ordering(request)
        return rows.order_by(*ordering) if ordering else rows

    def get_sortable_by(self, request):
        return self.get_list_display(request) if self.sortable_by is None else self.sortable_by

    def _allowed(self, request, action):
        return request.user.has_perm(f"{self.opts.app_label}.{action}_{self.opts.model_name}")

    def has_add_permission(self, request):
        return self._allowed(request, "add")

    def has_change_permission(self, request, obj=None):
        return self._allowed(request, "change")

    def has_delete_permission(self, request, obj=None):
        return self._allowed(request, "delete")

    def has_view_permission(self, request, obj=None):
        return self._allowed(request, "view") or self._allowed(request, "change")

    def has_view_or_change_permission(self, request, obj=None):
        return self.has_view_permission(request, obj) or self.has_change_permission(request, obj)

    def has_module_permission(self, request):
        return request.user.has_module_perms(self.opts.app_label)


@_pages("get_urls", "get_form", "get_changelist", "get_changelist_instance", "get_changelist_form", "get_changelist_formset", "get_paginator",
        "get_formsets_with_inlines", "add_view", "change_view", "changelist_view", "changeform_view", "delete_view", "history_view",
        "render_change_form", "render_delete_form", "response_add", "response_change", "response_delete", "message_user", "get_deleted_objects",
        "get_search_results", "log_addition", "log_change", "log_deletion", "log_deletions")
class ModelAdmin(BaseModelAdmin):
    list_display = ("__str__",)
    list_display_links = list_filter = list_editable = search_fields = inlines = actions = ()
    list_select_related = save_as = save_on_top = actions_on_bottom = False
    save_as_continue = preserve_filters = actions_on_top = actions_selection_counter = True
    list_per_page, list_max_show_all = 100, 200
    search_help_text = date_hierarchy = None
    show_facets = ShowFacets.ALLOW
    add_form_template = change_form_template = change_list_template = delete_confirmation_template = None
    delete_selected_confirmation_template = object_history_template = popup_response_template = None

    def __init__(self, model, admin_site):
        self.model, self.opts, self.admin_site = model, model._meta, admin_site
        super().__init__()

    def __str__(self):
        return f"{self.opts.app_label}.{type(self).__name__}"

    def __repr__(self):
        return f"<{type(self).__qualname__}: model={self.model.__qualname__} site={self.admin_site!r}>"

    @property
    def urls(self):
        return self.get_urls()

    def get_inline_instances(self, request, obj=None):
        made = [inline(self.model, self.admin_site) for inline in self.get_inlines(request, obj)]
        if request:
            made = [x for x in made if x.has_view_or_change_permission(request, obj) or x.has_add_permission(request, obj)
                    or x.has_delete_permission(request, obj)]
        return made

    def get_model_perms(self, request):
        return {"add": self.has_add_permission(request), "change": self.has_change_permission(request),
                "delete": self.has_delete_permission(request), "view": self.has_view_permission(request)}

    def get_object(self, request, object_id, from_field=None):
        from django.core.exceptions import ValidationError
        rows = self.get_queryset(request)
        field = rows.model._meta.pk if from_field is None else rows.model._meta.get_field(from_field)
        try:
            return rows.get(**{field.name: field.to_python(object_id)})
        except (rows.model.DoesNotExist, ValidationError, ValueError):
            return None

    def get_list_display(self, request):
        return self.list_display

    def get_list_display_links(self, request, list_display):
        if self.list_display_links or self.list_display_links is None or not list_display:
            return self.list_display_links
        return list(list_display)[:1]

    def get_list_filter(self, request):
        return self.list_filter

    def get_list_select_related(self, request):
        return self.list_select_related

    def get_search_fields(self, request):
        return self.search_fields

    def save_model(self, request, obj, form, change):
        obj.save()

    def delete_model(self, request, obj):
        obj.delete()

    def delete_queryset(self, request, queryset):
        queryset.delete()


@_pages("get_formset")
class InlineModelAdmin(BaseModelAdmin):
    model = fk_name = min_num = max_num = template = verbose_name = verbose_name_plural = classes = None
    extra = 3
    can_delete, show_change_link = True, False

    def __init__(self, parent_model, admin_site):
        self.admin_site, self.parent_model, self.opts = admin_site, parent_model, self.model._meta
        self.has_registered_model = admin_site.is_registered(self.model)
        super().__init__()
        if self.verbose_name_plural is None:
            self.verbose_name_plural = self.opts.verbose_name_plural if self.verbose_name is None else f"{self.verbose_name}s"
        if self.verbose_name is None:
            self.verbose_name = self.opts.verbose_name

    def get_extra(self, request, obj=None, **kwargs):
        return self.extra

    def get_min_num(self, request, obj=None, **kwargs):
        return self.min_num

    def get_max_num(self, request, obj=None, **kwargs):
        return self.max_num

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request)


class StackedInline(InlineModelAdmin):
    template = "admin/edit_inline/stacked.html"


class TabularInline(InlineModelAdmin):
    template = "admin/edit_inline/tabular.html"
