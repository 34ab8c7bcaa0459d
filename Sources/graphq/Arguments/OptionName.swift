/// The name of every option of the tool, so that commands ask for one without spelling it.
enum OptionName: String, CaseIterable, Sendable {
  case color
  case database = "db"
  case delimiter
  case edges
  case encoding
  case file
  case format
  case from
  case help
  case lexicon
  case limit = "error-limit"
  case memoryLimit = "memory-limit"
  case nodes
  case onError = "on-error"
  case output
  case parameter = "param"
  case parameters = "params"
  case profile
  case query
  case quiet
  case readOnly = "read-only"
  case report
  case review
  case reviewOutput = "review-output"
  case strict
  case threads
  case timeout
  case timing
  case version
}
