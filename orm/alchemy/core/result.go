package core

// RowMeta says what the columns of rows are called and by what objects they are found.
type RowMeta struct {
	Keys []string
	// index finds a column by name or by the objects of the statement; ambiguous
	// names are -1.
	index map[any]int
	// Plain: the rows are made (of objects, say), and no cursor's: a name that they do
	// not have is an unknown key, without more words.
	Plain bool
}

// NewRowMeta makes the description of rows; objects may be nil or hold, for each
// column, what it can be asked for besides its key.
func NewRowMeta(keys []string, objects [][]any) *RowMeta {
	m := &RowMeta{Keys: keys, index: map[any]int{}}
	for i, k := range keys {
		m.add(k, i)
	}
	for i, list := range objects {
		for _, o := range list {
			if name, ok := o.(string); ok {
				if _, taken := m.index[name]; taken {
					continue
				}
			}
			m.add(o, i)
		}
	}
	return m
}

func (m *RowMeta) add(o any, i int) {
	if old, ok := m.index[o]; ok && old != i {
		m.index[o] = -1
		return
	}
	m.index[o] = i
}

// Find is the position of a column by name or object; ok is false where there is
// none; -1 means that there are several.
func (m *RowMeta) Find(o any) (i int, ok bool) {
	if c, is := o.(ColumnElement); is {
		o = Deannotate(c)
	}
	i, ok = m.index[o]
	return i, ok
}

// Row is a row of a result.
type Row struct {
	Meta   *RowMeta
	Values []any
}

// RowSource yields the rows of a result one after another, nil at the end.
type RowSource interface {
	NextRow() ([]any, error)
	Close()
}

// Shape is what iterating a Result yields.
type Shape uint8

// The shapes: rows, the values of one column, or mappings.
const (
	ShapeRows Shape = iota
	ShapeScalars
	ShapeMappings
)

// Result is the rows of an executed statement, with the filters put on them.
// ScalarResult and MappingResult are Results of another Shape that share its source.
type Result struct {
	*resultState
	Shape  Shape
	Column int // of ShapeScalars
	// Picked are the columns chosen by columns(); nil for all.
	Picked []int
	// uniqueKey makes a comparable key of an item; nil where rows are not made unique.
	uniqueKey func(any) (any, error)
	seen      map[any]bool
}

type resultState struct {
	Meta     *RowMeta
	Compiled *Compiled
	Exec     *ExecContext
	source   RowSource
	// NoRows marks the result of a statement that returns none.
	NoRows   bool
	Closed   bool // closed by the user
	soft     bool // exhausted
	YieldPer int
	// UniqueRequired is the ORM's demand that unique() be called first.
	UniqueRequired bool
	UniqueDefault  func(column int) func(any) (any, error)
	pending        [][]any
	// Loaded is the ORM's result, of objects and values.
	Loaded bool
	// Merged is the result of several; Total is how many rows they matched, nil where that
	// is not told.
	Merged bool
	Total  *int64
}

// NewResult makes a result over a source of rows.
func NewResult(meta *RowMeta, source RowSource) *Result {
	return &Result{resultState: &resultState{Meta: meta, source: source}}
}

// SliceSource is a RowSource over rows in memory.
type SliceSource struct{ Rows [][]any }

// NextRow implements RowSource.
func (s *SliceSource) NextRow() ([]any, error) {
	if len(s.Rows) == 0 {
		return nil, nil
	}
	r := s.Rows[0]
	s.Rows = s.Rows[1:]
	return r, nil
}

// Close implements RowSource.
func (s *SliceSource) Close() { s.Rows = nil }

// As is the same result in another shape.
func (r *Result) As(shape Shape, column int) *Result {
	c := *r
	c.Shape, c.Column = shape, column
	return &c
}

