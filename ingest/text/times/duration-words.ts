// What are lengths of time called, and how are small numbers spelled out?

const [SECOND, MINUTE, HOUR, DAY, WEEK] = [1, 60, 3600, 86_400, 604_800];

/** Seconds in a unit, by its name as written (lower case). English, Dutch, German, French, Spanish, Portuguese, Italian. */
export const UNITS: ReadonlyMap<string, number> = new Map([
  ...unit(
    SECOND,
    'second seconds sec secs s seconde seconden sekunde sekunden sek secondes segundo segundos secondo secondi',
  ),
  ...unit(MINUTE, 'minute minutes min mins m mn minuut minuten minutos minuto minuti'),
  ...unit(HOUR, 'hour hours hr hrs h uur uren stunde stunden std heure heures hora horas ora ore'),
  ...unit(DAY, 'day days d dag dagen tag tage tagen jour jours día días dia dias giorno giorni'),
  ...unit(
    WEEK,
    'week weeks w weken woche wochen semaine semaines semana semanas settimana settimane',
  ),
]);

/** Units written right behind the number, without a space (Japanese, Chinese, Korean), longest first. */
export const UNSPACED_UNITS: readonly (readonly [string, number])[] = [
  ['時間', HOUR],
  ['小时', HOUR],
  ['小時', HOUR],
  ['시간', HOUR],
  ['分間', MINUTE],
  ['分钟', MINUTE],
  ['分鐘', MINUTE],
  ['分', MINUTE],
  ['분간', MINUTE],
  ['분', MINUTE],
  ['秒間', SECOND],
  ['秒', SECOND],
  ['초', SECOND],
  ['日間', DAY],
  ['일간', DAY],
  ['週間', WEEK],
  ['주간', WEEK],
];

/** Numbers spelled out. `a` and `an` count only before hours and minutes ("a second incident"). */
export const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...numbers(1, 'one a an een één eine einer einen ein un une una uno um uma uno'),
  ...numbers(2, 'two twee zwei deux dos dois duas due'),
  ...numbers(3, 'three drie drei trois tres três tre'),
  ...numbers(4, 'four vier quatre cuatro quatro quattro'),
  ...numbers(5, 'five vijf fünf cinq cinco cinque'),
  ...numbers(6, 'six zes sechs seis sei'),
  ...numbers(7, 'seven zeven sieben sept siete sete sette'),
  ...numbers(8, 'eight acht huit ocho oito otto'),
  ...numbers(9, 'nine negen neun neuf nueve nove'),
  ...numbers(10, 'ten tien zehn dix diez dez dieci'),
  ...numbers(11, 'eleven elf onze once undici'),
  ...numbers(12, 'twelve twaalf zwölf douze doce doze dodici'),
  ...numbers(15, 'fifteen vijftien fünfzehn quinze quince quindici'),
  ...numbers(20, 'twenty twintig zwanzig vingt veinte vinte venti'),
  ...numbers(24, 'vierundzwanzig'),
  ...numbers(30, 'thirty dertig dreißig trente treinta trinta trenta'),
  ...numbers(40, 'forty veertig vierzig quarante cuarenta quarenta quaranta'),
  ...numbers(45, 'vijfenveertig fünfundvierzig'),
  ...numbers(50, 'fifty vijftig fünfzig cinquante cincuenta cinquenta cinquanta'),
  ...numbers(60, 'sixty zestig sechzig'),
  ...numbers(90, 'ninety negentig neunzig'),
]);

/** Articles that are numbers only before hours, minutes and weeks. */
export const ARTICLES: ReadonlySet<string> = new Set(
  'a an een eine einer einen ein un une una uno um uma'.split(' '),
);

/** Fixed phrases, lower case, by their first word: the seconds that they mean. Longest first where one begins another. */
export const PHRASES: readonly (readonly [string, number])[] = [
  ['one and a half hours', 1.5 * HOUR],
  ['two and a half hours', 2.5 * HOUR],
  ['three and a half hours', 3.5 * HOUR],
  ['an hour and a half', 1.5 * HOUR],
  ['one hour and a half', 1.5 * HOUR],
  ['an hour and a quarter', 1.25 * HOUR],
  ['half an hour', HOUR / 2],
  ['half-an-hour', HOUR / 2],
  ['half hour', HOUR / 2],
  ['half-hour', HOUR / 2],
  ['half a day', DAY / 2],
  ['half a minute', MINUTE / 2],
  ['quarter of an hour', HOUR / 4],
  ['three quarters of an hour', 0.75 * HOUR],
  ['a couple of hours', 2 * HOUR],
  ['a couple of minutes', 2 * MINUTE],
  ['a couple of days', 2 * DAY],
  ['anderhalf uur', 1.5 * HOUR],
  ['half uur', HOUR / 2],
  ['halfuur', HOUR / 2],
  ['drie kwartier', 0.75 * HOUR],
  ['een kwartier', HOUR / 4],
  ['anderthalb stunden', 1.5 * HOUR],
  ['eineinhalb stunden', 1.5 * HOUR],
  ['halbe stunde', HOUR / 2],
  ['halben stunde', HOUR / 2],
  ['viertelstunde', HOUR / 4],
  ['dreiviertelstunde', 0.75 * HOUR],
  ['demi-heure', HOUR / 2],
  ['une heure et demie', 1.5 * HOUR],
  ['deux heures et demie', 2.5 * HOUR],
  ["trois quarts d'heure", 0.75 * HOUR],
  ["quart d'heure", HOUR / 4],
  ['une heure et quart', 1.25 * HOUR],
  ['media hora', HOUR / 2],
  ['una hora y media', 1.5 * HOUR],
  ['hora y media', 1.5 * HOUR],
  ['dos horas y media', 2.5 * HOUR],
  ['meia hora', HOUR / 2],
  ['uma hora e meia', 1.5 * HOUR],
  ['duas horas e meia', 2.5 * HOUR],
  ["mezz'ora", HOUR / 2],
  ['mezz’ora', HOUR / 2],
  ["un'ora e mezza", 1.5 * HOUR],
  ['un’ora e mezza', 1.5 * HOUR],
  ["un'ora", HOUR],
  ['un’ora', HOUR],
  ['due ore e mezza', 2.5 * HOUR],
];

/** Phrases that name no exact length. */
export const LOOSE_PHRASES = /^a couple /;

function unit(seconds: number, names: string): [string, number][] {
  return names.split(' ').map((name) => [name, seconds]);
}

function numbers(value: number, names: string): [string, number][] {
  return names.split(' ').map((name) => [name, value]);
}
