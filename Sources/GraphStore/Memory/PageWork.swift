import Dispatch
import Synchronization

/// Splits work over many pages, or other equal parts, among the cores.
enum PageWork {
  /// Calls `body` with runs that together are `0..<count`, and gives the results in the order of the runs.
  ///
  /// A run has at least `minimumRun` parts, so that small graphs stay on one thread.
  static func map<Result: Sendable>(
    _ count: Int, minimumRun: Int = 64, _ body: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    // More runs than cores, so that threads that begin late or meet heavier parts end together.
    let run = max(minimumRun, (count + 31) / 32)
    let runs = (count + run - 1) / run
    if runs <= 1 { return count > 0 ? [body(0..<count)] : [] }
    let results = Mutex([Result?](repeating: nil, count: runs))
    DispatchQueue.concurrentPerform(iterations: runs) { number in
      let result = body((number * run)..<min((number + 1) * run, count))
      results.withLock { $0[number] = result }
    }
    return results.withLock { $0.compactMap { $0 } }
  }
}
