// Package session is SQLAlchemy's Session: the set of objects that a piece of
// work deals with, each row as one object, kept in step with the database by
// flushes inside a transaction.
//
// The identity map holds its objects strongly: an object that was loaded stays
// the object of its row until it is expunged or the session is closed. (Python's
// SQLAlchemy holds unmodified objects weakly, so there an object that nobody
// refers to any more may be loaded anew.)
package session

import (
	"fmt"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/orm/alchemy/unitofwork"
)

// Bind is what a session gets its connections from: an engine, or a connection
// that somebody else owns.
type Bind struct {
	Engine *core.Engine
	Conn   *core.Connection
}

// Options configure a Session.
type Options struct {
	Host         instance.Host
	Bind         *Bind
	NoAutoflush  bool
	KeepOnCommit bool // expire_on_commit=False
	NoAutobegin  bool
	TwoPhase     bool
	// JoinMode is join_transaction_mode; empty for conditional_savepoint.
	JoinMode string
	ID       int64
	// GetBind is the language's own choice of a bind; ok is false where it leaves that to
	// the session.
	GetBind func(q Bound) (b *Bind, ok bool, err error)
	// Identify is the language's own way to find an object in the identity map; nil for
	// the session's.
	Identify func(id Identity) (*instance.State, error)
	// ConnectionOf is the language's own connection for the row of one object; nil where
	// all objects of a hierarchy share one.
	ConnectionOf func(m *mapper.Mapper, st *instance.State) (*core.Connection, error)
}

// Bound is what a bind is asked for: a class (nil for none), a statement (nil for none),
// and the language's own arguments (nil for none).
type Bound struct {
	Mapper    *mapper.Mapper
	Statement core.Statement
	Args      any
}

// Identity is what is looked for in the identity map.
type Identity struct {
	Entity *loading.Entity
	Values []any
	loading.Lookup
}

// Session is a session.
type Session struct {
	Autoflush      bool
	ExpireOnCommit bool
	// Events are the session's hooks: those of its classes first, its own last.
	Events []*Events
	// Host is the language's object.
	Host any

	opt      Options
	host     instance.Host
	identity *identityMap
	newObjs  *stateSet
	deleted  *stateSet
	tx       *Tx
	nested   *Tx
	flushing bool
	warn     bool // operations inside a flush are to be warned of
	runs     int64
	binds    map[*mapper.Mapper]*Bind
	tables   map[*core.Table]*Bind
	closed   bool
}

// New makes a session.
func New(o Options) *Session {
	return &Session{
		Autoflush: !o.NoAutoflush, ExpireOnCommit: !o.KeepOnCommit, opt: o, host: o.Host,
		identity: newIdentityMap(), newObjs: newStateSet(), deleted: newStateSet(), binds: map[*mapper.Mapper]*Bind{},
	}
}

// ID tells sessions apart.
func (s *Session) ID() int64 { return s.opt.ID }

// SetBind binds the session to an engine or connection.
func (s *Session) SetBind(b *Bind) { s.opt.Bind = b }

// Bind is what the session is bound to; nil for nothing.
func (s *Session) Bind() *Bind { return s.opt.Bind }

// BindMapper binds the tables of one class.
func (s *Session) BindMapper(m *mapper.Mapper, b *Bind) {
	s.binds[m] = b
	for _, t := range m.Tables() {
		s.BindTable(t, b)
	}
}

// BindTable binds one table.
func (s *Session) BindTable(t *core.Table, b *Bind) {
	if s.tables == nil {
		s.tables = map[*core.Table]*Bind{}
	}
	s.tables[t] = b
}

// Configure sets the session's options again; those of its identity stay.
func (s *Session) Configure(change func(o *Options)) {
	change(&s.opt)
	s.Autoflush, s.ExpireOnCommit = !s.opt.NoAutoflush, !s.opt.KeepOnCommit
}

// BindFor is what the session uses for a class, or for a statement about tables.
func (s *Session) BindFor(q Bound) (*Bind, error) {
	if f := s.opt.GetBind; f != nil {
		if b, ok, err := f(q); ok || err != nil {
			return b, err
		}
	}
	return s.OwnBind(q.Mapper, q.Statement)
}

