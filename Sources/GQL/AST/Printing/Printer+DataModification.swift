/// Statements that change data.
extension Printer {
  mutating func write(_ pattern: InsertPathPattern) {
    if let variable = pattern.variable {
      write(variable)
      write(" = ")
    }
    writeNode(pattern.start)
    for step in pattern.steps {
      let (opening, closing) = step.direction.brackets
      enclose(opening, closing) { $0.write(step.edge) }
      writeNode(step.node)
    }
  }

  private mutating func writeNode(_ node: InsertElementPattern) {
    enclose("(", ")") { $0.write(node) }
  }

  private mutating func write(_ element: InsertElementPattern) {
    var separator = ""
    if let variable = element.variable {
      if element.isTemporary { write("TEMP ") }
      write(variable)
      separator = " "
    }
    if !element.labels.isEmpty {
      write(separator + ":")
      write(element.labels, separatedBy: "&")
      separator = " "
    }
    if let properties = element.properties {
      write(separator)
      write(properties)
    } else if let map = element.propertyMap {
      write(separator)
      write(map)
    }
  }

  mutating func write(_ properties: [PropertyAssignment]) {
    enclose("{", "}") {
      $0.write(properties) { printer, property in
        printer.write(property.name)
        printer.write(": ")
        printer.write(property.value)
      }
    }
  }

  mutating func write(_ item: SetItem) {
    switch item.kind {
    case .property(let variable, let name, let value):
      write([variable, name], separatedBy: ".")
      write(" = ")
      write(value)
    case .allProperties(let variable, let properties):
      write(variable)
      write(" = ")
      write(properties)
    case .label(let variable, let label):
      write(variable)
      write(" IS ")
      write(label)
    case .allPropertiesFrom(let variable, let value):
      write(variable)
      write(" = ")
      // A record by itself would read as the standard's list of properties.
      if case .record = value.kind { enclose("(", ")") { $0.write(value) } } else { write(value) }
    case .mergeProperties(let variable, let value):
      write(variable)
      write(" += ")
      write(value)
    }
  }

  mutating func write(_ item: RemoveItem) {
    switch item.kind {
    case .property(let variable, let name): write([variable, name], separatedBy: ".")
    case .label(let variable, let label):
      write(variable)
      write(" IS ")
      write(label)
    }
  }

  mutating func write(_ statement: DeleteStatement) {
    switch statement.mode {
    case .detach: write("DETACH ")
    case .noDetach: write("NODETACH ")
    case nil: break
    }
    write("DELETE ")
    write(statement.items) { $0.write($1) }
  }

  mutating func write(_ statement: MergeStatement) {
    write("MERGE ")
    write(statement.pattern)
    if !statement.onCreate.isEmpty {
      write(" ON CREATE SET ")
      write(statement.onCreate) { $0.write($1) }
    }
    if !statement.onMatch.isEmpty {
      write(" ON MATCH SET ")
      write(statement.onMatch) { $0.write($1) }
    }
  }
}

extension InsertPathPattern {
  /// Whether INSERT can write it.
  var isStandard: Bool { variable == nil }
}

extension EdgeDirection {
  /// What a full edge pattern begins and ends with.
  var brackets: (opening: String, closing: String) {
    switch self {
    case .left: ("<-[", "]-")
    case .undirected: ("~[", "]~")
    case .right: ("-[", "]->")
    case .leftOrUndirected: ("<~[", "]~")
    case .undirectedOrRight: ("~[", "]~>")
    case .leftOrRight: ("<-[", "]->")
    case .any: ("-[", "]-")
    }
  }

  /// The abbreviated edge pattern.
  var arrow: String {
    switch self {
    case .left: "<-"
    case .undirected: "~"
    case .right: "->"
    case .leftOrUndirected: "<~"
    case .undirectedOrRight: "~>"
    case .leftOrRight: "<->"
    case .any: "-"
    }
  }

  /// What a simplified path pattern begins and ends with.
  var slashes: (opening: String, closing: String) {
    switch self {
    case .left: ("<-/", "/-")
    case .undirected: ("~/", "/~")
    case .right: ("-/", "/->")
    case .leftOrUndirected: ("<~/", "/~")
    case .undirectedOrRight: ("~/", "/~>")
    case .leftOrRight: ("<-/", "/->")
    case .any: ("-/", "/-")
    }
  }

  /// What overrides the direction within a simplified path pattern.
  var overrides: (before: String, after: String) {
    switch self {
    case .left: ("<", "")
    case .undirected: ("~", "")
    case .right: ("", ">")
    case .leftOrUndirected: ("<~", "")
    case .undirectedOrRight: ("~", ">")
    case .leftOrRight: ("<", ">")
    case .any: ("-", "")
    }
  }
}
