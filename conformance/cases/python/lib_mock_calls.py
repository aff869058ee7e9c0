from unittest.mock import Mock, MagicMock, call, ANY, sentinel, DEFAULT

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


m = Mock(return_value=3)
print(m(1, a=2), m.called, m.call_count, m.call_args, m.call_args_list, m.call_args.kwargs)
m.child.method("x")
m.child.other()
print(m.mock_calls, m.method_calls, m.child.method.call_args == call("x"), call(1, a=2) == call(1, a=ANY), [call.a.b(1)])
m.assert_called_once_with(1, a=2)
t(lambda: m.assert_called_with(5))
t(lambda: m.child.other.assert_not_called())
t(lambda: m.nothing.assert_called_once())
t(lambda: m.assert_has_calls([call(9)]))
t(lambda: m.asert_called())
m.side_effect = [1, KeyError("k"), 2]
print(m())
t(m)
print(m())
m.side_effect = lambda x: x + 1
print(m(4), sentinel.token, sentinel.token is sentinel.token, DEFAULT)
m.reset_mock()
print(m.called, m.mock_calls)
mm = MagicMock()
mm.__len__.return_value = 4
mm.__getitem__.side_effect = lambda k: k.upper()
print(len(mm), mm["q"], int(mm), bool(mm), mm.__len__.call_count, list(mm))
s = Mock(spec=["run"])
s.run()
t(lambda: s.stop)
