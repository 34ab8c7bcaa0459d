import Foundation
import GraphStore

/// The benchmark graph: every table of a folder, where Post and Comment are Message too.
enum SocialNetwork {
  static func load(folder: String) throws -> Graph {
    let tables = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".csv") && !$0.contains("Message") && !$0.hasSuffix("bidirectional.csv") }
      .sorted()
      .map { table(named: $0, in: folder) }
    return try TableImporter(tables).run().graph
  }

  private static func table(named file: String, in folder: String) -> ImportTable {
    let path = folder + "/" + file
    let name = String(file.dropLast(4))
    switch name {
    case "Post", "Comment": return ImportTable(path: path, kind: .nodes, labels: [name, "Message"])
    default: return ImportTable(namedByFile: path)
    }
  }
}
