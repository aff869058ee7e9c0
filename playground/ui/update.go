package ui

import (
	"errors"
	"slices"
	"strings"

	"github.com/diptych-orm/diptych/playground/lesson"
	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/playground/share"
	"github.com/diptych-orm/diptych/playground/words"
)

// Time in milliseconds. The engine ends a run at TimeLimit by itself; a run
// that is still silent Grace later sits in one step that nothing can interrupt,
// so its Worker is ended. A run that takes longer than SlowAfter will perhaps
// have to be ended by hand: a spare Worker is warmed meanwhile.
const (
	TimeLimit = 10_000
	Grace     = 2_000
	SlowAfter = 1_500
)

// earlier ends the base of a draft that was put aside, by Reset or by typing over
// a link once more.
const earlier = ".earlier"

const heldText = words.DraftKept

// New is the state before anything was opened.
func New(lessons []lesson.Summary, embedded bool) State {
	return State{Lessons: lessons, Embedded: embedded, Layout: "both", Current: -1, Why: Why{Side: SQLAlchemy, Step: [2]int{-1, -1}}}
}

// Update is the reducer.
func Update(s State, msg Msg) (State, []Effect) {
	switch m := msg.(type) {
	case Opened:
		return s.opened(m)
	case LessonFailed:
		s.Notice = Notice{Problem, m.Why}
	case Typed:
		return s.typed(m.Side, m.File, m.Text)
	case FileOpened, NamingAsked, NamingEnded, FileNamed, FileClosed, FileRestored:
		return s.files(msg)
	case Pressed:
		return s.pressed(m.Command)
	case Picked:
		if m.Slug != s.Lesson.Slug {
			return s, []Effect{FetchLesson{m.Slug}}
		}
	case LayoutChosen:
		if !s.Busy() {
			s.Layout = m.Layout
			if side, ok := SideOf(m.Layout); ok {
				s.Tab = side
			}
		}
	case TabChosen:
		s.Tab = m.Side
	case Focused:
		if m.Focus == s.Focus {
			return s, nil
		}
		f := m.Focus
		var effects []Effect
		if f.Span != 0 && f.Line > 0 { // from outside the editor
			if i := s.Panels[f.Side].index(f.File); i >= 0 {
				effects = s.openFile(f.Side, i)
			}
		}
		s.Focus = f
		s.turnTo(f)
		if f.Span > 0 && f.Line > 0 {
			effects = append(effects, Reveal{f.Side, f.File, f.Line})
		}
		return s, effects
	case Expanded:
		p := &s.Panels[m.Side]
		p.Expanded, p.Opened = !p.Expanded, nil
		p.Version++
	case Toggled:
		p := &s.Panels[m.Side]
		open := slices.Contains(p.Opened, m.Span)
		switch {
		case m.Open && !open && !p.Expanded:
			p.Opened = append(slices.Clip(p.Opened), m.Span)
		case !m.Open && open:
			p.Opened = slices.DeleteFunc(slices.Clone(p.Opened), func(span int) bool { return span == m.Span })
		default:
			return s, nil
		}
		p.Version++
	case OutputShown:
		s.Panels[m.Side].AllLines = !s.Panels[m.Side].AllLines
	case Replied:
		return s.replied(m.Worker, m.Reply)
	case WorkerFailed:
		return s.lost(m.Worker, m.Why)
	case Slow:
		if s.Current >= 0 && s.Panels[s.Current].Run == m.Run && s.Engine.Spare == 0 {
			s.Engine.Last++
			s.Engine.Spare = s.Engine.Last
			return s, []Effect{StartWorker{s.Engine.Spare}}
		}
	case PromptEntered, PromptTurned, ConsoleCleared:
		return s.console(msg)
	case KeepChosen, DownloadAsked, FileChosen, SeedAsked, StoreReset:
		return s.store(msg)
	case CompletionAsked:
		return s.complete(m)
	case FormatAsked:
		return s.format(m)
	case HelpAsked:
		return s.about(m)
	case CheckDue:
		return s.checkDue(m)
	case Overdue:
		if m.Run == s.Console.waiting && m.Run != 0 {
			return s.endWorker(Limited, words.PromptOverdue)
		}
		if s.Current >= 0 && s.Panels[s.Current].Run == m.Run {
			return s.endWorker(Limited, words.RunOverdue)
		}
	case Copied:
		s.Notice = Notice{Shared, words.LinkCopied}
		if !m.OK {
			s.Notice.Text = words.LinkMade
		}
	case RoomChosen, SideChosen, Stepped, KindToggled, PageTurned, RowsTurned, ExplainAsked, SpellAsked, BrowseAsked, FixApplied, FixUndone, SQLCopied, DiagramSaved:
		return s.why(msg)
	case HostSaid:
		switch m.Command {
		case Set:
			next, effects := s.typed(m.Side, "", m.Text)
			return next, append(effects, SetText{m.Side, next.Panels[m.Side].Files[0].Name, m.Text})
		case Get:
			return s, []Effect{TellSource{m.Side, s.Panels[m.Side].Files}}
		}
		return s.pressed(m.Command)
	}
	return s, nil
}