// Pick narrows the result to some of its columns.
func (r *Result) Pick(columns []int) *Result {
	c := *r
	places := columns
	if c.Picked != nil {
		out := make([]int, len(columns))
		for i, n := range columns {
			out[i] = c.Picked[n]
		}
		columns = out
	}
	c.Picked = columns
	m := &RowMeta{index: map[any]int{}, Plain: r.resultState.Meta.Plain}
	for pos, n := range places {
		m.Keys = append(m.Keys, r.resultState.Meta.Keys[n])
		for o, i := range r.resultState.Meta.index {
			if i == n {
				m.index[o] = pos
			}
		}
	}
	state := *r.resultState
	state.Meta = m
	c.resultState = &state
	return &c
}

// Unique makes the result leave out repeated items, told apart by key.
func (r *Result) Unique(key func(any) (any, error)) {
	r.uniqueKey, r.seen = key, map[any]bool{}
	r.UniqueRequired = false
}

// IsUnique tells whether Unique was called.
func (r *Result) IsUnique() bool { return r.uniqueKey != nil }

func (r *Result) check() error {
	if r.NoRows {
		return Errorf("ResourceClosedError", "This result object does not return rows. It has been closed automatically.")
	}
	if r.Closed {
		return Errorf("ResourceClosedError", "This result object is closed.")
	}
	return nil
}

func (r *Result) raw() ([]any, error) {
	if len(r.pending) > 0 {
		row := r.pending[0]
		r.pending = r.pending[1:]
		return row, nil
	}
	if r.soft {
		return nil, nil
	}
	row, err := r.source.NextRow()
	if err != nil {
		return nil, err
	}
	if row != nil && r.UniqueRequired {
		return nil, InvalidRequestErrorf("The unique() method must be invoked on this Result, as it contains results that include joined eager loads against collections")
	}
	if row == nil {
		r.soft = true
	}
	return row, nil
}

// Next is the next item: a *Row, a Mapping or a value. ok is false at the end.
func (r *Result) Next() (item any, ok bool, err error) {
	if err := r.check(); err != nil {
		return nil, false, err
	}
	for {
		row, err := r.raw()
		if err != nil || row == nil {
			return nil, false, err
		}
		item := r.shape(row)
		if r.uniqueKey != nil {
			k, err := r.uniqueKey(item)
			if err != nil {
				return nil, false, err
			}
			if r.seen[k] {
				continue
			}
			r.seen[k] = true
		}
		return item, true, nil
	}
}

// Mapping is a row seen as a mapping.
type Mapping struct{ *Row }

// picked are the values of a row that columns() chose.
func (r *Result) picked(row []any) []any {
	if r.Picked == nil || row == nil {
		return row
	}
	out := make([]any, len(r.Picked))
	for i, n := range r.Picked {
		out[i] = row[n]
	}
	return out
}

// Loose is the description where a missing name is a KeyError.
func (m *RowMeta) Loose() *RowMeta {
	c := *m
	c.Plain = true
	return &c
}

// FromCursor tells whether the rows are a cursor's, which gives one at a time.
func (r *Result) FromCursor() bool {
	_, is := r.source.(*cursorSource)
	return is
}

func (r *Result) shape(row []any) any {
	row = r.picked(row)
	switch r.Shape {
	case ShapeScalars:
		return row[r.Column]
	case ShapeMappings:
		return Mapping{&Row{Meta: r.Meta, Values: row}}
	}
	return &Row{Meta: r.Meta, Values: row}
}

// All is the items that are left.
func (r *Result) All() ([]any, error) {
	if err := r.check(); err != nil {
		return nil, err
	}
	out := []any{}
	for {
		item, ok, err := r.Next()
		if err != nil {
			return nil, err
		}
		if !ok {
			return out, nil
		}
		out = append(out, item)
	}
}

// Many is at most n of the items that are left; n < 0 for all.
func (r *Result) Many(n int) ([]any, error) {
	if err := r.check(); err != nil {
		return nil, err
	}
	if _, cursor := r.source.(*cursorSource); cursor && n == 0 && r.uniqueKey == nil && r.YieldPer == 0 {
		n = -1 // sqlite3 stops after the first row, the second … and so never
	}
	out := []any{}
	for n < 0 || len(out) < n {
		item, ok, err := r.Next()
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		out = append(out, item)
	}
	return out, nil
}

