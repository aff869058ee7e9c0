package ui

import (
	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/playground/words"
)

// run asks for a run of every side that is shown.
func (s State) run() (State, []Effect) {
	var sides []Side
	for _, side := range Sides {
		if s.Shown(side) {
			sides = append(sides, side)
		}
	}
	return s.runSides(sides...)
}

// runSides asks for a run of some sides.
func (s State) runSides(sides ...Side) (State, []Effect) {
	if s.Busy() {
		return s, nil
	}
	s.Queue = sides
	switch s.Engine.Status {
	case Absent, Lost:
		for _, side := range s.Queue {
			s.Panels[side].Status = Waiting
			s.Panels[side].Version++
		}
		return s.startEngine()
	case Loading:
		for _, side := range s.Queue {
			s.Panels[side].Status = Waiting
			s.Panels[side].Version++
		}
		return s, nil
	}
	return s.next()
}

// startEngine starts a Worker in place of the one before.
func (s State) startEngine() (State, []Effect) {
	s.Engine.Last++
	s.Engine.Worker = s.Engine.Last
	s.Engine.Status, s.Engine.Problem, s.Engine.Progress = Loading, "", protocol.Loading{}
	return s, []Effect{StartWorker{s.Engine.Worker}}
}

// Warm starts the engine ahead of the first run.
func Warm(s State) (State, []Effect) {
	if s.Engine.Status != Absent {
		return s, nil
	}
	return s.startEngine()
}

// order is the request for a side's run.
func (s *State) order(side Side) Effect {
	s.LastID++
	s.Panels[side].ahead, s.Panels[side].ordered = s.LastID, s.Panels[side].typed
	return Send{s.Engine.Worker, protocol.Request{Type: protocol.RunIt, ID: s.LastID,
		Run: &protocol.Run{Files: s.fileSet(side), TimeLimitMS: TimeLimit, Keep: true, From: s.fromRun(side)}}}
}

// next starts the run of the first side that waits; without one the engine is
// free again. The run after it is ordered too: the engine goes on with it while
// the page draws the first.
func (s State) next() (State, []Effect) {
	if len(s.Queue) == 0 {
		s.Current, s.Engine.Status = -1, Ready
		return s.finished()
	}
	side := s.Queue[0]
	s.Queue = s.Queue[1:]
	s.Current, s.Engine.Status = int(side), Busy
	p := &s.Panels[side]
	var effects []Effect
	if p.ahead == 0 {
		effects = append(effects, s.order(side))
	}
	if len(s.Queue) > 0 {
		effects = append(effects, s.order(s.Queue[0]))
	}
	if p.Stale || p.Opened != nil || p.Page != 0 || len(p.Why.Plans)+len(p.Why.RowPages) > 0 {
		p.Version++
	}
	p.Run, p.ahead, p.Status, p.Stale = p.ahead, 0, Running, p.typed != p.ordered
	p.Events, p.Millis, p.arranged = nil, 0, 0 // View stays until there is something new, so that the page does not jump
	p.Opened, p.Page, p.Why = nil, 0, PanelWhy{}
	s.Why.Step[side] = -1
	return s, append(effects, After{SlowAfter, Slow{p.Run}}, After{TimeLimit + Grace, Overdue{p.Run}})
}

// finished tells an outer page what came of the runs and lets a spare go: one
// Worker is enough while nothing runs.
func (s State) finished() (State, []Effect) {
	var effects []Effect
	if s.Engine.Spare != 0 {
		effects = append(effects, EndWorker{s.Engine.Spare})
		s.Engine.Spare = 0
	}
	if s.Embedded {
		tell := TellHost{OK: true}
		for _, side := range Sides {
			p := s.Panels[side]
			if !s.Shown(side) || p.View == nil {
				continue
			}
			tell.OK = tell.OK && p.Status == Finished
			tell.Queries += p.View.Queries
			tell.NPlus1 += p.View.NPlus1()
			tell.Millis += p.Millis
		}
		effects = append(effects, tell)
	}
	if s.Why.Room == DialectsRoom {
		next, more := s.spellFirst()
		return next, append(effects, more...)
	}
	return s, effects
}

// NPlus1 counts the findings of that name.
func (v *View) NPlus1() int {
	n := 0
	for _, f := range v.Findings {
		if f.Name == "n+1" {
			n++
		}
	}
	return n
}

// fromRun is the run whose database the next run of a side goes on with.
func (s State) fromRun(side Side) uint64 {
	if !s.Store.Keep {
		return 0
	}
	return s.Panels[side].from
}

func (s State) stop() (State, []Effect) {
	if s.Console.waiting != 0 || s.Store.waiting != 0 {
		return s.endWorker(Stopped, stoppedIt)
	}
	if s.Current >= 0 {
		for _, side := range s.Queue {
			s.Panels[side].Status = Stopped
			s.Panels[side].Version++
		}
		s.Queue = nil
		return s.endWorker(Stopped, "")
	}
	for _, side := range s.Queue {
		s.Panels[side].unwait()
	}
	s.Queue = nil
	return s, nil
}

// unwait gives up waiting for a run: the panel shows what it showed before.
func (p *Panel) unwait() {
	switch {
	case p.View == nil:
		p.Status = NoRun
	case p.Run == 0:
		p.Status = Recorded
	default:
		p.Status = Finished
	}
	p.Version++
}

