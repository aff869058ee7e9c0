package session

import (
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/loading"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
)

// dmlStrategy is how an INSERT, UPDATE or DELETE of a mapped class goes about a list of
// parameters, or a single set: the option of that name, or what suits them. It refuses
// a synchronize_session that is none, and what a list cannot be had with.
func dmlStrategy(kind string, many bool, how string, options ...map[string]any) (string, error) {
	strategy := "auto"
	for _, o := range options {
		if v, ok := o["dml_strategy"].(string); ok {
			strategy = v
		}
	}
	switch {
	case strategy == "bulk" && !many:
		return "", invalid("Can't use \"bulk\" ORM %s strategy without passing separate parameters", kind)
	case strategy == "auto" && many:
		strategy = "bulk"
	case strategy == "auto":
		strategy = "orm"
	}
	switch how {
	case "auto", "evaluate", "fetch", "false":
	default:
		return "", instance.Errorf(instance.ArgumentError, "Valid strategies for session synchronization are 'auto', 'evaluate', 'fetch', False")
	}
	if strategy == "bulk" && how == "fetch" {
		return "", invalid("The 'fetch' synchronization strategy is not available for 'bulk' ORM updates (i.e. multiple parameter sets)")
	}
	return strategy, nil
}

// knownStrategy refuses a dml_strategy that is none.
func knownStrategy(what, strategy string, known ...string) error {
	if slices.Contains(known, strategy) {
		return nil
	}
	return instance.Errorf(instance.ArgumentError, "Valid strategies for ORM %s strategy are '%s'", what, strings.Join(known, "', '"))
}

// changesKey tells whether an UPDATE sets the primary key of its rows to a value that is
// known: then the database is not asked for it.
func changesKey(m *mapper.Mapper, d *core.Update, rows []core.Param) bool {
	for _, c := range m.PrimaryKey {
		for _, r := range rows {
			if _, ok := r[c.Key]; ok {
				return true
			}
		}
		for _, it := range d.Values {
			if p := assigned(m, it); p != nil && slices.Contains(p.Columns, c) {
				switch it.Value.(type) {
				case core.Value, *core.BindParam:
					return true
				}
			}
		}
	}
	return false
}

// boundIn are the names of the parameters that an UPDATE itself has.
func boundIn(d *core.Update) []string {
	var out []string
	find := func(e core.Element) {
		core.Walk(e, func(e core.Element) bool {
			if b, ok := e.(*core.BindParam); ok && b.Key != "" && !b.Unique {
				out = append(out, b.Key)
			}
			return true
		})
	}
	for _, w := range d.Where {
		find(w)
	}
	for _, v := range d.Values {
		find(v.Value)
	}
	return out
}

