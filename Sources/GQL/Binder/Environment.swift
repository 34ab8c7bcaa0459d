import GraphStore

/// What an expression can see, and where it stands.
struct Environment: Sendable {
  /// The visible names.
  var scope: Scope
  /// The graph that subqueries read.
  var graph: GraphReference
  /// Whether aggregates over the rows may stand here.
  var aggregates: AggregatePolicy

  init(scope: Scope, graph: GraphReference, aggregates: AggregatePolicy = .refused("here")) {
    self.scope = scope
    self.graph = graph
    self.aggregates = aggregates
  }

  /// The same place with further names.
  func adding(_ variable: BoundVariable) -> Environment {
    var copy = self
    copy.scope.add(variable)
    return copy
  }

  /// The same place, where aggregates are refused.
  func refusingAggregates(_ place: String) -> Environment {
    var copy = self
    copy.aggregates = .refused(place)
    return copy
  }
}

/// What becomes of an aggregate function over the rows of a query.
enum AggregatePolicy: Sendable {
  /// It is an error; the text says where: "in WHERE".
  case refused(String)
  /// The projection around it computes it.
  case collected
}

/// The aggregates that a projection's expressions have asked for; equal ones are computed once.
struct Aggregation: Sendable {
  private(set) var bindings: [AggregateBinding] = []
  /// The variables that hold them.
  private(set) var variables: Set<BoundVariable> = []
  private var known: [BoundAggregateCall: BoundVariable] = [:]

  /// The variable that holds the aggregate; `make` makes one where it is new.
  mutating func variable(for call: BoundAggregateCall, make: () -> BoundVariable) -> BoundVariable {
    if let variable = known[call] { return variable }
    let variable = make()
    known[call] = variable
    variables.insert(variable)
    bindings.append(AggregateBinding(variable: variable, call: call))
    return variable
  }
}

/// An expression and its static type.
struct Typed: Sendable {
  var expression: BoundExpression
  var type: ValueType

  init(_ expression: BoundExpression, _ type: ValueType) {
    self.expression = expression
    self.type = type
  }
}
