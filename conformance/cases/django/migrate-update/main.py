# oracle: project
import io
import os
from django.core.management import call_command
from blog.models import *
def run(*args, show=None, **options):
    print("#", *args)
    out = io.StringIO()
    try:
        call_command(*args, stdout=out, **options)
    except BaseException as e:
        print(type(e).__name__, e)
    for line in out.getvalue().splitlines():
        print("  ", line)
    if show:
        with open("blog/migrations/" + show) as f:
            print(f.read())
def files(app):
    print(sorted(f for f in os.listdir(app + "/migrations") if f.endswith(".py")))
run("makemigrations", "shop", "--update", "--dry-run", verbosity=3)
run("makemigrations", "shop", "--update", show=None)
files("shop")
with open("shop/migrations/0001_initial_updated.py") as f: print(f.read())
run("makemigrations", "shop", "--update")
run("makemigrations", "blog", "--update", "--no-header", "-n", "better", show="0004_better.py")
files("blog")
run("makemigrations", "--update")
run("showmigrations")
run("migrate")
run("makemigrations", "blog", "--empty", "--update", "-n", "hand")
files("blog")
