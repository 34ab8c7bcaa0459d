/// `<match statement>`, on its own or within `OPTIONAL { … }` and `EXISTS { … }` (14.4).
struct MatchStatement: Sendable {
  var kind: Kind
  var range: SourceRange

  /// The two forms.
  indirect enum Kind: Sendable {
    /// `MATCH …`.
    case simple(GraphPatternBindingTable)
    /// `OPTIONAL …`: the block matches as a whole, or leaves nulls.
    case optional([MatchStatement])
  }
}

/// `<graph pattern binding table>`: a pattern and which of its variables come out (16.3).
struct GraphPatternBindingTable: Sendable {
  var pattern: GraphPattern
  var yield: GraphPatternYield?
  var range: SourceRange
}

/// `<graph pattern yield clause>` (16.3).
enum GraphPatternYield: Sendable {
  /// `YIELD a, b`: variables of the pattern.
  case variables([Identifier])
  /// `YIELD NO BINDINGS`: rows without columns.
  case noBindings
}

/// `<let variable definition>` (14.7, 20.5).
struct LetDefinition: Sendable {
  var variable: Identifier
  /// The type, where it is written as `VALUE x :: T = …`.
  var type: ValueTypeSyntax?
  var value: Expression
  var range: SourceRange
}

/// `<for statement>` (14.8).
struct ForStatement: Sendable {
  var variable: Identifier
  /// A list, or a `TABLE …` expression.
  var source: Expression
  /// `WITH ORDINALITY i` (from 1) or `WITH OFFSET i` (from 0).
  var position: ForPosition?
  var range: SourceRange
}

/// `<for ordinality or offset>` (14.8).
struct ForPosition: Sendable {
  var variable: Identifier
  /// 1 for `ORDINALITY`, 0 for `OFFSET`.
  var start: Int
  var range: SourceRange
}

/// `<order by and page statement>` (14.9); at least one part is there.
struct OrderByAndPage: Sendable {
  /// The sort specifications; empty without ORDER BY.
  var orderBy: [SortSpecification]
  /// A number or a parameter (16.19).
  var offset: Expression?
  /// A number or a parameter (16.18).
  var limit: Expression?
  var range: SourceRange
}

/// `<sort specification>` (16.17).
struct SortSpecification: Sendable {
  var key: Expression
  /// `DESC`.
  var isDescending: Bool
  /// `NULLS FIRST` or `NULLS LAST`, where it is written.
  var nulls: NullOrdering?
  var range: SourceRange
}

/// `<null ordering>` (16.17).
enum NullOrdering: Sendable, Hashable {
  case first
  case last
}

/// `<return statement>` with the order and page statement that may follow it (14.10, 14.11).
struct ReturnStatement: Sendable {
  var quantifier: SetQuantifier?
  var items: ProjectionItems
  /// The grouping variables; nil without GROUP BY, empty for `GROUP BY ()`.
  var groupBy: [Expression]?
  var page: OrderByAndPage?
  var range: SourceRange
}

/// What a RETURN, SELECT or WITH gives.
struct ProjectionItems: Sendable {
  /// `*`; with items after it only as an extension.
  var hasAsterisk: Bool
  var items: [ProjectionItem]
  var range: SourceRange

  /// `RETURN NO BINDINGS`: neither an asterisk nor items.
  var isNoBindings: Bool { !hasAsterisk && items.isEmpty }
}

/// `<return item>` and `<select item>` (14.11, 14.12).
struct ProjectionItem: Sendable {
  var value: Expression
  var alias: Identifier?
  var range: SourceRange
}

/// `<select statement>` (14.12).
struct SelectStatement: Sendable {
  var quantifier: SetQuantifier?
  var items: ProjectionItems
  var source: SelectSource?
  var filter: Expression?
  /// The grouping variables; nil without GROUP BY, empty for `GROUP BY ()`.
  var groupBy: [Expression]?
  var having: Expression?
  var page: OrderByAndPage?
  var range: SourceRange
}

/// `<select statement body>`: what follows FROM (14.12).
enum SelectSource: Sendable {
  /// `FROM g1 MATCH …, g2 MATCH …`.
  case matches([SelectGraphMatch])
  /// `FROM { … }` or `FROM g { … }`.
  case query(graph: GraphExpression?, ProcedureBody)
}

/// `<select graph match>` (14.12).
struct SelectGraphMatch: Sendable {
  /// The graph; nil only as an extension: `FROM MATCH …` reads the current graph.
  var graph: GraphExpression?
  var match: MatchStatement
  var range: SourceRange
}

/// `WITH … ORDER BY … WHERE …` (extension): a RETURN whose rows go on to the next statement.
struct WithStatement: Sendable {
  var quantifier: SetQuantifier?
  var items: ProjectionItems
  var groupBy: [Expression]?
  var page: OrderByAndPage?
  var filter: Expression?
  var range: SourceRange
}

/// `<call procedure statement>` (clause 15).
struct CallStatement: Sendable {
  /// `OPTIONAL CALL`: a row that gives nothing is kept with nulls.
  var isOptional: Bool
  var call: ProcedureCall
  var range: SourceRange
}

/// `<procedure call>` (15.2, 15.3).
enum ProcedureCall: Sendable {
  /// `CALL (a, b) { … }`; a nil scope means every variable.
  case inline(scope: [Identifier]?, ProcedureBody)
  /// `CALL name(…) YIELD …`; a nil yield means every column.
  case named(CatalogReference, arguments: [Expression], yield: [YieldItem]?)
}
