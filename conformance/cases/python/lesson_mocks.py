from unittest.mock import Mock, MagicMock, patch, call, ANY
m = Mock(return_value=5); print(m(1, a=2), m.called, m.call_count, m.call_args, m.call_args_list, m.mock_calls); m.assert_called_once_with(1, a=2)
try: m.assert_called_with(2)
except AssertionError as e: print(e)
m = Mock(side_effect=[1, ValueError("x")]); print(m())
try: m()
except ValueError as e: print("VE", e)
mm = MagicMock(); mm.__len__.return_value = 3; mm.a.b.c.return_value = "deep"; print(len(mm), mm.a.b.c(), mm["k"] is not None)
import math
with patch("math.sqrt", return_value=99) as ms: print(math.sqrt(4), ms.called)
print(math.sqrt(4))
class S:
    def get(self): return "real"
with patch.object(S, "get", lambda self: "fake"): print(S().get())
with patch.dict("os.environ", {"K": "v"}): import os; print(os.environ["K"])
sp = Mock(spec=S); sp.get()
try: sp.nope
except AttributeError as e: print(e)
print(call(1) == call(ANY), m.mock_calls == [call(), call()]); m.reset_mock(); print(m.call_count)
try: m.assert_called()
except AssertionError as e: print(e)
