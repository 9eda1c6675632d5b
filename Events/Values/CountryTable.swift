/// The codes of ISO 3166-1 in use, those that ISO 3166-3 withdrew, Kosovo, and the unions of states
/// that act as one, with their names.
///
/// One line is one code: two letters, three letters, for the withdrawn the years in which the
/// code was listed, and the name as it stands within a sentence.
///
///     US USA the United States
///     SU SUN 1974-1992 the Soviet Union
enum CountryTable {
  /// One line of the table.
  struct Row: Sendable {
    let letters: UInt16
    let threeLetters: String
    let years: ClosedRange<Int>?
    let name: String
    let nameWithArticle: String
  }

  static let rows: [Row] = rows(of: inUse) + rows(of: withdrawn) + rows(of: united)

  static let states: [Country] = {
    var seen: Set<UInt16> = []
    return (rows(of: inUse) + rows(of: withdrawn)).filter { seen.insert($0.letters).inserted }
      .map { Country(letters: $0.letters) }
  }()

  static let unions = rows(of: united).map { Country(letters: $0.letters) }

  private static func rows(of lines: String) -> [Row] {
    lines.split(separator: "\n").map(Row.init(line:))
  }

  /// For each pair of letters from AA to ZZ whether it is a code.
  private static let held: [Bool] = {
    var held = [Bool](repeating: false, count: 26 * 26)
    for row in rows { held[slot(row.letters)!] = true }
    return held
  }()

  static func holds(_ letters: UInt16) -> Bool {
    slot(letters).map { held[$0] } ?? false
  }

  private static func slot(_ letters: UInt16) -> Int? {
    let first = Int(letters >> 8) - 65
    let second = Int(letters & 0xFF) - 65
    return (0..<26).contains(first) && (0..<26).contains(second) ? first * 26 + second : nil
  }
}

// MARK: - Questions

extension CountryTable {
  /// The line of a code in use.
  static func current(_ letters: UInt16) -> Row? {
    lines[letters]?.first { $0.years == nil }
  }

  /// The lines of a code that was withdrawn, the oldest first.
  static func former(_ letters: UInt16) -> [Row] {
    lines[letters]?.filter { $0.years != nil } ?? []
  }

  /// What a code means: the line in use, else all that were withdrawn.
  static func meanings(of letters: UInt16) -> [Row] {
    current(letters).map { [$0] } ?? former(letters)
  }

  private static let lines = Dictionary(grouping: rows, by: \.letters)
}

extension CountryTable {
  /// The country that a text probably means: `cn`, `USA`, `China`, `the Netherlands`, `Germny`.
  static func guess(_ text: String) -> Country? {
    guard var word = Slug.made(from: text)?.text else { return nil }
    if word.hasPrefix("the-") { word = String(word.dropFirst(4)) }
    if let known = spellings[word] { return known }
    guard word.utf8.count > 4 else { return nil }
    return Nearest.nearest(to: word, among: sortedSpellings).flatMap { spellings[$0] }
  }

  /// Codes, names and other spellings as slugs. Where two lines claim one, the earlier wins, so
  /// that a name in use goes before a withdrawn one.
  private static let spellings: [String: Country] = {
    var found: [String: Country] = [:]
    func add(_ text: String, _ letters: UInt16) {
      guard let slug = Slug.made(from: text)?.text, found[slug] == nil else { return }
      found[slug] = Country(letters: letters)
    }
    for line in others.split(separator: "\n") {
      let words = line.split(separator: " ")
      for word in words.dropFirst() { add(String(word), Row.letters(words[0])) }
    }
    for country in states + unions { add(country.code, country.letters) }
    for row in rows {
      add(row.threeLetters, row.letters)
      add(row.name, row.letters)
    }
    return found
  }()

  private static let sortedSpellings = spellings.keys.sorted()
}

// MARK: - Reading a line

