package ui

import "slices"

// PageGroups is how many line groups of a timeline are shown at once.
const PageGroups = 100

// A Page is what one page of a timeline shows.
type Page struct {
	Number, Pages int     // from 0
	Blocks        []Block // with the page's groups alone; a cut block keeps its beginning or its end
	From, To, All int     // statements: the first and last of the page, from 1, and how many there are
}

// Paged cuts the timeline into pages, without the kinds of statement that are hidden.
func (v *View) Paged(page int, hidden []string) Page {
	blocks := v.Blocks
	if len(hidden) > 0 {
		blocks = filtered(blocks, hidden)
	}
	total := 0
	for _, b := range blocks {
		total += max(len(b.Groups), 1)
	}
	p := Page{Pages: max((total+PageGroups-1)/PageGroups, 1)}
	p.Number = min(max(page, 0), p.Pages-1)
	from, to := p.Number*PageGroups, (p.Number+1)*PageGroups
	at := 0
	for _, b := range blocks {
		first := at
		at += max(len(b.Groups), 1)
		for i, g := range b.Groups {
			p.All += statements(g)
			if first+i < from {
				p.From += statements(g)
			}
			if first+i < to {
				p.To += statements(g)
			}
		}
		if at <= from || first >= to {
			continue
		}
		if len(b.Groups) > 0 {
			low, high := max(from-first, 0), min(to-first, len(b.Groups))
			if high < len(b.Groups) {
				b.End = ""
			}
			b.Cut = low > 0
			b.Groups = b.Groups[low:high]
		}
		p.Blocks = append(p.Blocks, b)
	}
	p.From = min(p.From+1, p.All)
	return p
}

func statements(g Group) int {
	n := 0
	for _, s := range g.Statements {
		n += s.Times
	}
	return n
}

func filtered(blocks []Block, hidden []string) []Block {
	var out []Block
	for _, b := range blocks {
		var groups []Group
		for _, g := range b.Groups {
			kept := slices.DeleteFunc(slices.Clone(g.Statements), func(s Statement) bool { return slices.Contains(hidden, s.Verb) })
			if len(kept) > 0 {
				g.Statements = kept
				groups = append(groups, g)
			}
		}
		if len(groups) > 0 {
			b.Groups = groups
			out = append(out, b)
		}
	}
	return out
}

// turnTo turns to the page that shows the first statement of a focused line.
func (s *State) turnTo(f Focus) {
	p := &s.Panels[f.Side]
	if f.Line == 0 || f.Span > 0 || p.View == nil || p.View.LineCount[Place{f.File, f.Line}] == 0 {
		return
	}
	shown := p.View.Paged(p.Page, p.Hidden)
	if shown.Pages == 1 || hasLine(shown.Blocks, f) {
		return
	}
	at := 0
	for _, b := range filtered(p.View.Blocks, p.Hidden) {
		for i, g := range b.Groups {
			if g.Line == f.Line && g.File == f.File {
				p.Page = (at + i) / PageGroups
				p.Version++
				return
			}
		}
		at += max(len(b.Groups), 1)
	}
}

func hasLine(blocks []Block, f Focus) bool {
	for _, b := range blocks {
		for _, g := range b.Groups {
			if g.Line == f.Line && g.File == f.File {
				return true
			}
		}
	}
	return false
}
