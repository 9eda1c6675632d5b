package import Events
package import Projections

extension ReleaseHow {
  /// The way out, as a state: "released on parole".
  package var told: String {
    switch self {
    case .bail: "on bail"
    case .chargesDropped: "released, charges dropped"
    case .acquitted: "released after an acquittal"
    case .served: "released, sentence served"
    case .parole: "paroled"
    case .pardon: "released by pardon"
    case .commutation: "released after a commutation"
    case .exchanged: "exchanged"
    case .deported: "deported"
    case .unknown: "released"
    }
  }
}

extension Course.Reason {
  /// What stands behind the state: ", by the sentence", " (inferred from the acquittal)".
  package var words: String? {
    switch self {
    case .said: nil
    case .bySentence: ", by the sentence"
    case .byDeathSentence: ", by the sentence of death"
    case .acquittal: " (inferred from the acquittal)"
    case .discontinuance: " (inferred from the end of the proceedings)"
    case .quashing: " (inferred from the quashed conviction)"
    case .suspension: " (inferred: the sentence is suspended)"
    case .noPrison: " (inferred: the sentence holds no prison)"
    case .pardon: " (inferred from the pardon)"
    case .served: " (inferred: the sentence was served)"
    case .amnesty: " (inferred from the amnesty)"
    case .absence: " (inferred: tried in absentia)"
    case .sentenceFell: " (the sentence fell)"
    }
  }
}
