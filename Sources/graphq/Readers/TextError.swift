/// A place in a text that can't be read, before it is known in which file.
struct TextError: Error, Equatable, Sendable {
  /// What is wrong, without a full stop.
  let reason: String
  /// The byte where it is wrong.
  let offset: Int

  /// The line and the column (in characters), both from 1, of the place in the text.
  func position(in bytes: [UInt8]) -> (line: Int, column: Int) {
    let before = bytes.prefix(max(0, offset))
    let line = before.count { $0 == 0x0A } + 1
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return (line, String(decoding: before[start...], as: UTF8.self).count + 1)
  }
}

/// A file that can't be read, or is not what it should be: exit status 3.
struct FileError: Error, Equatable, Sendable {
  let path: String
  /// The line and column, both from 1, where one place is to blame.
  var line: Int? = nil
  var column: Int? = nil
  let reason: String

  /// `people.csv:12:3: reason`.
  var message: String {
    let place = ([path] + [line, column].compactMap { $0.map(String.init) }).joined(separator: ":")
    return place + ": " + reason
  }
}

extension FileError {
  /// A parser's error, placed in its file.
  init(_ error: TextError, path: String, bytes: [UInt8]) {
    let (line, column) = error.position(in: bytes)
    self.init(path: path, line: line, column: column, reason: error.reason)
  }
}
