// Which lines of a copied page are not the article: menus above it, related articles, feedback and cookies below?
import type { Note } from '../model.ts';
import { isTimeLed, marker } from './lines.ts';
import { sectionRole, type Role } from './sections.ts';

/** The lines of the article, and a note about what was left out. */
export interface Article {
  lines: string[];
  notes: Note[];
}

/** A sign that the article is over, with lines that it must recognise. */
export interface Sign {
  name: string;
  /** matches a whole line without its bullet */
  pattern: RegExp;
  samples: string[];
}

const sign = (name: string, words: string, samples: string[]): Sign => ({
  name,
  pattern: new RegExp(`^(?:${words})[\\s.!:：?？…]*$`, 'iu'),
  samples,
});

export const END_SIGNS: Sign[] = [
  sign(
    'related articles',
    String.raw`(?:related|similar|recommended|popular|recent(?:ly viewed)?|more|other|featured|suggested)(?: (?:articles?|posts?|content|topics|stories|pages|links|reading|guides|questions|resources|documents|news))(?: .{0,30})?|related|you (?:may|might) (?:also )?(?:like|be interested in)|read (?:next|more|also)|keep reading|gerelateerde (?:artikelen|berichten)|verwandte (?:artikel|beiträge|themen)|ähnliche (?:artikel|beiträge)|articles (?:associés|connexes|similaires|liés)|artículos relacionados|artigos relacionados|articoli correlati|関連(?:記事|する?記事|トピック)|관련 ?(?:글|문서|게시물|기사)`,
    ['Related Articles', 'You may also like', 'Verwandte Artikel', '関連記事'],
  ),
  sign(
    'feedback',
    String.raw`(?:was|is|did) this (?:article|page|post|answer|information|content|document)?\s?(?:helpful|useful|answer your question).*|did (?:this|we) (?:answer|help).*|\d+ (?:out )?of \d+ found this helpful.*|how (?:did we do|would you rate).*|still (?:need|have) (?:help|questions).*|have more questions.*|rate this (?:article|page).*|(?:give|send) (?:us )?feedback|was dit (?:artikel )?nuttig.*|war dies(?:er (?:artikel|beitrag))? hilfreich.*|cet article vous a-t-il été utile.*|¿?(?:fue|le resultó|te resultó) útil.*|este artigo foi útil.*|esse artigo foi útil.*|questo articolo (?:ti )?è stato utile.*|この記事は(?:役に立ちましたか|お役に立ちましたか).*|(?:이 문서가|이 글이)? ?도움이 되(?:었|셨)(?:습니까|나요).*`,
    ['Was this article helpful?', '3 out of 5 found this helpful', 'Still need help?'],
  ),
  sign(
    'sharing',
    String.raw`share(?: (?:this(?: (?:article|post|page|story))?|on|via|to)(?: .{0,20})?)?|tweet(?: this)?|follow us(?: on .{0,30})?|(?:facebook|twitter|linkedin|reddit|whatsapp)(?:[ ,|·]+(?:facebook|twitter|linkedin|reddit|email|x|whatsapp))*|partager|teilen|delen|compartir|compartilhar|condividi`,
    ['Share this post', 'Facebook', 'Follow us on Twitter'],
  ),
  sign(
    'comments',
    String.raw`(?:\d+|no) (?:comments?|replies|responses)|comments?(?: \(\d+\))?|leave a (?:comment|reply).*|post a comment|add (?:a )?comment.*|please sign in to leave a comment|join the conversation|\d+ (?:kommentare?|reacties?|commentaires?|comentarios?|comentários?|commenti)|kommentare|reacties|commentaires|comentarios|comentários|commenti`,
    ['2 comments', 'Leave a comment', 'Comments (3)'],
  ),
  sign(
    'cookies',
    String.raw`(?:we|this (?:site|website)|our (?:site|website)) uses? cookies.*|by (?:continuing|using) .{0,60}cookies.*|(?:accept|manage|reject)(?: all)? cookies|cookie (?:policy|settings|preferences|notice|consent)|wij gebruiken cookies.*|wir verwenden cookies.*|nous utilisons des cookies.*|utilizamos cookies.*|usiamo i cookie.*`,
    ['We use cookies to improve your visit.', 'Accept all cookies'],
  ),
  sign(
    'subscription',
    String.raw`subscribe(?: (?:to|for|via|by) .{0,60})?|sign up for .{0,60}|get (?:email|sms|text)? ?notifications .{0,80}|stay (?:informed|up to date|in the loop).{0,40}|newsletter|← ?(?:current status|incident history|back .{0,30})|current status|incident history|powered by .{0,40}|return to top|back to top|(?:previous|next) (?:article|post|page)(?: .{0,80})?`,
    ['Subscribe to updates', 'Powered by Example', '← Current Status'],
  ),
];

