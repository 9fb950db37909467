// The typed site is hashed here; only the first three digits of the hash are sent.
(() => {
  const form = document.getElementById("private"), box = document.getElementById("site"), said = document.getElementById("said");
  const digest = async (text) => {
    const bytes = await crypto.subtle.digest("SHA-1", new TextEncoder().encode(text));
    return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("").toUpperCase();
  };
  const address = (typed) => {
    const text = typed.trim();
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : "http://" + text);
    if (!url.hostname.includes(".")) throw new TypeError(text);
    return url;
  };
  // The site itself, each host above it, and the shop paths on it: blockers cover subdomains too.
  const names = (url) => {
    const labels = url.hostname.replace(/\.$/, "").split("."), found = [];
    for (let from = 0; from < labels.length - 1; from++) found.push(labels.slice(from).join("."));
    const parts = url.pathname.split("/").filter(Boolean);
    for (let to = 1; to <= Math.min(parts.length, 4); to++) found.push(found[0] + "/" + parts.slice(0, to).join("/"));
    return found;
  };
  const count = async (name) => {
    const whole = await digest(name), prefix = whole.slice(0, 3);
    const answer = await fetch(form.dataset.range + prefix, { credentials: "omit", referrerPolicy: "no-referrer" });
    if (!answer.ok) throw new Error(answer.status);
    const line = (await answer.text()).split("\r\n").find((row) => row.startsWith(whole.slice(3)));
    return line ? Number(line.split(":")[1]) : 0;
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    let url;
    try { url = address(box.value); } catch { said.textContent = form.dataset.wrong; return; }
    said.textContent = "…";
    try {
      const worst = Math.max(...await Promise.all(names(url).map(count)));
      said.textContent = worst === 2 ? form.dataset.listed : worst === 1 ? form.dataset.warned : form.dataset.clean;
    } catch { said.textContent = form.dataset.failed; }
  });
})();