// opened shows a lesson or a link, with the text that was typed over it before
// if there is one.
func (s State) opened(m Opened) (State, []Effect) {
	next := s
	next.Lesson, next.About, next.Notice, next.Held, next.Focus = m.Lesson.Summary, m.Lesson.Text, Notice{}, nil, Focus{}
	next.Closed = nil
	next.Link, next.Edited, next.Layout, next.Queue = share.Doc{}, false, "both", nil
	next.Why.Step, next.Why.asks = [2]int{-1, -1}, nil
	texts := lessonSources(m.Lesson)

	next.Base = DraftBase(m.Lesson.Slug, m.Fragment)
	doc, err := share.Decode(m.Fragment)
	linked := err == nil
	switch {
	case linked:
		next.Link, next.Lesson, next.About = doc, lesson.Summary{}, nil
		texts = linkSources(doc)
		if doc.Layout == "dj" || doc.Layout == "sa" {
			next.Layout = doc.Layout
			next.Tab, _ = SideOf(doc.Layout)
		}
	case !errors.Is(err, share.ErrNone):
		next.Notice = Notice{BadLink, words.Say(words.LinkRefused, sentence(err))}
	}

	shown := texts
	for _, d := range m.Drafts {
		typed := d.sources()
		if typed.equal(texts) {
			continue
		}
		switch {
		case linked:
			next.Held = &d
			next.Notice = Notice{HeldDraft, words.DraftOverLink}
		case strings.HasSuffix(d.Base, earlier):
			next.Held = &d
			if next.Notice.Text == "" {
				next.Notice = Notice{HeldDraft, heldText}
			}
		default:
			shown, next.Edited = typed, true
		}
		break
	}

	var effects []Effect
	next.Console = Console{SQL: s.Console.SQL, Version: s.Console.Version + 1}
	if s.atWork() { // what still runs belongs to the page that was left
		var more []Effect
		ended, more := s.endWorker(Stopped, "")
		next.Engine, next.Current, next.LastID, next.Store = ended.Engine, -1, ended.LastID, ended.Store
		effects = append(effects, more...)
	}
	for _, side := range Sides {
		p := Panel{typed: s.Panels[side].typed + 1, Files: shown[side], Original: texts[side], Version: s.Panels[side].Version + 1}
		if run := m.Lesson.Runs[side]; !linked && len(run.Events) > 0 {
			p.Events, p.View, p.Millis = run.Events, Arrange(run.Events), run.Millis
			p.Status, p.Stale = Recorded, !slices.Equal(p.Files, p.Original)
		}
		next.Panels[side] = p
		effects = append(effects, p.show(side)...)
	}
	return next, effects
}

// show puts all files of a panel into its editor.
func (p Panel) show(side Side) []Effect {
	var effects []Effect
	for _, f := range p.Files {
		effects = append(effects, SetText{side, f.Name, f.Text})
	}
	return append(effects, OpenFile{side, p.File().Name})
}

func (s State) typed(side Side, file, text string) (State, []Effect) {
	p := &s.Panels[side]
	i := p.index(file)
	if i < 0 || p.Files[i].Text == text {
		return s, nil
	}
	p.Files = slices.Clone(p.Files)
	p.Files[i].Text = text
	return s.changed(side, nil)
}

