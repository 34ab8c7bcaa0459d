import GraphStore

/// The values of some columns of a row, equal where they are not distinct.
struct RowKey: Hashable, Sendable {
  let values: [Value]
}

/// A text as a key: equal where the code points are, without the normalisation of Swift's own equality.
struct TextKey: Hashable, Sendable {
  let text: String

  static func == (left: TextKey, right: TextKey) -> Bool { TextOrder.areSame(left.text, right.text) }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
