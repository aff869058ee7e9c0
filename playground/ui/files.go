package ui

import (
	"slices"
	"strings"
	"unicode"

	"github.com/diptych-orm/diptych/playground/lesson"
	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/playground/share"
	"github.com/diptych-orm/diptych/playground/words"
)

// A File is one of a side's sources. The first of a side is the one that is run;
// the others are what it can import.
type File = protocol.File

// maxFiles is how many files a side may have.
const maxFiles = 20

// Code is the text of the file that is run.
func (p Panel) Code() string {
	if len(p.Files) == 0 {
		return ""
	}
	return p.Files[0].Text
}

// File is the file that the editor shows.
func (p Panel) File() File {
	if p.Open < 0 || p.Open >= len(p.Files) {
		return File{}
	}
	return p.Files[p.Open]
}

// Text is the text of a file; the empty name stands for the one that is run.
func (p Panel) Text(file string) string {
	if i := p.index(file); i >= 0 {
		return p.Files[i].Text
	}
	return ""
}

// Edited reports whether a file differs from the example's of that name.
func (p Panel) Edited(f File) bool {
	return slices.ContainsFunc(p.Original, func(o File) bool { return o.Name == f.Name && o.Text != f.Text })
}

// index finds a file by its name, -1 where there is none.
func (p Panel) index(file string) int {
	if file == "" {
		return min(len(p.Files), 1) - 1
	}
	return slices.IndexFunc(p.Files, func(f File) bool { return f.Name == file })
}

// place is where an event's cause stands: the name of a file other than the one
// that is run, and the line.
func place(e *protocol.Event) (file string, line int) {
	if e.File != "" {
		return e.File, e.At
	}
	return "", e.Line
}

// A Place is a line of a file; the empty name stands for the one that is run.
type Place struct {
	File string
	Line int
}

// Text names the place: "line 5", or "models.py:5" in another file.
func (p Place) Text() string {
	switch {
	case p.Line == 0:
		return words.OutsideCode
	case p.File == "":
		return words.Say(words.LineRuns, itoa(p.Line))
	}
	return p.File + ":" + itoa(p.Line)
}

// Sources are the files of both sides.
type Sources [2][]File

func (a Sources) equal(b Sources) bool {
	return slices.Equal(a[0], b[0]) && slices.Equal(a[1], b[1])
}

// OneFile is a side with nothing but the file that is run.
func OneFile(side Side, text string) []File { return []File{{Name: side.File(), Text: text}} }

// lessonSources are a lesson's files.
func lessonSources(l lesson.Lesson) Sources {
	return Sources{
		append(OneFile(Django, l.Django), l.DjangoFiles...),
		append(OneFile(SQLAlchemy, l.SQLAlchemy), l.SQLAlchemyFiles...),
	}
}

// linkSources are the files that a link holds. A name that cannot be one is
// replaced, so that nothing of a link gets lost.
func linkSources(doc share.Doc) Sources {
	var out Sources
	for _, f := range doc.Files {
		side, ok := SideOf(f.Side)
		for _, s := range Sides {
			if f.Side == "" && f.Name == s.File() {
				side, ok = s, true
			}
		}
		if !ok || len(out[side]) == maxFiles {
			continue
		}
		name, problem := fileName(f.Name, side, len(out[side]) == 0, out[side])
		if problem != "" {
			name = freeName(out[side])
		}
		out[side] = append(out[side], File{Name: name, Text: f.Text})
	}
	for _, side := range Sides {
		if len(out[side]) == 0 {
			out[side] = OneFile(side, "")
		}
	}
	return out
}

// linkFiles are a side's files as a link holds them.
func linkFiles(side Side, files []File) []share.File {
	var out []share.File
	for i, f := range files {
		lf := share.File{Name: f.Name, Text: f.Text}
		if i > 0 || f.Name != side.File() {
			lf.Side = side.Word()
		}
		out = append(out, lf)
	}
	return out
}

func (s State) sources() Sources { return Sources{s.Panels[0].Files, s.Panels[1].Files} }

func (s State) originals() Sources { return Sources{s.Panels[0].Original, s.Panels[1].Original} }

// draft is what is kept of both sides. A side with one file under its own name is
// kept as a text, as drafts were before there were several files.
func draft(base string, all Sources) Draft {
	d := Draft{Base: base}
	for _, side := range Sides {
		files := all[side]
		if len(files) > 0 {
			d.Texts[side] = files[0].Text
		}
		if len(files) != 1 || files[0].Name != side.File() {
			d.Files[side] = files
		}
	}
	return d
}

// sources are the files that a draft holds.
func (d Draft) sources() Sources {
	var out Sources
	for _, side := range Sides {
		if out[side] = d.Files[side]; len(out[side]) == 0 {
			out[side] = OneFile(side, d.Texts[side])
		}
	}
	return out
}

