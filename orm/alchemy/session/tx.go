package session

import (
	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
)

type txState uint8

const (
	active txState = iota
	prepared
	committed
	deactive
	closed
)

// Tx is a transaction of a session: the outermost, a savepoint, or the inner one
// that a flush runs in. It remembers which objects it made, changed and deleted,
// so that a rollback can put them back.
type Tx struct {
	s         *Session
	parent    *Tx
	savepoint bool
	state     txState
	prev      *Tx // the savepoint outside this one
	conns     []txConn
	created   *stateSet
	deleted   *stateSet
	dirty     *stateSet
	switched  map[*instance.State]keySwitch
	// failure is what made the transaction unusable until it is rolled back.
	failure error
	// Host is the language's object.
	Host any
}

type keySwitch struct{ old, new *instance.Key }

type txConn struct {
	bind   *Bind
	conn   *core.Connection
	tx     *core.Transaction
	commit bool
	close  bool
}

// Transaction is the transaction in progress, Nested the innermost savepoint; nil
// where there is none.
func (s *Session) Transaction() *Tx { return s.tx }

// Root is the outermost transaction in progress, or nil.
func (s *Session) Root() *Tx {
	t := s.tx
	for t != nil && t.parent != nil {
		t = t.parent
	}
	return t
}

// Nested is the innermost savepoint in progress, or nil.
func (s *Session) Nested() *Tx { return s.nested }

// IsActive tells whether the session can be used.
func (s *Session) IsActive() bool { return s.tx == nil || s.tx.state == active }

// Active tells whether the transaction can be used.
func (t *Tx) Active() bool { return t.state == active }

// IsSavepoint tells whether it is a savepoint.
func (t *Tx) IsSavepoint() bool { return t.savepoint }

// Session is the session that it belongs to.
func (t *Tx) Session() *Session { return t.s }

// Parent is the transaction outside this one.
func (t *Tx) Parent() *Tx { return t.parent }

func (s *Session) autobegin() (*Tx, error) {
	if s.tx != nil {
		return s.tx, nil
	}
	if s.opt.NoAutobegin {
		return nil, invalid("Autobegin is disabled on this Session; please call session.begin() to start a new transaction")
	}
	return s.start()
}

func (s *Session) start() (*Tx, error) {
	t := &Tx{s: s}
	t.snapshot()
	s.tx = t
	return t, s.fire("after_transaction_create", t)
}

// Begin starts a transaction explicitly.
func (s *Session) Begin() (*Tx, error) {
	if s.tx != nil {
		return nil, invalid("A transaction is already begun on this Session.")
	}
	return s.start()
}

// BeginNested starts a savepoint.
func (s *Session) BeginNested() (*Tx, error) {
	if s.tx == nil {
		if _, err := s.start(); err != nil {
			return nil, err
		}
	}
	return s.tx.begin(true)
}

func (t *Tx) begin(savepoint bool) (*Tx, error) {
	if err := t.usable(); err != nil {
		return nil, err
	}
	s := t.s
	n := &Tx{s: s, parent: t, savepoint: savepoint}
	if savepoint {
		n.prev = s.nested
		if !s.flushing {
			if err := s.flushFor("begin_nested", nil); err != nil {
				return nil, err
			}
		}
		n.snapshot()
	} else {
		n.created, n.deleted, n.dirty, n.switched = t.created, t.deleted, t.dirty, t.switched
	}
	s.tx = n
	if savepoint {
		s.nested = n
	}
	return n, s.fire("after_transaction_create", n)
}

func (t *Tx) snapshot() {
	t.created, t.deleted, t.dirty = newStateSet(), newStateSet(), newStateSet()
	t.switched = map[*instance.State]keySwitch{}
}

// failureText is an error as it is told later.
func failureText(err error) string {
	if e, ok := err.(*core.Error); ok && e.Class == instance.KeyError {
		return "'" + e.Msg + "'"
	}
	return err.Error()
}

// usable tells why a transaction cannot be used, if so.
func (t *Tx) usable() error {
	switch t.state {
	case active:
		return nil
	case deactive:
		if t.failure != nil {
			return instance.WithCode(instance.Errorf(instance.PendingRollbackError, "This Session's transaction has been rolled back due to a previous exception during flush. To begin a new transaction with this Session, first issue Session.rollback(). Original exception was: %s", failureText(t.failure)), "7s2a")
		}
		return invalid("This session is in 'inactive' state, due to the SQL transaction being rolled back; no further SQL can be emitted within this transaction.")
	case closed:
		return instance.Errorf(instance.ResourceClosedError, "This transaction is closed")
	case prepared:
		return invalid("This session is in 'prepared' state; no further SQL can be emitted within this transaction.")
	}
	return invalid("This session is in 'committed' state; no further SQL can be emitted within this transaction.")
}

