// Which time zones do people write, and how far is each from UTC?
//
// A general-purpose library takes BST for Bangladesh, moves CET with the season and does not know CEST. In a postmortem
// an abbreviation means what its letters say, so each stands here with its minutes.

/**
 * Minutes east of UTC. Ambiguous letters take the meaning that is commonest in operations work: IST is India (not
 * Israel or Ireland), BST Britain in summer (not Bangladesh), CST and AST North America (not China, not Arabia),
 * GST the Gulf, SST Samoa.
 */
export const ABBREVIATIONS: ReadonlyMap<string, number> = new Map([
  ...entries(0, 'UTC UT Z ZULU GMT WET WEZ TU TUC'),
  ...entries(60, 'CET MEZ MET BST WEST WESZ WAT'),
  ...entries(120, 'CEST MESZ MEST EET OEZ SAST CAT HAEC'),
  ...entries(180, 'EEST OESZ MSK TRT EAT IDT'),
  ...entries(210, 'IRST'),
  ...entries(240, 'GST'),
  ...entries(300, 'PKT YEKT UZT'),
  ...entries(330, 'IST SLST'),
  ...entries(345, 'NPT'),
  ...entries(360, 'BDT'),
  ...entries(420, 'ICT WIB'),
  ...entries(480, 'SGT HKT MYT PHT AWST WITA'),
  ...entries(540, 'JST KST WIT'),
  ...entries(570, 'ACST'),
  ...entries(600, 'AEST'),
  ...entries(630, 'ACDT'),
  ...entries(660, 'AEDT'),
  ...entries(720, 'NZST'),
  ...entries(780, 'NZDT'),
  ...entries(-120, 'BRST'),
  ...entries(-150, 'NDT'),
  ...entries(-180, 'BRT ART UYT CLST ADT'),
  ...entries(-210, 'NST'),
  ...entries(-240, 'EDT AST CLT VET HAE'),
  ...entries(-300, 'EST CDT COT PET HNE'),
  ...entries(-360, 'CST MDT'),
  ...entries(-420, 'MST PDT'),
  ...entries(-480, 'PST AKDT'),
  ...entries(-540, 'AKST'),
  ...entries(-600, 'HST'),
  ...entries(-660, 'SST'),
]);

/** Names without a season: their offset depends on the date. Upper-case keys. */
export const SEASONAL: ReadonlyMap<string, string> = new Map([
  ['ET', 'America/New_York'],
  ['CT', 'America/Chicago'],
  ['MT', 'America/Denver'],
  ['PT', 'America/Los_Angeles'],
  ['AKT', 'America/Anchorage'],
  ['EST/EDT', 'America/New_York'],
  ['EDT/EST', 'America/New_York'],
  ['CST/CDT', 'America/Chicago'],
  ['CDT/CST', 'America/Chicago'],
  ['MST/MDT', 'America/Denver'],
  ['MDT/MST', 'America/Denver'],
  ['PST/PDT', 'America/Los_Angeles'],
  ['PDT/PST', 'America/Los_Angeles'],
  ['CET/CEST', 'Europe/Berlin'],
  ['CEST/CET', 'Europe/Berlin'],
  ['MEZ/MESZ', 'Europe/Berlin'],
  ['EET/EEST', 'Europe/Helsinki'],
  ['WET/WEST', 'Europe/Lisbon'],
  ['GMT/BST', 'Europe/London'],
  ['BST/GMT', 'Europe/London'],
  ['AEST/AEDT', 'Australia/Sydney'],
  ['NZST/NZDT', 'Pacific/Auckland'],
]);

/** Abbreviations that are also written in lower case and are no word of any language read here (`est`, `ist`, `met` are). */
export const LOWER_CASE: ReadonlySet<string> = new Set(
  'utc gmt cet cest pst pdt edt cdt bst mez mesz jst kst msk aest aedt sgt zulu'.split(' '),
);

