"""django.contrib.contenttypes.prefetch."""
from django.contrib.contenttypes.fields import GenericPrefetch
