package view

import (
	"strconv"

	"github.com/diptych-orm/diptych/playground/ui"
	"github.com/diptych-orm/diptych/playground/words"
)

// store is the room of the database that runs begin with.
func store(s ui.State) node {
	st := s.Store
	begin := el("fieldset", "class", "begin").With(el("legend").Say(words.StoreBegin))
	for _, k := range []struct {
		arg, label string
		on         bool
	}{{"fresh", words.StoreFresh, !st.Keep}, {"keep", words.StoreKeep, st.Keep}} {
		begin = begin.With(el("label").With(
			el("input", "type", "radio", "name", "store-begin", "value", k.arg, "data-change", "store-begin", "checked", present(k.on)),
			el("span").Say(k.label)))
	}
	now := el("div", "class", "now").With(el("p").Say(words.StoreEmpty))
	if st.Name != "" {
		table := el("table", "class", "rows").With(el("thead").With(el("tr").With(
			el("th", "scope", "col").Say(words.StoreTables), el("th", "scope", "col", "class", "num").Say(words.StoreRows))))
		body := el("tbody")
		for _, t := range st.Tables {
			body = body.With(el("tr").With(el("td").Say(t.Name), el("td", "class", "num").Say(strconv.FormatInt(t.Rows, 10))))
		}
		now = el("div", "class", "now").With(el("p").Say(words.Say(words.StoreNow, st.Name)),
			el("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", words.StoreTables).With(table.With(body)))
	}
	message := el("p", "class", "said", "role", "status", "data-failed", present(st.Failed))
	switch {
	case st.Waiting():
		message = message.Say(words.StoreWaits)
	default:
		message = message.Say(st.Message)
	}
	saves := el("div", "class", "row")
	seeds := el("div", "class", "row")
	for _, side := range ui.Sides {
		if !s.Shown(side) {
			continue
		}
		saves = saves.With(el("button", "class", "btn line "+side.Word(), "type", "button", "data-do", "store-save", "data-arg", side.Word(), "aria-disabled", present(st.Waiting())).With(
			sideBadge(side), el("span", "class", "vh").Say(words.StoreSaveOf), t(name(side))))
		for _, k := range []struct{ rows, label string }{{"20", words.StoreSmall}, {"10000", words.StoreLarge}} {
			seeds = seeds.With(el("button", "class", "btn line "+side.Word(), "type", "button", "data-do", "store-seed", "data-arg", side.Word()+" "+k.rows, "aria-disabled", present(st.Waiting())).With(
				sideBadge(side), el("span", "class", "vh").Say(name(side)+": "), t(k.label)))
		}
	}
	part := func(title, note string, control node) node {
		return el("section").With(el("h2").Say(title), el("p", "class", "plain").Say(note), control)
	}
	return el("section", "class", "store").With(
		begin, now, message,
		part(words.StoreSave, words.StoreSaveNote, saves),
		part(words.StoreImport, words.StoreImportNote, el("div", "class", "row").With(
			el("label", "class", "file").With(el("span").Say(words.StoreChoose),
				el("input", "type", "file", "id", "store-file", "data-file", "store-import", "accept", ".sqlite,.sqlite3,.db,.sql,.csv")))),
		part(words.StoreSeeds, words.StoreSeedsNote, seeds),
		part(words.StoreReset, words.StoreResetNote, el("div", "class", "row").With(
			el("button", "class", "btn line", "type", "button", "data-do", "store-reset", "aria-disabled", present(st.Waiting())).Say(words.StoreResetButton))),
		el("p", "class", "plain muted").Say(words.StoreNote))
}
