// The editor island: CodeMirror in a shadow root, so that its styles arrive as
// adopted sheets (the page's policy allows no inline style) and its colours come
// from the page's tokens, which pass through a shadow root.

import { Compartment, EditorState, StateEffect, StateField, Transaction } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, drawSelection, gutter, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from "@codemirror/commands";
import { HighlightStyle, bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { python } from "@codemirror/lang-python";
import { search, searchKeymap } from "@codemirror/search";
import { forEachDiagnostic, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { tags } from "@lezer/highlight";
import { about, aboutLook } from "./about.js";
import { completion } from "./complete.js";
import * as words from "./words.js";

export const syntax = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword, tags.bool, tags.null], fontWeight: "650" },
  { tag: [tags.string, tags.special(tags.string), tags.number], color: "var(--lit)" },
  { tag: tags.comment, color: "var(--ink-3)", fontStyle: "italic" },
]);

export const look = EditorView.theme({
  "&": { height: "100%", maxHeight: "inherit", color: "var(--ink)", backgroundColor: "var(--well)", fontSize: "var(--code-size, .8125rem)" },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "var(--row)", overflow: "auto", scrollbarWidth: "thin", scrollbarColor: "var(--rule-2) transparent", fontVariantLigatures: "none" },
  ".cm-content": { padding: ".5rem 0", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 1rem 0 .75rem" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "color-mix(in srgb, var(--focus) 22%, transparent)" },
  ".cm-gutters": { backgroundColor: "var(--well)", color: "var(--ink-3)", border: "0", borderRight: "1px solid var(--rule)", fontVariantNumeric: "tabular-nums" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "2rem", padding: "0", textAlign: "right", fontSize: ".92em" },
  ".cm-counts .cm-gutterElement": { minWidth: "2.4rem", padding: "0 .75rem 0 0", textAlign: "right", fontWeight: "600", fontSize: ".92em", color: "var(--c)" },
  ".cm-counts .hit": { color: "var(--warn)" },
  ".cm-line.hit, .cm-line.err": { backgroundColor: "var(--warn-tint)", boxShadow: "inset 3px 0 0 var(--warn-rule)" },
  ".cm-line.err": { textDecoration: "underline wavy var(--warn-rule) 1px", textUnderlineOffset: ".25em" },
  ".cm-line.now": { backgroundColor: "var(--ct)", boxShadow: "inset 3px 0 0 var(--c)" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "transparent", outline: "1px solid var(--rule-2)" },
  ".cm-panels": { backgroundColor: "var(--paper)", color: "var(--ink)" },
  ".cm-specialChar": { color: "var(--warn)" },
  ".cm-panels.cm-panels-top": { borderBottom: "1px solid var(--rule)" }, ".cm-panels.cm-panels-bottom": { borderTop: "1px solid var(--rule)" },
  ".cm-panel": { padding: ".35rem .6rem", font: "var(--t-s)/1.5 var(--sans)" },
  ".cm-panel input, .cm-panel button": { font: "inherit", color: "var(--ink)", background: "var(--paper)", border: "1px solid var(--rule-2)", borderRadius: ".2rem", padding: ".1rem .4rem" },
  ".cm-panel input:focus-visible, .cm-panel button:focus-visible": { outline: "2px solid var(--focus)" },
  ".cm-searchMatch": { backgroundColor: "color-mix(in srgb, var(--focus) 18%, transparent)" }, ".cm-searchMatch-selected": { outline: "2px solid var(--focus)" },
  ".cm-tooltip": { color: "var(--ink)", backgroundColor: "var(--paper)", border: "1px solid var(--rule-2)", font: "var(--t-s)/1.45 var(--sans)", maxWidth: "26rem" },
  ".cm-diagnostic": { padding: ".3rem .6rem", borderLeft: "3px solid var(--warn-rule)", margin: "0" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--warn-rule) 1px", textUnderlineOffset: ".25em" },
  ".cm-lintPoint-error::after": { borderBottomColor: "var(--warn-rule)" },
  ".cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxHeight: "14rem" },
  ".cm-tooltip-autocomplete > ul > li": { padding: ".15rem .6rem" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--focus)", color: "var(--paper)" },
  ".cm-completionDetail": { color: "inherit", opacity: ".75", fontStyle: "normal", marginLeft: "1rem" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
});

class Count extends GutterMarker {
  constructor(n, hit) { super(); this.n = n; this.hit = hit; }
  eq(other) { return other.n === this.n && other.hit === this.hit; }
  toDOM() {
    const b = document.createElement("span");
    b.textContent = this.n + "×";
    if (this.hit) b.className = "hit";
    b.title = words.queries(this.n);
    return b;
  }
}

// Marks travel with the text: an edit above a counted line moves its count.
const setMarks = StateEffect.define();
const marks = StateField.define({
  create: () => Decoration.none,
  update(set, tr) {
    set = set.map(tr.changes);
    for (const e of tr.effects) if (e.is(setMarks)) set = build(tr.state.doc, e.value);
    return set;
  },
  provide: (f) => EditorView.decorations.from(f),
});

function build(doc, { counts = {}, hit = [], err = 0 }) {
  const lines = new Map();
  const at = (n) => { if (!lines.has(n)) lines.set(n, { class: "" }); return lines.get(n); };
  for (const [n, count] of Object.entries(counts)) at(+n).count = count;
  for (const n of hit) at(n).class = "hit";
  if (err) at(err).class = "err";
  const out = [];
  for (const [n, m] of [...lines].sort((a, b) => a[0] - b[0])) {
    if (n < 1 || n > doc.lines) continue;
    out.push(Decoration.line({ class: m.class || "seen", count: m.count || 0 }).range(doc.line(n).from));
  }
  return Decoration.set(out);
}

const setNow = StateEffect.define();
const now = StateField.define({
  create: () => Decoration.none,
  update(set, tr) {
    set = tr.docChanged ? Decoration.none : set;
    for (const e of tr.effects) {
      if (!e.is(setNow)) continue;
      set = e.value >= 1 && e.value <= tr.state.doc.lines ? Decoration.set([Decoration.line({ class: "now" }).range(tr.state.doc.line(e.value).from)]) : Decoration.none;
    }
    return set;
  },
  provide: (f) => EditorView.decorations.from(f),
});

const counts = gutter({
  class: "cm-counts",
  renderEmptyElements: true,
  lineMarker(view, line) {
    let found = null;
    view.state.field(marks).between(line.from, line.from, (from, to, deco) => {
      if (from === line.from && deco.spec.count) found = new Count(deco.spec.count, deco.spec.class === "hit");
    });
    return found;
  },
  lineMarkerChange: (update) => update.startState.field(marks) !== update.state.field(marks),
});

// difference is the one stretch in which two texts differ, so that the cursor
// stays where it can.
function difference(old, next) {
  let from = 0, same = 0;
  const most = Math.min(old.length, next.length);
  while (from < most && old[from] === next[from]) from++;
  while (same < most - from && old[old.length - 1 - same] === next[next.length - 1 - same]) same++;
  return { from, to: old.length - same, insert: next.slice(from, next.length - same) };
}

// mount puts an editor into host that shows one of several files; each has its own
// history, selection and marks. told(what, value, file) hears "text" (typed by
// hand), "line" (the cursor's line moved), "run" (Mod-Enter) and "complete".
export function mount(host, { files, open, label, readOnly, told }) {
  const root = host.shadowRoot || host.attachShadow({ mode: "open", delegatesFocus: true });
  const locked = new Compartment();
  const labels = new Compartment();
  const states = new Map(), scrolled = new Map();
  let shown = open, line = 0;
  const tell = (what, value) => told(what, value, shown);
  const ask = completion(tell), help = about(tell);
  const labelled = (name) => EditorView.contentAttributes.of({ "aria-label": states.size > 1 || name !== open ? label + ", " + name : label });
  const extensions = [
    keymap.of([{ key: "Mod-Enter", run: () => { tell("run", ""); return true; } }, { key: "Shift-Alt-f", run: () => { tell("format", ""); return true; } }, ...searchKeymap, ...lintKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
    lineNumbers(), counts, history(), drawSelection(), highlightSpecialChars(), indentOnInput(), bracketMatching(), search({ top: true }), ask.extension, help.extension, aboutLook,
    python(), indentUnit.of("    "), EditorState.tabSize.of(4), syntaxHighlighting(syntax), look, marks, now,
    locked.of([EditorState.readOnly.of(!!readOnly), EditorView.editable.of(!readOnly)]),
    EditorView.contentAttributes.of({ tabindex: "0", "aria-description": words.editorHelp, spellcheck: "false", autocapitalize: "off", autocorrect: "off" }),
    EditorView.updateListener.of((u) => {
      const quiet = u.transactions.some((tr) => tr.annotation(Transaction.userEvent) === "diptych");
      if (u.docChanged && !quiet) tell("text", u.state.doc.toString());
      if (u.selectionSet && !quiet && u.view.hasFocus) {
        const n = u.state.doc.lineAt(u.state.selection.main.head).number;
        if (n !== line) { line = n; tell("line", String(n)); }
      }
    }),
  ];
  const make = (name, text) => EditorState.create({ doc: text, extensions: [extensions, labels.of(labelled(name))] });
  for (const f of files) states.set(f.name, make(f.name, f.text));
  const view = new EditorView({ root, parent: root, state: states.get(shown) });
  const state = (name) => (name === shown ? view.state : states.get(name));
  // change applies a transaction to a file, whether it is shown or not
  const change = (name, spec) => {
    if (name === shown) view.dispatch(spec);
    else if (states.has(name)) states.set(name, states.get(name).update(spec).state);
  };
  const place = (doc, line, col) => {
    const l = doc.line(Math.min(Math.max(line, 1), doc.lines));
    return Math.min(l.from + [...l.text].slice(0, Math.max(col - 1, 0)).join("").length, l.to);
  };
  const editor = {
    setText(name, next) {
      if (!state(name)) { states.set(name, make(name, next)); return; }
      if (state(name).doc.toString() === next) return;
      change(name, { changes: difference(state(name).doc.toString(), next), userEvent: "diptych", effects: setMarks.of({}), annotations: isolateHistory.of("full") });
      change(name, setDiagnostics(state(name), []));
    },
    // open shows another file, as it was left
    open(name) {
      if (name === shown || !states.has(name)) return;
      states.set(shown, view.state);
      scrolled.set(shown, view.scrollDOM.scrollTop);
      shown = name;
      line = 0;
      view.setState(states.get(name));
      view.dispatch({ effects: labels.reconfigure(labelled(name)) });
      view.scrollDOM.scrollTop = scrolled.get(name) || 0;
    },
    rename(from, to) {
      const kept = state(from);
      states.delete(from);
      states.set(to, kept);
      if (shown === from) { shown = to; view.dispatch({ effects: labels.reconfigure(labelled(to)) }); }
    },
    setMarks(name, m) { change(name, { effects: setMarks.of(m), userEvent: "diptych" }); },
    // problems are syntax errors of all files: lines and columns from 1, columns in characters
    setProblems(list) {
      for (const name of states.keys()) {
        const doc = state(name).doc;
        const found = list.filter((p) => p.file === name).map((p) => {
          const from = place(doc, p.line, p.col), to = place(doc, p.endLine, p.endCol);
          return { from, to: Math.max(to, from), severity: "error", message: p.message };
        });
        change(name, { ...setDiagnostics(state(name), found), userEvent: "diptych" });
      }
    },
    problems() { const out = []; forEachDiagnostic(view.state, (d) => out.push(d.message)); return out.join("\n"); },
    setNow(name, n) { view.dispatch({ effects: setNow.of(name === shown ? n : 0), userEvent: "diptych" }); },
    reveal(name, n) {
      if (name !== shown || n < 1 || n > view.state.doc.lines) return;
      view.dispatch({ effects: EditorView.scrollIntoView(view.state.doc.line(n).from, { y: "center" }), userEvent: "diptych" });
    },
    goTo(name, n) {
      editor.open(name);
      if (name !== shown || n < 1 || n > view.state.doc.lines) return;
      line = n;
      view.dispatch({ selection: { anchor: view.state.doc.line(n).from }, scrollIntoView: true, userEvent: "diptych" });
      view.focus();
    },
    focus() { view.focus(); },
    completions: ask.answer,
    explained: help.answer,
    destroy() { view.destroy(); },
  };
  return editor;
}
