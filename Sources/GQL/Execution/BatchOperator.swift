/// A running step of a plan: gives its rows in batches when asked.
///
/// A class, because it is a state that advances; each operator is a final subclass in its own file. It is used by
/// one thread at a time and lives for one execution.
class BatchOperator {
  init() {}

  /// The next rows, never none; nil after the last, and nil again after that.
  func next() throws -> Batch? { nil }

  /// What was decided while it ran, for PROFILE; nil: what the plan says.
  var remark: String? { nil }
}
