// swift-tools-version: 6.1
import PackageDescription

// A package of its own: what measures docket is no part of it.
let package = Package(
  name: "docket-benchmarks",
  dependencies: [
    .package(name: "docket", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .executableTarget(
      name: "DocketBench",
      dependencies: [
        .product(name: "Events", package: "docket"),
        .product(name: "Projections", package: "docket"),
        .product(name: "Docket", package: "docket"),
        .product(name: "Logs", package: "docket"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6)])
  ]
)
