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
answers = ["n", "what", "y", ""]
import builtins
def ask(prompt=""):
    print(prompt + answers[0])
    return answers.pop(0)
builtins.input = ask
run("optimizemigration", "blog", "0001", "--check")
run("optimizemigration", "blog", "0002")
run("optimizemigration", "blog", "0002", show="0002_post.py")
run("optimizemigration", "blog", "0003", show="0003_data_optimized.py")
os.remove("blog/migrations/0003_data_optimized.py")
run("optimizemigration", "blog", "0004")
run("optimizemigration", "blog", "00")
run("optimizemigration", "blog", "0009")
run("optimizemigration", "nope", "0001")
run("squashmigrations", "blog", "0004")
os.remove("blog/migrations/0003_data.py")
with open("blog/migrations/0003_data.py", "w") as f:
    f.write("""from django.db import migrations, models
class Migration(migrations.Migration):
    dependencies = [("blog", "0002_post")]
    operations = [migrations.RenameField("Post", "title", "heading"), migrations.RunSQL("select 1", elidable=True)]
""")
run("squashmigrations", "blog", "0002", show="0001_squashed_0002_post.py")
os.remove("blog/migrations/0001_squashed_0002_post.py")
run("squashmigrations", "blog", "0002", interactive=False)
run("squashmigrations", "blog", "0002", "0004", "--noinput", show="0002_post_squashed_0004_more.py")
os.remove("blog/migrations/0001_squashed_0002_post.py")
os.remove("blog/migrations/0002_post_squashed_0004_more.py")
run("squashmigrations", "blog", "0003", "0004", "--no-input", "--squashed-name", "joined", "--no-header", show="0003_joined.py")
os.remove("blog/migrations/0003_joined.py")
run("squashmigrations", "blog", "0003", "0004", interactive=False, no_optimize=True, squashed_name="plain", include_header=False, show="0003_plain.py")
os.remove("blog/migrations/0003_plain.py")
run("squashmigrations", "blog", "0004", "0002", "--noinput")
run("squashmigrations", "blog", "0007", "--noinput")
run("squashmigrations", "blog", "0", "--noinput")
run("squashmigrations", "nope", "0001", "--noinput")
run("squashmigrations", "blog", "0004", "--noinput", verbosity=0)

run("migrate", "--noinput")
run("showmigrations")
