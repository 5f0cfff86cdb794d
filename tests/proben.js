// Probes that tests run inside a page; each returns plain data for Python to judge.
window.proben = (() => {
  const parse = (colour) => {
    const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
    return { channels: [red, green, blue], alpha };
  };
  const over = (top, below) => top.channels.map((value, at) => value * top.alpha + below[at] * (1 - top.alpha));
  const luminance = (channels) => {
    const [red, green, blue] = channels.map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ratio = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  // What lies behind an element: the plain colours of its ancestors, on white paper.
  const behind = (element, known = new Map()) => {
    if (!element) return [255, 255, 255];
    if (!known.has(element)) {
      const own = parse(getComputedStyle(element).backgroundColor);
      known.set(element, own.alpha === 1 ? own.channels : over(own, behind(element.parentElement, known)));
    }
    return known.get(element);
  };
  const named = (element) => {
    const words = element.textContent.trim().replace(/\s+/g, " ").slice(0, 40);
    return `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""} „${words}“`;
  };
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  function* texts() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (node.data.trim() && !element.closest("svg, script, style, details:not([open]) > :not(summary)") && shown(element)) {
        yield [node, element];
      }
    }
  }

  // Words whose colour stands out too little from what lies behind them.
  const faint = () => {
    const found = new Set();
    const known = new Map();
    for (const element of new Set([...texts()].map(([, parent]) => parent))) {
      const ground = behind(element, known);
      const ink = over(parse(getComputedStyle(element).color), ground);
      if (ratio(ink, ground) < 4.5) found.add(`${named(element)}: ${ratio(ink, ground).toFixed(2)}`);
    }
    return [...found];
  };

  const boxes = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter((box) => box.width && box.height);
  };
  const inside = (box, frame) => box.left >= frame.left - 1 && box.right <= frame.right + 1;
  const framed = (box, frame) => inside(box, frame) && box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1;

  // Words that are cut off, lie beyond the page's edge or run out of their own box over their neighbour.
  const lost = () => {
    const found = new Set();
    const page = { left: 0, right: document.documentElement.clientWidth };
    const frames = new Map();
    const measured = (frame) => {
      if (!frames.has(frame)) {
        const { overflow, display } = getComputedStyle(frame);
        const edges = frame.getBoundingClientRect();
        frames.set(frame, { scrolls: /auto|scroll/.test(overflow), clips: /hidden|clip/.test(overflow), display, edges });
      }
      return frames.get(frame);
    };
    for (const [node, element] of texts()) {
      for (const box of boxes(node)) {
        for (let frame = element; ; frame = frame.parentElement) {
          if (frame === document.body) {
            if (!element.closest(".sprung") && !inside(box, page)) found.add(`${named(element)} beyond the page`);
            break;
          }
          const { scrolls, clips, display, edges } = measured(frame);
          if (scrolls) break;
          if (clips && !framed(box, edges)) found.add(`${named(element)} cut off`);
          if (display !== "inline" && !inside(box, edges)) found.add(`${named(element)} out of its box`);
        }
      }
    }
    return [...found];
  };

  const STOPS = 'a[href], button:not(:disabled), input, select, textarea, summary, [tabindex="0"]';
  // What the keyboard is to reach, in order. The sections in the list of contents open as one reads on.
  const stops = () => [...document.querySelectorAll(STOPS)].filter((element) => shown(element) && !element.closest(".inhalt li ol"));

  // What has the keyboard's attention, its number among ``order`` (all stops if not given), and whether a reader sees that.
  const focus = (order = stops()) => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const style = getComputedStyle(element);
    const offset = parseFloat(style.outlineOffset);
    const ground = behind(offset < 0 ? element : element.parentElement);
    const [box] = element.getClientRects();
    const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
    const hit = right > left && bottom > top && document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return {
      stop: order.indexOf(element),
      name: named(element),
      ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && ratio(parse(style.outlineColor).channels, ground) >= 3,
      seen: Boolean(hit) && (element.contains(hit) || hit.contains(element)),
    };
  };

  // Things to press that are smaller than a fingertip; links within a line of text are exempt.
  const small = () =>
    [...document.querySelectorAll("a[href], button, input, summary")]
      .filter((element) => shown(element) && getComputedStyle(element).display !== "inline")
      .map((element) => [named(element), element.getBoundingClientRect()])
      .filter(([, box]) => box.width < 24 || box.height < 24)
      .map(([name, box]) => `${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`);

  // The distances that WCAG 1.4.12 lets readers set, written into the page's own stylesheet as its policy demands.
  const spread = () => {
    const sheet = document.styleSheets[0];
    const rules = [
      "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }",
      "p { margin-bottom: 2em !important; }",
    ];
    rules.forEach((rule) => sheet.insertRule(rule, sheet.cssRules.length));
  };

  // Leave of many parts alike the first few, all headings excepted; what takes minutes for a book is done in seconds.
  const thin = () => {
    const parts = "main tbody > tr:nth-child(n + 5), main dl > div:nth-child(n + 5), main li:nth-child(n + 5)";
    document.querySelectorAll(parts).forEach((part) => part.remove());
    const seen = new Map();
    for (const part of document.querySelectorAll("main > :not(h2, h3, h4, h5, h6)")) {
      const kind = `${part.tagName} ${part.className} ${part.firstElementChild?.firstElementChild?.className}`;
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
      if (seen.get(kind) > 4) part.remove();
    }
  };

  return { thin, faint, lost, stops, focus, small, spread };
})();
