/// Why a file is not read as minutes.
public struct MinutesError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Sendable, Hashable {
    case missing
    /// The system's word for it.
    case unreadable(String)
    case empty
    /// The bytes are no text in the encoding, or in any that is known.
    case notDecodable
    /// What a record of a meeting has and this text lacks.
    case notMinutes(String)
    /// One-character lines: a vertical print turned into columns.
    case verticalPrint
  }

  /// The file, as it was named.
  public let path: String
  public let reason: Reason

  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  public var description: String {
    switch reason {
    case .missing: "\(path): there is no such file"
    case .unreadable(let why): "\(path): the file can't be read: \(why)"
    case .empty: "\(path): the file is empty"
    case .notDecodable: "\(path): the file is no text in UTF-8, Shift_JIS or EUC-JP"
    case .notMinutes(let lack): "\(path): the text does not read as minutes of a meeting: \(lack)"
    case .verticalPrint:
      "\(path): the text stands in columns of single characters (a vertical print), which can't be read as lines"
    }
  }
}
