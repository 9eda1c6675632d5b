/// How a page looks, in every browser without a file or a font of its own.
package enum Stylesheet {
  /// What the content security policy admits: the SHA-256 of `text`.
  package static let hash = "sha256-oGN5N5ek5ZSh3tCT4MBNJ/AmjgjSgqpCgVGgiN8WtDo="

  package static let text = """

    :root {
      color-scheme: light dark;
      --paper: #fdfdfb; --ink: #1c1c1f; --quiet: #56575d; --rule: #d3d3cd; --shade: #f3f3ee;
      --link: #0b4f9e; --notice: #fff3d1; --edge: #8a6100;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #16171a; --ink: #e7e6e2; --quiet: #a9aab0; --rule: #3b3d43; --shade: #202226;
        --link: #8fbcff; --notice: #33290f; --edge: #e0b354;
      }
    }
    * { box-sizing: border-box; }
    body {
      margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 60rem;
      background: var(--paper); color: var(--ink);
      font: 1.0625rem/1.6 Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, serif;
      overflow-wrap: anywhere;
    }
    main:focus { outline: none; }
    h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2.25em 0 0.6em; text-wrap: balance; }
    h1 { font-size: 2rem; margin-top: 0; }
    h2 { font-size: 1.35rem; }
    h3, h4, h5, h6 { font-size: 1.1rem; }
    p, ul { max-width: 42rem; margin: 0 0 1em; }
    ul { padding-left: 1.25em; }
    li { margin-bottom: 0.3em; }
    a { color: var(--link); text-underline-offset: 0.15em; }
    :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
    del { color: var(--quiet); }
    .notice {
      padding: 0.75em 1em; border-left: 4px solid var(--edge); background: var(--notice);
    }
    .table { overflow-x: auto; margin: 1em 0 2em; }
    table {
      border-collapse: collapse; min-width: 100%;
      font: 0.9375rem/1.45 system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif;
      font-variant-numeric: tabular-nums;
    }
    table.small { min-width: min(100%, 20rem); }
    caption { text-align: left; color: var(--quiet); padding: 0 0 0.6em; caption-side: top; }
    caption span { display: inline-block; max-width: min(42rem, calc(100vw - 2.5rem)); }
    th, td {
      padding: 0.5em 1.25em 0.5em 0; text-align: left; vertical-align: top; font-weight: normal;
      border-bottom: 1px solid var(--rule); overflow-wrap: break-word; min-width: 7ch;
    }
    thead th { font-weight: 600; border-bottom: 2px solid var(--quiet); vertical-align: bottom; }
    tbody tr:hover { background: var(--shade); }
    th:last-child, td:last-child { padding-right: 0; }
    tbody th { min-width: 15ch; }
    .long { min-width: 16rem; }
    .number { text-align: right; }
    .day { white-space: nowrap; }
    td .bare { display: inline-block; min-width: 14ch; overflow-wrap: anywhere; }
    figure { margin: 1em 0 2em; }
    figcaption { color: var(--quiet); max-width: 42rem; margin-bottom: 0.8em; font-size: 0.95rem; }
    figure svg { display: block; width: 100%; height: auto; }
    figure svg.narrow { max-width: 30rem; }
    figure svg.wide { display: none; }
    summary { margin-top: 0.8em; color: var(--quiet); cursor: pointer; }
    @media (min-width: 46rem) {
      figure svg.narrow { display: none; }
      figure svg.wide { display: block; }
    }
    \(FigureStyle.rules)
    footer { margin-top: 3rem; padding-top: 1em; border-top: 1px solid var(--rule); }
    footer p { color: var(--quiet); font-size: 0.9rem; max-width: none; margin: 0; }
    .unseen {
      position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
      clip-path: inset(50%); white-space: nowrap;
    }
    .skip { position: absolute; left: -100vw; top: 0; padding: 0.75em 1em; background: var(--paper); }
    .skip:focus { left: 0; }
    @media print {
      :root {
        color-scheme: light;
        --paper: #fff; --ink: #000; --quiet: #333; --rule: #999; --link: #000;
        --notice: #fff; --edge: #000;
      }
      body { padding: 0; max-width: none; font-size: 10.5pt; }
      table { font-size: 9pt; }
      .table { overflow: visible; }
      figure svg.narrow { display: none; }
      figure svg.wide { display: block; }
      details:not([open]) { display: none; }
      .skip { display: none; }
      h1, h2, h3, h4, h5, h6, caption { break-after: avoid; }
      tr, .notice { break-inside: avoid; }
      thead { display: table-header-group; }
      a[href^="http"]:not(.bare)::after { content: " <" attr(href) ">"; font-size: 0.85em; }
    }

    """
}
