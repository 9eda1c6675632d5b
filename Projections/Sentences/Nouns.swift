import Events

/// What a fact is called by another that speaks of it: "the arrest", "the allegation of payment".
enum Nouns {
  static func noun(of fact: Fact) -> String? {
    if fact.isRedacted { return nil }
    return switch fact.event {
    case .proceeding(let proceeding): noun(proceeding)
    case .party: nil
    case .conduct(let conduct): noun(conduct)
    case .custody(let custody): noun(custody)
    case .court(let court): noun(court)
    case .exchange(.concluded): "the exchange"
    case .law(.changed): "the change of the law"
    case .law(.commenced): "the commencement of the law"
    case .evidence(let evidence):
      switch evidence {
      case .registered, .archived, .changed: "the source"
      case .assessed: "the assessment"
      }
    case .amendment(let amendment):
      switch amendment {
      case .corrected: "the correction"
      case .retracted: "the retraction"
      case .redacted: "the redaction"
      case .marked, .noted: nil
      }
    }
  }

  private static func noun(_ proceeding: Proceeding) -> String? {
    switch proceeding {
    case .opened, .checked: nil
    case .transferred: "the transfer of the case"
    case .linked: "the link"
    case .closed: "the end of the proceedings"
    case .investigationOpened: "the investigation"
    case .investigationStep(let read):
      switch read.kind {
      case .search: "the search"
      case .seizure: "the seizure"
      case .questioning: "the questioning"
      case .extension: "the extension of the investigation"
      case .returnedForInvestigation: "the return for further investigation"
      case .referral: "the referral"
      }
    case .roleAssigned: "the part in the case"
    }
  }

  private static func noun(_ conduct: Conduct) -> String {
    switch conduct {
    case .alleged(let read):
      read.kind == .unspecified ? "the allegation" : "the allegation of \(read.kind.words)"
    case .stated(let read):
      switch read.kind {
      case .announcement, .accusation, .denial, .protest, .analysis, .warning, .report, .offer,
        .apology:
        "the \(read.kind.words)"
      case .noComment, .noResponse, .couldNotVerify: "the statement"
      }
    case .measureTaken: "the measure"
    }
  }

  private static func noun(_ custody: Custody) -> String {
    switch custody {
    case .sought: "the warrant or notice"
    case .detained: "the detention"
    case .arrested: "the arrest"
    case .remanded: "the remand in custody"
    case .restricted: "the measure"
    case .released: "the release"
    case .escaped: "the escape"
    case .surrendered: "the surrender"
    case .died: "the death"
    case .executed: "the execution"
    }
  }

  private static func noun(_ court: Court) -> String {
    switch court {
    case .chargeLaid(let read):
      switch read.instrument {
      case .complaint, .information, .indictment, .accusation: "the \(read.instrument.words)"
      case .supersedingIndictment: "the superseding indictment"
      case .charge, .chargesheet, .other: "the charge"
      }
    case .chargeChanged: "the change of the charges"
    case .pleaEntered: "the plea"
    case .hearingScheduled, .hearingHeld: "the hearing"
    case .verdictGiven: "the verdict"
    case .sentenceImposed: "the sentence"
    case .sentenceChanged: "the change of the sentence"
    case .appealLodged: "the appeal"
    case .appealDecided: "the decision on the appeal"
    }
  }
}
