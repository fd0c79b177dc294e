// How is the dashboard built, and how do its tests run?
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

// machines with two busy cores are the rule: patience costs nothing where nothing hangs
const PATIENCE = 60_000;

/**
 * A page is a few files of script, not thirty: zipped together they are a tenth smaller. What a page loads late (drawings,
 * dialogs, Arrow) stays out, so the lists name what every page shows at once.
 */
const TOGETHER = [
  {
    name: 'runtime',
    test: /node_modules\/(?:svelte|@sveltejs\/kit|esm-env|clsx|devalue)\/|vite\/preload-helper/,
  },
  {
    name: 'pages',
    test: /src\/lib\/(?:components\/(?:FilterBar|Page|Question|Rail|Sentence|Keys|TakeAway|DataTable|Sign)\.svelte|charts\/(?:Chart\.svelte|(?:recovery|causes|promises|wire)\.ts)|(?:links|signs|chance|dates|format)\.ts)$/,
  },
];

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [sveltekit()],
  build: isSsrBuild ? {} : { rolldownOptions: { output: { codeSplitting: { groups: TOGETHER } } } },
  test: {
    testTimeout: PATIENCE,
    hookTimeout: 4 * PATIENCE,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          env: { TZ: 'UTC' },
          globalSetup: ['test/fixtures/compile.ts'],
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/bench/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          environment: 'node',
          env: { TZ: 'UTC' },
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/harness/serve.ts'],
          // one server and one browser: files side by side would only wait for each other
          fileParallelism: false,
        },
      },
    ],
  },
}));
