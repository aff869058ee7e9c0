// The prompt island: an editor of one statement. Enter sends it, the arrows go
// through what was sent before, which the browser keeps.

import { Compartment, EditorState, Prec } from "@codemirror/state";
import { EditorView, drawSelection, highlightSpecialChars, keymap } from "@codemirror/view";
import { defaultKeymap, history, historyKeymap, insertNewlineAndIndent } from "@codemirror/commands";
import { bracketMatching, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { python } from "@codemirror/lang-python";
import { look, syntax } from "./editor.js";
import { completion } from "./complete.js";
import * as words from "./words.js";

const remembered = 100;

// mountPrompt puts a prompt into host. told(what, value) hears "enter" and
// "complete"; store keeps the history under a key.
export function mountPrompt(host, { label, sql, store, told }) {
  const root = host.shadowRoot || host.attachShadow({ mode: "open", delegatesFocus: true });
  const mode = new Compartment();
  let key = "";
  let before = [], at = 0, draft = "";
  const recall = (view, step) => {
    const next = at + step;
    if (next < 0 || next > before.length) return true;
    if (at === before.length) draft = view.state.doc.toString();
    at = next;
    const text = at === before.length ? draft : before[at];
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: text.length } });
    return true;
  };
  const send = (view) => {
    const text = view.state.doc.toString();
    if (text.trim() && before[before.length - 1] !== text) {
      before = [...before, text].slice(-remembered);
      store.set(key, JSON.stringify(before));
    }
    at = before.length;
    told("enter", text);
    return true;
  };
  const ask = completion((what, value) => { if (key === "typed.python") told(what, value); else ask.answer(+value.split(" ", 1)[0], null); });
  const languageOf = (isSQL) => (isSQL ? [] : [python(), syntaxHighlighting(syntax)]);
  const load = (isSQL) => {
    key = isSQL ? "typed.sql" : "typed.python";
    try { before = JSON.parse(store.get(key) || "[]"); } catch { before = []; }
    at = before.length;
  };
  load(sql);
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      extensions: [
        Prec.high(keymap.of([
          { key: "Enter", run: send, shift: insertNewlineAndIndent },
          { key: "ArrowUp", run: (v) => v.state.doc.lineAt(v.state.selection.main.head).number === 1 && recall(v, -1) },
          { key: "ArrowDown", run: (v) => v.state.doc.lineAt(v.state.selection.main.head).number === v.state.doc.lines && recall(v, 1) },
        ])),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        history(), drawSelection(), highlightSpecialChars(), bracketMatching(), indentUnit.of("    "), EditorState.tabSize.of(4), look,
        mode.of(languageOf(sql)), ask.extension, EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": label, "aria-description": words.promptHelp, spellcheck: "false", autocapitalize: "off", autocorrect: "off" }),
      ],
    }),
  });
  return {
    setText(text) { view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: text.length } }); },
    setSQL(isSQL) { load(isSQL); view.dispatch({ effects: mode.reconfigure(languageOf(isSQL)) }); },
    completions: ask.answer,
    focus() { view.focus(); },
    text: () => view.state.doc.toString(),
    destroy() { view.destroy(); },
  };
}
