package mapper

import (
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
)

// Property is a mapped attribute of a class.
type Property interface {
	Key() string
	// Owner is the mapper on which it was declared.
	Owner() *Mapper
	String() string
}

// ColumnProperty is an attribute that holds a column's value.
type ColumnProperty struct {
	Name  string
	owner *Mapper
	// Columns are the table columns behind it: more than one where a joined
	// subclass repeats its base's primary key.
	Columns []*core.Column
	// Expr is what a column_property selects where that is no table column.
	Expr core.ColumnElement
	// Deferred columns are loaded when they are read first, with their Group.
	Deferred      bool
	Group         string
	RaiseLoad     bool
	ActiveHistory bool
	// Hidden: the class has no such attribute.
	Hidden bool
	// Query is query_expression(): what it selects is said by an option.
	Query bool
	// Host is the language's own note.
	Host any
}

// Key implements Property.
func (p *ColumnProperty) Key() string { return p.Name }

// Owner implements Property.
func (p *ColumnProperty) Owner() *Mapper { return p.owner }

// String is Class.attribute.
func (p *ColumnProperty) String() string { return p.owner.Class.Name + "." + p.Name }

// Column is what is selected for the attribute.
func (p *ColumnProperty) Column() core.ColumnElement {
	if p.Expr != nil {
		return p.Expr
	}
	return p.Columns[0]
}

// ReadOnly tells whether the attribute is computed in the database.
func (p *ColumnProperty) ReadOnly() bool { return len(p.Columns) == 0 }

// Synonym is another name for an attribute.
type Synonym struct {
	Name   string
	owner  *Mapper
	Target string
	// Host is the language's own note.
	Host any
}

// Key implements Property.
func (p *Synonym) Key() string { return p.Name }

// Owner implements Property.
func (p *Synonym) Owner() *Mapper { return p.owner }

// String is Class.attribute.
func (p *Synonym) String() string { return p.owner.Class.Name + "." + p.Name }

// Direction is the way a relationship points.
type Direction uint8

// The directions.
const (
	OneToMany Direction = iota + 1
	ManyToOne
	ManyToMany
)

// String names the direction as SQLAlchemy's messages do.
func (d Direction) String() string {
	switch d {
	case OneToMany:
		return "<RelationshipDirection.ONETOMANY: 1>"
	case ManyToOne:
		return "<RelationshipDirection.MANYTOONE: 2>"
	}
	return "<RelationshipDirection.MANYTOMANY: 3>"
}

// Words names the direction for people.
func (d Direction) Words() string {
	switch d {
	case OneToMany:
		return "one to many"
	case ManyToOne:
		return "many to one"
	}
	return "many to many"
}

// Cascade says which operations on an object also happen to the related ones.
type Cascade struct {
	SaveUpdate, Merge, Expunge, Delete, DeleteOrphan, RefreshExpire bool
	given                                                           []string
}

var allCascades = []string{"save-update", "merge", "refresh-expire", "expunge", "delete"}

// CascadeNames are the names that a cascade is said by.
var CascadeNames = append(allCascades[:len(allCascades):len(allCascades)], "delete-orphan")

// ParseCascade reads "all, delete-orphan" and its like. The warning, if any, is
// SQLAlchemy's for delete-orphan without delete.
func ParseCascade(s string) (Cascade, string, error) {
	var c Cascade
	var unknown []string
	set := func(name string) bool {
		switch name {
		case "save-update":
			c.SaveUpdate = true
		case "merge":
			c.Merge = true
		case "expunge":
			c.Expunge = true
		case "delete":
			c.Delete = true
		case "delete-orphan":
			c.DeleteOrphan = true
		case "refresh-expire":
			c.RefreshExpire = true
		default:
			return false
		}
		c.given = append(c.given, name)
		return true
	}
	for _, part := range strings.Split(s, ",") {
		part = strings.TrimSpace(part)
		switch part {
		case "":
		case "all":
			for _, name := range allCascades {
				set(name)
			}
		case "none":
			c = Cascade{}
		default:
			if !set(part) {
				unknown = append(unknown, part)
			}
		}
	}
	if len(unknown) > 0 {
		return c, "", instance.Errorf(instance.ArgumentError, "Invalid cascade option(s): %s", quoted(unknown))
	}
	if c.DeleteOrphan && !c.Delete {
		return c, "The 'delete-orphan' cascade option requires 'delete'.", nil
	}
	return c, "", nil
}

