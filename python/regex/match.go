package regex

// frame is an entry of the stack: where to go on when what was tried fails, or
// what to put back on the way there.
type frame struct {
	kind frameKind
	pc   int
	pos  int
	a, b int
}

type frameKind uint8

const (
	again     frameKind = iota // go on at pc, pos
	undoSave                   // slot a was b
	undoLoop                   // loop a was at count b, position pos
	shorter                    // a greedy run: pos down to a
	longer                     // a lazy run: from pos, at most b more
	enterLoop                  // a lazy loop: once more
)

type loopState struct{ count, last int }

// matcher is one attempt to match.
type matcher struct {
	code   []inst
	text   []rune
	start  int // of what ^ sees as the text's start
	end    int
	slots  []int
	loops  []loopState
	stack  []frame
	steps  int
	budget func(steps int) error
	err    error
}

// skipEvery is after how many characters that cannot begin a match it is asked.
const skipEvery = 1 << 18

// checkEvery is after how many instructions the budget is asked.
const checkEvery = 2048

// maxStack bounds the memory of one match, in frames.
const maxStack = 4 << 20

func (m *matcher) save(slot, pos int) {
	m.stack = append(m.stack, frame{kind: undoSave, a: slot, b: m.slots[slot]})
	m.slots[slot] = pos
}

func (m *matcher) setLoop(i, count, last int) {
	l := &m.loops[i]
	m.stack = append(m.stack, frame{kind: undoLoop, a: i, b: l.count, pos: l.last})
	l.count, l.last = count, last
}

// fits tells whether a one-character instruction takes r.
func fits(i *inst, r rune) bool {
	switch i.op {
	case opChar:
		return r == i.r
	case opFold:
		return folded(r, i.ascii) == i.r
	case opAny:
		return r != '\n'
	case opAll:
		return true
	}
	return i.set.holds(r)
}

// run matches from pc at pos and returns where the match ends, -1 for none. What
// it leaves on the stack above where it began are only notes of what to undo.
func (m *matcher) run(pc, pos int, wanted func(end int) bool) int {
	base := len(m.stack)
	for {
		if m.steps++; m.steps >= checkEvery {
			if m.err = m.budget(m.steps); m.err != nil {
				return -1
			}
			m.steps = 0
		}
		i := &m.code[pc]
		ok := true
		switch i.op {
		case opMatch:
			if wanted == nil || wanted(pos) {
				m.keepUndo(base)
				return pos
			}
			ok = false
		case opChar:
			if ok = pos < m.end && m.text[pos] == i.r; ok {
				pc, pos = pc+1, pos+1
			}
		case opFold, opAny, opAll, opSet:
			if ok = pos < m.end && fits(i, m.text[pos]); ok {
				pc, pos = pc+1, pos+1
			}
		case opJump:
			pc = i.x
		case opSplit:
			m.stack = append(m.stack, frame{kind: again, pc: i.x, pos: pos})
			pc++
		case opSplitTo:
			m.stack = append(m.stack, frame{kind: again, pc: pc + 1, pos: pos})
			pc = i.x
		case opSave:
			m.save(i.x, pos)
			if i.x&1 == 1 { // the group that ended last
				m.save(len(m.slots)-1, i.x/2)
			}
			pc++
		case opRun:
			pc, pos, ok = m.repeated(i, pc, pos)
		case opStart:
			m.setLoop(i.x, 0, -1)
			pc++
		case opLoop:
			pc = m.loop(i, pc, pos)
		case opAt:
			if ok = m.at(i, pos); ok {
				pc++
			}
		case opLook:
			if ok = m.look(i, pos); ok {
				pc = i.y
			}
		case opAtomic:
			end := m.run(i.sub, pos, nil)
			if ok = end >= 0; ok {
				pc, pos = i.y, end
			}
		case opBackref:
			pos, ok = m.backref(i, pos)
			pc++
		case opIfGroup:
			if m.slots[2*i.x+1] >= 0 {
				pc++
			} else {
				pc = i.y
			}
		}
		if m.err != nil {
			return -1
		}
		if len(m.stack) > maxStack {
			m.err = ErrTooDeep
			return -1
		}
		if !ok {
			if pc, pos, ok = m.back(base); !ok {
				return -1
			}
		}
	}
}

// keepUndo drops what the finished run could still try, and keeps what to undo.
func (m *matcher) keepUndo(base int) {
	kept := m.stack[:base]
	for _, f := range m.stack[base:] {
		if f.kind == undoSave || f.kind == undoLoop {
			kept = append(kept, f)
		}
	}
	m.stack = kept
}

