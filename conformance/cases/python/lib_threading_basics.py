import threading
from concurrent.futures import ThreadPoolExecutor, as_completed, wait

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


lock = threading.Lock()
total = 0


def work(n):
    global total
    with lock:
        total += n


threads = [threading.Thread(target=work, args=(i,), name=f"w{i}") for i in range(4)]
for th in threads:
    th.start()
for th in threads:
    th.join()
print(total, [th.name for th in threads], threads[0].is_alive(), lock.locked(), threading.current_thread().name, threading.main_thread().name)
data = threading.local()
data.x = 1
ev = threading.Event()
ev.set()
print(data.x, ev.is_set(), ev.wait(), threading.Semaphore(2).acquire(), threading.RLock().acquire())
with ThreadPoolExecutor(max_workers=2) as pool:
    print(list(pool.map(lambda x: x * x, range(4))), pool.submit(pow, 2, 5).result(), pool.submit(int, "x").exception())
    futures = [pool.submit(abs, -i) for i in range(3)]
    print(sorted(f.result() for f in as_completed(futures)), all(f.done() for f in futures))
t(lambda: threads[0].start())
t(lambda: threading.Lock().release())
