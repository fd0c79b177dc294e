// Which Word documents and PDFs would fill the memory, loop or hide what they are?
import { strToU8, zipSync, zlibSync } from 'fflate';
import { pdfFile, placedLines, wordFile, wordParagraph, wordTable } from '../formats/papers.ts';
import {
  BEGUN,
  bytes,
  listed,
  noise,
  SENTENCE,
  TOLD,
  toldWith,
  type End,
  type Hostile,
} from './hostile.ts';

const said = wordParagraph('Lantern shop down', { style: 'Heading1' }) + wordParagraph(SENTENCE);
const good = wordFile(said);
const XML = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const DATED = { mtime: '2024-01-01' };
const BROKEN_ARCHIVE = listed(/broken archive/);

/** The bytes of a file with some of them replaced from the first place on where others stand. */
function patched(file: Uint8Array, at: number, ...values: number[]): Uint8Array {
  const copy = Uint8Array.from(file);
  copy.set(values, at);
  return copy;
}

/** The size that the list of an archive declares for its first large part, made small. */
function lying(file: Uint8Array): Uint8Array {
  const copy = Buffer.from(file);
  for (
    let at = copy.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0;
    at = copy.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  )
    if (
      copy.subarray(at + 46, at + 46 + copy.readUInt16LE(at + 28)).toString() ===
      'word/document.xml'
    )
      copy.writeUInt32LE(500, at + 24);
  return copy;
}

