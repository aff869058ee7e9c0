package object

// The order in which CPython's list.sort() compares is seen: by a __lt__ that prints or counts, by NaNs, by sets and
// other values that are in no order. So this is its algorithm, Tim Peters' merge sort with the powersort policy: runs that are
// found or made by binary insertion, merged by galloping.

const minGallop = 7

type sortRun struct{ base, n, power int }

type timsort struct {
	items, buf []keyed
	less       func(a, b *keyed) bool
	gallop     int // how often one side must win for galloping to begin
	pending    []sortRun
}

func timSort(items []keyed, less func(a, b *keyed) bool) {
	s := &timsort{items: items, less: less, gallop: minGallop}
	n := len(items)
	least, odd := n, 0
	for least >= 64 {
		odd |= least & 1
		least >>= 1
	}
	least += odd
	for lo := 0; lo < n; {
		have := s.countRun(items[lo:])
		if want := min(n-lo, least); have < want {
			s.insert(items[lo:lo+want], have)
			have = want
		}
		s.found(have)
		s.pending = append(s.pending, sortRun{base: lo, n: have})
		lo += have
	}
	for len(s.pending) > 1 {
		i := len(s.pending) - 2
		if i > 0 && s.pending[i-1].n < s.pending[i+1].n {
			i--
		}
		s.mergeAt(i)
	}
}

// countRun returns how long the run at the start of a is, which it makes an ascending one.
func (s *timsort) countRun(a []keyed) int {
	if len(a) < 2 {
		return len(a)
	}
	n := 2
	descending := s.less(&a[1], &a[0])
	for n < len(a) && s.less(&a[n], &a[n-1]) == descending {
		n++
	}
	if descending {
		for i, j := 0, n-1; i < j; i, j = i+1, j-1 {
			a[i], a[j] = a[j], a[i]
		}
	}
	return n
}

// insert sorts a, of which the first from are in order.
func (s *timsort) insert(a []keyed, from int) {
	for i := from; i < len(a); i++ {
		x := a[i]
		lo, hi := 0, i
		for lo < hi {
			m := (lo + hi) / 2
			if s.less(&x, &a[m]) {
				hi = m
			} else {
				lo = m + 1
			}
		}
		copy(a[lo+1:i+1], a[lo:i])
		a[lo] = x
	}
}

// found merges what should be merged before a run of n items is added.
func (s *timsort) found(n int) {
	if len(s.pending) == 0 {
		return
	}
	last := s.pending[len(s.pending)-1]
	power := powerBetween(last.base, last.n, n, len(s.items))
	for len(s.pending) > 1 && s.pending[len(s.pending)-2].power > power {
		s.mergeAt(len(s.pending) - 2)
	}
	s.pending[len(s.pending)-1].power = power
}

// powerBetween is the depth in a perfectly balanced tree of merges at which two runs, from base on, would meet.
func powerBetween(base, n1, n2, n int) int {
	a := 2*base + n1
	b := a + n1 + n2
	for power := 1; ; power++ {
		if a >= n {
			a, b = a-n, b-n
		} else if b >= n {
			return power
		}
		a, b = a*2, b*2
	}
}

func (s *timsort) mergeAt(i int) {
	a, b := s.pending[i], s.pending[i+1]
	s.pending[i].n += b.n
	s.pending = append(s.pending[:i+1], s.pending[i+2:]...)
	left, right := s.items[a.base:b.base], s.items[b.base:b.base+b.n]
	// What is in place already takes no part.
	skip := s.search(&right[0], left, 0, true)
	if left = left[skip:]; len(left) == 0 {
		return
	}
	if right = right[:s.search(&left[len(left)-1], right, len(right)-1, false)]; len(right) == 0 {
		return
	}
	whole := s.items[a.base+skip : b.base+len(right)]
	if len(left) <= len(right) {
		s.mergeUp(whole, len(left))
	} else {
		s.mergeDown(whole, len(left))
	}
}

