package view

import (
	"strconv"

	"github.com/diptych-orm/diptych/playground/ui"
	"github.com/diptych-orm/diptych/playground/words"
)

// Hinge compares the two runs between the panels.
func Hinge(dj, sa ui.Panel) node {
	box := el("aside", "class", "hinge", "aria-label", words.HingeName).With(knuckle(),
		el("p", "class", "ends cap label").With(el("span", "class", "vh").Say(words.HingeLead), t(hingeCaption(dj, sa))))
	figures := el("div", "class", "metrics")
	a, b := dj.View, sa.View
	if a != nil && b != nil {
		figures = figures.With(
			metric(words.HingeQueries, float64(a.Queries), float64(b.Queries), 0),
			metric(words.HingeTrips, float64(a.RoundTrips), float64(b.RoundTrips), 0),
			metric(words.HingeRows, float64(a.RowsRead), float64(b.RowsRead), 0),
			metric(words.HingeSQL, a.SQLMillis, b.SQLMillis, 1))
	}
	verdict := ui.Verdict(a, b)
	if dj.Status == ui.Running || sa.Status == ui.Running {
		verdict = ""
	}
	return box.With(figures, el("p", "class", "verdict").Say(verdict), knuckle())
}

func hingeCaption(dj, sa ui.Panel) string {
	switch {
	case dj.Status == ui.Recorded && sa.Status == ui.Recorded:
		return words.HingeRecorded
	case dj.View == nil || sa.View == nil:
		return words.HingeNotRun
	}
	return words.HingeThisRun
}

func knuckle() node {
	line := func(y string) node { return el("line", "x1", "3.5", "x2", "10.5", "y1", y, "y2", y) }
	return el("svg", "class", "knuckle", "viewBox", "0 0 14 42", "aria-hidden", "true").With(
		el("rect", "x", "3.5", "y", ".5", "width", "7", "height", "41", "rx", "3.5"), line("14.5"), line("27.5"))
}

func metric(label string, a, b float64, digits int) node {
	if max(a, b) >= 100 {
		digits = 0
	}
	text := func(f float64) string { return strconv.FormatFloat(f, 'f', digits, 64) }
	most := max(a, b)
	width := func(f float64) float64 {
		if most == 0 || f == 0 {
			return 0
		}
		return max(46*f/most, 1.5)
	}
	number := func(f float64) string { return strconv.FormatFloat(f, 'f', -1, 32) }
	return el("div").With(
		el("p", "class", "m").Say(label),
		el("p", "class", "v dj").With(el("span", "class", "vh").Say("Django "), t(text(a))),
		el("p", "class", "v sa").With(el("span", "class", "vh").Say("SQLAlchemy "), t(text(b))),
		el("svg", "class", "bar", "viewBox", "0 0 100 8", "preserveAspectRatio", "none", "aria-hidden", "true").With(
			el("rect", "class", "a", "x", number(48-width(a)), "y", "1", "width", number(width(a)), "height", "6"),
			el("rect", "class", "b", "x", "52", "y", "1.6", "width", number(width(b)), "height", "4.8")))
}
