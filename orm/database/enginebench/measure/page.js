// Runs one engine twice (a first visit, a reload) and sends what it measured.
const { engine, rounds, name, script } = JSON.parse(document.getElementById("job").textContent);
const again = sessionStorage.getItem("again");
const worker = new Worker(script, { name, type: script === "official.js" ? "module" : "classic" });
const result = { engine, visit: again ? "reload" : "fresh", rounds: [] };
worker.onerror = (e) => send({ error: e.message });
worker.onmessage = ({ data }) => {
  if (data.error) return send({ error: data.error });
  if (data.ready) result.start = performance.now();
  else result.rounds.push(data.round);
  if (result.rounds.length < (again ? 1 : rounds)) worker.postMessage("round");
  else send(result);
};
async function send(what) {
  await fetch("result", { method: "POST", body: JSON.stringify(what) });
  if (!again && !what.error) { sessionStorage.setItem("again", "1"); location.reload(); }
}
