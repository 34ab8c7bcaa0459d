/// A name of a concept in the text of a remark.
public struct Mention: Sendable {
  /// What is named.
  public let concept: Concept
  /// The name as it is printed.
  public let surface: String
  /// The UTF-8 bytes of the remark's text.
  public let range: Range<Int>
  /// By which kind of label the concept was recognised.
  public let rule: LabelRule
}
