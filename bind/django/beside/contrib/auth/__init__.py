"""django.contrib.auth: its models, without views or back ends."""


def get_user_model():
    from django.apps import apps
    from django.conf import settings
    if settings.AUTH_USER_MODEL == "auth.User":
        import django.contrib.auth.models
    return apps.get_model(settings.AUTH_USER_MODEL, require_ready=False)
