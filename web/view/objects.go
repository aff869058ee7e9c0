package view

import (
	"strings"

	"github.com/diptych-orm/diptych/playground/ui"
	"github.com/diptych-orm/diptych/playground/why"
	"github.com/diptych-orm/diptych/playground/words"
)

// shownSteps is how many steps of a run the scale has at once.
const shownSteps = 15

// objects is what lay in memory, step by step.
func objects(s ui.State) node {
	side := s.Why.Side
	if !s.Shown(side) {
		side = 1 - side
	}
	p := s.Panels[side]
	box := el("div", "class", "why "+side.Word()).With(sideSwitch(s, side))
	story := p.Story(side)
	if story == nil {
		return box.With(el("p", "class", "muted").Say(words.NothingYet))
	}
	if len(story.Steps) == 0 {
		return box.With(el("p", "class", "muted").Say(words.NoSteps))
	}
	now := s.Why.Step[side]
	if now < 0 || now >= len(story.Steps) {
		now = len(story.Steps) - 1
	}
	scene := story.At(now)
	box = box.With(on(p.Stale, el("p", "class", "muted").Say(words.StaleRun)), scrubber(story, now, side))
	cols := el("div", "class", "cols").With(
		el("div", "class", "codecol").With(codeAt(p, side, story.Steps[now].Line), sentAt(story, now, side)))
	middle := el("div", "class", "memory")
	if side == ui.SQLAlchemy {
		middle = middle.With(lanes(scene, why.Lanes[:]), el("div", "class", "pair").With(identity(scene), attributes(scene)), flushPlan(scene))
	} else {
		middle = middle.With(lanes(scene, []string{"adding", "saved", "deleted"}), querysets(scene))
	}
	if scene.Hidden > 0 {
		middle = middle.With(el("p", "class", "muted").Say(words.Say(words.HiddenObjects, itoa(scene.Hidden))))
	}
	cols = cols.With(middle)
	if side == ui.SQLAlchemy && s.Shown(ui.Django) {
		cols = cols.With(saves(s.Panels[ui.Django]))
	}
	return box.With(cols)
}

// sideSwitch chooses whose objects are shown, at every width.
func sideSwitch(s ui.State, side ui.Side) node {
	s.Why.Side = side
	n := sideTabs(s)
	n.Attrs[1] = "sidetabs always"
	return n
}

// scrubber is the scale of the steps: round for what happens in memory, square
// for what is sent.
func scrubber(story *why.Story, now int, side ui.Side) node {
	st := story.Steps[now]
	step := func(label string, to int, id string) node {
		return el("button", "class", "btn line", "type", "button", "id", id, "data-do", "step", "data-arg", side.Word()+" "+itoa(to), "aria-disabled", present(to < 0 || to >= len(story.Steps))).Say(label)
	}
	auto := node{}
	if st.Auto {
		auto = el("span", "class", "auto").Say(words.Autoflush)
	}
	head := el("div", "class", "bar1").With(
		el("h2").Say(words.Say(words.StepOf, itoa(now+1), itoa(len(story.Steps)))),
		el("p", "role", "status").With(auto, t(" "+st.Text)),
		el("div", "class", "end").With(step("← "+words.Back, now-1, "step-back"), step(words.Next+" →", now+1, "step-next")))
	from := max(min(now-shownSteps/2, len(story.Steps)-shownSteps), 0)
	ticks := el("ol", "class", "ticks")
	for i := from; i < min(from+shownSteps, len(story.Steps)); i++ {
		x := story.Steps[i]
		class, current := "", ""
		if i < now {
			class = "past"
		}
		if x.Kind == why.SQL || x.Kind == why.Transaction {
			class += " sqlq"
		}
		if x.Auto {
			class += " auto"
		}
		index := "-1"
		if i == now {
			current, index = "step", "0"
		}
		ticks = ticks.With(el("li", "class", strings.TrimSpace(class)).With(
			el("button", "type", "button", "data-do", "step", "data-arg", side.Word()+" "+itoa(i), "data-step", itoa(i), "aria-current", current, "tabindex", index, "title", x.Short).With(
				el("span", "class", "pt"), el("span", "class", "vh").Say(itoa(i+1)+": "), el("span", "class", "t").Say(x.Short), el("span", "class", "w").Say(ui.Place{Line: x.Line}.Text()))))
	}
	box := el("section", "class", "scrub", "aria-label", words.Steps, "data-steps", itoa(len(story.Steps)), "data-now", itoa(now), "data-side", side.Word()).With(head, el("div", "class", "scroll-x").With(ticks))
	if story.More > 0 {
		box = box.With(el("p", "class", "muted").Say(words.Say(words.StepsBeyond, itoa(story.More))))
	}
	return box
}

