from django.db import migrations, models

def fill(apps, schema_editor):
    apps.get_model("blog", "Author").objects.update(age=1)

class Migration(migrations.Migration):
    dependencies = [("blog", "0002_post")]
    operations = [
        migrations.RenameField("Post", "title", "heading"),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunSQL("select 1", elidable=True),
    ]
