import Foundation
import Testing

/// A golden file of queries with what becomes of them.
///
/// Cases are separated by blank lines around `=== title`; within a case `---` parts the query from the expected text.
/// `UPDATE_GOLDEN=1` writes the file anew from what the code says, to be read as a diff.
struct PlanScript {
  struct Case {
    var title: String
    var query: String
    var expected: String
  }

  let url: URL
  var preamble = ""
  var cases: [Case] = []

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Golden")

  /// The files of a folder of `Golden`, by name.
  static func names(in folder: String) -> [String] {
    let files = try? FileManager.default.contentsOfDirectory(
      at: Self.folder.appending(path: folder), includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "txt" }.map { folder + "/" + $0.lastPathComponent }
      .sorted()
  }

  init(_ name: String) throws {
    url = Self.folder.appending(path: name)
    let text = try String(contentsOf: url, encoding: .utf8)
    let parts = ("\n" + text).components(separatedBy: "\n=== ")
    preamble = parts[0].trimmingCharacters(in: .newlines)
    for part in parts.dropFirst() {
      let lines = part.components(separatedBy: "\n")
      let body = lines.dropFirst().joined(separator: "\n").components(separatedBy: "\n---")
      cases.append(
        Case(
          title: lines[0], query: body[0].trimmingCharacters(in: .newlines),
          expected: body.dropFirst().joined(separator: "\n---").trimmingCharacters(in: .newlines)))
    }
  }

  /// Compares each case with what `answer` says of its query, or writes that down.
  func run(_ answer: (String) -> String) throws {
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == nil {
      for item in cases {
        #expect(answer(item.query) == item.expected, "\(url.lastPathComponent): \(item.title)")
      }
      return
    }
    var text = preamble.isEmpty ? "" : preamble + "\n\n"
    text += cases.map { "=== \($0.title)\n\($0.query)\n---\n\(answer($0.query))\n" }.joined(separator: "\n")
    try text.write(to: url, atomically: true, encoding: .utf8)
  }
}
