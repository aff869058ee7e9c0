// Completion: CodeMirror shows what the page's program finds in the run's models
// and in the names that the engine knows.

import { acceptCompletion, autocompletion, completionStatus, startCompletion } from "@codemirror/autocomplete";
import { keymap } from "@codemirror/view";
import { Prec } from "@codemirror/state";

// completion makes an editor's extension and the function that takes answers.
// told("complete", "id from text-before-the-cursor") asks for one.
export function completion(told) {
  let last = 0;
  const waiting = new Map();
  const source = (context) => {
    const word = context.matchBefore(/[\w.]*|["'(,\s]/u);
    if (!context.explicit && (!word || !/[\w.]$/u.test(word.text))) return null;
    const id = ++last;
    return new Promise((resolve) => {
      for (const old of waiting.values()) old(null);
      waiting.clear();
      waiting.set(id, resolve);
      context.addEventListener?.("abort", () => { waiting.delete(id); resolve(null); });
      told("complete", id + " " + context.state.sliceDoc(0, context.pos));
    }).then((found) => found && found.options.length > 0 ? {
      from: context.pos - found.length,
      options: found.options.map((o) => ({ label: o.label, type: o.kind, detail: o.detail || undefined, info: o.info || undefined, boost: o.boost || 0 })),
      validFor: /^\w*$/u,
    } : null);
  };
  return {
    extension: [
      autocompletion({ override: [source], icons: false, activateOnTypingDelay: 60 }),
      // Tab takes what is chosen in an open list; at a word's end it asks for one.
      Prec.highest(keymap.of([{ key: "Tab", run: (view) => completionStatus(view.state) === "active" ? acceptCompletion(view) : inWord(view) && startCompletion(view) }])),
    ],
    answer(id, found) { waiting.get(id)?.(found); waiting.delete(id); },
  };
}

function inWord(view) {
  const { main } = view.state.selection;
  return main.empty && /[\w.]$/u.test(view.state.sliceDoc(Math.max(main.head - 1, 0), main.head));
}
