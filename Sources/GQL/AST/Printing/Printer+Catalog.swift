/// Statements about the catalog, and graph types.
extension Printer {
  mutating func writeCatalogStatement(_ statement: Statement) {
    switch statement.kind {
    case .createSchema(let statement):
      write("CREATE SCHEMA " + (statement.ifNotExists ? "IF NOT EXISTS " : ""))
      write(statement.name)
    case .dropSchema(let statement):
      write("DROP SCHEMA " + (statement.ifExists ? "IF EXISTS " : ""))
      write(statement.name)
    case .createGraph(let statement): write(statement)
    case .dropGraph(let statement): write(statement, "GRAPH")
    case .createGraphType(let statement): write(statement)
    case .dropGraphType(let statement): write(statement, "GRAPH TYPE")
    case .createIndex(let statement): write(statement)
    case .dropIndex(let statement): write(statement)
    default: write("SHOW INDEXES")
    }
  }

  private mutating func write(_ name: CatalogSchemaName) {
    write("/")
    write(name.directories + [name.name], separatedBy: "/")
  }

  private mutating func writeCreate(_ mode: CreateMode, _ keyword: String) {
    switch mode {
    case .create: write("CREATE \(keyword) ")
    case .ifNotExists: write("CREATE \(keyword) IF NOT EXISTS ")
    case .orReplace: write("CREATE OR REPLACE \(keyword) ")
    }
  }

  private mutating func write(_ statement: CreateGraphStatement) {
    writeCreate(statement.mode, "GRAPH")
    writeNewName(statement.name)
    write(" ")
    switch statement.type {
    case .open: write("ANY")
    case .like(let graph):
      write("LIKE ")
      write(graph)
    case .reference(let reference):
      write(":: ")
      write(reference)
    case .specification(let specification): write(specification)
    }
    if let source = statement.source {
      write(" AS COPY OF ")
      write(source)
    }
  }

  private mutating func write(_ statement: CreateGraphTypeStatement) {
    writeCreate(statement.mode, "GRAPH TYPE")
    writeNewName(statement.name)
    switch statement.source {
    case .open: break
    case .like(let graph):
      write(" LIKE ")
      write(graph)
    case .reference(let reference):
      write(" AS COPY OF ")
      write(reference)
    case .specification(let specification):
      write(" AS ")
      write(specification)
    }
  }

  /// The name behind GRAPH, where TYPE would be taken for a keyword.
  private mutating func writeNewName(_ name: CatalogObjectReference) {
    if name.schema == nil, name.qualifiers.isEmpty { writeUnmistakable(name.name) } else { write(name) }
  }

  private mutating func write(_ statement: DropObjectStatement, _ keyword: String) {
    write("DROP \(keyword) " + (statement.ifExists ? "IF EXISTS " : ""))
    writeNewName(statement.name)
  }

  private mutating func write(_ statement: CreateIndexStatement) {
    switch statement.kind {
    case .general: write("CREATE INDEX ")
    case .unique: write("CREATE UNIQUE INDEX ")
    case .text: write("CREATE TEXT INDEX ")
    }
    if let name = statement.name {
      writeUnmistakable(name)
      write(" ")
    }
    if statement.ifNotExists { write("IF NOT EXISTS ") }
    write(statement.isOnEdges ? "FOR ()-[x:" : "FOR (x:")
    write(statement.label)
    write(statement.isOnEdges ? "]-() ON (" : ") ON (")
    write(statement.properties)
    write(")")
  }

  private mutating func write(_ statement: DropIndexStatement) {
    write("DROP INDEX " + (statement.ifExists ? "IF EXISTS " : ""))
    switch statement.target {
    case .name(let name): writeUnmistakable(name)
    case .properties(let label, let properties):
      write("ON :")
      write(label)
      enclose("(", ")") { $0.write(properties) }
    }
  }

  // MARK: Graph types

  mutating func write(_ specification: GraphTypeSpecification) {
    enclose("{", "}") {
      $0.write(specification.elements) { printer, element in
        switch element {
        case .node(let node): printer.write(node)
        case .edge(let edge): printer.write(edge)
        }
      }
    }
  }

  mutating func write(_ node: NodeTypeSpecification) {
    if let name = node.name {
      write("NODE TYPE ")
      writeUnmistakable(name)
      write(" ")
    }
    enclose("(", ")") { printer in
      if let alias = node.alias {
        printer.write(alias)
        if !node.filler.isEmpty { printer.write(" ") }
      }
      printer.write(node.filler)
    }
  }

  mutating func write(_ edge: EdgeTypeSpecification) {
    if edge.filler.isEmpty || edge.connectorKind == nil {
      writePhrase(edge)
      return
    }
    switch edge.declaredKind {
    case .directed: write("DIRECTED ")
    case .undirected: write("UNDIRECTED ")
    case nil: break
    }
    if let name = edge.name {
      write("EDGE TYPE ")
      writeUnmistakable(name)
      write(" ")
    } else if edge.declaredKind != nil {
      write("EDGE ")
      write(edge.filler)
      writeConnection(edge)
      return
    }
    write(edge.source)
    let isDirected = edge.connectorKind == .directed
    enclose(isDirected ? "-[" : "~[", isDirected ? "]->" : "]~") { $0.write(edge.filler) }
    write(edge.destination)
  }

  private mutating func writePhrase(_ edge: EdgeTypeSpecification) {
    switch edge.declaredKind {
    case .directed: write("DIRECTED ")
    case .undirected: write("UNDIRECTED ")
    case nil: break
    }
    write("EDGE ")
    if let name = edge.name {
      write("TYPE ")
      writeUnmistakable(name)
      if !edge.filler.isEmpty { write(" ") }
    }
    write(edge.filler)
    writeConnection(edge)
  }

  private mutating func writeConnection(_ edge: EdgeTypeSpecification) {
    write(" CONNECTING (")
    writeAlias(edge.source)
    switch edge.connectorKind {
    case .directed: write(" -> ")
    case .undirected: write(" ~ ")
    case nil: write(" TO ")
    }
    writeAlias(edge.destination)
    write(")")
  }

  private mutating func writeAlias(_ endpoint: EndpointTypeReference) {
    if case .alias(let alias) = endpoint { write(alias) }
  }

  private mutating func write(_ endpoint: EndpointTypeReference) {
    enclose("(", ")") { printer in
      switch endpoint {
      case .alias(let alias): printer.write(alias)
      case .filler(let filler): printer.write(filler)
      }
    }
  }

  private mutating func write(_ filler: ElementTypeFiller) {
    var separator = ""
    if let keyLabels = filler.keyLabels {
      if !keyLabels.isEmpty {
        write(":")
        write(keyLabels, separatedBy: "&")
        write(" ")
      }
      write("=>")
      separator = " "
    }
    if let labels = filler.labels {
      write(separator + ":")
      write(labels, separatedBy: "&")
      separator = " "
    }
    if let properties = filler.properties {
      write(separator)
      enclose("{", "}") {
        $0.write(properties) { printer, property in
          printer.write(property.name)
          printer.writeTyped(property.type)
        }
      }
    }
  }
}
