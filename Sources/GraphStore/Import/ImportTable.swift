/// One table of an import: a file in the form of neo4j-admin, and what its name or the caller says of it.
public struct ImportTable: Sendable, Hashable {
  /// What the rows are.
  public enum Kind: Sendable, Hashable {
    case nodes
    case edges
  }

  /// The file.
  public let path: String
  /// Whether the rows are nodes or edges; nil where the header is to tell.
  public let kind: Kind?
  /// The labels of each row, besides those of a `:LABEL` or `:TYPE` column. Empty where only the columns tell.
  public let labels: [String]
  /// Whether the labels come from the file's name; then a `:LABEL` or `:TYPE` column replaces them.
  let isNamedByFile: Bool

  /// A table with labels that count for each of its rows.
  public init(path: String, kind: Kind? = nil, labels: [String] = []) {
    self.path = path
    self.kind = kind
    self.labels = labels
    isNamedByFile = false
  }

  /// A table whose file's name tells the labels: `Person.csv`, `Person_knows_Person.csv`.
  public init(namedByFile path: String) {
    self.path = path
    kind = nil
    labels = []
    isNamedByFile = true
  }

  /// The file's name without folders and ending.
  var baseName: String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }
}

/// How an import goes about its tables.
public struct ImportOptions: Sendable {
  /// What a row that can't be read does.
  public enum OnError: String, Sendable, CaseIterable {
    /// Nothing is imported.
    case stop
    /// The row is left out and reported.
    case skip
  }

  /// The byte between fields; nil to detect it per file.
  public var delimiter: UInt8?
  /// What becomes of a bad row.
  public var onError: OnError = .stop
  /// How many bad rows are borne with `.skip`; one more stops the import.
  public var badRowLimit = 1000
  /// How many threads read.
  public var threads = 2
  /// The bytes of a piece that one thread reads at a time: small enough to stay in a cache while it is parsed.
  package var pieceLength = 1 << 20

  /// Stops at bad rows, detects delimiters, reads with two threads.
  public init() {}
}

/// A row that was left out, or that stopped the import.
public struct BadRow: Sendable, Hashable {
  /// The file.
  public let path: String
  /// The line where the row begins, from 1.
  public let line: Int
  /// What is wrong with it, in words.
  public let reason: String
}

extension BadRow: CustomStringConvertible {
  public var description: String { "\(path):\(line): \(reason)" }
}

/// What an import has read.
public struct ImportReport: Sendable {
  /// The nodes of the graph.
  public internal(set) var nodeCount = 0
  /// The edges of the graph.
  public internal(set) var edgeCount = 0
  /// The bytes of all files.
  public internal(set) var byteCount = 0
  /// The rows that were left out, in the order of the files.
  public internal(set) var badRows: [BadRow] = []
}

/// How far an import is.
public struct ImportProgress: Sendable {
  /// How many bytes were read so far.
  public let bytesRead: Int
  /// The bytes of all files.
  public let byteCount: Int
}

/// Why nothing was imported.
public enum ImportError: Error, Sendable, Hashable {
  /// A file or folder can't be read.
  case unreadable(path: String, reason: String)
  /// A header is not of the form.
  case header(path: String, reason: String)
  /// There are bad rows, and the options do not bear them (or not so many).
  case badRows([BadRow], isOverLimit: Bool)
}

extension ImportError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): \(reason)"
    case .header(let path, let reason): "\(path):1: \(reason)"
    case .badRows(let rows, _): rows.map(\.description).joined(separator: "\n")
    }
  }
}
