// Where the mechanisms' ranges come from: every source key that a declaration names. A source anchors a range; the range's ends are
// judgement in nearly every row. Journals and volumes are named from memory; "from memory" in a note means that the text itself was
// not read again, "abstract" that no more than that was read.

export interface MechanismSource {
  readonly id: string;
  readonly title: string;
  readonly where: string;
  readonly note: string;
}

const made = (id: string, title: string, where: string, note: string): MechanismSource => ({ id, title, where, note });

export const MECHANISM_SOURCES: readonly MechanismSource[] = [
  made(
    "AMNESTY16",
    "Amnesty International 2016, administrative arrests in Kazakhstan",
    "Amnesty International, 2016; Vlast.kz, 2023, for those who stayed in detention",
    "10 to 15 days of arrest; about a tenth of 9,900 charged with serious crimes",
  ),
  made(
    "ARRESTS",
    "Arrests at large disorders",
    "London, 8 and 9 August 2011; Belarus, 9 and 10 August 2020",
    "310 arrests with 16,000 officers the next day; about 3,000 in a night; the number of officers in Belarus is a guess",
  ),
  made(
    "ARMIES",
    "Bellin 2012; Nepstad 2013; Barany 2016: when armies fire and when they turn",
    "Comparative Politics 44 (2); Journal of Peace Research 50 (3); Princeton University Press",
    "from memory: patronage, ties to the crowd, and the cost of shooting the peaceful decide; no rates",
  ),
  made(
    "BACKFIRE",
    "Hess and Martin 2006; Chenoweth and Stephan 2011; Sutton, Butcher and Svensson 2014: when repression backfires",
    "Mobilization 11 (2); Columbia University Press; Journal of Peace Research 51 (5)",
    "from memory: where the crowd is unarmed, and the killing is known and not explained away",
  ),
  made(
    "BARGAIN",
    "Forecasts of bargaining outcomes on 351 issues of European legislation",
    "examples/classics/bargaining.ts for the rules; figures of a public comparison of models, named in this project's notes",
    "a mean weighted by capability and salience erred less than the models of conflict and bargaining",
  ),
  made(
    "BASERATES",
    "Base rates of leaders' exits and of troops sent",
    "computed from Mass Mobilization, Archigos, UCDP/PRIO 22.1 and ATOP 5",
    "15,239 protests in 166 countries, 1990 to 2020; exits to 2015",
  ),
  made(
    "BFMTV18",
    "French interior ministry on the yellow vests",
    "BFMTV, 28 November 2018",
    "285,000 on 17 November, 46,000 the next day, 106,000 a week later",
  ),
  made(
    "BONNASSE18",
    "Bonnasse-Gahot et al. 2018, Epidemiological modelling of the 2005 French riots",
    "Scientific Reports 8, doi 10.1038/s41598-017-18093-4",
    "abstract read; the fitted values are from memory",
  ),
  made(
    "CASES",
    "Case base of crises and guarantors' decisions",
    "cases.csv of the scenario Kazakhstan, January 2022",
    "46 rows, famous cases, one coder: no base rate",
  ),
  made(
    "CHENOWETH11",
    "Chenoweth and Stephan 2011, Why Civil Resistance Works",
    "Columbia University Press; PRIO 2016 for the odds with defection",
    "46 is an odds ratio of outcomes, not a rate of changing sides",
  ),
  made(
    "COUPS",
    "Casper and Tyson 2014; Johnson and Thyne 2018: protest and coups",
    "Journal of Politics 76 (2); Journal of Conflict Resolution 62 (3)",
    "from memory: protest coordinates elites, and makes coups likelier, more so near the capital and with violence",
  ),
  made(
    "CROWDCOUNT",
    "Counts of the same crowds by officials and organisers",
    "FiveThirtyEight 2017, quoted by Flathead Memo; Watson and Yip 2011",
    "officials 50 to 70 % of organisers in 11 cities",
  ),
  made(
    "DAHL16",
    "Dahl 2016, on military defection in mass protest",
    "PRIO, 2016; Casper and Tyson 2014 for protest as a public signal",
    "from memory where marked U",
  ),
  made(
    "DAHL25",
    "Dahl, Rivera and Gates 2025, on tactics and the type of disloyalty",
    "abstract",
    "peaceful crowds bring shirking, violent ones desertion",
  ),
  made(
    "EPSTEIN02",
    "Epstein 2002, Modeling civil violence: an agent-based computational approach",
    "PNAS 99, supplement 3, 7243",
    "k = 2.3 and T = 0.1 through re-implementations; legitimacy values from memory",
  ),
  made(
    "DIFFUSION",
    "Myers 2000; Andrews and Biggs 2006: how riots and sit-ins spread between towns",
    "American Journal of Sociology 106 (1); American Sociological Review 71 (5)",
    "from memory: by news media, ties and distance, larger ones farther; the rates of a year with telephones are not those of a year with networks",
  ),
  made(
    "EPISODES",
    "What states do about protests, by episode",
    "computed from Mass Mobilization (Clark and Regan 2016), 1990 to 2010",
    "5,287 episodes, protests of one state at most 14 days apart; an episode has a response if any of its protests has. So too Earl, Soule and McCarthy 2003 (American Sociological Review 68) and Davenport 2007 (Annual Review of Political Science 10), from memory: most protests see no police action, violent ones do",
  ),
  made(
    "FACTS-KAZ",
    "Fact base on Kazakhstan, January 2022",
    "record.yaml and sources.yaml of the scenario Kazakhstan, January 2022",
    "a range that rests on it is in-sample for January",
  ),
  made(
    "HIRSHLEIFER89",
    "Hirshleifer 1989, Conflict and rent-seeking success functions",
    "Public Choice 63",
    "from memory; Hwang 2009 estimated the exponent on battles, value not read",
  ),
  made(
    "HMIC10",
    "HMIC 2010, on the visibility of police",
    "Her Majesty's Inspectorate of Constabulary, 2010",
    "11 to 12 % of police are visible at any time",
  ),
  made(
    "IRI23",
    "International Republican Institute, polls in Armenia, 2019 and 2023",
    "azatutyun.am, 2023",
    "relations with Russia called good by 93 % in 2019, 50 % in 2023; a report of the polls, not the polls",
  ),
  made(
    "JOHNS14",
    "Johns and Davies 2014, on support for authorised missions; Chapman 2009; Tingley and Tomz 2012",
    "abstracts",
    "democratic publics; nothing on other audiences",
  ),
  made(
    "LEEDS00",
    "Leeds, Long and Mitchell 2000, on alliance reliability",
    "Journal of Conflict Resolution, 2000; Berkemeier and Fuhrmann 2018",
    "74.5 % of war obligations kept; later work has 50 %, and 22 % after 1945",
  ),
  made(
    "LEUSCHNER23",
    "Leuschner and Hellmeier 2023, on concessions and protest in autocracies",
    "abstract; de Vogel 2021 for the other finding",
    "18 autocracies; longer protest after concessions",
  ),
  made(
    "LEVECK17",
    "LeVeck and Narang 2017, on how allies read violations",
    "International Studies Quarterly 61",
    "from memory: violations are read in context",
  ),
  made(
    "LIBMAN23",
    "Libman and Davidzon 2023, on the alliance's deployment in Kazakhstan",
    "International Affairs, 2023, abstract",
    "symbolic rather than military",
  ),
  made(
    "MASSMOB",
    "Mass Mobilization project, codebook",
    "Clark and Regan, Harvard Dataverse",
    "protests of 50 people or more",
  ),
  made(
    "MCKELVEY98",
    "McKelvey and Palfrey 1998, Quantal response equilibria for extensive form games",
    "Experimental Economics 1; the normal form 1995 in Games and Economic Behavior 10",
    "from memory; precisions there are per cent of a dollar",
  ),
  made(
    "MORRIS-SHIN",
    "Morris and Shin, global games; Angeletos, Hellwig and Pavan 2007",
    "Econometrica 75, 711, for the static benchmark of regime change",
    "the equations' roots were computed independently",
  ),
  made(
    "NPOCC24",
    "National Police Coordination Centre on public order in August 2024",
    "UK, 2024",
    "18,000 trained in public order; thousands moved within 24 hours",
  ),
  made(
    "ORGANISATION",
    "McCarthy and Zald 1977; Staggenborg 1988; Bennett and Segerberg 2012: what movements last by",
    "American Journal of Sociology 82 (6); American Sociological Review 53 (4); Information, Communication & Society 15 (5)",
    "from memory: formal organisations keep movements alive between crises; digital networks may do without",
  ),
  made(
    "PAPERLAB23",
    "PaperLab and MediaNet poll, December 2022 to January 2023",
    "PaperLab, Astana, 2023",
    "more than a third approved of the troops that had come",
  ),
  made(
    "POWELL11",
    "Powell and Thyne 2011, Global instances of coups",
    "Journal of Peace Research 48",
    "49.7 % of 450 attempts, 1950 to 2010, succeeded",
  ),
  made(
    "RADICAL",
    "Days from an economic trigger to demands against the government",
    "Iran, November 2019: Amnesty, The Hill; Lebanon, October 2019: CQ Researcher 2020",
    "four days, and hours; not fitted to January 2022",
  ),
  made(
    "SHUTDOWNS",
    "Studies of network shutdowns and protest",
    "Hassanpour 2014; Rydzak, Karanja and Opiyo 2020; Belenkov and Sedashov 2025 (India, more events)",
    "dispersal and escalation both reported; none has attendance figures; abstracts and memory",
  ),
  made(
    "SIGNORINO99",
    "Signorino 1999, Strategic interaction and the statistical analysis of international conflict",
    "American Political Science Review 93; package `games` for R",
    "equations through the package's description",
  ),
  made(
    "STATESFACTS",
    "Twelve states around the alliance, January 2022",
    "World Bank populations, CIA World Factbook of 20 January 2022",
    "leaders and when they took office, forces, populations",
  ),
  made(
    "STEINERT22",
    "Steinert-Threlkeld, Chan and Joo 2022, on state violence and protest size",
    "Journal of Politics, abstract; Sutton, Butcher and Svensson 2014, abstract",
    "24 cities; larger crowds after mild force, smaller after severe force or protesters' violence",
  ),
  made(
    "SUDDUTH17",
    "Sudduth 2017, Strategic logic of elite purges in dictatorships",
    "Comparative Political Studies 50",
    "abstract",
  ),
  made(
    "SVOLIK09",
    "Svolik 2009, Power sharing and leadership dynamics in authoritarian regimes",
    "American Journal of Political Science 53",
    "from memory",
  ),
  made(
    "TREATY",
    "Collective Security Treaty, articles 2 and 4, and the protocol of 2010",
    "odkb.gov.ru, en.odkb-csto.org; votes of November 2022: Asbarez, December 2022",
    "read in excerpts; the charter's article on consensus from memory",
  ),
  made(
    "USTROOPS",
    "On US troops abroad and the policy alignment of hosts",
    "SSRN working paper 2377507, abstract",
    "more troops, closer votes; selection into hosting is not ruled out",
  ),
];
