import Foundation
import GraphStore

/// The benchmark graph: every table of a folder, where Post and Comment are Message too.
enum SocialNetwork {
  /// Loads the tables of a folder; those that the folder of properties has, too, come from there.
  static func load(folder: String, properties: String?) throws -> Graph {
    var folders = try Dictionary(uniqueKeysWithValues: tables(of: folder).map { ($0, folder) })
    if let properties {
      for file in try tables(of: properties) { folders[file] = properties }
    }
    let tables = folders.sorted { $0.key < $1.key }.map { table(named: $0.key, in: $0.value) }
    return try TableImporter(tables).run().graph
  }

  private static func tables(of folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".csv") && !$0.contains("Message") && !$0.hasSuffix("bidirectional.csv") }
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
