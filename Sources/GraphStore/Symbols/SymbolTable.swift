/// Names and their numbers, both ways; a name keeps its number for the life of the graph.
struct SymbolTable: Sendable {
  private(set) var names: [String] = []
  private var numbers: [String: UInt32] = [:]

  func number(of name: String) -> UInt32? { numbers[name] }

  mutating func intern(_ name: String) -> UInt32 {
    if let number = numbers[name] { return number }
    let number = UInt32(names.count)
    names.append(name)
    numbers[name] = number
    return number
  }
}

/// The sets of labels that nodes and edges have, each with a number.
struct LabelSetTable: Sendable {
  /// The labels of each set, ascending.
  private(set) var sets: [[LabelID]] = [[]]
  private var numbers: [[LabelID]: UInt32] = [[]: 0]
  /// The set of each label alone, by its number; most elements have one label.
  private var singles: [UInt32?] = []

  /// The number of the set of one label, if there is such a set yet.
  func single(_ label: UInt32) -> LabelSetID? {
    let index = Int(label)
    return index < singles.count ? singles[index].map(LabelSetID.init(rawValue:)) : nil
  }

  /// The number of the set of the given labels, in any order and with repetition.
  mutating func intern(_ labels: [LabelID]) -> LabelSetID {
    if let number = numbers[labels] { return LabelSetID(rawValue: number) }
    let sorted = Array(Set(labels)).sorted()
    if let number = numbers[sorted] { return LabelSetID(rawValue: number) }
    let number = UInt32(sets.count)
    sets.append(sorted)
    numbers[sorted] = number
    if sorted.count == 1 {
      let index = Int(sorted[0].rawValue)
      while singles.count <= index { singles.append(nil) }
      singles[index] = number
    }
    return LabelSetID(rawValue: number)
  }

  func labels(_ set: LabelSetID) -> [LabelID] {
    let index = Int(set.rawValue)
    return index < sets.count ? sets[index] : []
  }

  func contains(_ label: LabelID, in set: LabelSetID) -> Bool {
    labels(set).contains(label)
  }
}
