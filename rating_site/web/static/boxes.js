// Dragging on img[data-boxes] writes "left top width height" lines into the field of that name; the server burns them in.
(() => {
  for (const picture of document.querySelectorAll("img[data-boxes]")) {
    const field = document.getElementById(picture.dataset.boxes), canvas = document.createElement("canvas");
    const undo = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: picture.dataset.undo });
    const lines = () => field.value.split("\n").map((line) => line.trim()).filter(Boolean);
    let from = null, now = null;
    const draw = () => {
      const pen = canvas.getContext("2d");
      pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
      pen.fillStyle = "black";
      for (const line of lines()) {
        const box = line.split(/[ ,]+/).map(Number);
        if (box.length === 4 && box.every(Number.isFinite)) pen.fillRect(...box);
      }
      if (now) pen.fillRect(...now);
    };
    const place = (event) => [event.offsetX * canvas.width / canvas.clientWidth, event.offsetY * canvas.height / canvas.clientHeight]
      .map((at, axis) => Math.round(Math.min(Math.max(at, 0), axis ? canvas.height : canvas.width)));
    const begin = () => {
      canvas.width = picture.naturalWidth;
      canvas.height = picture.naturalHeight;
      Object.assign(canvas.style, { maxWidth: "100%", touchAction: "pan-y pinch-zoom", cursor: "crosshair" });
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", picture.alt);
      picture.hidden = true;
      picture.after(canvas, undo);
      draw();
    };
    canvas.addEventListener("pointerdown", (event) => { from = place(event); canvas.setPointerCapture(event.pointerId); });
    canvas.addEventListener("pointermove", (event) => {
      if (!from) return;
      const to = place(event), least = [0, 1].map((axis) => Math.min(from[axis], to[axis]));
      now = [...least, Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])];
      draw();
    });
    canvas.addEventListener("pointerup", () => {
      if (now && now[2] && now[3]) field.value = [...lines(), now.join(" ")].join("\n");
      from = now = null;
      draw();
    });
    canvas.addEventListener("pointercancel", () => { from = now = null; draw(); });
    undo.addEventListener("click", () => { field.value = lines().slice(0, -1).join("\n"); draw(); });
    field.addEventListener("input", draw);
    if (picture.complete) begin(); else picture.addEventListener("load", begin, { once: true });
  }
})();
