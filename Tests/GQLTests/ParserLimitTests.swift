import Foundation
import Synchronization
import Testing

@testable import GQL

/// Depth is bounded on the small stacks of threads, and reading is linear.
@Suite struct ParserLimitTests {
  /// Texts that nest as often as asked, in every way there is.
  static let nestings: [(name: String, text: @Sendable (Int) -> String)] = [
    (
      "parentheses",
      { "RETURN " + String(repeating: "(", count: $0) + "1" + String(repeating: ")", count: $0) }
    ),
    ("lists", { "RETURN " + String(repeating: "[", count: $0) + String(repeating: "]", count: $0) }),
    (
      "records", { "RETURN " + String(repeating: "{a:", count: $0) + "1" + String(repeating: "}", count: $0) }
    ),
    ("signs", { "RETURN " + String(repeating: "- ", count: $0) + "1" }),
    ("NOT", { "RETURN " + String(repeating: "NOT ", count: $0) + "x" }),
    ("sums", { "RETURN 1" + String(repeating: " + 1", count: $0) }),
    ("powers", { "RETURN 1" + String(repeating: " ^ 1", count: $0) }),
    ("properties", { "RETURN x" + String(repeating: ".x", count: $0) }),
    ("subscripts", { "RETURN x" + String(repeating: "[0]", count: $0) }),
    ("IS", { "RETURN x" + String(repeating: " IS NULL", count: $0) }),
    (
      "functions",
      { "RETURN " + String(repeating: "f(", count: $0) + "1" + String(repeating: ")", count: $0) }
    ),
    (
      "CASE",
      {
        "RETURN " + String(repeating: "CASE WHEN x THEN ", count: $0) + "1"
          + String(repeating: " END", count: $0)
      }
    ),
    (
      "LET",
      {
        "RETURN " + String(repeating: "LET x = ", count: $0) + "1" + String(repeating: " IN x END", count: $0)
      }
    ),
    (
      "EXISTS",
      {
        "RETURN " + String(repeating: "EXISTS { MATCH (a) WHERE ", count: $0) + "x"
          + String(repeating: " }", count: $0)
      }
    ),
    ("queries", { String(repeating: "{ ", count: $0) + "RETURN 1" + String(repeating: " }", count: $0) }),
    (
      "calls",
      { String(repeating: "CALL { ", count: $0) + "RETURN 1" + String(repeating: " } RETURN 1", count: $0) }
    ),
    ("paths", { "MATCH " + String(repeating: "(", count: $0) + "(a)" + String(repeating: ")", count: $0) }),
    (
      "OPTIONAL",
      {
        String(repeating: "OPTIONAL { ", count: $0) + "MATCH (a)" + String(repeating: " }", count: $0)
      }
    ),
    (
      "labels",
      { "MATCH (a:" + String(repeating: "(", count: $0) + "A" + String(repeating: ")", count: $0) + ")" }
    ),
    (
      "simplified",
      {
        "MATCH -/" + String(repeating: "(", count: $0) + "A" + String(repeating: ")", count: $0) + "/->"
      }
    ),
    (
      "types",
      {
        "RETURN CAST(x AS " + String(repeating: "LIST<", count: $0) + "INT"
          + String(repeating: ">", count: $0) + ")"
      }
    ),
    ("type suffixes", { "RETURN CAST(x AS INT" + String(repeating: " LIST", count: $0) + ")" }),
    (
      "record types",
      {
        "RETURN CAST(x AS " + String(repeating: "{a ", count: $0) + "INT" + String(repeating: "}", count: $0)
          + ")"
      }
    ),
    (
      "properties of nodes",
      {
        "MATCH " + String(repeating: "(a {x: EXISTS { ", count: $0) + "(b)"
          + String(repeating: " }})", count: $0)
      }
    ),
  ]

  @Test(arguments: nestings.map(\.name)) func depthIsBounded(_ name: String) throws {
    let nesting = try #require(Self.nestings.first { $0.name == name })
    // As deep as the limit allows, a tree must be read, printed and freed on a small stack.
    let text = nesting.text
    let deepest = onSmallStack {
      var deepest = 0
      for depth in [10, 20, 30, 40, 60, 80, 100, 120, 126] {
        guard let script = try? Parser.parse(text(depth)), !Printer.text(of: script).isEmpty else { break }
        deepest = depth
      }
      return (try? Parser.parse(text(20_000))) == nil ? deepest : -1
    }
    #expect(deepest >= 30, "\(deepest) levels")
  }

  /// What a worker thread of macOS has; without optimization frames are several times as large.
  #if DEBUG
    private static let stackSize = 4096 * 1024
  #else
    private static let stackSize = 512 * 1024
  #endif

  /// Runs on a thread with little stack.
  private func onSmallStack(_ work: @escaping @Sendable () -> Int) -> Int {
    let box = ResultBox()
    let isDone = DispatchSemaphore(value: 0)
    let thread = Thread {
      box.value.withLock { $0 = work() }
      isDone.signal()
    }
    thread.stackSize = Self.stackSize
    thread.start()
    isDone.wait()
    return box.value.withLock { $0 }
  }

  @Test func longListsAreNoNesting() throws {
    for operation in [" AND ", " OR ", ", "] {
      let text = "RETURN " + Array(repeating: "x = 1", count: 5_000).joined(separator: operation)
      let script = try Parser.parse(text)
      #expect(!Printer.text(of: script).isEmpty)
    }
    let path = "MATCH " + Array(repeating: "(a)", count: 5_000).joined(separator: "->")
    #expect(try !Printer.text(of: Parser.parse(path)).isEmpty)
  }

  /// Opened brackets that could each be taken for two things must not be read again and again.
  @Test func ambiguousBeginningsStayLinear() {
    for piece in [
      "(a:", "(a:(", "[(a)-[", "((", "a.", "(a {b: ", "[x IN ", "-[", "<-[", "CASE WHEN ", "{a:", "'",
    ] {
      let text = "RETURN " + String(repeating: piece, count: 20_000)
      let clock = ContinuousClock()
      let time = clock.measure { _ = try? Parser.parse(text) }
      #expect(time < .seconds(10), "\(piece) took \(time)")
    }
  }
}

/// Carries a number from a thread; a class, because both sides hold it.
private final class ResultBox: Sendable {
  let value = Mutex(0)
}