// OwnBind is BindFor without the language's own choice.
func (s *Session) OwnBind(m *mapper.Mapper, st core.Statement) (*Bind, error) {
	if m != nil {
		for x := m; x != nil; x = x.Inherits {
			if b := s.binds[x]; b != nil {
				return b, nil
			}
		}
		if b := s.tables[m.Table]; b != nil {
			return b, nil
		}
	}
	if m == nil && st != nil {
		for _, t := range tablesIn(st) {
			if b := s.tables[t]; b != nil {
				return b, nil
			}
		}
	}
	if s.opt.Bind != nil {
		return s.opt.Bind, nil
	}
	if m != nil && st != nil {
		return nil, instance.Errorf(instance.UnboundExecution, "Could not locate a bind configured on mapper %s, SQL expression or this Session.", m)
	}
	if m != nil {
		return nil, instance.Errorf(instance.UnboundExecution, "Could not locate a bind configured on mapper %s or this Session.", m)
	}
	return nil, instance.Errorf(instance.UnboundExecution, "Could not locate a bind configured on SQL expression or this Session.")
}

// tablesIn are the tables that a statement names.
func tablesIn(st core.Statement) []*core.Table {
	switch s := st.(type) {
	case *core.Select:
		var out []*core.Table
		froms, _ := core.FinalFroms(s)
		for _, f := range froms {
			if t, ok := f.(*core.Table); ok {
				out = append(out, t)
			}
		}
		return out
	case *core.Insert:
		return tableOf(s.Table)
	case *core.Update:
		return tableOf(s.Table)
	case *core.Delete:
		return tableOf(s.Table)
	}
	return nil
}

func tableOf(f core.FromClause) []*core.Table {
	if t, ok := f.(*core.Table); ok {
		return []*core.Table{t}
	}
	return nil
}

// StateModified implements instance.Owner.
func (s *Session) StateModified(st *instance.State) error {
	first := s.identity.modified.len() == 0
	if st.Key != nil && s.identity.contains(st) {
		s.identity.modified.add(st)
	}
	if first && s.tx == nil {
		_, err := s.autobegin()
		return err
	}
	return nil
}

// NextRun implements loading.Session.
func (s *Session) NextRun() int64 {
	s.runs++
	return s.opt.ID<<32 + s.runs
}

// Lookup implements loading.Session and unitofwork.Session.
func (s *Session) Lookup(k *instance.Key) *instance.State {
	if st := s.identity.get(k); st != nil && !st.Adrift {
		return st
	}
	return nil
}

// Entered is the object that the identity map has for a key, adrift or not.
func (s *Session) Entered(k *instance.Key) *instance.State { return s.identity.get(k) }

// Adopt implements loading.Session.
func (s *Session) Adopt(st *instance.State) {
	st.Session = s
	s.identity.replace(st)
}

// Loaded implements loading.Session.
func (s *Session) Loaded(st *instance.State) error { return s.moved("loaded_as_persistent", st) }

// Clean implements loading.Session.
func (s *Session) Clean(st *instance.State) { s.identity.modified.remove(st) }

// Contains implements unitofwork.Session.
func (s *Session) Contains(st *instance.State) bool {
	return s.newObjs.has(st) || s.identity.contains(st)
}

// Persistent implements unitofwork.Session.
func (s *Session) Persistent() []*instance.State { return s.identity.all() }

// New are the pending objects, Deleted those marked for deletion, Dirty the
// persistent ones with changes that were not flushed.
func (s *Session) New() []*instance.State     { return s.newObjs.list() }
func (s *Session) Deleted() []*instance.State { return s.deleted.list() }
func (s *Session) Dirty() []*instance.State {
	var out []*instance.State
	for _, st := range s.identity.modified.list() {
		if !s.deleted.has(st) {
			out = append(out, st)
		}
	}
	return out
}

// All are all objects in the session.
func (s *Session) All() []*instance.State {
	return append(s.newObjs.list(), s.identity.all()...)
}

