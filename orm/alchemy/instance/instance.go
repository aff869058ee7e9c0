// Package instance keeps what SQLAlchemy knows about one object: which of its
// attributes are loaded, which changed since the database last agreed and what
// they were, to which session it belongs and under which identity.
//
// It holds objects at arm's length. An Object is read and written by attribute
// name; the Host answers what only the language can (are two values equal, which
// object is behind a value, make a list). Values are what the language passes:
// nil stands for None, everything else is handed on untouched.
//
// The promise: after any sequence of sets, appends and removes, History tells
// the difference to the last committed state exactly, both sides of a
// bidirectional relationship agree, and nothing was loaded that the caller's
// Passive flags did not allow.
package instance

import (
	"fmt"
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/trace"
)

// symbol is a marker that no user value equals.
type symbol struct{ name string }

// String is the marker's name, as SQLAlchemy prints it.
func (s *symbol) String() string { return "symbol('" + s.name + "')" }

// The markers that stand where a value is expected.
var (
	NoValue    = &symbol{"NO_VALUE"}          // the attribute has none
	NoResult   = &symbol{"PASSIVE_NO_RESULT"} // finding out was not allowed
	AttrEmpty  = &symbol{"ATTR_EMPTY"}        // a loader that has nothing to say
	AttrWasSet = &symbol{"ATTR_WAS_SET"}      // a loader that has set the attribute itself
)

// IsMarker tells whether v is one of the markers rather than a value.
func IsMarker(v any) bool {
	_, ok := v.(*symbol)
	return ok
}

// Passive says what may be done to find a value.
type Passive uint16

// The permissions, and their usual combinations.
const (
	CallablesOK          Passive = 1 << iota // ask loaders
	SQLOK                                    // loaders may emit SQL
	RelatedObjectOK                          // … also for a related object found by primary key
	InitOK                                   // make an empty default
	NonPersistentOK                          // also for objects that are not persistent
	LoadAgainstCommitted                     // use the committed foreign key, not the current one
	NoAutoflush                              // do not flush before the SQL
	NoRaise                                  // raiseload does not raise
	DeferredHistory                          // the load is for the history
	PendingMutations                         // include appends to a collection that is not loaded

	Off            = RelatedObjectOK | NonPersistentOK | InitOK | CallablesOK | SQLOK
	ReturnNoValue  = Off ^ InitOK
	NoInitialize   = ReturnNoValue ^ CallablesOK
	NoFetch        = Off ^ SQLOK
	NoFetchRelated = Off ^ RelatedObjectOK
	OnlyPersistent = Off ^ NonPersistentOK
)

// Object is an instance of a mapped class.
type Object interface {
	// Load reads a value from the instance's own dictionary.
	Load(key string) (any, bool)
	// Store writes it, without any event.
	Store(key string, v any)
	// Drop removes it.
	Drop(key string)
	// Handle is the value by which the language passes the object around.
	Handle() any
}

// Collection is a container of the language that holds a relationship's objects.
// Its methods fire no events.
type Collection interface {
	Items() []any
	Append(v any) error
	// Remove removes the first item equal to v; the language's error if there is none.
	Remove(v any) error
	Handle() any
	Adapter() *Adapter
	SetAdapter(*Adapter)
}

// Finding is a Collection that finds an item otherwise than by looking at all: it may
// hold one that it does not find.
type Finding interface {
	// Finds is the language's own complaint where v is not found.
	Finds(v any) error
}

// Keyed is a Collection whose items have keys (a dictionary).
type Keyed interface {
	Collection
	KeyOf(v any) (any, error)
}