extension CountryTable.Row {
  init(line: Substring) {
    var words = line.split(separator: " ")
    letters = Self.letters(words.removeFirst())
    threeLetters = String(words.removeFirst())
    let ends = words[0].split(separator: "-").compactMap { Int($0) }
    years = ends.count == 2 ? ends[0]...ends[1] : nil
    if years != nil { words.removeFirst() }
    nameWithArticle = words.joined(separator: " ")
    if words[0] == "the" { words.removeFirst() }
    name = words.joined(separator: " ")
  }

  static func letters(_ code: Substring) -> UInt16 {
    code.utf8.reduce(0) { $0 << 8 | UInt16($1) }
  }
}

// MARK: - The lines

extension CountryTable {
  /// ISO 3166-1, 249 codes, and `XK`: free for users there, and by common use (of CLDR, the European
  /// Union, the International Monetary Fund) Kosovo.
  private static let inUse = """
    AD AND Andorra
    AE ARE the United Arab Emirates
    AF AFG Afghanistan
    AG ATG Antigua and Barbuda
    AI AIA Anguilla
    AL ALB Albania
    AM ARM Armenia
    AO AGO Angola
    AQ ATA Antarctica
    AR ARG Argentina
    AS ASM American Samoa
    AT AUT Austria
    AU AUS Australia
    AW ABW Aruba
    AX ALA the Åland Islands
    AZ AZE Azerbaijan
    BA BIH Bosnia and Herzegovina
    BB BRB Barbados
    BD BGD Bangladesh
    BE BEL Belgium
    BF BFA Burkina Faso
    BG BGR Bulgaria
    BH BHR Bahrain
    BI BDI Burundi
    BJ BEN Benin
    BL BLM Saint Barthélemy
    BM BMU Bermuda
    BN BRN Brunei
    BO BOL Bolivia
    BQ BES Bonaire, Sint Eustatius and Saba
    BR BRA Brazil
    BS BHS the Bahamas
    BT BTN Bhutan
    BV BVT Bouvet Island
    BW BWA Botswana
    BY BLR Belarus
    BZ BLZ Belize
    CA CAN Canada
    CC CCK the Cocos Islands
    CD COD the Democratic Republic of the Congo
    CF CAF the Central African Republic
    CG COG the Republic of the Congo
    CH CHE Switzerland
    CI CIV Ivory Coast
    CK COK the Cook Islands
    CL CHL Chile
    CM CMR Cameroon
    CN CHN China
    CO COL Colombia
    CR CRI Costa Rica
    CU CUB Cuba
    CV CPV Cape Verde
    CW CUW Curaçao
    CX CXR Christmas Island
    CY CYP Cyprus
    CZ CZE Czechia
    DE DEU Germany
    DJ DJI Djibouti
    DK DNK Denmark
    DM DMA Dominica
    DO DOM the Dominican Republic
    DZ DZA Algeria
    EC ECU Ecuador
    EE EST Estonia
    EG EGY Egypt
    EH ESH Western Sahara
    ER ERI Eritrea
    ES ESP Spain
    ET ETH Ethiopia
    FI FIN Finland
    FJ FJI Fiji
    FK FLK the Falkland Islands
    FM FSM Micronesia
    FO FRO the Faroe Islands
    FR FRA France
    GA GAB Gabon
    GB GBR the United Kingdom
    GD GRD Grenada
    GE GEO Georgia
    GF GUF French Guiana
    GG GGY Guernsey
    GH GHA Ghana
    GI GIB Gibraltar
    GL GRL Greenland
    GM GMB the Gambia
    GN GIN Guinea
    GP GLP Guadeloupe
    GQ GNQ Equatorial Guinea
    GR GRC Greece
    GS SGS South Georgia and the South Sandwich Islands
    GT GTM Guatemala
    GU GUM Guam
    GW GNB Guinea-Bissau
    GY GUY Guyana
    HK HKG Hong Kong
    HM HMD Heard Island and McDonald Islands
    HN HND Honduras
    HR HRV Croatia
    HT HTI Haiti
    HU HUN Hungary
    ID IDN Indonesia
    IE IRL Ireland
    IL ISR Israel
    IM IMN the Isle of Man
    IN IND India
    IO IOT the British Indian Ocean Territory
    IQ IRQ Iraq
    IR IRN Iran
    IS ISL Iceland
    IT ITA Italy
    JE JEY Jersey
    JM JAM Jamaica
    JO JOR Jordan
    JP JPN Japan
    KE KEN Kenya
    KG KGZ Kyrgyzstan
    KH KHM Cambodia
    KI KIR Kiribati
    KM COM the Comoros
    KN KNA Saint Kitts and Nevis
    KP PRK North Korea
    KR KOR South Korea
    KW KWT Kuwait
    KY CYM the Cayman Islands
    KZ KAZ Kazakhstan
    LA LAO Laos
    LB LBN Lebanon
    LC LCA Saint Lucia
    LI LIE Liechtenstein
    LK LKA Sri Lanka
    LR LBR Liberia
    LS LSO Lesotho
    LT LTU Lithuania
    LU LUX Luxembourg
    LV LVA Latvia
    LY LBY Libya
    MA MAR Morocco
    MC MCO Monaco
    MD MDA Moldova
    ME MNE Montenegro
    MF MAF Saint Martin
    MG MDG Madagascar
    MH MHL the Marshall Islands
    MK MKD North Macedonia
    ML MLI Mali
    MM MMR Myanmar
    MN MNG Mongolia
    MO MAC Macau
    MP MNP the Northern Mariana Islands
    MQ MTQ Martinique
    MR MRT Mauritania
    MS MSR Montserrat
    MT MLT Malta
    MU MUS Mauritius
    MV MDV the Maldives
    MW MWI Malawi
    MX MEX Mexico
    MY MYS Malaysia
    MZ MOZ Mozambique
    NA NAM Namibia
    NC NCL New Caledonia
    NE NER Niger
    NF NFK Norfolk Island
    NG NGA Nigeria
    NI NIC Nicaragua
    NL NLD the Netherlands
    NO NOR Norway
    NP NPL Nepal
    NR NRU Nauru
    NU NIU Niue
    NZ NZL New Zealand
    OM OMN Oman
    PA PAN Panama
    PE PER Peru
    PF PYF French Polynesia
    PG PNG Papua New Guinea
    PH PHL the Philippines
    PK PAK Pakistan
    PL POL Poland
    PM SPM Saint Pierre and Miquelon
    PN PCN the Pitcairn Islands
    PR PRI Puerto Rico
    PS PSE Palestine
    PT PRT Portugal
    PW PLW Palau
    PY PRY Paraguay
    QA QAT Qatar
    RE REU Réunion
    RO ROU Romania
    RS SRB Serbia
    RU RUS Russia
    RW RWA Rwanda
    SA SAU Saudi Arabia
    SB SLB the Solomon Islands
    SC SYC the Seychelles
    SD SDN Sudan
    SE SWE Sweden
    SG SGP Singapore
    SH SHN Saint Helena, Ascension and Tristan da Cunha
    SI SVN Slovenia
    SJ SJM Svalbard and Jan Mayen
    SK SVK Slovakia
    SL SLE Sierra Leone
    SM SMR San Marino
    SN SEN Senegal
    SO SOM Somalia
    SR SUR Suriname
    SS SSD South Sudan
    ST STP São Tomé and Príncipe
    SV SLV El Salvador
    SX SXM Sint Maarten
    SY SYR Syria
    SZ SWZ Eswatini
    TC TCA the Turks and Caicos Islands
    TD TCD Chad
    TF ATF the French Southern Territories
    TG TGO Togo
    TH THA Thailand
    TJ TJK Tajikistan
    TK TKL Tokelau
    TL TLS East Timor
    TM TKM Turkmenistan
    TN TUN Tunisia
    TO TON Tonga
    TR TUR Türkiye
    TT TTO Trinidad and Tobago
    TV TUV Tuvalu
    TW TWN Taiwan
    TZ TZA Tanzania
    UA UKR Ukraine
    UG UGA Uganda
    UM UMI the United States Minor Outlying Islands
    US USA the United States
    UY URY Uruguay
    UZ UZB Uzbekistan
    VA VAT Vatican City
    VC VCT Saint Vincent and the Grenadines
    VE VEN Venezuela
    VG VGB the British Virgin Islands
    VI VIR the United States Virgin Islands
    VN VNM Vietnam
    VU VUT Vanuatu
    WF WLF Wallis and Futuna
    WS WSM Samoa
    XK XKX Kosovo
    YE YEM Yemen
    YT MYT Mayotte
    ZA ZAF South Africa
    ZM ZMB Zambia
    ZW ZWE Zimbabwe
    """

