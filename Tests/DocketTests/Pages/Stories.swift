/// Small dockets that the tests of pages share.
enum Stories {
  /// Two cases of China, one of the United States; a law, an exchange, a chain of sources.
  static let three = """
    {'type':'case.opened','case':'cn-one-2020','title':'One','country':'CN','on_behalf_of':['US','TW'],'category':'military'}
    {'type':'party.introduced','party':'one','kind':'person','label':'Li Yi','citizenship':['CN','US']}
    {'type':'role.assigned','case':'cn-one-2020','party':'one','role':'accused'}
    {'type':'custody.arrested','case':'cn-one-2020','parties':['one'],'occurred':'2020-05-04','disclosed':'2020-06-01','sources':[{'source':'copy'}]}
    {'type':'charge.laid','case':'cn-one-2020','instrument':'indictment','occurred':'2021','counts':[{'offence':'espionage','law':'cn-law'}],'sources':[{'source':'court'}]}
    {'type':'verdict.given','case':'cn-one-2020','result':'convicted','occurred':'2022-02~'}
    {'type':'sentence.imposed','case':'cn-one-2020','occurred':'2022-02~','components':[{'kind':'prison','term':'P10Y'}]}
    {'type':'case.opened','case':'cn-two-2023','title':'Two','country':'CN'}
    {'type':'party.introduced','party':'two','kind':'person','label':'Wang Er','naming':'surname_only'}
    {'type':'role.assigned','case':'cn-two-2023','party':'two','role':'accused'}
    {'type':'conduct.alleged','case':'cn-two-2023','kind':'recruitment','occurred':'../2023-08-11','sources':[{'source':'paper'}]}
    {'type':'case.opened','case':'us-three-2019','title':'Three','country':'US','on_behalf_of':['CN']}
    {'type':'party.introduced','party':'three','kind':'person','label':'Ann Three','citizenship':['US']}
    {'type':'role.assigned','case':'us-three-2019','party':'three','role':'defendant'}
    {'type':'charge.laid','case':'us-three-2019','instrument':'complaint','occurred':'2019-03-02','counts':[{'offence':'acting as an agent'}]}
    {'type':'verdict.given','case':'us-three-2019','result':'acquitted','occurred':'2020-09-09'}
    {'type':'case.linked','case':'us-three-2019','to':'cn-one-2020','relation':'timing','claim':{'speaker':'Reuters'}}
    {'type':'law.changed','law':'cn-law','country':'CN','change':'enacted','title':'Espionage Law','occurred':'2014-11-01','version':'2014'}
    {'type':'law.commenced','law':'cn-law','country':'CN','occurred':'2015-01-01','version':'2014'}
    {'type':'law.changed','law':'cn-law','country':'CN','change':'amended','occurred':'2023-04-26','version':'2023','provisions':['Article 4']}
    {'type':'law.commenced','law':'cn-law','country':'CN','occurred':'2023-07-01','version':'2023'}
    {'type':'swap.concluded','swap':'swap-2024','states':['CN','US'],'mediator':'CH','occurred':'2024-11-27','legs':[{'party':'one','case':'cn-one-2020','from':'CN','to':'US','form':'release'},{'party':'nobody-yet','from':'US','to':'CN'}]}
    {'type':'source.registered','source':'paper','kind':'newspaper','publisher':'The Paper','published':'2020-05','country':'US','url':'https://paper.example/1'}
    {'type':'source.registered','source':'copy','kind':'aggregator','publisher':'Copy','derived':[{'of':'paper','how':'republished'}]}
    {'type':'source.registered','source':'court','kind':'court_record','title':'Judgment','published':'2021-06-07','country':'CN'}
    {'type':'statement.made','country':'CN','kind':'denial','occurred':'2020-05-06','claim':{'speaker':'Foreign Ministry','speech':'denies'},'sources':[{'source':'paper'}]}
    {'type':'measure.taken','country':'CN','kind':'expulsion','against':'two diplomats','occurred':'2020-05-09','sources':[{'source':'agency'}]}
    {'type':'source.registered','source':'agency','kind':'state_media','publisher':'Xinhua','country':'CN'}
    """
}
