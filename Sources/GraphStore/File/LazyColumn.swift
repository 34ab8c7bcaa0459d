import Synchronization

/// A property of a file whose table of pages is read when it is first asked for.
final class LazyColumn: Sendable {
  private final class Made: Sendable {
    let column: MappedColumn?

    init(_ column: MappedColumn?) {
      self.column = column
    }
  }

  private let made = AtomicLazyReference<Made>()
  private let make: @Sendable () -> MappedColumn?

  init(_ make: @escaping @Sendable () -> MappedColumn?) {
    self.make = make
  }

  /// The column, nil where it is damaged.
  var value: MappedColumn? {
    if let made = made.load() { return made.column }
    return made.storeIfNil(Made(make())).column
  }
}
