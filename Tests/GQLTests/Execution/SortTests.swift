import GQL
import GraphStore
import Testing

/// Sorts with and without a limit give the same rows in the same order, with what they tell the scan, threads and small batches.
@Suite("Sorts")
struct SortTests {
  private static let graph: Graph? = try? {
    let graph = Graph()
    var random = SeededGenerator(seed: 11)
    try graph.write { transaction in
      for number in 0..<33_500 {
        let text = "\(random.pick(["ab", "abcdefgh", "abcdefghi", "é", ""]))\(random.number(0...40))"
        var properties: [String: Value] = [
          "x": .int64(Int64(random.number(0...3000))), "s": .string(text), "n": .int64(Int64(number)),
        ]
        if random.happens(5) { properties["x"] = nil }
        if number > 30_000, random.happens(10) {
          properties["x"] = random.pick([.float64(.nan), .float64(1500.5), .string("x"), .float64(4000)])
        }
        try transaction.insertNode(labels: [random.pick(["A", "B"])], properties: properties)
      }
    }
    return graph
  }()

  @Test(arguments: [
    "n.x DESC NULLS FIRST", "n.s DESC, n.x", "n.x, n.s", "n.missing, n.n % 7 DESC",
  ])
  func agrees(_ order: String) throws {
    let graph = try #require(Self.graph)
    for pattern in ["(n)", "(n:A WHERE n.n > 20000)"] {
      let text = "MATCH \(pattern) RETURN n.n AS number, n.x AS value ORDER BY \(order), n.n"
      let all = try rows(text, graph) {
        $0.threads = 1; $0.disabledRules = ["compute-pages"]
      }
      let threaded = try rows(text, graph) { $0.threads = 3 }
      #expect(threaded == all, "\(text)")
      for page in ["LIMIT 10", "LIMIT 0", "OFFSET 7 LIMIT 3000"] {
        let numbers = page.split(separator: " ").compactMap { Int($0) }
        let (offset, limit) = numbers.count == 2 ? (numbers[0], numbers[1]) : (0, numbers[0])
        let expected = Array(all.dropFirst(offset).prefix(limit))
        for threads in [1, 3] {
          for size in [2048, 5] where size == 2048 || limit == 10 {
            let found = try rows("\(text) \(page)", graph) {
              $0.threads = threads; $0.batchSize = size
            }
            #expect(found == expected, "\(text) \(page), \(threads) threads, batches of \(size)")
          }
        }
      }
    }
  }

  private func rows(_ text: String, _ graph: Graph, _ set: (inout SessionOptions) -> Void) throws -> [String]
  {
    var options = SessionOptions()
    set(&options)
    return try Session(graph, options: options).execute(text).map(\.description)
  }
}
