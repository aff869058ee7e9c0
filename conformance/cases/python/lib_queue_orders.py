import queue

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


q = queue.Queue(maxsize=2)
q.put(1)
q.put_nowait(2)
print(q.qsize(), q.full(), q.empty())
try:
    q.put_nowait(3)
except queue.Full as e:
    print("full", repr(e))
print(q.get(), q.get_nowait())
try:
    q.get(block=False)
except queue.Empty as e:
    print("empty", repr(e))
q.task_done()
q.task_done()
q.join()
p = queue.PriorityQueue()
for x in (3, 1, 2):
    p.put((x, "job"))
lifo = queue.LifoQueue()
for x in "ab":
    lifo.put(x)
print([p.get()[0] for _ in range(3)], lifo.get(), lifo.get())
t(lambda: q.task_done())
