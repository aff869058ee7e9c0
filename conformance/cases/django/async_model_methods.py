# The async forms of an object's own methods.
import asyncio

from django.db import models


class A(models.Model):
    n = models.IntegerField(default=0)
    up = models.ForeignKey("self", models.CASCADE, null=True, related_name="down")


async def main():
    a = A(n=1)
    await a.asave()
    a.n = 5
    await a.asave(update_fields=["n"])
    await A.objects.filter(pk=a.pk).aupdate(n=7)
    await a.arefresh_from_db()
    print(a.n, await A.objects.acount())
    b = await a.down.acreate(n=2)
    print(await a.down.acount(), [x.n async for x in a.down.all()])
    await a.down.aclear()
    await a.down.aadd(b)
    print(await a.down.aget(n=2) == b, await b.adelete())
    try:
        A.objects.count()
    except Exception as e:
        print(type(e).__name__, e)


asyncio.run(main())
