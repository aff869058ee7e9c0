package view

import (
	"github.com/diptych-orm/diptych/playground/ui"
	"github.com/diptych-orm/diptych/playground/why"
	"github.com/diptych-orm/diptych/playground/words"
)

// explained is a statement's query plan, with an index to try where one could help.
func explained(e ui.Explained, side ui.Side) node {
	box := el("section", "class", "plan", "aria-label", words.PlanTitle, "role", "group").With(el("h4").Say(words.PlanTitle))
	status := func(text string) node { return el("p", "class", "muted", "role", "status").Say(text) }
	if e.Before != nil {
		box = box.With(planTree(e.Before))
	}
	switch {
	case e.Waiting:
		return box.With(status(words.PlanWaits))
	case e.Error != "":
		return box.With(status(e.Error))
	case e.Index == "":
		return box.With(el("p", "class", "plain").Say(words.PlanFine))
	}
	box = box.With(
		el("p", "class", "try").With(t(words.PlanSuggests+" "), el("code").Say(e.Index)))
	if !e.Tried {
		return box.With(el("p").With(el("button", "class", "btn line", "type", "button", "data-do", "explain-index", "data-arg", side.Word()+" "+itoa(e.Span)).Say(words.PlanTry)))
	}
	verdict := words.PlanSame
	if scans(e.After) < scans(e.Before) {
		verdict = words.PlanBetter
	}
	return box.With(el("h4").Say(words.PlanWith), planTree(e.After), el("p", "class", "plain", "role", "status").With(el("b").Say(verdict), t(" "+words.PlanGone)))
}

func scans(plan []why.PlanNode) int {
	n := 0
	for _, p := range plan {
		if p.Warn {
			n++
		}
	}
	return n
}

// planTree is the plan as nested lists.
func planTree(plan []why.PlanNode) node {
	list, _ := planLevel(plan, 0)
	return list
}

func planLevel(plan []why.PlanNode, depth int) (list node, rest []why.PlanNode) {
	list = el("ul", "class", "plantree")
	for len(plan) > 0 && plan[0].Depth >= depth {
		n := plan[0]
		class := "mark"
		if n.Warn {
			class += " scan"
		}
		item := el("li").With(
			el("code").With(on(n.Mark != "", el("b", "class", class).Say(n.Mark)), t(" "+n.Text)),
			on(n.Sentence != "", el("p").Say(n.Sentence)))
		plan = plan[1:]
		if len(plan) > 0 && plan[0].Depth > n.Depth {
			var inner node
			inner, plan = planLevel(plan, n.Depth+1)
			item = item.With(inner)
		}
		list = list.With(item)
	}
	return list, plan
}
