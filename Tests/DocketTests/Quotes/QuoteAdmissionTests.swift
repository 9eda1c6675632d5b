import Docket
import Events
import Logs
import Ports
import Testing

/// A clerk with an archive of sources; `paper` is registered and archived.
private struct ArchivingOffice {
  let log = MemoryLog()
  let store = MemoryStore()
  let clerk: Clerk

  init(
    archived text: String? = "He was arrested on his way to work.", as type: String = "text/plain"
  )
    throws
  {
    clerk = Clerk(
      log: log, recorder: "ana", sources: store, clock: { 1_700_000_000_000_000 },
      salt: { [UInt8](repeating: 7, count: 16) },
      makeID: { "made-\(UInt64.random(in: 0 ... .max))" })
    _ = try clerk.record([
      Office.opening, ["type": "source.registered", "source": "paper", "id": "s", "kind": "web"],
    ])
    if let text {
      _ = try clerk.archive(
        BroughtSource(bytes: Array(text.utf8), mediaType: type), of: "paper", in: store)
    }
  }

  func arrest(_ quote: String, source: String = "paper", id: String = "a") -> JSON {
    var fact = Office.arrest
    fact["id"] = .string(id)
    fact["sources"] = .array([["source": .string(source), "quote": .string(quote)]])
    return fact
  }

  func refusals(_ facts: JSON...) throws -> [Refusal] {
    do {
      _ = try clerk.record(facts)
      return []
    } catch let refusals as Refusals {
      return refusals.all
    }
  }
}

@Suite struct `A quote from an archived source` {
  @Test func `is let in where the text has it`() throws {
    let office = try ArchivingOffice()
    #expect(try office.refusals(office.arrest("arrested on his  way")) == [])
  }

  @Test func `is refused where the text does not, with the nearest passage`() throws {
    let office = try ArchivingOffice()
    let refusals = try office.refusals(office.arrest("arrested on the way to work"))
    #expect(refusals.map(\.code) == [Refusal.Code.quoteNotFound.rawValue])
    #expect(refusals.map(\.path) == ["sources[0].quote"])
    #expect(
      refusals.map(\.description) == [
        "paper is archived, and its text does not have “arrested on the way to work”. The nearest "
          + "passage is “arrested on his way to work.” Copy the words from the source, with … where "
          + "some are left out."
      ])
  }

  @Test func `is let in where nothing is archived, or nothing that can be read`() throws {
    let bare = try ArchivingOffice(archived: nil)
    #expect(try bare.refusals(bare.arrest("no such words")) == [])
    let picture = try ArchivingOffice(as: "image/png")
    #expect(try picture.refusals(picture.arrest("no such words")) == [])
    let other = try ArchivingOffice()
    #expect(try other.refusals(other.arrest("no such words", source: "another")) == [])
  }

  @Test func `may stand in any version`() throws {
    let office = try ArchivingOffice()
    _ = try office.clerk.archive(
      BroughtSource(bytes: Array("He was detained.".utf8), mediaType: "text/plain"), of: "paper",
      in: office.store)
    #expect(
      try office.refusals(
        office.arrest("He was arrested", id: "a"), office.arrest("He was detained", id: "b")) == [])
  }

  @Test func `is refused in a correction too, and not in a fact that stands already`() throws {
    let office = try ArchivingOffice(archived: nil)
    let fact = office.arrest("no such words")
    #expect(try office.refusals(fact) == [])
    _ = try office.clerk.archive(
      BroughtSource(bytes: Array("Other words.".utf8), mediaType: "text/plain"), of: "paper",
      in: office.store)
    #expect(try office.refusals(fact) == [])
    let patch: JSON = ["sources": .array([["source": "paper", "quote": "still not there"]])]
    #expect(
      try office.refusals(Office.correction("a", patch)).map(\.path)
        == ["patch.sources[0].quote"])
  }
}

@Suite struct `Bytes that are brought for a source` {
  @Test func `are kept and recorded, once`() throws {
    let office = try ArchivingOffice(archived: nil)
    let bytes = Array("words".utf8)
    let brought = BroughtSource(
      bytes: bytes, mediaType: "text/plain", captured: try EDTF("2023-08-04"))
    let first = try office.clerk.archive(brought, of: "paper", in: office.store)
    #expect(first.isNew && first.kept.isNew)
    let body = try JSON(parsing: try #require(first.record.body)[...])
    #expect(body["sha256"]?.string == Checksum.hex(bytes))
    #expect(body["bytes"]?.integer == 5)
    #expect(body["media_type"]?.string == "text/plain")
    #expect(body["where"]?.string == first.kept.place)
    #expect(body["captured"]?.string == "2023-08-04")
    let again = try office.clerk.archive(brought, of: "paper", in: office.store)
    #expect(!again.isNew && again.record.position == first.record.position)
  }

  @Test func `are recorded again where they were the same on a later day`() throws {
    let office = try ArchivingOffice()
    let later = try office.clerk.archive(
      BroughtSource(
        bytes: Array("He was arrested on his way to work.".utf8), mediaType: "text/plain",
        captured: try EDTF("2024")), of: "paper", in: office.store)
    #expect(later.isNew && !later.kept.isNew)
  }

  @Test func `are refused for a source that is not registered, and where there are none`() throws {
    let office = try ArchivingOffice()
    func code(_ bytes: [UInt8], _ source: String) throws -> String? {
      do {
        _ = try office.clerk.archive(
          BroughtSource(bytes: bytes, mediaType: "text/plain"), of: source, in: office.store)
        return nil
      } catch let refusals as Refusals {
        return refusals.all.first?.code
      }
    }
    #expect(try code([1], "unknown") == Refusal.Code.unregisteredSource.rawValue)
    #expect(try code([], "paper") == Refusal.Code.emptySource.rawValue)
  }

  @Test(
    arguments: [
      ("page.html", "x", "text/html"), ("PAGE.HTM", "x", "text/html"),
      ("x", "  <!DOCTYPE html><p>", "text/html"), ("notes", "plain words", "text/plain"),
      ("page.html", "%PDF-1.7", "application/pdf"), ("x.json", "{}", "application/json"),
      ("x", "a\u{0}b", "application/octet-stream"),
    ])
  func `are guessed by their beginning, then by the name`(name: String, text: String, type: String)
  {
    #expect(MediaType.guess(fileName: name, Array(text.utf8)) == type)
  }
}
