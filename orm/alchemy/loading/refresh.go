package loading

import (
	"slices"
	"strconv"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
	"github.com/diptych-orm/diptych/orm/trace"
)

// The answers of FromIdentity that are no object.
var (
	Mismatch   = &instance.State{} // there is one, but of another class
	NotAllowed = &instance.State{} // it would have to be loaded
)

// FromIdentity finds an object in the identity map. An expired one is refreshed
// first; one whose row has gone is no object any more.
func FromIdentity(sess Session, m *mapper.Mapper, key *instance.Key, p instance.Passive) (*instance.State, error) {
	st := sess.Lookup(key)
	if log := m.Class.Host.Log(); log != nil {
		log.Emit(trace.IdentityMap{Class: m.Class.Name, Key: key.Short(), Hit: st != nil})
	}
	if st == nil {
		return nil, nil
	}
	if m.Inherits != nil && !mapper.Of(st).Isa(m) {
		return Mismatch, nil
	}
	if st.Expired {
		if p&instance.SQLOK == 0 {
			return NotAllowed, nil
		}
		if p&instance.RelatedObjectOK == 0 {
			return st, nil
		}
		if err := st.LoadExpired(p); err != nil {
			if e, ok := err.(*core.Error); ok && e.Class == instance.ObjectDeletedError {
				sess.NoteDeleted([]*instance.State{st})
				return nil, nil
			}
			return nil, err
		}
	}
	return st, nil
}

// Lookup is how an object is looked for in the identity map.
type Lookup struct {
	// Token is its identity token; nil for none, or for the session to find out.
	Token   any
	Passive instance.Passive
	// From is the object whose relationship asks.
	From *instance.State
	// Exec are execution options, Args the language's arguments about what the session
	// is bound to.
	Exec map[string]any
	Args any
}

// Getting is how an object is got by its primary key.
type Getting struct {
	// Token is its identity token, nil for none.
	Token     any
	Options   []any
	Populate  bool
	ForUpdate *core.ForUpdate
	Exec      map[string]any
	Args      any
}

// Get finds an object by primary key: in the identity map, or in the database.
func Get(sess Session, e *Entity, ident []any, g Getting) (*instance.State, error) {
	m := e.Mapper
	if !g.Populate && g.ForUpdate == nil {
		st, err := sess.Identify(e, ident, Lookup{Token: g.Token, Passive: instance.Off, Exec: g.Exec, Args: g.Args})
		if err != nil {
			return nil, err
		}
		if st == Mismatch {
			return nil, nil
		}
		if st != nil {
			if !mapper.Of(st).Isa(m) {
				return nil, nil
			}
			return st, nil
		}
	}
	set := &Settings{PopulateExisting: g.Populate, Token: g.Token, Exec: g.Exec, Args: g.Args}
	return loadByKey(sess, e, ident, set, g.Options, core.LabelTablePlusColumn, g.ForUpdate)
}

// loadByKey loads an object by its primary key.
func loadByKey(sess Session, e *Entity, ident []any, set *Settings, options []any, style core.LabelStyle, forUpdate *core.ForUpdate) (*instance.State, error) {
	m := e.Mapper
	var where []core.ColumnElement
	params := core.Param{}
	for i, c := range m.PrimaryKey {
		if ident[i] == nil {
			x, err := core.Operate(core.OpIs, c, core.NullElement, false)
			if err != nil {
				return nil, err
			}
			where = append(where, x)
			continue
		}
		name := "pk_" + strconv.Itoa(i+1)
		b := core.NewBind(name, false, core.Value{V: ident[i]}, c.SQLType())
		params[name] = ident[i]
		x, err := core.Operate(core.OpEq, e.Adapt(c), b, false)
		if err != nil {
			return nil, err
		}
		where = append(where, x)
	}
	if !slices.ContainsFunc(ident, func(v any) bool { return v != nil }) {
		if err := m.Class.Host.Warn("SAWarning", "fully NULL primary key identity cannot load any object.  This condition may raise an error in a future release."); err != nil {
			return nil, err
		}
	}
	set.Params = []core.Param{params}
	s := core.NewSelect(e).With(func(s *core.Select) {
		s.LabelStyle = style
		s.Where = []core.ColumnElement{core.And(where...)}
		s.Options = options
		s.PluginData = set
		s.ForUpdate = forUpdate
	})
	return loadOne(sess, m, s, set)
}

// loadOne is the first object that a statement finds, nil where there is none.
func loadOne(sess Session, m *mapper.Mapper, st core.Statement, set *Settings) (*instance.State, error) {
	res, err := sess.Run(st, set)
	if err != nil {
		return nil, err
	}
	found, err := uniqueObjects(res)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	if len(found) > 1 { // several databases have one
		return nil, core.Errorf("MultipleResultsFound", "Multiple rows were found when exactly one was required")
	}
	return m.Class.Host.StateOf(found[0]), nil
}

