/// The page of cn-zeng-2023, in the plainest text; see `PlainPage.swift`.
let zengPage = """
  Zeng
  When last heard of (11 August 2023), Zeng (only the surname is known) was accused by the Ministry of State Security (China) of having been recruited by the CIA and of passing information to the CIA, allegedly on behalf of the United States. Zeng was placed under a restrictive measure that is not specified (according to the Ministry of State Security, China; and CCTV), and referred to prosecutors not later than 11 August 2023 (according to the Ministry of State Security, China). No verdict and no sentence are recorded.
  Prosecuting state: China. Allegedly on behalf of: United States.
  Alleged: having been recruited by the CIA, in Rome, Italy, not later than 11 August 2023, on behalf of the United States (according to the Ministry of State Security (China)). Alleged: passing information to the CIA, in China, not later than 11 August 2023, on behalf of the United States (according to the Ministry of State Security (China)).
  The Ministry of State Security (China) is the only speaker for what is alleged. The Financial Times could not verify it (August 2023). The CIA did not respond (August 2023). Dennis Wilder gave an analysis (August 2023): Former CIA China analyst Dennis Wilder said it was unclear whether the case was recent or was publicised because of the US sailor indictments.

  ## Accused
  Name: Zeng (only the surname is known) | Role: accused (surname only given) | Stage: prosecution review | Stage since: by 11 August 2023, #15 | Liberty: under a measure that is not specified | Liberty since: by 11 August 2023, #14 | Outcome per count: none recorded | Sentence: none recorded

  ## Parties and states
  - China: prosecuting (according to the Ministry of State Security (China); alleged)
  - United States: said to be behind it (according to the Ministry of State Security (China); alleged)
  - Italy: place of recruitment (according to the Ministry of State Security (China); alleged)
  - Dennis Wilder: speaker; commentator, former CIA China specialist

  ## Timeline
  *At the end of an entry, how far it is verified: ● two independent sources or more; ○ one source; ◌ one source, which others could not verify. Of a statement it is said that it was made, not that it is true.*
  - By 11 August 2023: Alleged of Zeng: having been recruited by the CIA, on behalf of the United States (Rome, Italy). According to the Ministry of State Security (China); alleged. Became public that day. Sources: VigourTimes (republished from Financial Times), 999 WE FM <https://999wefm.com/china-says-cia-spy-uncovered-after-recruitment-by-us-in-italy/>, TVC News <https://www.tvcnews.tv/2023/08/china-says-military-company-worker-exposed-as-cia-spy/>. *Note: MSS says Zeng, sent to Italy to study by a military-industrial group, was cultivated there by a US embassy officer who said he was CIA.* #11 ◌
  - By 11 August 2023: Alleged of Zeng: passing information to the CIA, on behalf of the United States (China). According to the Ministry of State Security (China); alleged. Became public that day. Sources: VigourTimes (republished from Financial Times), TVC News <https://www.tvcnews.tv/2023/08/china-says-military-company-worker-exposed-as-cia-spy/>. *Note: MSS says that after returning to China Zeng met CIA personnel many times, passed core intelligence and was paid; it gave no particulars.* #12 ◌
  - By 11 August 2023: Zeng placed under a measure that is not specified. According to the Ministry of State Security (China) and CCTV; alleged. Became public that day. Sources: TVC News <https://www.tvcnews.tv/2023/08/china-says-military-company-worker-exposed-as-cia-spy/>, breakinglatest.news <https://www.breakinglatest.news/health/china-discovery-of-alleged-cia-spy-recruited-in-italy-last-hour/>. *Note: MSS says compulsory measures were taken against Zeng after an investigation; no date given.* #14 ◌
  - By 11 August 2023: Case of Zeng handed to the prosecutors. According to the Ministry of State Security (China); alleged. Became public that day. Sources: VigourTimes (republished from Financial Times), 999 WE FM <https://999wefm.com/china-says-cia-spy-uncovered-after-recruitment-by-us-in-italy/>, breakinglatest.news <https://www.breakinglatest.news/health/china-discovery-of-alleged-cia-spy-recruited-in-italy-last-hour/>. *Note: MSS says the case was handed to prosecutors for review and indictment after the investigation.* #15 ◌
  - 11 August 2023: The Ministry of State Security (China) made an announcement (Beijing). Sources: VigourTimes (republished from Financial Times), 999 WE FM <https://999wefm.com/china-says-cia-spy-uncovered-after-recruitment-by-us-in-italy/>, ffhr.cz <https://www.ffhr.cz/post/china-points-to-cia-again-in-second-case-of-alleged-spy-recruitment> (republished from South China Morning Post). *Note: MSS published the Zeng case on its public account, an unusual public naming of the CIA.* #18 ●
  - August 2023: The Financial Times could not verify the announcement (#18). Source: VigourTimes (republished from Financial Times). *Note: The Financial Times said it could not independently verify the ministry's statement.* #19 ○
  - August 2023: The CIA did not respond to the announcement (#18). Source: VigourTimes (republished from Financial Times). *Note: The CIA did not respond to the newspaper's request for comment.* #20 ○
  - August 2023: Dennis Wilder gave an analysis. Alleged. Source: VigourTimes (republished from Financial Times). *Note: Former CIA China analyst Dennis Wilder said it was unclear whether the case was recent or was publicised because of the US sailor indictments.* #23 ○
  - August 2023: The Financial Times reported. Alleged. Source: VigourTimes (republished from Financial Times). *Note: The report says tighter Chinese surveillance made recruiting inside China hard, so the CIA widened its recruiting abroad.* #39 ○

  ## Laws
  - [Counter-Espionage Law](law/cn-counter-espionage-law) (cn-counter-espionage-law): law of China; linked: context; enacted 1 November 2014; amended 26 April 2023; in force 1 July 2023

  ## Linked from this case
  - [Jinchao Wei](case/us-wei-2023) (us-wei-2023), [Wenheng Zhao](case/us-zhao-2023) (us-zhao-2023): timing, not evidence. Made by the Financial Times and TVC News; alleged; August 2023. *Note: Press reports set the Zeng announcement one week after charges against two US Navy sailors in California.* #24, #25
  - [John T. Downey, Richard G. Fecteau](case/cn-downey-fecteau-1952) (cn-downey-fecteau-1952): context, not evidence. Made by Dennis Wilder; alleged; August 2023. Remark of the record: “timing and context, not evidence”. *Note: Dennis Wilder recalled two CIA officers seized in the 1950s and disclosed only later, in asking when this case arose.* #26
  - [cn-cia-network-2010](case/cn-cia-network-2010): context, not evidence. Made by the Financial Times and TVC News; alleged; August 2023. Remark of the record: “timing and context, not evidence”. *Note: The report recalls the loss of CIA sources in China after 2010.* #27
  - [Counter-Espionage Law](law/cn-counter-espionage-law) (cn-counter-espionage-law), [United States](country/US) (US), [United Kingdom](country/GB) (GB): context, not evidence. Made by the Financial Times; confirmed; August 2023. *Note: The report cites China's wider counter-espionage law, Microsoft's May warning and the UK committee's concern.* #36, #37, #38

  ### Set beside it by this docket's editors
  - Five cases that the report does not name: context, not evidence; August 2023. *Note: The report sets the case among convictions of former US intelligence and military people for spying for China.* #28, #29, #30, #31, #32
  - Three cases that the report does not name: context, not evidence; August 2023. *Note: The report notes more publicised US cases against Chinese nationals.* #33, #34, #35

  ## Linked to this case
  - [John T. Downey, Richard G. Fecteau](case/cn-downey-fecteau-1952) (cn-downey-fecteau-1952): context, not evidence. Made by Dennis Wilder; alleged; August 2023. *Note: Dennis Wilder recalled that two CIA officers seized in the 1950s were made public only later, in asking when Zeng's case arose.* #105

  ## Evidence
  Sources are independent where none merely carries another: copies, translations and summaries count as what they were made from, reports of one publisher as that publisher, a state's media as that state, and all who print a speaker's words as that speaker. Of a statement it is said that it was made, not that it is true.
  - One source, not verified by others: Alleged of Zeng: having been recruited by the CIA, on behalf of the United States #11; Alleged of Zeng: passing information to the CIA, on behalf of the United States #12. From the Ministry of State Security (China). Only the prosecuting state says so. The Financial Times could not verify it (#19). Dennis Wilder gave an analysis, which leaves a question open (“timing of the case”) (#23). The CIA did not respond (#20).
  - One source, not verified by others: Zeng placed under a measure that is not specified #14. From the Ministry of State Security (China) (also named: CCTV). Only the prosecuting state says so. The Financial Times could not verify it (#19). The CIA did not respond (#20).
  - One source, not verified by others: Case of Zeng handed to the prosecutors #15. From the Ministry of State Security (China). Only the prosecuting state says so. The Financial Times could not verify it (#19). The CIA did not respond (#20).
  - Three independent sources (that the statement was made): The Ministry of State Security (China) made an announcement #18. From 999 WE FM; the Financial Times (repeated by VigourTimes); the South China Morning Post (repeated by ffhr.cz).
  - One source (that the statement was made): The Financial Times could not verify the announcement (#18), #19; The Financial Times reported #39. From the Financial Times (repeated by VigourTimes). Only a copy of what the Financial Times published is cited.
  - One source (that the statement was made): The CIA did not respond to the announcement (#18), #20; Dennis Wilder gave an analysis #23. From the Financial Times (repeated by VigourTimes).

  ## Contested
  - The Financial Times could not verify it (August 2023). About #18. #19
  - The CIA did not respond (August 2023). About #18. #20
  - Dennis Wilder gave an analysis (August 2023). #23
  - Doubt of the record on “The Ministry of State Security (China) made an announcement”: “SCMP dates the announcement to 2023-08-10; most reports to Friday 2023-08-11”. #18

  ## Corrections
  None are recorded.

  ## Sources
  *Titles and addresses are the publishers' own words.*
  - TVC News, “China says military company worker exposed as CIA spy” <https://www.tvcnews.tv/2023/08/china-says-military-company-worker-exposed-as-cia-spy/>, 11 August 2023 (broadcast). 10 facts rest on it.
  - VigourTimes, “Chinese National Arrested by Beijing for Allegedly Spying on Behalf of US”, August 2023 (aggregator; republished from Financial Times; no address recorded). 23 facts rest on it.
  - 999 WE FM, “China says CIA spy uncovered after recruitment by US in Italy” <https://999wefm.com/china-says-cia-spy-uncovered-after-recruitment-by-us-in-italy/>, 11 August 2023 (broadcast). 3 facts rest on it.
  - breakinglatest.news, “China, discovery of alleged CIA spy recruited in Italy” <https://www.breakinglatest.news/health/china-discovery-of-alleged-cia-spy-recruited-in-italy-last-hour/>, 11 August 2023 (web). 2 facts rest on it.
  - ffhr.cz, “China points to CIA again in second case of alleged spy recruitment” <https://www.ffhr.cz/post/china-points-to-cia-again-in-second-case-of-alleged-spy-recruitment>, 21 August 2023 (web; republished from South China Morning Post). 1 fact rests on it.
  *Case cn-zeng-2023, made from log position #105 of 1 April 2026, 09:00 UTC. Its facts were recorded on 1 April 2026. Sorted by when things occurred: what certainly came first stands first; where dates overlap, in the order in which proceedings usually go; what has no date stands last. Among accounts of one event the one shown is not retracted and has the best source (a court record, then legislation or an official statement, then all else), then the later disclosure, then more independent sources.*
  """
