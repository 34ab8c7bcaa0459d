import Foundation
import GraphStore
import Testing

/// The code of the article "Write, walk, keep", compiled and run; `ArticleCodeTests` holds it against the article.
@Suite struct ArticleTests {
  @Test func writeWalkKeep() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "people.graph").path()

    // Article
    let graph = Graph()
    let (ada, grace) = try graph.write { transaction in
      let ada = try transaction.insertNode(
        labels: ["Person"], properties: ["name": .string("Ada"), "born": .int64(1815)])
      let grace = try transaction.insertNode(
        labels: ["Person"], properties: ["name": .string("Grace"), "born": .int64(1906)])
      try transaction.insertEdge(from: grace, to: ada, labels: ["CITES"], properties: ["page": .int64(12)])
      return (ada, grace)
    }

    let before = graph.snapshot()
    try graph.write { try $0.set("born", to: .int64(1816), on: ada) }
    print(before.property("born", of: ada), graph.snapshot().property("born", of: ada))

    let snapshot = graph.snapshot()
    let cites = snapshot.adjacency(named: "CITES", .incoming)
    print(cites.degree(of: ada), cites.contains(ada, grace))
    cites.withNeighbors(of: ada) { neighbors, edges in
      for index in 0..<neighbors.count {
        print(snapshot.property("name", of: neighbors[index]), snapshot.property("page", of: edges[index]))
      }
    }

    try graph.write {
      try $0.createIndex(
        IndexDefinition(name: "person_name", isUnique: true, label: "Person", keys: ["name"]))
    }
    let found = graph.snapshot().index(named: "person_name")?.nodes(equalTo: .string("Ada")) ?? []
    print(found == [ada])

    try graph.save(to: path)
    let file = try GraphFile.open(path)
    try file.graph.write { try $0.delete(ada, detach: true) }
    try file.save()
    print(try FileChecker.check(path))

    let projection = GraphProjection(of: graph.snapshot(), nodes: "Person", edges: "CITES")
    print(projection.count, projection.weakComponents())
    // End of article

    #expect(before.property("born", of: ada) == .int64(1815))
    #expect(snapshot.property("born", of: ada) == .int64(1816))
    #expect(cites.degree(of: ada) == 1 && cites.contains(ada, grace))
    #expect(found == [ada])
    #expect(try GraphFile.open(path).graph.snapshot().nodeCount == 1)
    #expect(projection.count == 2 && Set(projection.weakComponents()).count == 1)
  }
}
