package diagnose

import (
	"fmt"

	"github.com/diptych-orm/diptych/orm/trace"
)

func (w *Watch) nPlusOne(r *repeated) Finding {
	f := r.finding(trace.Diagnostic{Code: "n+1", Severity: "warning", Count: r.times, Events: r.events})
	loop := w.loop(r.frames)
	if loop != nil {
		f.Loop, f.LoopFile = loop.line, loop.src.name
	}
	what := fmt.Sprintf("Line %d sent this query %s times, each time with other values", r.line, number(r.times))
	if r.relation != nil {
		f.Relation = r.relation.Class + "." + r.relation.Relation
		what = fmt.Sprintf("Line %d reads %s of one object after the other, and each time a query fetches it: %s queries", r.line, f.Relation, number(r.times))
	}
	if same := r.times - len(r.values); same > 0 {
		what += fmt.Sprintf(", %s of them for values that were fetched before", number(same))
	}
	f.Message = what + ". Fetch the related rows together with the objects."
	if r.relation != nil && loop != nil {
		f.Fixes = w.fetchTogether(r, loop)
	}
	return f
}

func (w *Watch) duplicate(a *again) Finding {
	what := fmt.Sprintf("Line %d sent the same query with the same values %s times", a.line, number(a.times))
	if a.first.file != a.file || a.first.line != a.line {
		what = fmt.Sprintf("Line %d sends the query that line %d%s sent, with the same values", a.line, a.first.line, a.first.in(a.file))
	}
	return a.finding(trace.Diagnostic{Code: "duplicate", Severity: "info", Count: a.times, Events: a.events,
		Message: what + ", and nothing was written between. Keep its result in a variable."})
}

// writes is about rows written one by one in a loop. Statements that an ORM
// sends for many objects at once do not count.
func (w *Watch) writes(r *repeated) (Finding, bool) {
	if r.times < manyWrites || r.many {
		return Finding{}, false
	}
	loop := w.loop(r.frames)
	if loop == nil {
		return Finding{}, false
	}
	help := "Collect the changes and let one flush at the end write them."
	verb := firstWord(r.sql)
	if w.dialect == "django" {
		switch verb {
		case "INSERT":
			help = "bulk_create() writes a list of new objects with one statement."
		case "UPDATE":
			help = "update() or bulk_update() changes many rows with one statement."
		default:
			help = "delete() of a QuerySet removes many rows with one statement."
		}
	}
	return r.finding(trace.Diagnostic{Code: "write-loop", Severity: "info", Count: r.times, Loop: loop.line, LoopFile: loop.src.name, Events: r.events,
		Message: fmt.Sprintf("The loop in line %d%s sent %s %s statements, one for each row. %s", loop.line, loop.place().in(r.file), number(r.times), verb, help)}), true
}

func (w *Watch) strange(o *oddity) Finding {
	f := o.finding(trace.Diagnostic{Code: o.code, Severity: "info", Count: o.times, Events: o.events})
	if loop := w.loop(o.frames); loop != nil {
		f.Loop, f.LoopFile = loop.line, loop.src.name
	}
	switch o.code {
	case "unordered":
		f.Severity = "warning"
		f.Message = "This takes a few rows of a result that has no order, so which rows come is up to the database and may change. Order it first."
		f.Fixes = w.orderFirst(o.place)
	case "property":
		f.Message = fmt.Sprintf("Reading the property %s sends a query, which its name does not show: %s so far.", w.source(o.file).property(o.line), times(o.times))
	case "unbounded":
		f.Count = o.rows
		f.Message = fmt.Sprintf("This read all %s rows into memory. Take a slice, or go through them in parts.", number(o.rows))
	}
	return f
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return number(n) + " times"
}
