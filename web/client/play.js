// <diptych-play>: a code block in anyone's page that can be run. Without this
// script it stays what it wraps, a <pre><code>. With it, the block has a Run
// button; the first use puts the embedded view of Diptych in its place.
//
//   <diptych-play src="/examples/…" | (code inside)  orm="django|sqlalchemy"
//     view="code sql rows" height="auto" theme="auto" readonly run="click|load">
//
// Several <pre> are several files: the first is run, the others have a name,
// <pre data-file="models.py">, and can be imported.
//
// Events: diptych-ready, diptych-result {ok, queries, nplus1, ms}.

const origin = new URL(import.meta.url).origin;

function crc32(bytes) {
  let crc = ~0;
  for (const b of bytes) {
    crc ^= b;
    for (let i = 0; i < 8; i++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return (~crc >>> 0).toString(16).padStart(8, "0");
}

async function fragment(doc) {
  const bytes = new TextEncoder().encode(JSON.stringify(doc));
  const packed = new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer());
  let binary = "";
  for (const b of packed) binary += String.fromCharCode(b);
  const text = btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  return `1d.${text.length}.${crc32(bytes)}.${text}`;
}

class DiptychPlay extends HTMLElement {
  connectedCallback() {
    if (this.button) return;
    for (const pre of this.querySelectorAll("pre")) pre.tabIndex = 0; // it may scroll
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.textContent = "Run";
    this.button.className = "diptych-run";
    this.button.onclick = () => this.open(true);
    this.append(this.button);
    if (this.getAttribute("run") === "load") this.open(true);
  }

  get side() { return this.getAttribute("orm") === "sqlalchemy" ? "sa" : "dj"; }

  // files are what the link holds: the code, and further blocks that have a name.
  async files() {
    const more = [...this.querySelectorAll("pre[data-file]")].map((pre) => ({ name: pre.dataset.file, text: pre.textContent.replace(/^\n/, ""), side: this.side }));
    return [{ name: this.side === "sa" ? "sqlalchemy.py" : "django.py", text: await this.code() }, ...more];
  }

  async code() {
    if (this.hasAttribute("src")) {
      const response = await fetch(this.getAttribute("src"));
      if (!response.ok) throw new Error(`${this.getAttribute("src")}: ${response.status}`);
      return response.text();
    }
    return (this.getAttribute("code") ?? this.querySelector("pre:not([data-file])")?.textContent ?? "").replace(/^\n/, "");
  }

  async open(run) {
    if (this.frame) return;
    let link;
    try {
      link = await fragment({ v: 1, layout: this.side, view: this.getAttribute("view") ?? "", files: await this.files() });
    } catch (e) {
      this.button.textContent = "Run (failed: " + e.message + ")";
      return;
    }
    const query = new URLSearchParams();
    if (run) query.set("run", "1");
    if (this.hasAttribute("readonly")) query.set("readonly", "1");
    const theme = this.getAttribute("theme");
    if (theme === "dark" || theme === "light") query.set("theme", theme);
    const frame = this.frame = document.createElement("iframe");
    frame.title = "Diptych: " + (this.side === "sa" ? "SQLAlchemy" : "Django") + " code and what it does";
    frame.src = `${origin}/embed/?${query}#${link}`;
    frame.width = "100%";
    frame.height = this.getAttribute("height") && this.getAttribute("height") !== "auto" ? this.getAttribute("height") : "420";
    frame.setAttribute("frameborder", "0");
    frame.allow = "clipboard-write";
    this.heard = (e) => { if (e.source === frame.contentWindow && e.origin === origin && e.data?.type === "diptych:embed") this.connect(); };
    addEventListener("message", this.heard);
    this.button.remove();
    for (const kid of this.children) kid.hidden = true;
    this.append(frame);
  }

  connect() {
    const channel = new MessageChannel();
    this.port = channel.port1;
    this.port.onmessage = (m) => {
      const { type, ...detail } = m.data;
      if (type === "resize" && (this.getAttribute("height") ?? "auto") === "auto") this.frame.height = String(detail.height);
      if (type === "source") this.answer?.(detail.text);
      if (type === "ready" || type === "result") this.dispatchEvent(new CustomEvent("diptych-" + type, { detail, bubbles: true }));
    };
    this.frame.contentWindow.postMessage({ type: "diptych:connect" }, origin, [channel.port2]);
  }

  run() { this.port ? this.port.postMessage({ type: "run", side: this.side }) : this.open(true); }
  reset() { this.port?.postMessage({ type: "reset", side: this.side }); }
  set(text) { this.port?.postMessage({ type: "set", side: this.side, text }); }
  get() { return new Promise((resolve) => { this.answer = resolve; this.port?.postMessage({ type: "get", side: this.side }); }); }

  disconnectedCallback() { removeEventListener("message", this.heard); }
}

customElements.define("diptych-play", DiptychPlay);
