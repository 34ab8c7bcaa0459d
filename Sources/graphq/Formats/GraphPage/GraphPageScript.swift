/// What the page does: lays the graph out by forces, draws it, and answers mouse, fingers and keys.
enum GraphPageScript {
  static let text = layout + "\n" + drawing + "\n" + control

  /// Forces: neighbours attract, all repel (by a quadtree, so that thousands of nodes stay quick), everything is drawn to
  /// the middle. Deterministic: the same data gives the same picture.
  private static let layout = #"""
    "use strict";
    const data = JSON.parse(document.getElementById("data").textContent);
    const nodes = data.nodes, edges = data.edges, labels = data.labels;
    const bare = { name: "", fill: "#F2F2F2", line: "#666666", shape: "ellipse" };
    nodes.forEach((n, i) => {
      const a = i * 2.399963, r = 22 * Math.sqrt(i + 1);
      Object.assign(n, { i, x: r * Math.cos(a), y: r * Math.sin(a), vx: 0, vy: 0, links: [], shown: true });
      n.style = n.l.length ? labels[n.l[0]] : bare;
    });
    const pairs = new Map();
    edges.forEach((e, i) => {
      e.i = i; e.a = nodes[e.s]; e.b = nodes[e.e]; e.shown = true;
      e.a.links.push(e); if (e.a !== e.b) e.b.links.push(e);
      const key = Math.min(e.s, e.e) + "-" + Math.max(e.s, e.e);
      e.turn = pairs.get(key) || 0; pairs.set(key, e.turn + 1);
    });
    nodes.forEach(n => { n.r = 6 + Math.min(16, 1.7 * Math.sqrt(n.links.length)); });
    edges.forEach(e => { e.k = 1 / Math.min(e.a.links.length, e.b.links.length); e.rest = 46 + e.a.r + e.b.r; });

