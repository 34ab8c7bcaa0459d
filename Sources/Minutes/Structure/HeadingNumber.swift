/// The number before a heading: `1`, `３．`, `(2)`, `第1`, `①`, `一、`, `Ⅱ.`, `ア`.
struct HeadingNumber {
  let value: Int
  /// The position of the heading's words.
  let end: Int
  /// Whether a bracket, a point or 第 makes plain that the number is a heading's.
  let isMarked: Bool

  init?(_ content: Passage) {
    var position = 0
    var isMarked = false
    if let first = content.first, first == code("(") || first == code("第") {
      position = content.skippingSpaces(from: 1)
      isMarked = true
    }
    guard position < content.count, let numeral = HeadingNumber.number(content, at: position),
      numeral.value <= 99
    else { return nil }
    position = content.skippingSpaces(from: numeral.end)
    var hasSign = false
    while position < content.count, HeadingNumber.signs.contains(content[position]) {
      hasSign = true
      position += 1
    }
    // 10時, 3名: the number of something else. A bare number needs a space.
    guard position < content.count else { return nil }
    let isCircled = Numeral.circled(content[numeral.end - 1]) != nil
    guard hasSign || isCircled || content[position - 1].isSpace || isMarked && content.first == code("第")
    else { return nil }
    value = numeral.value
    end = content.skippingSpaces(from: position)
    self.isMarked = isMarked && hasSign || hasSign || isCircled
  }

  /// Whether the next number of the same shape follows in the line: `（１）費用、（２）人材の順` is a part of a sentence.
  func opensEnumeration(in content: Passage) -> Bool {
    var index = end + 1
    while index < content.count {
      if HeadingNumber.partings.contains(content[index - 1]),
        let next = HeadingNumber(content.dropFirst(index)), next.isMarked, next.value == value + 1,
        HeadingNumber.style(of: content.slice(index..<index + next.end))
          == HeadingNumber.style(of: content.prefix(end))
      {
        return true
      }
      index += 1
    }
    return false
  }

  private static let partings = ScalarSet("、,;")

  private static func number(_ content: Passage, at index: Int) -> (value: Int, end: Int)? {
    if let numeral = Numeral(in: content, at: index) { return (numeral.value, numeral.end) }
    // Roman numerals are folded to letters.
    var end = index
    while end < content.count, content[end].isOne(of: "IVX") { end += 1 }
    guard end > index, end < content.count, !ScalarKind(content[end]).isAlphanumeric,
      let value = romans.firstIndex(of: content.slice(index..<end).folded)
    else { return nil }
    return (value + 1, end)
  }

  /// The shape of a heading's number: `(9)`, `9.`, `第9`, `①`. Headings of one level share it.
  static func style(of label: Passage) -> String {
    var style: [UInt32] = []
    for index in 0..<label.count where !label[index].isSpace {
      let scalar = label[index]
      let shape: UInt32 =
        if scalar.isDigit {
          code("9")
        } else if Numeral.circled(scalar) != nil {
          code("①")
        } else if Numeral.kanjiDigit(scalar) != nil || Numeral.kanjiUnit(scalar) != nil {
          code("一")
        } else if ScalarKind(scalar) == .latin {
          code("I")
        } else {
          scalar
        }
      if style.last != shape { style.append(shape) }
    }
    return String(String.UnicodeScalarView(style.compactMap(Unicode.Scalar.init)))
  }

  private static let romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
  private static let signs = ScalarSet(".)、,．:")
}
