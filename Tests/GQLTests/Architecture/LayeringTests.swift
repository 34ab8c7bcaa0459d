import Foundation
import Testing

/// Keeps the life of a query one-way: a folder of `Sources/GQL` names only types of the folders before it.
///
/// The test reads the sources as text: it gathers the types that each folder declares at top level and looks for their names
/// in every earlier folder, comments and string literals aside.
@Suite struct LayeringTests {
  /// The folders in the order of a query's life; `ARCHITECTURE.md` tells the same story.
  static let layers = [
    "Diagnostics", "Features", "Lexer", "AST", "Parser", "Functions", "LogicalPlan", "Binder", "Optimizer",
    "PhysicalPlan", "Execution", "Result", "Session",
  ]

  static let sources = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/GQL")

  @Test func everyFolderIsALayer() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      at: Self.sources, includingPropertiesForKeys: [.isDirectoryKey]
    )
    .filter { $0.pathExtension.isEmpty }
    .map(\.lastPathComponent)
    #expect(Set(folders).subtracting(Self.layers).isEmpty)
  }

  @Test func foldersNameOnlyTypesOfEarlierFolders() throws {
    let files = try Self.layers.map { try Self.swiftFiles(in: $0) }
    var declaredIn: [String: Int] = [:]
    for (layer, contents) in files.enumerated() {
      for file in contents {
        for name in Self.declaredTypes(in: file.code) {
          declaredIn[name] = max(declaredIn[name] ?? layer, layer)
        }
      }
    }
    for (layer, contents) in files.enumerated() {
      let nested = Set(contents.flatMap { Self.nestedTypes(in: $0.code) })
      for file in contents {
        for word in Self.words(in: file.code).subtracting(nested) {
          guard let home = declaredIn[word] else { continue }
          #expect(home <= layer, "\(Self.layers[layer])/\(file.name) names \(word) of \(Self.layers[home])")
        }
      }
    }
  }

  private struct SourceFile {
    var name: String
    var code: String
  }

  private static func swiftFiles(in layer: String) throws -> [SourceFile] {
    let folder = sources.appending(path: layer)
    guard let walker = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else {
      return []
    }
    return try walker.compactMap { $0 as? URL }
      .filter { $0.pathExtension == "swift" }
      .map {
        SourceFile(name: $0.lastPathComponent, code: code(of: try String(contentsOf: $0, encoding: .utf8)))
      }
  }

  /// The text without line comments and without literals of text.
  private static func code(of text: String) -> String {
    let outsideOfLongLiterals = text.components(separatedBy: "\"\"\"").enumerated()
      .filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined(separator: " ")
    var lines: [Substring] = []
    for line in outsideOfLongLiterals.split(separator: "\n", omittingEmptySubsequences: false) {
      let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
      let outside = parts.enumerated().filter { $0.offset.isMultiple(of: 2) }.map { String($0.element) }
        .joined(separator: " ")
      let end = outside.range(of: "//")?.lowerBound ?? outside.endIndex
      lines.append(outside[..<end])
    }
    return lines.joined(separator: "\n")
  }

  /// The types declared at the left margin.
  private static func declaredTypes(in code: String) -> [String] {
    code.split(separator: "\n").filter { $0.first?.isWhitespace == false }.compactMap(declaredType)
  }

  /// The types declared within others; a later folder may use their short names for its own.
  private static func nestedTypes(in code: String) -> [String] {
    code.split(separator: "\n").filter { $0.first?.isWhitespace == true }.compactMap(declaredType)
  }

  private static func declaredType(on line: Substring) -> String? {
    let modifiers: Set<Substring> = [
      "public", "package", "internal", "private", "fileprivate", "final", "indirect", "open",
      "@usableFromInline", "@frozen", "@safe",
    ]
    let kinds: Set<Substring> = ["struct", "enum", "class", "protocol", "actor", "typealias"]
    var words = line.split(whereSeparator: { " :<{(=".contains($0) })[...]
    while let first = words.first, modifiers.contains(first) { words.removeFirst() }
    guard let kind = words.first, kinds.contains(kind) else { return nil }
    return words.dropFirst().first.map(String.init)
  }

  private static func words(in code: String) -> Set<String> {
    Set(code.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_") }).map(String.init))
  }
}
