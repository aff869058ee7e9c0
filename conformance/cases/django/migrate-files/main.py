# oracle: project
from django.core.management import call_command
from django.db import connection
from blog.models import *
call_command("showmigrations")
call_command("sqlmigrate", "blog", "0001")
call_command("sqlmigrate", "blog", "0002")
call_command("sqlmigrate", "blog", "0002", backwards=True)
call_command("migrate", "--plan")
call_command("migrate", "blog", "0001")
call_command("showmigrations", "--plan", verbosity=2)
call_command("migrate")
call_command("showmigrations", verbosity=1)
with connection.cursor() as c:
    c.execute("SELECT title, stars FROM blog_post"); print(c.fetchall())
print(sorted(t for t in connection.introspection.table_names() if t.startswith("blog")))
call_command("migrate", "blog", "zero", plan=True)
call_command("migrate", "blog", "zero")
call_command("showmigrations")
call_command("migrate", "blog", "--fake")
call_command("showmigrations")
for bad in (("migrate", "nope"), ("migrate", "blog", "0007"), ("migrate", "blog", "00"), ("sqlmigrate", "blog", "1"), ("showmigrations", "--plan"), ("showmigrations", "x"), ("sqlmigrate", "x", "1")):
    try:
        print(call_command(*bad))
    except BaseException as e:
        print(type(e).__name__, e)
