import GraphStore

/// What `range(first, last, step)` stands for, both ends included, before it is a list.
struct IntegerRange: Sendable {
  let first: Int64
  let step: Int64
  let count: Int

  /// - Throws: 22003 for a step of 0, 22G0B for more numbers than a list may hold, 22G03 for what is no integer.
  init(_ arguments: FunctionArguments) throws(ValueError) {
    let (first, last) = (try arguments.integer(0), try arguments.integer(1))
    let step = arguments.count > 2 ? try arguments.integer(2) : 1
    if step == 0 { throw .outOfRange("the step of range must not be 0") }
    self.first = Int64(first)
    self.step = Int64(step)
    if step > 0 ? first > last : first < last {
      count = 0
      return
    }
    let distance = last.subtractingReportingOverflow(first)
    let steps = distance.partialValue.dividedReportingOverflow(by: step)
    guard !distance.overflow, !steps.overflow, steps.partialValue < Value.maximumLength / 16 else {
      throw ValueError(status: "22G0B", message: "range(\(first), \(last), \(step)) makes too long a list")
    }
    count = steps.partialValue + 1
  }

  /// The number at a place from 0 on, which must be below `count`.
  func number(at place: Int) -> Int64 { first + Int64(place) * step }

  /// All numbers.
  var list: Value { .list((0..<count).map { .int64(number(at: $0)) }) }

  /// About how many bytes the list takes.
  var estimatedByteCount: Int { count * MemoryLayout<Value>.stride }
}
