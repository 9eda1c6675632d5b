/// How pictures look: on a page and in files of their own.
enum FigureStyle {
  /// Rules of shapes and words, which take the colours of what surrounds them.
  static let rules = """
    svg { font: 13px system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif; }
    svg text {
      fill: var(--ink); paint-order: stroke; stroke: var(--paper); stroke-width: 4px;
      stroke-linejoin: round;
    }
    svg .f-quiet { fill: var(--quiet); }
    svg .f-strong { font-weight: 600; }
    svg .f-struck { fill: var(--quiet); text-decoration: line-through; }
    svg .f-paper { fill: var(--paper); }
    svg .f-solid { fill: var(--ink); stroke: var(--ink); }
    svg .f-hollow { fill: var(--paper); stroke: var(--ink); stroke-width: 1.5; }
    svg .f-dashed {
      fill: var(--paper); stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 3 2;
    }
    svg .f-filled { stroke: var(--ink); stroke-width: 1; }
    svg .f-stroke { fill: none; stroke: var(--ink); stroke-width: 1.2; }
    svg .f-dot { fill: var(--ink); }
    svg .f-grid { stroke: var(--rule); stroke-width: 1; }
    svg .f-law { stroke: var(--quiet); stroke-width: 1; stroke-dasharray: 2 3; }
    """

  /// The whole stylesheet of a file, with colours for light, dark and paper.
  static let file = """

    svg {
      color-scheme: light dark;
      --paper: #fdfdfb; --ink: #1c1c1f; --quiet: #56575d; --rule: #d3d3cd;
    }
    @media (prefers-color-scheme: dark) {
      svg { --paper: #16171a; --ink: #e7e6e2; --quiet: #a9aab0; --rule: #3b3d43; }
    }
    @media print {
      svg { color-scheme: light; --paper: #fff; --ink: #000; --quiet: #333; --rule: #999; }
    }
    \(rules)

    """
}