const words: [string, string, () => Uint8Array, End][] = [
  ['a Word document cut off', 'cut.docx', () => good.subarray(0, good.length - 40), BROKEN_ARCHIVE],
  [
    'the first half of a Word document',
    'half.docx',
    () => good.subarray(0, good.length / 2),
    BROKEN_ARCHIVE,
  ],
  [
    'a Word document with noise in the middle',
    'damaged.docx',
    () => {
      const copy = Uint8Array.from(good);
      copy.set(noise(200), 120);
      return copy;
    },
    listed(/broken|no Word document|damaged/),
  ],
  [
    'a Word document locked with a password',
    'locked.docx',
    () => bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], noise(600)),
    listed(/locked with a password/),
  ],
  [
    'an archive whose parts are locked',
    'locked-parts.docx',
    () => patched(good, 6, 1),
    listed(/locked with a password/),
  ],
  [
    'a bomb of a hundred megabytes',
    'bomb.docx',
    () => zipSync({ 'word/document.xml': new Uint8Array(110_000_000) }, { ...DATED, level: 9 }),
    listed(/larger than 100 MB/),
  ],
  [
    'a bomb of eight megabytes',
    'small-bomb.docx',
    () => zipSync({ 'word/document.xml': new Uint8Array(8_000_000) }, { ...DATED, level: 9 }),
    listed(/500 times its size/),
  ],
  [
    'a bomb that hides its size',
    'lying-bomb.docx',
    () =>
      lying(zipSync({ 'word/document.xml': new Uint8Array(8_000_000) }, { ...DATED, level: 9 })),
    listed(/broken|ends in the middle|no word/),
  ],
  [
    'three thousand parts in a Word document',
    'parts.docx',
    () =>
      wordFile(
        said,
        Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`word/media/${at}.xml`, 'x'])),
      ),
    TOLD,
  ],
  [
    'parts outside of the archive (Word)',
    'outside.docx',
    () => wordFile(said, { '../../../etc/passwd': 'x', '/etc/shadow': 'x' }),
    TOLD,
  ],
  [
    'another archive under the name of a Word document',
    'other.docx',
    () => zipSync({ 'a.txt': strToU8('a') }, DATED),
    listed(/an archive, but no Word document/),
  ],
  [
    'a text under the name of a Word document',
    'text.docx',
    () => strToU8(SENTENCE),
    listed(/does not start like one/),
  ],
  ['an empty Word document', 'empty.docx', () => wordFile(''), listed(/holds no words/)],
  [
    'XML nested a hundred thousand deep (Word)',
    'deep.docx',
    () => wordFile('<w:x>'.repeat(100_000) + '</w:x>'.repeat(100_000)),
    listed(/nested deeper than 300/),
  ],
  [
    'XML that ends in the middle (Word)',
    'ends.docx',
    () =>
      wordFile('', {
        'word/document.xml': `<?xml version="1.0"?><w:document ${XML}><w:body>${said}<w:p`,
      }),
    listed(/ends in the middle/),
  ],
  [
    'XML that closes what it never opened (Word)',
    'closes.docx',
    () =>
      wordFile('', {
        'word/document.xml': `<?xml version="1.0"?><w:document ${XML}></w:body></w:document>`,
      }),
    listed(/broken inside/),
  ],
  [
    'an entity bomb (Word)',
    'laughs.docx',
    () =>
      wordFile('', {
        'word/document.xml': `<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><w:document ${XML}>&c;</w:document>`,
      }),
    listed(/entities of its own/),
  ],
  [
    'tables in one another (Word)',
    'tables.docx',
    () =>
      wordFile(
        said +
          '<w:tbl><w:tr><w:tc>'.repeat(60) +
          wordParagraph('a') +
          '</w:tc></w:tr></w:tbl>'.repeat(60),
      ),
    TOLD,
  ],
  [
    'a table of a thousand columns (Word)',
    'wide.docx',
    () =>
      wordFile(
        said + wordTable(Array.from({ length: 3 }, () => Array.from({ length: 1000 }, () => 'a'))),
      ),
    TOLD,
  ],
  [
    'thousands of paragraphs (Word)',
    'paragraphs.docx',
    () => wordFile(said + wordParagraph('We look.').repeat(4000)),
    TOLD,
  ],
  [
    'a paragraph of thousands of runs (Word)',
    'runs.docx',
    () =>
      wordFile(
        `${said}<w:p>${'<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r>'.repeat(2500)}</w:p>`,
      ),
    TOLD,
  ],
  [
    'styles that rest on each other (Word)',
    'styles.docx',
    () =>
      wordFile(said, {
        'word/styles.xml': `<?xml version="1.0"?><w:styles ${XML}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:name w:val="b"/><w:basedOn w:val="Heading1"/></w:style></w:styles>`,
      }),
    TOLD,
  ],
  [
    'numbers that rest on each other (Word)',
    'numbering.docx',
    () =>
      wordFile(
        `${said}<w:p><w:pPr><w:numPr><w:ilvl w:val="99"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>`,
        {
          'word/numbering.xml': `<?xml version="1.0"?><w:numbering ${XML}><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="X"/></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
        },
      ),
    toldWith(/parts do not fit together/),
  ],
  [
    'links into files and scripts (Word)',
    'links.docx',
    () =>
      wordFile(`${said}<w:p><w:hyperlink r:id="r9"><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>`, {
        'word/_rels/document.xml.rels':
          '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="file:///etc/passwd" TargetMode="External"/></Relationships>',
      }),
    TOLD,
  ],
  [
    'pictures that are not there (Word)',
    'pictures.docx',
    () =>
      wordFile(
        `${said}<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="r77"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`,
      ),
    toldWith(/parts do not fit together/),
  ],
];

const lines = placedLines(['Lantern shop down', '', SENTENCE].filter(Boolean));
const paper = () => Buffer.from(pdfFile([lines]));
const replaced = (from: string, to: string) => () =>
  Buffer.from(paper().toString('latin1').replace(from, to), 'latin1');

/** A PDF of these objects; the first is its catalogue. */
function objectsFile(objects: (string | Uint8Array)[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  objects.forEach((object, index) => {
    offsets.push(length);
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object as Uint8Array),
      Buffer.from('\nendobj\n'),
    ]);
    parts.push(part);
    length += part.length;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.concat([
    ...parts,
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  ]);
}
const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
const SHOWN = `BT /F1 11 Tf 72 700 Td (${SENTENCE}) Tj ET`;
const stream = (content: string | Uint8Array, more = '') =>
  bytes(`<< /Length ${content.length} ${more} >>\nstream\n`, content, '\nendstream');
const PAGE =
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>';
const onePage = (content: Uint8Array, more = '') =>
  objectsFile([
    CATALOG,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> ${more} >> /Contents 4 0 R >>`,
    content,
    FONT,
    content,
  ]);
const squeezed = (content: string | Uint8Array) => stream(packed(content), '/Filter /FlateDecode');
const packed = (content: string | Uint8Array) =>
  zlibSync(typeof content === 'string' ? strToU8(content) : content);
/** Packed, with a check sum that does not fit. */
const spoilt = (content: Uint8Array) => bytes(packed(content).subarray(0, -4), [0, 0, 0, 0]);
const NO_PDF = listed(/^It is no PDF that can be read: /);

const papers: [string, string, () => Uint8Array, End][] = [
  [
    'a PDF locked with a password',
    'locked.pdf',
    () =>
      pdfFile(
        [lines],
        `/Encrypt << /Filter /Standard /V 1 /R 2 /O (${'a'.repeat(32)}) /U (${'b'.repeat(32)}) /P -4 >> /ID [(${'c'.repeat(16)}) (${'c'.repeat(16)})]`,
      ),
    listed(/locked with a password/),
  ],
  [
    'a PDF locked in a way that nobody knows',
    'locked-oddly.pdf',
    () => pdfFile([lines], '/Encrypt << /Filter /Other /V 99 >>'),
    listed(/no PDF that can be read|locked/),
  ],
  ['a PDF cut off', 'cut.pdf', () => paper().subarray(0, 400), listed(/./)],
  ['the first line of a PDF alone', 'head.pdf', () => strToU8('%PDF-1.7\n'), NO_PDF],
  [
    'a PDF without its table',
    'tableless.pdf',
    () => paper().subarray(0, paper().lastIndexOf('xref\n0')),
    NO_PDF,
  ],
  [
    'a PDF whose table points nowhere',
    'nowhere.pdf',
    replaced('startxref\n', 'startxref\n99999'),
    TOLD,
  ],
  [
    'noise before the first line of a PDF',
    'late.pdf',
    () => bytes('mail header\n'.repeat(20), paper()),
    TOLD,
  ],
  ['noise under the name of a PDF', 'noise.pdf', () => noise(5000), NO_PDF],
  [
    'a page under the name of a PDF',
    'page.pdf',
    () => strToU8(`<html><p>${SENTENCE}</html>`),
    NO_PDF,
  ],
  [
    'pages that hold themselves',
    'loop.pdf',
    () => objectsFile([CATALOG, '<< /Type /Pages /Kids [2 0 R] /Count 1 >>']),
    listed(/no PDF|no words|scan/),
  ],
  [
    'pages in pages in pages',
    'deep-pages.pdf',
    () =>
      objectsFile([
        CATALOG,
        ...Array.from(
          { length: 3000 },
          (_, at) => `<< /Type /Pages /Kids [${at + 3} 0 R] /Count 1 >>`,
        ),
        '<< /Type /Page /MediaBox [0 0 612 792] >>',
      ]),
    listed(/no PDF|no text|scan/),
  ],
  ['two billion pages', 'count.pdf', replaced('/Count 1', '/Count 2000000000'), TOLD],
  [
    'no pages',
    'pageless.pdf',
    () => objectsFile([CATALOG, '<< /Type /Pages /Kids [] /Count 0 >>']),
    listed(/no PDF|no words|no text/),
  ],
  [
    'four hundred pages',
    'pages.pdf',
    () =>
      pdfFile([
        lines,
        ...Array.from({ length: 399 }, (_, at) => placedLines([`Annex ${at}`, 'We look.'])),
      ]),
    toldWith(/only the first 300/),
  ],
  [
    'a page of eight thousand words',
    'words.pdf',
    () =>
      pdfFile([
        [
          ...lines,
          ...Array.from({ length: 8000 }, (_, at) => ({
            x: 72 + (at % 40) * 12,
            y: 600 - Math.floor(at / 40),
            words: 'a',
            size: 4,
          })),
        ],
      ]),
    BEGUN,
  ],
  [
    'a bomb in a stream',
    'stream-bomb.pdf',
    () => onePage(squeezed(new Uint8Array(20_000_000).fill(32))),
    listed(/./),
  ],
  [
    'a bomb in a bomb',
    'double-bomb.pdf',
    () =>
      onePage(
        stream(
          packed(packed(new Uint8Array(20_000_000).fill(32))),
          '/Filter [/FlateDecode /FlateDecode]',
        ),
      ),
    listed(/./),
  ],
  [
    'check sums that do not fit',
    'check-sum.pdf',
    () => onePage(stream(spoilt(spoilt(strToU8(SHOWN))), '/Filter [/FlateDecode /FlateDecode]')),
    TOLD,
  ],
  [
    'a packed stream cut off',
    'packed-cut.pdf',
    () =>
      onePage(
        stream(packed(`${SHOWN}\n${'q Q '.repeat(500)}`).subarray(0, 60), '/Filter /FlateDecode'),
      ),
    listed(/Bad encoding in flate stream/),
  ],
  [
    'one broken page of two',
    'broken-page.pdf',
    () =>
      objectsFile([
        CATALOG,
        '<< /Type /Pages /Kids [3 0 R 7 0 R] /Count 2 >>',
        PAGE,
        stream(SHOWN),
        FONT,
        stream(packed(`${SHOWN}\n${'q Q '.repeat(500)}`).subarray(0, 60), '/Filter /FlateDecode'),
        PAGE.replace('4 0 R', '6 0 R'),
      ]),
    toldWith(/^Page 2 is broken and was not read: /),
  ],
  [
    'two hundred thousand commands',
    'commands.pdf',
    () => onePage(squeezed(`${SHOWN}\n${'q Q '.repeat(100_000)}`)),
    TOLD,
  ],
  [
    'states that are never closed',
    'states.pdf',
    () => onePage(squeezed(`${SHOWN}\n${'q '.repeat(300_000)}`)),
    listed(/^Reading it took longer than \d+ s\.$/),
  ],
  [
    'brackets in a stream',
    'brackets.pdf',
    () => onePage(squeezed(`${SHOWN}\n${'['.repeat(100_000)}`)),
    TOLD,
  ],
  [
    'dictionaries in one another',
    'dictionaries.pdf',
    () =>
      objectsFile([
        `<< /Type /Catalog /Pages 2 0 R /X ${'<< /A '.repeat(20_000)}1${' >>'.repeat(20_000)} >>`,
        '<< /Type /Pages /Kids [] /Count 0 >>',
      ]),
    listed(/./),
  ],
  [
    'a form that shows itself',
    'form.pdf',
    () =>
      objectsFile([
        CATALOG,
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> /Contents 4 0 R >>',
        stream(`${SHOWN}\n/X Do`),
        FONT,
        stream(
          '/X Do',
          '/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /X 6 0 R >> >>',
        ),
      ]),
    TOLD,
  ],
  ['a stream longer than the file', 'length.pdf', replaced('/Length ', '/Length 99999'), TOLD],
  ['a scan', 'scan.pdf', () => pdfFile([[]]), listed(/hold only pictures \(a scan\), or nothing/)],
  ['a page of no size', 'flat.pdf', replaced('[0 0 612 792]', '[0 0 0 0]'), TOLD],
  [
    'a page of a hundred thousand kilometres',
    'vast.pdf',
    replaced('[0 0 612 792]', '[0 0 1e15 1e15]'),
    TOLD,
  ],
  [
    'words far outside of the page',
    'outside.pdf',
    () =>
      pdfFile([
        [
          ...lines,
          ...Array.from({ length: 500 }, (_, at) => ({ x: -1e9 + at, y: 1e12 * at, words: 'a' })),
        ],
      ]),
    TOLD,
  ],
  ['letters of no font', 'fontless.pdf', replaced('/F1 3 0 R', '/F9 3 0 R'), TOLD],
  [
    'a program in a PDF',
    'script.pdf',
    replaced(
      '/Type /Catalog',
      '/Type /Catalog /OpenAction << /S /JavaScript /JS (while (true) { app.alert\\(1\\) }) >>',
    ),
    TOLD,
  ],
  [
    'a filter that nobody knows',
    'filter.pdf',
    () => onePage(stream(noise(500), '/Filter /Unknown')),
    listed(/./),
  ],
  [
    'letters on top of one another',
    'overlay.pdf',
    () =>
      pdfFile([
        [...lines, ...Array.from({ length: 3000 }, () => ({ x: 72, y: 300, words: 'word' }))],
      ]),
    TOLD,
  ],
];

export const archives: Hostile[] = [...words, ...papers].map(([kind, name, content, end]) => ({
  kind,
  name,
  content,
  end,
}));
