package core

// chain is the rows of several results, one result after the other.
type chain struct{ parts []*Result }

// NextRow implements RowSource.
func (c *chain) NextRow() ([]any, error) {
	for len(c.parts) > 0 {
		row, err := c.parts[0].raw()
		if err != nil || row != nil {
			return c.parts[0].picked(row), err
		}
		c.parts = c.parts[1:]
	}
	return nil, nil
}

// Close implements RowSource.
func (c *chain) Close() {
	for _, r := range c.parts {
		r.Close()
	}
	c.parts = nil
}

// Merge is one result of the rows of several; it is made unique as the first would be.
func Merge(parts []*Result) *Result {
	first := parts[0]
	out := NewResult(first.Meta, &chain{parts})
	out.Merged = true
	if c := first.Compiled; !first.Loaded && first.Exec != nil && c != nil && (c.IsUpdate || c.IsDelete) {
		out.Total = new(int64)
		for _, r := range parts {
			*out.Total += r.Exec.Rowcount
		}
	}
	out.NoRows, out.YieldPer = first.NoRows, first.YieldPer
	out.UniqueRequired, out.UniqueDefault = first.UniqueRequired, first.UniqueDefault
	if first.uniqueKey != nil {
		out.Unique(first.uniqueKey)
	}
	for _, r := range parts {
		r.UniqueRequired = false
	}
	return out
}

// beside is a source of rows that are those of two results, side by side.
type beside struct{ left, right *Result }

// NextRow implements RowSource.
func (b beside) NextRow() ([]any, error) {
	l, err := b.left.raw()
	if err != nil || l == nil {
		return nil, err
	}
	r, err := b.right.raw()
	if err != nil || r == nil {
		return nil, err
	}
	return append(append([]any{}, b.left.picked(l)...), b.right.picked(r)...), nil
}

// Close implements RowSource.
func (b beside) Close() {
	b.left.Close()
	b.right.Close()
}

// Splice puts the rows of two results side by side.
func Splice(left, right *Result) *Result {
	m := &RowMeta{index: map[any]int{}, Keys: append(append([]string{}, left.Meta.Keys...), right.Meta.Keys...)}
	for k, i := range right.Meta.index {
		m.index[k] = i + len(left.Meta.Keys)
	}
	for k, i := range left.Meta.index {
		m.index[k] = i
	}
	out := NewResult(m, beside{left, right})
	out.Merged = true
	return out
}
