import GraphStore

/// One side of a typed kernel: an element for all rows or an array of them.
///
/// The switch over both sides stands outside of the loop, so each loop body is plain arithmetic.
enum Lane<Element> {
  case one(Element)
  case many([Element])

  /// Applies an operation row by row.
  @inline(__always)
  static func map<Other, Result>(
    _ left: Lane<Element>, _ right: Lane<Other>, count: Int, _ operation: (Element, Other) -> Result
  ) -> [Result] {
    var results: [Result] = []
    results.reserveCapacity(count)
    switch (left, right) {
    case (.many(let left), .one(let right)):
      let span = left.span
      for row in span.indices { results.append(operation(span[row], right)) }
    case (.one(let left), .many(let right)):
      let span = right.span
      for row in span.indices { results.append(operation(left, span[row])) }
    case (.many(let left), .many(let right)):
      let (one, other) = (left.span, right.span)
      for row in 0..<count { results.append(operation(one[row], other[row])) }
    case (.one(let left), .one(let right)):
      results.append(contentsOf: repeatElement(operation(left, right), count: count))
    }
    return results
  }

  /// The lane of other elements.
  func map<Other>(_ transform: (Element) -> Other) -> Lane<Other> {
    switch self {
    case .one(let element): .one(transform(element))
    case .many(let elements): .many(elements.map(transform))
    }
  }
}

extension Operand {
  /// The operand as a lane of 64-bit integers; nil where it holds something else, or is a constant null.
  var int64Lane: Lane<Int64>? {
    switch self {
    case .constant(.int64(let number)): .one(number)
    case .column(let column): if case .int64(let numbers) = column.storage { .many(numbers) } else { nil }
    default: nil
    }
  }

  /// The operand as a lane of floats, without conversion of other numbers.
  var float64Lane: Lane<Double>? {
    switch self {
    case .constant(.float64(let number)): .one(number)
    case .column(let column): if case .float64(let numbers) = column.storage { .many(numbers) } else { nil }
    default: nil
    }
  }

  var stringLane: Lane<String>? {
    switch self {
    case .constant(.string(let text)): .one(text)
    case .column(let column): if case .string(let texts) = column.storage { .many(texts) } else { nil }
    default: nil
    }
  }

  var dateLane: Lane<CalendarDate>? {
    switch self {
    case .constant(.date(let date)): .one(date)
    case .column(let column): if case .date(let dates) = column.storage { .many(dates) } else { nil }
    default: nil
    }
  }

  var nodeLane: Lane<NodeID>? {
    switch self {
    case .constant(.node(let node)): .one(node)
    case .column(let column): if case .nodes(let nodes) = column.storage { .many(nodes) } else { nil }
    default: nil
    }
  }

  var edgeLane: Lane<EdgeID>? {
    switch self {
    case .constant(.edge(let edge)): .one(edge)
    case .column(let column): if case .edges(let edges) = column.storage { .many(edges) } else { nil }
    default: nil
    }
  }

  var booleanLane: Lane<Bool>? {
    switch self {
    case .constant(.boolean(let truth)): .one(truth)
    case .column(let column): if case .boolean(let truths) = column.storage { .many(truths) } else { nil }
    default: nil
    }
  }

  /// Which rows have a value; nil where all have. Only for operands that have a lane.
  var validity: Bitmap? {
    if case .column(let column) = self { column.validity } else { nil }
  }

  /// The rows in which both operands have a value; nil where all have.
  static func validity(_ left: Operand, _ right: Operand) -> Bitmap? {
    switch (left.validity, right.validity) {
    case (nil, let validity), (let validity, nil): validity
    case (let one?, let other?): one.intersection(other)
    }
  }
}
