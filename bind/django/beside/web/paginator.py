"""django.core.paginator: a list or a QuerySet, page by page."""
import warnings
from collections.abc import Sequence

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy


class UnorderedObjectListWarning(RuntimeWarning):
    """A QuerySet without an order may show an item on two pages, or on none."""


class InvalidPage(Exception):
    """There is no such page."""


class PageNotAnInteger(InvalidPage):
    """What was asked for is no number."""


class EmptyPage(InvalidPage):
    """The number lies before the first page or behind the last one."""


def _whole(number):
    """A number as a whole one; None where it is none."""
    try:
        whole = int(number)
    except (TypeError, ValueError):
        return None
    return None if isinstance(number, float) and whole != number else whole


class Paginator:
    ELLIPSIS = gettext_lazy("…")
    default_error_messages = {name: gettext_lazy("That page " + text) for name, text in (
        ("invalid_page", "number is not an integer"), ("min_page", "number is less than 1"), ("no_results", "contains no results"))}

    def __init__(self, object_list, per_page, orphans=0, allow_empty_first_page=True, error_messages=None):
        self.object_list, self.allow_empty_first_page = object_list, allow_empty_first_page
        self.per_page, self.orphans = int(per_page), int(orphans)
        self.error_messages = dict(self.default_error_messages)
        self.error_messages.update(error_messages or {})
        if getattr(object_list, "ordered", True) is False:
            kind = type(object_list).__name__
            told = f"{object_list.model} {kind}" if hasattr(object_list, "model") else repr(object_list)
            warnings.warn(f"Pagination may yield inconsistent results with an unordered object_list: {told}.",
                          UnorderedObjectListWarning, stacklevel=2)

    def _place(self, number):
        """The page of a number, and why there is none."""
        page = _whole(number)
        if page is None:
            return 1, PageNotAnInteger, "invalid_page"
        if page < 1:
            return self.num_pages, EmptyPage, "min_page"
        if page > self.num_pages:
            return self.num_pages, EmptyPage, "no_results"
        return page, None, ""

    def validate_number(self, number):
        page, problem, message = self._place(number)
        if problem:
            raise problem(self.error_messages[message])
        return page

    def get_page(self, number):
        return self.page(self._place(number)[0])

    def page(self, number):
        number = self.validate_number(number)
        start, end = self._bounds(number)
        return self._get_page(self.object_list[start:end], number, self)

    def _bounds(self, number):
        """From where to where a page goes: the last one takes the orphans in."""
        end = number * self.per_page
        return end - self.per_page, self.count if self.count <= end + self.orphans else end

    def _get_page(self, *args, **kwargs):
        return Page(*args, **kwargs)

    def __iter__(self):
        return map(self.page, self.page_range)

    @cached_property
    def count(self):
        counter = getattr(self.object_list, "count", None)
        try:
            return counter()
        except TypeError:  # a list's own, which wants an item
            return len(self.object_list)

    @cached_property
    def num_pages(self):
        if not self.count and not self.allow_empty_first_page:
            return 0
        return -(-max(self.count - self.orphans, 1) // self.per_page)

    @property
    def page_range(self):
        return range(1, self.num_pages + 1)

    def get_elided_page_range(self, number=1, *, on_each_side=3, on_ends=2):
        here, last = self.validate_number(number), self.num_pages
        if last <= 2 * (on_each_side + on_ends):
            yield from self.page_range
            return
        shown = {*range(1, on_ends + 1), *range(here - on_each_side, here + on_each_side + 1), *range(last - on_ends + 1, last + 1)}
        before = 0
        for page in sorted(shown & set(self.page_range)):
            if page - before == 2:
                yield before + 1  # one page is as short as its dots
            elif page - before > 2:
                yield self.ELLIPSIS
            yield page
            before = page


class Page(Sequence):
    def __init__(self, object_list, number, paginator):
        self.object_list, self.number, self.paginator = object_list, number, paginator

    def __repr__(self):
        return f"<Page {self.number} of {self.paginator.num_pages}>"

    def __len__(self):
        return len(self.object_list)

    def __getitem__(self, index):
        if not isinstance(index, (int, slice)):
            raise TypeError(f"Page indices must be integers or slices, not {type(index).__name__}.")
        if type(self.object_list) is not list:
            self.object_list = [*self.object_list]  # what was read for one item serves the others
        return self.object_list[index]

    def _other(self, step):
        return self.paginator.validate_number(self.number + step)

    def has_next(self):
        return self.paginator.num_pages > self.number

    def has_previous(self):
        return 1 < self.number

    def has_other_pages(self):
        return self.paginator.num_pages > 1

    def next_page_number(self):
        return self._other(1)

    def previous_page_number(self):
        return self._other(-1)

    def start_index(self):
        return self.paginator._bounds(self.number)[0] + 1 if self.paginator.count else 0

    def end_index(self):
        return self.paginator._bounds(self.number)[1]