// connection is the transaction's connection for a bind; the first use begins.
func (t *Tx) connection(b *Bind) (*core.Connection, error) {
	if err := t.usable(); err != nil {
		return nil, err
	}
	for _, c := range t.conns {
		if *c.bind == *b {
			return c.conn, nil
		}
	}
	var conn *core.Connection
	own := false
	if t.parent != nil {
		var err error
		if conn, err = t.parent.connection(b); err != nil {
			return nil, err
		}
		if !t.savepoint {
			return conn, nil
		}
	} else if b.Conn != nil {
		conn = b.Conn
	} else {
		var err error
		if conn, err = b.Engine.Connect(); err != nil {
			return nil, err
		}
		own = true
	}
	entry := txConn{bind: b, conn: conn, commit: true, close: b.Conn == nil}
	var err error
	switch {
	case t.s.opt.TwoPhase && t.parent == nil:
		err = conn.BeginTwoPhase()
	case t.savepoint:
		entry.tx, err = conn.BeginNested()
	case conn.InTransaction():
		mode := t.s.opt.JoinMode
		if mode == "" || mode == "conditional_savepoint" {
			mode = "rollback_only"
			if conn.InNestedTransaction() {
				mode = "create_savepoint"
			}
		}
		switch mode {
		case "create_savepoint":
			entry.tx, err = conn.BeginNested()
		default:
			entry.tx = conn.Transaction()
			if conn.InNestedTransaction() {
				entry.tx = conn.NestedTransaction()
			}
			entry.commit = mode != "rollback_only"
		}
	default:
		entry.tx, err = conn.Begin()
	}
	if err != nil {
		if own {
			conn.Close()
		}
		return nil, err
	}
	t.conns = append(t.conns, entry)
	return conn, t.s.fire("after_begin", &Begun{t, conn})
}

// IsTwoPhase tells whether the session commits in two phases.
func (s *Session) IsTwoPhase() bool { return s.opt.TwoPhase }

// Prepare prepares the transaction in progress for a commit in two phases.
func (s *Session) Prepare() error {
	t, err := s.autobegin()
	if err != nil {
		return err
	}
	if t.parent != nil || !s.opt.TwoPhase {
		return invalid("'twophase' mode not enabled, or not root transaction; can't prepare.")
	}
	if err := t.usable(); err != nil {
		return err
	}
	return t.prepare()
}

// Commit commits the transaction in progress, with all inside it.
func (s *Session) Commit() error {
	t := s.tx
	if t == nil {
		var err error
		if t, err = s.autobegin(); err != nil {
			return err
		}
	}
	return t.Commit(true)
}

// Rollback rolls the transaction in progress back, with all outside it.
func (s *Session) Rollback() error {
	if s.tx == nil {
		return nil
	}
	return s.tx.rollback(false, true)
}

// Commit commits; toRoot also what is outside.
func (t *Tx) Commit(toRoot bool) error {
	s := t.s
	if t.state != prepared {
		if err := t.usable(); err != nil {
			return err
		}
		if err := t.prepare(); err != nil {
			return err
		}
	}
	if t.parent == nil || t.savepoint {
		for _, c := range t.conns {
			if c.commit {
				if err := c.tx.Commit(); err != nil {
					t.state = active
					return err
				}
			}
		}
		t.state = committed
		if err := s.fire("after_commit", nil); err != nil {
			return err
		}
		if err := t.forget(); err != nil {
			return err
		}
	}
	if err := t.close(); err != nil {
		return err
	}
	if toRoot && t.parent != nil {
		return t.parent.Commit(true)
	}
	return nil
}

func (t *Tx) prepare() error {
	s := t.s
	if t.parent == nil || t.savepoint {
		if err := s.fire("before_commit", nil); err != nil {
			return err
		}
	}
	for s.tx != nil && s.tx != t {
		if err := s.tx.Commit(false); err != nil {
			return err
		}
	}
	if !s.flushing {
		for i := 0; !s.clean(); i++ {
			if i == 100 {
				return instance.Errorf(instance.FlushError, "Over 100 subsequent flushes have occurred within session.commit() - is an after_flush() hook creating new objects?")
			}
			if err := s.flushFor("commit", nil); err != nil {
				return err
			}
		}
	}
	t.state = prepared
	return nil
}

