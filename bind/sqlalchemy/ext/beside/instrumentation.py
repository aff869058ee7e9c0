"""Says where mapped objects keep their attributes: sqlalchemy.ext.instrumentation."""

INSTRUMENTATION_MANAGER = "__sa_instrumentation_manager__"


def find_native_user_instrumentation_hook(cls):
    return getattr(cls, INSTRUMENTATION_MANAGER, None)


class InstrumentationManager:
    """What a class of mapped objects names in __sa_instrumentation_manager__.

    Its methods about objects are called for each object that comes into being; those
    about the class's own attributes cannot be taken over here.
    """

    _fixed = (
        "manage",
        "unregister",
        "manager_getter",
        "instrument_attribute",
        "post_configure_attribute",
        "install_descriptor",
        "uninstall_descriptor",
        "install_member",
        "uninstall_member",
        "instrument_collection_class",
        "initialize_collection",
    )

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        for name in cls._fixed:
            if name in cls.__dict__:
                raise NotImplementedError("Diptych does not support InstrumentationManager.%s() yet" % name)

    def __init__(self, class_):
        pass

    def get_instance_dict(self, class_, instance):
        return instance.__dict__

    def initialize_instance_dict(self, class_, instance):
        pass

    def install_state(self, class_, instance, state):
        setattr(instance, "_default_state", state)

    def remove_state(self, class_, instance):
        delattr(instance, "_default_state")

    def state_getter(self, class_):
        return lambda instance: getattr(instance, "_default_state")

    def dict_getter(self, class_):
        return lambda instance: self.get_instance_dict(class_, instance)
