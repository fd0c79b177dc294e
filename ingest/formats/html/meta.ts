// What does a page say about itself in its head: its title, its site, when it was published?
import { stampIn } from '../../text/stamps.ts';
import { parseJson, recordOf, recordsOf, type JsonRecord } from '../json/values.ts';
import { timeWords } from '../json/stamps.ts';
import { find, findAll, isNamed } from './find.ts';
import type { Element } from './tree.ts';
import { plainText } from './words.ts';

export interface PageMeta {
  /** of <title> */
  title: string | null;
  /** as the page gives it to others: the title without the name of the site */
  headline: string | null;
  site: string | null;
  /** as written, ISO in most cases */
  published: string | null;
}

/** What the head and the structured data of a page state; null for each that is not stated. */
export function pageMeta(root: Element): PageMeta {
  const metas = metaValues(root);
  const article = structuredArticle(root);
  const heading = find(root, isNamed('title'));
  const title = heading ? tidied(plainText(heading)) : null;
  return {
    title,
    headline:
      first(metas, 'og:title', 'twitter:title', 'dc.title') ??
      article?.text('headline', 'name') ??
      null,
    site:
      first(metas, 'og:site_name', 'application-name') ??
      article?.record('publisher')?.text('name') ??
      null,
    published:
      dated(
        first(
          metas,
          'article:published_time',
          'datepublished',
          'date',
          'dc.date',
          'dc.date.issued',
          'dcterms.created',
          'publish-date',
          'pubdate',
          'parsely-pub-date',
          'sailthru.date',
        ),
      ) ??
      timeWords(article?.get('datePublished', 'dateCreated')) ??
      dated(publishedElement(root)),
  };
}

function metaValues(root: Element): Map<string, string> {
  const values = new Map<string, string>();
  for (const { attributes } of findAll(root, isNamed('meta'), 300)) {
    const name = (
      attributes.get('property') ??
      attributes.get('name') ??
      attributes.get('itemprop')
    )?.toLowerCase();
    const content = tidied(attributes.get('content') ?? '');
    if (name && content && !values.has(name)) values.set(name, content);
  }
  return values;
}

function first(metas: Map<string, string>, ...names: string[]): string | null {
  for (const name of names) {
    const value = metas.get(name);
    if (value !== undefined && value.length <= 300) return value;
  }
  return null;
}

function dated(words: string | null): string | null {
  return words !== null && words.length <= 60 && stampIn(words) ? words : null;
}

/** The schema.org record of the article that the page is about. */
function structuredArticle(root: Element): JsonRecord | null {
  for (const script of findAll(root, isNamed('script'), 100)) {
    if (!/^application\/ld\+json/i.test(script.attributes.get('type') ?? '')) continue;
    const text = script.children.filter((child) => typeof child === 'string').join('');
    const found = text.length < 200_000 ? articleIn(text) : null;
    if (found) return found;
  }
  return null;
}

function articleIn(text: string): JsonRecord | null {
  try {
    const value = parseJson(text);
    const records = [
      recordOf(value),
      ...recordsOf(value),
      ...(recordOf(value)?.records('@graph') ?? []),
    ].filter((record) => record !== null);
    return (
      records.find((record) =>
        /Article|BlogPosting|NewsArticle|Report|WebPage/.test(record.text('@type') ?? ''),
      ) ?? null
    );
  } catch {
    // what search engines would be told is no part of the document: broken, it is left out
    return null;
  }
}

function publishedElement(root: Element): string | null {
  const time = find(
    root,
    ({ name, attributes }) =>
      name === 'time' &&
      (attributes.has('pubdate') || attributes.get('itemprop') === 'datePublished'),
  );
  return time ? (time.attributes.get('datetime') ?? tidied(plainText(time))) : null;
}

function tidied(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
