import GraphStore

extension Column {
  /// Makes a column of values: typed where all that are not null are of one type that has a typed form.
  init(typing values: [Value]) {
    guard let first = values.first(where: { !$0.isNull }) else {
      self.init(.values(values))
      return
    }
    let typed: Storage? =
      switch first {
      case .node:
        Self.unboxed(values, or: NodeID(rawValue: 0)) { if case .node(let node) = $0 { node } else { nil } }
          .map(Storage.nodes)
      case .edge:
        Self.unboxed(values, or: EdgeID(rawValue: 0)) { if case .edge(let edge) = $0 { edge } else { nil } }
          .map(Storage.edges)
      case .int64:
        Self.unboxed(values, or: 0) { if case .int64(let number) = $0 { number } else { nil } }
          .map(Storage.int64)
      case .float64:
        Self.unboxed(values, or: 0) { if case .float64(let number) = $0 { number } else { nil } }
          .map(Storage.float64)
      case .boolean:
        Self.unboxed(values, or: false) { if case .boolean(let truth) = $0 { truth } else { nil } }
          .map(Storage.boolean)
      case .string:
        Self.unboxed(values, or: "") { if case .string(let text) = $0 { text } else { nil } }
          .map(Storage.string)
      case .date(let any):
        Self.unboxed(values, or: any) { if case .date(let date) = $0 { date } else { nil } }
          .map(Storage.date)
      default: nil
      }
    guard let typed else {
      self.init(.values(values))
      return
    }
    let hasNulls = values.contains { $0.isNull }
    self.init(typed, validity: hasNulls ? Bitmap(values.lazy.map { !$0.isNull }) : nil)
  }

  /// The elements behind the values, nil as soon as one that is not null is of another type.
  private static func unboxed<Element>(
    _ values: [Value], or placeholder: Element, _ element: (Value) -> Element?
  ) -> [Element]? {
    var elements: [Element] = []
    elements.reserveCapacity(values.count)
    for value in values {
      if let found = element(value) {
        elements.append(found)
      } else if value.isNull {
        elements.append(placeholder)
      } else {
        return nil
      }
    }
    return elements
  }
}
