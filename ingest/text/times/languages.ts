// What are months, weekdays and relative days called, in the languages that postmortems are written in?
//
// English, Dutch, German, French, Spanish, Portuguese and Italian share the tables: no word means two months. Japanese,
// Chinese and Korean write months and weekdays with numbers and single characters.

/** Names and abbreviations of the months, January first, lower case. */
export const MONTH_NAMES: readonly string[] = [
  'january jan januari januar jänner jän janvier janv enero ene janeiro gennaio genn gen',
  'february feb februari februar feber février févr fév fevrier febrero fevereiro fev febbraio febb',
  'march mar maart mrt märz maerz mär mars marzo março marco',
  'april apr avril avr abril abr aprile',
  'may mei mai mayo maio maggio mag magg',
  'june jun juni juin junio junho giugno giu',
  'july jul juli juillet juil julio julho luglio lug',
  'august aug augustus août aout agosto ago',
  'september sep sept septembre septiembre setiembre setembro settembre set sett',
  'october oct oktober okt octobre octubre outubro ottobre ott out',
  'november nov novembre noviembre novembro',
  'december dec dezember dez décembre déc decembre diciembre dic dezembro dicembre',
];

/**
 * Month words that are also other words (`may`, `march`, `set`, `out`, `3 days ago`, `Gen 3`): in lower case, and in
 * front of a number, they are believed only with a year.
 */
export const WEAK_MONTHS: ReadonlySet<string> = new Set(
  'may march mar marco ago out set gen mag dic lug giu ott'.split(' '),
);

/** Month words that stand before the day (`Feb 3`). Elsewhere the day stands first. */
export const LEADING_MONTHS: ReadonlySet<string> = new Set(
  (
    'january jan february feb march mar april apr may june jun july jul august aug september sep sept october oct ' +
    'november nov december dec enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'
  ).split(' '),
);

/** Full names of the weekdays, Monday first, lower case. `segunda-feira` is under its first half. */
export const WEEKDAY_NAMES: readonly string[] = [
  'monday maandag montag lundi lunes lunedì lunedi',
  'tuesday dinsdag dienstag mardi martes martedì martedi',
  'wednesday woensdag mittwoch mercredi miércoles miercoles mercoledì mercoledi',
  'thursday donderdag donnerstag jeudi jueves giovedì giovedi',
  'friday vrijdag freitag vendredi viernes venerdì venerdi',
  'saturday zaterdag samstag sonnabend samedi sábado sabado sabato',
  'sunday zondag sonntag dimanche domingo domenica',
];

/** Short names: believed only with a capital and a date beside them. */
export const SHORT_WEEKDAYS: readonly string[] = [
  'mon lun mo ma seg',
  'tue tues di ter',
  'wed wo mi mer mié qua',
  'thu thur thurs do jeu jue gio qui',
  'fri vr fr ven vie sex',
  'sat za sa sam sáb sab',
  'sun zo so dim dom',
];

export const FEIRAS: readonly string[] = ['segunda', 'terça', 'quarta', 'quinta', 'sexta'];

/** Characters that name a weekday, Monday first, Japanese (and Chinese) and Korean. */
export const WEEKDAY_CHARACTERS = ['月火水木金土日', '월화수목금토일'] as const;

/** A word or phrase for a day: how far it is, and what must not stand before it or must stand after it. */
export interface DayWord {
  /** lower case; the span covers exactly these words */
  words: string;
  offset: number;
  /** must be joined to a time: the word has other meanings */
  company?: true;
  /** tested against the words before */
  notAfter?: RegExp;
  /** tested against what follows */
  before?: RegExp;
}

