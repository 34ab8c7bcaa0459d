// swift-tools-version: 6.3
import PackageDescription

/// Measures the engine from outside, through the public API, as a program that embeds it would.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "graphq", path: "..")],
  targets: [
    .executableTarget(
      name: "QueryBench",
      dependencies: [
        .product(name: "GQL", package: "graphq"), .product(name: "GraphStore", package: "graphq"),
      ]),
    .executableTarget(
      name: "ParseBench", dependencies: [.product(name: "GQL", package: "graphq")]),
  ],
  swiftLanguageModes: [.v6]
)
