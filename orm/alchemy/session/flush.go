package session

import (
	"fmt"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/orm/alchemy/unitofwork"
)

// autoflush flushes before a statement looks at the database.
func (s *Session) autoflush() error {
	if !s.Autoflush || s.flushing {
		return nil
	}
	if h, ok := s.host.(interface{ TagWarnings(string) func() }); ok {
		defer h.TagWarnings("This warning originated from the Session 'autoflush' process, which was invoked automatically in response to a user-initiated operation. Consider using ``no_autoflush`` context manager if this warning happened while initializing objects.")()
	}
	err := s.flushFor("autoflush", nil)
	const detail = "raised as a result of Query-invoked autoflush; consider using a session.no_autoflush block if this flush is occurring prematurely"
	switch e := err.(type) {
	case *core.DBError:
		e.AddDetail(detail)
	case *core.StatementError:
		e.AddDetail(detail)
	}
	return err
}

func (s *Session) clean() bool {
	return s.identity.modified.len() == 0 && s.deleted.len() == 0 && s.newObjs.len() == 0
}

// Flush writes what changed to the database: of the given objects alone, or of all.
func (s *Session) Flush(objects []*instance.State) error { return s.flushFor("flush", objects) }

// flushFor is Flush, with what asked for it.
func (s *Session) flushFor(cause string, objects []*instance.State) error {
	if s.flushing {
		return invalid("Session is already flushing")
	}
	if s.clean() {
		return nil
	}
	s.flushing = true
	defer func() { s.flushing = false }()
	return s.flush(cause, objects)
}

func (s *Session) flush(cause string, objects []*instance.State) error {
	if len(s.Dirty()) == 0 && s.deleted.len() == 0 && s.newObjs.len() == 0 {
		s.identity.modified = newStateSet()
		return nil
	}
	if err := s.fire("before_flush", objects); err != nil {
		return err
	}
	f := unitofwork.New(s, s.host)
	f.Cause = cause
	var only map[*instance.State]bool
	if objects != nil {
		only = map[*instance.State]bool{}
		for _, st := range objects {
			only[st] = true
		}
	}
	processed := map[*instance.State]bool{}
	for _, st := range append(s.newObjs.list(), s.Dirty()...) {
		if s.deleted.has(st) || only != nil && !only[st] {
			continue
		}
		orphan := mapper.Of(st).IsOrphan(st)
		if orphan && st.Key == nil && st.Orphaned {
			if err := s.expunge([]*instance.State{st}, false, "orphaned before it was saved"); err != nil {
				return err
			}
			continue
		}
		if _, err := f.Register(st, orphan && st.Key != nil); err != nil {
			return err
		}
		processed[st] = true
	}
	for _, st := range s.deleted.list() {
		if processed[st] || only != nil && !only[st] {
			continue
		}
		if _, err := f.Register(st, true); err != nil {
			return err
		}
	}
	if !f.HasWork() {
		return nil
	}
	tx, err := s.autobegin()
	if err != nil {
		return err
	}
	sub, err := tx.begin(false)
	if err != nil {
		return err
	}
	return s.end(sub, s.execute(f, objects == nil))
}

func (s *Session) execute(f *unitofwork.Flush, all bool) error {
	s.warn = true
	err := f.Prepare()
	if err == nil {
		err = f.Execute()
	}
	s.warn = false
	if err != nil {
		return err
	}
	if err := s.fire("after_flush", nil); err != nil {
		return err
	}
	saved, deleted := f.Outcome()
	if len(deleted) > 0 {
		s.NoteDeleted(deleted)
		for _, st := range deleted {
			if err := s.moved("persistent_to_deleted", st); err != nil {
				return err
			}
		}
	}
	if err := s.register(saved); err != nil {
		return err
	}
	if all && s.identity.modified.len() > 0 {
		n := s.identity.modified.len()
		for _, st := range s.identity.modified.list() {
			s.identity.modified.remove(st)
			st.CommitAll()
		}
		if err := s.host.Warn("SAWarning", fmt.Sprintf("Attribute history events accumulated on %d previously clean instances within inner-flush event handlers have been reset, and will not result in database updates. Consider using set_committed_value() within inner-flush event handlers to avoid this warning.", n)); err != nil {
			return err
		}
	}
	return s.fire("after_flush_postexec", nil)
}

// register makes saved objects persistent.
func (s *Session) register(states []*instance.State) error {
	stages := map[*instance.State]string{}
	for _, st := range states {
		m := mapper.Of(st)
		stages[st] = st.Stage()
		key, err := m.KeyOf(st)
		if err != nil {
			return err
		}
		none := true
		for _, v := range key.Values {
			none = none && v == nil
		}
		if none {
			return instance.Errorf(instance.FlushError, "Instance %s has a NULL identity key.  If this is an auto-generated value, check that the database table allows generation of new primary key values, and that the mapped Column object is configured to expect these generated values.  Ensure also that this flush() is not occurring at an inappropriate time, such as within a load() event.", st)
		}
		if st.Key == nil {
			st.Key = key
		} else if !st.Key.Equal(key) {
			s.identity.discard(st)
			orig := st.Key
			if k, ok := s.tx.switched[st]; ok {
				orig = k.old
			}
			s.tx.switched[st] = keySwitch{orig, key}
			st.Key = key
		}
		if old := s.identity.replace(st); old != nil && !old.Expired { // one that waits for its row is most likely nobody's any more
			k, err := mapper.Of(old).KeyOf(old)
			if err != nil {
				return err
			}
			if k.Equal(key) && !old.Deleted {
				if err := s.host.Warn("SAWarning", fmt.Sprintf("Identity map already had an identity for %s, replacing it with newly flushed object.   Are there load operations occurring inside of an event handler within the flush?", key)); err != nil {
					return err
				}
			}
		}
		st.Orphaned = false
	}
	for _, st := range states {
		s.identity.modified.remove(st)
		st.CommitAll()
	}
	for _, st := range states {
		if s.newObjs.has(st) {
			s.tx.created.add(st)
		} else {
			s.tx.dirty.add(st)
		}
	}
	for _, st := range states {
		if !s.newObjs.has(st) {
			continue
		}
		s.newObjs.remove(st)
		st.Moved(stages[st], "flush")
		if err := s.moved("pending_to_persistent", st); err != nil {
			return err
		}
	}
	return nil
}
