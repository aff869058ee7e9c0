package unitofwork

import (
	"sort"
	"strconv"

	"github.com/diptych-orm/diptych/orm/alchemy/instance"
	"github.com/diptych-orm/diptych/orm/trace"
)

// emit reports the plan.
func (f *Flush) emit() {
	log := f.host.Log()
	if log == nil {
		return
	}
	body := trace.FlushPlan{Cause: f.Cause}
	index := map[Node]int{}
	for _, batch := range f.Plan.Batches {
		for _, n := range batch {
			index[n] = len(body.Nodes)
			body.Order = append(body.Order, len(body.Nodes))
			body.Nodes = append(body.Nodes, f.describe(n))
		}
	}
	for _, e := range f.Plan.Edges {
		a, ok := index[e.Before]
		b, ok2 := index[e.After]
		if ok && ok2 {
			body.Edges = append(body.Edges, trace.FlushEdge{From: a, To: b, Reason: e.Reason})
		}
	}
	cyclic := map[string]bool{}
	for _, c := range f.Plan.Cycles {
		var group []int
		for _, n := range c {
			if n.Mapper != nil {
				cyclic[n.Mapper.Class.Name] = true
			}
		}
		for n, i := range index {
			if n.State != nil && n.Mapper != nil && cyclic[n.Mapper.Class.Name] {
				group = append(group, i)
			}
		}
		sort.Ints(group)
		if len(group) > 0 {
			body.Cycles = append(body.Cycles, group)
		}
	}
	log.Emit(body)
}

func (f *Flush) describe(n Node) trace.FlushNode {
	out := trace.FlushNode{Op: "dependency"}
	var states []*instance.State
	switch n.Op {
	case SaveAll, SaveState:
		out.Op, out.Label = "save", "save "+n.Mapper.Class.Name
		states = f.hierarchy(n.Mapper, false)
	case DeleteAll, DeleteState:
		out.Op, out.Label = "delete", "delete "+n.Mapper.Class.Name
		states = f.hierarchy(n.Mapper, true)
	case PostUpdate:
		out.Label = "update links of " + n.Mapper.Class.Name
	default:
		out.Label = n.Rel.String() + " (" + n.Rel.Direction.Words() + ")"
		if n.Delete {
			out.Label += ", deleted objects"
		}
		if n.Switch {
			out.Label += ", changed keys"
		}
		out.Class = n.Rel.Parent.Class.Name
	}
	if n.Mapper != nil {
		out.Class = n.Mapper.Class.Name
	}
	if n.State != nil {
		states = []*instance.State{n.State}
	}
	for _, st := range states {
		out.Objects = append(out.Objects, name(st))
	}
	return out
}

func name(st *instance.State) string {
	if st.Key != nil {
		return st.Class.Name + "(" + st.Key.Short() + ")"
	}
	return st.Class.Name + "#" + strconv.FormatInt(st.ID, 10)
}
