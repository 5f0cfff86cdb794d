"use strict";
(() => {
  const wide = matchMedia("(min-width: 64rem)");
  const contents = document.querySelector(".inhalt");

  // The script stands right behind the list, so that phones never see it unfolded.
  const fold = () => {
    contents.firstElementChild.open = wide.matches;
  };

  const follow = () => {
    const links = [...contents.querySelectorAll("a")];
    const headings = links.map((link) => document.getElementById(link.getAttribute("href").slice(1)));
    let current = null;
    let waiting = false;

    const place = () => {
      const line = innerHeight * 0.3;
      const end = scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
      let index = headings.length - 1;
      while (!end && index > 0 && headings[index].getBoundingClientRect().top > line) index -= 1;
      return links[index];
    };

    const show = (link) => {
      current?.removeAttribute("aria-current");
      link.setAttribute("aria-current", "true");
      contents.querySelectorAll(".offen").forEach((item) => item.classList.remove("offen"));
      link.closest(".inhalt details > ol > li").classList.add("offen");
      const box = contents.getBoundingClientRect();
      const own = link.getBoundingClientRect();
      if (own.top < box.top || own.bottom > box.bottom) contents.scrollTop += own.top - box.top - box.height / 3;
      current = link;
    };

    const update = () => {
      waiting = false;
      const link = place();
      if (link !== current) show(link);
    };

    const ask = () => {
      if (!waiting) requestAnimationFrame(update);
      waiting = true;
    };
    contents.classList.add("folgt");
    addEventListener("scroll", ask, { passive: true });
    addEventListener("resize", ask);
    update();
  };

  const bare = (text) => text.normalize("NFD").replace(/[\u0300-\u036f\u00ad]/g, "").replace(/ß/g, "ss");
  const spelled = (text) => bare(text.replace(/ä/g, "ae").replace(/ö/g, "oe").replace(/ü/g, "ue"));

  const element = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };

  const filter = (box, index) => {
    const table = box.querySelector("table");
    const rows = [...table.tBodies[0].rows].map((row) => {
      const words = [...row.cells].map((cell) => cell.innerText).join(" ").toLowerCase().normalize("NFC");
      return { row, words: `${bare(words)} ${spelled(words)}` };
    });
    const input = element("input", { type: "search", id: `seite-filter.${index}`, autocomplete: "off" });
    const count = element("p", { className: "anzahl" });
    count.setAttribute("aria-live", "polite");
    const label = element("label", { htmlFor: input.id, textContent: "Verzeichnis filtern" });
    const reset = element("button", { type: "reset", textContent: "Filter zurücksetzen" });
    const form = element("form", { className: "filter" }, label, input, reset, count);

    const apply = () => {
      const wanted = bare(input.value.toLowerCase()).split(/\s+/).filter(Boolean);
      let found = 0;
      for (const { row, words } of rows) {
        row.hidden = !wanted.every((word) => words.includes(word));
        if (!row.hidden) found += 1;
      }
      // A sum over all rows would mislead below a part of them.
      if (table.tFoot) table.tFoot.hidden = wanted.length > 0;
      reset.disabled = input.value === "";
      count.textContent = `${found} von ${rows.length} Einträgen`;
    };

    input.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => {
      input.value = "";
      apply();
      input.focus();
    });
    box.prepend(form);
    apply();
  };

  if (contents) {
    fold();
    wide.addEventListener("change", fold);
  }
  addEventListener("DOMContentLoaded", () => {
    if (contents) follow();
    document.querySelectorAll("[data-filter]").forEach(filter);
  });
})();
