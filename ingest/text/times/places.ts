// Which of two zones do the same letters mean, by the places that the text speaks of?
import { words } from '../patterns.ts';
import type { TimeMention } from './mention.ts';

/** Letters that mean another zone in another country, how that one is named, and what of the text speaks for which. */
interface Homonym {
  letters: string;
  elsewhere: string;
  there: RegExp;
  here: RegExp;
}

const HOMONYMS: readonly Homonym[] = [
  {
    letters: 'CST',
    elsewhere: 'China Standard Time',
    there: words(
      /\b(?:China|Chinese|Beijing|Shanghai|Shenzhen|Hangzhou|Guangzhou|Chengdu)\b|[\u4e2d\u570b\u56fd]{2}|北京|上海/gu,
    ),
    here: words(
      /\b(?:CDT|US|USA|U\.S\.|United States|America\w*|Central (?:Standard |Daylight )?Time|Chicago|Dallas|Houston|Texas|Austin|Iowa|Minneapolis|Kansas|Mexico|Canada|Winnipeg)\b/u,
    ),
  },
  {
    letters: 'IST',
    elsewhere: 'Asia/Jerusalem',
    there: words(/\b(?:Israel\w*|Tel[ -]Aviv|Jerusalem|Haifa)\b/gu),
    here: words(
      /\b(?:India\w*|Mumbai|Bangalore|Bengaluru|Chennai|Hyderabad|Delhi|Pune|Kolkata|Ireland|Dublin)\b/u,
    ),
  },
];

/** One mention may be the name of a region or a customer; what a text is about, it names again. */
const TELLING = 2;

/**
 * Gives each mention the zone that its letters mean in this text: `03:45 CST` in a text that names China time and again, and no
 * place of North America, is China's. Mentions are copied where they change.
 */
export function zonesByPlace(text: string): (mention: TimeMention) => TimeMention {
  const meanings = new Map(
    HOMONYMS.filter(
      ({ letters, there, here }) =>
        text.includes(letters) && (text.match(there)?.length ?? 0) >= TELLING && !here.test(text),
    ).map(({ letters, elsewhere }) => [letters, elsewhere]),
  );
  if (!meanings.size) return (mention) => mention;
  return (mention) => {
    const name = mention.zone && meanings.get(mention.zone.name);
    if (!mention.zone || name === undefined || name === null) return mention;
    return { ...mention, zone: { ...mention.zone, name, offsetMinutes: null } };
  };
}
