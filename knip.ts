// Which code, exports and packages does nothing use?
import type { KnipConfig } from 'knip';

export default {
  // run by hand or in a process of their own, so that nothing imports them
  // and the list of charts, which pages take one by one: a page loads no other page's
  entry: [
    'src/lib/charts/index.ts',
    'test/e2e/harness/unpack.js',
    'test/fixtures/build-sample.ts',
    'test/bench/*.ts',
    'test/ledger/decider.ts',
  ],
  project: ['{ingest,src,test}/**/*.{ts,js,cjs,svelte,css}', '*.{ts,js}'],
  ignoreBinaries: ['mkfifo', 'mount', 'umount'],
  ignoreExportsUsedInFile: true,
  compilers: {
    // style sheets import one another and take fonts from packages
    css: (text: string) =>
      [...text.matchAll(/(?:@import\s+|url\()(['"][^'"]+['"])/g)]
        .map(([, address]) => `import ${address};`)
        .join('\n'),
  },
} satisfies KnipConfig;
