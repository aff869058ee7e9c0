package engine

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"strconv"
	"time"

	"github.com/diptych-orm/diptych/orm/database"
	"github.com/diptych-orm/diptych/orm/database/driver"
	"github.com/diptych-orm/diptych/orm/trace"
	"github.com/diptych-orm/diptych/playground/protocol"
)

// Versions are the profiles that Diptych follows.
const (
	PythonVersion     = "3.11"
	DjangoVersion     = "5.2"
	SQLAlchemyVersion = "2.0"
)

// Server answers a page's requests. It belongs to one goroutine: a request is
// answered before the next is looked at, and what a page wants stopped it ends
// by the run's own limits or by ending the Worker.
type Server struct {
	Engine driver.Engine
	// Send takes each reply as JSON.
	Send func([]byte)
	// Limits bound every run.
	Limits Limits

	kept  map[uint64]*Result
	order []uint64
	image []byte

	practice  int // exercises left
	practised time.Duration

	stages map[string]*Stage // for the next run, by its dialect
	wishes map[string]func() *Stage
}

// keptRuns is how many runs keep their databases for later queries.
const keptRuns = 4

// Handle answers one request. Text that is no request is answered by fatal,
// because page and engine then do not belong together.
func (s *Server) Handle(ctx context.Context, text []byte) {
	req, err := protocol.DecodeRequest(text)
	if err != nil {
		s.reply(protocol.Reply{Type: protocol.FatalReply, ID: req.ID, Fatal: &protocol.Fatal{Reason: "version", Message: err.Error()}})
		return
	}
	started := time.Now()
	done := protocol.Done{OK: true}
	switch req.Type {
	case protocol.Warm:
		s.warm(ctx, req.ID, started)
		return
	case protocol.RunIt:
		s.run(ctx, req.ID, req.Run, &done)
	case protocol.QueryIt:
		err = s.query(req.ID, req.Query, &done)
	case protocol.Export:
		done.Data, err = s.export(req.Export.Run)
	case protocol.Import:
		done.Tables, err = s.load(req.Import)
	case protocol.Seed:
		done.Tables, err = s.seed(req.Seed)
	case protocol.Check:
		done.Problems = check(req.Check.Files)
	case protocol.Format:
		done.Files, done.Problems, err = format(req.Format.Files)
	case protocol.Names:
		done.Data, err = s.names(ctx)
	case protocol.Console:
		err = s.console(req.ID, req.Console, &done)
	case protocol.Explain:
		err = s.explain(req.ID, req.Explain)
	case protocol.Spell:
		err = s.spell(req.ID, req.Spell)
	case protocol.Cancel:
		return // what runs has ended when this is read
	}
	if err != nil {
		done.OK, done.Error = false, err.Error()
	}
	done.MS = millis(time.Since(started))
	s.reply(protocol.Reply{Type: protocol.DoneReply, ID: req.ID, Done: &done})
}

func millis(d time.Duration) float64 { return math.Round(float64(d.Microseconds())/10) / 100 }

func (s *Server) reply(r protocol.Reply) {
	data, err := protocol.EncodeReply(r)
	if err != nil {
		data, _ = protocol.EncodeReply(protocol.Reply{Type: protocol.FatalReply, ID: r.ID, Fatal: &protocol.Fatal{Reason: "trap", Message: err.Error()}})
	}
	s.Send(data)
}

// batch collects events until there are many or the first has waited long.
type batch struct {
	s     *Server
	id    uint64
	reply protocol.Batch
	since time.Time
	count int
	err   error
}

func (b *batch) add(e trace.Event) {
	if b.reply.Len() == 0 {
		b.since = time.Now()
	}
	if err := b.reply.Add(b.id, e.AppendJSON); err != nil {
		b.err = err
		return
	}
	b.count++
	if b.reply.Len() >= protocol.BatchEvents || time.Since(b.since) >= protocol.BatchMillis*time.Millisecond {
		b.flush()
	}
}

func (b *batch) flush() {
	if text := b.reply.Take(); text != nil {
		b.s.Send(text)
	}
}

func (s *Server) run(ctx context.Context, id uint64, req *protocol.Run, done *protocol.Done) {
	snippet := Snippet{Entry: req.Entry}
	for _, f := range req.Files {
		snippet.Files = append(snippet.Files, File{f.Name, f.Text})
	}
	limits := s.Limits
	if req.TimeLimitMS > 0 {
		limits.Time = time.Duration(req.TimeLimitMS) * time.Millisecond
	}
	image := s.image
	if req.From != 0 {
		if left, err := s.left(req.From); err == nil {
			image = left
		} else {
			done.Fresh = true
		}
	}
	events := &batch{s: s, id: id}
	stage := s.stage(snippet)
	defer stage.Close()
	res := Run(ctx, snippet, Options{
		Engine: s.Engine, Deterministic: req.Deterministic, Limits: limits, Sink: events.add, Answers: req.Answers, KeepDatabase: req.Keep, Image: image, Stage: stage,
	})
	events.flush()
	s.wish(res.run.pose, req.Deterministic)
	done.OK, done.Events = res.Error == nil && events.err == nil, events.count
	switch {
	case events.err != nil:
		done.Error = events.err.Error()
	case res.ImageError != nil:
		done.OK, done.Error = false, res.ImageError.Error()
	}
	if req.Keep {
		s.keep(id, res)
	}
}

func (s *Server) keep(id uint64, res *Result) {
	if s.kept == nil {
		s.kept = make(map[uint64]*Result)
	}
	s.kept[id] = res
	s.order = append(s.order, id)
	if len(s.order) > keptRuns {
		s.kept[s.order[0]].Close()
		delete(s.kept, s.order[0])
		s.order = s.order[1:]
	}
}

var errNoDatabase = errors.New("that run's database is not kept any more: run it again")

func (s *Server) connection(run uint64) (*database.Conn, error) {
	res := s.kept[run]
	if res == nil {
		return nil, errNoDatabase
	}
	if list := res.Databases(); len(list) > 0 {
		return list[0], nil
	}
	return nil, ErrNoDatabase
}

func (s *Server) query(id uint64, q *protocol.Query, done *protocol.Done) error {
	conn, err := s.connection(q.Run)
	if err != nil {
		return err
	}
	params := make([]driver.Value, len(q.Params))
	for i, p := range q.Params {
		if params[i], err = sqlValue(p); err != nil {
			return err
		}
	}
	events := &batch{s: s, id: id}
	rec := trace.NewRecorder(trace.Options{Sink: events.add})
	defer conn.SetLog(conn.SetLog(rec))
	_, err = conn.Exec(database.Statement{SQL: q.SQL, Params: params})
	events.flush()
	done.Events = events.count
	return err
}

func sqlValue(v protocol.Value) (driver.Value, error) {
	switch v.Kind {
	case protocol.Null:
		return nil, nil
	case protocol.Bool:
		return v.Text == "true", nil
	case protocol.Text:
		return v.Text, nil
	case protocol.Int:
		n, err := strconv.ParseInt(v.Text, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("the number %s does not fit into the database", v.Text)
		}
		return n, nil
	case protocol.Float:
		return strconv.ParseFloat(v.Text, 64)
	case protocol.Bytes:
		return hex.DecodeString(v.Text)
	}
	return nil, errors.New("a value of this kind cannot be a parameter")
}

func (s *Server) export(run uint64) ([]byte, error) {
	conn, err := s.connection(run)
	if err != nil {
		return nil, err
	}
	return conn.Image()
}