// First is the first item and closes the result; ok is false for an empty one. It
// needs no unique(), as no other item is looked at.
func (r *Result) First() (item any, ok bool, err error) {
	r.UniqueRequired = false
	item, ok, err = r.single()
	r.Close()
	return item, ok, err
}

// single is the next item, told apart from none before it.
func (r *Result) single() (item any, ok bool, err error) {
	if err := r.check(); err != nil {
		return nil, false, err
	}
	row, err := r.raw()
	if err != nil || row == nil {
		return nil, false, err
	}
	return r.shape(row), true, nil
}

// another tells whether there is an item that is not the same as one.
func (r *Result) another(one any) (bool, error) {
	key, err := r.uniqueKey(one)
	if err != nil {
		return false, err
	}
	for {
		item, ok, err := r.single()
		if err != nil || !ok {
			return false, err
		}
		if k, err := r.uniqueKey(item); err != nil || k != key {
			return true, err
		}
	}
}

// One is the only item, as one() and one_or_none() want it: none is an error
// unless optional, several are always.
func (r *Result) One(optional bool) (item any, ok bool, err error) {
	item, ok, err = r.single()
	if err != nil {
		return nil, false, err
	}
	if !ok {
		r.Close()
		if optional {
			return nil, false, nil
		}
		return nil, false, Errorf("NoResultFound", "No row was found when one was required")
	}
	more := false
	if r.uniqueKey != nil {
		more, err = r.another(item)
	} else {
		_, more, err = r.single()
	}
	r.Close()
	if err != nil {
		return nil, false, err
	}
	if more {
		if optional {
			return nil, false, Errorf("MultipleResultsFound", "Multiple rows were found when one or none was required")
		}
		return nil, false, Errorf("MultipleResultsFound", "Multiple rows were found when exactly one was required")
	}
	return item, true, nil
}

func (r *Result) softClose() {
	r.soft = true
	r.pending = nil
	if r.source != nil {
		r.source.Close()
	}
}

// Close closes the result.
func (r *Result) Close() {
	r.softClose()
	r.Closed = true
}

// SoftClosed tells whether there are no more rows to come.
func (r *Result) SoftClosed() bool { return r.soft }

// Buffer reads what is left now; the items come later as they would have.
func (r *Result) Buffer() error {
	if r.NoRows || r.soft || r.source == nil {
		return nil
	}
	for {
		row, err := r.source.NextRow()
		if err != nil || row == nil {
			return err
		}
		r.pending = append(r.pending, row)
	}
}

// Freeze reads what is left, so that it can be read many times.
func (r *Result) Freeze() ([][]any, error) {
	if err := r.check(); err != nil {
		return nil, err
	}
	var out [][]any
	for {
		row, err := r.raw()
		if err != nil {
			return nil, err
		}
		if row == nil {
			return out, nil
		}
		if r.uniqueKey != nil {
			k, err := r.uniqueKey(r.shape(row))
			if err != nil {
				return nil, err
			}
			if r.seen[k] {
				continue
			}
			r.seen[k] = true
		}
		out = append(out, r.picked(row))
	}
}

// Check reports a result that cannot be read.
func (r *Result) Check() error { return r.check() }

// FindLike finds a column by what it stands for, where it is not itself one of
// the statement's: the column of a table where its alias was selected does not
// count, one of the same name and type from the same source does.
func (m *RowMeta) FindLike(c ColumnElement) (int, bool) {
	for o, i := range m.index {
		x, ok := o.(ColumnElement)
		if ok && i >= 0 && sharesLineage(x, c) {
			return i, true
		}
	}
	return 0, false
}

// Held visits the values that were read from the database and not yet asked for.
func (r *Result) Held(visit func(any)) {
	for _, row := range r.pending {
		for _, v := range row {
			visit(v)
		}
	}
	if h, ok := r.source.(interface{ Held(func(any)) }); ok {
		h.Held(visit)
	}
}

// Held visits the row's values.
func (r *Row) Held(visit func(any)) {
	for _, v := range r.Values {
		visit(v)
	}
}
