// The bridge: what the page's Go program needs from the browser and cannot do as
// well itself. It starts the engine's Worker before that program has arrived,
// holds the Worker's messages until someone listens, and reduces what a person
// does to words: tell(what, argument).

import { mount } from "./editor.js";
import { mountPrompt } from "./prompt.js";
import * as words from "./words.js";

const data = JSON.parse(document.getElementById("diptych-page").textContent);
const embedded = document.documentElement.hasAttribute("data-embedded");
const workers = new Map();
let compiled = null;
const had = new Map(); // files beside the engine's program that came, by name
let hear = null;
const early = [];

const heard = (n, what, text) => (hear ? hear(n, what, text) : early.push([n, what, text]));

function startWorker(n) {
  if (workers.has(n)) return;
  let worker;
  try {
    worker = new Worker(data.assets.worker);
  } catch (e) {
    heard(n, "failed", words.noWorker(e.message));
    return;
  }
  workers.set(n, worker);
  worker.onmessage = (e) => {
    if (workers.get(n) !== worker) return;
    if (typeof e.data === "string") heard(n, "reply", e.data);
    else if (e.data.modules) compiled = e.data.modules;
    else if (e.data.file) had.set(e.data.file, e.data.bytes);
    else if (e.data.failed) heard(n, "failed", e.data.failed);
  };
  worker.onerror = (e) => {
    e.preventDefault();
    if (workers.get(n) === worker) heard(n, "failed", (e.message || words.noProgram) + ".");
  };
  worker.postMessage({ init: { exec: data.assets.exec, engine: data.assets.engine, size: data.assets.engineSize, parts: data.assets.sqlite, modules: compiled, files: data.assets.files, had: [...had] } });
  worker.postMessage('{"v":1,"type":"warm","id":' + n + "}");
}

function endWorker(n) {
  workers.get(n)?.terminate();
  workers.delete(n);
}

const store = {
  get(key) { try { return localStorage.getItem(key) || ""; } catch { return ""; } },
  set(key, value) { try { value === "" ? localStorage.removeItem(key) : localStorage.setItem(key, value); } catch { /* private mode: nothing is kept */ } },
};

function copy(text, done) {
  const old = () => {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "vh";
    document.body.append(area);
    area.select();
    let ok = false;
    try { ok = document.execCommand("copy"); } catch { /* said by ok */ }
    area.remove();
    done(ok);
  };
  if (navigator.clipboard) navigator.clipboard.writeText(text).then(() => done(true), old);
  else old();
}

