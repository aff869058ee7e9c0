package view

import (
	"github.com/diptych-orm/diptych/playground/ui"
	"github.com/diptych-orm/diptych/playground/words"
)

var roomNames = map[ui.Room]string{
	ui.CodeRoom: words.RoomCode, ui.ObjectsRoom: words.RoomObjects, ui.TablesRoom: words.RoomTables,
	ui.ConsoleRoom: words.RoomConsole, ui.DatabaseRoom: words.RoomDatabase,
	ui.FindingsRoom: words.RoomFindings, ui.DialectsRoom: words.RoomDialects, ui.CompareRoom: words.RoomCompare,
}

// rooms is the way to the views of the run.
func rooms(s ui.State) node {
	nav := el("nav", "class", "rooms", "aria-label", words.Rooms)
	for _, r := range ui.Rooms {
		current, label, word := "", roomNames[r], string(r)
		if word == "" {
			word = "code"
		}
		if s.Why.Room == r {
			current = "page"
		}
		button := el("button", "type", "button", "data-do", "room", "data-arg", word, "aria-current", current).Say(label)
		if n := countFindings(s); r == ui.FindingsRoom && n > 0 {
			button = button.With(t(" "), el("small").Say(itoa(n)))
		}
		nav = nav.With(button)
	}
	return nav
}

// Room is what the page shows in the place of the diptych. While the diptych is
// shown it is empty.
func Room(s ui.State, p Parts) node { return readable(room(s, p)) }

// readable makes the control characters of every text readable: names and values
// of a run reach a room from many sides.
func readable(n node) node {
	n.Text = visible(n.Text)
	for i, value := range n.Attrs {
		n.Attrs[i] = visible(value)
	}
	for i := range n.Kids {
		n.Kids[i] = readable(n.Kids[i])
	}
	return n
}

func room(s ui.State, p Parts) node {
	main := el("main", "id", "room", "class", "room", "hidden", present(s.Why.Room == ui.CodeRoom), "data-room", string(s.Why.Room), "aria-label", roomNames[s.Why.Room], "tabindex", "-1")
	switch s.Why.Room {
	case ui.ObjectsRoom:
		return main.With(objects(s))
	case ui.TablesRoom:
		return main.With(both(s, "tables", tables))
	case ui.FindingsRoom:
		return main.With(el("p", "class", "plain").Say(words.FindingsNote), both(s, "findings", findings))
	case ui.DialectsRoom:
		return main.With(el("p", "class", "plain").Say(words.DialectsNote), both(s, "dialects", dialects))
	case ui.CompareRoom:
		return main.With(compare(s))
	case ui.ConsoleRoom:
		return main.With(console(s, p))
	case ui.DatabaseRoom:
		return main.With(store(s))
	}
	return main
}

// both shows a view for each side, beside each other, or one at a time on a
// small page.
func both(s ui.State, class string, one func(ui.State, ui.Side) node) node {
	box := el("div", "class", "sides "+class, "data-side", s.Why.Side.Word()).With(sideTabs(s))
	for _, side := range ui.Sides {
		if !s.Shown(side) {
			continue
		}
		box = box.With(sideSection(side).With(sideHead(side), on(s.Panels[side].Stale && s.Panels[side].View != nil, el("p", "class", "muted").Say(words.StaleRun)), one(s, side)))
	}
	return box
}

func sideSection(side ui.Side) node {
	return el("section", "class", "side "+side.Word(), "id", "r-"+side.Word(), "aria-labelledby", "rh-"+side.Word())
}

func sideHead(side ui.Side) node {
	return el("header").With(sideBadge(side), el("h2", "id", "rh-"+side.Word()).Say(name(side)))
}

// sideTabs choose the side, where only one is shown.
func sideTabs(s ui.State) node {
	list := el("div", "class", "sidetabs", "role", "group", "aria-label", words.WhoseSide)
	for _, side := range ui.Sides {
		if s.Shown(side) {
			list = list.With(el("button", "class", side.Word(), "type", "button", "data-do", "side", "data-arg", side.Word(), "aria-pressed", flag(s.Why.Side == side)).With(sideBadge(side), t(name(side))))
		}
	}
	return list
}
