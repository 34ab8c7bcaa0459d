/// A lexicon that cannot be used, with the line that is wrong.
public struct LexiconError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file, as it was named.
  public let file: String
  /// The 1-based line.
  public let line: Int
  /// What is wrong there, as a sentence without a full stop.
  public let problem: String

  public var description: String { "\(file):\(line): \(problem)" }
}
