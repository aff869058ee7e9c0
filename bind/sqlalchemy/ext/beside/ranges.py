"""PostgreSQL's ranges as values: Range and MultiRange."""

from datetime import date, timedelta
from decimal import Decimal

_STEPS = {int: 1, date: timedelta(days=1)}


class Range:
    """A range of values: its two ends, and which of them belong to it."""

    def __init__(self, lower=None, upper=None, *, bounds="[)", empty=False):
        self.lower, self.upper, self.bounds, self.empty = lower, upper, bounds, empty

    def __repr__(self):
        return f"Range(lower={self.lower!r}, upper={self.upper!r}, bounds={self.bounds!r}, empty={self.empty!r})"

    def __hash__(self):
        return hash((self.lower, self.upper, self.bounds, self.empty))

    def __setattr__(self, name, value):
        if name in self.__dict__:
            from dataclasses import FrozenInstanceError

            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        object.__setattr__(self, name, value)

    # What it holds.

    @property
    def isempty(self):
        return self.empty

    @property
    def is_empty(self):
        return self.empty

    @property
    def lower_inc(self):
        return self.bounds[0] == "["

    @property
    def upper_inc(self):
        return self.bounds[1] == "]"

    @property
    def lower_inf(self):
        return not self.empty and self.lower is None

    @property
    def upper_inf(self):
        return not self.empty and self.upper is None

    def __bool__(self):
        return not self.empty

    def _step(self):
        for end in (self.lower, self.upper):
            if end is not None:
                return _STEPS.get(type(end))
        return None

    def _ends(self):
        """Both ends so that they compare: an end that is missing is beyond all others,
        and an end that is left out is a little further in."""
        low = (0, 0, 0) if self.lower is None else (1, self.lower, 0 if self.lower_inc else 1)
        high = (2, 0, 0) if self.upper is None else (1, self.upper, 0 if self.upper_inc else -1)
        step = self._step()
        if step is not None:
            # Ends of whole numbers and dates are written in one way.
            if low[0] == 1 and low[2] == 1:
                low = (1, self.lower + step, 0)
            if high[0] == 1 and high[2] == -1:
                high = (1, self.upper - step, 0)
        return low, high

    def _contains_value(self, value):
        if self.empty:
            return False
        if self.lower is not None and (value < self.lower or value == self.lower and not self.lower_inc):
            return False
        if self.upper is not None and (value > self.upper or value == self.upper and not self.upper_inc):
            return False
        return True

    def contains(self, value):
        if not isinstance(value, Range):
            return self._contains_value(value)
        return value.contained_by(self)

    __contains__ = contains

    def contained_by(self, other):
        if self.empty:
            return True
        if other.empty:
            return False
        (low, high), (low2, high2) = self._ends(), other._ends()
        return low2 <= low and high <= high2

    def overlaps(self, other):
        if self.empty or other.empty:
            return False
        (low, high), (low2, high2) = self._ends(), other._ends()
        return low <= high2 and low2 <= high

    def strictly_left_of(self, other):
        if self.empty or other.empty:
            return False
        return self._ends()[1] < other._ends()[0]

    __lshift__ = strictly_left_of

    def strictly_right_of(self, other):
        if self.empty or other.empty:
            return False
        return self._ends()[0] > other._ends()[1]

    __rshift__ = strictly_right_of

    def not_extend_left_of(self, other):
        if self.empty or other.empty:
            return False
        return self._ends()[0] >= other._ends()[0]

    def not_extend_right_of(self, other):
        if self.empty or other.empty:
            return False
        return self._ends()[1] <= other._ends()[1]

    def _touches(self, other):
        """Whether other begins where self ends."""
        if self.upper is None or other.lower is None:
            return False
        step = self._step()
        if step is not None:
            return self._ends()[1][1] + step == other._ends()[0][1]
        return self.upper == other.lower and self.upper_inc != other.lower_inc

    def adjacent_to(self, other):
        if self.empty or other.empty:
            return False
        return self._touches(other) or other._touches(self)

    def __eq__(self, other):
        if not isinstance(other, Range):
            return NotImplemented
        if self.empty or other.empty:
            return self.empty == other.empty
        return self._ends() == other._ends()

    # What it makes with another one.

    def _from(self, low, high):
        """A range that begins where one does and ends where another does."""
        return Range(
            low.lower, high.upper, bounds=("[" if low.lower_inc else "(") + ("]" if high.upper_inc else ")")
        )

    def union(self, other):
        if self.empty:
            return other
        if other.empty:
            return self
        if not self.overlaps(other) and not self.adjacent_to(other):
            raise ValueError("Adding non-overlapping and non-adjacent ranges is not implemented")
        low = self if self._ends()[0] <= other._ends()[0] else other
        high = self if self._ends()[1] >= other._ends()[1] else other
        return self._from(low, high)

    def __add__(self, other):
        return self.union(other)

    def intersection(self, other):
        if self.empty or other.empty or not self.overlaps(other):
            return Range(None, None, empty=True)
        low = self if self._ends()[0] >= other._ends()[0] else other
        high = self if self._ends()[1] <= other._ends()[1] else other
        return self._from(low, high)

    def __mul__(self, other):
        return self.intersection(other)

    def difference(self, other):
        if self.empty or other.empty or not self.overlaps(other):
            return self
        (low, high), (low2, high2) = self._ends(), other._ends()
        if low2 > low and high2 < high:
            raise ValueError("Subtracting a strictly inner range is not implemented")
        if low2 <= low and high <= high2:
            return Range(None, None, empty=True)
        if low2 <= low:
            bounds = ("(" if other.upper_inc else "[") + self.bounds[1]
            return Range(other.upper, self.upper, bounds=bounds)
        bounds = self.bounds[0] + (")" if other.lower_inc else "]")
        return Range(self.lower, other.lower, bounds=bounds)

    def __sub__(self, other):
        return self.difference(other)

    def _stringify(self):
        if self.empty:
            return "empty"
        low = "" if self.lower is None else str(self.lower)
        high = "" if self.upper is None else str(self.upper)
        return f"{self.bounds[0]}{low},{high}{self.bounds[1]}"

    def __str__(self):
        return self._stringify()


class MultiRange(list):
    """A list of ranges."""

    @property
    def __sa_type_engine__(self):
        from sqlalchemy.dialects import postgresql

        kinds = {int: "INT8MULTIRANGE", Decimal: "NUMMULTIRANGE", date: "DATEMULTIRANGE"}
        for r in self:
            for end in (r.lower, r.upper):
                if type(end) in kinds:
                    return getattr(postgresql, kinds[type(end)])()
        return postgresql.TSMULTIRANGE()