// IsModified tells whether an object has net changes to its columns or collections.
func (s *Session) IsModified(st *instance.State, collections bool) (bool, error) {
	if !st.Modified {
		return false, nil
	}
	for _, k := range st.Class.Keys() {
		a := st.Class.Attr(k)
		if a.Kind == instance.Collecting && !collections || a.Silent {
			continue
		}
		h, err := a.History(st, instance.NoFetch|instance.NoRaise)
		if err != nil {
			return false, err
		}
		if h.HasChanges() {
			return true, nil
		}
	}
	return false, nil
}

func (s *Session) flushWarning(what string) error {
	return s.host.Warn("SAWarning", fmt.Sprintf("Usage of the '%s' operation is not currently supported within the execution stage of the flush process. Results may not be consistent.  Consider using alternative event listeners or connection-level operations instead.", what))
}

// Add puts an object, and what its relationships cascade to, into the session.
func (s *Session) Add(st *instance.State) error {
	if s.warn {
		if err := s.flushWarning("Session.add()"); err != nil {
			return err
		}
	}
	return s.saveOrUpdate(st, "add")
}

func (s *Session) saveOrUpdate(st *instance.State, cause string) error {
	st.Orphaned = false
	if err := s.saveOrUpdateOne(st, cause); err != nil {
		return err
	}
	return mapper.Of(st).Cascaded("save-update", st, s.Contains, func(x *instance.State) error {
		return s.saveOrUpdateOne(x, "cascade save-update")
	})
}

func (s *Session) saveOrUpdateOne(st *instance.State, cause string) error {
	if st.Key == nil {
		attach, err := s.beforeAttach(st)
		if err != nil {
			return err
		}
		from := st.Stage()
		if !s.newObjs.has(st) {
			s.newObjs.add(st)
			st.InsertOrder = s.newObjs.len()
		}
		if attach {
			st.Session = s
			st.Moved(from, cause)
			if err := s.fire("after_attach", st); err != nil {
				return err
			}
			return s.moved("transient_to_pending", st)
		}
		return nil
	}
	return s.update(st, false, cause)
}

func (s *Session) update(st *instance.State, revert bool, cause string) error {
	if st.Deleted {
		if !revert {
			return invalid("Instance '%s' has been deleted.  Use the make_transient() function to send this object back to the transient state.", st)
		}
		if st.Session == nil {
			return nil
		}
		from := st.Stage()
		st.Deleted = false
		st.Moved(from, cause)
	}
	attach, err := s.beforeAttach(st)
	if err != nil {
		return err
	}
	s.deleted.remove(st)
	if revert {
		s.identity.replace(st)
	} else if err := s.identity.add(st); err != nil {
		return err
	}
	if attach {
		from := st.Stage()
		st.Session = s
		if st.Modified {
			s.identity.modified.add(st)
		}
		st.Moved(from, cause)
		if err := s.fire("after_attach", st); err != nil {
			return err
		}
		return s.moved("detached_to_persistent", st)
	}
	if revert {
		return s.moved("deleted_to_persistent", st)
	}
	return nil
}

func (s *Session) moved(name string, st *instance.State) error { return s.fire(name, st) }

func (s *Session) beforeAttach(st *instance.State) (bool, error) {
	if _, err := s.autobegin(); err != nil {
		return false, err
	}
	if st.Session == instance.Owner(s) {
		return false, nil
	}
	if o, ok := st.Session.(*Session); ok {
		return false, invalid("Object '%s' is already attached to session '%d' (this is '%d')", st, o.ID(), s.ID())
	}
	return true, s.fire("before_attach", st)
}

// Delete marks an object, and what its relationships cascade to, for deletion.
func (s *Session) Delete(st *instance.State) error {
	if s.warn {
		if err := s.flushWarning("Session.delete()"); err != nil {
			return err
		}
	}
	return s.delete(st, true)
}

