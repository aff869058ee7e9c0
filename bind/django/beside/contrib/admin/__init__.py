"""django.contrib.admin, as far as a program without pages has a use for it: what is
registered where, with which options. Whatever draws a page says that it is not there."""
from django.contrib.admin.decorators import action, display, register
from django.contrib.admin.filters import (
    AllValuesFieldListFilter, BooleanFieldListFilter, ChoicesFieldListFilter, DateFieldListFilter, EmptyFieldListFilter,
    FieldListFilter, ListFilter, RelatedFieldListFilter, RelatedOnlyFieldListFilter, SimpleListFilter,
)
from django.contrib.admin.options import HORIZONTAL, VERTICAL, ModelAdmin, ShowFacets, StackedInline, TabularInline
from django.contrib.admin.sites import AdminSite, site


def autodiscover():
    """There are no other modules to look through."""
