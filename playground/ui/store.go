package ui

import (
	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/playground/words"
)

// A Store is what is known of the database that runs begin with.
type Store struct {
	Keep    bool             // a run goes on with the database that the one before left
	Name    string           // what was imported or made; empty: runs begin with an empty database
	Tables  []protocol.Table // what is in it
	Message string
	Failed  bool // the message is of something that did not work
	Version int  // grows with every change of what is shown

	waiting uint64 // the request that is being answered
	what    protocol.RequestType
	name    string
}

// Waiting reports whether the engine is asked for something.
func (s Store) Waiting() bool { return s.waiting != 0 }

// The messages of the database.
type (
	// KeepChosen: whether runs go on with the database that the one before left.
	KeepChosen struct{ Keep bool }
	// DownloadAsked: the database of a side's last run is wanted as a file.
	DownloadAsked struct{ Side Side }
	// FileChosen: a file is to become what runs begin with.
	FileChosen struct {
		Name string
		Data []byte
	}
	// SeedAsked: the tables of a side's last run are to be filled with rows.
	SeedAsked struct {
		Side Side
		Rows int
	}
	// StoreReset: runs are to begin with an empty database again.
	StoreReset struct{}
)

func (KeepChosen) message()    {}
func (DownloadAsked) message() {}
func (FileChosen) message()    {}
func (SeedAsked) message()     {}
func (StoreReset) message()    {}

// SaveData offers bytes as a file.
type SaveData struct {
	Name string
	Data []byte
}

func (SaveData) effect() {}

// store handles the messages of the database.
func (s State) store(m Msg) (State, []Effect) {
	s.Store.Version++
	switch m := m.(type) {
	case KeepChosen:
		s.Store.Keep = m.Keep
		s.Store.say(words.BeginAnew)
		if m.Keep {
			s.Store.say(words.BeginKept)
		}
	case DownloadAsked:
		if s.Panels[m.Side].left == 0 {
			s.Store.fail(words.SaveFirst)
			return s, nil
		}
		return s.askStore(m.Side.Word()+".sqlite", protocol.Request{Type: protocol.Export, Export: &protocol.Snapshot{Run: s.Panels[m.Side].left}})
	case FileChosen:
		if len(m.Data) == 0 {
			s.Store.fail(words.Say(words.EmptyFile, m.Name))
			return s, nil
		}
		return s.askStore(m.Name, protocol.Request{Type: protocol.Import, Import: &protocol.Image{Name: m.Name, Data: m.Data}})
	case SeedAsked:
		if s.Panels[m.Side].left == 0 {
			s.Store.fail(words.SeedFirst)
			return s, nil
		}
		return s.askStore(words.GeneratedRows, protocol.Request{Type: protocol.Seed, Seed: &protocol.Seeds{Run: s.Panels[m.Side].left, Rows: m.Rows}})
	case StoreReset:
		return s.askStore("", protocol.Request{Type: protocol.Import, Import: &protocol.Image{}})
	}
	return s, nil
}

func (st *Store) say(text string)  { st.Message, st.Failed = text, false }
func (st *Store) fail(text string) { st.Message, st.Failed = text, true }

func (s State) askStore(name string, r protocol.Request) (State, []Effect) {
	switch {
	case s.Engine.Status == Absent, s.Engine.Status == Loading, s.Engine.Status == Lost:
		s.Store.fail(noEngine)
		return s, nil
	case s.Busy():
		s.Store.fail(busyNow)
		return s, nil
	}
	s.LastID++
	r.ID = s.LastID
	s.Store.waiting, s.Store.what, s.Store.name = r.ID, r.Type, name
	s.Store.say("")
	return s, []Effect{Send{s.Engine.Worker, r}}
}

// stored handles the answer to what was asked about the database.
func (s State) stored(r protocol.Reply) (State, []Effect) {
	if r.Type != protocol.DoneReply {
		return s, nil
	}
	st := &s.Store
	st.waiting = 0
	st.Version++
	if !r.Done.OK {
		st.fail(sentenceOf(r.Done.Error))
		return s, nil
	}
	if st.what == protocol.Export {
		st.say(words.Say(words.SavedAs, st.name))
		return s, []Effect{SaveData{st.name, r.Done.Data}}
	}
	st.Name, st.Tables = st.name, r.Done.Tables
	s.forgetLeft() // what follows begins with this, not with what a run left
	switch {
	case st.name == "":
		st.say(words.BeginEmpty)
	default:
		rows := int64(0)
		for _, t := range st.Tables {
			rows += t.Rows
		}
		st.say(words.Say(words.BeginWith, st.name, words.Count(len(st.Tables), words.NTable), words.Count(int(rows), words.NRow)))
	}
	return s, nil
}

// forgetLeft makes the next runs begin anew, without taking the prompt away.
func (s *State) forgetLeft() {
	for _, side := range Sides {
		s.Panels[side].from = 0
	}
}

// engineGone forgets what the engine that is gone had kept.
func (s *State) engineGone() {
	for _, a := range s.Why.asks {
		*s = s.answered(a, protocol.Reply{Type: protocol.DoneReply, ID: a.id, Done: &protocol.Done{Error: words.AskAgain}})
	}
	s.help.waiting, s.help.held = 0, nil
	for _, side := range Sides {
		p := &s.Panels[side]
		p.ahead, p.left, p.from, p.checking = 0, 0, 0, 0
		p.formatting = formatting{}
	}
	if st := &s.Store; st.Name != "" || st.waiting != 0 {
		st.Name, st.Tables, st.waiting = "", nil, 0
		st.Version++
		st.fail(words.ImportGone)
	}
}

func sentenceOf(text string) string {
	if text == "" {
		return ""
	}
	if text[len(text)-1] != '.' {
		text += "."
	}
	return text
}
