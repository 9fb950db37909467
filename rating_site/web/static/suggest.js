// Arrow keys for the list of suggestions; without this script they are links and the box still searches.
(() => {
  const box = document.getElementById("q"), list = document.getElementById("suggestions");
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
