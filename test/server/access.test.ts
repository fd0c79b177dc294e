// Who may do what, and which requests are let through?
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { accessOf, accessRules, type Access } from '../../src/lib/server/access.ts';
import { MUTATIONS, refusal } from '../../src/lib/server/mutations.ts';

const HERE = 'http://127.0.0.1:4321';
const EDITOR: Access = { role: 'editor', actor: { name: 'Ada', via: 'local' }, why: null };
const VIEWER: Access = { role: 'viewer', actor: null, why: 'This dashboard is read only.' };

type Env = Record<string, string>;
const asks = (env: Env, peer: string | null, headers: Record<string, string> = {}): Access =>
  accessOf(accessRules({ HOST: '127.0.0.1', HINDSIGHT_USER: 'Ada', ...env }), {
    peer,
    headers: new Headers(headers),
  });
const PROXY = { HINDSIGHT_ACCESS: 'proxy', HINDSIGHT_PROXIES: '10.1.0.0/16, ::1' };
const GRACE = { 'x-forwarded-user': 'Grace' };

describe('who may edit', () => {
  test.each<[string, Env, string | null, Record<string, string>, string | null]>([
    ['whoever sits at the machine', {}, '127.0.0.1', {}, 'Ada'],
    ['the same by IPv6', { HOST: '::1' }, '::1', {}, 'Ada'],
    ['the same on a socket for both', {}, '::ffff:127.0.0.1', {}, 'Ada'],
    ['another machine', {}, '192.168.1.7', {}, null],
    ['another machine on a socket for both', {}, '::ffff:192.168.1.7', {}, null],
    ['an unknown peer', {}, null, {}, null],
    ['through an untold proxy', {}, '127.0.0.1', { 'x-forwarded-for': '203.0.113.9' }, null],
    ['through another kind of it', {}, '127.0.0.1', { forwarded: 'for=203.0.113.9' }, null],
    ['through one that only says via', {}, '127.0.0.1', { via: '1.1 proxy' }, null],
    ['a server that others reach', { HOST: '0.0.0.0' }, '127.0.0.1', {}, null],
    ['a server that does not say where it listens', { HOST: '::' }, '::1', {}, null],
    ['a name that anybody could send', {}, '192.168.1.7', GRACE, null],
    ['read only', { HINDSIGHT_ACCESS: 'read-only' }, '127.0.0.1', {}, null],
    ['named by a proxy', { ...PROXY, HINDSIGHT_EDITORS: 'Grace' }, '10.1.2.3', GRACE, 'Grace'],
    ['by one of the same host', { ...PROXY, HINDSIGHT_EDITORS: '*' }, '::1', GRACE, 'Grace'],
    [
      'by one on a socket for both',
      { ...PROXY, HINDSIGHT_EDITORS: '*' },
      '::ffff:10.1.2.3',
      GRACE,
      'Grace',
    ],
    ['not named', { ...PROXY, HINDSIGHT_EDITORS: '*' }, '10.1.2.3', {}, null],
    [
      'named by nothing',
      { ...PROXY, HINDSIGHT_EDITORS: '*' },
      '10.1.2.3',
      { ...GRACE, 'x-forwarded-user': ' ' },
      null,
    ],
    ['not among the editors', { ...PROXY, HINDSIGHT_EDITORS: 'Ada' }, '10.1.2.3', GRACE, null],
    ['no editors named', PROXY, '10.1.2.3', GRACE, null],
    ['past the proxy', { ...PROXY, HINDSIGHT_EDITORS: '*' }, '10.2.2.3', GRACE, null],
    [
      'past the proxy, at the machine',
      { ...PROXY, HINDSIGHT_EDITORS: '*' },
      '127.0.0.1',
      GRACE,
      null,
    ],
    [
      'by a header of another name',
      { ...PROXY, HINDSIGHT_EDITORS: '*', HINDSIGHT_USER_HEADER: 'Remote-User' },
      '10.1.2.3',
      { 'remote-user': 'Grace' },
      'Grace',
    ],
  ])('%s', (_, env, peer, headers, name) => {
    const { role, actor, why } = asks(env, peer, headers);
    expect(actor?.name ?? null).toBe(name);
    expect(role).toBe(name === null ? 'viewer' : 'editor');
    // who may not is told why
    expect(why === null).toBe(name !== null);
  });

  test.each<[Env, RegExp]>([
    [{ HINDSIGHT_ACCESS: 'everybody' }, /HINDSIGHT_ACCESS/],
    [{ HINDSIGHT_PROXIES: 'proxy.example.org' }, /HINDSIGHT_PROXIES.*proxy\.example\.org/],
    [{ HINDSIGHT_USER_HEADER: 'two words' }, /HINDSIGHT_USER_HEADER/],
    [{ HINDSIGHT_USER_HEADER: '' }, /HINDSIGHT_USER_HEADER/],
    [{ HINDSIGHT_PROXIES: '10.0.0.0/33' }, /HINDSIGHT_PROXIES/],
    [{ HINDSIGHT_PROXIES: '10.0.0.0/' }, /HINDSIGHT_PROXIES/],
    [{ HINDSIGHT_PROXIES: '10.0.0.0/8/8, ::1' }, /HINDSIGHT_PROXIES/],
  ])('%j is refused when the server starts', (env, message) => {
    expect(() => accessRules(env)).toThrow(message);
  });

  test('who does not say under which name, decides under the system’s', () => {
    const { actor } = accessOf(accessRules({ HOST: 'localhost' }), {
      peer: '127.0.0.1',
      headers: new Headers(),
    });
    expect(actor?.name).toBeTruthy();
  });
});

