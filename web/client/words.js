// The texts of the scripts, in one place as the page's are in playground/words.

export const editorHelp = "Press Escape, then Tab, to leave the editor. F1 tells what a name is.";
export const promptHelp = "Press Escape, then Tab, to leave the prompt.";
export const queries = (n) => (n === 1 ? "1 query from this line" : n + " queries from this line");
export const unknown = (name) => "Nothing is known of " + name + ".";

export const noWorker = (why) => "this browser cannot start a Worker (" + why + ").";
export const noProgram = "its program could not be loaded";
export const noWebAssembly = "this browser has no WebAssembly";
export const noPage = (status) => "the page's program is missing (" + status + ")";
export const notLive = (why) => "This page cannot be made live: " + why + ". What was recorded stays readable.";

export const lacks = (what) => "this browser has no " + what;
export const bulkMemory = "bulk memory operations in its WebAssembly";
export const saturating = "saturating conversions in its WebAssembly";
export const signExtension = "sign extension in its WebAssembly";
export const starting = "starting Python and SQLite";
export const engineEnded = "the engine ended";
export const engine = "the engine";
export const compiling = "compiling the engine";
export const helper = "SQLite's helper";
export const copies = "SQLite's copies";
export const notLoaded = (what, why) => "the file of " + what + " cannot be loaded (" + why + ")";
export const missing = (what, status) => "the file of " + what + " is missing (" + status + ")";
export const answered = (status) => "the server answered " + status;
export const damaged = (what, type, why) => "the file of " + what + " is damaged or was cut short (" + (type || "no type") + "; " + why + ")";