// linesAround is how many lines of the code are shown before and after the one
// that runs.
const linesAround = 9

// codeAt is the code around the line that runs.
func codeAt(p ui.Panel, side ui.Side, line int) node {
	all := codeLines(node{}, p.View, "", p.Code()).Kids
	at := max(line-1, 0)
	from := max(min(at-linesAround, len(all)-2*linesAround-1), 0)
	to := min(from+2*linesAround+1, len(all))
	box := el("div", "class", "code", "tabindex", "0", "role", "group", "aria-label", words.Say(words.CodeOf, name(side)))
	for i := from; i < to; i++ {
		n := all[i]
		if i == line-1 {
			n.Attrs = append([]string{}, n.Attrs...)
			n.Attrs[1] = "ln now"
		}
		box = box.With(n)
	}
	return el("section").With(el("h3").With(t(words.CodeTitle), el("small").Say(ui.Place{Line: line}.Text())), box)
}

// sentAt lists the statements around a step: what was sent, and what is to come.
func sentAt(story *why.Story, now int, side ui.Side) node {
	var list []int
	sent, at := 0, 0
	for i, st := range story.Steps {
		if st.Kind != why.SQL && st.Kind != why.Transaction {
			continue
		}
		list = append(list, i)
		if i <= now {
			at = len(list) - 1
			if st.Kind == why.SQL {
				sent++
			}
		}
	}
	from := max(min(at-5, len(list)-8), 0)
	log := el("ol", "class", "log")
	for _, i := range list[from:min(from+8, len(list))] {
		st := story.Steps[i]
		class, current := "", ""
		switch {
		case i == now:
			class, current = "now", "step"
		case i > now:
			class = "later"
		}
		text := st.Text
		if st.SQL != "" {
			text = oneLine(st.SQL)
		}
		log = log.With(el("li", "class", class, "aria-current", current).With(
			el("button", "class", "mk", "type", "button", "data-do", "step", "data-arg", side.Word()+" "+itoa(i), "aria-label", words.Say(words.StepOf, itoa(i+1), itoa(len(story.Steps)))).Say(itoa(i+1)),
			el("pre", "class", "sql").With(SQLNodes(text)...)))
	}
	note := words.Say(words.SentSoFar, itoa(sent))
	if rest := len(list) - at - 1; rest > 0 {
		note += ", " + words.Say(words.ToCome, itoa(rest))
	}
	return el("section").With(el("h3").With(t(words.Statements+" "), el("small").Say(note)), log)
}

// lanes are the objects, each in the column of its state.
func lanes(sc *why.Scene, states []string) node {
	box := el("div", "class", "lanes n"+itoa(len(states)))
	for _, state := range states {
		lane := el("div").With(el("h4").Say(state), el("p").Say(words.StateMeans[state]))
		list := sc.Lane(state)
		if len(list) == 0 {
			lane = lane.With(el("p", "class", "noobj").Say(words.NoObject))
		}
		for _, o := range list {
			lane = lane.With(objectCard(o))
		}
		box = box.With(lane)
	}
	return el("section").With(el("h3").Say(words.ByState), box)
}

func objectCard(o *why.Object) node {
	class := "obj"
	if o.Now {
		class += " now"
	}
	card := el("div", "class", class).With(el("strong").Say(o.Name()))
	if o.Cause != "" {
		card = card.With(el("em").Say(o.Cause))
	}
	for _, a := range o.Attrs {
		if a.Dirty {
			card = card.With(el("code").With(t(a.Name+" "), change(a.Old, a.New)))
		}
	}
	for _, k := range o.Kept {
		mark, text := "●", words.Count(k.Count, words.NObject)
		if k.Hits > 0 {
			text += words.Say(words.WithoutQuery, words.Count(k.Hits, words.NRead))
		}
		if !k.Filled {
			mark, text = "○", words.NotKept
		}
		kind := "._state.fields_cache "
		if k.Prefetch {
			kind = "._prefetched_objects_cache "
		}
		card = card.With(el("code").With(el("span", "aria-hidden", "true").Say(mark+" "), t(k.Name), el("span", "class", "vh").Say(kind)), el("em").Say(text))
	}
	return card
}

