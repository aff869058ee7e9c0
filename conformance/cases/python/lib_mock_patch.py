from unittest.mock import patch, MagicMock, PropertyMock, create_autospec
import os

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Service:
    rate = 2

    def fetch(self, key, n=1):
        return "real"

    @property
    def ready(self):
        return False


def use():
    return Service().fetch("a")


with patch.object(Service, "fetch", return_value="fake") as fetch:
    print(use(), fetch.call_args)
print(use())
with patch("__main__.Service") as cls:
    cls.return_value.fetch.return_value = "patched class"
    print(use())


@patch.object(Service, "rate", 9)
@patch("os.getcwd", return_value="/nowhere")
def test(cwd):
    return Service.rate, os.getcwd(), cwd.called


print(test(), Service.rate)
with patch.dict(os.environ, {"MODE": "test"}):
    print(os.environ["MODE"])
print("MODE" in os.environ)
with patch.object(Service, "ready", new_callable=PropertyMock, return_value=True):
    print(Service().ready)
auto = create_autospec(Service)
auto.return_value.fetch.return_value = 5
print(auto().fetch("k"), isinstance(auto(), Service))
t(lambda: auto().fetch())
t(lambda: patch("nodots"))
p = patch.object(Service, "rate", 5)
p.start()
print(Service.rate)
p.stop()
print(Service.rate)


def missing():
    with patch.object(Service, "nope"):
        pass


t(missing)
