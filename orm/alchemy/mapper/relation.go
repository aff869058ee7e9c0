package mapper

import (
	"fmt"
	"sort"
	"strings"

	"github.com/diptych-orm/diptych/orm/alchemy/core"
	"github.com/diptych-orm/diptych/orm/alchemy/instance"
)

// init determines what a relationship joins, which way it points and what its
// other side is.
func (r *Relationship) init() error {
	if r.ready {
		return nil
	}
	target, err := r.Target()
	if err != nil {
		return err
	}
	r.Mapper = target
	if r.Args.Alias != nil {
		r.Aliased = r.Args.Alias()
	}
	r.SelfRef = r.Mapper.Base == r.Parent.Base
	a := joinArgs{rel: r, parent: r.Parent, child: r.Mapper}
	if r.Aliased != nil {
		a.childFrom = r.Aliased.EntityFrom()
	}
	if r.PrimaryJoin != nil {
		if a.primary, err = r.PrimaryJoin(); err != nil {
			return err
		}
	}
	if r.SecondaryJoin != nil {
		if a.secondaryJ, err = r.SecondaryJoin(); err != nil {
			return err
		}
	}
	if r.Secondary != nil {
		if a.secondary, err = r.Secondary(); err != nil {
			return err
		}
	}
	if a.foreign, err = columnSet(r.ForeignKeys); err != nil {
		return err
	}
	if a.remote, err = columnSet(r.RemoteSide); err != nil {
		return err
	}
	if r.OrderBy != nil {
		if r.Order, err = r.OrderBy(); err != nil {
			return err
		}
	}
	if r.Join, err = determineJoin(a); err != nil {
		return err
	}
	r.Direction = r.Join.Direction
	if r.UseList != nil {
		r.List = *r.UseList
	} else {
		r.List = r.Direction != ManyToOne
	}
	switch r.Lazy {
	case "", "select", "true", "joined", "selectin", "subquery", "raise", "raise_on_sql", "noload", "immediate", "dynamic", "write_only":
	default:
		return instance.Errorf("orm.LoaderStrategyException", "Can't find strategy (('lazy', '%s'),) for %s", r.Lazy, r)
	}
	switch {
	case r.HasCascade:
		r.Cascades = r.Args.Cascade
	case r.ViewOnly:
		r.Cascades = Cascade{Merge: false}
	default:
		r.Cascades = Cascade{SaveUpdate: true, Merge: true}
	}
	if r.ViewOnly {
		r.Cascades = Cascade{Expunge: r.Cascades.Expunge && r.HasCascade, RefreshExpire: r.Cascades.RefreshExpire && r.HasCascade}
	}
	if err := r.checkCascades(); err != nil {
		return err
	}
	if (r.Lazy == "dynamic" || r.Lazy == "write_only") && (!r.List || r.Direction == ManyToOne) {
		return instance.Errorf(instance.InvalidRequestError, "On relationship %s, 'dynamic' loaders cannot be used with many-to-one/one-to-one relationships and/or uselist=False.", r)
	}
	if r.Cascades.DeleteOrphan {
		r.Mapper.orphans = append(r.Mapper.orphans, r)
	}
	r.Lazily = r.lazyClause()
	r.UseGet = !r.List && r.getsByKey()
	r.ready = true
	if err := r.makeBackref(); err != nil {
		return err
	}
	return r.warnOverlaps()
}

func columnSet(f func() ([]core.ColumnElement, error)) (map[*core.Column]bool, error) {
	if f == nil {
		return nil, nil
	}
	xs, err := f()
	if err != nil {
		return nil, err
	}
	out := map[*core.Column]bool{}
	for _, x := range xs {
		if c := columnOf(x); c != nil {
			out[c] = true
		}
	}
	return out, nil
}

