/// `<graph pattern>`: path patterns that match together (16.4).
struct GraphPattern: Sendable {
  var matchMode: MatchMode?
  var paths: [PathPattern]
  /// `KEEP prefix`: applies to every path pattern after the WHERE clause has been heard.
  var keep: PathPatternPrefix?
  var filter: Expression?
  var range: SourceRange
}

/// `<match mode>` (16.4).
enum MatchMode: Sendable, Hashable {
  /// `REPEATABLE ELEMENTS`.
  case repeatableElements
  /// `DIFFERENT EDGES`.
  case differentEdges
}

/// `<path pattern>` (16.4).
struct PathPattern: Sendable {
  /// `p = …`.
  var variable: Identifier?
  var prefix: PathPatternPrefix?
  var expression: PathPatternExpression
  var range: SourceRange
}

/// `<path mode>` (16.6).
enum PathMode: Sendable, Hashable {
  case walk
  case trail
  case simple
  case acyclic
}

/// `<path pattern prefix>`: which paths count, and which of them are kept (16.6).
struct PathPatternPrefix: Sendable {
  var search: PathSearch?
  /// The path mode; WALK where none is written.
  var mode: PathMode?
  var range: SourceRange
}

/// `<path search prefix>` (16.6).
indirect enum PathSearch: Sendable {
  /// `ALL`.
  case all
  /// `ANY` or `ANY n`; a number or a parameter.
  case any(count: Expression?)
  /// `ALL SHORTEST`.
  case allShortest
  /// `ANY SHORTEST`.
  case anyShortest
  /// `SHORTEST n`.
  case shortest(count: Expression)
  /// `SHORTEST [n] GROUPS`.
  case shortestGroups(count: Expression?)
}

/// `<path pattern expression>` (16.7).
struct PathPatternExpression: Sendable {
  var kind: Kind
  var range: SourceRange

  /// The forms. `Alternatives` and `Factors` have at least two members.
  indirect enum Kind: Sendable {
    /// `(…)`.
    case node(NodePattern)
    /// `-[…]->` and its kin.
    case edge(EdgePattern)
    /// Patterns one after the other.
    case concatenation([PathPatternExpression])
    /// `a | b`: each path once.
    case union([PathPatternExpression])
    /// `a |+| b`: a path counts once for each alternative that it matches.
    case multisetAlternation([PathPatternExpression])
    /// `pattern{1,3}`, `pattern*`, `pattern+`.
    case quantified(PathPatternExpression, Quantifier)
    /// `pattern?`: its variables are conditional singletons, not groups.
    case questioned(PathPatternExpression)
    /// `(p = TRAIL pattern WHERE …)` or `[…]`.
    case parenthesized(ParenthesizedPathPattern)
    /// `-/…/->`.
    case simplified(SimplifiedPathPattern)
  }
}

/// `<parenthesized path pattern expression>` (16.7).
struct ParenthesizedPathPattern: Sendable {
  /// The sub-path variable.
  var variable: Identifier?
  var mode: PathMode?
  var expression: PathPatternExpression
  var filter: Expression?
  var range: SourceRange
}

/// `<element pattern filler>`: what stands within a node or edge pattern (16.7).
struct ElementPatternFiller: Sendable {
  var variable: Identifier?
  /// `TEMP x`.
  var isTemporary = false
  var label: LabelExpression?
  /// `{name: value, …}`; nil where no braces are written.
  var properties: [PropertyAssignment]?
  /// `WHERE …`; beside properties only as an extension.
  var filter: Expression?
  /// All properties from one record value, as in `(n $map)` (extension).
  var propertyMap: Expression?
  /// What is written between the brackets; empty where nothing is.
  var range: SourceRange
}

/// `<node pattern>` (16.7).
struct NodePattern: Sendable {
  var filler: ElementPatternFiller
  var range: SourceRange
}

/// `<edge pattern>`, full or abbreviated (16.7).
struct EdgePattern: Sendable {
  var direction: EdgeDirection
  var filler: ElementPatternFiller
  /// Written without brackets: `->`, `-`, `~`, … The filler is then empty.
  var isAbbreviated: Bool
  var range: SourceRange
}

/// The seven directions of an edge pattern (16.7) and of a simplified path pattern (16.12).
enum EdgeDirection: Sendable, Hashable, CaseIterable {
  /// `<-[…]-`
  case left
  /// `~[…]~`
  case undirected
  /// `-[…]->`
  case right
  /// `<~[…]~`
  case leftOrUndirected
  /// `~[…]~>`
  case undirectedOrRight
  /// `<-[…]->`
  case leftOrRight
  /// `-[…]-`
  case any
}

/// `<graph pattern quantifier>` (16.11).
struct Quantifier: Sendable {
  var lower: Int
  /// The upper bound; nil is unbounded.
  var upper: Int?
  var range: SourceRange
}
