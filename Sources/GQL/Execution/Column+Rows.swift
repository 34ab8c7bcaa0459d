import GraphStore

/// Picking, repeating and joining rows.
extension Column {
  /// The rows at the given places, in that order; a place may come several times.
  ///
  /// A column without elements stands in a slot that nobody reads, and stays empty.
  func gathered(_ rows: [Int]) -> Column {
    count == 0 ? self : Column(storage.gathered(rows), validity: validity?.gathered(rows))
  }

  /// The first rows, or all where there are fewer.
  func prefix(_ length: Int) -> Column {
    slice(0..<Swift.min(length, count))
  }

  /// The rows of a range.
  func slice(_ range: Range<Int>) -> Column {
    range.count == count ? self : gathered(Array(range))
  }

  /// A column of one value in every row, typed where the value has a typed form.
  init(repeating value: Value, count: Int) {
    switch value {
    case .node(let node): self.init(.nodes(Array(repeating: node, count: count)))
    case .edge(let edge): self.init(.edges(Array(repeating: edge, count: count)))
    case .int64(let number): self.init(.int64(Array(repeating: number, count: count)))
    case .float64(let number): self.init(.float64(Array(repeating: number, count: count)))
    case .boolean(let truth): self.init(.boolean(Array(repeating: truth, count: count)))
    case .string(let text): self.init(.string(Array(repeating: text, count: count)))
    case .date(let date): self.init(.date(Array(repeating: date, count: count)))
    default: self.init(.values(Array(repeating: value, count: count)))
    }
  }

  /// Adds the rows of another column at the end; the storage becomes general where the types differ.
  mutating func append(contentsOf other: Column) {
    if count == 0 {
      self = other
      return
    }
    let own = count
    guard storage.append(contentsOf: other.storage) else {
      storage = .values(boxed + other.boxed)
      validity = nil
      return
    }
    if case .values = storage { return }
    guard validity != nil || other.validity != nil else { return }
    var joined = validity ?? Bitmap(repeating: true, count: own)
    joined.append(contentsOf: other.validity ?? Bitmap(repeating: true, count: other.count))
    validity = joined
  }
}

extension Column.Storage {
  fileprivate func gathered(_ rows: [Int]) -> Column.Storage {
    switch self {
    case .nodes(let elements): .nodes(rows.map { elements[$0] })
    case .edges(let elements): .edges(rows.map { elements[$0] })
    case .int64(let elements): .int64(rows.map { elements[$0] })
    case .float64(let elements): .float64(rows.map { elements[$0] })
    case .boolean(let elements): .boolean(rows.map { elements[$0] })
    case .string(let elements): .string(rows.map { elements[$0] })
    case .date(let elements): .date(rows.map { elements[$0] })
    case .values(let elements): .values(rows.map { elements[$0] })
    }
  }

  /// Adds elements of the same kind; false, with nothing changed, where the kinds differ.
  fileprivate mutating func append(contentsOf other: Column.Storage) -> Bool {
    switch (consume self, other) {
    case (.nodes(var own), .nodes(let more)):
      own.append(contentsOf: more)
      self = .nodes(own)
    case (.edges(var own), .edges(let more)):
      own.append(contentsOf: more)
      self = .edges(own)
    case (.int64(var own), .int64(let more)):
      own.append(contentsOf: more)
      self = .int64(own)
    case (.float64(var own), .float64(let more)):
      own.append(contentsOf: more)
      self = .float64(own)
    case (.boolean(var own), .boolean(let more)):
      own.append(contentsOf: more)
      self = .boolean(own)
    case (.string(var own), .string(let more)):
      own.append(contentsOf: more)
      self = .string(own)
    case (.date(var own), .date(let more)):
      own.append(contentsOf: more)
      self = .date(own)
    case (.values(var own), .values(let more)):
      own.append(contentsOf: more)
      self = .values(own)
    case (let own, _):
      self = own
      return false
    }
    return true
  }
}
