package page

import (
	"encoding/base64"
	"strconv"
	"strings"

	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/playground/ui"
	"github.com/diptych-orm/diptych/playground/words"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// A prompt is the element that the console's editor owns. It renders the same for
// ever; SQL is the language it begins with, and the runner turns it later.
type prompt struct {
	app.Compo
	SQL    bool
	runner *runner
}

func (p *prompt) OnMount(ctx app.Context) {
	p.runner.bridge.call("mountPrompt", ctx.JSSrc(), words.RoomConsole, p.SQL, fn(func(args []app.Value) {
		what, value := args[0].String(), args[1].String()
		p.runner.later(func() { p.runner.fromPrompt(what, value) })
	}))
}

func (p *prompt) OnDismount() { p.runner.bridge.call("unmountPrompt") }

func (p *prompt) Render() app.UI { return app.Elem("div").Attr("class", "prompt") }

// fromPrompt handles what the prompt tells.
func (r *runner) fromPrompt(what, value string) {
	side := r.state.ConsoleSide()
	switch what {
	case "enter":
		r.send(ui.PromptEntered{Side: side, Text: value})
		r.bridge.call("scrollLog")
	case "complete":
		r.complete(side, true, value)
	}
}

// complete asks what may stand at a cursor: value is a number and the text
// before it.
func (r *runner) complete(side ui.Side, atPrompt bool, value string) {
	number, before, _ := strings.Cut(value, " ")
	id, err := strconv.Atoi(number)
	if err == nil {
		r.send(ui.CompletionAsked{Side: side, Prompt: atPrompt, ID: id, Before: before})
	}
}

// helpAsked asks what a name is: value is a number and the text up to its end.
func (r *runner) helpAsked(side ui.Side, value string) {
	number, before, _ := strings.Cut(value, " ")
	if id, err := strconv.Atoi(number); err == nil {
		r.send(ui.HelpAsked{Side: side, ID: id, Before: before})
	}
}

// options are completions as CodeMirror takes them.
func options(e ui.ShowCompletions) map[string]any {
	list := []any{}
	for _, o := range e.Options {
		list = append(list, map[string]any{"label": o.Label, "kind": o.Kind, "detail": o.Detail})
	}
	return map[string]any{"options": list, "length": e.Length}
}

// toolMessage turns the words of what a person did with the console or the
// database into a message; nil for other words.
func (r *runner) toolMessage(what, arg string) ui.Msg {
	first, rest, _ := strings.Cut(arg, " ")
	side, _ := ui.SideOf(first)
	switch what {
	case "prompt-kind":
		return ui.PromptTurned{SQL: arg == "sql"}
	case "console-clear":
		return ui.ConsoleCleared{Side: r.state.ConsoleSide()}
	case "store-begin":
		return ui.KeepChosen{Keep: arg == "keep"}
	case "store-save":
		return ui.DownloadAsked{Side: side}
	case "store-seed":
		rows, _ := strconv.Atoi(rest)
		return ui.SeedAsked{Side: side, Rows: rows}
	case "store-reset":
		return ui.StoreReset{}
	case "store-import":
		name, text, _ := strings.Cut(arg, "\n")
		data, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			data = nil
		}
		return ui.FileChosen{Name: name, Data: data}
	}
	return nil
}

// problems are syntax errors as the editor takes them.
func problems(list []protocol.Problem) []any {
	out := []any{}
	for _, p := range list {
		out = append(out, map[string]any{"file": p.File, "line": p.Line, "col": p.Col, "endLine": p.EndLine, "endCol": p.EndCol, "message": p.Message})
	}
	return out
}

// tool carries out an effect of the console, the database or the editor's help;
// it reports whether it was one.
func (r *runner) tool(e ui.Effect) bool {
	switch e := e.(type) {
	case ui.SetPrompt:
		r.bridge.call("prompt", "setText", e.Text)
		r.bridge.call("scrollLog")
	case ui.SaveData:
		r.bridge.call("saveData", e.Name, base64.StdEncoding.EncodeToString(e.Data))
	case ui.ShowProblems:
		r.bridge.call("editor", e.Side.Word(), "setProblems", problems(e.Problems))
	case ui.ShowHelp:
		r.bridge.call("editor", e.Side.Word(), "explained", e.ID, e.Note.Title, e.Note.Text)
	case ui.ShowCompletions:
		if e.Prompt {
			r.bridge.call("prompt", "completions", e.ID, options(e))
		} else {
			r.bridge.call("editor", e.Side.Word(), "completions", e.ID, options(e))
		}
	default:
		return false
	}
	return true
}
