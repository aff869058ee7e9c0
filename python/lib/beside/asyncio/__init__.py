# asyncio on one thread, with a clock that jumps to the next timer when nothing
# else is left to do: waiting takes no time, and a program always runs in the
# same order. That order is CPython's: every callback takes as many turns of the
# loop as it does there.
from .exceptions import *
from .events import *
from .futures import *
from .tasks import *
from .locks import *
from .queues import *
from .timeouts import *
from .taskgroups import *
from .runners import *
