// Black boxes over private parts of chosen pictures before they leave the browser; without it files go as they are.
// input[type=file][data-blackout] says it in words: data-hint, -picture ("picture {n}"), -add, -undo, -count ("{n} boxes").
(() => {
  const MOST_PIXELS = 16e6, MOST_BYTES = 9e6, LEAST = 0.03, PAUSE = 300;
  const make = (name, properties = {}, ...children) => {
    const one = Object.assign(document.createElement(name), properties);
    one.append(...children);
    return one;
  };
  const button = (textContent, onclick) => make("button", { type: "button", textContent, onclick });

  const open = async (file, number, words, changed) => {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, Math.sqrt(MOST_PIXELS / (bitmap.width * bitmap.height)));
    const width = Math.floor(bitmap.width * scale), height = Math.floor(bitmap.height * scale);
    const canvas = make("canvas", { width, height, tabIndex: 0 });
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", words.picture.replace("{n}", number));
    Object.assign(canvas.style, { maxWidth: "100%", touchAction: "pan-y pinch-zoom", cursor: "crosshair" });
    const count = make("output"), pen = canvas.getContext("2d"), boxes = [], least = Math.ceil(width * LEAST);
    let from = null, result = null;

    const draw = (marked) => {
      pen.fillStyle = "white";
      pen.fillRect(0, 0, width, height);
      pen.drawImage(bitmap, 0, 0, width, height);
      pen.fillStyle = "black";
      for (const [x, y, w, h] of boxes) pen.fillRect(x, y, w, h);
      if (!marked || !boxes.length) return;
      pen.strokeStyle = "orange";
      pen.lineWidth = Math.max(2, width / 250);
      pen.strokeRect(...boxes.at(-1));
    };
    const edited = () => {
      result = null;
      draw(true);
      count.textContent = words.count.replace("{n}", boxes.length);
      changed();
    };
    const add = () => {
      boxes.push([width / 4, height / 4, width / 2, Math.max(least, height / 20)].map(Math.round));
      edited();
      canvas.focus();
    };
    const undo = () => { boxes.pop(); edited(); };
    const place = (event) => [event.offsetX / canvas.clientWidth * width, event.offsetY / canvas.clientHeight * height];
    const stretch = (event) => {
      const to = place(event), sides = [0, 1].map((axis) => Math.max(least, Math.abs(to[axis] - from[axis])));
      boxes[boxes.length - 1] = [...to.map((at, axis) => Math.min(at, from[axis])), ...sides].map(Math.round);
      draw(true);
    };
    canvas.addEventListener("pointerdown", (event) => {
      if (event.button || from) return;
      from = place(event);
      boxes.push([...from, 0, 0]);
      canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener("pointermove", (event) => { if (from) stretch(event); });
    for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, (event) => {
      if (!from) return;
      from = null;
      if (end === "pointercancel" || !boxes.at(-1)[2]) boxes.pop();
      edited();
    });
    canvas.addEventListener("keydown", (event) => {
      const box = boxes.at(-1), step = Math.ceil(width / 100), at = event.shiftKey ? 2 : 0;
      const by = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
      const act = { Enter: add, Delete: undo, Backspace: undo }[event.key];
      if (act || (by && box)) event.preventDefault();
      if (act) act();
      else if (by && box) {
        by.forEach((way, axis) => { box[at + axis] = Math.max(at && step, box[at + axis] + way); });
        edited();
      }
    });
    draw();
    const shot = (type) => {
      draw(false);
      const made = new Promise((done) => canvas.toBlob(done, type, 0.9)); // copies the pixels at once
      draw(true);
      return made;
    };
    const save = async () => {
      let made = await shot(file.type === "image/png" ? file.type : "image/jpeg");
      if (made.size > MOST_BYTES) made = await shot("image/jpeg");
      return new File([made], `${number}.${made.type.slice(6)}`, { type: made.type });
    };
    const bar = make("p", {}, button(words.add, add), " ", button(words.undo, undo), " ", count);
    return { view: make("div", {}, canvas, bar), file: () => (result ??= save()) };
  };

  for (const input of document.querySelectorAll("input[type=file][data-blackout]")) {
    const views = make("div");
    let pictures = [], round = 0, done = 0, ready = Promise.resolve();
    input.after(views);
    const renew = async (mine) => {
      // A picture that cannot be written must not leave as it was: the choice is taken back.
      const files = await Promise.all(pictures.map((one) => one.file())).catch(() => (views.replaceChildren(), []));
      if (mine !== round) return ready;
      const transfer = new DataTransfer();
      for (const file of files) transfer.items.add(file);
      input.files = transfer.files;
      done = mine;
    };
    const changed = () => {
      const mine = ++round;
      ready = new Promise((wake) => setTimeout(wake, PAUSE)).then(() => (mine === round ? renew(mine) : ready));
    };
    input.addEventListener("change", () => {
      const mine = ++round, chosen = [...input.files];
      const opened = chosen.map((file, place) =>
        open(file, place + 1, input.dataset, changed).catch(() => ({ view: "", file: async () => file })));
      ready = Promise.all(opened).then((all) => {
        if (mine !== round) return ready;
        pictures = all;
        views.replaceChildren(make("p", { textContent: input.dataset.hint }), ...all.map((one) => one.view));
        return renew(mine);
      });
    });
    input.form?.addEventListener("submit", async (event) => {
      if (done === round) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      await ready;
      setTimeout(() => input.form.requestSubmit(event.submitter));
    }, true);
  }
})();
