// What a name is: a note beside it, under the pointer or, by F1 or Mod-k Mod-i,
// at the cursor. Escape takes it away; what came by a key is read out too.

import { EditorView, ViewPlugin, activateHover, closeHoverTooltips, hasHoverTooltips, hoverTooltip, keymap } from "@codemirror/view";
import { Prec } from "@codemirror/state";
import * as words from "./words.js";

// about makes an editor's extension and the function that takes answers.
// told("help", "id text-up-to-the-end-of-the-name") asks for a note.
export function about(told) {
  let last = 0, aloud = false;
  const waiting = new Map();
  const source = (view, pos) => {
    const word = view.state.wordAt(pos);
    if (!word) { aloud = false; return null; }
    const id = ++last;
    return new Promise((resolve) => {
      for (const old of waiting.values()) old(null);
      waiting.clear();
      waiting.set(id, resolve);
      told("help", id + " " + view.state.sliceDoc(0, word.to));
    }).then((note) => {
      if (aloud) say(view, note ? note.title + ". " + note.text : words.unknown(view.state.sliceDoc(word.from, word.to)));
      aloud = false;
      return note && { pos: word.from, end: word.to, above: true, create: () => ({ dom: draw(note) }) };
    });
  };
  const tooltip = hoverTooltip(source, { hideOnChange: true, hoverTime: 350 });
  const byKey = (view) => {
    aloud = true;
    activateHover(view, view.state.selection.main.head, -1, { tooltip, until: (tr) => tr.docChanged || !!tr.selection });
    return true;
  };
  const close = (view) => {
    if (!hasHoverTooltips(view.state)) return false;
    view.dispatch({ effects: closeHoverTooltips, userEvent: "diptych" });
    return true;
  };
  // under the pointer a note can stand while the focus is elsewhere
  const anywhere = ViewPlugin.define((view) => {
    const key = (e) => { if (e.key === "Escape" && !view.hasFocus) close(view); };
    document.addEventListener("keydown", key);
    return { destroy: () => document.removeEventListener("keydown", key) };
  });
  return {
    extension: [tooltip, anywhere, Prec.high(keymap.of([{ key: "F1", run: byKey }, { key: "Mod-k Mod-i", run: byKey }, { key: "Escape", run: close }]))],
    answer(id, title, text) { waiting.get(id)?.(title ? { title, text } : null); waiting.delete(id); },
  };
}

const say = (view, text) => view.dispatch({ effects: EditorView.announce.of(text), userEvent: "diptych" });

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
