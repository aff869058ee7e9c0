// Before the first paint: the theme and type size that were chosen. On pages
// without a program of their own, also the button that switches them.
(() => {
  const root = document.documentElement;
  const get = (key) => { try { return localStorage.getItem("diptych." + key); } catch { return null; } };
  const theme = new URLSearchParams(location.search).get("theme") || get("theme");
  if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  if (location.hash.startsWith("#1d.")) root.dataset.linked = ""; // what the page was made with is not what will be shown
  if (get("large") === "true") root.toggleAttribute("data-projector", true);
  addEventListener("click", (e) => {
    if (root.hasAttribute("data-program") || !e.target.closest?.("[data-do=theme]")) return;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem("diptych.theme", root.dataset.theme); } catch { /* private mode: until the page is left */ }
  });
})();
