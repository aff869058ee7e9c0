# What connection says of the database.
from django.db import connection, connections, models
from django.db.utils import DEFAULT_DB_ALIAS, ConnectionDoesNotExist


class A(models.Model):
    pass


A.objects.count()
print(connection.vendor, connection.alias, DEFAULT_DB_ALIAS, list(connections), connection.display_name)
print("app_a" in connection.introspection.table_names(), connection.ops.quote_name("a b"), connection.features.has_bulk_insert)
print(connections["default"] is not None, connection.settings_dict["ENGINE"])
try:
    connections["other"]
except ConnectionDoesNotExist as e:
    print(e)
try:
    A.objects.using("nope").count()
except ConnectionDoesNotExist as e:
    print(e)
