/// A few characters that rules test for. Nearly every test fails, so a filter of 64 bits answers most of them.
struct ScalarSet: Sendable {
  private var filter: UInt64 = 0
  private var scalars: [UInt32] = []

  init(_ text: String) {
    self.init(text.unicodeScalars.map(\.value))
  }

  init(_ scalars: [UInt32]) {
    for scalar in scalars where !contains(scalar) { insert(scalar) }
  }

  private mutating func insert(_ scalar: UInt32) {
    filter |= 1 << UInt64(scalar & 63)
    scalars.append(scalar)
  }

  @inline(__always)
  func contains(_ scalar: UInt32) -> Bool {
    filter >> UInt64(scalar & 63) & 1 != 0 && holds(scalar)
  }

  private func holds(_ scalar: UInt32) -> Bool {
    for known in scalars where known == scalar { return true }
    return false
  }
}