/** Zones in words, lower case, single spaces: an abbreviation where the season is stated, else an IANA name. */
export const WORDS: ReadonlyMap<string, string> = new Map([
  ...american('eastern', 'America/New_York', 'EST', 'EDT'),
  ...american('central', 'America/Chicago', 'CST', 'CDT'),
  ...american('mountain', 'America/Denver', 'MST', 'MDT'),
  ...american('pacific', 'America/Los_Angeles', 'PST', 'PDT'),
  ...american('alaska', 'America/Anchorage', 'AKST', 'AKDT'),
  ...american('atlantic', 'America/Halifax', 'AST', 'ADT'),
  // The words are those of the abbreviation, so they mean the same: CET is +01:00 all year.
  ['central european time', 'CET'],
  ['central european standard time', 'CET'],
  ['central european summer time', 'CEST'],
  ['central europe time', 'CET'],
  ['eastern european time', 'EET'],
  ['eastern european summer time', 'EEST'],
  ['western european time', 'WET'],
  ['western european summer time', 'WEST'],
  ['british summer time', 'BST'],
  ['greenwich mean time', 'GMT'],
  ['coordinated universal time', 'UTC'],
  ['universal time', 'UTC'],
  ['zulu time', 'UTC'],
  ['indian standard time', 'IST'],
  ['india standard time', 'IST'],
  ['japan standard time', 'JST'],
  ['korea standard time', 'KST'],
  ['singapore time', 'SGT'],
  ['singapore standard time', 'SGT'],
  ['hong kong time', 'HKT'],
  ['china standard time', 'Asia/Shanghai'],
  ['hawaii time', 'HST'],
  ['moscow time', 'MSK'],
  ['brasilia time', 'America/Sao_Paulo'],
  ['mitteleuropäische zeit', 'CET'],
  ['mitteleuropäische sommerzeit', 'CEST'],
  ['midden-europese tijd', 'CET'],
  ['midden-europese zomertijd', 'CEST'],
  ['heure de paris', 'Europe/Paris'],
  ['heure française', 'Europe/Paris'],
  ['heure de montréal', 'America/Toronto'],
  ['hora peninsular', 'Europe/Madrid'],
  ['hora peninsular española', 'Europe/Madrid'],
  ['hora española', 'Europe/Madrid'],
  ['hora de madrid', 'Europe/Madrid'],
  ['hora de españa', 'Europe/Madrid'],
  ['hora de lisboa', 'Europe/Lisbon'],
  ['horário de brasília', 'America/Sao_Paulo'],
  ['hora de brasília', 'America/Sao_Paulo'],
  ['ora italiana', 'Europe/Rome'],
  ['nederlandse tijd', 'Europe/Amsterdam'],
  ['deutsche zeit', 'Europe/Berlin'],
  ['deutscher zeit', 'Europe/Berlin'],
  ['日本時間', 'JST'],
  ['日本标准时间', 'JST'],
  ['한국시간', 'KST'],
  ['한국 시간', 'KST'],
  ['北京时间', 'Asia/Shanghai'],
  ['北京時間', 'Asia/Shanghai'],
  ...places('Europe/London', 'london', 'uk', 'british'),
  ...places('Europe/Amsterdam', 'amsterdam', 'dutch', 'netherlands'),
  ...places('Europe/Berlin', 'berlin', 'german', 'berliner'),
  ...places('Europe/Paris', 'paris', 'french'),
  ...places('Europe/Copenhagen', 'copenhagen', 'danish'),
  ...places('Europe/Stockholm', 'stockholm', 'swedish'),
  ...places('Europe/Madrid', 'madrid', 'spanish'),
  ...places('Europe/Rome', 'rome', 'italian'),
  ...places('Europe/Zurich', 'zurich', 'swiss'),
  ...places('America/New_York', 'new york'),
  ...places('America/Los_Angeles', 'san francisco', 'seattle', 'los angeles'),
  ...places('America/Chicago', 'chicago'),
  ...places('America/Toronto', 'toronto'),
  ...places('America/Sao_Paulo', 'são paulo', 'sao paulo'),
  ...places('Asia/Tokyo', 'tokyo', 'japan', 'japanese'),
  ...places('Asia/Seoul', 'seoul', 'korean', 'korea'),
  ...places('Asia/Shanghai', 'beijing', 'shanghai', 'china'),
  ...places('Asia/Kolkata', 'india', 'indian'),
  ...places('Australia/Sydney', 'sydney', 'melbourne'),
  ...places('Pacific/Auckland', 'auckland', 'new zealand'),
]);

/** A winter abbreviation, its summer one, and a place that keeps both. Arizona keeps MST and Queensland AEST all year. */
export const SEASONS: readonly { winter: string | null; summer: string; place: string }[] = [
  { winter: 'CET', summer: 'CEST', place: 'Europe/Berlin' },
  { winter: 'MEZ', summer: 'MESZ', place: 'Europe/Berlin' },
  { winter: 'WET', summer: 'WEST', place: 'Europe/Lisbon' },
  { winter: 'EET', summer: 'EEST', place: 'Europe/Helsinki' },
  { winter: null, summer: 'BST', place: 'Europe/London' },
  { winter: 'EST', summer: 'EDT', place: 'America/New_York' },
  { winter: 'CST', summer: 'CDT', place: 'America/Chicago' },
  { winter: null, summer: 'MDT', place: 'America/Denver' },
  { winter: 'PST', summer: 'PDT', place: 'America/Los_Angeles' },
  { winter: 'AKST', summer: 'AKDT', place: 'America/Anchorage' },
  { winter: null, summer: 'AEDT', place: 'Australia/Sydney' },
  { winter: 'NZST', summer: 'NZDT', place: 'Pacific/Auckland' },
];

function entries(minutes: number, names: string): [string, number][] {
  return names.split(' ').map((name) => [name, minutes]);
}

function american(word: string, iana: string, winter: string, summer: string): [string, string][] {
  return [
    [word, iana],
    [`us ${word}`, iana],
    [`${word} time`, iana],
    [`us ${word} time`, iana],
    [`${word} standard time`, winter],
    [`${word} standard`, winter],
    [`${word} daylight time`, summer],
    [`${word} daylight savings time`, summer],
    [`${word} daylight saving time`, summer],
    [`${word} daylight`, summer],
  ];
}

function places(iana: string, ...names: string[]): [string, string][] {
  return names.map((name) => [`${name} time`, iana]);
}
