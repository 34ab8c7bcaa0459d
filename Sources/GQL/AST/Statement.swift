/// `<statement>`: one linear statement, or several queries joined by set operators or OTHERWISE
/// (9.2, 14.2).
struct CompositeStatement: Sendable {
  var first: LinearStatement
  /// What follows, applied from left to right. Empty unless all are queries.
  var rest: [ConjoinedQuery]
  var range: SourceRange
}

/// A query conjunction and its right-hand side.
struct ConjoinedQuery: Sendable {
  var conjunction: QueryConjunction
  var query: LinearStatement
  var range: SourceRange
}

/// `<query conjunction>` (14.2).
enum QueryConjunction: Sendable, Hashable {
  /// `UNION`; distinct unless ALL is written.
  case union(SetQuantifier?)
  /// `EXCEPT`.
  case except(SetQuantifier?)
  /// `INTERSECT`.
  case intersect(SetQuantifier?)
  /// `OTHERWISE`: the right-hand side only where the left gives no rows.
  case otherwise
}

/// `DISTINCT` or `ALL` (20.9).
enum SetQuantifier: Sendable, Hashable {
  case distinct
  case all
}

/// A chain of statements that hand a table of bindings on to each other (12.1, 13.1, 14.3).
///
/// A focused statement begins with `.use`; a focused query may switch graphs by further `.use` parts. A nested
/// `{ … }` stands alone, but for a `.use` before it.
struct LinearStatement: Sendable {
  /// The statements in order; never empty.
  var statements: [Statement]
  var range: SourceRange
}

/// A statement within a linear statement: catalog, data-modifying, or query (clauses 12 to 15).
struct Statement: Sendable {
  var kind: Kind
  var range: SourceRange

  /// The statements.
  indirect enum Kind: Sendable {
    /// `USE graph`: the working graph of the statements after it (16.2).
    case use(GraphExpression)
    /// `{ … }`: a nested procedure or query (9.1).
    case nested(ProcedureBody)

    // Queries, clause 14.

    /// `MATCH …` (14.4).
    case match(GraphPatternBindingTable)
    /// `OPTIONAL MATCH …` or `OPTIONAL { MATCH … }` (14.4).
    case optionalMatch([MatchStatement])
    /// `FILTER [WHERE] …` (14.6).
    case filter(Expression)
    /// `LET …` (14.7).
    case letVariables([LetDefinition])
    /// `FOR x IN …` (14.8); `UNWIND … AS x` is the same (extension).
    case forEach(ForStatement)
    /// `ORDER BY … OFFSET … LIMIT …` (14.9).
    case orderByAndPage(OrderByAndPage)
    /// `RETURN …` with its order and page (14.10, 14.11).
    case returnResult(ReturnStatement)
    /// `FINISH`: no result (14.10).
    case finish
    /// `SELECT …` (14.12).
    case select(SelectStatement)
    /// `CALL …` (clause 15).
    case call(CallStatement)
    /// `WITH … WHERE …`: a projection between statements (extension).
    case with(WithStatement)

    // Data modification, clause 13.

    /// `INSERT …` (13.2); `CREATE (…)` is the same (extension).
    case insert([InsertPathPattern])
    /// `SET …` (13.3).
    case set([SetItem])
    /// `REMOVE …` (13.4).
    case remove([RemoveItem])
    /// `[DETACH | NODETACH] DELETE …` (13.5).
    case delete(DeleteStatement)
    /// `MERGE …` (extension).
    case merge(MergeStatement)

    // The catalog, clause 12.

    /// `CREATE SCHEMA …` (12.2).
    case createSchema(CreateSchemaStatement)
    /// `DROP SCHEMA …` (12.3).
    case dropSchema(DropSchemaStatement)
    /// `CREATE GRAPH …` (12.4).
    case createGraph(CreateGraphStatement)
    /// `DROP GRAPH …` (12.5).
    case dropGraph(DropObjectStatement)
    /// `CREATE GRAPH TYPE …` (12.6).
    case createGraphType(CreateGraphTypeStatement)
    /// `DROP GRAPH TYPE …` (12.7).
    case dropGraphType(DropObjectStatement)
    /// `CREATE INDEX …` (extension).
    case createIndex(CreateIndexStatement)
    /// `DROP INDEX …` (extension).
    case dropIndex(DropIndexStatement)
    /// `SHOW INDEXES` (extension); gives rows.
    case showIndexes
  }
}