// endWorker terminates the Worker that runs, marks its panel and goes on with
// the spare one, or with a new one.
func (s State) endWorker(status RunStatus, why string) (State, []Effect) {
	effects := []Effect{EndWorker{s.Engine.Worker}}
	if s.Current >= 0 {
		s.breakOff(status, why)
	}
	s.Current = -1
	if why == "" {
		why = stoppedIt
	}
	if s.stopPrompt(why) {
		effects = append(effects, SetPrompt{})
	}
	s.engineGone()
	spare := s.Engine.Spare
	if spare == 0 {
		next, more := s.startEngine()
		return next, append(effects, more...)
	}
	s.Engine.Worker, s.Engine.Spare = spare, 0
	s.Engine.Status = Loading
	// warm is answered again at once by a Worker that is warm already
	return s, append(effects, Send{spare, protocol.Request{Type: protocol.Warm, ID: uint64(spare)}})
}

// breakOff ends the panel's run without the engine's word.
func (s *State) breakOff(status RunStatus, why string) {
	p := &s.Panels[s.Current]
	p.Status = status
	p.View = Arrange(p.Events)
	if why != "" {
		v := *p.View
		v.Err = &Failure{Type: "Limit", Limit: "time", Message: why}
		if status == Broken {
			v.Err = &Failure{Type: "Engine", Limit: "engine", Message: why}
		}
		p.View = &v
	}
	p.Version++
}

func (s State) replied(worker int, r protocol.Reply) (State, []Effect) {
	if worker != s.Engine.Worker {
		if worker == s.Engine.Spare && r.Type == protocol.FatalReply {
			s.Engine.Spare = 0 // a run that needs it will start another
			return s, []Effect{EndWorker{worker}}
		}
		return s, nil
	}
	if a := s.asked(r.ID); a != nil && (r.Type == protocol.EventsReply || r.Type == protocol.DoneReply) {
		return s.answered(*a, r), nil
	}
	if r.Type == protocol.EventsReply || r.Type == protocol.DoneReply { // the others are about the Worker, whatever their id
		switch r.ID {
		case 0:
		case s.Console.waiting:
			return s.prompted(r)
		case s.Store.waiting:
			return s.stored(r)
		case s.help.waiting:
			return s.named(r)
		}
		for _, side := range Sides {
			switch r.ID {
			case s.Panels[side].checking:
				return s.checked(side, r)
			case s.Panels[side].formatting.id:
				return s.formatted(side, r)
			}
		}
	}
	switch r.Type {
	case protocol.LoadingReply:
		if s.Engine.Status == Loading {
			s.Engine.Progress = *r.Loading
		}
	case protocol.ReadyReply:
		s.Engine.Versions = *r.Ready
		if s.Engine.Status == Loading {
			s.Engine.Status = Ready
			if len(s.Queue) > 0 {
				return s.next()
			}
		}
	case protocol.EventsReply:
		if p := s.running(r.ID); p != nil {
			// A short run is arranged once, at its end. A long one is arranged anew
			// when it has grown by half, so that it costs no more than a few times
			// its length.
			p.Events = append(p.Events, r.Events...)
			if last := p.Events[len(p.Events)-1]; last.Elapsed >= protocol.BatchMillis && len(p.Events) > p.arranged*3/2 {
				p.View, p.arranged = Arrange(p.Events), len(p.Events)
				p.Version++
			}
		}
	case protocol.DoneReply:
		p := s.running(r.ID)
		if p == nil {
			return s, nil
		}
		if p.arranged == 0 || p.arranged != len(p.Events) {
			p.View, p.arranged = Arrange(p.Events), len(p.Events)
		}
		p.Millis, p.Status = r.Done.MS, Finished
		switch {
		case p.View.Err != nil && p.View.Err.Limit != "":
			p.Status = Limited
		case p.View.Err != nil:
			p.Status = Failed
		case !r.Done.OK:
			s.breakOff(Broken, r.Done.Error)
		}
		p.Version++
		if !s.Embedded {
			p.left, p.from = r.ID, r.ID
		}
		if r.Done.Fresh {
			s.Store.Version++
			s.Store.fail(words.KeptGone)
		}
		return s.next()
	case protocol.FatalReply:
		return s.lost(worker, r.Fatal.Message)
	}
	return s, nil
}

func (s *State) running(id uint64) *Panel {
	if s.Current >= 0 && s.Panels[s.Current].Run == id {
		return &s.Panels[s.Current]
	}
	return nil
}

// lost handles the end of a Worker that nobody asked for.
func (s State) lost(worker int, why string) (State, []Effect) {
	if worker == s.Engine.Spare {
		s.Engine.Spare = 0
		return s, []Effect{EndWorker{worker}}
	}
	if worker != s.Engine.Worker {
		return s, nil
	}
	if s.Engine.Status == Loading {
		// starting again would fail again: say why, and let Run try once more
		for _, side := range s.Queue {
			s.Panels[side].unwait()
		}
		s.Queue = nil
		s.Engine.Status, s.Engine.Problem = Lost, why
		return s, []Effect{EndWorker{worker}}
	}
	return s.endWorker(Broken, words.Say(words.EngineStopped, why))
}
