import GQL
import GraphStore

/// Gathers the graph of a result, every node, edge and path that its rows hold, and writes it at the end.
final class GraphRowWriter: RowWriter {
  private let sink: ByteSink
  private let writer: any GraphWriter
  private var collector = GraphSelection.Collector()
  private var elements: ElementReader?
  /// Whether any row held an element; a caller may want to say that there was nothing to draw.
  var hasElements: Bool { !collector.isEmpty }

  init(_ sink: ByteSink, _ writer: any GraphWriter) {
    self.sink = sink
    self.writer = writer
  }

  func begin(columns: [ResultColumn], elements: ElementReader?) throws {
    self.elements = elements ?? self.elements
  }

  func write(_ row: [Value]) throws {
    for value in row { collector.add(value) }
  }

  func end(_ ending: ResultEnding) throws {}

  func finish() throws {
    guard let elements else { return }
    try writer.write(GraphSelection(collector, elements: elements), of: elements, to: sink)
  }
}
