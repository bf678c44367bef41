(() => {
  "use strict";
  const marks = [...document.querySelectorAll("a[data-note]")];
  const now = document.getElementById("now");
  let at = -1;
  const show = (index, enter) => {
    if (!marks.length) return;
    at = (index + marks.length) % marks.length;
    const number = marks[at].dataset.note;
    for (const one of document.querySelectorAll(".shown")) one.classList.remove("shown");
    for (const one of marks) one.removeAttribute("aria-current");
    marks[at].setAttribute("aria-current", "true");
    const passages = document.querySelectorAll(`.passage[data-notes~="${number}"]`);
    for (const one of passages) one.classList.add("shown");
    if (passages.length) passages[0].scrollIntoView({ block: "center" });
    if (enter) marks[at].focus({ preventScroll: false });
    now.textContent = `${number}. ${document.getElementById(`note-${number}`).dataset.words}`;
  };
  marks.forEach((mark, index) => mark.addEventListener("click", (event) => { event.preventDefault(); show(index, true); }));
  for (const back of document.querySelectorAll("a.back")) {
    back.addEventListener("click", (event) => {
      event.preventDefault();
      show(marks.findIndex((mark) => mark.dataset.note === back.dataset.number), true);
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n" || event.key === "j") show(at + 1, true);
    else if (event.key === "p" || event.key === "k") show(at < 0 ? -1 : at - 1, true);
    else return;
    event.preventDefault();
  });
})();