// A Naming is the field in which a file gets its name.
type Naming struct {
	Rename bool // the shown file, not a new one
	Name   string
	Error  string
}

// A Closed is a file that was closed and can be opened again.
type Closed struct {
	Side  Side
	Index int
	File  File
}

// The messages of the files.
type (
	// FileOpened: the editor is to show another file.
	FileOpened struct {
		Side  Side
		Index int
	}
	// NamingAsked: a new file, or the shown one, is to get a name.
	NamingAsked struct {
		Side   Side
		Rename bool
	}
	// NamingEnded: it is not to get one after all.
	NamingEnded struct{ Side Side }
	// FileNamed: the name was given.
	FileNamed struct {
		Side Side
		Name string
	}
	// FileClosed: a file is to be taken away. The one that is run stays.
	FileClosed struct {
		Side  Side
		Index int
	}
	// FileRestored: the file that was closed last is wanted back.
	FileRestored struct{}
)

func (FileOpened) message()   {}
func (NamingAsked) message()  {}
func (NamingEnded) message()  {}
func (FileNamed) message()    {}
func (FileClosed) message()   {}
func (FileRestored) message() {}

// The effects of the files.
type (
	// OpenFile shows a file in a side's editor.
	OpenFile struct {
		Side Side
		File string
	}
	// RenameFile tells a side's editor a file's new name.
	RenameFile struct {
		Side     Side
		From, To string
	}
	// FocusOn moves the focus to an element, by its id, as soon as it is there.
	FocusOn struct{ ID string }
	// FocusEditor moves the focus into a side's editor.
	FocusEditor struct{ Side Side }
)

func (OpenFile) effect()    {}
func (RenameFile) effect()  {}
func (FocusOn) effect()     {}
func (FocusEditor) effect() {}

// TabID is the id of a file's tab, NameID that of the field for a name.
func TabID(side Side, index int) string { return "f-" + side.Word() + "-" + itoa(index) }

// NameID is the id of the field in which a side's file gets its name.
func NameID(side Side) string { return "fn-" + side.Word() }

// files handles the messages of the files.
func (s State) files(m Msg) (State, []Effect) {
	switch m := m.(type) {
	case FileOpened:
		return s, s.openFile(m.Side, m.Index)
	case NamingAsked:
		p := &s.Panels[m.Side]
		p.Naming = &Naming{Rename: m.Rename, Name: p.File().Name}
		if !m.Rename {
			p.Naming.Name = freeName(p.Files)
		}
		return s, []Effect{FocusOn{NameID(m.Side)}}
	case NamingEnded:
		s.Panels[m.Side].Naming = nil
		return s, []Effect{FocusOn{TabID(m.Side, s.Panels[m.Side].Open)}}
	case FileNamed:
		return s.nameFile(m)
	case FileClosed:
		return s.closeFile(m)
	case FileRestored:
		return s.restoreFile()
	}
	return s, nil
}

// openFile shows a file of a side.
func (s *State) openFile(side Side, index int) []Effect {
	p := &s.Panels[side]
	if index < 0 || index >= len(p.Files) || index == p.Open {
		return nil
	}
	p.Open, p.Naming = index, nil
	s.Focus = Focus{}
	return []Effect{OpenFile{side, p.Files[index].Name}}
}

func (s State) nameFile(m FileNamed) (State, []Effect) {
	p := &s.Panels[m.Side]
	if p.Naming == nil {
		return s, nil
	}
	rename := p.Naming.Rename
	others := p.Files
	if rename {
		others = slices.Delete(slices.Clone(p.Files), p.Open, p.Open+1)
	}
	name, problem := fileName(m.Name, m.Side, rename && p.Open == 0, others)
	if problem == "" && !rename && len(p.Files) >= maxFiles {
		problem = words.Say(words.TooManyFiles, itoa(maxFiles))
	}
	if problem != "" {
		p.Naming = &Naming{Rename: rename, Name: m.Name, Error: problem}
		return s, []Effect{FocusOn{NameID(m.Side)}}
	}
	p.Naming = nil
	if rename {
		from := p.File().Name
		if name == from {
			return s, []Effect{FocusOn{TabID(m.Side, p.Open)}}
		}
		p.Files = slices.Clone(p.Files)
		p.Files[p.Open].Name = name
		effects := []Effect{RenameFile{m.Side, from, name}}
		return s.changed(m.Side, append(effects, FocusOn{TabID(m.Side, p.Open)}))
	}
	p.Files = append(slices.Clip(p.Files), File{Name: name})
	p.Open = len(p.Files) - 1
	return s.changed(m.Side, []Effect{SetText{m.Side, name, ""}, OpenFile{m.Side, name}, FocusEditor{m.Side}})
}

