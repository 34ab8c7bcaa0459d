/// The bindings of a search in their order, from which the lists of group variables are made when they are read.
struct PathTrace {
  enum Event {
    /// A slot takes a value at a place of the path: the number of edges passed so far.
    case bind(slot: Int, PathRegister, place: Int)
    case enter(quantifier: Int)
    case begin
    case finish(quantifier: Int)
    case mark(Int)
  }

  /// The bindings of one iteration.
  private struct Frame {
    var singles: [Int: PathRegister] = [:]
    var lists: [Int: [PathRegister]] = [:]
  }

  private(set) var events: [Event] = []
  var count: Int { events.count }

  mutating func append(_ event: Event) { events.append(event) }
  mutating func truncate(_ count: Int) { events.removeLast(events.count - count) }
  mutating func removeAll() { events.removeAll(keepingCapacity: true) }

  /// The branches of multiset alternations taken, in order.
  var marks: [Int] { events.compactMap { if case .mark(let mark) = $0 { mark } else { nil } } }

  /// Where the named variables are bound, each place once: slot, and place or stretch of the path.
  func places(_ program: PathProgram) -> [(slot: UInt32, first: UInt32, second: UInt32)] {
    let all = events.compactMap { event -> (slot: UInt32, first: UInt32, second: UInt32)? in
      guard case .bind(let slot, let register, let place) = event, register.kind != .null,
        program.slots[slot].variable.isNamed
      else { return nil }
      let number = UInt32(truncatingIfNeeded: slot)
      return register.kind == .path
        ? (number, register.first, register.second) : (number, UInt32(truncatingIfNeeded: place), 0)
    }.sorted(by: <)
    return all.indices.filter { $0 == 0 || all[$0 - 1] != all[$0] }.map { all[$0] }
  }

  /// The lists that are visible now, by slot; those of inner scopes hide none, as slots are unique.
  func lists(_ program: PathProgram) -> [Int: [PathRegister]] {
    var frames = [Frame()]
    for event in events {
      let top = frames.count - 1
      switch event {
      case .bind(let slot, let register, place: _):
        frames[top].singles[slot] = register
        if register.kind == .null { frames[top].lists[slot] = nil }
      case .enter(let quantifier):
        for binding in program.quantifiers[quantifier].groups { frames[top].lists[binding.group] = [] }
      case .begin:
        frames.append(Frame())
      case .finish(let quantifier):
        let inner = frames.removeLast()
        for binding in program.quantifiers[quantifier].groups {
          if let list = inner.lists[binding.element] {
            frames[top - 1].lists[binding.group, default: []] += list
          } else if let single = inner.singles[binding.element], single.kind != .null {
            frames[top - 1].lists[binding.group, default: []].append(single)
          }
        }
      case .mark:
        break
      }
    }
    return frames.reduce(into: [:]) { all, frame in all.merge(frame.lists) { $1 } }
  }
}
