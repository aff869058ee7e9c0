from django.db import migrations, models

def fill(apps, schema_editor):
    """Fills the stars."""
    Post = apps.get_model("blog", "Post")
    Post.objects.create(title="made", author=apps.get_model("blog", "Author").objects.create(name="Bo"))
    Post.objects.update(stars=3)

class Migration(migrations.Migration):
    dependencies = [("blog", "0001_initial")]
    operations = [
        migrations.AddField("post", "stars", models.IntegerField(default=0)),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunSQL("UPDATE blog_post SET stars = stars + 1", migrations.RunSQL.noop),
    ]
