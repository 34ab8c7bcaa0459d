/// The page around the data: its structure and its looks; what it does is `GraphPageScript`.
enum GraphPageTemplate {
  static let titleMark = "@@TITLE@@"
  static let dataMark = "@@DATA@@"

  static let html = #"""
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>@@TITLE@@</title>
    <style>
    \#(style)
    </style>
    </head>
    <body>
    <header>
      <h1>@@TITLE@@</h1>
      <label class="search"><span class="hidden">Search</span>
        <input id="search" type="search" placeholder="Search ( / )" autocomplete="off" spellcheck="false"></label>
      <span id="count" role="status"></span>
      <span class="buttons">
        <button id="out" title="Zoom out ( - )" aria-label="Zoom out">−</button>
        <button id="in" title="Zoom in ( + )" aria-label="Zoom in">+</button>
        <button id="fit" title="Show everything ( 0 )">Fit</button>
        <button id="theme" title="Dark or light ( d )" aria-label="Dark or light">◐</button>
        <button id="keys" title="Keys ( ? )" aria-label="Keys">?</button>
      </span>
    </header>
    <main>
      <canvas id="canvas" tabindex="0" role="application"
        aria-label="Picture of the graph. Arrow keys move, plus and minus zoom, N goes to the next node."></canvas>
      <details id="legend" open><summary>Legend and filter</summary></details>
      <section id="details" aria-live="polite" hidden></section>
      <ul id="results" hidden></ul>
      <div id="tip" hidden></div>
      <dialog id="help"><h2>Keys</h2><dl>
        <dt>/</dt><dd>search</dd><dt>N, Shift N</dt><dd>next, previous node (among its neighbours after Enter)</dd>
        <dt>Enter</dt><dd>show the details of the node</dd><dt>Escape</dt><dd>let go of it</dd>
        <dt>Arrows</dt><dd>move the picture</dd><dt>+ − 0</dt><dd>zoom in, out, show everything</dd>
        <dt>D</dt><dd>dark or light</dd></dl><form method="dialog"><button>Close</button></form></dialog>
    </main>
    <script type="application/json" id="data">
    @@DATA@@
    </script>
    <script>
    \#(GraphPageScript.text)
    </script>
    </body>
    </html>

    """#

  private static let style = """
    :root { --back: #ffffff; --panel: #ffffffe8; --text: #1c1c1c; --soft: #5a5a5a; --line: #d5d5d5; --edge: #8c8c8c;
      --accent: #0072b2; color-scheme: light; }
    :root[data-theme=dark] { --back: #16181b; --panel: #202327ee; --text: #ececec; --soft: #b2b2b2; --line: #3c4046;
      --edge: #7d838a; --accent: #56b4e9; color-scheme: dark; }
    * { box-sizing: border-box; }
    html, body { height: 100%; margin: 0; }
    body { display: flex; flex-direction: column; background: var(--back); color: var(--text);
      font: 14px/1.4 system-ui, "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic", sans-serif; }
    header { display: flex; gap: 12px; align-items: center; padding: 8px 14px; border-bottom: 1px solid var(--line); }
    h1 { font-size: 16px; margin: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    h2 { font-size: 15px; margin: 0 0 6px; overflow-wrap: anywhere; }
    #count { color: var(--soft); white-space: nowrap; }
    .buttons { margin-left: auto; display: flex; gap: 4px; }
    button, input { font: inherit; color: inherit; background: transparent; border: 1px solid var(--line);
      border-radius: 6px; padding: 4px 9px; }
    button { cursor: pointer; }
    input[type=search] { width: min(280px, 40vw); }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
    main { position: relative; flex: 1; min-height: 0; overflow: hidden; }
    canvas { position: absolute; inset: 0; width: 100%; height: 100%; cursor: grab; touch-action: none; }
    canvas.busy { cursor: grabbing; }
    #legend, #details, #results, #tip { position: absolute; background: var(--panel); border: 1px solid var(--line);
      border-radius: 8px; padding: 8px 10px; }
    #legend { left: 10px; top: 10px; max-height: calc(100% - 20px); overflow: auto; max-width: 260px; }
    #legend summary { font-size: 12px; color: var(--soft); cursor: pointer; }
    #legend label { display: flex; gap: 6px; align-items: center; padding: 1px 0; cursor: pointer; }
    #legend svg { flex: none; } #legend .n { margin-left: auto; padding-left: 10px; color: var(--soft); }
    #legend h2 { font-size: 12px; color: var(--soft); font-weight: 600; margin: 6px 0 2px; }
    @media (max-width: 700px) { header { flex-wrap: wrap; } #details { width: auto; left: 10px; max-height: 50%; } }
    #details { right: 10px; top: 10px; width: min(360px, 60%); max-height: calc(100% - 20px); overflow: auto; }
    #details table { border-collapse: collapse; width: 100%; }
    #details th, #details td { text-align: left; vertical-align: top; padding: 2px 6px 2px 0; overflow-wrap: anywhere; }
    #details th { color: var(--soft); font-weight: 500; white-space: nowrap; }
    #details ul { list-style: none; margin: 6px 0 0; padding: 0; }
    #details li button, #results button { border: 0; padding: 2px 4px; text-align: left; width: 100%; }
    #details li button:hover, #results button:hover { text-decoration: underline; }
    #results { left: 50%; transform: translateX(-50%); top: 6px; margin: 0; list-style: none; max-height: 60%;
      overflow: auto; width: min(420px, 80%); z-index: 2; background: var(--back); }
    #results small { color: var(--soft); }
    #tip { pointer-events: none; max-width: 340px; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 13px; }
    .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    dialog { background: var(--back); color: var(--text); border: 1px solid var(--line); border-radius: 10px; }
    dialog dl { display: grid; grid-template-columns: auto 1fr; gap: 4px 14px; } dd { margin: 0; }
    dt { font-weight: 600; }
    """
}
