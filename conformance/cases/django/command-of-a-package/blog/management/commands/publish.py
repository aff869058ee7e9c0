from django.core.management.base import BaseCommand, CommandError
from blog.models import Post


class Command(BaseCommand):
    help = "Publishes posts"

    def add_arguments(self, parser):
        parser.add_argument("titles", nargs="*")
        parser.add_argument("--shout", action="store_true")

    def handle(self, *args, **options):
        if not options["titles"]:
            raise CommandError("Nothing to publish", returncode=3)
        for title in options["titles"]:
            post = Post.objects.create(title=title.upper() if options["shout"] else title)
            self.stdout.write(self.style.SUCCESS("Published %s" % post.title))
