/// A table whose header has been read: what each column is, and where the rows begin.
struct TableSchema: Sendable {
  let table: ImportTable
  let file: ImportFile
  let dialect: TableDialect
  let roles: [TableHeader.Role]
  /// The types of the columns; those of columns that name none grow while rows are read.
  var types: [ImportType]
  /// Whether a column's type is detected, and may therefore grow.
  let isDetected: [Bool]
  let isOfEdges: Bool
  /// The labels of every row.
  let labels: [String]
  /// Where the first row begins.
  let start: Int
  /// The lines of the header.
  let headerLines: Int
  /// Whether quotes open fields in this table, so that its lines can't be told apart without reading them in order.
  var hasQuotes = false
  /// The spaces of ids of nodes, or of the source and the target of edges.
  var spaces: Spaces

  /// Where the ids of a table belong.
  struct Spaces: Sendable, Hashable {
    var id = ""
    var start = ""
    var end = ""
  }

  /// How many bytes a header and the rows that tell the types may take.
  private static let headLength = 1 << 18
  private static let sampledRows = 200

  init(_ table: ImportTable, options: ImportOptions) throws(ImportError) {
    self.table = table
    file = try ImportFile(path: table.path)
    var buffer = ReadBuffer()
    try file.read(0..<Self.headLength, into: &buffer)
    let head = buffer.bytes
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      throw .header(path: table.path, reason: "the text is UTF-16; convert it to UTF-8")
    }
    let begin = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    dialect =
      options.delimiter.map(TableDialect.init(delimiter:)) ?? TableDialect(detectingIn: head.dropFirst(begin))
    var scanner = RecordScanner(dialect, at: begin, readsQuotes: true)
    var fields = [RecordScanner.Field](repeating: .init(), count: 4096)
    guard case .record(let count) = scanner.next(head.span, into: &fields), count <= fields.count,
      scanner.position < head.count || head.count < Self.headLength
    else { throw .header(path: table.path, reason: "the header can't be read") }
    let quote = dialect.quote
    let names = fields.prefix(count).map { Self.text($0, of: head, quote) }
    let header = try TableHeader(names, path: table.path)
    if let kind = table.kind, (kind == .edges) != header.isOfEdges {
      throw .header(
        path: table.path,
        reason: header.isOfEdges
          ? "the table holds edges (`:START_ID`), not nodes" : "the table holds nodes (`:ID`), not edges")
    }
    isOfEdges = header.isOfEdges
    roles = header.roles
    start = scanner.position
    headerLines = scanner.lineCount
    isDetected = header.roles.map { role in
      switch role {
      case .property(_, nil), .id: true
      default: false
      }
    }
    let parts = FileNameParts(table.baseName, header: header)
    labels = table.isNamedByFile ? (header.hasLabels ? [] : parts.labels) : table.labels
    spaces = parts.spaces
    types = header.roles.map { role in
      if case .property(_, let type?) = role { type } else { .unknown }
    }
    detectTypes(head, &scanner, &fields)
  }

  /// Guesses the types of the first rows; later rows may show that they were wrong.
  private mutating func detectTypes(
    _ head: [UInt8], _ scanner: inout RecordScanner, _ fields: inout [RecordScanner.Field]
  ) {
    guard isDetected.contains(true) else { return }
    for _ in 0..<Self.sampledRows {
      guard scanner.position < head.count, case .record(let count) = scanner.next(head.span, into: &fields),
        // The last row may be cut.
        scanner.position < head.count || head.count < Self.headLength
      else { return }
      if fields[0].isQuoted { hasQuotes = true }
      for index in 0..<min(count, types.count) where isDetected[index] && !fields[index].isEmpty {
        if fields[index].isQuoted { hasQuotes = true }
        let text = head.span.extracting(fields[index].start..<fields[index].end)
        types[index] = types[index].joined(with: ImportType(guessing: text))
      }
    }
  }

  private static func text(_ field: RecordScanner.Field, of bytes: [UInt8], _ quote: UInt8) -> String {
    let text = String(decoding: bytes[field.start..<field.end], as: UTF8.self)
    guard field.hasEscapes else { return text }
    // Two quotes stand for one.
    return text.split(separator: "\"\"", omittingEmptySubsequences: false).joined(separator: "\"")
  }
}

/// What a file's name says of its rows: `Person`, `Person_knows_Person`.
struct FileNameParts {
  let labels: [String]
  let spaces: TableSchema.Spaces

  init(_ name: String, header: TableHeader) {
    var spaces = TableSchema.Spaces()
    for role in header.roles {
      switch role {
      case .id(let space, _): spaces.id = space ?? ""
      case .startID(let space): spaces.start = space ?? ""
      case .endID(let space): spaces.end = space ?? ""
      default: break
      }
    }
    self.spaces = spaces
    guard header.isOfEdges else {
      labels = [name]
      return
    }
    // Where the header names the spaces, they tell where a label with underscores begins and ends.
    if !spaces.start.isEmpty, name.hasPrefix(spaces.start + "_"), !spaces.end.isEmpty,
      name.hasSuffix("_" + spaces.end), name.count > spaces.start.count + spaces.end.count + 2
    {
      labels = [String(name.dropFirst(spaces.start.count + 1).dropLast(spaces.end.count + 1))]
    } else if let first = name.firstIndex(of: "_"), let last = name.lastIndex(of: "_"), first < last,
      name.index(after: first) < last
    {
      labels = [String(name[name.index(after: first)..<last])]
    } else {
      labels = [name]
    }
  }
}
