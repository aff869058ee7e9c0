"""django.contrib.contenttypes."""
