// The assistant's comfort: clocks that tick, buttons that copy, and evidence hashed and packed here, never sent.
(() => {
  const pad = (number) => String(number).padStart(2, "0");
  const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const button = (label, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: label });
    made.addEventListener("click", act);
    return made;
  };

  // The server wrote the times; only what is left of them is counted here.
  const clocks = [...document.querySelectorAll("[data-until]")];
  const tick = () => {
    for (const clock of clocks) {
      const seconds = Math.floor((new Date(clock.dataset.until) - Date.now()) / 1000);
      const time = [seconds / 3600 % 24, seconds / 60 % 60, seconds % 60].map((part) => pad(Math.floor(part))).join(":");
      clock.textContent = seconds < 0 ? clock.dataset.over
        : clock.dataset.left.replace("{d}", Math.floor(seconds / 86400)).replace("{t}", time);
    }
  };
  if (clocks.length) { tick(); setInterval(tick, 1000); }

  const copy = async (text, told, done) => {
    try { await navigator.clipboard.writeText(text); } catch {
      const area = Object.assign(document.createElement("textarea"), { value: text });
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    told.textContent = done;
  };
  for (const place of document.querySelectorAll("[data-copy]")) {
    const made = button(place.dataset.label, () =>
      copy(document.getElementById(place.dataset.copy).textContent, made, place.dataset.done));
    place.append(made);
  }

  // A zip without compression: pictures and videos are compressed already.
  const table = Uint32Array.from({ length: 256 }, (_, number) => {
    for (let bit = 0; bit < 8; bit++) number = number & 1 ? number >>> 1 ^ 0xedb88320 : number >>> 1;
    return number;
  });
  const crc32 = (bytes) => {
    let sum = -1;
    for (const byte of bytes) sum = table[(sum ^ byte) & 255] ^ sum >>> 8;
    return ~sum >>> 0;
  };
  const record = (fields) => {
    const view = new DataView(new ArrayBuffer(fields.reduce((size, [width]) => size + width, 0)));
    let at = 0;
    for (const [width, value] of fields) {
      width === 2 ? view.setUint16(at, value, true) : view.setUint32(at, value, true);
      at += width;
    }
    return new Uint8Array(view.buffer);
  };
  const zip = (files, when) => {
    const time = when.getHours() << 11 | when.getMinutes() << 5 | when.getSeconds() >> 1;
    const date = when.getFullYear() - 1980 << 9 | when.getMonth() + 1 << 5 | when.getDate();
    const bodies = [], index = [];
    let at = 0, indexSize = 0;
    for (const { name, bytes } of files) {
      const title = new TextEncoder().encode(name), size = bytes.length;
      // Version 2.0, names in UTF-8 (bit 11), stored.
      const common = [[2, 20], [2, 0x800], [2, 0], [2, time], [2, date], [4, crc32(bytes)], [4, size], [4, size], [2, title.length], [2, 0]];
      const local = record([[4, 0x04034b50], ...common]);
      const entry = record([[4, 0x02014b50], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]]);
      bodies.push(local, title, bytes);
      index.push(entry, title);
      at += local.length + title.length + size;
      indexSize += entry.length + title.length;
    }
    const end = record([[4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, indexSize], [4, at], [2, 0]]);
    return new Blob([...bodies, ...index, end], { type: "application/zip" });
  };

  const list = document.getElementById("evidence");
  if (!list || !globalThis.crypto?.subtle) return;
  const EACH = 100e6, ALL = 200e6, kept = [];
  const said = Object.assign(document.createElement("p"), { className: "text figures" });
  said.setAttribute("role", "status");
  const lines = () => kept.map((one) => `${one.name}  ${one.bytes.length} B  SHA-256 ${one.hash}`);
  const manifest = () => [list.dataset.head, new Date().toISOString(), ...lines(), ""].join("\n");
  const actions = Object.assign(document.createElement("p"), { className: "row", hidden: true });
  const show = () => { said.textContent = lines().join("\n"); actions.hidden = !kept.length; };
  const packed = () => {
    const address = URL.createObjectURL(zip([...kept, { name: "manifest.txt", bytes: new TextEncoder().encode(manifest()) }], new Date()));
    Object.assign(document.createElement("a"), { href: address, download: "kajian-evidence.zip" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };
  const add = async (kind, file) => {
    const size = kept.reduce((sum, one) => sum + one.bytes.length, 0);
    if (file.size > EACH || size + file.size > ALL) { said.textContent = list.dataset.big; return; }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const plain = file.name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, "_").slice(-80);
    kept.push({ name: `${pad(kept.length + 1)}-${kind}-${plain}`, bytes, hash: hex(await crypto.subtle.digest("SHA-256", bytes)) });
    show();
  };
  const kinds = document.createElement("select"), chooser = Object.assign(document.createElement("input"), { type: "file", multiple: true });
  kinds.setAttribute("aria-label", list.dataset.kindLabel);
  chooser.setAttribute("aria-label", list.dataset.choose);
  for (const item of list.querySelectorAll("[data-kind]")) kinds.append(new Option(item.dataset.title, item.dataset.kind));
  chooser.addEventListener("change", async () => {
    for (const file of [...chooser.files]) await add(kinds.value, file);
    chooser.value = "";
  });
  const copier = button(list.dataset.copyList, () => copy(manifest(), copier, list.dataset.done));
  actions.append(button(list.dataset.zip, packed), copier, button(list.dataset.remove, () => { kept.length = 0; show(); }));
  list.after(kinds, chooser, said, actions);
})();
