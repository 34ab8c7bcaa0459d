/// Graph patterns, path patterns and labels.
extension Printer {
  mutating func write(_ table: GraphPatternBindingTable) {
    write(table.pattern)
    switch table.yield {
    case .variables(let variables):
      write(" YIELD ")
      write(variables)
    case .noBindings: write(" YIELD NO BINDINGS")
    case nil: break
    }
  }

  mutating func write(_ pattern: GraphPattern) {
    switch pattern.matchMode {
    case .repeatableElements: write("REPEATABLE ELEMENTS ")
    case .differentEdges: write("DIFFERENT EDGES ")
    case nil: break
    }
    write(pattern.paths) { $0.write($1) }
    if let keep = pattern.keep {
      write(" KEEP ")
      write(keep)
    }
    writeWhere(pattern.filter)
  }

  mutating func write(_ path: PathPattern) {
    if let variable = path.variable {
      write(variable)
      write(" = ")
    }
    if let prefix = path.prefix {
      write(prefix)
      write(" ")
    }
    write(path.expression, atLeast: 0)
  }

  mutating func write(_ prefix: PathPatternPrefix) {
    let mode = prefix.mode.map(Self.text(of:)) ?? ""
    let spacedMode = mode.isEmpty ? "" : " " + mode
    switch prefix.search {
    case nil: write(mode)
    case .all: write("ALL" + spacedMode)
    case .any(let count):
      write("ANY")
      writeCount(count)
      write(spacedMode)
    case .allShortest: write("ALL SHORTEST" + spacedMode)
    case .anyShortest: write("ANY SHORTEST" + spacedMode)
    case .shortest(let count):
      write("SHORTEST")
      writeCount(count)
      write(spacedMode)
    case .shortestGroups(let count):
      write("SHORTEST")
      writeCount(count)
      write(spacedMode + " GROUPS")
    }
  }

  private mutating func writeCount(_ count: Expression?) {
    guard let count else { return }
    write(" ")
    write(count)
  }

  static func text(of mode: PathMode) -> String {
    switch mode {
    case .walk: "WALK"
    case .trail: "TRAIL"
    case .simple: "SIMPLE"
    case .acyclic: "ACYCLIC"
    }
  }

  /// Writes a path pattern; the level says what may stand without parentheses: 0 alternatives, 1
  /// concatenations, 2 factors, 3 primaries. The parser keeps parentheses in the tree, so they are there where
  /// they are needed.
  private mutating func write(_ pattern: PathPatternExpression, atLeast level: Int) {
    switch pattern.kind {
    case .node(let node): enclose("(", ")") { $0.write(node.filler) }
    case .edge(let edge) where edge.isAbbreviated: write(edge.direction.arrow)
    case .edge(let edge):
      let (opening, closing) = edge.direction.brackets
      enclose(opening, closing) { $0.write(edge.filler) }
    case .concatenation(let factors):
      var last: PathPatternExpression?
      for factor in factors {
        // Two abbreviated edges in a row would run together: `- -` is no `--`.
        if let last, last.isAbbreviatedEdge, factor.beginsWithEdge { write(" ") }
        write(factor, atLeast: 2)
        last = factor
      }
    case .union(let terms): write(terms, separatedBy: " | ") { $0.write($1, atLeast: 1) }
    case .multisetAlternation(let terms): write(terms, separatedBy: " |+| ") { $0.write($1, atLeast: 1) }
    case .quantified(let primary, let quantifier):
      write(primary, atLeast: 3)
      write(quantifier)
    case .questioned(let primary):
      write(primary, atLeast: 3)
      write("?")
    case .parenthesized(let path): write(path)
    case .simplified(let pattern):
      let (opening, closing) = pattern.direction.slashes
      enclose(opening, closing) { $0.write(pattern.contents, atLeast: 0) }
    }
  }

  private mutating func write(_ path: ParenthesizedPathPattern) {
    write("(")
    if let variable = path.variable {
      write(variable)
      write(" = ")
    }
    if let mode = path.mode { write(Self.text(of: mode) + " ") }
    write(path.expression, atLeast: 0)
    writeWhere(path.filter)
    write(")")
  }