func (r *Relationship) checkCascades() error {
	if r.Cascades.DeleteOrphan && !r.SingleParent && r.Direction != OneToMany {
		dir := "many-to-many"
		if r.Direction == ManyToOne {
			dir = "many-to-one"
		}
		return instance.WithCode(instance.Errorf(instance.ArgumentError, "For %s relationship %s, delete-orphan cascade is normally configured only on the \"one\" side of a one-to-many relationship, and not on the \"many\" side of a many-to-one or many-to-many relationship.  To force this relationship to allow a particular \"%s\" object to be referenced by only a single \"%s\" object at a time via the %s relationship, which would allow delete-orphan cascade to take place in this direction, set the single_parent=True flag.",
			dir, r, r.Mapper.Class.Name, r.Parent.Class.Name, r), "bbf0")
	}
	if r.PassiveDeletes == "all" && (r.Cascades.Delete || r.Cascades.DeleteOrphan) {
		return instance.Errorf(instance.ArgumentError, "On %s, can't set passive_deletes='all' in conjunction with 'delete' or 'delete-orphan' cascade", r)
	}
	return nil
}

// getsByKey tells whether the join finds the related object by its primary key alone.
func (r *Relationship) getsByKey() bool {
	if r.Direction != ManyToOne || r.Join.Secondary != nil {
		return false
	}
	n, plain := 0, true
	core.Walk(r.Join.Primary, func(e core.Element) bool {
		switch x := e.(type) {
		case *core.Binary:
			n++
			plain = plain && x.Op == core.OpEq
		case *core.OpList:
			plain = plain && x.Op == core.OpAnd
		case *core.Annotated:
			return false
		case *core.Grouping:
		default:
			plain = false
		}
		return true
	})
	if !plain || n != len(r.Mapper.PrimaryKey) || len(r.Join.Pairs) != n {
		return false
	}
	for _, pk := range r.Mapper.PrimaryKey {
		if r.LocalFor(pk) == nil {
			return false
		}
	}
	return true
}

// LocalFor is the parent's column that is equated with a column of the related
// class (or with one that always holds the same); nil if there is none.
func (r *Relationship) LocalFor(remote *core.Column) *core.Column {
	for _, p := range r.Join.Pairs {
		if p.R == remote {
			return p.L
		}
		if q := r.Mapper.colProp[remote]; q != nil && q == r.Mapper.colProp[p.R] {
			return p.L
		}
	}
	return nil
}

// LazyClause is the condition that finds the related rows of one object: Binds
// are its parameters and the object's columns whose values they take.
type LazyClause struct {
	Where core.ColumnElement
	Binds []LazyBind
}

// LazyBind is a parameter of a LazyClause.
type LazyBind struct {
	Bind   *core.BindParam
	Column *core.Column
}

// lazyClause replaces the local columns of the join condition by parameters.
func (r *Relationship) lazyClause() *LazyClause {
	lc := &LazyClause{}
	by := map[*core.Column]*core.BindParam{}
	lc.Where = core.ReplaceColumn(r.Join.Primary, func(e core.Element) core.Element {
		c := columnOf(e)
		if c == nil {
			return nil
		}
		if !RoleOf(e).Local {
			return c
		}
		if by[c] == nil {
			by[c] = core.NewBind("", true, core.Value{}, c.SQLType())
			lc.Binds = append(lc.Binds, LazyBind{by[c], c})
		}
		return by[c]
	})
	if r.Join.SecondaryCond != nil {
		lc.Where = core.And(lc.Where, Plain(r.Join.SecondaryCond))
	}
	return lc
}

// Reverse is the condition that finds the parents of one related object.
func (r *Relationship) ReverseClause() *LazyClause {
	lc := &LazyClause{}
	by := map[*core.Column]*core.BindParam{}
	bind := func(c *core.Column) core.Element {
		if by[c] == nil {
			by[c] = core.NewBind("", true, core.Value{}, c.SQLType())
			lc.Binds = append(lc.Binds, LazyBind{by[c], c})
		}
		return by[c]
	}
	if r.Join.SecondaryCond != nil {
		lc.Where = core.And(Plain(r.Join.Primary), core.ReplaceColumn(r.Join.SecondaryCond, func(e core.Element) core.Element {
			c := columnOf(e)
			if c == nil {
				return nil
			}
			if !RoleOf(e).Remote {
				return bind(c)
			}
			return c
		}))
		return lc
	}
	lc.Where = core.ReplaceColumn(r.Join.Primary, func(e core.Element) core.Element {
		c := columnOf(e)
		if c == nil {
			return nil
		}
		if RoleOf(e).Remote {
			return bind(c)
		}
		return c
	})
	return lc
}

