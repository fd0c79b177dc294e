// How does SvelteKit build and guard the dashboard?
import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    adapter: adapter({ out: 'build' }),
    // the reader and its tests are checked together with the dashboard
    typescript: {
      config: (config) => {
        config.include.push('../ingest/**/*.ts', '../*.ts', '../*.js');
        return config;
      },
    },
    csp: {
      mode: 'nonce',
      directives: {
        'default-src': ['self'],
        'script-src': ['self'],
        // Plot writes style attributes into its SVG; scripts need a nonce, styles cannot carry one there
        'style-src': ['self', 'unsafe-inline'],
        'img-src': ['self', 'data:', 'blob:'],
        'object-src': ['none'],
        'base-uri': ['self'],
        'frame-ancestors': ['none'],
        'form-action': ['self'],
      },
    },
  },
};