  private mutating func write(_ filler: ElementPatternFiller) {
    var separator = ""
    if let variable = filler.variable {
      if filler.isTemporary { write("TEMP ") }
      write(variable)
      separator = " "
    }
    if let label = filler.label {
      write(":")
      write(label, atLeast: 0)
      separator = " "
    }
    if let properties = filler.properties {
      write(separator)
      write(properties)
      separator = " "
    } else if let map = filler.propertyMap {
      write(separator)
      write(map)
      separator = " "
    }
    if let condition = filler.filter {
      write(separator + "WHERE ")
      write(condition)
    }
  }

  mutating func write(_ quantifier: Quantifier) {
    switch (quantifier.lower, quantifier.upper) {
    case (0, nil): write("*")
    case (1, nil): write("+")
    case (let lower, nil): write("{\(lower),}")
    case (let lower, let upper?) where lower == upper: write("{\(lower)}")
    case (let lower, let upper?): write("{\(lower),\(upper)}")
    }
  }

  // MARK: Labels

  /// Writes a label expression; 0 disjunctions, 1 conjunctions, 2 negations and names stand without parentheses.
  mutating func write(_ label: LabelExpression, atLeast level: Int) {
    switch label.kind {
    case .name(let name, let isDelimited): writeName(name, isDelimited: isDelimited)
    case .wildcard: write("%")
    case .negation(let negated):
      writeGrouped(level > 2) {
        $0.write("!")
        $0.write(negated, atLeast: 3)
      }
    case .conjunction(let factors):
      writeGrouped(level > 1) { $0.write(factors, separatedBy: "&") { $0.write($1, atLeast: 2) } }
    case .disjunction(let terms):
      writeGrouped(level > 0) { $0.write(terms, separatedBy: "|") { $0.write($1, atLeast: 1) } }
    }
  }

  mutating func writeGrouped(_ isGrouped: Bool, _ write: (inout Printer) -> Void) {
    if isGrouped { enclose("(", ")", write) } else { write(&self) }
  }

  /// Writes simplified contents; 0 alternatives, 1 concatenations, 2 conjunctions, 3 quantified, 4 directed,
  /// 5 negated, 6 primaries stand without parentheses.
  private mutating func write(_ contents: SimplifiedContents, atLeast level: Int) {
    switch contents.kind {
    case .label(let name): write(name)
    case .negation(let negated):
      writeGrouped(level > 5) {
        $0.write("!")
        $0.write(negated, atLeast: 6)
      }
    case .conjunction(let factors):
      writeGrouped(level > 2) { $0.write(factors, separatedBy: "&") { $0.write($1, atLeast: 3) } }
    case .concatenation(let factors):
      writeGrouped(level > 1) { $0.write(factors, separatedBy: " ") { $0.write($1, atLeast: 2) } }
    case .union(let terms):
      writeGrouped(level > 0) { $0.write(terms, separatedBy: "|") { $0.write($1, atLeast: 1) } }
    case .multisetAlternation(let terms):
      writeGrouped(level > 0) { $0.write(terms, separatedBy: "|+|") { $0.write($1, atLeast: 1) } }
    case .quantified(let tertiary, let quantifier):
      writeGrouped(level > 3) {
        $0.write(tertiary, atLeast: 4)
        $0.write(quantifier)
      }
    case .questioned(let tertiary):
      writeGrouped(level > 3) {
        $0.write(tertiary, atLeast: 4)
        $0.write("?")
      }
    case .directed(let direction, let secondary):
      let (before, after) = direction.overrides
      writeGrouped(level > 4) {
        $0.write(before)
        $0.write(secondary, atLeast: 5)
        $0.write(after)
      }
    }
  }
}

extension PathPatternExpression {
  /// Whether it ends with an arrow or a minus that the next token could join.
  fileprivate var isAbbreviatedEdge: Bool {
    if case .edge(let edge) = kind { edge.isAbbreviated } else { false }
  }

  /// Whether it begins with an edge.
  fileprivate var beginsWithEdge: Bool {
    switch kind {
    case .edge, .simplified: true
    case .quantified(let primary, _), .questioned(let primary): primary.beginsWithEdge
    default: false
    }
  }
}