// Plain is a condition without the marks on its columns.
func Plain(x core.ColumnElement) core.ColumnElement {
	return core.ReplaceColumn(x, func(e core.Element) core.Element {
		if a, ok := e.(*core.Annotated); ok {
			if _, role := a.Note.(*Role); role {
				return a.ColumnElement
			}
		}
		return nil
	})
}

// With is the condition with values for its parameters, in the order of Binds.
func (lc *LazyClause) With(values []any) core.ColumnElement {
	return core.ReplaceColumn(lc.Where, func(e core.Element) core.Element {
		b, ok := e.(*core.BindParam)
		if !ok {
			return nil
		}
		for i, x := range lc.Binds {
			if x.Bind == b {
				return b.WithValue(values[i])
			}
		}
		return b
	})
}

func (r *Relationship) makeBackref() error {
	if r.Backref != "" && r.BackPopulates == "" {
		for _, m := range r.Mapper.Base.SelfAndDescendants() {
			if !m.Isa(r.Mapper) && !r.Mapper.Isa(m) {
				continue
			}
			if m.byKey[r.Backref] != nil {
				return instance.Errorf(instance.ArgumentError, "Error creating backref '%s' on relationship '%s': property of that name exists on mapper '%s'", r.Backref, r, m)
			}
		}
		args := Args{Lazy: "select"}
		if r.BackrefArgs != nil {
			args = *r.BackrefArgs
		}
		parent := r.Parent
		args.Target = func() (*Mapper, error) { return parent, nil }
		args.Text = parent.Class.Name
		args.BackPopulates = r.Name
		if r.Join.Secondary != nil {
			sec := r.Join.Secondary
			args.Secondary = func() (*core.Table, error) { return sec, nil }
			if args.PrimaryJoin == nil {
				x := withoutSides(r.Join.SecondaryCond)
				args.PrimaryJoin = func() (core.ColumnElement, error) { return x, nil }
			}
			if args.SecondaryJoin == nil {
				x := withoutSides(r.Join.Primary)
				args.SecondaryJoin = func() (core.ColumnElement, error) { return x, nil }
			}
		} else if args.PrimaryJoin == nil {
			x := r.Join.Reversed()
			if r.Join.Guessed && args.RemoteSide == nil { // neither says which side is remote: both take the same
				x = withoutSides(r.Join.Primary)
			}
			args.PrimaryJoin = func() (core.ColumnElement, error) { return x, nil }
		}
		if args.ForeignKeys == nil {
			args.ForeignKeys = r.ForeignKeys
		}
		args.ViewOnly = args.ViewOnly || r.ViewOnly
		args.PostUpdate = args.PostUpdate || r.PostUpdate
		args.NoPassiveUpdates = args.NoPassiveUpdates || r.NoPassiveUpdates
		if args.SyncBackref == nil {
			args.SyncBackref = r.SyncBackref
		}
		r.BackPopulates = r.Backref
		b := &Relationship{Args: args, Name: r.Backref, Parent: r.Mapper, generated: true}
		r.Mapper.add(b)
		if h := r.Parent.Registry.Hooks.Instrument; h != nil {
			h(r.Mapper, b)
		}
		if r.Mapper.configured {
			if err := b.init(); err != nil {
				return err
			}
		}
	}
	if r.BackPopulates == "" {
		return nil
	}
	p, err := r.Mapper.Property(r.BackPopulates)
	if err != nil {
		return err
	}
	other, ok := p.(*Relationship)
	if !ok {
		return instance.Errorf(instance.InvalidRequestError, "back_populates on relationship '%s' refers to attribute '%s' that is not a relationship.  The back_populates parameter should refer to the name of a relationship on the target class.", r, p)
	}
	no := false
	if r.ViewOnly && !other.ViewOnly && (other.SyncBackref == nil || *other.SyncBackref) {
		other.SyncBackref = &no
	}
	if other.ViewOnly && !r.ViewOnly && (r.SyncBackref == nil || *r.SyncBackref) {
		r.SyncBackref = &no
	}
	if !r.IsReverse(other) {
		r.Reverse = append(r.Reverse, other)
	}
	if !other.IsReverse(r) {
		other.Reverse = append(other.Reverse, r)
	}
	if other.Mapper == nil {
		if other.Mapper, err = other.Target(); err != nil {
			return err
		}
	}
	if other.Mapper.Base != r.Parent.Base {
		return instance.Errorf(instance.ArgumentError, "reverse_property %s on relationship %s references relationship %s, which does not reference mapper %s",
			"'"+r.BackPopulates+"'", r, other, r.Parent)
	}
	if (other.ready || other.Join != nil) && r.Direction != ManyToMany && r.Direction == other.Direction {
		return instance.Errorf(instance.ArgumentError, "%s and back-reference %s are both of the same direction %s.  Did you mean to set remote_side on the many-to-one side ?", other, r, r.Direction)
	}
	return nil
}