// Refresh loads column attributes of an object from its row: the hook of a
// mapper.Registry.
func Refresh(st *instance.State, keys []string, p instance.Passive) error {
	sess, ok := st.Session.(Session)
	if !ok {
		return instance.WithCode(instance.Errorf(instance.DetachedInstanceError, "Instance %s is not bound to a Session; attribute refresh operation cannot proceed", st), "bhk3")
	}
	m := mapper.Of(st)
	key := st.Key
	if key == nil {
		for _, pk := range m.PrimaryKey {
			if st.IsExpired(m.ColumnProp(pk).Name) {
				return invalid("Instance %s cannot be refreshed - it's not  persistent and does not contain a full primary key.", st)
			}
		}
		var err error
		if key, err = m.KeyOf(st); err != nil {
			return err
		}
	}
	only := map[string]bool{}
	for _, k := range keys {
		only[k] = true
	}
	set := &Settings{Refresh: st, Only: only, NoAutoflush: p&instance.NoAutoflush != 0, Token: key.Token}
	if path, ok := st.LoadPath.(Path); ok && len(optionsOf(st)) > 0 {
		set.Base = &path
	}
	found, err := loadRefreshed(sess, m, key, set, optionsOf(st), core.LabelTablePlusColumn)
	if err != nil {
		return err
	}
	if found == nil && st.Key != nil {
		return instance.Errorf(instance.ObjectDeletedError, "Instance '%s' has been deleted, or its row is otherwise not present.", st)
	}
	return nil
}

// loadRefreshed loads the row of an object that is being refreshed. Where only
// columns of a joined subclass's own table are wanted, that table is enough.
func loadRefreshed(sess Session, m *mapper.Mapper, key *instance.Key, set *Settings, options []any, style core.LabelStyle) (*instance.State, error) {
	if stmt := ownTables(m, set.Refresh, set.Only); stmt != nil {
		e := Of(m)
		return loadOne(sess, m, &core.FromStatement{Entities: []core.Element{e}, Stmt: stmt, Plugin: e.plugin, PluginData: set}, set)
	}
	return loadByKey(sess, Of(m), key.Values, set, options, style, nil)
}

// ownTables is the statement that loads columns of a joined subclass without the
// tables of its base: nil where those are needed, or the key is not known.
func ownTables(m *mapper.Mapper, st *instance.State, only map[string]bool) core.Statement {
	if m.Inherits == nil || st == nil {
		return nil
	}
	var cols []core.Element
	tables := map[core.FromClause]bool{}
	for _, p := range m.ColumnProps() {
		if !only[p.Name] {
			continue
		}
		for _, c := range p.Columns {
			cols = append(cols, c)
			tables[c.Table] = true
		}
		if len(p.Columns) == 0 {
			return nil
		}
	}
	if len(cols) == 0 || tables[core.FromClause(m.Base.Table)] {
		return nil
	}
	var conds []core.ColumnElement
	start := false
	for _, x := range chain(m) {
		start = start || tables[core.FromClause(x.Table)]
		if start && !x.Single {
			conds = append(conds, x.InheritOn)
			tables[core.FromClause(x.Table)] = true
		}
	}
	if len(conds) == 0 {
		return nil
	}
	known := true
	conds[0] = core.ReplaceColumn(conds[0], func(e core.Element) core.Element {
		c, ok := e.(*core.Column)
		if !ok || tables[c.Table] {
			return nil
		}
		var v any
		if p := m.ColumnProp(c); p != nil {
			var loaded bool
			if v, loaded = st.Committed(p.Name); !loaded || instance.IsMarker(v) {
				v, _ = st.Object.Load(p.Name)
			}
		}
		known = known && v != nil
		return core.NewBind("", true, core.Value{V: v}, c.SQLType())
	})
	if !known {
		return nil
	}
	return core.NewSelect(cols...).With(func(s *core.Select) {
		s.Where = []core.ColumnElement{core.And(conds...)}
		s.LabelStyle = core.LabelTablePlusColumn
	})
}

func namesRelationship(m *mapper.Mapper, keys []string) bool {
	return slices.ContainsFunc(keys, func(k string) bool {
		_, ok := m.Prop(k).(*mapper.Relationship)
		return ok
	})
}

// RefreshNow reloads an object as Session.refresh() does: all of it, or the
// attributes that are named.
func RefreshNow(sess Session, st *instance.State, keys []string, forUpdate *core.ForUpdate) error {
	set := &Settings{Refresh: st, KeyColumns: keys == nil, UserRefresh: true, NoAutoflush: true, Token: st.Key.Token}
	if keys != nil {
		set.Only = map[string]bool{}
		for _, k := range keys {
			set.Only[k] = true
		}
		if m := mapper.Of(st); namesRelationship(m, keys) {
			for _, pk := range m.PrimaryKey { // the row is loaded for them, by its key if by nothing else
				set.Only[m.ColumnProp(pk).Name] = true
			}
		}
	}
	if path, ok := st.LoadPath.(Path); ok && len(optionsOf(st)) > 0 {
		set.Base = &path
	}
	found, err := loadByKey(sess, Of(mapper.Of(st)), st.Key.Values, set, optionsOf(st), core.LabelDisambiguate, forUpdate)
	if err != nil {
		return err
	}
	if found == nil {
		return invalid("Could not refresh instance '%s'", st)
	}
	return nil
}