function saveFile(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

// saveData is saveFile for bytes that come as base64.
function saveData(name, data) {
  saveFile(name, "application/octet-stream", Uint8Array.from(atob(data), (c) => c.charCodeAt(0)));
}

// readFile tells a chosen file's name and bytes, as base64.
function readFile(input, then) {
  const file = input.files[0];
  if (!file) return;
  const reader = new FileReader();
  reader.onload = () => { then(file.name + "\n" + reader.result.slice(reader.result.indexOf(",") + 1)); input.value = ""; };
  reader.onerror = () => then(file.name + "\n");
  reader.readAsDataURL(file);
}

const editors = {};
let prompt = null;

// listen turns events anywhere in the page into words. It listens from the
// start: what is pressed before the program has arrived is told when it has.
const untold = [];
let tell = (what, arg) => untold.push([what, arg]);
function listen() {
  document.addEventListener("click", (e) => {
    if (e.target.closest("a")) { e.stopPropagation(); return; } // pages are loaded by the browser, not routed
    const act = e.target.closest("[data-do]");
    if (act && act.getAttribute("aria-disabled") !== "true") tell(act.dataset.do, act.dataset.arg || "");
  }, true);
  document.addEventListener("change", (e) => {
    if (e.target.dataset?.change) tell(e.target.dataset.change, e.target.value);
    if (e.target.dataset?.file) readFile(e.target, (text) => tell(e.target.dataset.file, text));
  });
  const focus = (e) => {
    const s = e.target.closest?.("[data-stmt]") || e.target.closest?.("[data-line]");
    if (s) tell("see", s.dataset.stmt || s.dataset.line);
  };
  document.addEventListener("toggle", (e) => {
    if (e.target.dataset?.span) tell(e.target.open ? "toggle-open" : "toggle-shut", e.target.dataset.span);
  }, true);
  document.addEventListener("focusin", focus);
  document.addEventListener("click", focus);
  document.addEventListener("keydown", (e) => {
    if (e.key === "Enter" && (e.ctrlKey || e.metaKey) && !e.defaultPrevented) { e.preventDefault(); tell("run", ""); return; }
    if (stepKey(e)) return;
    tabKey(e);
    const form = e.target.closest?.("form[data-escape]");
    if (form && e.key === "Escape") { e.preventDefault(); tell(form.dataset.escape, form.dataset.arg); }
  });
  document.addEventListener("submit", (e) => {
    const form = e.target;
    e.preventDefault();
    if (form.dataset.submit) tell(form.dataset.submit, form.dataset.arg + " " + form.querySelector("input").value);
  });
  addEventListener("popstate", () => tell("nav", ""));
}

// tabKey moves along a row of tabs, and closes the tab of a file.
function tabKey(e) {
  const tab = e.target.closest?.("[role=tab]");
  if (!tab || e.altKey || e.ctrlKey || e.metaKey) return;
  if (e.key === "Delete" && tab.dataset.delete) { e.preventDefault(); tell(tab.dataset.delete, tab.dataset.arg); return; }
  const tabs = [...tab.parentElement.querySelectorAll("[role=tab]")], at = tabs.indexOf(tab), last = tabs.length - 1;
  const to = { ArrowLeft: at > 0 ? at - 1 : last, ArrowRight: at < last ? at + 1 : 0, Home: 0, End: last }[e.key];
  if (to === undefined) return;
  e.preventDefault();
  tabs[to].focus();
  tell(tabs[to].dataset.do, tabs[to].dataset.arg);
}

// showTab scrolls the tab of the shown file into sight, once it is drawn.
function showTab(side) {
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const tab = document.querySelector(`#p-${side} .ftab[aria-selected=true]`), row = tab?.parentElement;
    if (row) row.scrollLeft = Math.min(Math.max(row.scrollLeft, tab.offsetLeft - row.offsetLeft + tab.offsetWidth - row.clientWidth), tab.offsetLeft - row.offsetLeft);
  }));
}