// warnOverlaps warns of two relationships that write the same column and do not
// know of each other.
func (r *Relationship) warnOverlaps() error {
	if r.ViewOnly {
		return nil
	}
	reg := r.Parent.Registry
	for _, p := range append(append([]Pair{}, r.Join.Sync...), r.Join.SecondarySync...) {
		var others []syncTarget
		for _, t := range reg.targets[p.R] {
			if t.rel == r || t.rel.overlapsWith(r) {
				continue
			}
			others = append(others, t)
		}
		if len(others) > 0 {
			var what, keys []string
			for _, t := range others {
				what = append(what, fmt.Sprintf("'%s' (copies %s to %s)", t.rel, ColumnString(t.from), ColumnString(p.R)))
				keys = append(keys, t.rel.Name)
			}
			sort.Strings(what)
			sort.Strings(keys)
			msg := fmt.Sprintf("relationship '%s' will copy column %s to column %s, which conflicts with relationship(s): %s. If this is not the intention, consider if these relationships should be linked with back_populates, or if viewonly=True should be applied to one or more if they are read-only. For the less common case that foreign key constraints are partially overlapping, the orm.foreign() annotation can be used to isolate the columns that should be written towards.   To silence this warning, add the parameter 'overlaps=\"%s\"' to the '%s' relationship. (Background on this warning at: https://sqlalche.me/e/20/qzyx)",
				r, ColumnString(p.L), ColumnString(p.R), strings.Join(what, ", "), strings.Join(keys, ","), r)
			if err := reg.Host.Warn("SAWarning", msg); err != nil {
				return err
			}
		}
		reg.targets[p.R] = append(reg.targets[p.R], syncTarget{r, p.L})
	}
	return nil
}

// overlapsWith tells whether two relationships may write the same column.
func (r *Relationship) overlapsWith(o *Relationship) bool {
	if o.IsReverse(r) || contains(o.Overlaps, r.Name) || contains(r.Overlaps, o.Name) || contains(o.Overlaps, "__*") || contains(r.Overlaps, "__*") {
		return true
	}
	if sibling(o.Parent, r.Parent) || sibling(o.Mapper, r.Mapper) || sibling(o.Parent, r.Mapper) || sibling(o.Mapper, r.Parent) {
		return true
	}
	return o.Name == r.Name && o.Parent.Base == r.Parent.Base
}

// sibling: of one hierarchy, neither inheriting from the other.
func sibling(a, b *Mapper) bool { return a.Base == b.Base && !a.Isa(b) && !b.Isa(a) }

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
