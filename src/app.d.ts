// What do SvelteKit's own types carry here?
import type { IncomingMessage } from 'node:http';
import type { Access } from '$lib/server/access.ts';

declare global {
  namespace App {
    interface Locals {
      /** who asks, and what they may */
      access: Access;
      /** what was drawn for this page, in the order of the marks that stand for it */
      drawings?: string[];
    }
    interface Platform {
      /** of the server that runs a built dashboard */
      req?: IncomingMessage;
    }
    interface Error {
      message: string;
      /** what to do about it, in one sentence */
      hint?: string;
      /** where nothing has that name: what there is instead */
      choices?: { href: string; label: string }[];
    }
  }
}

export {};
