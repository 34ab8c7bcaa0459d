import GraphStore
import Testing

@testable import GQL

/// Functions that read nodes, edges and paths of a graph.
@Suite struct ElementFunctionTests {
  @Test func elementsOfAGraph() throws {
    let graph = Graph()
    let (node, edge) = try graph.write { transaction in
      let node = try transaction.insertNode(labels: ["Person"], properties: ["name": .string("Ada")])
      let other = try transaction.insertNode(labels: [], properties: [:])
      let edge = try transaction.insertEdge(
        from: node, to: other, labels: ["KNOWS"], properties: ["since": .int64(1)])
      return (node, edge)
    }
    var context = FunctionTests.context
    context.graph = graph.snapshot()
    let end = NodeID(rawValue: 1)
    let path = Value.path(Path(node).appending(edge, end))
    let rows: [(BuiltinFunction, Value, String)] = [
      (.labels, .node(node), "['Person']"), (.labels, .edge(edge), "['KNOWS']"),
      (.type, .edge(edge), "'KNOWS'"),
      (.type, .node(node), "22G03"), (.keys, .node(node), "['name']"),
      (.properties, .node(node), "{name: 'Ada'}"),
      (.properties, .edge(edge), "{since: 1}"), (.startNode, .edge(edge), "n0"),
      (.endNode, .edge(edge), "n1"),
      (.startNode, .node(node), "22G03"), (.nodes, path, "[n0, n1]"), (.edges, path, "[e0]"),
      (.elements, path, "[n0, e0, n1]"), (.pathLength, path, "1"), (.cardinality, path, "3"),
      (.labels, .node(NodeID(rawValue: 9)), "22G11"), (.properties, .edge(EdgeID(rawValue: 9)), "22G11"),
    ]
    for (function, value, expected) in rows {
      let outcome = FunctionTests.outcome { () throws(ValueError) in
        try FunctionLibrary.evaluate(function, [value], context)
      }
      #expect(outcome == expected, "\(function.name)(\(value))")
    }
  }

  @Test func elementsAndSlicesOfLists() throws {
    let list = try LiteralReader.value("[1, 2, 3]")
    func element(_ value: Value, _ index: Value) -> String {
      FunctionTests.outcome { () throws(ValueError) in try ListFunctions.element(of: value, at: index) }
    }
    #expect(
      element(list, .int64(0)) == "1" && element(list, .int64(-1)) == "3"
        && element(list, .int64(3)) == "NULL")
    #expect(element(list, .int64(.min)) == "NULL" && element(list, .string("a")) == "22G03")
    #expect(element(list, .null) == "NULL" && element(.int64(1), .int64(0)) == "22G03")
    #expect(element(.record(["a": .int64(1)]), .string("a")) == "1")
    func slice(_ from: Int64?, _ to: Int64?) -> String {
      FunctionTests.outcome { () throws(ValueError) in
        try ListFunctions.slice(of: list, from: from.map(Value.int64), to: to.map(Value.int64))
      }
    }
    #expect(slice(1, 2) == "[2]" && slice(nil, -1) == "[1, 2]" && slice(-2, nil) == "[2, 3]")
    #expect(slice(2, 1) == "[]" && slice(0, .max) == "[1, 2, 3]" && slice(.min, 1) == "[1]")
    #expect(try ListFunctions.contains(list, .float64(2)) == .boolean(true))
    #expect(try ListFunctions.contains(.list([.null]), .int64(2)).isNull)
    #expect(try ListFunctions.contains(.list([]), .null) == .boolean(false))
  }

  @Test func componentsOfTimes() throws {
    let rows = [
      (
        "DATE '2021-12-09'", "year quarter month week weekYear day dayOfWeek ordinalDay dayOfQuarter",
        "2021 4 12 49 2021 9 4 343 70"
      ),
      ("LOCAL TIME '13:05:01.5'", "hour minute second millisecond nanosecond", "13 5 1 500 500000000"),
      ("ZONED TIME '13:05:01+09:00'", "hour timezone offsetMinutes", "13 +09:00 540"),
      (
        "ZONED DATETIME '2021-12-09T13:05:00+09:00'", "year hour epochSeconds epochMillis offset",
        "2021 13 1639022700 1639022700000 +09:00"
      ),
      (
        "DURATION 'P1Y2M3DT4H5M6.7S'",
        "years months monthsOfYear days hours minutesOfHour seconds millisecondsOfSecond",
        "1 14 2 3 76 5 273906 700"
      ),
      ("DURATION 'PT-1.5S'", "seconds milliseconds nanosecondsOfSecond", "-1 -1500 -500000000"),
    ]
    for (literal, names, expected) in rows {
      let value = try LiteralReader.value(literal)
      let parts = try names.split(separator: " ").map {
        try TemporalComponents.component(String($0), of: value).plainText
      }
      #expect(parts.joined(separator: " ") == expected, "\(literal)")
    }
    let date = try LiteralReader.value("DATE '2021-12-09'")
    #expect(
      FunctionTests.outcome { () throws(ValueError) in try TemporalComponents.component("hour", of: date) }
        == "22G05")
    #expect(
      FunctionTests.outcome { () throws(ValueError) in try TemporalComponents.component("x", of: .int64(1)) }
        == "22G03")
    #expect(try TemporalComponents.component("year", of: .null).isNull)
  }
}
