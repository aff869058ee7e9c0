// Package lesson is one task written in both ORMs: its words, its code and,
// once it was recorded, what each run did.
//
// A lesson lives in a folder of examples/ named NN-slug: lesson.md (a title, one
// sentence of task, a line of topics, then paragraphs), django.py and
// sqlalchemy.py, and what they import in folders django/ and sqlalchemy/. Parse reads that folder through any file system, so the site
// generator, the tests and an embedded copy share it.
package lesson

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/playground/protocol"
)

// A Summary is what a picker needs.
type Summary struct {
	Number int    `json:"number"`
	Slug   string `json:"slug"`
	Title  string `json:"title"`
	Task   string `json:"task"`
	Topics string `json:"topics"`
}

// A Lesson is a task with its words and code.
type Lesson struct {
	Summary
	Text       []string `json:"text"` // paragraphs; `code` is marked by backquotes
	Django     string   `json:"django"`
	SQLAlchemy string   `json:"sqlalchemy"`

	// What the code imports beside them: files of the folders django/ and sqlalchemy/.
	DjangoFiles     []protocol.File `json:"djangoFiles,omitempty"`
	SQLAlchemyFiles []protocol.File `json:"sqlalchemyFiles,omitempty"`

	Runs [2]Recording `json:"runs"` // Django's, SQLAlchemy's; empty before recording
}

// A Recording is a finished run's log.
type Recording struct {
	Events []protocol.Event `json:"events,omitempty"`
	Millis float64          `json:"ms"`
}

// All reads every lesson under root, in order of their numbers.
func All(files fs.FS) ([]Lesson, error) {
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		return nil, err
	}
	var all []Lesson
	for _, e := range entries {
		number, slug, ok := strings.Cut(e.Name(), "-")
		n, err := strconv.Atoi(number)
		if !e.IsDir() || !ok || err != nil {
			continue
		}
		l, err := Parse(files, e.Name())
		if err != nil {
			return nil, err
		}
		l.Number, l.Slug = n, slug
		all = append(all, l)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Number < all[j].Number })
	return all, nil
}

// Parse reads one lesson's folder. The number and slug are the caller's.
func Parse(files fs.FS, dir string) (Lesson, error) {
	var l Lesson
	words, err := fs.ReadFile(files, path.Join(dir, "lesson.md"))
	if err != nil {
		return l, err
	}
	for block := range strings.SplitSeq(strings.TrimSpace(string(words)), "\n\n") {
		block = strings.TrimSpace(block)
		switch {
		case strings.HasPrefix(block, "# "):
			l.Title = strings.TrimPrefix(block, "# ")
		case l.Task == "":
			task, topics, ok := strings.Cut(block, "\ntopics: ")
			if !ok {
				return l, fmt.Errorf("lesson: %s: no topics after the task", dir)
			}
			l.Task, l.Topics = strings.Join(strings.Fields(task), " "), strings.TrimSpace(topics)
		default:
			l.Text = append(l.Text, strings.Join(strings.Fields(block), " "))
		}
	}
	if l.Title == "" || l.Task == "" || len(l.Text) == 0 {
		return l, fmt.Errorf("lesson: %s: lesson.md needs a title, a task and a paragraph", dir)
	}
	for name, into := range map[string]*string{"django.py": &l.Django, "sqlalchemy.py": &l.SQLAlchemy} {
		code, err := fs.ReadFile(files, path.Join(dir, name))
		if err != nil {
			return l, err
		}
		*into = string(code)
	}
	for name, into := range map[string]*[]protocol.File{"django": &l.DjangoFiles, "sqlalchemy": &l.SQLAlchemyFiles} {
		if *into, err = folder(files, path.Join(dir, name)); err != nil {
			return l, err
		}
	}
	return l, nil
}

// folder reads the Python files below a folder, in the order of their names; none
// where there is no such folder.
func folder(files fs.FS, dir string) ([]protocol.File, error) {
	var out []protocol.File
	err := fs.WalkDir(files, dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return fs.SkipAll
		case err != nil || d.IsDir() || path.Ext(name) != ".py":
			return err
		}
		text, err := fs.ReadFile(files, name)
		out = append(out, protocol.File{Name: strings.TrimPrefix(name, dir+"/"), Text: string(text)})
		return err
	})
	return out, err
}
