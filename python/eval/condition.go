package eval

// A condition is a compiled expression of which only the truth is asked: no bool
// is made for it.
type condition interface {
	holds(f *frame) (bool, error)
}

// condition compiles a test. Where the truth of a value has to be asked for, pos is
// the place.
func (c *compiler) condition(n node, pos int32) condition {
	switch n := n.(type) {
	case *compareNode:
		n.tested = true
		return &compareTest{n, pos}
	case *isNode:
		return n
	case *notNode:
		return &notTest{c.condition(n.value, n.pos)}
	case *boolOp:
		t := &boolTest{or: n.or}
		for i, v := range n.values {
			at := n.pos
			if i == len(n.values)-1 {
				at = pos
			}
			t.tests = append(t.tests, c.condition(v, at))
		}
		return t
	}
	return &truthTest{n, pos}
}

// truthTest asks any value.
type truthTest struct {
	value node
	pos   int32
}

func (n *truthTest) holds(f *frame) (bool, error) {
	var err error
	v := f.known(n.value)
	if v == nil {
		if v, err = n.value.eval(f); err != nil {
			return false, err
		}
	}
	return f.truth(v, n.pos)
}

type compareTest struct {
	*compareNode
	at int32
}

func (n *compareTest) holds(f *frame) (bool, error) {
	v, is, err := n.compare(f)
	if v == nil || err != nil {
		return is, err
	}
	return f.truth(v, n.at)
}

type notTest struct{ test condition }

func (n *notTest) holds(f *frame) (bool, error) {
	t, err := n.test.holds(f)
	return !t, err
}

// boolTest is "and" and "or".
type boolTest struct {
	or    bool
	tests []condition
}

func (n *boolTest) holds(f *frame) (bool, error) {
	for _, t := range n.tests {
		is, err := t.holds(f)
		if err != nil || is == n.or {
			return is, err
		}
	}
	return !n.or, nil
}