func (s *Session) delete(st *instance.State, head bool) error {
	if st.Key == nil {
		if head {
			return invalid("Instance '%s' is not persisted", st)
		}
		return nil
	}
	attach, err := s.beforeAttach(st)
	if err != nil {
		return err
	}
	if s.deleted.has(st) {
		return nil
	}
	if err := s.identity.add(st); err != nil {
		return err
	}
	if attach {
		from := st.Stage()
		st.Session = s
		st.Moved(from, "delete")
		if err := s.fire("after_attach", st); err != nil {
			return err
		}
		if err := s.moved("detached_to_persistent", st); err != nil {
			return err
		}
	}
	var along []*instance.State
	if head {
		err := mapper.Of(st).Cascaded("delete", st, nil, func(x *instance.State) error {
			along = append(along, x)
			return nil
		})
		if err != nil {
			return err
		}
	}
	s.deleted.add(st)
	for _, x := range along {
		if err := s.delete(x, false); err != nil {
			return err
		}
	}
	return nil
}

// Expunge takes an object, and what its relationships cascade to, out of the session.
func (s *Session) Expunge(st *instance.State) error {
	if st.Session != instance.Owner(s) {
		return invalid("Instance %s is not present in this Session", st)
	}
	states := []*instance.State{st}
	err := mapper.Of(st).Cascaded("expunge", st, nil, func(x *instance.State) error {
		states = append(states, x)
		return nil
	})
	if err != nil {
		return err
	}
	return s.expunge(states, false, "expunge")
}

// ExpungeAlone is Expunge without what relationships cascade to.
func (s *Session) ExpungeAlone(st *instance.State) error {
	return s.expunge([]*instance.State{st}, false, "make transient")
}

func (s *Session) expunge(states []*instance.State, toTransient bool, cause string) error {
	for _, st := range states {
		switch {
		case s.newObjs.has(st):
			s.newObjs.remove(st)
		case s.identity.contains(st):
			s.identity.discard(st)
			s.deleted.remove(st)
		case s.tx != nil:
			s.tx.deleted.remove(st)
		}
	}
	return s.detach(states, toTransient, cause)
}

func (s *Session) detach(states []*instance.State, toTransient bool, cause string) error {
	for _, st := range states {
		from := st.Stage()
		st.Session = nil
		if toTransient && st.Key != nil {
			st.Key = nil
		}
		st.Moved(from, cause)
		name := ""
		switch {
		case from == "persistent" && toTransient:
			name = "persistent_to_transient"
		case from == "persistent":
			name = "persistent_to_detached"
		case from == "deleted":
			name = "deleted_to_detached"
		case from == "pending":
			name = "pending_to_transient"
		}
		if name != "" {
			if err := s.moved(name, st); err != nil {
				return err
			}
		}
	}
	return nil
}

// ExpungeAll empties the session.
func (s *Session) ExpungeAll() error {
	states := append(s.identity.all(), s.newObjs.list()...)
	s.identity = newIdentityMap()
	s.newObjs, s.deleted = newStateSet(), newStateSet()
	return s.detach(states, false, "close")
}

// Close ends the transaction and empties the session; it may be used again.
func (s *Session) Close() error {
	if err := s.ExpungeAll(); err != nil {
		return err
	}
	for tx := s.tx; tx != nil; tx = tx.parent {
		if err := tx.close(); err != nil {
			return err
		}
	}
	return nil
}

// ExpireAll makes all persistent objects load their attributes again.
func (s *Session) ExpireAll() error {
	for _, st := range s.identity.all() {
		if err := s.expireOne(st); err != nil {
			return err
		}
	}
	return nil
}

func (s *Session) expireOne(st *instance.State) error {
	s.identity.modified.remove(st)
	st.Expire()
	e := &mapper.Of(st).Events
	return e.Tell(e.Expire, st, nil)
}

// Expire makes an object, or some of its attributes, load again.
func (s *Session) Expire(st *instance.State, keys []string) error {
	if !s.identity.contains(st) {
		return invalid("Instance '%s' is not persistent within this Session", st)
	}
	if len(keys) > 0 {
		st.ExpireKeys(keys, false)
		e := &mapper.Of(st).Events
		return e.Tell(e.Expire, st, keys)
	}
	states := []*instance.State{st}
	err := mapper.Of(st).Cascaded("refresh-expire", st, nil, func(x *instance.State) error {
		states = append(states, x)
		return nil
	})
	if err != nil {
		return err
	}
	for _, x := range states {
		if x.Key != nil {
			if err := s.expireOne(x); err != nil {
				return err
			}
		} else if s.newObjs.has(x) {
			s.newObjs.remove(x)
			if err := s.detach([]*instance.State{x}, false, "expire"); err != nil {
				return err
			}
		}
	}
	return nil
}

