from django.db import migrations, models

class Migration(migrations.Migration):
    dependencies = [("blog", "0003_data")]
    operations = [
        migrations.RemoveField("Author", "extra"),
        migrations.AlterField("Post", "heading", models.CharField(max_length=99)),
    ]