  /// ISO 3166-3, 31 withdrawals of 30 codes. Five of the codes stand above with another meaning.
  private static let withdrawn = """
    AI AFI 1974-1977 the French Territory of the Afars and the Issas
    AN ANT 1974-2010 the Netherlands Antilles
    BQ ATB 1974-1979 the British Antarctic Territory
    BU BUR 1974-1989 Burma
    BY BYS 1974-1992 Byelorussia
    CS CSK 1974-1993 Czechoslovakia
    CS SCG 2003-2006 Serbia and Montenegro
    CT CTE 1974-1984 Canton and Enderbury Islands
    DD DDR 1974-1990 East Germany
    DY DHY 1974-1977 Dahomey
    FQ ATF 1974-1979 the French Southern and Antarctic Territories
    FX FXX 1993-1997 Metropolitan France
    GE GEL 1974-1979 the Gilbert and Ellice Islands
    HV HVO 1974-1984 Upper Volta
    JT JTN 1974-1986 Johnston Island
    MI MID 1974-1986 the Midway Islands
    NH NHB 1974-1980 the New Hebrides
    NQ ATN 1974-1983 Queen Maud Land
    NT NTZ 1974-1993 the Saudi–Iraqi Neutral Zone
    PC PCI 1974-1986 the Trust Territory of the Pacific Islands
    PU PUS 1974-1986 the United States Miscellaneous Pacific Islands
    PZ PCZ 1974-1980 the Panama Canal Zone
    RH RHO 1974-1980 Rhodesia
    SK SKM 1974-1975 Sikkim
    SU SUN 1974-1992 the Soviet Union
    TP TMP 1974-2002 East Timor
    VD VDR 1974-1977 North Vietnam
    WK WAK 1974-1986 Wake Island
    YD YMD 1974-1990 South Yemen
    YU YUG 1974-2003 Yugoslavia
    ZR ZAR 1974-1997 Zaire
    """

