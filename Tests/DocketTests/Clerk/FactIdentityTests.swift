import Docket
import Synchronization
import Testing

/// The ids that are made.
@Suite struct FactIdentityTests {
  @Test func `a derived id is the beginning of a digest`() {
    // sha256sum of the two bytes {}
    #expect(FactIdentity.derived(from: Array("{}".utf8)) == "44136fa355b3678a1146ad16f7e8649e")
  }

  @Test func `a made id is a UUID of version 7`() {
    // The example of RFC 9562, appendix A.6, but for the counter's upper bit.
    let ids = TimeOrderedIDs(
      clock: { 0x017F_22E2_79B0 * 1000 }, chance: { 0x18C4_DC0C_0C07_398F << 2 | 3 })
    #expect(ids.next() == "017f22e2-79b0-763f-98c4-dc0c0c07398f")
  }

  @Test func `made ids ascend, even in one millisecond and when the clock goes back`() {
    let times = Mutex<[Int64]>([5_000, 5_000, 9_000, 1_000])
    let ids = TimeOrderedIDs(clock: {
      times.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
    })
    let made = (0..<10_000).map { _ in ids.next() }
    #expect(made == made.sorted())
    #expect(Set(made).count == made.count)
    #expect(
      made.allSatisfy { $0.count == 36 && Array($0)[14] == "7" && "89ab".contains(Array($0)[19]) })
  }
}
