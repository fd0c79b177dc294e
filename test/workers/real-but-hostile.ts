// The worker as it is, with one more format: files named .hostile, whose first word says what happens to the process.
import { formats } from '../../ingest/formats/index.ts';

formats.unshift({
  id: 'hostile',
  sniff: ({ id }) => id.endsWith('.hostile'),
  parse: ({ text }) => {
    if (text?.startsWith('hang')) for (;;);
    if (text?.startsWith('exit')) process.exit(7);
    throw new TypeError('x is not a function');
  },
});

await import('../../ingest/workers/entry.ts');
