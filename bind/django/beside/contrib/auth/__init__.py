"""django.contrib.auth: its models, without views or back ends."""


def get_user_model():
    from django.apps import apps
    from django.conf import settings
    if settings.AUTH_USER_MODEL == "auth.User":
        import django.contrib.auth.models
    return apps.get_model(settings.AUTH_USER_MODEL, require_ready=False)


def authenticate(request=None, **credentials):
    """The user whom the default back end knows by name and password, if active."""
    model = get_user_model()
    username = credentials.get("username", credentials.get(model.USERNAME_FIELD))
    password = credentials.get("password")
    if username is None or password is None:
        return None
    try:
        user = model._default_manager.get_by_natural_key(username)
    except model.DoesNotExist:
        model().set_password(password)  # takes as long as for one who exists
        return None
    return user if user.check_password(password) and getattr(user, "is_active", True) else None


async def aauthenticate(request=None, **credentials):
    from asgiref.sync import sync_to_async
    return await sync_to_async(authenticate)(request, **credentials)
