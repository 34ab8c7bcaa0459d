import GraphStore

/// `CREATE INDEX` and `DROP INDEX` (extensions).
extension Session {
  func runIndexCommand(_ command: CatalogCommand) throws -> Bool {
    throw GQLError(.invalidReference, "there are no indexes")
  }
}
