package meta

// Relation is a forward *Field or a reverse *Rel: what a name in a query can
// stand for.
type Relation interface {
	// QueryName is the name in queries.
	QueryName() string
	// IsRelation tells whether following the name leads to another model.
	IsRelation() bool
	// RelatedModel is the model at the other end.
	RelatedModel() *Model
	// Path are the joins that following the name takes.
	Path() []PathInfo
	// CacheName is the name of its cache in an object's state.
	CacheName() string
}

// RelKind is a kind of relation.
type RelKind uint8

// The kinds of relations.
const (
	ManyToOne RelKind = iota
	OneToOne
	ManyToMany
)

// OnDelete says what happens to an object when the one it points to is deleted.
type OnDelete uint8

// The kinds of on_delete.
const (
	DoNothing OnDelete = iota
	Cascade
	Protect
	Restrict
	SetNull
	SetDefault
	SetValue
)

// Rel is a relation seen from its target: ForeignObjectRel.
type Rel struct {
	Field *Field // the forward field that defines it
	Kind  RelKind
	To    *Model // nil until ToName is registered
	// ToName is what the user wrote: "self", "Model", "app.Model".
	ToName           string
	RelatedName      string // "+" at the end: no reverse name
	RelatedQueryName string
	OnDelete         OnDelete
	DeleteValue      func() (any, error) // of SetValue
	DeletePlain      bool                // SetValue without a function
	ToField          string              // empty: the primary key
	ParentLink       bool
	Symmetrical      bool
	DBConstraint     bool
	Through          *Model
	ThroughName      string
	ThroughFields    []string
	LimitChoices     func() (any, error) // a condition; nil for none
	// Generic makes the relation one by content type and key; nil for the others.
	Generic *Generic
	// SourceLink and TargetLink are the through table's two foreign keys.
	SourceLink, TargetLink *Field
}

// Hidden tells whether the relation has no name on the target's side.
func (r *Rel) Hidden() bool {
	n := r.RelatedName
	return n != "" && n[len(n)-1] == '+'
}

// QueryName is the related_query_name.
func (r *Rel) QueryName() string {
	switch {
	case r.RelatedQueryName != "":
		return r.RelatedQueryName
	case r.RelatedName != "":
		return r.RelatedName
	}
	return r.Field.Model.LowerName()
}

// AccessorName is the attribute on the target's objects, empty for none.
func (r *Rel) AccessorName() string {
	if r.Hidden() || r.Kind == ManyToMany && r.Symmetrical && r.To == r.Field.Model {
		return ""
	}
	switch {
	case r.RelatedName != "":
		return r.RelatedName
	case r.Kind == OneToOne:
		return r.Field.Model.LowerName()
	}
	return r.Field.Model.LowerName() + "_set"
}

// IsRelation implements Relation.
func (r *Rel) IsRelation() bool { return true }

// RelatedModel is the model that defines the forward field.
func (r *Rel) RelatedModel() *Model { return r.Field.Model }

// CacheName implements Relation.
func (r *Rel) CacheName() string { return r.AccessorName() }

// Target is the field that a foreign key's values come from.
func (r *Rel) Target() *Field {
	if r.To == nil {
		return nil
	}
	if r.ToField != "" {
		return r.To.Field(r.ToField)
	}
	return r.To.PK
}

// Single tells whether the reverse side has one object at most.
func (r *Rel) Single() bool { return r.Kind == OneToOne || r.Kind == ManyToOne && r.Field.Unique }

// JoinField is one step of a join: a foreign key, followed forwards or backwards.
type JoinField struct {
	Field   *Field
	Reverse bool
}

// Columns are the columns on the left and the right of the join.
func (j JoinField) Columns() (left, right *Field) {
	if j.Reverse {
		return j.Field.Rel.Target(), j.Field
	}
	return j.Field, j.Field.Rel.Target()
}

// Nullable tells whether the join may find nothing.
func (j JoinField) Nullable() bool { return j.Reverse || j.Field.Null }

// PathInfo is one step from a model to another.
type PathInfo struct {
	From, To *Model
	Target   *Field // the field at the end that the step's value equals
	Join     JoinField
	Final    Relation // what the step's name stands for in messages and lookups
	M2M      bool     // may lead to several rows
	Direct   bool
}

// Path implements Relation for a forward field.
func (f *Field) Path() []PathInfo {
	if f.Rel == nil {
		return nil
	}
	if f.Rel.Kind == ManyToMany {
		return f.m2mPath(true)
	}
	return []PathInfo{f.forward()}
}

func (f *Field) forward() PathInfo {
	return PathInfo{From: f.Model, To: f.Rel.To, Target: f.Rel.Target(), Join: JoinField{f, false}, Final: f, Direct: true}
}

func (f *Field) backward() PathInfo {
	return PathInfo{From: f.Rel.To, To: f.Model, Target: f.Model.PK, Join: JoinField{f, true}, Final: f.Rel, M2M: !f.Unique}
}

func (f *Field) m2mPath(direct bool) []PathInfo {
	first, second := f.Rel.SourceLink, f.Rel.TargetLink
	if !direct {
		first, second = second, first
	}
	path := []PathInfo{first.backward()}
	// A link that points to a parent of the model at hand needs the way there.
	if end := first.Rel.To; direct && f.Model != end && !f.Model.Proxy {
		for _, link := range f.Model.PathToParent(end) {
			path = append([]PathInfo{link.forward()}, path...)
		}
	}
	return append(path, second.forward())
}

// Path implements Relation for a reverse relation.
func (r *Rel) Path() []PathInfo {
	if r.Kind == ManyToMany {
		return r.Field.m2mPath(false)
	}
	return []PathInfo{r.Field.backward()}
}