// Host is what the core asks of the language.
type Host interface {
	// StateOf is the state of a mapped object, nil for any other value.
	StateOf(handle any) *State
	// CollectionOf is the collection behind a value, nil for any other value.
	CollectionOf(handle any) Collection
	// NewObject makes an object of the class without running its constructor.
	NewObject(c *Class) (*State, error)
	// Renew makes a new object out of one that nothing refers to any more, and that has
	// lost its session (see State.Adrift).
	Renew(st *State) (*State, error)
	// Written counts the statements of the run that may have changed a database.
	Written() int64
	// NewCollection makes an empty collection for the attribute.
	NewCollection(a *Attr) (Collection, error)
	// Items lists what is assigned to a collection attribute, or fails as the
	// language does when the value is no such container.
	Items(a *Attr, v any) ([]any, error)
	// Equal tells whether a == b is true.
	Equal(a, b any) (bool, error)
	// Hash is a text equal for values that are equal as dictionary keys.
	Hash(v any) (string, error)
	// Less orders two primary key values.
	Less(a, b any) (bool, error)
	// Compute is a op b for an operator by SQLAlchemy's name: add, sub, mul, mod,
	// truediv, concat_op, startswith_op, endswith_op.
	Compute(op string, a, b any) (any, error)
	// List is a list of values as one value of the language.
	List(values []any) any
	// Each lists the values of a list made by the language.
	Each(list any) ([]any, error)
	// Tuple is a tuple of values as one value of the language.
	Tuple(values []any) any
	// Int is a number as a value of the language.
	Int(n int64) any
	// Next is the version counter that follows v.
	Next(v any) (any, error)
	// Value is a value that the core returned, with nil for None.
	Value(v any) any
	// Repr shows a value.
	Repr(v any) string
	// Expr is the SQL expression that was assigned in place of a value; nil for a value.
	Expr(v any) core.ColumnElement
	// Warn issues a warning of the category; the language may turn it into an error.
	Warn(category, message string) error
	// Log is where events go; nil when nobody watches.
	Log() trace.Log
}

// Owner is the session that a state is attached to.
type Owner interface {
	// StateModified is told of the first change of a clean state.
	StateModified(*State) error
}

// Class is a mapped class: its attributes, those of its bases included.
type Class struct {
	Name   string // as messages show it
	Module string
	// Within names the class with what it is defined in; empty for its Name.
	Within string
	Host   Host
	// Mapper is the mapper of the class.
	Mapper any

	attrs map[string]*Attr
	order []string
	// RefreshColumns loads the expired column attributes of a state.
	RefreshColumns func(st *State, keys []string, p Passive) error
	// Created is called with each new state: the seam for class-level events.
	nextID *int64
}

// NewClass makes a Class. ids numbers the objects of one run; classes of a run
// share it.
func NewClass(host Host, module, name string, ids *int64) *Class {
	return &Class{Name: name, Module: module, Host: host, attrs: map[string]*Attr{}, nextID: ids}
}

// Add adds or replaces an attribute.
func (c *Class) Add(a *Attr) {
	if _, ok := c.attrs[a.Key]; !ok {
		c.order = append(c.order, a.Key)
	}
	c.attrs[a.Key] = a
}

// Attr is the attribute of that name, or nil.
func (c *Class) Attr(key string) *Attr { return c.attrs[key] }

// Keys are the attributes' names in the order they were added.
func (c *Class) Keys() []string { return c.order }

// Kind is a kind of attribute.
type Kind uint8

// The kinds of attributes.
const (
	Scalar     Kind = iota // a column's value
	Single                 // one related object
	Collecting             // a collection of related objects
	Queued                 // related objects that are never held in memory, only their changes
)

// Loader finds the value of an attribute that is not loaded. It returns a value
// (a []any of handles for a collection), or a marker.
type Loader func(st *State, p Passive) (any, error)

// Attr is a mapped attribute.
type Attr struct {
	Key   string
	Kind  Kind
	Class *Class
	// Parent is the attribute that counts as the same for parent tracking and
	// bidirectional conflicts: that of the class which declared it; nil for itself.
	Parent *Attr

	Loader Loader
	// Silent attributes (view only) record no history.
	Silent        bool
	TrackParent   bool
	ActiveHistory bool
	// DeferHistory: the old value of a many-to-one is loaded only when asked for.
	DeferHistory bool
	// ColumnLoaded: Class.RefreshColumns loads it when it is expired.
	ColumnLoaded bool
	// KeepExpired: reading it when expired does not load the other columns along.
	SkipUnexpire bool
	// IsEqual compares two values of the attribute; nil: Host.Equal.
	IsEqual func(a, b any) (bool, error)
	// Factory is the language's own: what NewCollection makes.
	Factory any

	OnSet    []func(st *State, v, old any, tok *Token) (any, error)
	OnAppend []func(st *State, v any, tok *Token) (any, error)
	// OnAppendKept is for items of a replaced collection that stay.
	OnAppendKept []func(st *State, v any, tok *Token) error
	OnRemove     []func(st *State, v any, tok *Token) error
	// OnBulk may change the items that replace a collection.
	OnBulk []func(st *State, items []any, tok *Token) ([]any, error)

	// LoadQueued loads the items of a Queued attribute; nil where that is refused.
	LoadQueued func(st *State) ([]any, error)
	// OnCollection is told of a collection that the object gets, OnDispose of one that it
	// loses to another.
	OnCollection, OnDispose []func(st *State, c Collection) error
	// OnModified is told that the value's inside was marked as changed.
	OnModified []func(st *State) error
	// InitScalar gives the value of an attribute that was never set, in place of nil.
	InitScalar func(st *State) (any, error)

	append, remove, replace, bulk *Token
}

