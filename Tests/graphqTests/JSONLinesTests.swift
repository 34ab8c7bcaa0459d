import GQL
import GraphStore
import Testing

@testable import graphq

/// Rows that are written by the batch, a word at a time, are the bytes that they are one value after the other.
@Suite("JSON Lines")
struct JSONLinesTests {
  @Test("Texts of every length, with what must be escaped at every place")
  func texts() throws {
    var texts: [String] = []
    for length in 0..<28 {
      let plain = String("abcdefghijklmnopqrstuvwxyz01".prefix(length))
      texts.append(plain)
      for place in 0..<length {
        for other in ["\"", "\\", "\n", "\u{1}", "\u{1F}", " ", "!", "#", "[", "]", "\u{7F}", "é", "漢"] {
          texts.append(plain.prefix(place) + other + plain.dropFirst(place + 1))
        }
      }
    }
    try agrees(["text": .list(texts.map { .string($0) })], "FOR t IN $text RETURN t")
  }

  @Test("Columns of every kind, some with nulls, and many of them")
  func columns() throws {
    let numbers: [Value] = [0, 7, -1, 10, 99, 100, 12345, -1_000_000, .max, .min].map { .int64($0) }
    try agrees(
      ["n": .list(numbers)],
      """
      FOR n IN $n RETURN n, CAST(n AS STRING) AS t, n > 5 AS b, CASE WHEN n > 5 THEN n END AS some,
        CASE WHEN n > 5 THEN 'x' ELSE n END AS mixed, CAST(n AS FLOAT) AS f, DATE '2024-02-29' AS d, [n] AS l
      """)
    let many = (0..<70).map { "n + \($0) AS c\($0)" }.joined(separator: ", ")
    try agrees(["n": .list([.int64(1), .int64(2)])], "FOR n IN $n RETURN \(many)")
  }

  private func agrees(_ parameters: [String: Value], _ text: String) throws {
    let session = Session(Graph())
    let sink = ByteSink()
    let writer = JSONLinesWriter(sink)
    let stream = try session.stream(text, parameters: parameters)
    try writer.begin(columns: stream.columns, elements: nil)
    while let batch = try stream.nextBatch() { try writer.write(batch) }
    var expected = TextBuffer()
    for row in try session.execute(text, parameters: parameters) {
      for (place, (column, value)) in zip(row.columns, row.values).enumerated() {
        expected.append(place == 0 ? "{" : ",")
        expected.appendJSON(column.name)
        expected.append(":")
        expected.appendJSON(value, elements: nil)
      }
      expected.append("}\n")
    }
    #expect(String(decoding: sink.bytes, as: UTF8.self) == expected.string)
  }
}
