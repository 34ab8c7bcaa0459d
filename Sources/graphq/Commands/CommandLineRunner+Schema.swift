import GQL
import GraphStore

extension CommandLineRunner {
  /// `graphq schema`.
  func schema(_ arguments: ParsedArguments) throws {
    let graph = try loader(arguments).open(arguments).graph
    try writeSchema(
      of: graph.snapshot(), format: arguments.value(.format).flatMap(FormatName.init(rawValue:)) ?? .table)
  }

  /// Writes a table per section of the summary.
  func writeSchema(of snapshot: Snapshot, format: FormatName) throws {
    let writer = format.rowWriter(
      console.output, style: console.outputStyle, columns: console.outputColumns)
    for section in SchemaSummary(snapshot).sections {
      let columns = section.columns.map { name in
        let type: ValueType = name == "count" ? .int64 : name == "fill" ? .float64 : .anyString
        return ResultColumn(name: name, type: type)
      }
      try writer.begin(columns: columns, elements: nil)
      for row in section.rows { try writer.write(row) }
      try writer.end(ResultEnding(status: section.rows.isEmpty ? "02000" : "00000"))
    }
    try writer.finish()
    try console.output.flush()
  }
}
