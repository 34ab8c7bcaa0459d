/// What was found not to hold, up to a number that a reader can bear.
struct BrokenInvariants: Sendable {
  private(set) var messages: [String] = []
  private let limit: Int

  init(limit: Int) {
    self.limit = limit
  }

  mutating func expect(_ holds: Bool, _ message: @autoclosure () -> String) {
    if !holds, messages.count < limit { messages.append(message()) }
  }

  mutating func append(_ other: BrokenInvariants) {
    messages += other.messages.prefix(limit - messages.count)
  }
}
