/// A reference to a schema of the catalog (17.1).
struct SchemaReference: Sendable {
  var kind: Kind
  var range: SourceRange

  /// The forms of a reference.
  enum Kind: Sendable {
    /// `/dir/schema`; the root's own schema is the empty path.
    case absolute(path: [Identifier])
    /// `../../dir/schema`: the number of `..`, then the path.
    case relative(levelsUp: Int, path: [Identifier])
    /// `HOME_SCHEMA`.
    case home
    /// `CURRENT_SCHEMA` or `.`.
    case current
    /// `$$name`.
    case parameter(Parameter)
  }
}

/// A reference to an object of the catalog by name: a graph, graph type, binding table or procedure
/// (17.2 to 17.6).
struct CatalogObjectReference: Sendable {
  /// The schema, where the text names one.
  var schema: SchemaReference?
  /// The objects within the schema that lead to it, outermost first: `a.b.` of `a.b.name`.
  var qualifiers: [Identifier]
  /// Its own name.
  var name: Identifier
  var range: SourceRange
}

/// A reference that may also be a parameter, as `<graph type reference>` (17.3) and
/// `<procedure reference>` (17.5) are.
enum CatalogReference: Sendable {
  /// By name.
  case object(CatalogObjectReference)
  /// `$$name`.
  case parameter(Parameter)
  /// `<external object reference>`: a URI, in quotes (17.8).
  case external(Literal)
}

/// `<graph expression>`: a graph by name, by variable, or computed (11.1).
struct GraphExpression: Sendable {
  var kind: Kind
  var range: SourceRange

  /// The forms.
  indirect enum Kind: Sendable {
    /// `CURRENT_GRAPH`.
    case current
    /// `HOME_GRAPH`.
    case home
    /// One regular identifier: a variable in scope, else a graph of the working schema.
    case nameOrVariable(Identifier)
    /// A qualified or quoted name. `a.b` with `a` a variable in scope is its property `b`.
    case reference(CatalogObjectReference)
    /// `$$name`.
    case parameter(Parameter)
    /// `VARIABLE x`, or an expression that is no mere name.
    case expression(Expression)
  }
}

/// `<binding table expression>`: a table by name, by variable, or the result of a query (11.2).
struct BindingTableExpression: Sendable {
  var kind: Kind
  var range: SourceRange

  /// The forms.
  indirect enum Kind: Sendable {
    /// `{ … }`.
    case query(ProcedureBody)
    /// One regular identifier: a variable in scope, else a table of the working schema.
    case nameOrVariable(Identifier)
    /// A qualified or quoted name. `a.b` with `a` a variable in scope is its property `b`.
    case reference(CatalogObjectReference)
    /// `$$name`.
    case parameter(Parameter)
    /// `VARIABLE x`, or an expression that is no mere name.
    case expression(Expression)
  }
}
