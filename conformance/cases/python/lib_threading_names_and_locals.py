import threading, queue, time, concurrent.futures as cf, functools, logging, sys, collections
logging.basicConfig(format="%(threadName)s %(levelname)s %(message)s", level="INFO", stream=sys.stdout)
q = queue.Queue(); results = collections.Counter(); lock = threading.Lock()
def worker():
    while True:
        try: item = q.get_nowait()
        except queue.Empty: return
        with lock: results[item % 3] += item
        q.task_done()
for i in range(10): q.put(i)
ts = [threading.Thread(target=worker, name=f"w{i}", daemon=True) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
q.join(); print(sorted(results.items()), q.empty(), q.qsize(), [t.name for t in ts], ts[0].daemon)
def square(x):
    if x == 3: raise ValueError(f"bad {x}")
    return x * x
with cf.ThreadPoolExecutor(max_workers=2, thread_name_prefix="pool") as ex:
    futs = {ex.submit(square, i): i for i in range(5)}
    for f in cf.as_completed(futs):
        pass
    for f, i in futs.items():
        try: print(i, f.result(timeout=1))
        except ValueError as e: print(i, "error", e, f.exception() is e)
    try: print(list(ex.map(square, range(5))))
    except ValueError as e: print("map", e)
    print(list(ex.map(pow, [2, 3], [3, 2])), ex.submit(lambda: threading.current_thread().name.split("_")[0]).result())
try: ex.submit(square, 1)
except RuntimeError as e: print(e)
local = threading.local(); local.x = 1
def other():
    try: print(local.x)
    except AttributeError as e: print("local", e)
t = threading.Thread(target=other); t.start(); t.join()
ev = threading.Event(); print(ev.is_set(), ev.wait(0.01)); ev.set(); print(ev.wait(), ev.is_set())
sem = threading.BoundedSemaphore(1); sem.acquire(); print(sem.acquire(blocking=False)); sem.release()
try: sem.release()
except ValueError as e: print(e)
rl = threading.RLock()
with rl, rl: print("reentrant")
try: rl.release()
except RuntimeError as e: print(e)
tm = threading.Timer(0.01, print, ["timer"]); tm.start(); tm.join()
pq = queue.PriorityQueue(); [pq.put(x) for x in [(2, "b"), (1, "a"), (3, "c")]]; print([pq.get()[1] for _ in range(3)])
lq = queue.LifoQueue(2); lq.put(1); lq.put(2)
try: lq.put(3, block=False)
except queue.Full as e: print("full", repr(e))
try: queue.Queue().get(timeout=0.01)
except queue.Empty as e: print("empty", repr(e))
b = threading.Barrier(1); print(b.wait(), b.parties, threading.current_thread().name, threading.get_ident() == threading.main_thread().ident)
class Account:
    def __init__(self): self.bal = 0; self.lock = threading.Lock()
    def add(self, n):
        with self.lock: self.bal += n
acc = Account(); ts = [threading.Thread(target=acc.add, args=(i,)) for i in range(20)]; [t.start() for t in ts]; [t.join() for t in ts]; print(acc.bal)
class MyThread(threading.Thread):
    def run(self): self.out = sum(range(10)); logging.info("ran %d", self.out)
m = MyThread(name="mine"); m.start(); m.join(); print(m.out, m.is_alive(), m.name)
f = cf.Future(); f.add_done_callback(lambda f: print("cb", f.result())); f.set_result(3); print(f.done(), f.cancelled(), f.cancel())
try: f.set_result(4)
except cf.InvalidStateError as e: print(type(e).__name__, str(e)[:10])
