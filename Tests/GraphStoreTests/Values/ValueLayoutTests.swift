import GraphStore
import Testing

/// The size of a value decides what a column of them costs.
@Suite struct ValueLayoutTests {
  @Test func aValueTakesAtMostSeventeenBytes() {
    #expect(MemoryLayout<Value>.size <= 17)
  }
}
