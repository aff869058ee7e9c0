# Lists page by page: the rules of django.core.paginator.
from django.core.paginator import EmptyPage, InvalidPage, Page, PageNotAnInteger, Paginator
from django.db import models
from django.forms.models import model_to_dict
from django.http import Http404
from django.shortcuts import get_list_or_404, get_object_or_404


class Song(models.Model):
    title = models.CharField(max_length=20)
    secret = models.CharField(max_length=5, editable=False, default="s")
    likes = models.ManyToManyField("self", blank=True)

    def __str__(self):
        return self.title


songs = Song.objects.bulk_create([Song(title=f"Song {i}") for i in range(11)])
songs[0].likes.add(songs[1], songs[2])
pages = Paginator(Song.objects.order_by("pk"), 3)
print(pages.count, pages.num_pages, pages.page_range, [p.number for p in pages])
for p in pages:
    print(p, list(p), len(p), p.has_previous(), p.has_next(), p.has_other_pages(), p.start_index(), p.end_index())
print(pages.page(1)[0], pages.page("2")[1:], Song.objects.get(pk=4) in pages.page(2), pages.page(2.0).number)
for bad in (0, -1, 5, "x", None, 1.5, "", [], "2 "):
    try:
        print(repr(bad), pages.validate_number(bad))
    except InvalidPage as e:
        print(repr(bad), type(e).__name__, e)
    print(pages.get_page(bad).number)
for what in (lambda: pages.page(4).next_page_number(), lambda: pages.page(1).previous_page_number(), lambda: pages.page(1)["a"]):
    try:
        print(what())
    except Exception as e:
        print(type(e).__name__, e)
print(Paginator([], 5).num_pages, Paginator([], 5, allow_empty_first_page=False).num_pages, Paginator([], 5).page(1).object_list, Paginator([], 5).page(1).start_index(), Paginator([], 5).page(1).end_index())
print([list(p) for p in Paginator(range(10), 4, orphans=2)], Paginator("abcdefg", 3).page(3).object_list, Paginator((1, 2, 3), "2").num_pages)
big = Paginator(range(1000), 10)
for n in (1, 5, 8, 50, 97, 100):
    print([str(x) for x in big.get_elided_page_range(n)])
print(list(big.get_elided_page_range(7, on_each_side=1, on_ends=1)), list(Paginator(range(50), 10).get_elided_page_range(3)))
print(Paginator([1], 1, error_messages={"no_results": "Nothing here"}).get_page(3).number)
try:
    Paginator([1], 1, error_messages={"no_results": "Nothing here"}).page(3)
except EmptyPage as e:
    print(e)
print(Paginator(Song.objects.all(), 5).page(2).object_list)
print(model_to_dict(songs[0]), model_to_dict(songs[0], exclude=["likes"]), model_to_dict(songs[1], fields=("id", "secret", "title")))
print(get_object_or_404(Song, title="Song 3"), get_object_or_404(Song.objects, pk=2), get_list_or_404(Song.objects.filter(pk__lt=3)))
for what in (lambda: get_object_or_404(Song, pk=77), lambda: get_list_or_404(Song, title="no"), lambda: get_object_or_404(int, pk=1), lambda: get_list_or_404(3), lambda: get_object_or_404(Song, pk__gt=3)):
    try:
        print(what())
    except Exception as e:
        print(type(e).__name__, e)