// Refresh loads an object, or some of its attributes, again at once.
func (s *Session) Refresh(st *instance.State, keys []string, forUpdate *core.ForUpdate) error {
	if err := s.Expire(st, keys); err != nil {
		return err
	}
	if err := s.autoflush(); err != nil {
		return err
	}
	return loading.RefreshNow(s, st, keys, forUpdate)
}

// Get finds an object by primary key.
func (s *Session) Get(e *loading.Entity, ident []any, g loading.Getting) (*instance.State, error) {
	if n := len(e.Mapper.PrimaryKey); len(ident) != n {
		names := ""
		for i, c := range e.Mapper.PrimaryKey {
			if i > 0 {
				names += ","
			}
			names += "'" + mapper.ColumnString(c) + "'"
		}
		return nil, invalid("Incorrect number of values in identifier to formulate primary key for session.get(); primary key columns are %s", names)
	}
	return loading.Get(s, e, ident, g)
}

// Identify implements loading.Session.
func (s *Session) Identify(e *loading.Entity, ident []any, l loading.Lookup) (*instance.State, error) {
	if f := s.opt.Identify; f != nil {
		return f(Identity{e, ident, l})
	}
	return s.OwnIdentify(e, ident, l)
}

// OwnIdentify is Identify without the language's own way.
func (s *Session) OwnIdentify(e *loading.Entity, ident []any, l loading.Lookup) (*instance.State, error) {
	key, err := e.Mapper.Key(ident)
	if err != nil {
		return nil, err
	}
	if key, err = key.WithToken(l.Token); err != nil {
		return nil, err
	}
	return loading.FromIdentity(s, e.Mapper, key, l.Passive)
}

// NoteDeleted implements unitofwork.Session and loading.Session.
func (s *Session) NoteDeleted(sts []*instance.State) {
	for _, st := range sts {
		from := st.Stage()
		if s.tx != nil {
			s.tx.deleted.add(st)
		}
		s.identity.discard(st)
		s.deleted.remove(st)
		st.Deleted = true
		st.Moved(from, "flush")
	}
}

// LoadNow implements unitofwork.Session.
func (s *Session) LoadNow(st *instance.State, keys []string) error {
	return loading.Refresh(st, keys, instance.Off|instance.NoAutoflush)
}

// Connection implements unitofwork.Session: the connection of the transaction in
// progress for the tables of a mapper (nil: of the session).
func (s *Session) Connection(m *mapper.Mapper) (*core.Connection, error) {
	return s.ConnectionFor(Bound{Mapper: m})
}

// ConnectionEach implements unitofwork.Session: how to find the connection for the row
// of each object, nil where all objects of a hierarchy share one.
func (s *Session) ConnectionEach() func(m *mapper.Mapper, st *instance.State) (*core.Connection, error) {
	return s.opt.ConnectionOf
}

// ConnectionOf is the connection for the row of an object.
func (s *Session) ConnectionOf(m *mapper.Mapper, st *instance.State) (*core.Connection, error) {
	if f := s.opt.ConnectionOf; f != nil {
		return f(m, st)
	}
	return s.Connection(m)
}

// ConnectionFor is the connection of the transaction in progress for what is asked.
func (s *Session) ConnectionFor(q Bound) (*core.Connection, error) {
	b, err := s.BindFor(q)
	if err != nil {
		return nil, err
	}
	return s.ConnectionOn(b)
}

// ConnectionOn is the connection of the transaction in progress for a bind.
func (s *Session) ConnectionOn(b *Bind) (*core.Connection, error) {
	tx, err := s.autobegin()
	if err != nil {
		return nil, err
	}
	return tx.connection(b)
}

func invalid(format string, args ...any) error {
	return instance.Errorf(instance.InvalidRequestError, format, args...)
}

var (
	_ loading.Session    = (*Session)(nil)
	_ unitofwork.Session = (*Session)(nil)
)