// back undoes down to the next thing to try.
func (m *matcher) back(base int) (pc, pos int, ok bool) {
	for len(m.stack) > base {
		f := &m.stack[len(m.stack)-1]
		switch f.kind {
		case undoSave:
			m.slots[f.a] = f.b
		case undoLoop:
			m.loops[f.a] = loopState{f.b, f.pos}
		case again:
			pc, pos = f.pc, f.pos
			m.stack = m.stack[:len(m.stack)-1]
			return pc, pos, true
		case shorter:
			// Only go where the next character can follow.
			next := &m.code[f.pc]
			for f.pos > f.a {
				f.pos--
				if m.steps++; next.op != opChar || f.pos < m.end && m.text[f.pos] == next.r {
					return f.pc, f.pos, true
				}
			}
		case longer:
			if f.b != 0 && f.pos < m.end && fits(&m.code[f.pc-1], m.text[f.pos]) {
				f.pos++
				f.b--
				return f.pc, f.pos, true
			}
		case enterLoop:
			pc, pos = f.pc, f.pos
			i := &m.code[f.a]
			m.stack = m.stack[:len(m.stack)-1]
			m.setLoop(i.x, m.loops[i.x].count+1, pos)
			return pc, pos, true
		}
		m.stack = m.stack[:len(m.stack)-1]
	}
	return 0, 0, false
}

// repeated runs a quantified one-character instruction.
func (m *matcher) repeated(i *inst, pc, pos int) (int, int, bool) {
	body := &m.code[pc+1]
	most := m.end - pos
	if i.most >= 0 {
		most = min(most, i.most)
	}
	want := most
	if i.greed == lazy {
		want = min(most, i.least)
	}
	n := 0
	if body.op == opAll {
		n = want
	} else {
		for n < want && fits(body, m.text[pos+n]) {
			n++
		}
	}
	m.steps += n / 8
	if n < i.least {
		return pc, pos, false
	}
	switch {
	case i.greed == greedy && n > i.least:
		m.stack = append(m.stack, frame{kind: shorter, pc: pc + 2, pos: pos + n, a: pos + i.least})
	case i.greed == lazy && n < most:
		m.stack = append(m.stack, frame{kind: longer, pc: pc + 2, pos: pos + n, b: most - n})
	}
	return pc + 2, pos + n, true
}

// loop decides at the head of a loop whether the body comes once more.
func (m *matcher) loop(i *inst, pc, pos int) int {
	l := m.loops[i.x]
	switch {
	case l.count < i.least:
		m.setLoop(i.x, l.count+1, pos)
		return pc + 1
	case i.most >= 0 && l.count >= i.most || pos == l.last:
		return i.y
	case i.greed == lazy:
		m.stack = append(m.stack, frame{kind: enterLoop, pc: pc + 1, pos: pos, a: pc})
		return i.y
	}
	m.stack = append(m.stack, frame{kind: again, pc: i.y, pos: pos})
	m.setLoop(i.x, l.count+1, pos)
	return pc + 1
}

func (m *matcher) at(i *inst, pos int) bool {
	switch i.place {
	case textStart:
		return pos == m.start
	case textEnd:
		return pos == m.end
	case lastEnd:
		return pos == m.end || pos == m.end-1 && m.text[pos] == '\n'
	case lineStart:
		return pos == m.start || m.text[pos-1] == '\n'
	case lineEnd:
		return pos == m.end || m.text[pos] == '\n'
	}
	if m.start == m.end {
		return false // CPython sees neither kind of place in an empty text
	}
	before := pos > m.start && word.holds(m.text[pos-1], i.ascii)
	after := pos < m.end && word.holds(m.text[pos], i.ascii)
	return (before != after) == (i.place == wordEdge)
}

func (m *matcher) look(i *inst, pos int) bool {
	from := pos
	if i.behind {
		from -= i.x
	}
	base := len(m.stack)
	found := from >= m.start && m.run(i.sub, from, nil) >= 0
	if found && i.not {
		m.back(base) // what the groups inside matched is forgotten
	}
	return found != i.not
}

func (m *matcher) backref(i *inst, pos int) (int, bool) {
	from, to := m.slots[2*i.x], m.slots[2*i.x+1]
	if from < 0 || to < from || pos+to-from > m.end {
		return pos, false
	}
	for ; from < to; from, pos = from+1, pos+1 {
		a, b := m.text[from], m.text[pos]
		if a != b && (!i.fold || folded(a, i.ascii) != folded(b, i.ascii)) {
			return pos, false
		}
	}
	return pos, true
}
