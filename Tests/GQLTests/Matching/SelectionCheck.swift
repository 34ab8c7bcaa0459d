import GraphStore

@testable import GQL

/// Whether the rows of a selective path pattern are a choice that its selector allows.
struct SelectionCheck {
  let pattern: BoundGraphPattern
  /// All matches that there are to choose from.
  let candidates: [OracleMatch]
  /// Whether longer ones were left out.
  let isCut: Bool

  /// What is wrong with the rows; nil where they are allowed.
  func complaint(about rows: [[Value]]) -> String? {
    guard let variable = pattern.paths[0].variable,
      let place = pattern.outputs.firstIndex(of: variable)
    else { return "no path variable" }
    let partitions = Dictionary(grouping: candidates) { [$0.first, $0.last] }
    var found: [[Int]: [(row: [Value], length: Int)]] = [:]
    for row in rows {
      guard case .path(let path) = row[place] else { return "no path in \(row)" }
      let ends = [Int(path.start.rawValue), Int(path.end.rawValue)]
      found[ends, default: []].append((row, path.length))
    }
    for ends in Set(partitions.keys).union(found.keys) {
      if let complaint = complaint(partitions[ends] ?? [], found[ends] ?? []) {
        return "between \(ends): \(complaint)"
      }
    }
    return nil
  }

  private func complaint(_ candidates: [OracleMatch], _ found: [(row: [Value], length: Int)]) -> String? {
    let lengths = candidates.map(\.length).sorted()
    let known = counted(candidates.map { match in pattern.outputs.map { match.bindings[$0.id] ?? .null } })
    let foundLengths = found.map(\.length).sorted()
    // Where long paths were cut off, those found beyond the cut can't be judged.
    let limit = isCut ? 7 : Int.max
    for (row, count) in counted(found.filter { $0.length <= limit }.map(\.row))
    where count > known[row, default: 0] {
      return "\(row) comes \(count) times of \(known[row, default: 0])"
    }
    switch pattern.paths[0].selector {
    case .all:
      return foundLengths == lengths ? nil : "\(lengths) expected"
    case .any(.constant(.int64(let count))):
      if isCut, lengths.count < count { return nil }
      return found.count == min(Int(count), lengths.count) ? nil : "\(found.count) paths of \(lengths.count)"
    case .anyShortest:
      return compare(foundLengths, Array(lengths.prefix(1)), isComplete: !lengths.isEmpty)
    case .shortest(.constant(.int64(let count))):
      let expected = Array(lengths.prefix(Int(count)))
      return compare(foundLengths, expected, isComplete: expected.count == count)
    case .allShortest:
      return compare(foundLengths, grouped(lengths, 1), isComplete: !lengths.isEmpty)
    case .shortestGroups(.constant(.int64(let count))):
      let expected = grouped(lengths, Int(count))
      return compare(foundLengths, expected, isComplete: Set(expected).count == Int(count))
    default:
      return "unknown selector"
    }
  }

  private func grouped(_ lengths: [Int], _ count: Int) -> [Int] {
    let kept = Set(Set(lengths).sorted().prefix(count))
    return lengths.filter(kept.contains)
  }

  private func compare(_ found: [Int], _ expected: [Int], isComplete: Bool) -> String? {
    if isCut, !isComplete {
      return found.prefix(expected.count) == expected[...]
        ? nil : "lengths \(found), expected first \(expected)"
    }
    return found == expected ? nil : "lengths \(found), expected \(expected)"
  }
}
