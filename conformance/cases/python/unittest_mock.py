# Mocks note their calls; patch puts one in place for a while.
import json
from unittest import mock

m = mock.Mock(return_value=3)
print(m(1, a=2), m.called, m.call_count, m.call_args, m.call_args.args, m.call_args.kwargs)
m.assert_called_once_with(1, a=2)
try:
    m.assert_called_with(5)
except AssertionError as e:
    print(e)
m.child.deeper(7)
m.child.other = 4
print(m.mock_calls, m.method_calls, m.child.other)
m.side_effect = ValueError("no")
try:
    m()
except ValueError as e:
    print("raised", e)
m.side_effect = [1, 2]
print(m(), m())
m.side_effect = lambda x: x * 2
print(m(21))
m.reset_mock()
print(m.called, m.mock_calls)

with mock.patch("json.dumps") as dumps:
    dumps.return_value = "patched"
    print(json.dumps({}), dumps.mock_calls)
print(json.dumps({}))


class Thing:
    size = 1

    def grow(self, by):
        return self.size + by


with mock.patch.object(Thing, "grow", return_value=9) as grow:
    print(Thing().grow(1), grow.call_args)
with mock.patch.object(Thing, "size", 5):
    print(Thing().grow(1))
print(Thing().grow(1))
d = {"a": 1}
with mock.patch.dict(d, {"b": 2}):
    print(d)
print(d)


@mock.patch.object(Thing, "grow")
def check(value, grow):
    grow.side_effect = [value]
    return Thing().grow()


print(check(8))
mm = mock.MagicMock()
mm.__len__.return_value = 4
print(len(mm), bool(mm), list(mm))
with mm as inside:
    print(inside is mm.__enter__.return_value)
print(mock.call(1, b=2), mock.call.x.y(3), mock.sentinel.thing, mock.ANY == 3, mock.call(1) == mock.call(mock.ANY))
s = mock.Mock(spec=Thing)
try:
    s.nothing
except AttributeError as e:
    print(e)