describe('each request that changes something', () => {
  const ORIGINS = { right: HERE, wrong: 'https://elsewhere.example', missing: null };
  const cases = MUTATIONS.flatMap(({ route, action, role }) =>
    (['editor', 'viewer'] as const).flatMap((who) =>
      (['right', 'wrong', 'missing'] as const).map((origin) => {
        const status = origin !== 'right' || (role === 'editor' && who === 'viewer') ? 403 : null;
        return [`${route} ${action ?? 'POST'}`, who, origin, { route, action, status }] as const;
      }),
    ),
  );

  test.each(cases)('%s, %s, %s origin', (_, who, origin, { route, action, status }) => {
    const refused = refusal(
      {
        method: 'POST',
        route,
        url: new URL(`${HERE}/anywhere?period=all${action === null ? '' : `&/${action}`}`),
        origin: ORIGINS[origin],
      },
      who === 'editor' ? EDITOR : VIEWER,
    );
    expect(refused?.status ?? null).toBe(status);
    if (refused) expect(refused.message.length).toBeGreaterThan(20);
  });

  const ask = (method: string, route: string | null, search = ''): number | null =>
    refusal({ method, route, url: new URL(`${HERE}/x${search}`), origin: HERE }, EDITOR)?.status ??
    null;

  test('what is not named is refused, even to an editor', () => {
    expect(ask('POST', '/actions')).toBe(405);
    expect(ask('POST', '/actions', '?/drop')).toBe(405);
    expect(ask('POST', '/', '?/edit')).toBe(405);
    expect(ask('POST', '/api/v1/[file]')).toBe(405);
    expect(ask('POST', null)).toBe(405);
    // the first name counts, as SvelteKit reads it
    expect(ask('POST', '/actions', '?/drop&/edit')).toBe(405);
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      expect(ask(method, '/theme')).toBe(405);
      expect(ask(method, '/actions', '?/edit')).toBe(405);
    }
  });

  test('what only reads is never refused, wherever it comes from', () => {
    for (const method of ['GET', 'HEAD', 'OPTIONS'])
      for (const origin of [HERE, 'https://elsewhere.example', null])
        expect(
          refusal({ method, route: '/actions', url: new URL(`${HERE}/actions`), origin }, VIEWER),
        ).toBeNull();
  });

  test('a viewer is told why', () => {
    const url = new URL(`${HERE}/actions?/edit`);
    expect(refusal({ method: 'POST', route: '/actions', url, origin: HERE }, VIEWER)?.message).toBe(
      VIEWER.why,
    );
  });
});

test('the list of mutations is that of the routes: none missing, none too many', () => {
  const routes = join(import.meta.dirname, '../../src/routes');
  const found = readdirSync(routes, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const path = name.replaceAll('\\', '/');
    const route = `/${path.replace(/\/?\+[^/]*$/, '')}`;
    const source = /\+(?:page\.server|server)\.(?:ts|js)$/.test(path)
      ? readFileSync(join(routes, name), 'utf8')
      : '';
    return path.endsWith('+server.ts') ? handlersOf(route, source) : actionsOf(route, source);
  });
  const named = MUTATIONS.map(({ route, action }) => `${route} ${action ?? 'POST'}`);
  expect(found.sort()).toEqual([...named].sort());
});

/** Handlers of an endpoint that change something: `/theme POST`. */
function handlersOf(route: string, source: string): string[] {
  const methods = source.matchAll(
    /export\s+(?:const|let|(?:async\s+)?function)\s+(POST|PUT|PATCH|DELETE|fallback)\b/g,
  );
  return [...methods].map(([, method = '']) => `${route} ${method}`);
}

/** Form actions of a page: `/actions edit`. */
function actionsOf(route: string, source: string): string[] {
  const start = /export\s+const\s+actions\b[^=]*=\s*\{/.exec(source);
  if (!start) {
    // however else they are written, this test has to read them
    expect(/\bactions\b.*\bsatisfies\s+Actions|export\s*\{[^}]*\bactions\b/.test(source)).toBe(
      false,
    );
    return [];
  }
  const body = source.slice(start.index + start[0].length, source.indexOf('\n};', start.index));
  return [...body.matchAll(/^ {2}(?:async )?(\w+)\s*[:(,]/gm)].map(
    ([, action = '']) => `${route} ${action}`,
  );
}
