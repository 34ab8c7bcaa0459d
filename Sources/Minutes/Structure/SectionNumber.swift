/// The number of a section of the whole document: 4. 議事概要, which 5. その他 follows.
struct SectionNumber {
  let style: String
  let value: Int

  /// The number before a section's label; nil where it has none.
  init?(_ content: Passage) {
    var body = content
    if let first = body.first, first.isOne(of: "■□◆◇●▼▽▲△★☆○") {
      body = body.dropFirst(1).trimmed
    }
    guard let number = HeadingNumber(body) else { return nil }
    self.init(style: HeadingNumber.style(of: body.prefix(number.end)), value: number.value)
  }

  init?(_ heading: TopicHeading) {
    guard let value = heading.number else { return nil }
    self.init(style: heading.style, value: value)
  }

  private init(style: String, value: Int) {
    (self.style, self.value) = (style, value)
  }

  /// Whether a heading goes on with the document's sections.
  func isFollowed(by heading: TopicHeading) -> Bool {
    heading.rank == .numbered && heading.style == style && heading.number == value + 1
  }
}
