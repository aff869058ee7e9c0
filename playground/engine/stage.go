package engine

import (
	"time"

	"github.com/diptych-orm/diptych/orm/database/driver"
)

// Stage is what a run begins with, made before its program is known: the
// language, the ORM's modules and a connection to an empty database. They are a
// third of a short run. A run that takes a stage gives the Result that it would
// give without one.
type Stage struct {
	r   *run
	key stageKey
}

// stageKey is what a stage depends on.
type stageKey struct {
	pose          pose
	engine        driver.Engine
	deterministic bool
	rows          int
	statement     time.Duration
	database      int64
}

// staged are the modules that programs of an ORM import first, and whether their
// databases enforce foreign keys.
var staged = map[string]struct {
	modules     []string
	foreignKeys bool
	database    string
}{
	"django":     {[]string{"django.db"}, true, ":memory:"},
	"sqlalchemy": {[]string{"sqlalchemy", "sqlalchemy.orm"}, false, ""},
}

func keyOf(p pose, opt Options, l Limits) stageKey {
	return stageKey{p, opt.Engine, opt.Deterministic, l.Rows, l.Statement, l.Database}
}

// NewStage sets a stage for runs like that of snippet with opt; nil where none can be set.
func NewStage(snippet Snippet, opt Options) *Stage {
	files, _ := snippet.ordered()
	return newStage(detect(files), opt)
}

func newStage(p pose, opt Options) *Stage {
	r := &run{opt: Options{Engine: opt.Engine, Deterministic: opt.Deterministic}, limits: opt.Limits.withDefaults(), pose: p}
	r.surroundings()
	s := &Stage{r: r, key: keyOf(p, opt, r.limits)}
	what, known := staged[p.dialect]
	if !known {
		return s
	}
	err := r.guarded(func() error {
		if err := r.th.Park(what.modules...); err != nil {
			return err
		}
		return r.bound.OpenAhead(what.database, "", what.foreignKeys)
	})
	if err != nil {
		s.Close()
		return nil
	}
	return s
}

// Close gives up a stage, unless a run has taken it.
func (s *Stage) Close() {
	if s == nil || s.r == nil {
		return
	}
	s.r.bound.Close()
	s.r.opt.Engine.Forget(s.r.space)
	s.r = nil
}

// fits reports whether a run may take the stage: none of its files may stand
// before a module that is made already.
func (s *Stage) fits(p pose, files []File, opt Options, l Limits) bool {
	if s == nil || s.r == nil || s.key != keyOf(p, opt, l) {
		return false
	}
	im := newImporter(files)
	return !s.r.rt.Parked(func(name string) bool {
		_, isFile := im.byName[name]
		return isFile || im.folders[name]
	})
}

// take hands the stage over to a run with its options and limits.
func (s *Stage) take(opt Options, l Limits) *run {
	r := s.r
	s.r = nil
	r.opt, r.limits = opt, l
	return r
}
