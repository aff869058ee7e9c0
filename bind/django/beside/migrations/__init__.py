from django.db.migrations.migration import Migration, swappable_dependency
from django.db.migrations.operations import *
