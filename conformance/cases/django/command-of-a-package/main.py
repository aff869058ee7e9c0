# oracle: project
import io
from django.core.management import call_command, CommandError
from django.db import connection
call_command("makemigrations", "blog", verbosity=0)
call_command("migrate", verbosity=0)
call_command("publish", "one", "two")
call_command("publish", "three", shout=True, stdout=io.StringIO())
for args in ((), ("--loud",), ("x", "--verbosity", "9")):
    try:
        call_command("publish", *args)
    except CommandError as e:
        print(type(e).__name__, e, e.returncode)
try:
    call_command("unpublish")
except CommandError as e:
    print(e)
from blog.models import Post
print(list(Post.objects.values_list("title", flat=True)))
from blog.management.commands.publish import Command
Command().print_help("manage.py", "publish")
print(Command.__module__, Command().help)