// whenDrawn waits some frames for what find finds.
function whenDrawn(find, then) {
  let tries = 30;
  const look = () => {
    const el = find();
    if (el) then(el);
    else if (--tries) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

// focusOn moves the focus to an element that may yet have to be drawn.
function focusOn(id) {
  whenDrawn(() => document.getElementById(id), (el) => { el.focus(); el.select?.(); });
}

// stepKey moves along the steps of a run: the scale is one stop of the Tab key.
// A drawn field is a button, so it answers to Enter and the space bar.
function stepKey(e) {
  const drawn = e.target.closest?.("g[role=button]");
  if (drawn && (e.key === "Enter" || e.key === " ")) { e.preventDefault(); tell(drawn.dataset.do, drawn.dataset.arg); return true; }
  const scale = e.target.closest?.(".scrub");
  if (!scale || !e.target.closest(".ticks")) return false;
  const last = +scale.dataset.steps - 1, now = +scale.dataset.now;
  const to = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: last, PageUp: now - 10, PageDown: now + 10 }[e.key];
  if (to === undefined) return false;
  e.preventDefault();
  const step = Math.min(Math.max(to, 0), last);
  scale.dataset.now = step; // the next key may come before the page is drawn
  tell("step", scale.dataset.side + " " + step);
  whenDrawn(() => document.querySelector(`.ticks [aria-current][data-step="${step}"]`), (now) => now.focus());
  return true;
}

function live(fn) {
  tell = fn;
  delete document.documentElement.dataset.linked;
  for (const [what, arg] of untold.splice(0)) fn(what, arg);
  if (/Mac|iPhone|iPad/.test(navigator.platform)) document.querySelectorAll("[data-key=run]").forEach((k) => { k.textContent = "⌘↵"; });
}

// mark shows which line is looked at, in the editor and in the timeline.
// address is what the timeline calls it.
function mark(side, file, line, address) {
  for (const [word, editor] of Object.entries(editors)) editor.setNow(file, word === side ? line : 0);
  for (const el of document.querySelectorAll(".byline.now")) el.classList.remove("now");
  if (line) for (const el of document.querySelectorAll(`[data-line="${CSS.escape(address)}"]`)) el.classList.add("now");
}

function scrollTimeline(address) {
  document.querySelector(`[data-line="${CSS.escape(address)}"]`)?.scrollIntoView({ block: "nearest" });
}

// The page around an embedded view: a handshake gives it a port; only the text
// that it asks for leaves, and only as the answer.
let port = null;
function tellHost(message) { port?.postMessage(message); }
function host() {
  if (parent === window) return;
  const size = () => {
    const height = Math.ceil(document.getElementById("app").getBoundingClientRect().height) + 2;
    tellHost({ type: "resize", height });
    parent.postMessage({ subject: "lti.frameResize", height }, "*");
  };
  addEventListener("message", (e) => {
    if (e.source !== parent || e.data?.type !== "diptych:connect" || !e.ports[0]) return;
    port = e.ports[0];
    port.onmessage = (m) => {
      const { type, side = "dj", text = "", theme = "" } = m.data || {};
      if (type === "get" || type === "set" || type === "run" || type === "reset") tell("host-" + type, side + " " + text);
      else if (type === "theme") tell(theme === "dark" ? "dark" : "light", "");
    };
    tellHost({ type: "ready" });
    size();
  });
  parent.postMessage({ type: "diptych:embed" }, "*");
  new ResizeObserver(size).observe(document.getElementById("app"));
}

globalThis.diptych = {
  page: () => JSON.stringify(data),
  attach(fn) { hear = fn; for (const m of early.splice(0)) fn(...m); },
  startWorker, endWorker, copy, saveFile, saveData, live, mark, scrollTimeline, focusOn, showTab, host, tellHost,
  send: (n, text) => workers.get(n)?.postMessage(text),
  load: (key) => store.get("diptych." + key),
  keep: (key, value) => store.set("diptych." + key, value),
  hash: () => location.hash,
  path: () => location.pathname,
  search: () => location.search,
  address(path, fragment, push) {
    const url = path + (fragment ? "#" + fragment : "");
    history[push ? "pushState" : "replaceState"](null, "", url);
  },
  title(text) { document.title = text; },
  origin: () => location.origin,
  theme(theme, large) {
    if (theme) document.documentElement.dataset.theme = theme;
    document.documentElement.toggleAttribute("data-projector", large);
  },
  dark: () => matchMedia("(prefers-color-scheme: dark)").matches,
  fetchText(url, done) {
    fetch(url).then((r) => (r.ok ? r.text() : Promise.reject(new Error(r.status + " " + r.statusText)))).then((text) => done(true, text), (e) => done(false, String(e.message)));
  },
  later(ms, fn) { setTimeout(fn, ms); },
  mountEditor(side, el, files, open, label, readOnly, told) { editors[side]?.destroy(); editors[side] = mount(el, { files, open, label, readOnly, told }); },
  editor(side, method, ...args) { editors[side]?.[method](...args); },
  mountPrompt(el, label, sql, told) { prompt?.destroy(); prompt = mountPrompt(el, { label, sql, store, told }); },
  prompt(method, ...args) { prompt?.[method](...args); },
  unmountPrompt() { prompt?.destroy(); prompt = null; },
  // scrollLog shows the end of the console's transcript.
  scrollLog() { requestAnimationFrame(() => { const log = document.querySelector(".entries"); if (log) log.scrollTop = log.scrollHeight; }); },
  unmountEditor(side) { editors[side]?.destroy(); delete editors[side]; },
};

listen();

// Both programs stream and compile at the same time. An embedded view waits for
// the first run, so that a page of ten of them loads nothing until it is used.
if (!embedded) startWorker(1);

async function startPage() {
  if (typeof WebAssembly !== "object") throw new Error(words.noWebAssembly);
  const go = new Go();
  const response = fetch(data.assets.app);
  let result;
  try {
    result = await WebAssembly.instantiateStreaming(response, go.importObject);
  } catch (e) {
    const again = await fetch(data.assets.app);
    if (!again.ok) throw new Error(words.noPage(again.status));
    if ((again.headers.get("content-type") || "").includes("wasm")) throw e;
    result = await WebAssembly.instantiate(await again.arrayBuffer(), go.importObject); // a server without the type
  }
  await go.run(result.instance);
}

startPage().catch((e) => {
  console.error(e);
  const line = document.getElementById("engine-state");
  if (line) line.textContent = words.notLive(e.message);
});