func (s State) closeFile(m FileClosed) (State, []Effect) {
	p := &s.Panels[m.Side]
	if m.Index < 1 || m.Index >= len(p.Files) { // what is run stays
		return s, nil
	}
	f := p.Files[m.Index]
	s.Closed = &Closed{m.Side, m.Index, f}
	p.Files = slices.Delete(slices.Clone(p.Files), m.Index, m.Index+1)
	if p.Open >= m.Index {
		p.Open--
	}
	p.Naming = nil
	s.Notice = Notice{ClosedFile, words.Say(words.FileClosed, f.Name)}
	return s.changed(m.Side, []Effect{OpenFile{m.Side, p.File().Name}, FocusOn{TabID(m.Side, p.Open)}})
}

func (s State) restoreFile() (State, []Effect) {
	if s.Closed == nil {
		return s, nil
	}
	c := *s.Closed
	s.Closed, s.Notice = nil, Notice{}
	p := &s.Panels[c.Side]
	if p.index(c.File.Name) >= 0 {
		c.File.Name = freeName(p.Files)
	}
	at := min(c.Index, len(p.Files))
	p.Files = slices.Insert(slices.Clone(p.Files), at, c.File)
	p.Open = at
	return s.changed(c.Side, []Effect{SetText{c.Side, c.File.Name, c.File.Text}, OpenFile{c.Side, c.File.Name}, FocusOn{TabID(c.Side, at)}})
}

// changed notes that a side's files are others now, after effects.
func (s State) changed(side Side, effects []Effect) (State, []Effect) {
	p := &s.Panels[side]
	if p.Status != NoRun {
		p.Stale = true
		p.Version++
	}
	s.Focus = Focus{}
	s.Edited = !s.sources().equal(s.originals())
	effects = append(effects, s.checkLater(side))
	if s.Embedded {
		return s, effects
	}
	if s.Held != nil && s.Held.Base == s.Base {
		// the draft of this link is about to be written over: move it aside
		held := *s.Held
		held.Base += earlier
		s.Held = &held
		effects = append(effects, KeepDraft{held})
	}
	return s, append(effects, s.draftEffect())
}

// freeName is a name for a new file that no other has.
func freeName(files []File) string {
	taken := func(name string) bool {
		return slices.ContainsFunc(files, func(f File) bool { return f.Name == name })
	}
	for _, name := range []string{"models.py", "services.py"} {
		if !taken(name) {
			return name
		}
	}
	for n := 2; ; n++ {
		if name := "file" + itoa(n) + ".py"; !taken(name) {
			return name
		}
	}
}

// fileName reads a name as a person writes one: blog/models.py, blog.models,
// models. The problem says why it cannot be the name of a file.
func fileName(text string, side Side, main bool, others []File) (name, problem string) {
	name = strings.Trim(strings.ReplaceAll(strings.TrimSpace(text), `\`, "/"), "/")
	name = strings.TrimPrefix(name, "./")
	stem, isPython := strings.CutSuffix(name, ".py")
	if !isPython {
		stem = strings.ReplaceAll(name, ".", "/")
	}
	name = stem + ".py"
	parts := strings.Split(stem, "/")
	for i, part := range parts {
		// what is loaded by its path, as a migration is, need be no module
		loaded := isPython && i > 0 && i == len(parts)-1
		if !identifier(part) && !(loaded && identifier("_"+strings.ReplaceAll(part, "-", "_"))) || part == "" {
			return name, words.FileNameWrong
		}
	}
	// the folder of migrations may be called so: one without an __init__.py hides no library
	migrations := len(parts) > 1 && parts[0] == "alembic" && parts[1] != "__init__"
	switch {
	case len(name) > 80 || len(parts) > 8:
		return name, words.FileNameLong
	case main && name == side.File():
	case slices.Contains([]string{"django", "sqlalchemy", "alembic"}, parts[0]) && !migrations:
		return name, words.Say(words.FileNameShadows, parts[0])
	}
	if slices.ContainsFunc(others, func(f File) bool { return f.Name == name }) {
		return name, words.Say(words.FileNameTaken, name)
	}
	return name, ""
}

func identifier(s string) bool {
	for i, r := range s {
		if r != '_' && !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
			return false
		}
	}
	return s != ""
}

// Wrong reports whether a file cannot be parsed, or ended the last run.
func (p Panel) Wrong(index int) bool {
	name := p.Files[index].Name
	if slices.ContainsFunc(p.problems, func(x protocol.Problem) bool { return x.File == name }) {
		return true
	}
	if index == 0 {
		name = ""
	}
	return !p.Stale && len(p.Files) > 1 && p.View != nil && p.View.Err != nil && p.View.Err.Line > 0 && p.View.Err.File == name
}
