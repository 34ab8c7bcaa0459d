import GraphStore

/// A boolean expression over labels (clause 16.8).
indirect enum BoundLabelExpression: Sendable, Hashable {
  case label(String)
  /// `%`: at least one label, whichever.
  case wildcard
  case negation(BoundLabelExpression)
  case conjunction(BoundLabelExpression, BoundLabelExpression)
  case disjunction(BoundLabelExpression, BoundLabelExpression)
}

/// A graph pattern: path patterns that share variables, joined, then filtered (clause 16.4).
///
/// `KEEP` has been moved into the prefixes of the paths; property filters `{key: value}` into `predicate`s.
struct BoundGraphPattern: Sendable, Hashable {
  var matchMode: MatchMode
  var paths: [BoundPathPattern]
  var predicate: BoundExpression?
  /// The variables that later statements see: all named ones, or those of `YIELD`.
  var outputs: [BoundVariable]
  /// Whether repeated rows may be left out, because nobody counts them; said by the optimizer.
  var ignoresRepetition = false

  init(
    matchMode: MatchMode, paths: [BoundPathPattern], predicate: BoundExpression?,
    outputs: [BoundVariable]
  ) {
    self.matchMode = matchMode
    self.paths = paths
    self.predicate = predicate
    self.outputs = outputs
  }
}

/// A path pattern: which paths, how many of them, and what they are made of (clause 16.6).
struct BoundPathPattern: Sendable, Hashable {
  /// The path variable, if the text declares one.
  var variable: BoundVariable?
  var mode: PathMode
  var selector: BoundPathSelector
  var body: BoundPathExpression
  /// The MATCH that the path comes from: under DIFFERENT EDGES the edges of one block differ from one another, those of
  /// two blocks need not. 0 unless the optimizer has merged several.
  var block: Int

  init(
    variable: BoundVariable?, mode: PathMode, selector: BoundPathSelector, body: BoundPathExpression,
    block: Int = 0
  ) {
    self.variable = variable
    self.mode = mode
    self.selector = selector
    self.body = body
    self.block = block
  }
}

/// How many of the paths between each pair of ends are kept. Counts are constants or parameters.
enum BoundPathSelector: Sendable, Hashable {
  case all
  case any(BoundExpression)
  case anyShortest
  case allShortest
  case shortest(BoundExpression)
  case shortestGroups(BoundExpression)
}

/// What a path is made of (clause 16.7).
indirect enum BoundPathExpression: Sendable, Hashable {
  case node(BoundNodePattern)
  case edge(BoundEdgePattern)
  /// Parts one after the other; the binder puts an unnamed node between two edges and at open ends,
  /// and leaves two adjacent nodes side by side: they are one node.
  case concatenation([BoundPathExpression])
  /// A parenthesised path pattern that has a mode, a variable or a predicate of its own.
  case parenthesized(BoundSubpath)
  /// `{lower,upper}`; `groups` name the list outside for each variable inside.
  case quantified(BoundPathExpression, lower: Int, upper: Int?, groups: [GroupBinding])
  /// `?`: none or one, with variables that are null if none.
  case questioned(BoundPathExpression)
  /// `|`: either, without duplicates.
  case union([BoundPathExpression])
  /// `|+|`: either, with duplicates.
  case multisetAlternation([BoundPathExpression])
}

/// The element of each iteration and the list of all of them.
///
/// Where quantifiers are nested, `element` of the outer one is the group of the inner one, and the lists are appended: a
/// group is always a flat list, in the order of the path.
struct GroupBinding: Sendable, Hashable {
  var element: BoundVariable
  var group: BoundVariable

  init(element: BoundVariable, group: BoundVariable) {
    self.element = element
    self.group = group
  }
}

/// One node of a pattern. The same variable at two places means the same node.
struct BoundNodePattern: Sendable, Hashable {
  var variable: BoundVariable
  var labels: BoundLabelExpression?
  var predicate: BoundExpression?

  init(variable: BoundVariable, labels: BoundLabelExpression?, predicate: BoundExpression?) {
    self.variable = variable
    self.labels = labels
    self.predicate = predicate
  }
}

/// One edge of a pattern.
struct BoundEdgePattern: Sendable, Hashable {
  var variable: BoundVariable
  var direction: BoundEdgeDirections
  var labels: BoundLabelExpression?
  var predicate: BoundExpression?

  init(
    variable: BoundVariable, direction: BoundEdgeDirections, labels: BoundLabelExpression?,
    predicate: BoundExpression?
  ) {
    self.variable = variable
    self.direction = direction
    self.labels = labels
    self.predicate = predicate
  }
}

/// The ways an edge may be passed, read from left to right: seven of the combinations have a notation.
struct BoundEdgeDirections: OptionSet, Sendable, Hashable {
  let rawValue: UInt8

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// From the source to the target: `-[]->`.
  static let right = BoundEdgeDirections(rawValue: 1)
  /// From the target to the source: `<-[]-`.
  static let left = BoundEdgeDirections(rawValue: 2)
  /// Along an undirected edge: `~[]~`.
  static let undirected = BoundEdgeDirections(rawValue: 4)
  /// `-[]-`.
  static let any: BoundEdgeDirections = [.right, .left, .undirected]
}

/// A parenthesised path pattern.
struct BoundSubpath: Sendable, Hashable {
  var variable: BoundVariable?
  var mode: PathMode
  var body: BoundPathExpression
  var predicate: BoundExpression?

  init(
    variable: BoundVariable?, mode: PathMode, body: BoundPathExpression, predicate: BoundExpression?
  ) {
    self.variable = variable
    self.mode = mode
    self.body = body
    self.predicate = predicate
  }
}