// forget drops what was remembered for a rollback: the work is done.
func (t *Tx) forget() error {
	s := t.s
	if !t.savepoint {
		if s.ExpireOnCommit {
			if err := s.ExpireAll(); err != nil {
				return err
			}
			gone := t.deleted.list()
			t.deleted = newStateSet()
			return s.detach(gone, false, "commit")
		}
		return nil
	}
	p := t.parent
	for _, st := range t.created.list() {
		p.created.add(st)
	}
	for _, st := range t.dirty.list() {
		p.dirty.add(st)
	}
	for _, st := range t.deleted.list() {
		p.deleted.add(st)
	}
	for st, k := range t.switched {
		p.switched[st] = k
	}
	return nil
}

// Rollback rolls the transaction back.
func (t *Tx) Rollback() error { return t.rollback(false, false) }

func (t *Tx) rollback(capture, toRoot bool) error {
	s := t.s
	if t.state == closed || t.state == committed {
		return t.usable()
	}
	for s.tx != nil && s.tx != t {
		if err := s.tx.close(); err != nil {
			return err
		}
	}
	boundary := t
	var failed error
	if t.state == active || t.state == prepared {
		for x := t; x != nil; x = x.parent {
			if x.parent != nil && !x.savepoint {
				x.state = deactive
				continue
			}
			for _, c := range x.conns {
				if err := c.tx.Rollback(); err != nil && failed == nil {
					failed = err
				}
			}
			x.state = deactive
			if failed == nil {
				failed = s.fire("after_rollback", nil)
			}
			if err := x.restore(x.savepoint); err != nil && failed == nil {
				failed = err
			}
			boundary = x
			break
		}
	}
	if failed == nil && !s.clean() {
		if err := s.host.Warn("SAWarning", "Session's state has been changed on a non-active transaction - this state will be discarded."); err != nil {
			return err
		}
		if err := boundary.restore(boundary.savepoint); err != nil {
			return err
		}
	}
	if err := t.close(); err != nil && failed == nil {
		failed = err
	}
	if t.parent != nil && capture {
		t.parent.failure = t.failure
	}
	if failed != nil {
		return failed
	}
	if err := s.fire("after_soft_rollback", t); err != nil {
		return err
	}
	if toRoot && t.parent != nil {
		return t.parent.rollback(false, true)
	}
	return nil
}

// restore puts objects back to what they were when the transaction began: new
// ones are transient again, deleted ones persistent, keys are the old ones, and
// attributes are loaded again when they are read.
func (t *Tx) restore(dirtyOnly bool) error {
	s := t.s
	gone := t.created.list()
	for _, st := range s.newObjs.list() {
		if !t.created.has(st) {
			gone = append(gone, st)
		}
	}
	expunged := map[*instance.State]bool{}
	for _, st := range gone {
		expunged[st] = true
	}
	if err := s.expunge(gone, true, "rollback"); err != nil {
		return err
	}
	for st, k := range t.switched {
		s.identity.discard(st)
		if !expunged[st] {
			st.Key = k.old
			s.identity.replace(st)
		}
	}
	back := t.deleted.list()
	for _, st := range s.deleted.list() {
		if !t.deleted.has(st) {
			back = append(back, st)
		}
	}
	for _, st := range back {
		if expunged[st] || st.Key == nil {
			continue
		}
		if err := s.update(st, true, "rollback"); err != nil {
			return err
		}
	}
	for _, st := range s.identity.all() {
		if !dirtyOnly || st.Modified || t.dirty.has(st) {
			if err := s.expireOne(st); err != nil {
				return err
			}
		}
	}
	return nil
}

// Close ends the transaction; what was not committed is lost.
func (t *Tx) Close() error { return t.close() }

func (t *Tx) close() error {
	if t.state == closed {
		return nil
	}
	s := t.s
	if t.savepoint {
		s.nested = t.prev
	}
	s.tx = t.parent
	var failed error
	for _, c := range t.conns {
		if c.commit && c.tx.Active() {
			if err := c.tx.Close(); err != nil && failed == nil {
				failed = err
			}
		}
		if c.close && t.parent == nil {
			if err := c.conn.Close(); err != nil && failed == nil {
				failed = err
			}
		}
	}
	t.state = closed
	t.created, t.deleted, t.dirty, t.switched = newStateSet(), newStateSet(), newStateSet(), nil // the language may keep t
	if failed == nil {
		failed = s.fire("after_transaction_end", t)
	}
	return failed
}
