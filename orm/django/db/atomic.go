package db

import (
	"fmt"
	"slices"

	"github.com/diptych-orm/diptych/orm/database"
	"github.com/diptych-orm/diptych/orm/django/meta"
)

// Block is an atomic block that was entered.
type Block struct {
	c         *Conn
	savepoint bool
	durable   bool
	ofTest    bool // one of a TestCase, which does not count for durable blocks inside
}

// InAtomic tells whether an atomic block is open.
func (c *Conn) InAtomic() bool { return c.inAtomic }

// Autocommit tells whether every statement commits by itself.
func (c *Conn) Autocommit() bool { return c.autocommit }

func (c *Conn) transact(op database.TxOp, sql, name string) error {
	raw, err := c.Raw()
	if err != nil {
		return err
	}
	c.logged(sql)
	return Convert(raw.Transact(database.Tx{Op: op, SQL: sql, Shown: sql, Name: name}))
}

// logged keeps a statement for connection.queries while it is asked for.
func (c *Conn) logged(sql string) {
	if c.Logging > 0 {
		c.Queries = append(c.Queries, Logged{sql})
	}
}

// Enter begins an atomic block: a transaction, or a savepoint inside one.
func (c *Conn) Enter(savepoint, durable, ofTest bool) (*Block, error) {
	if durable && len(c.blocks) > 0 && !c.blocks[len(c.blocks)-1].ofTest {
		return nil, meta.Errorf(meta.RuntimeError, "A durable atomic block cannot be nested within another atomic block.")
	}
	if err := c.SyncNow(); err != nil {
		return nil, err
	}
	b := &Block{c, savepoint, durable, ofTest}
	if !c.inAtomic {
		c.needsRollback = false
		c.commitOnExit = true
		if !c.autocommit {
			c.inAtomic, c.commitOnExit = true, false
		}
	}
	switch {
	case c.inAtomic:
		if savepoint && !c.needsRollback {
			sid, err := c.Savepoint()
			if err != nil {
				return nil, err
			}
			c.savepoints = append(c.savepoints, sid)
		} else {
			c.savepoints = append(c.savepoints, "")
		}
	default:
		if err := c.begin(); err != nil {
			return nil, err
		}
		c.autocommit = false
		c.inAtomic = true
	}
	c.blocks = append(c.blocks, b)
	return b, nil
}

func (c *Conn) begin() error {
	if c.syncing {
		_, err := c.Execute("BEGIN", nil, false)
		return err
	}
	return c.transact(database.Begin, "BEGIN", "")
}

// Savepoint makes a savepoint and returns its name.
func (c *Conn) Savepoint() (string, error) {
	if !c.inAtomic {
		return "", nil
	}
	c.counter++
	sid := fmt.Sprintf("s1_x%d", c.counter)
	return sid, c.onSavepoint(database.SavepointOp, "SAVEPOINT", sid)
}

// onSavepoint runs a statement about a savepoint; a broken transaction takes none.
func (c *Conn) onSavepoint(op database.TxOp, verb, sid string) error {
	sql := verb + " " + QuoteName(sid)
	if c.needsRollback && c.inAtomic {
		_, err := c.prepare(sql, nil, false)
		return err
	}
	return c.transact(op, sql, sid)
}

// ReleaseSavepoint keeps what happened since a savepoint.
func (c *Conn) ReleaseSavepoint(sid string) error {
	return c.onSavepoint(database.ReleaseSavepoint, "RELEASE SAVEPOINT", sid)
}

// RollbackSavepoint undoes what happened since a savepoint.
func (c *Conn) RollbackSavepoint(sid string) error {
	err := c.onSavepoint(database.RollbackSavepoint, "ROLLBACK TO SAVEPOINT", sid)
	c.hooks = slices.DeleteFunc(c.hooks, func(h commitHook) bool { return slices.Contains(h.savepoints, sid) })
	return err
}

func (c *Conn) commit() error {
	c.implicit = false
	return c.end(database.Commit, "COMMIT")
}

// end ends the transaction; where none is open the database does not hear of it.
func (c *Conn) end(op database.TxOp, sql string) error {
	if c.idle {
		raw, err := c.Raw()
		if err != nil {
			return err
		}
		c.logged(sql)
		return Convert(raw.Transact(database.Tx{Op: op, Shown: sql}))
	}
	return c.transact(op, sql, "")
}

func (c *Conn) rollback() error {
	c.hooks = nil
	c.implicit = false
	return c.end(database.Rollback, "ROLLBACK")
}

// Exit ends the block: cause is the error that leaves it, nil for none. The
// result is an error of ending it; cause itself is the caller's to pass on.
func (b *Block) Exit(cause error) error {
	c := b.c
	c.blocks = c.blocks[:len(c.blocks)-1]
	sid, nested := "", false
	if n := len(c.savepoints); n > 0 {
		sid, nested = c.savepoints[n-1], true
		c.savepoints = c.savepoints[:n-1]
	} else {
		c.inAtomic = false
	}
	err := b.end(cause, sid, nested)
	if !c.inAtomic {
		if !nested || !c.autocommit {
			c.autocommit = true
			if err == nil && cause == nil {
				err = c.runHooks()
			} else if len(c.hooks) > 0 {
				c.hooks = nil
			}
		}
	} else if len(c.savepoints) == 0 && !c.commitOnExit {
		c.inAtomic = false
	}
	return err
}

