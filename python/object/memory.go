package object

import "runtime"

// Alloc counts bytes that are about to be allocated. Call it before making
// anything whose size depends on the input: a repeated string, a grown list.
//
// What is counted is an upper bound, because nothing tells when a value goes. When
// it reaches the limit, the heap is measured and the count starts from what is
// really in use; only if that is near the limit, the run ends.
func (th *Thread) Alloc(bytes int64) error {
	rt := th.Runtime
	rt.memory += bytes
	if err := th.Spend(bytes); err != nil {
		return err
	}
	if rt.Limits.Memory > 0 && (rt.memory > rt.Limits.Memory || bytes < 0) {
		return rt.measure(bytes)
	}
	return nil
}

// Free gives back what Alloc counted for something that is known to be gone.
func (th *Thread) Free(bytes int64) { th.Runtime.memory = max(0, th.Runtime.memory-bytes) }

// measure replaces the count by what is in use and decides whether bytes more fit.
func (rt *Runtime) measure(bytes int64) error {
	limit := rt.Limits.Memory
	if bytes >= 0 && bytes <= limit {
		runtime.GC()
		used := max(0, heapInUse()-rt.baseline)
		if used+bytes <= limit-limit/8 { // else it would be measured again at once
			rt.memory = used + bytes
			return nil
		}
	}
	return &LimitError{Kind: "memory", Message: "the run was stopped: it would use more than " + groupDigits(limit>>20) + " MiB of memory"}
}

func heapInUse() int64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc + m.StackInuse)
}
