public import GraphStore

/// Reads files of minutes and writes them into a graph.
public struct MinutesIngester: Sendable {
  private let lexicon: Lexicon
  private let options: MinutesReader.Options
  private let review: IdentityReview

  /// An ingester with its lexicon, what is known of the files, and a person's judgements over identities.
  public init(
    lexicon: Lexicon = .builtIn, options: MinutesReader.Options = .init(), review: IdentityReview = .init()
  ) {
    self.lexicon = lexicon
    self.options = options
    self.review = review
  }

  /// How far an ingest has come.
  public struct Progress: Sendable {
    public let filesDone: Int
    public let fileCount: Int
  }

  /// Reads files and folders, on all cores, and writes what they say in one transaction, in the order of the files.
  ///
  /// A folder stands for its `.txt` and `.md` files and those of its folders, README files aside. A file that can't
  /// be read as minutes does not stop the others: the report names it. Throws `MinutesError`, and writes nothing,
  /// where a path is missing or no file at all could be read; `GraphError` where the graph refuses. Memory is bounded
  /// by the files of one batch and the graph.
  public func ingest(
    _ paths: [String], into graph: Graph, progress: ((Progress) -> Void)? = nil
  ) throws -> IngestReport {
    let files = try MinutesFiles.list(paths)
    let reader = MinutesReader(lexicon: lexicon, options: options)
    var report = IngestReport()
    try graph.write { transaction in
      var writer = GraphWriter(transaction)
      for batch in MinutesFiles.batches(files) {
        for result in MinutesFiles.read(files[batch], with: reader) {
          switch result {
          case .success(let document):
            let isNew = try writer.write(document, lexicon: lexicon)
            report.documents.append(DocumentReport(document, isRepeated: !isNew))
          case .failure(let error):
            report.failures.append(error)
          }
        }
        progress?(Progress(filesDone: batch.upperBound, fileCount: files.count))
      }
      try writer.finish()
      if report.documents.isEmpty, let first = report.failures.first { throw first }
      let rows = try IdentityWriter(review: review).write(transaction)
      report.identityReview = IdentityReview.text(of: rows)
      report.identityCount = rows.count { $0.decision != .reject }
    }
    return report
  }

  /// Writes one document that is in memory already.
  public func ingest(_ bytes: [UInt8], name: String, into graph: Graph) throws -> IngestReport {
    let document = try MinutesReader(lexicon: lexicon, options: options).read(bytes, name: name)
    var report = IngestReport()
    try graph.write { transaction in
      var writer = GraphWriter(transaction)
      let isNew = try writer.write(document, lexicon: lexicon)
      try writer.finish()
      report.documents.append(DocumentReport(document, isRepeated: !isNew))
      let rows = try IdentityWriter(review: review).write(transaction)
      report.identityReview = IdentityReview.text(of: rows)
      report.identityCount = rows.count { $0.decision != .reject }
    }
    return report
  }
}
