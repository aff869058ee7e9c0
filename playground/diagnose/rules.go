package diagnose

import (
	"strconv"

	"github.com/diptych-orm/diptych/orm/trace"
	"github.com/diptych-orm/diptych/playground/words"
)

func (w *Watch) nPlusOne(r *repeated) Finding {
	f := r.finding(trace.Diagnostic{Code: "n+1", Severity: "warning", Count: r.times, Events: r.events})
	loop := w.loop(r.frames)
	if loop != nil {
		f.Loop, f.LoopFile = loop.line, loop.src.name
	}
	what := words.Say(words.FoundSimilar, strconv.Itoa(r.line), number(r.times))
	if r.relation != nil {
		f.Relation = r.relation.Class + "." + r.relation.Relation
		what = words.Say(words.FoundOneByOne, strconv.Itoa(r.line), f.Relation, number(r.times))
	}
	if same := r.times - len(r.values); same > 0 {
		what += words.Say(words.FoundSame, number(same))
	}
	f.Message = words.Say(words.FoundTogether, what)
	if r.relation != nil && loop != nil {
		f.Fixes = w.fetchTogether(r, loop)
	}
	return f
}

func (w *Watch) duplicate(a *again) Finding {
	what := words.Say(words.FoundIdentical, strconv.Itoa(a.line), number(a.times))
	if a.first.file != a.file || a.first.line != a.line {
		what = words.Say(words.FoundRepeat, strconv.Itoa(a.line), strconv.Itoa(a.first.line)+a.first.in(a.file))
	}
	return a.finding(trace.Diagnostic{Code: "duplicate", Severity: "info", Count: a.times, Events: a.events,
		Message: words.Say(words.FoundKeepIt, what)})
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
	help := words.CureFlush
	verb := firstWord(r.sql)
	if w.dialect == "django" {
		switch verb {
		case "INSERT":
			help = words.CureBulkCreate
		case "UPDATE":
			help = words.CureUpdate
		default:
			help = words.CureDelete
		}
	}
	return r.finding(trace.Diagnostic{Code: "write-loop", Severity: "info", Fixes: w.gather(loop), Count: r.times, Loop: loop.line, LoopFile: loop.src.name, Events: r.events,
		Message: words.Say(words.FoundWrites, strconv.Itoa(loop.line)+loop.place().in(r.file), number(r.times), verb, help)}), true
}

func (w *Watch) strange(o *oddity) Finding {
	f := o.finding(trace.Diagnostic{Code: o.code, Severity: "info", Count: o.times, Events: o.events})
	if loop := w.loop(o.frames); loop != nil {
		f.Loop, f.LoopFile = loop.line, loop.src.name
	}
	switch o.code {
	case "unordered":
		f.Severity = "warning"
		f.Message = words.FoundUnordered
		f.Fixes = w.orderFirst(o.place)
	case "property":
		f.Message = words.Say(words.FoundProperty, w.source(o.file).property(o.line), times(o.times))
	case "counting", "testing":
		f.Count = o.rows
		f.Message = words.Say(words.FoundCounting, strconv.Itoa(o.line), number(o.rows))
		if o.code == "testing" {
			f.Message = words.Say(words.FoundTesting, strconv.Itoa(o.line), number(o.rows))
		}
		_, f.Fixes = w.source(o.file).wasted(o.line)
	case "unbounded":
		f.Count = o.rows
		f.Message = words.Say(words.FoundUnbounded, number(o.rows))
	}
	return f
}

func times(n int) string {
	if n == 1 {
		return words.Once
	}
	return words.Say(words.ManyTimes, number(n))
}
