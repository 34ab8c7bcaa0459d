/// Scripts, programs, sessions and procedures.
extension Printer {
  mutating func write(_ script: Script) {
    write(script.programs, separatedBy: ";\n") { $0.write($1) }
  }

  mutating func write(_ program: Program) {
    switch program.explanation {
    case .explain: write("EXPLAIN ")
    case .profile: write("PROFILE ")
    case nil: break
    }
    write(program.commands, separatedBy: "\n") { $0.write($1) }
  }

  mutating func write(_ command: Command) {
    switch command.kind {
    case .sessionSetSchema(let schema):
      write("SESSION SET SCHEMA ")
      write(schema)
    case .sessionSetGraph(let graph):
      write("SESSION SET GRAPH ")
      write(graph)
    case .sessionSetTimeZone(let zone):
      write("SESSION SET TIME ZONE ")
      write(zone)
    case .sessionSetParameter(let definition): write(definition)
    case .sessionReset(let target): write(target)
    case .sessionClose: write("SESSION CLOSE")
    case .startTransaction(let modes):
      write("START TRANSACTION")
      if !modes.isEmpty { write(" ") }
      write(modes) { $0.write($1 == .readOnly ? "READ ONLY" : "READ WRITE") }
    case .rollback: write("ROLLBACK")
    case .commit: write("COMMIT")
    case .procedure(let body): write(body)
    }
  }

  private mutating func write(_ definition: SessionParameterDefinition) {
    write("SESSION SET \(keyword(of: definition.definition)) ")
    if definition.ifNotExists { write("IF NOT EXISTS ") }
    write(definition.parameter)
    write(definition.definition)
  }

  private mutating func write(_ target: SessionResetTarget) {
    write("SESSION RESET")
    switch target {
    case .everything: break
    case .parameters: write(" PARAMETERS")
    case .characteristics: write(" CHARACTERISTICS")
    case .schema: write(" SCHEMA")
    case .graph: write(" GRAPH")
    case .timeZone: write(" TIME ZONE")
    case .parameter(let parameter):
      write(" PARAMETER ")
      write(parameter)
    }
  }

  // MARK: Procedures

  mutating func writeNested(_ body: ProcedureBody) {
    nesting += 1
    write("{ ")
    write(body)
    write(" }")
    nesting -= 1
  }

  /// What separates statements of a procedure.
  var statementSeparator: String { nesting == 0 ? "\n" : " " }

  mutating func write(_ body: ProcedureBody) {
    if let schema = body.schema {
      write("AT ")
      write(schema)
      write(statementSeparator)
    }
    for definition in body.definitions {
      write(keyword(of: definition.initializer) + " ")
      write(definition.variable)
      write(definition.initializer)
      write(statementSeparator)
    }
    for (index, step) in body.statements.enumerated() {
      if index > 0 { write(statementSeparator + "NEXT ") }
      if let yield = step.yield {
        writeYield(yield)
        write(" ")
      }
      write(step.statement)
    }
  }

  private func keyword(of initializer: VariableInitializer) -> String {
    switch initializer {
    case .graph: "GRAPH"
    case .bindingTable: "TABLE"
    case .value: "VALUE"
    }
  }

  private mutating func write(_ initializer: VariableInitializer) {
    switch initializer {
    case .graph(let type, let graph):
      writeTyped(type)
      write(" = ")
      write(graph)
    case .bindingTable(let type, let table):
      writeTyped(type)
      write(" = ")
      write(table)
    case .value(let type, let value):
      writeTyped(type)
      write(" = ")
      write(value)
    }
  }

  mutating func writeTyped(_ type: ValueTypeSyntax?) {
    guard let type else { return }
    write(" :: ")
    write(type)
  }

  mutating func writeYield(_ items: [YieldItem]) {
    write("YIELD ")
    write(items) { printer, item in
      printer.write(item.name)
      printer.writeAlias(item.alias)
    }
  }

  mutating func writeAlias(_ alias: Identifier?) {
    guard let alias else { return }
    write(" AS ")
    write(alias)
  }

  // MARK: References

  mutating func write(_ schema: SchemaReference) {
    switch schema.kind {
    case .absolute(let path):
      write("/")
      write(path, separatedBy: "/")
    case .relative(let levels, let path):
      write(Array(repeating: "..", count: levels), separatedBy: "/") { $0.write($1) }
      if !path.isEmpty { write("/") }
      write(path, separatedBy: "/")
    case .home: write("HOME_SCHEMA")
    case .current: write("CURRENT_SCHEMA")
    case .parameter(let parameter): write(parameter)
    }
  }

  mutating func write(_ reference: CatalogObjectReference) {
    if let schema = reference.schema {
      write(schema)
      if !schema.isRoot { write("/") }
    }
    write(reference.qualifiers + [reference.name], separatedBy: ".")
  }

  mutating func write(_ reference: CatalogReference) {
    switch reference {
    case .object(let object): write(object)
    case .parameter(let parameter): write(parameter)
    case .external(let literal): write(literal)
    }
  }

  mutating func write(_ graph: GraphExpression) {
    switch graph.kind {
    case .current: write("CURRENT_GRAPH")
    case .home: write("HOME_GRAPH")
    case .nameOrVariable(let name): write(name)
    case .reference(let reference): write(reference)
    case .parameter(let parameter): write(parameter)
    case .expression(let expression): writeVariable(expression)
    }
  }

  mutating func write(_ table: BindingTableExpression) {
    switch table.kind {
    case .query(let body): writeNested(body)
    case .nameOrVariable(let name): write(name)
    case .reference(let reference): write(reference)
    case .parameter(let parameter): write(parameter)
    case .expression(let expression): writeVariable(expression)
    }
  }

  private mutating func writeVariable(_ expression: Expression) {
    write("VARIABLE ")
    write(expression, atLeast: .postfix)
  }
}

extension SchemaReference {
  fileprivate var isRoot: Bool {
    if case .absolute(let path) = kind { path.isEmpty } else { false }
  }
}
