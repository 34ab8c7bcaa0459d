import Foundation
import Testing

/// The articles of the libraries' documentation and the README show code that tests compile and run: between `// Article` and
/// `// End of article`, in the order of the article.
@Suite struct ArticleCodeTests {
  @Test(arguments: [
    ("Sources/GraphStore/GraphStore.docc/WriteWalkKeep.md", "Tests/GraphStoreTests/ArticleTests.swift"),
    ("Sources/GQL/GQL.docc/FirstSteps.md", "Tests/GQLTests/Session/TutorialTests.swift"),
    ("Sources/Minutes/Minutes.docc/FromTextToGraph.md", "Tests/MinutesTests/ArticleTests.swift"),
    ("README.md", "Tests/graphqTests/ReadmeLibraryTests.swift"),
  ])
  func anArticleShowsCodeThatRuns(article: String, test: String) throws {
    let source = try text(test)
    let start = try #require(source.range(of: "// Article\n"))
    let end = try #require(source.range(of: "// End of article"))
    let blocks = try text(article).components(separatedBy: "```swift\n").dropFirst()
      .map { $0.components(separatedBy: "```")[0] }
    #expect(!blocks.isEmpty)
    #expect(
      letters(blocks.joined(separator: "\n")) == letters(String(source[start.upperBound..<end.lowerBound])))
  }

  private func text(_ path: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The code without imports and without white space, which the formatter sees differently in either place.
  private func letters(_ text: String) -> String {
    text.split(separator: "\n").filter { !$0.hasPrefix("import ") }.joined().filter { !$0.isWhitespace }
  }
}