export const DAY_WORDS: readonly DayWord[] = [
  ...days(0, 'today', 'tonight', 'this morning', 'this afternoon', 'this evening'),
  ...days(0, 'same day', 'same morning', 'same afternoon', 'same evening', 'same night'),
  { words: 'yesterday', offset: -1, notAfter: /day before $/i },
  ...days(-1, 'last night', 'last evening', 'previous day', 'previous evening', 'previous night'),
  { words: 'before yesterday', offset: -2, notAfter: /^(?!.*day $)/i },
  ...days(1, 'tomorrow', 'next day', 'next morning', 'following day', 'following morning'),
  ...days(1, 'following afternoon', 'following evening', 'next afternoon', 'next evening'),
  // Dutch
  ...days(
    0,
    'vandaag',
    'vanmorgen',
    'vanochtend',
    'vanmiddag',
    'vanavond',
    'dezelfde dag',
    'dezelfde avond',
  ),
  ...days(
    -1,
    'gisteren',
    'gistermorgen',
    'gisterochtend',
    'gistermiddag',
    'gisteravond',
    'gisternacht',
  ),
  ...days(-1, 'gisterenmorgen', 'gisterenochtend', 'gisterenmiddag', 'gisterenavond', 'vorige dag'),
  ...days(-2, 'eergisteren'),
  ...days(1, 'volgende dag', 'volgende ochtend', 'volgende morgen', 'dag erna', 'dag daarna'),
  // Dutch and German: also the morning
  {
    words: 'morgen',
    offset: 1,
    company: true,
    notAfter: /(?:de|heute|gestern|am|jeden|gisteren|dag|tag|diesen) $/i,
  },
  // German
  ...days(0, 'heute', 'selben tag', 'selben abend', 'gleichen tag'),
  ...days(-1, 'gestern', 'vortag'),
  ...days(-2, 'vorgestern'),
  ...days(1, 'nächsten tag', 'nächsten morgen', 'folgenden tag', 'folgetag', 'nächsten tages'),
  // French: `hier` is "here" in German and Dutch
  {
    words: 'hier',
    offset: -1,
    before: /^(?:,? (?:soir|matin|après|à|vers|entre|dès|jusqu)|, \d)/i,
    notAfter: /avant-$/i,
  },
  ...days(-2, 'avant-hier'),
  ...days(0, "aujourd'hui", 'aujourd’hui', 'ce matin', 'cet après-midi', 'ce soir', 'même jour'),
  ...days(-1, 'la veille'),
  ...days(1, 'demain', 'lendemain'),
  // Spanish
  ...days(0, 'hoy', 'esta mañana', 'esta tarde', 'esta noche', 'mismo día'),
  ...days(-1, 'ayer', 'anoche', 'día anterior'),
  ...days(-2, 'anteayer'),
  ...days(1, 'día siguiente', 'siguiente día'),
  { words: 'mañana', offset: 1, company: true, notAfter: /(?:la|de|esta|por|una|ayer|misma) $/i },
  // Portuguese
  ...days(0, 'hoje', 'esta manhã', 'mesmo dia'),
  ...days(-1, 'ontem', 'dia anterior'),
  ...days(-2, 'anteontem'),
  ...days(1, 'amanhã', 'dia seguinte'),
  // Italian
  ...days(0, 'oggi', 'stamattina', 'stasera', 'stesso giorno'),
  ...days(-1, 'ieri', 'giorno prima', 'giorno precedente'),
  ...days(1, 'domani', 'giorno dopo', 'giorno successivo', 'giorno seguente', 'indomani'),
  // Japanese and Chinese
  ...days(0, '今日', '本日', '同日', '当日', '今朝', '今天'),
  ...days(-1, '昨日', '前日', '昨夜', '昨晩', '昨天'),
  ...days(-2, '一昨日', '前天'),
  ...days(1, '翌日', '明日', '翌朝', '次日', '明天'),
  // Korean
  ...days(0, '오늘', '당일', '같은 날'),
  ...days(-1, '어제', '전날', '전일'),
  ...days(-2, '그제', '그저께'),
  ...days(1, '내일', '다음 날', '다음날', '익일'),
];

/** A word for a time of day. */
export interface ClockWord {
  words: string;
  hour: 0 | 12;
  /** must stand before it where the word has other meanings (French `midi` is also the south) */
  after?: RegExp;
}

export const CLOCK_WORDS: readonly ClockWord[] = [
  ...clock(
    12,
    'noon',
    'midday',
    'mittags',
    'mediodía',
    'mediodia',
    'meio-dia',
    'mezzogiorno',
    '正午',
    '정오',
  ),
  { words: 'midi', hour: 12, after: /(?:à|vers|avant|après|jusqu['’]à|dès|entre|et|ce) $/i },
  ...clock(
    0,
    'midnight',
    'middernacht',
    'mitternacht',
    'minuit',
    'medianoche',
    'meia-noite',
    'mezzanotte',
    '자정',
  ),
];

function days(offset: number, ...words: string[]): DayWord[] {
  return words.map((each) => ({ words: each, offset }));
}

function clock(hour: 0 | 12, ...words: string[]): ClockWord[] {
  return words.map((each) => ({ words: each, hour }));
}