func change(old, new string) node {
	show := func(tag, text string) node {
		if text == "" {
			return el("span", "class", "null").Say("–")
		}
		return el(tag).Say(cut(visible(text)))
	}
	return el("span").With(show("del", old), t(" → "), show("ins", new))
}

// dataTable is a table with the heads of its columns.
func dataTable(body node, heads ...string) node {
	head := el("tr")
	for _, h := range heads {
		head = head.With(el("th", "scope", "col").Say(h))
	}
	return el("table", "class", "data").With(el("thead").With(head), body)
}

// row is a row of a table; what the present step changed is marked.
func row(now bool) node {
	if now {
		return el("tr", "class", "now")
	}
	return el("tr")
}

func identity(sc *why.Scene) node {
	box := el("section").With(el("h3").With(t(words.Identity+" "), el("small").Say(words.IdentityNote)))
	if len(sc.Identity) == 0 {
		return box.With(el("p", "class", "muted").Say(words.IdentityEmpty))
	}
	body := el("tbody")
	for _, i := range sc.Identity {
		key, text := el("code").Say("("+i.Class+", "+i.Key+")"), words.Say(words.ObjectNumber, itoa(int(i.ID)))
		if i.Hits > 0 {
			text += words.Say(words.FoundAgainTimes, words.Count(i.Hits, words.NTime))
		}
		if i.Gone {
			key, text = el("code").With(el("del").Say("("+i.Class+", "+i.Key+")")), words.Say(words.HasLeft, text)
		}
		body = body.With(row(i.Now).With(el("td").With(key), el("td").Say(text)))
	}
	return box.With(dataTable(body, words.KeyHead, words.ObjectHead))
}

func attributes(sc *why.Scene) node {
	box := el("section").With(el("h3").With(t(words.Attributes+" "), el("small").Say(words.AttrNote)))
	if len(sc.Changes) == 0 {
		return box.With(el("p", "class", "muted").Say(words.AttrEmpty))
	}
	body := el("tbody")
	for i := len(sc.Changes) - 1; i >= 0; i-- {
		c := sc.Changes[i]
		body = body.With(row(c.Now).With(el("td").With(t(c.Object+" "), el("code").Say("."+c.Name)), el("td").With(change(c.Old, c.New))))
	}
	return box.With(dataTable(body, words.AttributeHead, words.ChangeHead))
}

func querysets(sc *why.Scene) node {
	box := el("section").With(el("h3").With(t(words.QuerySets+" "), el("small").Say(words.QuerySetsNote)))
	if len(sc.QuerySets) == 0 {
		return box.With(el("p", "class", "muted").Say(words.QuerySetsNone))
	}
	body := el("tbody")
	for _, q := range sc.QuerySets {
		mark, text := "○ ", words.NotEvaluated
		if q.Filled {
			mark, text = "● ", words.Say(words.ObjectsKept, words.Count(q.Count, words.NObject))
			if q.Hits > 0 {
				text += words.Say(words.WithoutQuery, words.Count(q.Hits, words.NRead))
			}
		}
		body = body.With(row(q.Now).With(
			el("td").With(el("code").Say(q.Class)), el("td").Say(ui.Place{Line: q.Line}.Text()),
			el("td").With(el("span", "aria-hidden", "true").Say(mark), t(text))))
	}
	return box.With(dataTable(body, words.QuerySetOf, words.MadeIn, words.ResultCache))
}

// flushPlan draws what a flush is about to do, before its SQL, and says it in words.
func flushPlan(sc *why.Scene) node {
	box := el("section", "class", "fplan").With(el("h3").With(t(words.Plan+" "), planNote(sc.Plan)))
	p := sc.Plan
	if p == nil || len(p.Nodes) == 0 {
		return box.With(el("p", "class", "muted").Say(words.PlanNone))
	}
	box = box.With(el("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", words.Plan).With(planSVG(p)))
	if len(p.Edges) == 0 {
		return box.With(el("p", "class", "muted").Say(words.PlanFree))
	}
	list := el("ul", "class", "reasons")
	for _, e := range p.Edges {
		list = list.With(el("li").With(el("b").Say(itoa(p.Nodes[e.From].Number)+" → "+itoa(p.Nodes[e.To].Number)), t(" "+e.Reason)))
	}
	box = box.With(el("h4").Say(words.PlanReasons), list)
	return box.With(on(p.Loops > 0, el("p", "class", "muted").Say(words.PlanCycle)))
}