// Token identifies the operation that set off an event, so that two sides of a
// relationship do not call each other forever.
type Token struct {
	Attr *Attr
	op   string
}

// Bulk tells of a collection that is replaced as a whole.
func (t *Token) Bulk() bool { return t != nil && t.op == "bulk replace" }

// tokens are made on first use: an Attr is a literal.
func (a *Attr) init() {
	if a.remove != nil {
		return
	}
	a.remove = &Token{a, "remove"}
	a.replace = &Token{a, "replace"}
	if a.Kind.Holds() {
		a.append = &Token{a, "append"}
		a.bulk = &Token{a, "bulk replace"}
	} else {
		a.append = a.replace
	}
}

func (a *Attr) parent() *Attr {
	if a.Parent != nil {
		return a.Parent
	}
	return a
}

// String is Class.key.
func (a *Attr) String() string { return a.Class.Name + "." + a.Key }

// Key is an object's identity: the root class of its hierarchy, its primary key
// values, and the identity token that it was loaded with.
type Key struct {
	Class  *Class
	Values []any
	Token  any // nil for none
	text   string
}

// WithToken is the key with an identity token, nil for none: a row that is loaded
// with several tokens is several objects.
func (k *Key) WithToken(token any) (*Key, error) {
	if token == nil {
		return k, nil
	}
	h, err := k.Class.Host.Hash(token)
	if err != nil {
		return nil, err
	}
	c := *k
	c.Token, c.text = token, k.text+"@"+h
	return &c, nil
}

// NewKey makes a Key. A value that cannot be hashed is the host's error.
func NewKey(c *Class, values []any) (*Key, error) {
	var b strings.Builder
	for _, v := range values {
		h, err := c.Host.Hash(v)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "%d:%s,", len(h), h)
	}
	return &Key{Class: c, Values: values, text: b.String()}, nil
}

// Equal tells whether two keys are the same identity.
func (k *Key) Equal(o *Key) bool {
	return k == o || k != nil && o != nil && k.Class == o.Class && k.text == o.text
}

// Index is the key's form inside maps.
func (k *Key) Index() MapKey { return MapKey{k.Class, k.text} }

// MapKey is a Key that can be compared with ==.
type MapKey struct {
	class *Class
	text  string
}

// String shows the key as SQLAlchemy's warnings do.
func (k *Key) String() string {
	return "(<class '" + k.Class.FullName() + "'>, " + k.Tuple() + ", None)"
}

// Tuple shows the primary key values as a Python tuple.
func (k *Key) Tuple() string {
	parts := make([]string, len(k.Values))
	for i, v := range k.Values {
		parts[i] = k.Class.Host.Repr(v)
	}
	if len(parts) == 1 {
		return "(" + parts[0] + ",)"
	}
	return "(" + strings.Join(parts, ", ") + ")"
}

// Short shows the primary key for the event log: its only value, or the tuple.
func (k *Key) Short() string {
	if k == nil {
		return ""
	}
	if len(k.Values) == 1 {
		return k.Class.Host.Repr(k.Values[0])
	}
	return k.Tuple()
}

// FullName is module.name, with what the class is defined in.
func (c *Class) FullName() string {
	name := c.Within
	if name == "" {
		name = c.Name
	}
	if c.Module == "" {
		return name
	}
	return c.Module + "." + name
}
