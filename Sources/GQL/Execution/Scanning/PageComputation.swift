import GraphStore

/// A scan expression that is computed page by page, over the store's columns themselves, without a `Value` or a column per row.
///
/// What it can't compute of a page as the language says (an integer that may overflow, values of several types, an error), it leaves
/// to the general evaluators: `compute` is false then. Whether integers may overflow is told from the bounds that the pages
/// know of their values, once per page; the same bounds decide a comparison without looking at the values (zone maps).
///
/// A class, because a node of the tree keeps its results until the next page. It belongs to one thread.
final class PageComputation {
  /// What the values of the page at hand are.
  enum Kind {
    /// One value for all positions.
    case constant(Value)
    case integers
    case floats
    case dates
    case texts
    case truths
  }

  enum Operation {
    case constant(Value)
    case property(NodePropertyReader)
    case arithmetic(BoundBinaryOperator, PageComputation, PageComputation)
    case comparison(BoundBinaryOperator, PageComputation, PageComputation)
    case connective(deciding: Bool, PageComputation, PageComputation)
    case negation(PageComputation)
    case nullTest(PageComputation)
    case textTest(BoundBinaryOperator, PageComputation, PageComputation)
  }

  let operation: Operation
  var kind = Kind.constant(.null)
  /// The positions that have a value.
  var validity = PageMarks.none
  /// No integer is outside.
  var bounds = Int64.min...Int64.max
  /// The positions at which a predicate is true; those at which it is neither true nor false are not valid.
  var truths = PageMarks.none
  var integers: [Int64] = []
  var floats: [Double] = []
  /// A comparison in a form that computes less.
  private let linear: LinearComparison?

  /// Makes a computation over one graph; nil where a parameter has no value, which is an error only if a row asks for it.
  init?(_ expression: ScanExpression, _ snapshot: Snapshot, _ context: ExecutionContext) {
    func part(_ expression: ScanExpression) -> PageComputation? {
      PageComputation(expression, snapshot, context)
    }
    var linear: LinearComparison?
    switch expression {
    case .constant(let value): operation = .constant(value)
    case .parameter(let name):
      guard let value = context.parameters[name] else { return nil }
      operation = .constant(value)
    case .property(let name):
      operation =
        snapshot.propertyKey(named: name).map { .property(NodePropertyReader(snapshot, $0)) }
        ?? .constant(.null)
    case .arithmetic(let operation, let left, let right):
      guard let left = part(left), let right = part(right) else { return nil }
      self.operation = .arithmetic(operation, left, right)
    case .comparison(let operation, let left, let right):
      guard let left = part(left), let right = part(right) else { return nil }
      self.operation = .comparison(operation, left, right)
      linear = LinearComparison(operation, left, right)
    case .connective(let deciding, let left, let right):
      guard let left = part(left), let right = part(right) else { return nil }
      operation = .connective(deciding: deciding, left, right)
    case .negation(let operand):
      guard let operand = part(operand) else { return nil }
      operation = .negation(operand)
    case .nullTest(let operand):
      guard let operand = part(operand) else { return nil }
      operation = .nullTest(operand)
    case .textTest(let operation, let left, let right):
      guard let left = part(left), let right = part(right) else { return nil }
      self.operation = .textTest(operation, left, right)
    }
    self.linear = linear
  }

  /// Makes the computation of one value.
  init(constant value: Value) {
    operation = .constant(value)
    linear = nil
    setConstant(value)
  }

  /// Computes the values at the nodes of a page; false where the general evaluators must.
  func compute(_ page: ScanPage) -> Bool {
    switch operation {
    case .constant(let value):
      setConstant(value)
      return true
    case .property(let reader): return read(reader, page)
    case .arithmetic(let operation, let left, let right):
      guard left.compute(page), right.compute(page) else { return false }
      return calculate(operation, left, right, page)
    case .comparison(let operation, let left, let right):
      if let linear, linear.holds(on: page) {
        return compare(linear.operation, linear.property, linear.constant, page)
      }
      guard left.compute(page), right.compute(page) else { return false }
      return compare(operation, left, right, page)
    case .connective(let deciding, let left, let right):
      guard left.computeTruths(page), right.computeTruths(page) else { return false }
      connect(deciding: deciding, left, right)
      return true
    case .negation(let operand):
      guard operand.computeTruths(page) else { return false }
      setTruths(operand.validity & ~operand.truths, validity: operand.validity)
      return true
    case .nullTest(let operand):
      guard operand.compute(page) else { return false }
      setTruths(~operand.validity, validity: .all)
      return true
    case .textTest(let operation, let text, let pattern):
      guard text.compute(page), pattern.compute(page) else { return false }
      return test(operation, text, pattern, page)
    }
  }

  /// Computes a predicate; false also where the values are no truths.
  func computeTruths(_ page: ScanPage) -> Bool {
    guard compute(page) else { return false }
    switch kind {
    case .truths: return true
    case .constant(.boolean(let truth)):
      setTruths(truth ? .all : .none, validity: .all)
      return true
    case .constant(.null):
      setTruths(.none, validity: .none)
      return true
    default: return false
    }
  }

  func setConstant(_ value: Value) {
    kind = .constant(value)
    validity = value.isNull ? .none : .all
  }

  func setTruths(_ truths: PageMarks, validity: PageMarks) {
    kind = .truths
    self.truths = truths
    self.validity = validity
  }

  private func connect(deciding: Bool, _ left: PageComputation, _ right: PageComputation) {
    let (one, other) = (left.truths, right.truths)
    let (oneFalse, otherFalse) = (left.validity & ~one, right.validity & ~other)
    let truths = deciding ? one | other : one & other
    let falses = deciding ? oneFalse & otherFalse : oneFalse | otherFalse
    setTruths(truths, validity: truths | falses)
  }

  private func read(_ reader: NodePropertyReader, _ page: ScanPage) -> Bool {
    var isKnown = true
    let isThere = reader.withPage(page.number) { properties in
      validity = PageMarks(properties.validityMarks)
      switch properties.kind {
      case .int64:
        kind = .integers
        bounds = properties.integerZone ?? .min ... .max
      case .double: kind = .floats
      case .date: kind = .dates
      case .string: kind = .texts
      case .boolean:
        kind = .truths
        properties.withBooleans { truths = PageMarks.of($0) { $0 != 0 } & validity }
      case .empty: setConstant(.null)
      default: isKnown = false
      }
    }
    if !isThere { setConstant(.null) }
    return isKnown
  }

  // MARK: Values

  /// Lends the integers of the page; for `integers` only.
  @inline(__always)
  func withIntegers(_ page: ScanPage, _ body: (Span<Int64>) -> Void) {
    if case .property(let reader) = operation {
      reader.withPage(page.number) { _ = $0.withInt64s(body) }
    } else {
      let computed = integers
      body(computed.span)
    }
  }

  /// Lends the floating-point numbers of the page; for `floats` only.
  @inline(__always)
  func withFloats(_ page: ScanPage, _ body: (Span<Double>) -> Void) {
    if case .property(let reader) = operation {
      reader.withPage(page.number) { _ = $0.withDoubles(body) }
    } else {
      let computed = floats
      body(computed.span)
    }
  }
}
