// Suggestions and their arrow keys; without this script the box still searches.
(() => {
  const box = document.getElementById("q"), list = document.getElementById("suggestions"), own = document.currentScript;
  // Whoever only reads a page does without htmx: it comes when the box is entered, or where another part of the page asks.
  const fetchHtmx = () => {
    const script = document.createElement("script");
    script.nonce = own.nonce;
    script.src = own.dataset.htmx;
    document.head.append(script);
  };
  const isWanted = document.activeElement === box || document.querySelectorAll("[hx-get]").length > 1;
  isWanted ? fetchHtmx() : box.addEventListener("focus", fetchHtmx, { once: true });
  let at = -1;
  const mark = (to) => {
    const options = [...list.children];
    at = options.length ? (to + options.length + 1) % (options.length + 1) : -1;
    if (at === options.length) at = -1;
    options.forEach((one, place) => one.setAttribute("aria-selected", place === at));
    at < 0 ? box.removeAttribute("aria-activedescendant") : box.setAttribute("aria-activedescendant", options[at].id);
  };
  new MutationObserver(() => { at = -1; box.removeAttribute("aria-activedescendant"); box.setAttribute("aria-expanded", list.children.length > 0); }).observe(list, { childList: true });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); mark(at + (event.key === "ArrowDown" ? 1 : -1)); }
    else if (event.key === "Escape" && list.children.length) { event.preventDefault(); list.replaceChildren(); }
    else if (event.key === "Enter" && at >= 0) { event.preventDefault(); list.children[at].firstElementChild.click(); }
  });
})();
