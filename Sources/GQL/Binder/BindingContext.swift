import GraphStore

/// What the session tells the binder about the world in which a text is read.
struct BindingContext: Sendable {
  /// The working schema, as a path from the root.
  var schema: [String] = []
  /// The home schema.
  var homeSchema: [String] = []
  /// The procedures that a `CALL` may name, by their names in lower case.
  var procedures: [String: ProcedureSignature] = [:]
  /// Names of a graph's labels and properties, to warn of those that it lacks.
  var hints: (@Sendable (GraphReference) -> (any CatalogHints)?)?
  /// The parameters, those of the session included; nil where they are not known yet, as when a statement is prepared.
  var parameters: [String: Value]? = [:]
  /// The text that is bound: columns without an alias are named by their own text.
  var text = ""
}

/// What the graph is made of, as far as a hint needs to know.
protocol CatalogHints: Sendable {
  /// The labels that some node or edge has.
  var labels: [String] { get }
  /// The names of the properties that some node or edge has.
  var propertyKeys: [String] { get }
}

/// Thrown where a text can't be bound before its parameters are known: `$$name` stands for an object of the catalog.
struct UnknownParameters: Error {}

/// The outside of a procedure.
struct ProcedureSignature: Sendable, Hashable {
  /// The name as it is written, with its qualifiers: `gql.features`.
  var name: String
  var parameters: [Parameter]
  var columns: [Column]

  /// A parameter; those with a default may be left out at the end.
  struct Parameter: Sendable, Hashable {
    var name: String
    var type: ValueType
    var isOptional: Bool

    init(_ name: String, _ type: ValueType, isOptional: Bool = false) {
      self.name = name
      self.type = type
      self.isOptional = isOptional
    }
  }

  /// A column of the result.
  struct Column: Sendable, Hashable {
    var name: String
    var type: ValueType

    init(_ name: String, _ type: ValueType) {
      self.name = name
      self.type = type
    }
  }
}
