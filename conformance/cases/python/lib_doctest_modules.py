"""Module doc.

>>> add(1, 2)
3
>>> 1 + 1
3
"""
import doctest
def add(a, b):
    """Add.

    >>> add(2, 3)
    5
    >>> add("a", 1)
    Traceback (most recent call last):
        ...
    TypeError: can only concatenate str (not "int") to str
    >>> for i in range(2):
    ...     print(i)
    ...
    0
    1
    >>> print("a\\n\\nb")
    a
    <BLANKLINE>
    b
    >>> list(range(20)) # doctest: +ELLIPSIS, +NORMALIZE_WHITESPACE
    [0, 1, ...,
     18, 19]
    >>> 5  # doctest: +SKIP
    6
    >>> {}["k"]  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    KeyError: 'other'
    """
    return a + b
class C:
    '''
    >>> C().m()
    'wrong'
    >>> 2/1
    >>> True
    1
    '''
    def m(self):
        """
        >>> C().m()
        'm'
        >>> print("unexpected")
        """
        return "m"
    @property
    def p(self):
        """>>> C().p
        4
        """
        return 4
    @staticmethod
    def s():
        "no examples"
def nodoc(): pass
print(doctest.testmod())
print(doctest.testmod(verbose=True, optionflags=doctest.REPORT_NDIFF))
doctest.run_docstring_examples(add, globals(), name="add!")
p = doctest.DocTestParser()
print([(e.source, e.want, e.lineno, e.indent, e.exc_msg, e.options) for e in p.get_examples(">>> x = 1\n>>> x  # doctest: +ELLIPSIS\n1\n\ntext\n  >>> y\n  2\n")])
for bad in [">>>x", ">>> a\n  b\n c", " >>> f\n 1\n2", ">>> 1 # doctest: +NOPE"]:
    try: print(p.parse(bad))
    except ValueError as e: print(e)
print(doctest.DocTestFinder().find(C)[0], doctest.OutputChecker().check_output("a...z\n", "abcz\n", doctest.ELLIPSIS))
