"""The list filters: classes to subclass and to name in list_filter."""


class ListFilter:
    title = None
    template = "admin/filter.html"

    def __init__(self, *args, **kwargs):
        raise NotImplementedError("Diptych does not support the admin's pages yet")


class FacetsMixin:
    pass


class SimpleListFilter(FacetsMixin, ListFilter):
    parameter_name = None


class FieldListFilter(FacetsMixin, ListFilter):
    list_separator = ","


class RelatedFieldListFilter(FieldListFilter):
    pass


class BooleanFieldListFilter(FieldListFilter):
    pass


class ChoicesFieldListFilter(FieldListFilter):
    pass


class DateFieldListFilter(FieldListFilter):
    pass


class AllValuesFieldListFilter(FieldListFilter):
    pass


class RelatedOnlyFieldListFilter(RelatedFieldListFilter):
    pass


class EmptyFieldListFilter(FieldListFilter):
    pass
