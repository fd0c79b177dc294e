// Which files are no documents at all, whatever they are called?
import { gzipSync, strToU8, zipSync } from 'fflate';
import { bytes, listed, noise, STORY, type Hostile } from './hostile.ts';

const known = (what: RegExp) => listed(new RegExp(`^It is ${what.source}, a form that Hindsight`));
const NO_TEXT = listed(/^It is binary, not text/);

export const binaries: Hostile[] = [
  {
    kind: 'a PNG image',
    name: 'chart.png',
    content: () => bytes([0x89], 'PNG\r\n\x1a\n', noise(500)),
    end: known(/a PNG image/),
  },
  {
    kind: 'a JPEG image under the name of a note',
    name: 'photo.md',
    content: () => bytes([0xff, 0xd8, 0xff, 0xe0], noise(500)),
    end: known(/a JPEG image/),
  },
  {
    kind: 'a GIF that is also a text',
    name: 'gif.txt',
    content: () => `GIF89a\n${STORY}`,
    end: known(/a GIF image/),
  },
  {
    kind: 'a WebP image',
    name: 'image.webp',
    content: () => bytes('RIFF', [9, 0, 0, 0], 'WEBPVP8 ', noise(300)),
    end: NO_TEXT,
  },
  {
    kind: 'a gzip archive of a good document',
    name: 'report.md.gz',
    content: () => gzipSync(strToU8(STORY), { mtime: 0 }),
    end: known(/a gzip archive/),
  },
  {
    kind: 'a gzip bomb',
    name: 'bomb.gz',
    content: () => gzipSync(new Uint8Array(10_000_000), { level: 9, mtime: 0 }),
    end: known(/a gzip archive/),
  },
  {
    kind: 'a bzip2 archive',
    name: 'a.bz2',
    content: () => bytes('BZh91AY&SY', noise(300)),
    end: known(/a bzip2 archive/),
  },
  {
    kind: 'an xz archive',
    name: 'a.xz',
    content: () => bytes([0xfd], '7zXZ', [0], noise(300)),
    end: known(/an xz archive/),
  },
  {
    kind: 'a 7-Zip archive',
    name: 'a.7z',
    content: () => bytes([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], noise(300)),
    end: known(/a 7-Zip archive/),
  },
  {
    kind: 'a RAR archive',
    name: 'a.rar',
    content: () => bytes('Rar!\x1a\x07\x01\x00', noise(300)),
    end: known(/a RAR archive/),
  },
  {
    kind: 'a Zstandard archive',
    name: 'a.zst',
    content: () => bytes([0x28, 0xb5, 0x2f, 0xfd], noise(300)),
    end: NO_TEXT,
  },
  {
    kind: 'a tape archive',
    name: 'a.tar',
    content: () => {
      const tar = new Uint8Array(2048);
      tar.set(strToU8('report.md'));
      tar.set(strToU8('ustar\0'), 257);
      tar.set(strToU8(STORY), 512);
      return tar;
    },
    end: NO_TEXT,
  },
  {
    kind: 'a ZIP archive of documents',
    name: 'reports.zip',
    content: () =>
      zipSync({ 'a.md': strToU8(STORY), 'b.md': strToU8(STORY) }, { mtime: '2024-01-01' }),
    end: known(/a ZIP archive.*/),
  },
  {
    kind: 'an archive inside an archive inside an archive',
    name: 'nested.zip',
    content: () => {
      let inner = zipSync({ 'a.md': strToU8(STORY) }, { mtime: '2024-01-01' });
      for (let depth = 0; depth < 50; depth += 1)
        inner = zipSync({ 'in.zip': inner }, { mtime: '2024-01-01' });
      return inner;
    },
    end: known(/a ZIP archive.*/),
  },
  {
    kind: 'an empty ZIP archive',
    name: 'empty.zip',
    content: () => zipSync({}),
    end: known(/an empty ZIP archive/),
  },
  {
    kind: 'a spreadsheet',
    name: 'incidents.xlsx',
    content: () =>
      zipSync(
        { '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<workbook/>') },
        { mtime: '2024-01-01' },
      ),
    end: known(/a ZIP archive or an Office document.*/),
  },
  {
    kind: 'an OpenDocument text',
    name: 'report.odt',
    content: () =>
      zipSync(
        {
          mimetype: strToU8('application/vnd.oasis.opendocument.text'),
          'content.xml': strToU8('<a/>'),
        },
        { mtime: '2024-01-01' },
      ),
    end: known(/a ZIP archive or an Office document.*/),
  },
  {
    kind: 'an old Word document',
    name: 'report.doc',
    content: () => bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], noise(600)),
    end: known(/an old Office document.*/),
  },
  {
    kind: 'a rich text',
    name: 'report.rtf',
    content: () =>
      `{\\rtf1\\ansi{\\fonttbl\\f0 Helvetica;}\\f0\\pard The outage began.\\par ${'{\\b '.repeat(20_000)}}`,
    end: known(/a rich text \(RTF\)/),
  },
  {
    kind: 'a PostScript file',
    name: 'report.ps',
    content: () =>
      `%!PS-Adobe-3.0\n/Helvetica findfont 12 scalefont setfont\n72 700 moveto (The outage) show showpage\n`,
    end: known(/a PostScript file/),
  },
  {
    kind: 'a SQLite database',
    name: 'incidents.sqlite',
    content: () => bytes('SQLite format 3\0', noise(400)),
    end: known(/a SQLite database/),
  },
  {
    kind: 'a program for Linux',
    name: 'tool',
    content: () => bytes([0x7f], 'ELF', noise(400)),
    end: known(/a program/),
  },
  {
    kind: 'a program for Windows',
    name: 'tool.exe',
    content: () => bytes('MZ', [0x90, 0, 3, 0], noise(400)),
    end: NO_TEXT,
  },
  {
    kind: 'WebAssembly',
    name: 'tool.wasm',
    content: () => bytes([0], 'asm', [1, 0, 0, 0], noise(200)),
    end: NO_TEXT,
  },
  {
    kind: 'a class of Java',
    name: 'Tool.class',
    content: () => bytes([0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 52], noise(200)),
    end: NO_TEXT,
  },
  {
    kind: 'columns of Parquet',
    name: 'incidents.parquet',
    content: () => bytes('PAR1', noise(400), 'PAR1'),
    end: NO_TEXT,
  },
  {
    kind: 'a recorded call',
    name: 'call.wav',
    content: () => bytes('RIFF', [9, 0, 0, 0], 'WAVEfmt ', noise(400)),
    end: NO_TEXT,
  },
  {
    kind: 'a film',
    name: 'screen.mp4',
    content: () => bytes([0, 0, 0, 24], 'ftypmp42', noise(400)),
    end: NO_TEXT,
  },
  {
    kind: 'a font',
    name: 'letters.woff2',
    content: () => bytes('wOF2', [0, 1, 0, 0], noise(300)),
    end: NO_TEXT,
  },
  {
    kind: 'an image of a disk',
    name: 'disk.iso',
    content: () => {
      const disk = new Uint8Array(40_000);
      disk.set(strToU8('CD001'), 32_769);
      return disk;
    },
    end: NO_TEXT,
  },
  {
    kind: 'a certificate and its key',
    name: 'server.pem',
    content: () =>
      `-----BEGIN CERTIFICATE-----\n${Buffer.from(noise(900)).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    end: { is: 'silent' },
  },
  {
    kind: 'a picture in words',
    name: 'chart.svg',
    content: () =>
      `<svg xmlns="http://www.w3.org/2000/svg">${'<g>'.repeat(5000)}<text>The outage began</text></svg>`,
    end: listed(/No format/),
  },
  {
    kind: 'a style sheet',
    name: 'page.css',
    content: () => '.a { color: red }\n'.repeat(5000),
    end: listed(/No format/),
  },
  {
    kind: 'a script',
    name: 'page.js',
    content: () => 'while (true) fetch("https://example.org");\n',
    end: listed(/No format/),
  },
  {
    kind: 'a notebook',
    name: 'review.ipynb',
    content: () =>
      JSON.stringify({ cells: [{ cell_type: 'markdown', source: [STORY] }], nbformat: 4 }),
    end: listed(/No format/),
  },
  {
    kind: 'settings in YAML with an alias bomb',
    name: 'settings.yaml',
    content: () =>
      `a: &a [x,x,x,x,x,x,x,x,x]\n${Array.from('bcdefghi', (name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(',')}]`).join('\n')}\n`,
    end: listed(/No format/),
  },
  {
    kind: 'a pointer in place of a large file',
    name: 'pointer.pdf',
    content: () =>
      'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n',
    end: listed(/^It is a pointer to a file that Git LFS keeps/),
  },
];
