package page

import (
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/playground/ui"
)

// place takes an address apart that a view wrote into the page: the side, a line,
// perhaps the number of a statement, perhaps the name of a file.
func place(arg string) (side ui.Side, file string, line, span int) {
	for i, word := range strings.Fields(arg) {
		n, err := strconv.Atoi(word)
		switch {
		case i == 0:
			side, _ = ui.SideOf(word)
		case i == 1:
			line = n
		case err == nil:
			span = n
		default:
			file = word
		}
	}
	return side, file, line, span
}

// fileName is what the editor calls a file: the one that is run goes without its
// name everywhere else.
func (r *runner) fileName(side ui.Side, file string) string {
	if files := r.state.Panels[side].Files; file == "" && len(files) > 0 {
		return files[0].Name
	}
	return file
}

// otherFile is fileName the other way.
func (r *runner) otherFile(side ui.Side, name string) string {
	if r.fileName(side, "") == name {
		return ""
	}
	return name
}

// fileMessage turns the words of what a person did with the files into a message;
// nil for other words.
func (r *runner) fileMessage(what, arg string) ui.Msg {
	first, rest, _ := strings.Cut(arg, " ")
	side, _ := ui.SideOf(first)
	index, _ := strconv.Atoi(rest)
	switch what {
	case "file":
		return ui.FileOpened{Side: side, Index: index}
	case "file-add", "file-rename":
		return ui.NamingAsked{Side: side, Rename: what == "file-rename"}
	case "file-format":
		return ui.FormatAsked{Side: side}
	case "file-cancel":
		return ui.NamingEnded{Side: side}
	case "file-name":
		return ui.FileNamed{Side: side, Name: rest}
	case "file-close":
		return ui.FileClosed{Side: side, Index: index}
	case "file-undo":
		return ui.FileRestored{}
	}
	return nil
}
