// swift-tools-version: 6.3
import PackageDescription

/// One list for every target, so that no room of the house is held to a lower standard.
///
/// Warnings are errors only where `GRAPHQ_STRICT` is set (the check script and CI): a client with a newer
/// compiler, which may warn of more, is never broken by it.
let settings: [SwiftSetting] =
  [
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (Context.environment["GRAPHQ_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)])

/// The lexicons that are built into the library: links to the files of `Data/lexicon`, which stay the only copy.
let lexicons = ["technologies", "organizations", "places", "programmes"].map { "Lexicon/Files/\($0).tsv" }

let package = Package(
  name: "graphq",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "GraphStore", targets: ["GraphStore"]),
    .library(name: "GQL", targets: ["GQL"]),
    .library(name: "Minutes", targets: ["Minutes"]),
    .executable(name: "graphq", targets: ["graphq"]),
  ],
  targets: [
    .target(name: "GraphStore", swiftSettings: settings),
    .target(name: "GQL", dependencies: ["GraphStore"], swiftSettings: settings),
    .target(
      name: "Minutes", dependencies: ["GraphStore"], resources: lexicons.map { .embedInCode($0) },
      swiftSettings: settings),
    .executableTarget(
      name: "graphq", dependencies: ["GraphStore", "GQL", "Minutes"], swiftSettings: settings),
    .testTarget(
      name: "GraphStoreTests", dependencies: ["GraphStore"], exclude: ["Fixtures"],
      swiftSettings: settings),
    .testTarget(
      name: "GQLTests", dependencies: ["GQL", "GraphStore"], exclude: ["Golden"],
      swiftSettings: settings),
    .testTarget(
      name: "MinutesTests", dependencies: ["Minutes", "GraphStore"], exclude: ["Fixtures"],
      swiftSettings: settings),
    .testTarget(
      name: "graphqTests", dependencies: ["graphq", "GraphStore", "GQL", "Minutes"], exclude: ["Fixtures"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
