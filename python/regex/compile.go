package regex

// op is what an instruction does.
type op uint8

const (
	opMatch   op = iota
	opChar       // the character r
	opFold       // a character that folds to r
	opAny        // any but a line end
	opAll        // any
	opSet        // one of set
	opJump       // go on at x
	opSplit      // try the next instruction, else x
	opSplitTo    // try x, else the next instruction
	opSave       // note the position in slot x
	opRun        // repeat the one-character instruction that follows, x to y times
	opStart      // loop x begins
	opLoop       // loop x: once more (at y), or on
	opAt         // a place
	opLook       // a look around: the part at sub
	opAtomic     // match the part at sub, once
	opBackref    // what group x matched
	opIfGroup    // go on at y unless group x matched
)

type greed uint8

const (
	greedy greed = iota
	lazy
	possessive
)

type inst struct {
	op          op
	greed       greed
	not         bool
	behind      bool
	fold, ascii bool
	place       place
	r           rune
	x, y        int
	least, most int
	set         *charset
	sub         int // where the part of a look or an atomic group begins
}

type compiler struct {
	code  []inst
	loops int
}

func (c *compiler) emit(i inst) int {
	c.code = append(c.code, i)
	return len(c.code) - 1
}

// single returns the instruction of a node that matches one character.
func single(n node) (inst, bool) {
	switch n := n.(type) {
	case literal:
		if n.fold && len(variants(n.r, n.ascii)) > 0 {
			return inst{op: opFold, r: folded(n.r, n.ascii), ascii: n.ascii}, true
		}
		return inst{op: opChar, r: n.r}, true
	case anyChar:
		if n.all {
			return inst{op: opAll}, true
		}
		return inst{op: opAny}, true
	case set:
		return inst{op: opSet, set: n.s}, true
	}
	return inst{}, false
}

func (c *compiler) node(n node) {
	if i, ok := single(n); ok {
		c.emit(i)
		return
	}
	switch n := n.(type) {
	case sequence:
		for _, p := range n.parts {
			c.node(p)
		}
	case choice:
		c.choice(n.parts)
	case plain:
		c.node(n.body)
	case capture:
		c.emit(inst{op: opSave, x: 2 * n.n})
		c.node(n.body)
		c.emit(inst{op: opSave, x: 2*n.n + 1})
	case at:
		c.emit(inst{op: opAt, place: n.kind, ascii: n.ascii})
	case repeat:
		c.repeat(n)
	case atomic:
		c.part(inst{op: opAtomic}, n.body)
	case look:
		c.part(inst{op: opLook, not: n.not, behind: n.behind, x: n.width}, n.body)
	case backref:
		c.emit(inst{op: opBackref, x: n.n, fold: n.fold, ascii: n.ascii})
	case conditional:
		test := c.emit(inst{op: opIfGroup, x: n.n})
		c.node(n.yes)
		end := c.emit(inst{op: opJump})
		c.code[test].y = len(c.code)
		c.node(n.no)
		c.code[end].x = len(c.code)
	}
}

// part emits an instruction that runs a part of its own, and the part behind it.
func (c *compiler) part(i inst, body node) {
	here := c.emit(i)
	c.code[here].sub = len(c.code)
	c.node(body)
	c.emit(inst{op: opMatch})
	c.code[here].y = len(c.code)
}

func (c *compiler) choice(parts []node) {
	var ends []int
	for i, p := range parts {
		last := i == len(parts)-1
		split := -1
		if !last {
			split = c.emit(inst{op: opSplit})
		}
		c.node(p)
		if !last {
			ends = append(ends, c.emit(inst{op: opJump}))
			c.code[split].x = len(c.code)
		}
	}
	for _, e := range ends {
		c.code[e].x = len(c.code)
	}
}

func (c *compiler) repeat(n repeat) {
	how := greedy
	switch {
	case n.possessive:
		how = possessive
	case n.lazy:
		how = lazy
	}
	if i, ok := single(n.body); ok {
		c.emit(inst{op: opRun, least: n.least, most: n.most, greed: how})
		c.emit(i)
		return
	}
	if n.possessive {
		n.possessive = false
		c.part(inst{op: opAtomic}, n)
		return
	}
	if n.least == 0 && n.most == 1 {
		split := c.emit(inst{op: opSplit})
		if n.lazy {
			// The other way round: first on, then the body.
			c.code[split].op = opSplitTo
		}
		c.node(n.body)
		c.code[split].x = len(c.code)
		return
	}
	loop := c.loops
	c.loops++
	c.emit(inst{op: opStart, x: loop})
	top := c.emit(inst{op: opLoop, x: loop, least: n.least, most: n.most, greed: how})
	c.node(n.body)
	c.emit(inst{op: opJump, x: top})
	c.code[top].y = len(c.code)
}
