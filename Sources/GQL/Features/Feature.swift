/// An optional feature of ISO/IEC 39075:2024 (clause 24).
public struct Feature: Sendable, Hashable {
  /// The standard's identifier, as `GQ03`.
  public let id: String
  /// The standard's name, as `Composite query: UNION`.
  public let name: String
  /// The golden scripts that show it, without their ending; a feature is claimed by naming at least one.
  public let scripts: [String]

  /// Whether the feature is supported: whether a script shows it.
  public var isSupported: Bool { !scripts.isEmpty }
}
