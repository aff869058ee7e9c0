import io
import re
import unittest


def run(cls, verbosity=1):
    out = io.StringIO()
    result = unittest.TextTestRunner(stream=out, verbosity=verbosity).run(unittest.defaultTestLoader.loadTestsFromTestCase(cls))
    print(re.sub(r"in \d+\.\d+s", "in 0.000s", re.sub(r'File ".*/', 'File "', out.getvalue())))
    return result


import asyncio


class Async(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.events = ["up"]

    async def asyncTearDown(self):
        print(self.events)

    async def test_wait(self):
        await asyncio.sleep(0)
        self.events.append("waited")
        self.assertEqual(await self.double(2), 4)

    async def double(self, x):
        return x * 2


r = run(Async, 2)
print(r)
