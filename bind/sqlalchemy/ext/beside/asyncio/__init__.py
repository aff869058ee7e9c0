from .engine import AsyncConnection, AsyncEngine, AsyncTransaction
from .engine import async_engine_from_config, create_async_engine
from .exc import AsyncContextAlreadyStarted, AsyncContextNotStarted, AsyncMethodRequired
from .result import AsyncMappingResult, AsyncResult, AsyncScalarResult, AsyncTupleResult
from .scoping import async_scoped_session
from .session import AsyncAttrs, AsyncSession, AsyncSessionTransaction
from .session import async_object_session, async_session, async_sessionmaker
from .session import close_all_sessions