func (s State) draftEffect() Effect {
	if !s.Edited {
		return DropDraft{s.Base}
	}
	return KeepDraft{draft(s.Base, s.sources())}
}

// DraftBase names the draft that belongs to an address: the link's if it can be
// opened, else the lesson's, which is what is shown beside a damaged link.
func DraftBase(slug, fragment string) string {
	if _, err := share.Decode(fragment); err == nil {
		return LinkBase(fragment)
	}
	return slug
}

// LinkBase names the draft that is typed over a link: the part of its fragment
// before the packed text, which differs for every text.
func LinkBase(fragment string) string {
	fragment = strings.TrimPrefix(fragment, "#")
	if i := strings.LastIndexByte(fragment, '.'); i > 0 {
		return "link." + fragment[:i]
	}
	return "link"
}

func (s State) pressed(c Command) (State, []Effect) {
	switch c {
	case Run:
		return s.run()
	case Stop:
		return s.stop()
	case Reset:
		return s.reset()
	case Share:
		return s.share()
	case Restore:
		return s.restore()
	case Dismiss:
		s.Notice = Notice{}
	case Theme, DarkTheme, LightOne:
		switch {
		case c == DarkTheme || c == Theme && s.Theme != "dark":
			s.Theme = "dark"
		default:
			s.Theme = "light"
		}
		return s, []Effect{KeepTheme{s.Theme, s.Large}}
	case Projector:
		s.Large = !s.Large
		return s, []Effect{KeepTheme{s.Theme, s.Large}}
	case More:
		s.More = !s.More
	}
	return s, nil
}

func (s State) reset() (State, []Effect) {
	if !s.Edited {
		return s, nil
	}
	base := s.Base
	held := draft(base+earlier, s.sources())
	s.Held = &held
	s.Notice = Notice{HeldDraft, heldText}
	effects := []Effect{KeepDraft{*s.Held}, DropDraft{base}}
	if s.Embedded {
		effects = nil
	}
	next, more := s.replaceFiles(s.originals())
	return next, append(effects, more...)
}

func (s State) restore() (State, []Effect) {
	if s.Held == nil {
		return s, nil
	}
	held := *s.Held
	s.Held, s.Notice = nil, Notice{}
	next, effects := s.replaceFiles(held.sources())
	if !s.Embedded && strings.HasSuffix(held.Base, earlier) {
		effects = append(effects, DropDraft{held.Base})
	}
	return next, effects
}

// replaceFiles puts other files into the panels.
func (s State) replaceFiles(all Sources) (State, []Effect) {
	var effects []Effect
	for _, side := range Sides {
		p := &s.Panels[side]
		if slices.Equal(p.Files, all[side]) {
			continue
		}
		shown := p.File().Name
		p.Files, p.Naming = all[side], nil
		p.Open = max(p.index(shown), 0)
		p.Stale = p.Status != NoRun && !(p.Status == Recorded && slices.Equal(p.Files, p.Original))
		p.Version++
		effects = append(append(effects, p.show(side)...), s.checkLater(side))
	}
	s.Focus = Focus{}
	s.Edited = !all.equal(s.originals())
	if !s.Embedded && s.Edited {
		effects = append(effects, s.draftEffect())
	}
	return s, effects
}

func (s State) share() (State, []Effect) {
	fragment, err := s.Fragment()
	if err != nil {
		s.Notice = Notice{Problem, sentence(err)}
		return s, nil
	}
	s.Base = LinkBase(fragment) // the address names the link now
	return s, []Effect{SetAddress{Path: "/play/", Fragment: fragment, Push: true}, Copy{fragment}}
}

// Fragment is the link of what is on the page now, without its #.
func (s State) Fragment() (string, error) {
	doc := s.Link // with whatever a later version put into it
	doc.Files = nil
	for _, side := range Sides {
		doc.Files = append(doc.Files, linkFiles(side, s.Panels[side].Files)...)
	}
	if s.Layout != "both" {
		doc.Layout = s.Layout
	}
	return share.Encode(doc)
}

func sentence(err error) string {
	text := err.Error()
	return strings.ToUpper(text[:1]) + text[1:] + "."
}

func (s State) fileSet(side Side) []protocol.File {
	return s.Panels[side].Files
}
