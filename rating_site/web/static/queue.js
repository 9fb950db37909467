// Keys of the desk: j and k move along [data-row] links, o opens; a letter in [data-key] opens or presses its element.
(() => {
  const rows = [...document.querySelectorAll("[data-row]")];
  const typing = (one) => one.matches("input, select, textarea, [contenteditable]");
  const move = (by) => {
    const at = rows.indexOf(document.activeElement);
    rows[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)]?.focus();
  };
  const press = (one) => {
    one.click();
    const first = one.closest("details[open]")?.querySelector("input:not([type=hidden]), select, textarea, button");
    (first ?? one).focus();
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
    const key = event.key === "?" ? "?" : event.key.toLowerCase();
    const help = document.querySelector("[data-help]"), named = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (key === "j" || key === "k") move(key === "j" ? 1 : -1);
    else if (key === "o" && document.activeElement.matches("[data-row]")) document.activeElement.click();
    else if (key === "?" && help) help.open = !help.open;
    else if (named) press(named);
    else return;
    event.preventDefault();
  });
})();