func planNote(p *why.FlushPlan) node {
	if p == nil || len(p.Nodes) == 0 {
		return node{}
	}
	note := words.Say(words.PlanNote, words.Count(len(p.Nodes), words.NStep))
	if p.Cause == "autoflush" {
		note = words.Autoflush + ": " + note
	}
	return el("small").Say(note)
}

func planSVG(p *why.FlushPlan) node {
	g := el("svg", "class", "graph", "viewBox", "-4 -4 "+itoa(p.W+8)+" "+itoa(p.H+8), "width", itoa(p.W+8), "height", itoa(p.H+8), "role", "img", "aria-label", planWords(p))
	for _, e := range p.Edges {
		a, b := p.Nodes[e.From], p.Nodes[e.To]
		g = g.With(arrow(a.X+a.W, a.Y+a.H/2, b.X, b.Y+b.H/2)...)
	}
	for _, n := range p.Nodes {
		class := "nd"
		switch n.Op {
		case "dependency":
			class += " dn"
		case "delete":
			class += " gone"
		}
		x, y := itoa(n.X+10), n.Y
		g = g.With(
			el("rect", "class", class, "x", itoa(n.X), "y", itoa(y), "width", itoa(n.W), "height", itoa(n.H), "rx", "2"),
			el("text", "class", "no", "x", x, "y", itoa(y+19)).Say(itoa(n.Number)),
			el("text", "x", itoa(n.X+30), "y", itoa(y+19)).Say(n.Title),
			el("text", "class", "m", "x", itoa(n.X+30), "y", itoa(y+36)).Say(n.Detail))
	}
	return g
}

func planWords(p *why.FlushPlan) string {
	var parts []string
	for _, n := range p.Nodes {
		parts = append(parts, itoa(n.Number)+" "+n.Title)
	}
	return words.Plan + ": " + strings.Join(parts, ", then ") + "."
}

// arrow is a line with a head, bent once in the middle.
func arrow(x1, y1, x2, y2 int) []node {
	mid := (x1 + x2) / 2
	d := "M" + itoa(x1) + " " + itoa(y1) + "H" + itoa(mid) + "V" + itoa(y2) + "H" + itoa(x2-7)
	return []node{
		el("path", "class", "e", "d", d),
		el("path", "class", "ah", "d", "M"+itoa(x2)+" "+itoa(y2)+"l-8 -4v8z"),
	}
}

// saves is what Django did for the same task: one statement for each save().
func saves(p ui.Panel) node {
	box := el("aside", "class", "saves dj", "aria-labelledby", "saves-h").With(
		el("header").With(sideBadge(ui.Django), el("h3", "id", "saves-h").Say(words.SaveDid)))
	story := p.Story(ui.Django)
	if story == nil {
		return box.With(el("p", "class", "muted").Say(words.NothingYet))
	}
	code := strings.Split(p.Code(), "\n")
	list := el("ol")
	n := 0
	for _, st := range story.Steps {
		verb := st.Short
		if st.Kind != why.SQL || verb != "INSERT" && verb != "UPDATE" && verb != "DELETE" {
			continue
		}
		if n++; n > 12 {
			continue
		}
		source := ui.Place{Line: st.Line}.Text()
		if !p.Stale && st.Line > 0 && st.Line <= len(code) {
			source = strings.TrimSpace(code[st.Line-1])
		}
		list = list.With(el("li").With(
			el("code").Say(source), el("p").Say(ui.Place{Line: st.Line}.Text()),
			el("pre", "class", "sql").With(SQLNodes(oneLine(st.SQL))...)))
	}
	if n == 0 {
		return box.With(el("p", "class", "muted").Say(words.SaveNothing))
	}
	if n > 12 {
		list = list.With(el("li").Say(words.Say(words.HiddenObjects, itoa(n-12))))
	}
	return box.With(list, el("p", "class", "plain").Say(words.SaveDidNote))
}