/** Lines at the very end that belong to the site: who owns it, what it is licensed under. */
const LAST_LINES =
  /^(?:(?:copyright\b|©|\(c\) ?\d{4}).{0,200}|.{0,120}all rights reserved\.?|.{0,200}\btrademarks?\b.{0,120}|(?:privacy|terms|imprint|impressum|legal|contact|sitemap|disclaimer|cookies?)(?: (?:policy|notice|of (?:service|use)|us|&.*))?(?: ?[|·•] ?.{1,60})*|(?:page )?last (?:modified|updated|edited).{0,60}|tags?:.{0,120})$/i;
const FIRST_LINES =
  /^(?:skip to (?:main )?content|(?:toggle )?(?:navigation|menu)|menu|search|sign in|log ?in|register|submit a request|home|home (?:[>›»/]|→) .{0,120}|print(?: this page)?|follow|subscribe to updates|close|×|x)$/i;
const TELLING: ReadonlySet<Role> = new Set<Role>([
  'summary',
  'impact',
  'timeline',
  'detection',
  'cause',
  'resolution',
  'actions',
  'lessons',
]);

/**
 * The lines of a copied page without what the site put around the article. The article ends at the first sign of its end
 * in the lower two thirds below which no section of a report and no timeline comes any more. A note says what was left
 * out.
 */
export function withoutFurniture(source: string[]): Article {
  const texts = source.map((line) => line.trim());
  const first = firstLine(texts);
  const end = lastLine(texts, endOf(texts, first));
  const notes: Note[] = [];
  const left = texts.slice(end).filter(Boolean);
  if (left.length) notes.push(leftOut('after the end', left));
  const above = texts.slice(0, first).filter(Boolean);
  if (above.length) notes.push(leftOut('before the beginning', above));
  return { lines: source.slice(first, end), notes };
}

/** A note that lines were left out: where, the first one, and how many more. */
export function leftOut(where: string, lines: string[]): Note {
  const words = (lines[0] ?? '').replace(/^[•●\-*\s]+/, '');
  const shown = words.length > 60 ? `${words.slice(0, 60)}…` : words;
  const more =
    lines.length === 1
      ? ''
      : ` and ${lines.length - 1} more ${lines.length === 2 ? 'line' : 'lines'}`;
  return { level: 'info', message: `Left out ${where}: “${shown}”${more}.`, span: null };
}

function firstLine(texts: string[]): number {
  let first = 0;
  for (let at = 0; at < Math.min(texts.length, 12); at += 1) {
    const text = texts[at] ?? '';
    if (text && !FIRST_LINES.test(text)) break;
    first = at + 1;
  }
  return first < texts.length ? first : 0;
}

/** Index of the first line after the article: the earliest sign with nothing telling below it. */
function endOf(texts: string[], from: number): number {
  let end = texts.length;
  for (let at = texts.length - 1; at > from && at * 3 >= texts.length; at -= 1) {
    const text = texts[at] ?? '';
    if (!text) continue;
    const mark = marker(text);
    const words = mark ? mark.rest : text;
    if (words.length <= 120 && END_SIGNS.some(({ pattern }) => pattern.test(words))) end = at;
    else if (isTelling(text, mark !== null)) break;
  }
  return end;
}

/** The name of a report's section on a line of its own, an entry of a timeline, or the time of a posting. */
function isTelling(text: string, listed: boolean): boolean {
  if (/^posted\b.*\d/i.test(text) || isTimeLed(text)) return true;
  if (listed || text.split(' ').length > 4 || /[.,]$/.test(text)) return false;
  const role = sectionRole(text);
  return role !== null && TELLING.has(role);
}

function lastLine(texts: string[], from: number): number {
  let end = from;
  for (let at = from - 1; at > 0; at -= 1) {
    const text = texts[at] ?? '';
    if (text && !LAST_LINES.test(text)) break;
    if (text) end = at;
  }
  return end;
}
