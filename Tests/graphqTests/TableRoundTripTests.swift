import Foundation
import GraphStore
import Testing

@testable import graphq

@Suite struct TableRoundTripTests {
  /// Tables hold directed edges with a label, and a type per column that the form of neo4j-admin has: such a graph comes
  /// back the same.
  @Test func makesTheGraphAgain() throws {
    for seed in 0..<25 as Range<UInt64> {
      let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
        "tables-" + UUID().uuidString)
      defer { try? FileManager.default.removeItem(at: folder) }
      var random = RandomGraph(seed: seed, isTabular: true)
      let graph = try random.make()
      let elements = ElementReader(snapshot: graph.snapshot())
      let losses = try TableFolderWriter(path: folder.path).write(GraphSelection(all: elements), of: elements)
      #expect(losses == [], "seed \(seed)")
      let tables = try ImportTable.tables(inFolder: folder.path)
      let again = try TableImporter(tables).run { _ in }.graph
      let (before, after) = (GraphSummary(graph.snapshot()), GraphSummary(again.snapshot()))
      #expect(before == after, "seed \(seed)\n\(before)\n---\n\(after)")
      if before != after { return }
    }
  }
}