func (b *Block) end(cause error, sid string, nested bool) error {
	c := b.c
	if cause == nil && !c.needsRollback {
		if nested {
			if sid == "" {
				return nil
			}
			if err := c.ReleaseSavepoint(sid); err != nil {
				if e := c.RollbackSavepoint(sid); e != nil {
					c.needsRollback = true
				} else if e := c.ReleaseSavepoint(sid); e != nil {
					c.needsRollback = true
				}
				return err
			}
			return nil
		}
		if err := c.commit(); err != nil {
			if e := c.rollback(); e != nil {
				return e
			}
			return err
		}
		return nil
	}
	c.needsRollback = false
	if nested {
		if sid == "" {
			c.needsRollback = true
			return nil
		}
		if err := c.RollbackSavepoint(sid); err != nil {
			c.needsRollback = true
			return nil
		}
		if err := c.ReleaseSavepoint(sid); err != nil {
			c.needsRollback = true
		}
		return nil
	}
	return c.rollback()
}

// Atomic runs f inside an atomic block.
func (c *Conn) Atomic(savepoint bool, f func() error) error {
	b, err := c.Enter(savepoint, false, false)
	if err != nil {
		return err
	}
	cause := f()
	if err := b.Exit(cause); err != nil {
		return err
	}
	return cause
}

// MarkOnError makes an enclosing block roll back when f fails.
func (c *Conn) MarkOnError(f func() error) error {
	err := f()
	if err != nil && c.inAtomic {
		c.needsRollback, c.rollbackCause = true, err
	}
	return err
}

// SetRollback asks the innermost block to roll back, or not to.
func (c *Conn) SetRollback(on bool) error {
	if !c.inAtomic {
		return meta.Errorf(meta.TransactionManagement, "The rollback flag doesn't work outside of an 'atomic' block.")
	}
	c.needsRollback = on
	return nil
}

// NeedsRollback tells whether the innermost block will roll back.
func (c *Conn) NeedsRollback() (bool, error) {
	if !c.inAtomic {
		return false, meta.Errorf(meta.TransactionManagement, "The rollback flag doesn't work outside of an 'atomic' block.")
	}
	return c.needsRollback, nil
}

// OnCommit runs f when the transaction commits, at once outside of one. handle
// is what Hooks gives back for it.
func (c *Conn) OnCommit(f func() error, robust bool, handle any) error {
	if c.inAtomic {
		c.hooks = append(c.hooks, commitHook{slices.Clone(c.savepoints), f, robust, handle})
		return nil
	}
	if !c.autocommit {
		return meta.Errorf(meta.TransactionManagement, "on_commit() cannot be used in manual transaction management")
	}
	return c.runHook(commitHook{f: f, robust: robust, handle: handle}, false)
}

// Hooks calls f for what waits for the commit: the savepoints that are open, the
// handle, and whether its errors are only logged.
func (c *Conn) Hooks(f func(savepoints []string, handle any, robust bool)) {
	for _, h := range c.hooks {
		f(h.savepoints, h.handle, h.robust)
	}
}

// Broken tells whether the innermost block is going to roll back.
func (c *Conn) Broken() bool { return c.needsRollback }

// MarkBroken makes the open block roll back because of an error.
func (c *Conn) MarkBroken(cause error) { c.needsRollback, c.rollbackCause = true, cause }

// SetBroken sets the flag that Broken tells.
func (c *Conn) SetBroken(on bool) { c.needsRollback = on }

// Savepoints are the names of the open savepoints, empty where a block made none.
func (c *Conn) Savepoints() []string { return c.savepoints }

func (c *Conn) runHooks() error {
	hooks := c.hooks
	c.hooks = nil
	for _, h := range hooks {
		if err := c.runHook(h, true); err != nil {
			return err
		}
	}
	return nil
}

// runHook calls a function of on_commit, one that waited for a commit or one that
// did not have to; a robust one's errors are only logged.
func (c *Conn) runHook(h commitHook, waited bool) error {
	err := h.f()
	if err == nil || !h.robust {
		return err
	}
	if c.HookFailed != nil {
		return c.HookFailed(h.handle, err, waited)
	}
	return nil
}

// Commit and Rollback end a transaction by hand.
func (c *Conn) Commit() error { return c.manual("commit", c.commit) }

// Rollback ends a transaction by hand.
func (c *Conn) Rollback() error { return c.manual("rollback", c.rollback) }

func (c *Conn) manual(what string, f func() error) error {
	if c.inAtomic {
		return meta.Errorf(meta.TransactionManagement, "This is forbidden when an 'atomic' block is active.")
	}
	c.idle = !c.implicit
	err := f()
	c.idle = false
	if err == nil && what == "commit" {
		return c.runHooks()
	}
	return err
}
