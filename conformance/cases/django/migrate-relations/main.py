# oracle: project
from django.core.management import call_command
from django.db import connection
from shop.models import *
from blog.models import *
call_command("makemigrations", "shop", "blog")
import os
for app in ("blog", "shop"):
    for f in sorted(os.listdir(app + "/migrations")):
        if f[0] != "_":
            with open(app + "/migrations/" + f) as fh:
                print(f); print(fh.read())
call_command("showmigrations", "--plan", verbosity=2)
for app in ("blog", "shop"):
    for f in sorted(os.listdir(app + "/migrations")):
        if f[0] != "_":
            call_command("sqlmigrate", app, f[:-3])
call_command("migrate")
call_command("makemigrations")
c = Category.objects.create(name="c")
p = Product.objects.create(name="n")
Placement.objects.create(product=p, category=c, rank=1)
print(p.categories.count(), Product.objects.get().twice, Cheap.objects.count())
call_command("migrate", "blog", "zero")
call_command("showmigrations")
