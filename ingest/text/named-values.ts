// Is this line a name with a value: `Severity: High`, `**Impact:** 12 % of requests`?

/** A value under its name, both still in the line's own markup. */
interface NamedValue {
  name: string;
  value: string;
  /** the name is set in bold or italics, which authors do for labels alone */
  marked: boolean;
}

/** Names that postmortems use for their particulars; a line that starts so is a label even inside a paragraph. */
const KNOWN =
  /^(?:(?:incident|outage|event|report|issue|start|end|detection|resolution|recovery|publication|affected|customer|root|current|total|primary|impact(?:ed)?|service|ticket|last)[ _-]?)?(?:dates?|times?|start(?:ed)?(?: at| time| date)?|end(?:ed)?(?: at| time| date)?|date (?:and|&|\/) time.*|time (?:to \w+|zone)|status|state|severity(?: level)?|sev|priority|impact(?:ed)?|duration|downtime|services?(?: affected)?|components?|systems?|regions?|owners?|authors?|created(?: by| at| on)?|modified|updated(?: by| at| on)?|published(?: on| at)?|posted(?: on| at)?|title|name|id|number|category|type|kind|summary|description|detected(?: by| at)?|detection|resolved(?: by| at)?|resolution|mitigated(?: at)?|cause|trigger|commander|lead|reporter|participants|attendees|contributors|organi[sz]ation|company|customer|team|environment|location|labels?|tags?|when|where|who|rto|rpo|sla|slo|datum|dauer|ursache|auswirkung(?:en)?|zeitraum|schweregrad|duur|oorzaak|impact|fecha|duración|causa|impacto|data|duração|durata|impatto|durée|cause|gravité|日時|原因|影響|期間|対応)$/i;

/** A name: one to six words, starting with a letter, without what ends a sentence. */
const NAME = /^\p{L}[^.!?;:|<>"“”{}[\]=]{0,58}$/u;

/** True for the names under which postmortems give their particulars (`Severity`, `Root cause`, `Dauer`). */
export function isKnownName(name: string): boolean {
  return KNOWN.test(name);
}

/**
 * The name and value of a line. Bold and italic names count whatever they say; plain ones must start with a capital, or
 * be known, and stay short. Null for prose, addresses, times (`10:15: …`) and names without a value.
 */
export function namedValue(line: string): NamedValue | null {
  const mark = line.charAt(0);
  if (mark === '*' || mark === '_')
    return markedValue(line, line.charAt(1) === mark ? mark + mark : mark);
  const colon = colonIn(line);
  if (colon < 1) return null;
  const name = line.slice(0, colon).trimEnd();
  const value = line.slice(colon + 1).trim();
  if (!value || !isName(name)) return null;
  const known = KNOWN.test(name);
  const capital = /^\p{Lu}|^\p{Lo}/u.test(name);
  if (!known && (!capital || name.length > 34 || name.split(' ').length > 5 || value.length > 220))
    return null;
  return { name, value, marked: false };
}

function markedValue(line: string, mark: string): NamedValue | null {
  const close = line.indexOf(mark, mark.length + 1);
  if (close < 0 || close > 70) return null;
  const inner = line.slice(mark.length, close).trim();
  const after = line.slice(close + mark.length);
  const outside = /^\s?[:：]/.exec(after);
  const name = outside ? inner : inner.replace(/\s*[:：]$/, '');
  const value = (outside ? after.slice(outside[0].length) : after).trim();
  if (outside || name !== inner)
    return value && isName(name) ? { name, value, marked: true } : null;
  // `**Date: 2023-11-22**`: the whole line is bold, name and value
  const whole = after.trim() ? null : namedValue(inner);
  return whole ? { ...whole, marked: true } : null;
}

/** The first colon, where white space follows it; a full-width one needs none. Only the first 60 characters count. */
function colonIn(line: string): number {
  const end = Math.min(line.length, 60);
  for (let at = 0; at < end; at += 1) {
    const code = line.charCodeAt(at);
    if (code === 0xff1a) return at;
    if (code === 58)
      return line.charCodeAt(at + 1) === 32 || line.charCodeAt(at + 1) === 9 ? at : -1;
  }
  return -1;
}

/** `EN: …` says in which language the words after it are. */
const LANGUAGE =
  /^(?:EN|NL|DE|FR|ES|PT|IT|JA|JP|KO|KR|ENG|English|Nederlands|Deutsch|Français|Español|Português|Italiano|日本語|한국어)$/;

function isName(name: string): boolean {
  if (LANGUAGE.test(name)) return false;
  if (!NAME.test(name) || name.split(' ').length > 6) return false;
  return !/\d[:.h]\d\d|^(?:https?|note that|and|but|then|so|because)\b/i.test(name);
}
