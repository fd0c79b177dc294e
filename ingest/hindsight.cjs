// Can this machine run Hindsight? Then start its command line.
//
// Plain old JavaScript on purpose: a Node that is too old must still understand it and say so, in one line.
'use strict';

var version = process.versions.node.split('.').map(Number);
if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  console.error(
    'Hindsight needs Node 20.19 or newer and this is Node ' +
      process.versions.node +
      '. Install a newer one from https://nodejs.org, then run: npm ci && npm start',
  );
  process.exit(1);
}

require('./compile.cjs')
  .compiled()
  .then(function (folder) {
    return folder
      ? import(require('node:url').pathToFileURL(require('node:path').join(folder, 'cli.js')))
      : uncompiled();
  });

function uncompiled() {
  return import('tsx/esm/api').then(
    function (tsx) {
      tsx.register();
      return import('./cli.ts');
    },
    function () {
      console.error('What Hindsight is built on is not installed yet. Run: npm ci');
      process.exit(1);
    },
  );
}
