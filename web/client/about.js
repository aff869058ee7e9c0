// What a name is: a note beside it, under the pointer or, by F1 or Mod-k Mod-i,
// at the cursor. Escape takes it away; what came by a key is read out too.

import { EditorView, ViewPlugin, closeHoverTooltips, hasHoverTooltips, hoverTooltip, keymap, showTooltip } from "@codemirror/view";
import { closeCompletion } from "@codemirror/autocomplete";
import { Prec, StateEffect, StateField } from "@codemirror/state";
import * as words from "./words.js";

// The note that a key asked for, until the text or the cursor changes.
const setNote = StateEffect.define();
const atCursor = StateField.define({
  create: () => null,
  update(note, tr) {
    for (const e of tr.effects) if (e.is(setNote)) return e.value;
    return tr.docChanged || tr.selection ? null : note;
  },
  provide: (f) => showTooltip.from(f),
});

// about makes an editor's extension and the function that takes answers.
// told("help", "id text-up-to-the-end-of-the-name") asks for a note.
export function about(told) {
  let last = 0;
  const waiting = new Map();
  const ask = (view, word) => {
    const id = ++last;
    return new Promise((resolve) => {
      for (const old of waiting.values()) old(null);
      waiting.clear();
      waiting.set(id, resolve);
      told("help", id + " " + view.state.sliceDoc(0, word.to));
    }).then((note) => note && { pos: word.from, end: word.to, above: true, text: note.title + ". " + note.text, create: () => ({ dom: draw(note) }) });
  };
  const hover = hoverTooltip((view, pos) => {
    const word = view.state.wordAt(pos);
    return word && ask(view, word);
  }, { hideOnChange: true, hoverTime: 350 });
  const byKey = (view) => {
    const { state } = view, word = state.wordAt(state.selection.main.head);
    closeCompletion(view);
    if (!word) return true;
    const name = state.sliceDoc(word.from, word.to);
    ask(view, word).then((note) => {
      if (view.state.doc !== state.doc) return;
      view.dispatch({ effects: [setNote.of(note), EditorView.announce.of(note ? note.text : words.unknown(name))], userEvent: "diptych" });
    });
    return true;
  };
  const close = (view) => {
    if (!hasHoverTooltips(view.state) && !view.state.field(atCursor)) return false;
    view.dispatch({ effects: [closeHoverTooltips, setNote.of(null)], userEvent: "diptych" });
    return true;
  };
  // under the pointer a note can stand while the focus is elsewhere
  const anywhere = ViewPlugin.define((view) => {
    const key = (e) => { if (e.key === "Escape" && !view.hasFocus) close(view); };
    document.addEventListener("keydown", key);
    return { destroy: () => document.removeEventListener("keydown", key) };
  });
  return {
    extension: [atCursor, hover, anywhere, Prec.high(keymap.of([{ key: "F1", run: byKey }, { key: "Mod-k Mod-i", run: byKey }, { key: "Escape", run: close }]))],
    answer(id, title, text) { waiting.get(id)?.(title ? { title, text } : null); waiting.delete(id); },
  };
}

function draw({ title, text }) {
  const box = document.createElement("div");
  box.className = "cm-about";
  box.setAttribute("role", "tooltip");
  box.append(Object.assign(document.createElement("code"), { textContent: title }), Object.assign(document.createElement("p"), { textContent: text }));
  return box;
}

export const aboutLook = EditorView.theme({
  ".cm-about": { padding: ".35rem .6rem", maxWidth: "26rem" },
  ".cm-about code": { display: "block", fontFamily: "var(--mono)", fontSize: "var(--t-s)", fontWeight: "600", overflowWrap: "anywhere" },
  ".cm-about p": { margin: ".15rem 0 0" },
});