// bulkUpdate updates rows by primary key, one set of parameters a row; d is the statement
// that they were given to, or nil.
func (s *Session) bulkUpdate(m *mapper.Mapper, d *core.Update, params []core.Param, x *Execution) error {
	conn, err := s.bulkConnection(m, x, "bulk_update")
	if err != nil {
		return err
	}
	if d == nil {
		d = core.NewUpdate(m.Table)
	}
	binds := boundIn(d) // they stay among the parameters
	rows := make([]core.Param, len(params))
	for i, p := range params {
		known := core.Param{}
		for k, v := range p {
			if prop, ok := m.Prop(k).(*mapper.ColumnProperty); ok && len(prop.Columns) > 0 {
				known[k] = v
			}
		}
		if rows[i], err = loading.ColumnParams(m, known); err != nil {
			return err
		}
	}
	for _, t := range m.Tables() {
		var part []core.Param
		where := slices.Clone(d.Where)
		key := func(c *core.Column) error {
			x, err := core.Operate(core.OpEq, c, core.NewBindParam(core.BindParam{Key: t.Name + "_" + c.Name, Required: true}, c.SQLType()), false)
			if err == nil {
				where = append(where, x)
			}
			return err
		}
		for _, c := range m.PKOf(t) {
			if err := key(c); err != nil {
				return err
			}
		}
		version := m.VersionCol
		if version != nil && version.Table != core.FromClause(t) {
			version = nil
		}
		if version != nil {
			if err := key(version); err != nil {
				return err
			}
		}
		for i, r := range rows {
			n := core.Param{}
			for _, c := range m.ColumnsOf(t) {
				if v, ok := r[c.Key]; ok && !c.Schema.PrimaryKey {
					n[c.Key] = v
				}
			}
			if len(n) == 0 && len(d.Values) == 0 {
				continue
			}
			var missing []string
			for _, c := range m.PKOf(t) {
				v, ok := r[c.Key]
				if !ok || v == nil || s.host.Value(v) == nil {
					missing = append(missing, mapper.ColumnString(c))
				}
				n[t.Name+"_"+c.Name] = v
			}
			if missing != nil {
				return instance.WithCode(invalid("No primary key value supplied for column(s) %s; per-row ORM Bulk UPDATE by Primary Key requires that records contain primary key values", strings.Join(missing, ", ")), "bupq")
			}
			if version != nil {
				old, ok := r[version.Key]
				if !ok {
					return instance.Errorf("builtins.KeyError", "%s", version.Key)
				}
				n[t.Name+"_"+version.Name] = old
				if n[version.Key], err = s.host.Next(old); err != nil {
					return err
				}
			}
			for _, k := range binds {
				if v, ok := params[i][k]; ok {
					n[k] = v
				}
			}
			part = append(part, n)
		}
		groups := sameKeys(part)
		one := version != nil || len(d.Values) > 0
		for _, group := range groups {
			each := [][]core.Param{group}
			if one { // each row is to be counted, or has values of the statement's
				each = nil
				for _, p := range group {
					each = append(each, []core.Param{p})
				}
			}
			matched := 0
			for _, g := range each {
				res, err := conn.Execute(core.NewUpdate(t).With(func(u *core.Update) {
					u.Where, u.Values, u.Return = where, valuesFor(m, t, d.Values), d.Return
				}), g, nil)
				if err != nil {
					return err
				}
				if n := int(res.Exec.Rowcount); n >= 0 && len(d.Return) == 0 {
					matched += n
				}
			}
			if len(d.Where) == 0 && matched != len(group) {
				return instance.Errorf(instance.StaleDataError, "UPDATE statement on table '%s' expected to update %d row(s); %d were matched.", t.Key(), len(group), matched)
			}
		}
	}
	return nil
}

// bulkUpdateInStep is bulkUpdate for a statement: the session's objects among the rows
// take the values, and forget those that a change of their own stands in the way of.
func (s *Session) bulkUpdateInStep(m *mapper.Mapper, d *core.Update, params []core.Param, how string, x *Execution) (*core.Result, error) {
	if len(d.Where) > 0 && how != "false" {
		return nil, invalid("bulk synchronize of persistent objects not supported when using bulk update with additional WHERE criteria right now.  add synchronize_session=None execution option to bypass synchronize of persistent objects.")
	}
	params, err := spread(m, params)
	if err != nil {
		return nil, err
	}
	err = s.bulkUpdate(m, d, params, x)
	res := core.NewResult(core.NewRowMeta(nil, nil), &core.SliceSource{})
	if err != nil || how == "false" {
		return res, err
	}
	if params, err = attributesOnly(m, params); err != nil {
		return nil, err
	}
	keys := map[string]bool{}
	for _, c := range m.PrimaryKey {
		keys[m.ColumnProp(c).Name] = true
	}
	for _, p := range params {
		var id []any
		for _, c := range m.PrimaryKey {
			id = append(id, s.host.Value(p[m.ColumnProp(c).Name]))
		}
		key, err := m.Key(id)
		if err != nil {
			return nil, err
		}
		if key, err = key.WithToken(x.token()); err != nil {
			return nil, err
		}
		st := s.identity.get(key)
		if st == nil {
			continue
		}
		var stale, fresh []string
		for name, v := range p {
			if keys[name] {
				continue
			}
			_, loaded := st.Object.Load(name)
			if _, changed := st.Committed(name); changed {
				stale = append(stale, name)
				continue
			}
			fresh = append(fresh, name)
			if loaded {
				st.Object.Store(name, s.host.Value(v))
			}
		}
		slices.Sort(fresh)
		if err := m.Events.TellDirect(m.Events.Refresh, st, fresh); err != nil {
			return nil, err
		}
		if err := m.ExpireKeys(st, stale, false); err != nil {
			return nil, err
		}
	}
	return res, nil
}
