package django

import (
	"errors"

	"github.com/diptych-orm/diptych/orm/django/meta"
	"github.com/diptych-orm/diptych/orm/django/query"
)

// CheckCondition asks the database whether a condition holds for given values:
// Q.check(). An error of the database counts as holding.
func (s *Session) CheckCondition(cond *query.Q, names []string, vals []query.Expr, using string) (bool, error) {
	q, err := query.Checking(s.Env, cond, names, vals)
	if err != nil {
		return false, err
	}
	c, err := q.Compile()
	if err == query.ErrEmpty {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	conn := s.Conn(using)
	var rows int
	run := func() error {
		res, err := conn.Run(c.Tree)
		if err == nil {
			rows = len(res.Rows)
		}
		return err
	}
	if conn.InAtomic() {
		err = conn.Atomic(true, run) // a failure must not spoil the transaction
	} else {
		err = run()
	}
	var failed *meta.Error
	if errors.As(err, &failed) && failed.Class != meta.TransactionManagement {
		return true, nil
	}
	if err != nil {
		return false, err
	}
	return rows > 0, nil
}
