/// `<procedure body>`: definitions, then statements joined by NEXT (9.2).
///
/// Whether it reads, changes data, or changes the catalog follows from its statements; the grammar's three
/// kinds of procedure specification are the same text.
struct ProcedureBody: Sendable {
  /// `AT schema`: the working schema of the procedure (16.1).
  var schema: SchemaReference?
  /// The binding variable definition block (clause 10).
  var definitions: [VariableDefinition]
  /// The statements; each takes the result of the one before it. Never empty.
  var statements: [StatementStep]
  var range: SourceRange
}

/// A statement of a block, with what it takes over from the one before it.
struct StatementStep: Sendable {
  /// `NEXT YIELD …`; nil for the first step and for a NEXT that takes all columns.
  var yield: [YieldItem]?
  var statement: CompositeStatement
  var range: SourceRange
}

/// `<binding variable definition>`: `GRAPH`, `TABLE` or `VALUE` variable (clause 10).
struct VariableDefinition: Sendable {
  var variable: Identifier
  var initializer: VariableInitializer
  var range: SourceRange
}

/// The typed initializer of a variable or of a session parameter (clause 10).
enum VariableInitializer: Sendable {
  /// `[PROPERTY] GRAPH name [:: type] = …` (10.1).
  case graph(type: ValueTypeSyntax?, GraphExpression)
  /// `[BINDING] TABLE name [:: type] = …` (10.2).
  case bindingTable(type: ValueTypeSyntax?, BindingTableExpression)
  /// `VALUE name [:: type] = …` (10.3).
  case value(type: ValueTypeSyntax?, Expression)
}

/// `<yield item>`: a column, perhaps under another name (16.14).
struct YieldItem: Sendable {
  var name: Identifier
  var alias: Identifier?
  var range: SourceRange
}
