// What do SvelteKit's own types carry here?
declare global {
  namespace App {
    interface Locals {
      /** what was drawn for this page, in the order of the marks that stand for it */
      drawings?: string[];
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
