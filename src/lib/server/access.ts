// Who is asking, and may they change anything?
//
// Two ways. `local`: the server listens to this machine alone, and whoever sits at it may edit under the name that the
// configuration or the system gives. `proxy`: a proxy that signs people in names them in a header; only the peers that the
// configuration names may set it. Whatever else is reached from outside may read and nothing more.
import { BlockList, isIP } from 'node:net';
import { userInfo } from 'node:os';
import { z } from 'zod';
import { Actor } from '../../../ingest/ledger/decision.ts';

export type Role = 'viewer' | 'editor';

/** What a request may do. */
export interface Access {
  role: Role;
  /** who decides, where they may */
  actor: Actor | null;
  /** why nothing can be changed, for people; null for an editor */
  why: string | null;
}

const Names = z
  .string()
  .default('')
  .transform((list) =>
    list
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
  );

/** The environment, as far as it says who may do what. */
const Environment = z.object({
  /** `local` (the default), `proxy` or `read-only` */
  HINDSIGHT_ACCESS: z.enum(['local', 'proxy', 'read-only']).default('local'),
  /** local: the name under which decisions are written */
  HINDSIGHT_USER: z.string().trim().optional(),
  /** proxy: the header that names the person */
  HINDSIGHT_USER_HEADER: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9-]+$/, 'no name of a header')
    .default('x-forwarded-user'),
  /** proxy: addresses or networks (`10.0.0.0/8`) that may set it */
  HINDSIGHT_PROXIES: Names,
  /** proxy: who may edit; `*` for everybody whom the proxy names */
  HINDSIGHT_EDITORS: Names,
  HOST: z.string().default('0.0.0.0'),
});

export interface AccessRules {
  mode: 'local' | 'proxy' | 'read-only';
  user: string;
  header: string;
  proxies: BlockList;
  editors: ReadonlySet<string>;
  /** true where other machines can reach the server */
  exposed: boolean;
}

/** Reads who may do what. Throws, naming the variable, where one of them cannot be. */
export function accessRules(env: Readonly<Record<string, string | undefined>>): AccessRules {
  const parsed = Environment.safeParse(env);
  if (!parsed.success)
    throw new Error(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    );
  const asked = parsed.data;
  return {
    mode: asked.HINDSIGHT_ACCESS,
    user: asked.HINDSIGHT_USER || nameOfUser(),
    header: asked.HINDSIGHT_USER_HEADER,
    proxies: networks(asked.HINDSIGHT_PROXIES),
    editors: new Set(asked.HINDSIGHT_EDITORS),
    exposed: !isLoopback(asked.HOST),
  };
}

/** What a request knows of its sender. `peer` is the other end of its connection; null where that is not known. */
export interface Sender {
  peer: string | null;
  headers: Headers;
}

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'via'];

/** What the sender may do. */
export function accessOf(rules: AccessRules, { peer, headers }: Sender): Access {
  if (rules.mode === 'read-only') return viewer('This dashboard is set to be read only.');
  if (rules.mode === 'local') {
    if (rules.exposed)
      return viewer(
        'This dashboard can be reached from other machines, so it is read only. To edit, let it listen on 127.0.0.1, or put a proxy that signs people in before it (HINDSIGHT_ACCESS=proxy).',
      );
    if (peer === null || !isLoopback(peer)) return viewer('Only this machine itself may edit.');
    // a proxy on this machine makes everybody look like somebody who sits at it
    if (FORWARDED.some((header) => headers.has(header)))
      return viewer(
        'The request came through a proxy, and this dashboard is not told to trust one (HINDSIGHT_ACCESS=proxy).',
      );
    return { role: 'editor', actor: { name: rules.user, via: 'local' }, why: null };
  }
  if (peer === null || !isPeer(rules.proxies, peer))
    return viewer('Only those who come through the proxy are known by name and may edit.');
  const name = Actor.shape.name.safeParse(headers.get(rules.header) ?? '');
  if (!name.success) return viewer('The proxy did not say who you are.');
  if (!rules.editors.has('*') && !rules.editors.has(name.data))
    return viewer(`${name.data} may read, but is not among those who edit.`);
  return { role: 'editor', actor: { name: name.data, via: 'proxy' }, why: null };
}

function viewer(why: string): Access {
  return { role: 'viewer', actor: null, why };
}

function networks(names: readonly string[]): BlockList {
  const list = new BlockList();
  for (const name of names) {
    const [address = '', bits, ...more] = name.split('/');
    const version = isIP(address);
    const most = version === 6 ? 128 : 32;
    if (
      !version ||
      more.length ||
      (bits !== undefined && !(/^\d+$/.test(bits) && Number(bits) <= most))
    )
      throw new Error(`HINDSIGHT_PROXIES: “${name}” is no address and no network`);
    const family = version === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

function isPeer(list: BlockList, peer: string): boolean {
  const address = plainAddress(peer);
  const version = isIP(address);
  return version > 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** `::ffff:127.0.0.1` is 127.0.0.1 to a server that listens on both. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

function isLoopback(address: string): boolean {
  const plain = plainAddress(address);
  return plain === 'localhost' || plain === '::1' || plain.startsWith('127.');
}

function nameOfUser(): string {
  try {
    return userInfo().username || 'somebody here';
  } catch {
    // a container's user may have no name
    return 'somebody here';
  }
}
