def _marking(function, marks):
    """Decorates with the marks that are given."""
    def mark(f):
        for name, value in marks.items():
            if value is not None:
                setattr(f, name, value)
        return f

    return mark if function is None else mark(function)


def action(function=None, *, permissions=None, description=None):
    return _marking(function, {"allowed_permissions": permissions, "short_description": description})


def display(function=None, *, boolean=None, ordering=None, description=None, empty_value=None):
    marks = {"boolean": boolean, "admin_order_field": ordering, "short_description": description, "empty_value_display": empty_value}

    def mark(f):
        if boolean is not None and empty_value is not None:
            raise ValueError("The boolean and empty_value arguments to the @display decorator are mutually exclusive.")
        return _marking(f, marks)

    return mark if function is None else mark(function)


def register(*models, site=None):
    from django.contrib.admin.options import ModelAdmin
    from django.contrib.admin.sites import AdminSite, site as default

    def enter(admin_class):
        if not models:
            raise ValueError("At least one model must be passed to register.")
        chosen = site or default
        if not isinstance(chosen, AdminSite):
            raise ValueError("site must subclass AdminSite")
        if not issubclass(admin_class, ModelAdmin):
            raise ValueError("Wrapped class must subclass ModelAdmin.")
        chosen.register(models, admin_class=admin_class)
        return admin_class

    return enter
