"""django.contrib: the parts whose models people use."""