  /// Unions of states; the codes are reserved for them in ISO 3166-1.
  private static let united = """
    EU EUE the European Union
    UN UNO the United Nations
    """

  /// Other spellings that people type: the code, then each as a slug.
  private static let others = """
    AE uae emirates
    BA bosnia bosnia-herzegovina
    BN brunei-darussalam
    CD drc dr-congo congo-kinshasa
    CG congo-brazzaville
    CI cote-divoire
    CN prc peoples-republic-of-china mainland-china
    CV cabo-verde
    CZ czech-republic
    DD gdr german-democratic-republic
    DE brd frg west-germany federal-republic-of-germany
    FK malvinas
    GB uk britain great-britain england scotland wales northern-ireland
    GR el
    IE eire republic-of-ireland
    IR islamic-republic-of-iran
    KP dprk democratic-peoples-republic-of-korea
    KR rok republic-of-korea
    LA lao-peoples-democratic-republic
    MD republic-of-moldova
    MK macedonia
    MM burma
    MO macao
    NL holland
    PS palestinian-territories state-of-palestine
    RU russian-federation
    SU ussr
    SY syrian-arab-republic
    SZ swaziland
    TL timor-leste
    TR turkey
    TW roc republic-of-china
    US america united-states-of-america
    UN uno
    VA vatican holy-see
    VN viet-nam
    """
}
