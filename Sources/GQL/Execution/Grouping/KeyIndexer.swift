import GraphStore

/// Gives each distinct combination of key values a group number, from 0 in the order of first appearance.
///
/// One key column of nodes, edges, integers or texts has a fast form; it turns into the general one when a batch brings
/// something else, such as a null.
struct KeyIndexer: Sendable {
  private enum Form: Sendable {
    case undecided
    case nodes(IntegerTable)
    case edges(IntegerTable)
    case int64(IntegerTable)
    case text([TextKey: Int])
    case general([RowKey: Int])
  }

  private let width: Int
  private var form = Form.undecided
  /// The key values of the groups, column by column, in general form.
  private var keys: [[Value]]
  private var fastNumbers: [Int64] = []
  private var fastTexts: [String] = []
  private(set) var count = 0

  /// Makes an indexer for keys of so many columns.
  init(width: Int) {
    self.width = width
    keys = Array(repeating: [], count: width)
  }

  /// The groups of the rows.
  mutating func groups(of columns: [Column], rowCount: Int) -> [Int] {
    if width == 0 {
      if rowCount > 0 { count = 1 }
      return Array(repeating: 0, count: rowCount)
    }
    if width == 1, columns[0].validity == nil, let groups = fastGroups(of: columns[0]) { return groups }
    return generalGroups(of: columns, rowCount: rowCount)
  }

  /// The columns of the keys, a row per group.
  func keyColumns() -> [Column] {
    switch form {
    case .undecided: Array(repeating: Column(values: []), count: width)
    case .nodes: [Column(nodes: fastNumbers.map { NodeID(rawValue: UInt32(truncatingIfNeeded: $0)) })]
    case .edges: [Column(edges: fastNumbers.map { EdgeID(rawValue: UInt32(truncatingIfNeeded: $0)) })]
    case .int64: [Column(.int64(fastNumbers))]
    case .text: [Column(.string(fastTexts))]
    case .general: keys.map { Column(typing: $0) }
    }
  }

  private mutating func fastGroups(of column: Column) -> [Int]? {
    switch (column.storage, form) {
    case (.nodes(let nodes), .undecided), (.nodes(let nodes), .nodes):
      return integerGroups(nodes, bits: { UInt64($0.rawValue) }, table: Form.nodes)
    case (.edges(let edges), .undecided), (.edges(let edges), .edges):
      return integerGroups(edges, bits: { UInt64($0.rawValue) }, table: Form.edges)
    case (.int64(let numbers), .undecided), (.int64(let numbers), .int64):
      return integerGroups(numbers, bits: { UInt64(bitPattern: $0) }, table: Form.int64)
    case (.string(let texts), .undecided), (.string(let texts), .text):
      return textGroups(texts)
    default:
      return nil
    }
  }

  private mutating func integerGroups<Element>(
    _ elements: [Element], bits: (Element) -> UInt64, table: (IntegerTable) -> Form
  ) -> [Int] {
    var integers: IntegerTable
    switch form {
    case .nodes(let known), .edges(let known), .int64(let known): integers = known
    default: integers = IntegerTable()
    }
    form = .undecided
    var groups: [Int] = []
    groups.reserveCapacity(elements.count)
    for element in elements {
      let key = bits(element)
      let group = integers.group(of: key)
      if group == count {
        count += 1
        fastNumbers.append(Int64(bitPattern: key))
      }
      groups.append(group)
    }
    form = table(integers)
    return groups
  }

  private mutating func textGroups(_ texts: [String]) -> [Int] {
    var known: [TextKey: Int] = if case .text(let known) = form { known } else { [:] }
    form = .undecided
    var groups: [Int] = []
    groups.reserveCapacity(texts.count)
    for text in texts {
      let key = TextKey(text: text)
      if let group = known[key] {
        groups.append(group)
      } else {
        known[key] = count
        groups.append(count)
        fastTexts.append(text)
        count += 1
      }
    }
    form = .text(known)
    return groups
  }

  private mutating func generalGroups(of columns: [Column], rowCount: Int) -> [Int] {
    var known = generalForm()
    form = .undecided
    var groups: [Int] = []
    groups.reserveCapacity(rowCount)
    for row in 0..<rowCount {
      let key = RowKey(values: columns.map { $0[row] })
      if let group = known[key] {
        groups.append(group)
      } else {
        known[key] = count
        groups.append(count)
        for (place, value) in key.values.enumerated() { keys[place].append(value) }
        count += 1
      }
    }
    form = .general(known)
    return groups
  }

  private mutating func generalForm() -> [RowKey: Int] {
    if case .general(let known) = form { return known }
    guard case .undecided = form else {
      let column = keyColumns()[0]
      keys = [column.boxed]
      (fastNumbers, fastTexts) = ([], [])
      return Dictionary(uniqueKeysWithValues: keys[0].enumerated().map { (RowKey(values: [$1]), $0) })
    }
    return [:]
  }

  /// About how many bytes one group takes.
  var bytesPerGroup: Int { 48 + 48 * width }
}