// Has tells whether the cascade of that name is on.
func (c Cascade) Has(name string) bool {
	switch name {
	case "save-update":
		return c.SaveUpdate
	case "merge":
		return c.Merge
	case "expunge":
		return c.Expunge
	case "delete":
		return c.Delete
	case "delete-orphan":
		return c.DeleteOrphan
	case "refresh-expire":
		return c.RefreshExpire
	}
	return false
}

// Args are what user code gives relationship(). Names and expressions that the
// language resolves late are functions.
type Args struct {
	// Target is the related class: a name is resolved when mappers are configured.
	Target func() (*Mapper, error)
	// Alias is the alias of the related class that the relationship leads to, found
	// with Target; nil for the class itself.
	Alias func() core.Entity
	// Text is how the target was named, for messages.
	Text string

	Secondary     func() (*core.Table, error)
	PrimaryJoin   func() (core.ColumnElement, error)
	SecondaryJoin func() (core.ColumnElement, error)
	ForeignKeys   func() ([]core.ColumnElement, error)
	RemoteSide    func() ([]core.ColumnElement, error)
	OrderBy       func() ([]core.Element, error)

	BackPopulates string
	Backref       string
	// BackrefArgs are the options of backref("name", …).
	BackrefArgs *Args
	Cascade     Cascade
	HasCascade  bool

	UseList    *bool  // nil: by direction
	Lazy       string // "select", "joined", "selectin", "subquery", "raise", "raise_on_sql", "noload", "immediate", "dynamic", "write_only"
	InnerJoin  bool
	InnerNest  string // innerjoin="unnested"
	ViewOnly   bool
	PostUpdate bool
	// PassiveDeletes is "", "true" or "all".
	PassiveDeletes    string
	NoPassiveUpdates  bool
	SingleParent      bool
	ActiveHistory     bool
	NoTypechecks      bool
	LoadOnPending     bool
	DistinctTargetKey *bool
	JoinDepth         int
	SyncBackref       *bool
	Overlaps          []string
	// Collection is the language's collection class; nil: a list.
	Collection any
	Host       any
}

// Relationship is an attribute that holds related objects.
type Relationship struct {
	Args
	Name   string
	Parent *Mapper
	Mapper *Mapper // the related class's; known once configured

	// Aliased is the alias that stands for the related class, or nil.
	Aliased core.Entity

	Direction Direction
	List      bool // holds a collection
	Cascades  Cascade
	Join      *JoinCondition
	Order     []core.Element
	Reverse   []*Relationship
	SelfRef   bool

	generated bool // made by a backref
	ready     bool
	// UseGet: a many-to-one that the primary key alone finds.
	UseGet bool
	Lazily *LazyClause
}

// Key implements Property.
func (r *Relationship) Key() string { return r.Name }

// Owner implements Property.
func (r *Relationship) Owner() *Mapper { return r.Parent }

// String is Class.attribute.
func (r *Relationship) String() string { return r.Parent.Class.Name + "." + r.Name }

// IsReverse tells whether o is another side of the relationship.
func (r *Relationship) IsReverse(o *Relationship) bool {
	for _, x := range r.Reverse {
		if x == o {
			return true
		}
	}
	return false
}

// OnMapper tells whether the relationship is the one that m has under its name.
func (r *Relationship) OnMapper(m *Mapper) bool { return m.byKey[r.Name] == Property(r) }
