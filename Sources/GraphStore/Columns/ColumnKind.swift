/// How a page of a property keeps its values.
public enum ColumnKind: UInt8, Sendable, BitwiseCopyable {
  /// No node or edge of the page has the property.
  case empty
  case int64
  case double
  case boolean
  /// Days since 1970-01-01 as `Int32`.
  case date
  /// UTF-8 text.
  case string
  /// Values of other types, or of several.
  case values
}

/// How the text of a page of strings lies in memory.
enum StringLayout: UInt8, BitwiseCopyable {
  /// Start and length of each string, in a heap that grows.
  case loose
  /// 1,025 offsets of 16 bits.
  case packed16
  /// 1,025 offsets of 32 bits.
  case packed32
  /// A code of 8 bits each, for at most 256 distinct strings with 257 offsets of 32 bits.
  case dictionary
}
