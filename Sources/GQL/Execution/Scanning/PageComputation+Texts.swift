import GraphStore

/// Comparisons of texts and the search in them, over pages, without making a `String`.
extension PageComputation {
  func test(
    _ operation: BoundBinaryOperator, _ left: PageComputation, _ right: PageComputation, _ page: ScanPage
  ) -> Bool {
    if left.isNullConstant || right.isNullConstant {
      setTruths(.none, validity: .none)
      return true
    }
    guard case .texts = left.kind, case .property(let reader) = left.operation,
      case .constant(.string(let pattern)) = right.kind, let test = TextTest(operation, pattern)
    else { return false }
    var truths = PageMarks.none
    let candidates = left.validity & page.nodes
    reader.withPage(page.number) { properties in
      truths = test.marks(in: properties, among: candidates)
    }
    // Nobody looks at the others.
    setTruths(truths, validity: left.validity)
    return true
  }
}

/// A test of texts against one pattern, byte by byte: code points order as their UTF-8 does.
struct TextTest {
  private enum Form {
    case comparison(BoundBinaryOperator)
    case prefix
    case suffix
    case search(ByteSearch)
  }

  private let form: Form
  private let pattern: [UInt8]
  /// The first bytes of the pattern, as a page has those of its texts.
  private let prefix: UInt64

  /// Nil for an operator that is no such test.
  init?(_ operation: BoundBinaryOperator, _ pattern: String) {
    self.pattern = Array(pattern.utf8)
    var prefix: UInt64 = 0
    for (place, byte) in pattern.utf8.prefix(8).enumerated() {
      prefix |= UInt64(byte) << UInt64(56 - 8 * place)
    }
    self.prefix = prefix
    switch operation {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: form = .comparison(operation)
    case .startsWith: form = .prefix
    case .endsWith: form = .suffix
    case .containsText: form = .search(ByteSearch(self.pattern))
    default: return nil
    }
  }

  /// The candidates for which the test holds.
  func marks(in page: borrowing PropertyPage, among candidates: PageMarks) -> PageMarks {
    var marks = PageMarks.none
    // Each distinct text of a page with a dictionary is looked at once.
    var verdicts = [UInt8](repeating: 0, count: 256)
    let hasDictionary = page.withDictionaryCodes { codes in
      marks = candidates.filter { position in
        let code = Int(codes[position])
        if verdicts[code] == 0 { verdicts[code] = holds(page, position) ? 2 : 1 }
        return verdicts[code] == 2
      }
    }
    if hasDictionary { return marks }
    if case .comparison(let operation) = form, candidates.count > 64 {
      let prefixes = page.textPrefixes()
      if !prefixes.isEmpty { return compare(operation, prefixes.span, page, candidates) }
    }
    if case .search(let search) = form, candidates.count > 64 {
      let isSearched = page.withConsecutiveTexts { bytes in
        var position = 0
        search.forEachPlace(in: bytes) { place in
          position = page.textPosition(beyond: place, from: position)
          let range = page.textRange(at: position)
          // What spans two texts is in neither.
          guard range.lowerBound <= place, place + pattern.count <= range.upperBound else { return place + 1 }
          if candidates.contains(position) { marks.insert(position) }
          return range.upperBound
        }
      }
      if isSearched, !pattern.isEmpty { return marks }
    }
    return candidates.filter { holds(page, $0) }
  }

  /// The candidates for which a comparison holds: most are told by their first bytes.
  private func compare(
    _ operation: BoundBinaryOperator, _ prefixes: Span<UInt64>, _ page: borrowing PropertyPage,
    _ candidates: PageMarks
  ) -> PageMarks {
    let lessHolds = operation == .less || operation == .lessOrEqual || operation == .notEqual
    let greaterHolds = operation == .greater || operation == .greaterOrEqual || operation == .notEqual
    let prefix = prefix
    return candidates.filter { position in
      guard position < prefixes.count else { return false }
      let first = prefixes[position]
      if first == prefix { return holds(page, position) }
      return first < prefix ? lessHolds : greaterHolds
    }
  }

  private func holds(_ page: borrowing PropertyPage, _ position: Int) -> Bool {
    var result = false
    page.withUTF8(at: position) { result = holds($0) }
    return result
  }

  private func holds(_ text: Span<UInt8>) -> Bool {
    switch form {
    case .comparison(let operation):
      let isEquality = operation == .equal || operation == .notEqual
      if isEquality, text.count != pattern.count { return operation == .notEqual }
      let ordering = compare(text)
      switch operation {
      case .equal: return ordering == .equal
      case .notEqual: return ordering != .equal
      case .less: return ordering == .less
      case .lessOrEqual: return ordering != .greater
      case .greater: return ordering == .greater
      default: return ordering != .less
      }
    case .prefix:
      return text.count >= pattern.count && pattern.indices.allSatisfy { text[$0] == pattern[$0] }
    case .suffix:
      let start = text.count - pattern.count
      return start >= 0 && pattern.indices.allSatisfy { text[start + $0] == pattern[$0] }
    case .search(let search):
      if pattern.isEmpty { return true }
      var isFound = false
      search.forEachPlace(in: text) { _ in
        isFound = true
        return text.count
      }
      return isFound
    }
  }

  private func compare(_ text: Span<UInt8>) -> Ordering {
    let common = min(text.count, pattern.count)
    for place in 0..<common where text[place] != pattern[place] {
      return Ordering(text[place], pattern[place])
    }
    return Ordering(text.count, pattern.count)
  }
}
