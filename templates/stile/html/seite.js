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

  // A stop for the keyboard is of use only where there is something to move sideways.
  const stop = (box) => {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else if (box !== document.activeElement) box.removeAttribute("tabindex");
  };

  const stops = () => {
    const sizes = new ResizeObserver((changed) => changed.forEach(({ target }) => stop(target.closest(".rollen, pre"))));
    document.querySelectorAll(".rollen, pre, .rollen > table, pre > code").forEach((part) => sizes.observe(part));
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

  // A directory: one choice per feature of its entries, and a search; headings above hidden entries go with them.
  const directory = (entries) => {
    const items = entries.map((entry) => {
      const words = entry.innerText.toLowerCase().normalize("NFC");
      return { entry, features: JSON.parse(entry.dataset.merkmale), words: `${bare(words)} ${spelled(words)}` };
    });
    const names = [...new Set(items.flatMap(({ features }) => Object.keys(features)))];
    const order = new Intl.Collator("de").compare;
    const choices = names.map((name, index) => {
      const values = [...new Set(items.flatMap(({ features }) => features[name] ?? []))].sort(order);
      const select = element("select", { id: `seite-wahl.${index}` }, new Option("alle", ""));
      select.append(...values.map((value) => new Option(value, value)));
      return { name, select, label: element("label", { htmlFor: select.id, textContent: name }) };
    });
    const input = element("input", { type: "search", id: "seite-suche", autocomplete: "off" });
    const label = element("label", { htmlFor: input.id, textContent: "Suche" });
    const reset = element("button", { type: "reset", textContent: "Auswahl zurücksetzen" });
    const count = element("p", { className: "anzahl" });
    count.setAttribute("aria-live", "polite");
    const pairs = [...choices.map((choice) => [choice.label, choice.select]), [label, input]];
    const form = element("form", { className: "filter auswahl" }, ...pairs.map((pair) => element("div", {}, ...pair)), reset, count);
    form.setAttribute("aria-label", "Angebote auswählen");

    const headings = [...document.querySelectorAll("main > h2, main > h3")].map((heading) => {
      const below = [];
      let next = heading.nextElementSibling;
      while (next && !(next.matches("h2, h3") && next.tagName <= heading.tagName)) {
        if (next.matches(".eintrag")) below.push(next);
        next = next.nextElementSibling;
      }
      return { heading, below };
    });

    const apply = () => {
      const wanted = bare(input.value.toLowerCase()).split(/\s+/).filter(Boolean);
      let found = 0;
      for (const { entry, features, words } of items) {
        const chosen = choices.every(({ name, select }) => !select.value || features[name]?.includes(select.value));
        entry.hidden = !chosen || !wanted.every((word) => words.includes(word));
        if (!entry.hidden) found += 1;
      }
      for (const { heading, below } of headings) heading.hidden = below.length > 0 && below.every((entry) => entry.hidden);
      const said = [...choices.map(({ name, select }) => select.value && `${name}: ${select.value}`), input.value && `Suche: ${input.value}`];
      const filtered = said.filter(Boolean);
      reset.disabled = filtered.length === 0;
      count.textContent = `${found} von ${items.length} Angeboten${filtered.length ? ` (${filtered.join("; ")})` : ""}`;
    };

    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => {
      setTimeout(apply);
      choices[0].select.focus();
    });
    document.querySelector("main").prepend(form);
    apply();
  };

  if (contents) {
    fold();
    wide.addEventListener("change", fold);
  }
  addEventListener("DOMContentLoaded", () => {
    if (contents) follow();
    document.querySelectorAll("[data-filter]").forEach(filter);
    const entries = [...document.querySelectorAll(".eintrag")];
    if (entries.length > 0) directory(entries);
    stops();
  });
})();
