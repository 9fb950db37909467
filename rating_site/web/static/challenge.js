// Solves the puzzle of form[data-challenge="address"] while somebody fills it in; without this script the form is
// sent without a solution, and a person looks at it first.
(() => {
  const AT_ONCE = 500, GOOD_FOR = 20 * 60e3, text = new TextEncoder();
  const solve = async (address) => {
    const puzzle = await (await fetch(address)).json();
    const wanted = parseInt(puzzle.challenge.slice(0, 8), 16);
    for (let from = 0; from <= puzzle.maxNumber; from += AT_ONCE) {
      const hashes = await Promise.all(Array.from({ length: AT_ONCE }, (_, place) =>
        crypto.subtle.digest("SHA-256", text.encode(puzzle.salt + (from + place)))));
      const found = hashes.findIndex((hash) => new DataView(hash).getUint32(0) === wanted);
      if (found >= 0) {
        const { algorithm, challenge, salt, signature } = puzzle;
        return btoa(JSON.stringify({ algorithm, challenge, number: from + found, salt, signature }));
      }
    }
    return "";
  };
  for (const form of document.querySelectorAll("form[data-challenge]")) {
    const field = form.querySelector("input[name=challenge]");
    let solution = null, since = 0, sending = false;
    const begin = () => {
      if (solution && Date.now() - since < GOOD_FOR) return;
      since = Date.now();
      solution = solve(form.dataset.challenge).catch(() => "");
    };
    form.addEventListener("focusin", begin);
    form.addEventListener("submit", async (event) => {
      if (sending) { sending = false; return; }
      event.preventDefault();
      begin();
      form.setAttribute("aria-busy", "true");
      field.value = await solution;
      form.removeAttribute("aria-busy");
      solution = null; // it counts once
      sending = true;
      setTimeout(() => form.requestSubmit(event.submitter)); // not while this event is still under way
    });
  }
})();
