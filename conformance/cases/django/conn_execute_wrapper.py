# Wrappers around every statement.
from django.db import connection, models


class A(models.Model):
    n = models.IntegerField()


def show(execute, sql, params, many, context):
    print("before", sql.split()[0], params, many, context["connection"].alias)
    result = execute(sql, params, many, context)
    print("after")
    return result


def forbid(execute, sql, params, many, context):
    raise RuntimeError("no queries here")


A.objects.create(n=0)
with connection.execute_wrapper(show):
    a = A.objects.create(n=1)
    with connection.execute_wrapper(lambda execute, sql, params, many, context: execute(sql, params, many, context)):
        print(A.objects.filter(n__gt=0).count())
with connection.execute_wrapper(forbid):
    try:
        A.objects.count()
    except RuntimeError as e:
        print(e)
print(A.objects.count())
