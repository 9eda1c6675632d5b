import Docket
import Ports
import Testing

/// The golden values were computed with Python's hashlib and json, from the format's description.
@Suite struct SealingTests {
  static let plain = Record.sealed(
    position: 1, stream: "case/cn-zeng-2023", revision: 1, id: "zeng-1", type: "case.opened",
    recorded: 1_772_323_200_000_000, recorder: "ana", salt: Array(0..<16),
    body: Array(#"{"case":"cn-zeng-2023","type":"case.opened"}"#.utf8))

  static let odd = Record.sealed(
    position: 9_007_199_254_740_991, stream: "country/CN", revision: 42, id: "x.y_z-1",
    type: "record.redacted", recorded: 0,
    recorder: "O’Brien \"\\/ü曾😀\0\u{1}\u{8}\t\n\u{C}\r\u{1F}\u{7F}\u{2028}",
    salt: Array(repeating: 255, count: 16), body: [])

  @Test func `a commitment is the hash of its tag, salt and body`() {
    #expect(
      hex(Self.plain.commitment)
        == "4b807b64d6272ba6201c8f2af8c9a23cd325d26d4eeebe313937c5bea377000b")
    #expect(
      hex(Self.odd.commitment)
        == "e4efa483971d2d7906654e5461bdd2de363b1e493fbbc499526efeb3de787017")
  }

  @Test func `an envelope is canonical JSON`() {
    #expect(
      String(decoding: Seal.envelope(of: Self.plain), as: UTF8.self) == """
        {"commitment":"S4B7ZNYnK6YgHI8q+MmiPNMl0m1O7r4xOTfFvqN3AAs=","id":"zeng-1","position":1,\
        "recorded":1772323200000000,"recorder":"ana","revision":1,"stream":"case/cn-zeng-2023",\
        "type":"case.opened","v":1}
        """)
    #expect(
      String(decoding: Seal.envelope(of: Self.odd), as: UTF8.self) == #"""
        {"commitment":"5O+kg5cdLXkGZU5UYb3S3jY7Hkk/u8SZUm7+s954cBc=","id":"x.y_z-1",\#
        "position":9007199254740991,"recorded":0,\#
        "recorder":"O’Brien \"\\/ü曾😀\u0000\u0001\b\t\n\f\r\u001f\#u{7F}\#u{2028}",\#
        "revision":42,"stream":"country/CN","type":"record.redacted","v":1}
        """#)
  }

  @Test func `a leaf is the hash of a zero byte and the envelope`() {
    #expect(
      hex(Self.plain.leaf)
        == "7236559c5899652833330b3972dcc96218954205c397c6df3998a1d771afff0c")
    #expect(
      hex(Self.odd.leaf)
        == "4389c189a9a0cc5e172cccd2e8efbafefe25006b39d0e48d46aa3d76920ca821")
  }

  @Test func `base64 pads whatever is left over`() {
    var record = Self.plain
    record.commitment = [0xFB]
    #expect(envelope(record).hasPrefix(#"{"commitment":"+w==","#))
    record.commitment = [0xFB, 0xFF]
    #expect(envelope(record).hasPrefix(#"{"commitment":"+/8=","#))
    record.commitment = []
    #expect(envelope(record).hasPrefix(#"{"commitment":"","#))
  }

  @Test func `a sealed record verifies`() {
    #expect(verifySeal(of: Self.plain))
    #expect(verifySeal(of: Self.odd))
  }

  @Test func `a redacted record verifies by its envelope`() {
    var record = Self.plain
    record.salt = nil
    record.body = nil
    #expect(verifySeal(of: record))
    record.commitment[0] ^= 1
    #expect(!verifySeal(of: record))
  }

  @Test(
    arguments: [
      { $0.position += 1 }, { $0.stream += "x" }, { $0.revision += 1 }, { $0.id += "x" },
      { $0.type += "x" }, { $0.recorded += 1 }, { $0.recorder += "x" },
      { $0.commitment[31] ^= 1 }, { $0.leaf[0] ^= 0x80 }, { $0.salt![0] ^= 1 },
      { $0.body![0] ^= 1 }, { $0.salt = nil }, { $0.body = nil }, { $0.salt = [] },
      { $0.commitment = [] }, { $0.leaf = [] },
    ] as [@Sendable (inout Record) -> Void])
  func `a record changed in any part does not verify`(_ change: @Sendable (inout Record) -> Void) {
    var record = Self.plain
    change(&record)
    #expect(!verifySeal(of: record))
  }

  private func envelope(_ record: Record) -> String {
    String(decoding: Seal.envelope(of: record), as: UTF8.self)
  }

  private func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
