package loading

import (
	"slices"

	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/alchemy/mapper"
)

// postLoad is a relationship loaded by a statement of its own for all the objects
// of a load.
type postLoad struct {
	rel      *mapper.Relationship
	strategy string
	path     Path
	option   *Option
	target   *Entity
	parent   *Entity
	// known: an immediate load goes round in a circle, and takes what is there.
	known bool
}

// postLoads are the statements that follow a load, by the path of the objects that
// they are for. Loads that such statements begin add theirs to the same ones, so
// that each level is loaded as a whole before the next.
type postLoads struct{ list []*pathLoads }

// pathLoads are the statements for the objects at one path.
type pathLoads struct {
	key       string
	runs      []*postRun
	states    []*instance.State
	overwrite map[*instance.State]bool
}

// postRun is one such statement, and the load that asked for it.
type postRun struct {
	*postLoad
	poly      *polyLoad // in place of postLoad
	byOption  bool      // of poly
	ctx       *context
	posts     *postLoads
	overwrite map[*instance.State]bool
}

// at are the statements at a path.
func (p *postLoads) at(key string) *pathLoads {
	for _, l := range p.list {
		if l.key == key {
			return l
		}
	}
	l := &pathLoads{key: key, overwrite: map[*instance.State]bool{}}
	p.list = append(p.list, l)
	return l
}

// register notes what a loader, and those within it, load by statements of their own.
func (ctx *context) register(l *loader) {
	for _, x := range l.order {
		switch y := x.(type) {
		case *joinedRel:
			if y.inner != nil {
				ctx.register(y.inner)
			}
		case *postLoad:
			at := ctx.posts.at(l.path.key)
			i := slices.IndexFunc(at.runs, func(r *postRun) bool { return r.postLoad != nil && r.rel == y.rel })
			switch run := (&postRun{postLoad: y, ctx: ctx, posts: ctx.posts}); {
			case i < 0:
				at.runs = append(at.runs, run)
			case y.strategy == "immediate":
				again := *y
				again.known = true
				run.postLoad = &again
				at.runs[i] = run
			}
		}
	}
	for _, p := range l.polys {
		at := ctx.posts.at(l.path.key)
		if !slices.ContainsFunc(at.runs, func(r *postRun) bool { return r.poly != nil && r.poly.sub == p.sub }) {
			at.runs = append(at.runs, &postRun{poly: p, byOption: len(l.polySelectin) > 0, ctx: ctx, posts: ctx.posts})
		}
	}
	if ctx.at == nil {
		ctx.at = map[*loader]*pathLoads{}
	}
	i := slices.IndexFunc(ctx.posts.list, func(p *pathLoads) bool { return p.key == l.path.key })
	if i >= 0 {
		ctx.at[l] = ctx.posts.list[i]
	} else {
		ctx.at[l] = nil
	}
}

// addPost notes an object for the statements that follow.
func (ctx *context) addPost(l *loader, st *instance.State, overwrite bool) {
	at, known := ctx.at[l]
	if !known { // of a subclass that no row had before
		ctx.register(l)
		at = ctx.at[l]
	}
	if at == nil {
		return
	}
	if _, ok := at.overwrite[st]; !ok {
		at.states = append(at.states, st)
	}
	at.overwrite[st] = overwrite
}

// run executes the statements, level by level.
func (p *postLoads) run() error {
	for len(p.list) > 0 {
		level := p.list
		p.list = nil
		for _, l := range level {
			for _, r := range l.runs {
				if err := r.load(l); err != nil {
					return err
				}
			}
			l.states, l.overwrite = nil, map[*instance.State]bool{}
		}
	}
	return nil
}

const chunk = 500

func (r *postRun) load(l *pathLoads) error {
	var states []*instance.State
	for _, st := range l.states {
		if r.poly != nil && r.poly.wants(st, r.byOption) || r.poly == nil && mapper.Of(st).Isa(r.rel.Parent) {
			states = append(states, st)
		}
	}
	if len(states) == 0 {
		return nil
	}
	if r.poly != nil {
		return r.poly.load(r.ctx, states)
	}
	r.overwrite = l.overwrite
	switch {
	case r.strategy == "immediate":
		return r.immediately(states)
	case r.rel.Direction == mapper.ManyToOne && r.rel.UseGet:
		if done, err := r.byChild(r.ctx, states); err != nil || done {
			return err
		}
	}
	return r.byParent(r.ctx, states)
}

// immediately loads the relationship of one object after the other.
func (r *postRun) immediately(states []*instance.State) error {
	passive := instance.Off | instance.NoRaise
	if r.known {
		passive = instance.NoFetchRelated | instance.NoRaise
	}
	call := lazyCall{how: "select", path: &r.path, posts: r.posts, refresh: r.ctx.st.settings.UserRefresh, exec: r.ctx.st.settings.Exec}
	if o := r.option; o != nil && o.HasRecursion {
		call.more = []any{o.deeper()}
	}
	for _, st := range states {
		if r.keep(st) {
			continue
		}
		v, err := loadLazily(st, r.rel, call, passive)
		if err != nil {
			return err
		}
		if v == any(instance.AttrWasSet) || v == any(instance.NoResult) || v == any(instance.AttrEmpty) {
			continue
		}
		if _, err := st.Class.Attr(r.rel.Name).SetCommitted(st, v); err != nil {
			return err
		}
	}
	return nil
}
