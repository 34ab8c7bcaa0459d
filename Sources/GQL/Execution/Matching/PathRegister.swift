/// What a slot or a counter of a path search holds; a trivial value, so that undoing is cheap.
struct PathRegister: Hashable {
  enum Kind: UInt8 {
    case unbound
    case null
    case node
    case edge
    /// A stretch of the path so far, from the place `first` to the place `second`.
    case path
    case number
  }

  var kind: Kind
  var first: UInt32
  var second: UInt32

  static let unbound = PathRegister(kind: .unbound, first: 0, second: 0)
  static let null = PathRegister(kind: .null, first: 0, second: 0)

  static func node(_ node: UInt32) -> PathRegister { PathRegister(kind: .node, first: node, second: 0) }
  static func edge(_ edge: UInt32) -> PathRegister { PathRegister(kind: .edge, first: edge, second: 0) }
  static func number(_ number: Int) -> PathRegister {
    PathRegister(kind: .number, first: UInt32(truncatingIfNeeded: number), second: 0)
  }

  static func path(from start: Int, to end: Int) -> PathRegister {
    PathRegister(
      kind: .path, first: UInt32(truncatingIfNeeded: start), second: UInt32(truncatingIfNeeded: end))
  }

  var number: Int { Int(first) }
}
