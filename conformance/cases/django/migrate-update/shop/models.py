from django.db import models

class Item(models.Model):
    name = models.CharField(max_length=5)
    owner = models.ForeignKey("blog.Author", on_delete=models.CASCADE, null=True)
