/// An Aho–Corasick automaton over labels, case aside: finds every occurrence of every label in one pass, in time
/// linear in the text, however the labels overlap.
///
/// States are numbered level by level, so that the children of a state are neighbours and sorted: a state is a
/// row of three flat arrays and there are no nodes on the heap.
struct LabelAutomaton: Sendable {
  /// Dense numbers for the scalars that labels use; 0 is every other scalar.
  private let classes: ScalarClasses
  /// The children of state `s` are the states `firstChild[s]..<firstChild[s + 1]`.
  private var firstChild: [Int32] = []
  /// For each state a bit for every child's scalar class, modulo 64: most letters fit no child, which this tells at once.
  private var childFilter: [UInt64] = []
  /// The scalar class on the edge that leads to the state.
  private var edge: [UInt16] = []
  /// Where matching goes on where no child fits: the longest proper suffix that is a state.
  private var fallback: [Int32] = []
  /// The nearest state on the way of fallbacks that ends a label, itself included; -1 for none.
  private var ending: [Int32] = []
  /// The labels that end at the state: `order[firstLabel[s]..<firstLabel[s] + labelCount[s]]`.
  private var firstLabel: [Int32] = []
  private var labelCount: [Int32] = []
  private var depth: [Int32] = []
  private var rootChild: [Int32] = []
  /// The letters that begin labels, in both cases: most letters begin none.
  private let beginnings: LetterSet
  /// Label numbers, sorted by their scalars.
  private var order: [Int32] = []

  init(_ labels: [Label]) {
    var classes = ScalarClasses()
    let words = labels.map { label in label.scalars.map { classes.insert($0.lowercased) } }
    self.classes = classes
    beginnings = LetterSet(
      labels.compactMap(\.scalars.first).flatMap { [$0, $0.lowercased, $0.uppercased] })
    order = words.indices.sorted { words[$0].lexicographicallyPrecedes(words[$1]) }.map(Int32.init)
    build(words)
  }

  private mutating func build(_ words: [[UInt16]]) {
    // Each state stands for a run of the sorted labels that share a beginning.
    var runs: [Range<Int>] = []
    func add(_ run: Range<Int>, _ symbol: UInt16, _ level: Int32) {
      runs.append(run)
      edge.append(symbol)
      depth.append(level)
    }
    add(0..<words.count, 0, 0)
    var parents: [Int32] = [0]
    var state = 0
    while state < runs.count {
      firstChild.append(Int32(runs.count))
      let level = Int(depth[state])
      var position = runs[state].lowerBound
      let upper = runs[state].upperBound
      firstLabel.append(Int32(position))
      while position < upper, words[Int(order[position])].count == level { position += 1 }
      labelCount.append(Int32(position) - firstLabel[state])
      while position < upper {
        let symbol = words[Int(order[position])][level]
        let start = position
        while position < upper, words[Int(order[position])][level] == symbol { position += 1 }
        add(start..<position, symbol, Int32(level + 1))
        parents.append(Int32(state))
      }
      state += 1
    }
    firstChild.append(Int32(runs.count))
    childFilter = runs.indices.map { state in
      (Int(firstChild[state])..<Int(firstChild[state + 1])).reduce(0) { $0 | 1 << UInt64(edge[$1] & 63) }
    }
    rootChild = [Int32](repeating: 0, count: classes.count)
    for child in Int(firstChild[0])..<Int(firstChild[1]) { rootChild[Int(edge[child])] = Int32(child) }
    fallback = [Int32](repeating: 0, count: runs.count)
    ending = [Int32](repeating: -1, count: runs.count)
    for state in 1..<max(1, runs.count) {
      let parent = parents[state]
      if parent != 0 { fallback[state] = step(from: fallback[Int(parent)], by: edge[state]) }
      ending[state] = labelCount[state] > 0 ? Int32(state) : ending[Int(fallback[state])]
    }
  }

  /// Calls `body` with each occurrence: the label, and where it stands among the scalars.
  @inline(__always)
  func forEachOccurrence(in scalars: Span<UInt32>, _ body: (_ label: Int, _ range: Range<Int>) -> Void) {
    var state: Int32 = 0
    let (roots, endings) = (rootChild.span, ending.span)
    for index in 0..<scalars.count {
      let scalar = scalars[index]
      if state == 0, !beginnings.mayContain(scalar) { continue }
      let symbol = classes[scalar]
      if symbol == 0 {
        state = 0
        continue
      }
      state = state == 0 ? roots[Int(symbol)] : step(from: state, by: symbol)
      if state == 0 { continue }
      var end = endings[Int(state)]
      while end >= 0 {
        let first = Int(firstLabel[Int(end)])
        for position in first..<first + Int(labelCount[Int(end)]) {
          body(Int(order[position]), index + 1 - Int(depth[Int(end)])..<index + 1)
        }
        end = ending[Int(fallback[Int(end)])]
      }
    }
  }

  /// The labels that a text begins with, shortest first.
  func labels(beginning passage: Passage, _ body: (_ label: Int, _ length: Int) -> Void) {
    var state = 0
    for index in 0..<passage.count {
      let symbol = classes[passage[index]]
      guard symbol != 0, let child = child(of: state, by: symbol) else { return }
      state = child
      let first = Int(firstLabel[state])
      for position in first..<first + Int(labelCount[state]) { body(Int(order[position]), index + 1) }
    }
  }

  @inline(__always)
  private func step(from state: Int32, by symbol: UInt16) -> Int32 {
    var current = Int(state)
    while current != 0 {
      if let child = child(of: current, by: symbol) { return Int32(child) }
      current = Int(fallback[current])
    }
    return rootChild[Int(symbol)]
  }

  @inline(__always)
  private func child(of state: Int, by symbol: UInt16) -> Int? {
    guard childFilter[state] >> UInt64(symbol & 63) & 1 != 0 else { return nil }
    var low = Int(firstChild[state])
    var high = Int(firstChild[state + 1])
    while low < high {
      let middle = (low + high) / 2
      if edge[middle] == symbol { return middle }
      if edge[middle] < symbol { low = middle + 1 } else { high = middle }
    }
    return nil
  }
}

/// Dense numbers for scalars, in two levels: a page of 256 exists only where one of its scalars is used.
private struct ScalarClasses: Sendable {
  private var pageOfScalar = [UInt16](repeating: 0, count: 0x1100)
  private var pages = [UInt16](repeating: 0, count: 256)
  /// How many numbers there are, 0 for all other scalars included.
  private(set) var count = 1

  /// The number of a scalar whatever its case; 0 where no label uses it.
  @inline(__always)
  subscript(_ scalar: UInt32) -> UInt16 {
    let folded = scalar.lowercased
    return pages[Int(pageOfScalar[Int(folded >> 8)]) << 8 | Int(folded & 0xFF)]
  }

  mutating func insert(_ scalar: UInt32) -> UInt16 {
    let pageIndex = Int(scalar >> 8)
    if pageOfScalar[pageIndex] == 0 {
      pageOfScalar[pageIndex] = UInt16(pages.count >> 8)
      pages.append(contentsOf: repeatElement(0, count: 256))
    }
    let slot = Int(pageOfScalar[pageIndex]) << 8 | Int(scalar & 0xFF)
    // A lexicon of more than 65,535 different characters is no lexicon of names: the rest never match.
    if pages[slot] == 0, count < Int(UInt16.max) {
      pages[slot] = UInt16(count)
      count += 1
    }
    return pages[slot]
  }
}
