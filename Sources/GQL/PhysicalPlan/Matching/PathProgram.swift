/// A path expression compiled to an automaton with registers: what a path search runs.
///
/// The instructions between two edges cost no edge; a search that forks over them and over the edges of the graph
/// visits every match. The state of the automaton is its instruction and the counters of the quantifiers around it.
struct PathProgram: Sendable {
  /// One step of the automaton; unless it says otherwise it continues with the next one.
  enum Instruction: Sendable {
    /// The current node must satisfy a test and is bound to a slot, if it has one.
    case node(Int)
    /// An edge must be passed.
    case edge(Int)
    /// Forks: each target is tried.
    case split([Int])
    /// Continues elsewhere.
    case jump(Int)
    /// Marks the branch of a multiset alternation, by a number that is unique in the program.
    case mark(Int)
    /// Starts a quantifier: no iteration yet.
    case enter(Int)
    /// Before each iteration: goes on with the next instruction, or leaves the quantifier by a jump.
    case iterate(Int, exit: Int)
    /// After each iteration: back to `iterate`.
    case finishIteration(Int, loop: Int)
    /// A parenthesised pattern with a mode or a variable starts.
    case open(Int)
    /// It ends.
    case close(Int)
    /// These slots are null: a branch that was not taken would have bound them.
    case clear([Int])
    /// A predicate must hold; everything it reads is bound.
    case check(Int)
    /// A predicate must hold at the end of the path; what it reads of this scope is kept.
    case postpone(Int)
    /// The path is complete.
    case accept
  }

  /// A node of the pattern.
  struct NodeTest: Sendable {
    var labels: BoundLabelExpression?
    var slot: Int?
  }

  /// An edge of the pattern.
  struct EdgeTest: Sendable {
    var labels: BoundLabelExpression?
    var direction: BoundEdgeDirections
    var slot: Int?
    /// The subpaths around it whose mode restricts the path, by number.
    var scopes: [Int]
  }

  /// A quantifier.
  struct Quantifier: Sendable {
    var lower: Int
    var upper: Int?
    /// The slots of single iterations, unbound before each.
    var innerSlots: [Int]
    /// Which slot is collected into which list.
    var groups: [(element: Int, group: Int)]
  }

  /// A parenthesised pattern.
  struct Subpath: Sendable {
    var mode: PathMode
    var slot: Int?
  }

  /// A predicate and the slots of the variables that it reads.
  struct Predicate: Sendable {
    var expression: BoundExpression
    var slots: [Int]
    /// What each slot is, where all are within one step of the path; nil where the predicate relates farther places.
    var roles: [Role]?
  }

  /// What a slot of a predicate is, seen from the node that a step has reached.
  enum Role: Sendable {
    case external
    case previousNode
    case edge
    case node
  }

  /// A variable of the program.
  struct Slot: Sendable {
    var variable: BoundVariable
    /// Whether the variable is bound before the search starts.
    var isExternal: Bool
    /// Whether the slot holds a list, made from the trace of the search.
    var isGroup: Bool
  }

  var instructions: [Instruction] = []
  var nodes: [NodeTest] = []
  var edges: [EdgeTest] = []
  var quantifiers: [Quantifier] = []
  var subpaths: [Subpath] = []
  var predicates: [Predicate] = []
  var slots: [Slot] = []
  /// Whether the program walks the pattern from its right end; lists and paths are turned round at the end.
  var isReversed = false
  /// Whether two runs may give the same match, so that matches must be compared.
  var isAmbiguous = false
  /// Whether lists or places of variables are read, so that the search must keep a trace.
  var needsTrace = false
  /// Whether the automaton without registers accepts exactly the walks of the pattern: no predicate and no repeated
  /// variable relates different places of it.
  var isRegular = true
  /// The least and the greatest number of edges of a match; nil is without bound.
  var minimumLength = 0
  var maximumLength: Int?

  /// The slot of a variable, if the program has it.
  func slot(of variable: BoundVariable) -> Int? {
    slots.firstIndex { $0.variable == variable }
  }
}
