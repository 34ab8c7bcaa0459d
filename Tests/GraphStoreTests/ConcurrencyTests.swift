import Dispatch
import Foundation
import GraphStore
import Synchronization
import Testing

/// Readers on other threads see whole transactions while a writer commits; made to run under ThreadSanitizer.
@Suite struct ConcurrencyTests {
  /// Each transaction moves an amount between two accounts and adds an edge for it: the sum stays, and the edges are as many
  /// as the ledger says.
  @Test func readersSeeWholeTransactions() throws {
    let isSlow = ProcessInfo.processInfo.environment["GRAPHQ_SLOW"] != nil
    let transfers = isSlow ? 20_000 : 400
    let accountCount = 64
    let graph = Graph()
    let accounts = try graph.write { transaction in
      try transaction.createIndex(IndexDefinition(name: "amounts", label: "Account", keys: ["amount"]))
      return try (0..<accountCount).map { _ in
        try transaction.insertNode(
          labels: ["Account"], properties: ["amount": .int64(100), "made": .int64(0)])
      }
    }
    let isDone = Atomic(false)
    let faults = Mutex<[String]>([])
    let group = DispatchGroup()
    for _ in 0..<3 {
      DispatchQueue.global().async(group: group) {
        while !isDone.load(ordering: .acquiring) {
          let fault = Self.fault(in: graph.snapshot(), accountCount)
          if let fault { faults.withLock { $0.append(fault) } }
        }
      }
    }
    var random = SplitMix(seed: 41)
    for number in 1...transfers {
      let from = accounts[Int.random(in: 0..<accountCount, using: &random)]
      let to = accounts[Int.random(in: 0..<accountCount, using: &random)]
      let transaction = graph.begin()
      func add(_ delta: Int64, to node: NodeID) throws {
        guard case .int64(let amount) = transaction.property("amount", of: node) else { return }
        try transaction.set("amount", to: .int64(amount + delta), on: node)
      }
      try add(-1, to: from)
      try add(1, to: to)
      try transaction.insertEdge(from: from, to: to, labels: ["PAID"])
      if number % 7 == 0 {
        transaction.rollback()
      } else {
        guard case .int64(let made) = transaction.property("made", of: accounts[0]) else { continue }
        try transaction.set("made", to: .int64(made + 1), on: accounts[0])
        try transaction.commit()
      }
    }
    isDone.store(true, ordering: .releasing)
    group.wait()
    #expect(faults.withLock { Array($0.prefix(3)) } == [])
    #expect(graph.snapshot().edgeCount == transfers - transfers / 7)
    #expect(graph.snapshot().brokenInvariants() == [])
  }

  private static func fault(in snapshot: Snapshot, _ accountCount: Int) -> String? {
    var sum: Int64 = 0
    var made: Int64 = 0
    var listed = 0
    for node in snapshot.nodes() {
      if case .int64(let amount) = snapshot.property("amount", of: node) { sum += amount }
      if case .int64(let number) = snapshot.property("made", of: node) { made += number }
      if let paid = snapshot.label(named: "PAID") {
        listed += snapshot.adjacency(paid, .outgoing).degree(of: node)
        listed += snapshot.adjacency(paid, .incoming).degree(of: node)
      }
    }
    if sum != Int64(accountCount) * 100 { return "the sum is \(sum)" }
    if Int(made) != snapshot.edgeCount { return "\(snapshot.edgeCount) edges, \(made) transfers" }
    if listed != 2 * snapshot.edgeCount { return "\(snapshot.edgeCount) edges, \(listed) neighbours" }
    let indexed = snapshot.index(named: "amounts")?.nodes(from: .init(.int64(-1_000_000)))?.count
    return indexed == accountCount ? nil : "\(indexed ?? 0) accounts are indexed"
  }

  @Test func writersTakeTurns() throws {
    let graph = Graph()
    let faults = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      for _ in 0..<50 {
        do {
          try graph.write { try $0.insertNode(labels: ["N"]) }
        } catch {
          faults.withLock { $0 += 1 }
        }
      }
    }
    #expect(faults.withLock { $0 } == 0)
    #expect(graph.snapshot().nodeCount == 200)
    let transaction = graph.begin()
    #expect(graph.begin(waiting: .milliseconds(1)) == nil)
    transaction.rollback()
    #expect(throws: GraphError.transactionEnded) { try transaction.insertNode() }
    #expect(throws: GraphError.transactionEnded) { try transaction.commit() }
    #expect(graph.begin(waiting: .milliseconds(1)) != nil)
  }

  @Test func savepointsNest() throws {
    let graph = Graph()
    let transaction = graph.begin()
    let first = try transaction.savepoint()
    try transaction.insertNode()
    let second = try transaction.savepoint()
    try transaction.insertNode()
    try transaction.rollback(to: second)
    #expect(transaction.nodeCount == 1)
    try transaction.rollback(to: first)
    #expect(transaction.nodeCount == 0)
    #expect(throws: GraphError.unknownSavepoint) { try transaction.rollback(to: second) }
    try transaction.release(first)
    #expect(throws: GraphError.unknownSavepoint) { try transaction.rollback(to: first) }
    #expect(!transaction.hasChanges || transaction.nodeCount == 0)
    try transaction.commit()
  }
}
