import GraphStore

extension Value {
  /// About how many bytes the value takes with what it refers to, for the memory budget. Linear in lists and records.
  var estimatedByteCount: Int {
    switch self {
    case .string(let text): 24 + (text.utf8.count > 15 ? text.utf8.count + 32 : 0)
    case .bytes(let bytes): 56 + bytes.count
    case .list(let values): 56 + values.reduce(0) { $0 + $1.estimatedByteCount }
    case .record(let record): 128 + record.values.reduce(0) { $0 + $1.estimatedByteCount }
    case .path(let path): 64 + path.length * 8
    default: 24
    }
  }
}
