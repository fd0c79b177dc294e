// What do the odd spaces, full-width figures and broken lines of a text stand for?
import { monthOf } from './lexicon.ts';

const ODD = /[\u00a0\u2000-\u200a\u202f\u3000−０-９：／（）]/;
const ALL_ODD = /[\u00a0\u2000-\u200a\u202f\u3000−０-９：／（）]/g;
const REACH = 14;
/** A line that ends so goes on in the next. */
const UNFINISHED =
  /(?:^|\s)(?:at|on|around|about|until|till|from|between|to|and|by|of|the|since|um|am|den|vom|bis|von|om|op|van|tot|en|à|le|du|de|el|las|às|em|il|alle|\p{L}*day,?)$/iu;
const ZONE_NEXT = /^[A-Z]{3,4}(?![A-Za-z\d])/;
const YEAR_NEXT = /^(?:19|20)\d\d(?![\d:/-])/;

/**
 * The text with plain spaces, figures and colons in place of odd ones, and with a space in place of a line break that
 * splits a date or a time of wrapped prose (`on 3⏎February 2020 at⏎14:05`). Character by character: every offset stays.
 */
export function levelled(text: string): string {
  const plain = ODD.test(text) ? text.replace(ALL_ODD, plainCharacter) : text;
  let result = '';
  let done = 0;
  for (let at = plain.indexOf('\n'); at >= 0; at = plain.indexOf('\n', at + 1)) {
    if (!isWrap(plain, at)) continue;
    result += `${plain.slice(done, at)} `;
    done = at + 1;
  }
  return done === 0 ? plain : result + plain.slice(done);
}

function plainCharacter(character: string): string {
  if (character === '−') return '-';
  if (character === '：') return ':';
  if (character === '／') return '/';
  if (character === '（') return '(';
  if (character === '）') return ')';
  const code = character.charCodeAt(0);
  return code >= 0xff10 && code <= 0xff19 ? String.fromCharCode(code - 0xff10 + 48) : ' ';
}

/** True where the break at `at` stands inside of a date, or between a date and its time. */
function isWrap(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  const previous = text.charCodeAt(at - 1);
  if (next === 10 || previous === 10 || at === 0) return false;
  const before = text.slice(Math.max(0, at - REACH), at);
  const after = text.slice(at + 1, at + 1 + REACH);
  if (!/\d/.test(before) && !/\d/.test(after)) return false;
  if ((next >= 97 && next <= 122) || next === 40) return true;
  if (ZONE_NEXT.test(after) || YEAR_NEXT.test(after)) return /[\d\p{L},]$/u.test(before);
  if (UNFINISHED.test(before)) return true;
  const [, last = ''] = /(\p{L}+)\.?$/u.exec(before) ?? [];
  const [, first = ''] = /^(\p{L}+)/u.exec(after) ?? [];
  return /^\d/.test(after)
    ? monthOf(last) !== null
    : /\d(?:st|nd|rd|th|\.)?$/.test(before) && monthOf(first) !== null;
}