    let heat = 1;
    function build(list) {
      let lo = Infinity, hi = -Infinity;
      for (const n of list) { lo = Math.min(lo, n.x, n.y); hi = Math.max(hi, n.x, n.y); }
      const root = { x: lo, y: lo, w: Math.max(1, hi - lo), m: 0, cx: 0, cy: 0, kids: null, n: null };
      for (const n of list) insert(root, n, 0);
      return root;
    }
    function insert(q, n, depth) {
      q.cx = (q.cx * q.m + n.x) / (q.m + 1); q.cy = (q.cy * q.m + n.y) / (q.m + 1); q.m++;
      if (q.m === 1) { q.n = n; return; }
      if (depth > 24) return;
      if (!q.kids) { q.kids = [null, null, null, null]; const old = q.n; q.n = null; push(q, old, depth); }
      push(q, n, depth);
    }
    function push(q, n, depth) {
      const h = q.w / 2, right = n.x > q.x + h ? 1 : 0, low = n.y > q.y + h ? 2 : 0, k = right + low;
      if (!q.kids[k]) q.kids[k] = { x: q.x + right * h, y: q.y + (low / 2) * h, w: h, m: 0, cx: 0, cy: 0, kids: null, n: null };
      insert(q.kids[k], n, depth + 1);
    }
    function repel(q, n, strength) {
      const dx = n.x - q.cx, dy = n.y - q.cy, d2 = dx * dx + dy * dy + 0.01;
      if (q.n === n && q.m === 1) return;
      if (!q.kids || q.w * q.w < 0.8 * d2) {
        const f = strength * q.m / d2; n.vx += dx * f; n.vy += dy * f; return;
      }
      for (const k of q.kids) if (k) repel(k, n, strength);
    }
    function step() {
      const list = nodes.filter(n => n.shown); if (!list.length) return;
      const root = build(list), strength = 1500 * heat;
      for (const n of list) { repel(root, n, strength); const pull = n.links.length ? heat : 3 * heat; n.vx -= n.x * 0.03 * pull; n.vy -= n.y * 0.045 * pull; }
      for (const e of edges) {
        if (!e.shown || e.a === e.b) continue;
        const dx = e.b.x - e.a.x, dy = e.b.y - e.a.y, d = Math.hypot(dx, dy) || 1;
        const f = (d - e.rest) / d * 0.7 * e.k * heat, share = e.b.links.length / (e.a.links.length + e.b.links.length);
        e.a.vx += dx * f * share; e.a.vy += dy * f * share;
        e.b.vx -= dx * f * (1 - share); e.b.vy -= dy * f * (1 - share);
      }
      for (const n of list) {
        if (n.held) { n.vx = n.vy = 0; continue; }
        n.vx *= 0.55; n.vy *= 0.55;
        const v = Math.hypot(n.vx, n.vy), cap = v > 60 ? 60 / v : 1;
        n.x += n.vx * cap; n.y += n.vy * cap;
      }
      heat *= 0.985;
    }
    """#

  /// Drawing on a canvas: shapes by label, arrows, names where there is room for them.
  private static let drawing = #"""
    const canvas = document.getElementById("canvas"), context = canvas.getContext("2d");
    let view = { x: 0, y: 0, z: 1 }, hover = null, chosen = null, hoverEdge = null, named = [], found = null, follow = true, waiting = false;
    const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    let colors = {};
    function readColors() { colors = { back: css("--back"), text: css("--text"), edge: css("--edge"), accent: css("--accent") }; }
    const toScreen = n => [(n.x - view.x) * view.z + width / 2, (n.y - view.y) * view.z + height / 2];
    let width = 0, height = 0;
    // A picture of few nodes has room for large ones.
    const smallest = nodes.length <= 60 ? 1 : nodes.length <= 300 ? 0.7 : 0.35, scale = () => Math.max(smallest, Math.min(1.6, view.z));
    function resize() {
      const ratio = window.devicePixelRatio || 1; width = canvas.clientWidth; height = canvas.clientHeight;
      canvas.width = width * ratio; canvas.height = height * ratio; context.setTransform(ratio, 0, 0, ratio, 0, 0); redraw();
    }
    function redraw() { if (!waiting) { waiting = true; requestAnimationFrame(frame); } }
    function frame() {
      waiting = false;
      if (heat > 0.02) { const start = performance.now(); do step(); while (performance.now() - start < 10 && heat > 0.02); if (follow) fit(true); }
      draw(); if (heat > 0.02) redraw();
    }
    function shape(kind, x, y, r) {
      const c = context; c.beginPath();
      const polygon = (count, turn, k) => { for (let i = 0; i < count; i++) { const a = turn + i * 2 * Math.PI / count;
        c[i ? "lineTo" : "moveTo"](x + k * r * Math.cos(a), y + k * r * Math.sin(a)); } c.closePath(); };
      if (kind === "hexagon") polygon(6, 0, 1.12);
      else if (kind === "octagon") polygon(8, Math.PI / 8, 1.05);
      else if (kind === "house") { c.moveTo(x, y - 1.2 * r); c.lineTo(x + r, y - 0.3 * r); c.lineTo(x + r, y + 0.9 * r);
        c.lineTo(x - r, y + 0.9 * r); c.lineTo(x - r, y - 0.3 * r); c.closePath(); }
      else if (kind === "note") { const k = 0.9 * r, f = 0.55 * r; c.moveTo(x - k, y - k); c.lineTo(x + k - f, y - k);
        c.lineTo(x + k, y - k + f); c.lineTo(x + k, y + k); c.lineTo(x - k, y + k); c.closePath(); }
      else if (kind === "folder") { const k = 0.95 * r; c.moveTo(x - k, y - k); c.lineTo(x, y - k); c.lineTo(x + 0.2 * r, y - 0.6 * r);
        c.lineTo(x + k, y - 0.6 * r); c.lineTo(x + k, y + k); c.lineTo(x - k, y + k); c.closePath(); }
      else if (kind === "box" || kind === "component" || kind === "cylinder") c.rect(x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r);
      else if (kind === "rounded") c.roundRect(x - 0.95 * r, y - 0.95 * r, 1.9 * r, 1.9 * r, 0.5 * r);
      else c.arc(x, y, r, 0, 2 * Math.PI);
    }
    function near(n) { const f = chosen || hover; return !f || n === f || n.links.some(e => e.shown && (e.a === f || e.b === f)); }
    function drawEdge(e, lit) {
      const [x1, y1] = toScreen(e.a), [x2, y2] = toScreen(e.b), c = context;
      if (Math.max(x1, x2) < -50 || Math.min(x1, x2) > width + 50 || Math.max(y1, y2) < -50 || Math.min(y1, y2) > height + 50) return;
      c.globalAlpha = lit ? (chosen || hover ? 0.95 : Math.max(0.22, Math.min(0.7, 240 / edges.length))) : 0.06;
      c.strokeStyle = c.fillStyle = lit && (chosen || hover || e === hoverEdge) ? colors.accent : colors.edge; c.lineWidth = e === hoverEdge ? 3 : Math.max(0.6, Math.min(2, view.z));
      const size = scale(); let mx, my, ax, ay;
      c.beginPath();
      if (e.a === e.b) { const r = e.a.r * size, k = r * (1.6 + 0.6 * e.turn); c.arc(x1, y1 - r - k * 0.6, k, 0, 2 * Math.PI); c.stroke(); mx = x1; my = y1 - r - 1.6 * k; ax = null; }
      else {
        const dx = x2 - x1, dy = y2 - y1, bend = e.turn ? (e.turn % 2 ? 1 : -1) * Math.ceil(e.turn / 2) * 0.16 * (e.s < e.e ? 1 : -1) : 0;
        const qx = (x1 + x2) / 2 - dy * bend, qy = (y1 + y2) / 2 + dx * bend;
        c.moveTo(x1, y1); if (bend) c.quadraticCurveTo(qx, qy, x2, y2); else c.lineTo(x2, y2); c.stroke();
        mx = (x1 + 2 * qx + x2) / 4; my = (y1 + 2 * qy + y2) / 4; ax = bend ? qx : x1; ay = bend ? qy : y1;
      }
      if (e.d && ax !== null && view.z > 0.25) {
        const a = Math.atan2(y2 - ay, x2 - ax), r = e.b.r * size + 1.5, h = 7 * size, tx = x2 - r * Math.cos(a), ty = y2 - r * Math.sin(a);
        c.beginPath(); c.moveTo(tx, ty); c.lineTo(tx - h * Math.cos(a - 0.4), ty - h * Math.sin(a - 0.4));
        c.lineTo(tx - h * Math.cos(a + 0.4), ty - h * Math.sin(a + 0.4)); c.fill();
      }
      const long = Math.hypot(x2 - x1, y2 - y1);
      e.mx = mx; e.my = my;
      const isNamed = edges.length < 60 ? view.z > 0.3 : chosen || hover ? view.z > 0.4 : view.z > 1.2;
      if (e.n && lit && (e === hoverEdge || (long > 70 || e.a === e.b) && isNamed)) named.push(e);
    }
    function draw() {
      named = [];
      const c = context; c.globalAlpha = 1; c.fillStyle = colors.back; c.fillRect(0, 0, width, height);
      const focus = chosen || hover;
      for (const e of edges) if (e.shown) { const lit = !focus || e.a === focus || e.b === focus; if (!lit || !focus) drawEdge(e, lit); }
      if (focus) for (const e of edges) if (e.shown && (e.a === focus || e.b === focus)) drawEdge(e, true);
      const size = scale(), names = [];
      for (const n of nodes) {
        if (!n.shown) continue; const [x, y] = toScreen(n), r = n.r * size;
        if (x < -40 || y < -40 || x > width + 40 || y > height + 40) continue;
        const lit = near(n) && (!found || chosen || found.has(n.i)); c.globalAlpha = lit ? 1 : 0.15;
        shape(n.style.shape, x, y, r); c.fillStyle = n.style.fill; c.fill();
        c.lineWidth = n === focus ? 3.5 : 1.6; c.strokeStyle = n === focus ? colors.accent : n.style.line; c.stroke();
        if (lit) names.push([n, x, y, r]);
      }
      names.sort((a, b) => (b[0] === focus) - (a[0] === focus) || b[0].links.length - a[0].links.length || a[0].i - b[0].i);
      const taken = new Map(), px = 12; c.font = px + "px system-ui, 'Noto Sans CJK JP', 'Hiragino Sans', sans-serif";
      c.textAlign = "center"; c.textBaseline = "top"; c.globalAlpha = 1; c.lineJoin = "round";
      const take = (x0, x1, y0, y1) => {
        for (let gx = x0; gx <= x1; gx++) for (let gy = y0; gy <= y1; gy++) if (taken.has(gx + "," + gy)) return false;
        for (let gx = x0; gx <= x1; gx++) for (let gy = y0; gy <= y1; gy++) taken.set(gx + "," + gy, 1);
        return true;
      };
      const limit = view.z > 1.2 ? 400 : 160; let count = 0;
      for (const [n, x, y, r] of names) {
        if (count >= limit) break;
        const text = n.t.length > 18 && n !== focus && view.z < 2 ? n.t.slice(0, 17) + "…" : n.t, w = c.measureText(text).width, top = y + r + 2;
        const x0 = Math.floor((x - w / 2) / 16), x1 = Math.floor((x + w / 2) / 16), y0 = Math.floor(top / 14), y1 = Math.floor((top + px) / 14);
        if (!take(x0, x1, y0, y1) && n !== focus) continue;
        c.strokeStyle = colors.back; c.lineWidth = 3.5; c.strokeText(text, x, top); c.fillStyle = colors.text; c.fillText(text, x, top); count++;
      }
      c.font = "10px system-ui, sans-serif"; c.textBaseline = "middle";
      for (const e of named) {
        const w = c.measureText(e.n).width, x = e.mx, y = e.my;
        const isFree = take(Math.floor((x - w / 2) / 16), Math.floor((x + w / 2) / 16), Math.floor((y - 5) / 14), Math.floor((y + 5) / 14));
        if (!isFree && e !== hoverEdge) continue;
        c.fillStyle = colors.back; c.globalAlpha = 0.8; c.fillRect(x - w / 2 - 2, y - 7, w + 4, 14);
        c.globalAlpha = 1; c.fillStyle = colors.text; c.fillText(e.n, x, y);
      }
    }
    function fit(soft) {
      const list = nodes.filter(n => n.shown); if (!list.length) return;
      let x0 = Infinity, y0 = Infinity, x1 = -Infinity, y1 = -Infinity;
      for (const n of list) { x0 = Math.min(x0, n.x - n.r); x1 = Math.max(x1, n.x + n.r); y0 = Math.min(y0, n.y - n.r); y1 = Math.max(y1, n.y + n.r); }
      const left = width > 700 ? Math.min(270, document.getElementById("legend").offsetWidth + 10) : 0;
      const z = Math.min(2, (width - left - 70) / Math.max(1, x1 - x0), (height - 80) / Math.max(1, y1 - y0));
      view.z = Math.max(0.01, z); view.x = (x0 + x1) / 2 - left / 2 / view.z; view.y = (y0 + y1) / 2;
      if (!soft) redraw();
    }
    """#

  /// Mouse, fingers, keys, search, legend and details.
  private static let control = #"""
    const $ = id => document.getElementById(id);
    const element = (tag, text) => { const e = document.createElement(tag); if (text !== undefined) e.textContent = text; return e; };
    const pick = (x, y) => { let best = null, least = 1e9; const size = scale();
      for (const n of nodes) { if (!n.shown) continue; const [sx, sy] = toScreen(n), d = Math.hypot(sx - x, sy - y); if (d < n.r * size + 5 && d < least) { best = n; least = d; } } return best; };
    // The edge under the pointer: its line, or the bow that it makes beside others, in pieces.
    const pickEdge = (x, y) => { let best = null, least = 6;
      for (const e of edges) { if (!e.shown || e.mx === undefined) continue;
        const [x1, y1] = toScreen(e.a), [x2, y2] = toScreen(e.b), qx = 2 * e.mx - (x1 + x2) / 2, qy = 2 * e.my - (y1 + y2) / 2;
        if (e.a === e.b) { const d = Math.hypot(e.mx - x, e.my - y); if (d < least + 4) { best = e; least = d; } continue; }
        let px = x1, py = y1;
        for (let i = 1; i <= 8; i++) {
          const t = i / 8, cx = (1 - t) * (1 - t) * x1 + 2 * t * (1 - t) * qx + t * t * x2, cy = (1 - t) * (1 - t) * y1 + 2 * t * (1 - t) * qy + t * t * y2;
          const dx = cx - px, dy = cy - py, k = Math.max(0, Math.min(1, ((x - px) * dx + (y - py) * dy) / (dx * dx + dy * dy || 1)));
          const d = Math.hypot(px + k * dx - x, py + k * dy - y); if (d < least) { best = e; least = d; } px = cx; py = cy;
        } }
      return best; };
    const place = event => { const box = canvas.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };
    function zoom(factor, x = width / 2, y = height / 2) {
      follow = false; const z = Math.max(0.01, Math.min(12, view.z * factor)), k = 1 / view.z - 1 / z;
      view.x += (x - width / 2) * k; view.y += (y - height / 2) * k; view.z = z; redraw();
    }
    canvas.addEventListener("wheel", event => { event.preventDefault(); const [x, y] = place(event); zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0015)), x, y); }, { passive: false });
    const fingers = new Map(); let grip = null;
    canvas.addEventListener("pointerdown", event => {
      canvas.setPointerCapture(event.pointerId); const [x, y] = place(event); fingers.set(event.pointerId, [x, y]);
      grip = { node: pick(x, y), x, y, moved: false }; canvas.classList.add("busy");
    });
    canvas.addEventListener("pointermove", event => {
      const [x, y] = place(event), before = fingers.get(event.pointerId);
      if (before && fingers.size === 2) {
        const other = [...fingers].find(f => f[0] !== event.pointerId)[1], d0 = Math.hypot(before[0] - other[0], before[1] - other[1]);
        zoom(Math.hypot(x - other[0], y - other[1]) / (d0 || 1), other[0], other[1]); fingers.set(event.pointerId, [x, y]); grip.moved = true; return;
      }
      if (before && grip) {
        if (Math.hypot(x - grip.x, y - grip.y) > 3) grip.moved = true;
        if (grip.moved) {
          follow = false; const dx = (x - before[0]) / view.z, dy = (y - before[1]) / view.z;
          if (grip.node) { grip.node.held = true; grip.node.x += dx; grip.node.y += dy; heat = Math.max(heat, 0.12); } else { view.x -= dx; view.y -= dy; }
          redraw();
        }
        fingers.set(event.pointerId, [x, y]); return;
      }
      const n = pick(x, y), e = n ? null : pickEdge(x, y);
      if (n !== hover || e !== hoverEdge) { hover = n; hoverEdge = e; redraw(); } tip(n || e, x, y);
    });
    const release = event => {
      fingers.delete(event.pointerId); canvas.classList.remove("busy"); if (!grip) return;
      if (grip.node) grip.node.held = false; if (!grip.moved) choose(grip.node); if (!fingers.size) grip = null;
    };
    canvas.addEventListener("pointerup", release); canvas.addEventListener("pointercancel", release);
    canvas.addEventListener("pointerleave", () => { hover = hoverEdge = null; tip(null); redraw(); });
    canvas.addEventListener("dblclick", event => { const [x, y] = place(event); zoom(1.8, x, y); });
    function tip(n, x, y) {
      const box = $("tip"); box.hidden = !n; if (!n) return;
      const rows = n.p.slice(0, 8).map(p => p[0] + ": " + (p[1].length > 160 ? p[1].slice(0, 159) + "…" : p[1]));
      const title = n.l ? n.l.map(l => ":" + labels[l].name).join("") : `${n.a.t} ${n.d ? "→" : "—"} ${n.b.t}\n:${n.n}`;
      box.textContent = [title, ...rows].filter(Boolean).join("\n");
      box.style.left = Math.min(x + 14, width - box.offsetWidth - 8) + "px"; box.style.top = Math.min(y + 14, height - box.offsetHeight - 8) + "px";
    }
    function choose(n, move) {
      chosen = n; const box = $("details"); box.hidden = !n; box.replaceChildren();
      if (n) {
        const title = element("h2", n.t), table = element("table"); box.append(title, table);
        const row = (k, v) => { const r = element("tr"); r.append(element("th", k), element("td", v)); table.append(r); };
        if (n.l.length) row("labels", n.l.map(l => labels[l].name).join(", "));
        n.p.forEach(p => row(p[0], p[1]));
        const list = element("ul"); box.append(list);
        n.links.filter(e => e.shown).slice(0, 200).forEach(e => {
          const out = e.a === n, other = out ? e.b : e.a, item = element("li"), mark = e.d ? (out ? "→" : "←") : "—";
          const button = element("button", `${mark} ${e.n} ${other.t}`); if (e.p.length) button.title = e.p.map(p => p.join(": ")).join("\n");
          button.onclick = () => choose(other, true); item.append(button); list.append(item);
        });
        if (move) { follow = false; view.x = n.x; view.y = n.y; view.z = Math.max(view.z, 1); }
      }
      redraw();
    }
    function filter() {
      const off = new Set([...document.querySelectorAll("#legend input[data-l]")].filter(b => !b.checked).map(b => +b.dataset.l));
      const offEdges = new Set([...document.querySelectorAll("#legend input[data-e]")].filter(b => !b.checked).map(b => b.dataset.e));
      nodes.forEach(n => { n.shown = n.l.length ? n.l.some(l => !off.has(l)) : !off.has(-1); });
      edges.forEach(e => { e.shown = e.a.shown && e.b.shown && !offEdges.has(e.n); });
      if (chosen && !chosen.shown) choose(null); else if (chosen) choose(chosen);
      heat = Math.max(heat, 0.3); count(); redraw();
    }
    function count() {
      $("count").textContent = `${nodes.filter(n => n.shown).length} nodes, ${edges.filter(e => e.shown).length} edges`;
    }
    function legend() {
      const box = $("legend"), name = "http://www.w3.org/2000/svg";
      const shapes = { hexagon: "M1,8 L4.5,2 L11.5,2 L15,8 L11.5,14 L4.5,14Z", octagon: "M5,1.5 L11,1.5 L14.5,5 L14.5,11 L11,14.5 L5,14.5 L1.5,11 L1.5,5Z",
        house: "M8,1 L15,6 L15,15 L1,15 L1,6Z", note: "M2,2 L10,2 L14,6 L14,14 L2,14Z", folder: "M1.5,3 L8,3 L9.5,5.5 L14.5,5.5 L14.5,14 L1.5,14Z",
        rounded: "M5,2 L11,2 Q14,2 14,5 L14,11 Q14,14 11,14 L5,14 Q2,14 2,11 L2,5 Q2,2 5,2Z" };
      const row = (text, n, style, key, value) => {
        const label = element("label"), box = element("input"); box.type = "checkbox"; box.checked = true; box.dataset[key] = value; box.onchange = filter;
        label.append(box);
        if (style) {
          const svg = document.createElementNS(name, "svg"); svg.setAttribute("width", 16); svg.setAttribute("height", 16);
          const round = style.shape === "ellipse", mark = document.createElementNS(name, round ? "circle" : "path");
          if (round) { mark.setAttribute("cx", 8); mark.setAttribute("cy", 8); mark.setAttribute("r", 6.5); } else mark.setAttribute("d", shapes[style.shape] || "M2,2 L14,2 L14,14 L2,14Z");
          mark.setAttribute("fill", style.fill); mark.setAttribute("stroke", style.line); mark.setAttribute("stroke-width", 1.6); svg.append(mark); label.append(svg);
        }
        const amount = element("span", n); amount.className = "n"; label.append(element("span", text), amount); return label;
      };
      box.append(element("h2", "Nodes"));
      labels.forEach((l, i) => box.append(row(l.name, nodes.filter(n => n.l.includes(i)).length, l, "l", i)));
      const plain = nodes.filter(n => !n.l.length).length; if (plain) box.append(row("without label", plain, bare, "l", -1));
      const kinds = new Map(); edges.forEach(e => kinds.set(e.n, (kinds.get(e.n) || 0) + 1));
      if (kinds.size) { box.append(element("h2", "Edges")); [...kinds].sort((a, b) => b[1] - a[1]).forEach(([k, n]) => box.append(row(k || "without label", n, null, "e", k))); }
    }
    const plainText = text => text.normalize("NFKC").toLowerCase();
    $("search").addEventListener("input", event => {
      const words = plainText(event.target.value).split(/\s+/).filter(Boolean), list = $("results"); list.replaceChildren();
      if (!words.length) { found = null; list.hidden = true; redraw(); return; }
      const hits = nodes.filter(n => { if (!n.shown) return false; n.all ??= plainText(n.t + " " + n.p.map(p => p[1]).join(" ")); return words.every(w => n.all.includes(w)); });
      found = new Set(hits.map(n => n.i)); list.hidden = false;
      hits.slice(0, 30).forEach(n => { const item = element("li"), button = element("button", n.t + " "); button.append(element("small", n.l.map(l => labels[l].name).join(" ")));
        button.onclick = () => { list.hidden = true; choose(n, true); canvas.focus(); }; item.append(button); list.append(item); });
      if (!hits.length) list.append(element("li", "nothing found")); else if (hits.length > 30) list.append(element("li", `and ${hits.length - 30} more`));
      redraw();
    });
    $("search").addEventListener("keydown", event => {
      if (event.key === "Enter") { const first = $("results").querySelector("button"); if (first) first.click(); }
      if (event.key === "Escape") { event.target.value = ""; event.target.dispatchEvent(new Event("input")); canvas.focus(); }
    });
    let cursor = -1, ring = null;
    function next(by) {
      const list = ring || nodes.filter(n => n.shown && (!found || found.has(n.i))); if (!list.length) return;
      cursor = (cursor + by + list.length) % list.length; hover = list[cursor]; follow = false; view.x = hover.x; view.y = hover.y; view.z = Math.max(view.z, 0.8);
      if (chosen && ring) { const kept = ring, at = cursor; choose(hover); ring = kept; cursor = at; }
      const [x, y] = toScreen(hover); tip(hover, x, y); redraw();
    }
    document.addEventListener("keydown", event => {
      if (event.target.tagName === "INPUT" && event.target.type === "search" || event.ctrlKey || event.metaKey || event.altKey) return;
      const pan = 60 / view.z, moves = { ArrowLeft: [-pan, 0], ArrowRight: [pan, 0], ArrowUp: [0, -pan], ArrowDown: [0, pan] };
      if (moves[event.key]) { follow = false; view.x += moves[event.key][0]; view.y += moves[event.key][1]; redraw(); }
      else if (event.key === "+" || event.key === "=") zoom(1.3); else if (event.key === "-") zoom(1 / 1.3);
      else if (event.key === "0") { follow = true; fit(); } else if (event.key === "/") $("search").focus();
      else if (event.key === "n") next(1); else if (event.key === "N") next(-1);
      else if (event.key === "Enter" && event.target === canvas && hover) { choose(hover); ring = hover.links.filter(e => e.shown).map(e => e.a === hover ? e.b : e.a); cursor = -1; }
      else if (event.key === "Escape") { choose(null); hover = null; ring = null; cursor = -1; tip(null); redraw(); }
      else if (event.key === "d") theme(); else if (event.key === "?") $("help").showModal(); else return;
      event.preventDefault();
    });
    function theme(wish) {
      const root = document.documentElement; root.dataset.theme = wish || (root.dataset.theme === "dark" ? "light" : "dark"); readColors(); redraw();
    }
    const dark = matchMedia("(prefers-color-scheme: dark)"); dark.addEventListener("change", () => theme(dark.matches ? "dark" : "light"));
    $("in").onclick = () => zoom(1.3); $("out").onclick = () => zoom(1 / 1.3); $("fit").onclick = () => { follow = true; fit(); };
    $("theme").onclick = () => theme(); $("keys").onclick = () => $("help").showModal();
    window.addEventListener("resize", resize);
    legend(); $("legend").open = innerWidth > 700; count(); theme(dark.matches ? "dark" : "light"); resize();
    // A picture that is nearly at rest is shown first; the rest of the way it moves.
    const begin = performance.now(); while (heat > 0.2 && performance.now() - begin < 600) step();
    fit(); window.ready = true;
    """#
}
