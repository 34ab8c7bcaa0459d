import GraphStore
import Synchronization

/// What a sort with a limit tells the scan below it: rows whose first key is beyond the last one that is needed come too late.
///
/// A class, because the sort tightens it while the scan goes on. Both belong to one thread; what one thread has learned, those that
/// share the scan learn from `Shared`.
final class TopBound {
  /// The first key of a sort as a property of the scanned node, and the direction of the order.
  struct Program: Sendable {
    let property: String
    let isDescending: Bool
    let nullsFirst: Bool

    /// Nil where the rows of the sort don't come straight from a scan, or its first key is no property of the scanned node.
    init?(_ keys: [SortKey], over plan: PhysicalPlan) {
      guard let first = keys.first else { return nil }
      var key = first.expression
      var step = plan
      while true {
        switch step.operation {
        case .compute(let bindings, isSequential: false):
          if case .variable(let variable) = key,
            let binding = bindings.first(where: { $0.variable == variable })
          {
            key = binding.value
          }
        case .filter: break
        case .match(let match):
          guard case .unit = step.inputs[0].operation, match.steps.count == 1,
            case .scan(let variable, let source) = match.steps[0].operation, source.seek == nil,
            case .property(of: .variable(variable), let name) = key
          else { return nil }
          property = name
          isDescending = first.isDescending
          nullsFirst = first.nullsFirst
          return
        default: return nil
        }
        step = step.inputs[0]
      }
    }
  }

  /// The tightest bound that any of the threads has found.
  final class Shared: Sendable {
    private let last = Mutex<Value?>(nil)
    private let changeCount = Atomic<Int>(0)

    /// A number that changes when the bound does.
    var version: Int { changeCount.load(ordering: .acquiring) }
    var value: Value? { last.withLock { $0 } }

    func tighten(to key: Value, isDescending: Bool) {
      last.withLock { last in
        if let known = last {
          // Of keys of two types either one is a bound.
          guard let comparison = Value.compare(key, known),
            comparison == (isDescending ? .greater : .less)
          else { return }
        }
        last = key
        changeCount.add(1, ordering: .releasing)
      }
    }
  }

  /// The least key that is early enough, in the form in which pages are asked.
  private enum Test {
    case none
    case integers(Int64)
    case dates(Int32)
    case texts(TextTest)
  }

  let program: Program
  /// How many rows the sort needs.
  var neededCount = 0
  private let shared: Shared
  private var version = 0
  private var test = Test.none
  private var reader: NodePropertyReader?

  init(_ program: Program, shared: Shared = Shared()) {
    self.program = program
    self.shared = shared
  }

  /// Takes the key of the last row that is needed so far.
  func tighten(to key: Value) {
    switch key {
    // Others have orders that a comparison does not say all about: NaN, numbers of several types.
    case .int64, .string, .date: shared.tighten(to: key, isDescending: program.isDescending)
    default: return
    }
  }

  /// How many rows the scan hands on at once: soon after it has found a few that may be needed, so that the bound is tightened by
  /// them before it goes on.
  func batchSize(_ usual: Int) -> Int {
    refresh()
    if case .none = test { return usual }
    return min(usual, max(256, neededCount))
  }

  private func refresh() {
    let current = shared.version
    guard current != version else { return }
    version = current
    test =
      switch shared.value {
      case .int64(let number): .integers(number)
      case .date(let date): .dates(date.daysSinceEpoch)
      // Rows that are equal in the first key may win by a later one.
      case .string(let text):
        TextTest(program.isDescending ? .greaterOrEqual : .lessOrEqual, text).map(Test.texts) ?? .none
      default: .none
      }
  }

  /// The nodes of a page that may still be needed; all where the page can't tell.
  func marks(_ page: ScanPage, _ snapshot: Snapshot) -> PageMarks {
    refresh()
    if case .none = test { return page.nodes }
    let nulls = program.nullsFirst ? page.nodes : .none
    guard let reader = reader ?? makeReader(snapshot) else { return nulls }
    var marks = nulls
    reader.withPage(page.number) { marks = self.marks(page.nodes, in: $0) }
    return marks
  }

  private func makeReader(_ snapshot: Snapshot) -> NodePropertyReader? {
    reader = snapshot.propertyKey(named: program.property).map { NodePropertyReader(snapshot, $0) }
    return reader
  }

  private func marks(_ nodes: PageMarks, in page: borrowing PropertyPage) -> PageMarks {
    let validity = PageMarks(page.validityMarks)
    let valid = nodes & validity
    let nulls = program.nullsFirst ? nodes & ~validity : .none
    // Only keys of the type of the last one are ordered by a comparison as they are by a sort.
    switch (page.kind, test) {
    case (.int64, .integers(let last)):
      return valid & integerMarks(last, in: page) | nulls
    case (.date, .dates(let last)):
      var marks = PageMarks.none
      let isDescending = program.isDescending
      page.withDates { days in
        marks = isDescending ? PageMarks.of(days) { $0 >= last } : PageMarks.of(days) { $0 <= last }
      }
      return valid & marks | nulls
    case (.string, .texts(let test)): return test.marks(in: page, among: valid) | nulls
    case (.empty, _): return nulls
    default: return nodes
    }
  }

  private func integerMarks(_ last: Int64, in page: borrowing PropertyPage) -> PageMarks {
    let zone = page.integerZone ?? .min ... .max
    if program.isDescending ? zone.upperBound < last : zone.lowerBound > last { return .none }
    var marks = PageMarks.none
    let isDescending = program.isDescending
    page.withInt64s { numbers in
      marks =
        isDescending
        ? PageMarks.of(numbers, from: last, within: zone) : PageMarks.of(numbers, to: last, within: zone)
    }
    return marks
  }
}
