/// What was typed before, kept in a file across runs.
struct History {
  private(set) var entries: [String] = []
  private let path: String?
  /// The place in the entries while the arrow keys walk through them; the end is the text being typed.
  private var position = 0
  private var draft = ""

  private static let limit = 1000

  /// Reads the file, if there is one: an entry per line, with `\n` for a line end and `\\` for a backslash.
  init(path: String?) {
    self.path = path
    if let path, let bytes = try? FileBytes.read(path) {
      entries = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map {
        Self.unescaped(String($0))
      }
    }
    if entries.count > 2 * Self.limit { keepLast() }
    position = entries.count
  }

  /// Shortens the file, which every shell that is open only adds to.
  private mutating func keepLast() {
    entries.removeFirst(entries.count - Self.limit)
    guard let path, let sink = try? FileBytes.privateSink(path) else { return }
    try? sink.write(entries.map { Self.escaped($0) + "\n" }.joined())
    try? sink.flush()
  }

  /// Adds what was entered, and keeps it in the file; a repetition is not added.
  mutating func add(_ text: String) {
    defer { position = entries.count }
    guard !text.isEmpty, entries.last != text else { return }
    entries.append(text)
    guard let path, let sink = try? FileBytes.privateSink(appendingTo: path) else { return }
    try? sink.write(Self.escaped(text) + "\n")
    try? sink.flush()
  }

  /// The entry before, nil at the first. What was typed so far is kept.
  mutating func previous(from text: String) -> String? {
    guard position > 0 else { return nil }
    if position == entries.count { draft = text }
    position -= 1
    return entries[position]
  }

  /// The entry after, at last what was being typed.
  mutating func next() -> String? {
    guard position < entries.count else { return nil }
    position += 1
    return position == entries.count ? draft : entries[position]
  }

  /// The last entry before the present one that holds a text.
  func search(_ text: String) -> String? {
    text.isEmpty ? nil : entries.last { $0.contains(text) }
  }

  private static func escaped(_ text: String) -> String {
    text.map { $0 == "\n" ? "\\n" : $0 == "\\" ? "\\\\" : String($0) }.joined()
  }

  private static func unescaped(_ text: String) -> String {
    var result = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        result.append(character == "n" ? "\n" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result.append(character)
      }
    }
    return result
  }
}
