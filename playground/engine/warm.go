package engine

import (
	"context"
	"embed"
	"io/fs"
	"time"

	"github.com/diptych-orm/diptych/playground/protocol"
)

// warm does everything that a first run would wait for.
func (s *Server) warm(ctx context.Context, id uint64, started time.Time) {
	for _, text := range warmUps {
		s.wish(s.rehearse(ctx, text).run.pose, false)
	}
	s.practice, s.practised = practiceRounds*len(practice), 0
	s.reply(protocol.Reply{Type: protocol.ReadyReply, ID: id, Ready: &protocol.Ready{
		Python: PythonVersion, Django: DjangoVersion, SQLAlchemy: SQLAlchemyVersion, SQLite: s.Engine.Version(), MS: millis(time.Since(started)),
	}})
}

var warmUps = []string{
	"from django.db import models\nclass A(models.Model):\n    n = models.IntegerField()\nA.objects.create(n=1)\nprint(list(A.objects.all()))\n",
	"from sqlalchemy import *\ne = create_engine('sqlite://')\nwith e.connect() as c:\n    print(c.execute(text('select 1')).all())\n",
}

// A browser translates a program anew, and better, as it sees what is called
// often; until then the first runs take three times as long as later ones. So an
// engine with nothing to do practises on snippets like those that people write.
const (
	practiceRounds = 6
	practiceTime   = 700 * time.Millisecond // in all
)

//go:embed practice
var practiceFiles embed.FS

var practice = func() (texts []string) {
	names, err := fs.Glob(practiceFiles, "practice/*.py")
	if err != nil || len(names) == 0 {
		panic("engine: nothing to practise")
	}
	for _, name := range names {
		text, err := practiceFiles.ReadFile(name)
		if err != nil {
			panic(err)
		}
		texts = append(texts, string(text))
	}
	return texts
}()

// Prepare sets a stage for a run that may come, and reports whether it did.
func (s *Server) Prepare() bool {
	for dialect, stage := range s.wishes {
		delete(s.wishes, dialect)
		s.stages[dialect].Close()
		s.stages[dialect] = stage()
		return true
	}
	return false
}

// wish asks for a stage for the next run of a pose.
func (s *Server) wish(p pose, deterministic bool) {
	if s.wishes == nil {
		s.wishes, s.stages = map[string]func() *Stage{}, map[string]*Stage{}
	}
	s.wishes[p.dialect] = func() *Stage {
		return newStage(p, Options{Engine: s.Engine, Deterministic: deterministic, Limits: s.Limits})
	}
}

// stage is what a run of snippet may begin with; nil for nothing.
func (s *Server) stage(snippet Snippet) *Stage {
	files, _ := snippet.ordered()
	dialect := detect(files).dialect
	stage := s.stages[dialect]
	delete(s.stages, dialect)
	return stage
}

// Practise runs one exercise, when the engine is warm and has not practised
// enough, and reports whether another one would be of use. Nothing of it is seen.
func (s *Server) Practise(ctx context.Context) bool {
	if s.practice == 0 {
		return false
	}
	s.practice--
	started := time.Now()
	s.rehearse(ctx, practice[s.practice%len(practice)])
	if s.practised += time.Since(started); s.practised > practiceTime {
		s.practice = 0
	}
	return s.practice > 0
}

// rehearse runs a snippet as a request would, and sends nothing.
func (s *Server) rehearse(ctx context.Context, text string) *Result {
	unsent := &batch{s: &Server{Send: func([]byte) {}}}
	return Run(ctx, Snippet{Files: []File{{"main.py", text}}}, Options{Engine: s.Engine, Deterministic: true, Limits: s.Limits, Sink: unsent.add})
}
