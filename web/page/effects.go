package page

import (
	"encoding/json"
	"strconv"

	"github.com/diptych-orm/diptych/playground/protocol"
	"github.com/diptych-orm/diptych/playground/ui"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// do carries out one effect.
func (r *runner) do(e ui.Effect) {
	if r.tool(e) {
		return
	}
	switch e := e.(type) {
	case ui.StartWorker:
		r.bridge.call("startWorker", e.Worker)
	case ui.EndWorker:
		r.bridge.call("endWorker", e.Worker)
	case ui.Send:
		data, err := protocol.EncodeRequest(e.Request)
		if err != nil {
			app.Log(err)
			return
		}
		r.bridge.call("send", e.Worker, string(data))
	case ui.After:
		r.bridge.call("later", e.Millis, once(func([]app.Value) {
			r.later(func() { r.send(e.Msg) })
		}))
	case ui.SetText:
		r.bridge.call("editor", e.Side.Word(), "setText", e.File, e.Text)
		delete(r.marks[e.Side], e.File) // the marks went with the text
		if v := r.state.Panels[e.Side].View; v != nil {
			r.drawn[e.Side] = v
			r.markRun(e.Side, v)
		}
	case ui.OpenFile:
		r.bridge.call("editor", e.Side.Word(), "open", e.File)
		r.bridge.call("showTab", e.Side.Word())
	case ui.RenameFile:
		r.bridge.call("editor", e.Side.Word(), "rename", e.From, e.To)
		delete(r.marks[e.Side], e.From)
	case ui.FocusOn:
		r.bridge.call("focusOn", e.ID)
	case ui.FocusEditor:
		r.bridge.call("editor", e.Side.Word(), "focus")
	case ui.TellSource:
		files := []any{}
		for _, f := range e.Files {
			files = append(files, map[string]any{"name": f.Name, "text": f.Text})
		}
		r.bridge.call("tellHost", map[string]any{"type": "source", "side": e.Side.Word(), "text": e.Files[0].Text, "files": files})
	case ui.KeepDraft:
		if data, err := json.Marshal(e.Draft); err == nil {
			r.bridge.call("keep", draftKey+e.Draft.Base, string(data))
		}
	case ui.DropDraft:
		r.bridge.call("keep", draftKey+e.Base, "")
	case ui.SetAddress:
		r.bridge.call("address", e.Path, e.Fragment, e.Push)
	case ui.Copy:
		r.bridge.call("copy", r.bridge.text("origin")+"/play/#"+e.Fragment, once(func(args []app.Value) {
			ok := args[0].Bool()
			r.later(func() { r.send(ui.Copied{OK: ok}) })
		}))
	case ui.CopyText:
		r.bridge.call("copy", e.Text, once(func([]app.Value) {}))
	case ui.SaveFile:
		r.bridge.call("saveFile", e.Name, e.Type, e.Text)
	case ui.FetchLesson:
		r.bridge.call("address", "/examples/"+e.Slug+"/", "", true)
		r.open(e.Slug, "")
	case ui.KeepTheme:
		r.bridge.call("keep", "theme", e.Theme)
		r.bridge.call("keep", "large", strconv.FormatBool(e.Large))
		r.bridge.call("theme", e.Theme, e.Large)
	case ui.TellHost:
		r.bridge.call("tellHost", map[string]any{"type": "result", "ok": e.OK, "queries": e.Queries, "nplus1": e.NPlus1, "ms": e.Millis})
	case ui.Reveal:
		r.bridge.call("editor", e.Side.Word(), "reveal", r.fileName(e.Side, e.File), e.Line)
	}
}
