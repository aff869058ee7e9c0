import django.db.models.deletion
from django.db import migrations, models

class Migration(migrations.Migration):
    dependencies = [("blog", "0001_initial")]
    operations = [
        migrations.CreateModel("Post", [("id", models.BigAutoField(primary_key=True)), ("title", models.CharField(max_length=9))]),
        migrations.AddField("Post", "author", models.ForeignKey("blog.Author", on_delete=django.db.models.deletion.CASCADE)),
        migrations.AddField("Author", "extra", models.IntegerField(default=1)),
    ]
