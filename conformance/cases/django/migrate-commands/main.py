# oracle: project
from django.core.management import call_command
from django.db import connection
from blog.models import *
call_command("showmigrations")
call_command("makemigrations", "blog")
with open("blog/migrations/0001_initial.py") as f:
    print(f.read())
call_command("makemigrations", "blog")
call_command("showmigrations")
call_command("sqlmigrate", "blog", "0001")
call_command("migrate", "--plan")
call_command("migrate")
call_command("migrate", "blog")
call_command("showmigrations", verbosity=1)
a = Author.objects.create(name="Ann")
p = Post.objects.create(title="x", author=a)
print(Post.objects.get().title, sorted(t for t in connection.introspection.table_names() if t.startswith("blog")))
call_command("migrate", "blog", "zero")
call_command("showmigrations")
for bad in (("migrate", "nope"), ("migrate", "blog", "0007"), ("sqlmigrate", "blog", "1"), ("migrate", "blog", "0001"), ("showmigrations", "--plan"), ("makemigrations", "--empty", "blog", "-n", "extra"), ("makemigrations", "--check"), ("showmigrations", "blog")):
    try:
        print(call_command(*bad))
    except BaseException as e:
        print(type(e).__name__, e)
with open("blog/migrations/0002_extra.py") as f:
    print(f.read())