// search returns where in a the key belongs, after its equals or before them. It looks
// at hint first and goes on from there in steps that double.
func (s *timsort) search(key *keyed, a []keyed, hint int, after bool) int {
	before := func(i int) bool { // a[i] comes before the key
		if after {
			return !s.less(key, &a[i])
		}
		return s.less(&a[i], key)
	}
	last, step := 0, 1
	var lo, hi int
	if before(hint) {
		limit := len(a) - hint
		for step < limit && before(hint+step) {
			last, step = step, step*2+1
		}
		lo, hi = hint+last, hint+min(step, limit)
	} else {
		limit := hint + 1
		for step < limit && !before(hint-step) {
			last, step = step, step*2+1
		}
		lo, hi = hint-min(step, limit), hint-last
	}
	for lo++; lo < hi; {
		m := lo + (hi-lo)/2
		if before(m) {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return hi
}

func (s *timsort) aside(a []keyed) []keyed {
	if len(s.buf) < len(a) {
		s.buf = make([]keyed, len(a))
	}
	copy(s.buf, a)
	return s.buf[:len(a)]
}

// mergeUp merges a[:mid] and a[mid:] from the start, the left ones set aside.
func (s *timsort) mergeUp(a []keyed, mid int) {
	left := s.aside(a[:mid])
	at, i, j := 0, 0, mid
	// However it ends, the rest of the left ones stands before that of the right ones: but for the last, which is the greatest.
	defer func() { copy(a[at:], left[i:]) }()
	takeRight := func(k int) bool {
		copy(a[at:], a[j:j+k])
		at, j = at+k, j+k
		return j == len(a)
	}
	takeLeft := func(k int) bool {
		copy(a[at:], left[i:i+k])
		at, i = at+k, i+k
		if len(left)-i == 1 {
			takeRight(len(a) - j)
			return true
		}
		return i == len(left)
	}
	if takeRight(1) {
		return
	}
	if len(left) == 1 {
		takeRight(len(a) - j)
		return
	}
	for {
		for l, r := 0, 0; l < s.gallop && r < s.gallop; {
			if s.less(&a[j], &left[i]) {
				if l, r = 0, r+1; takeRight(1) {
					return
				}
			} else if l, r = l+1, 0; takeLeft(1) {
				return
			}
		}
		s.gallop++
		for on := true; on; {
			s.gallop = max(s.gallop-1, 1)
			l := s.search(&a[j], left[i:], 0, true)
			if l > 0 && takeLeft(l) || takeRight(1) {
				return
			}
			r := s.search(&left[i], a[j:], 0, false)
			if r > 0 && takeRight(r) || takeLeft(1) {
				return
			}
			on = l >= minGallop || r >= minGallop
		}
		s.gallop++
	}
}

// mergeDown merges a[:mid] and a[mid:] from the end, the right ones set aside.
func (s *timsort) mergeDown(a []keyed, mid int) {
	right := s.aside(a[mid:])
	at, i, j := len(a), mid, len(right) // the ends of what is to be filled, of the left and of the right ones
	defer func() { copy(a[at-j:], right[:j]) }()
	takeLeft := func(k int) bool {
		copy(a[at-k:at], a[i-k:i])
		at, i = at-k, i-k
		return i == 0
	}
	takeRight := func(k int) bool {
		copy(a[at-k:at], right[j-k:j])
		at, j = at-k, j-k
		if j == 1 {
			takeLeft(i)
			return true
		}
		return j == 0
	}
	if takeLeft(1) {
		return
	}
	if len(right) == 1 {
		takeLeft(i)
		return
	}
	for {
		for l, r := 0, 0; l < s.gallop && r < s.gallop; {
			if s.less(&right[j-1], &a[i-1]) {
				if l, r = l+1, 0; takeLeft(1) {
					return
				}
			} else if l, r = 0, r+1; takeRight(1) {
				return
			}
		}
		s.gallop++
		for on := true; on; {
			s.gallop = max(s.gallop-1, 1)
			l := i - s.search(&right[j-1], a[:i], i-1, true)
			if l > 0 && takeLeft(l) || takeRight(1) {
				return
			}
			r := j - s.search(&a[i-1], right[:j], j-1, false)
			if r > 0 && takeRight(r) || takeLeft(1) {
				return
			}
			on = l >= minGallop || r >= minGallop
		}
		s.gallop++
	}
}
