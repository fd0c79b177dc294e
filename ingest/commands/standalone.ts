// How does a page of the dashboard become one file that needs nothing else?
import { Problem } from './problem.ts';

/**
 * The page at `url` as one HTML file: style sheets, faces and icon inside, no script, nothing that cannot work without a
 * server. Links lead to the dashboard that it was taken from. Throws a `Problem` where the page or a part of it does not come.
 */
export async function standalonePage(url: string): Promise<string> {
  const page = await (await part(url)).text();
  let html = page
    .replace(/<script\b[\s\S]*?<\/script>/g, '')
    .replace(/<link\b[^>]*rel="(?:modulepreload|preload)"[^>]*>/g, '');
  for (const [tag] of page.matchAll(/<link\b[^>]*>/g)) {
    const href = /href="([^"]+)"/.exec(tag)?.[1];
    if (!href) continue;
    const address = new URL(href, url).href;
    if (/rel="stylesheet"/.test(tag))
      html = html.replace(tag, () => '').replace('</head>', await styles(address));
    else if (/rel="icon"/.test(tag))
      html = html.replace(tag, tag.replace(href, await dataUrl(address)));
  }
  return html
    .replace(
      '</head>',
      () =>
        `<style>.no-print{display:none!important}.shell{display:block!important}</style></head>`,
    )
    .replace(/href="(\/[^"]*)"/g, (_, path: string) => `href="${new URL(path, url).href}"`);
}

/** A style sheet with its faces inside, before the end of the head. */
async function styles(address: string): Promise<string> {
  let text = await (await part(address)).text();
  for (const found of new Set(
    [...text.matchAll(/url\(([^)'"]+)\)/g)].map((match) => match[1] ?? ''),
  )) {
    if (found.startsWith('data:')) continue;
    const inside = await dataUrl(new URL(found, address).href);
    text = text.replaceAll(`url(${found})`, () => `url(${inside})`);
  }
  return `<style>${text}</style></head>`;
}

async function dataUrl(address: string): Promise<string> {
  const response = await part(address);
  const kind = (response.headers.get('content-type') ?? 'application/octet-stream').split(';')[0];
  return `data:${kind};base64,${Buffer.from(await response.arrayBuffer()).toString('base64')}`;
}

/** What the dashboard answers at an address. Throws a `Problem` where it refuses. */
export async function part(address: string): Promise<Response> {
  const response = await fetch(address);
  if (response.ok) return response;
  throw new Problem(
    `The dashboard answered ${response.status} to ${new URL(address).pathname}. Start the dashboard (npm start) and open that page: it says why.`,
  );
}
