// How does a drawing leave the page and still look the same? With its styles written into it.

/** What the page's style sheets say of a drawing; everything else is in its attributes. */
const STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'font-variant-numeric',
  'letter-spacing',
  'paint-order',
  'text-anchor',
  'color',
  'visibility',
  'white-space',
] as const;
const MARGIN = 16;
/** Pixels of the picture to one of the page: sharp on paper and on fine screens. */
const SCALE = 2;

/** Saves what is drawn, on the page's paper, as a file of this name. Throws where the browser can't draw it. */
export async function savePicture(
  svg: SVGSVGElement,
  kind: 'svg' | 'png',
  name: string,
): Promise<void> {
  const text = standalone(svg);
  const picture = new Blob([text], { type: 'image/svg+xml;charset=utf-8' });
  const file = kind === 'svg' ? picture : await painted(picture);
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The drawing as an SVG file: computed styles written in, links without targets, the paper behind it. */
export function standalone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) throw new Error('a drawing is no SVG');
  const originals = [svg, ...svg.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  originals.forEach((original, index) => {
    const target = copies[index];
    if (!target || !(original instanceof SVGElement)) return;
    const computed = getComputedStyle(original);
    const style = STYLES.map((name) => `${name}:${plainColour(computed.getPropertyValue(name))}`);
    target.setAttribute('style', style.join(';'));
    // the page's variables are not known where the picture goes
    for (const { name, value } of [...target.attributes])
      if (name !== 'style' && value.includes('var(')) target.removeAttribute(name);
  });
  for (const link of copy.querySelectorAll('a')) link.removeAttribute('href');
  const { width, height } = svg.viewBox.baseVal;
  copy.setAttribute(
    'viewBox',
    [-MARGIN, -MARGIN, width + 2 * MARGIN, height + 2 * MARGIN].join(' '),
  );
  copy.setAttribute('width', String(width + 2 * MARGIN));
  copy.setAttribute('height', String(height + 2 * MARGIN));
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries({
    x: -MARGIN,
    y: -MARGIN,
    width: width + 2 * MARGIN,
    height: height + 2 * MARGIN,
    fill: getComputedStyle(document.documentElement).backgroundColor,
  }))
    paper.setAttribute(name, String(value));
  copy.prepend(paper);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}`;
}

/** Mixed colours as red, green and blue: other programs read nothing else. */
function plainColour(value: string): string {
  if (!/^(?:oklab|oklch|lab|lch|color)\(/.test(value)) return value;
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!context) return value;
  context.fillStyle = value;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha = 255] = context.getImageData(0, 0, 1, 1).data;
  return `rgba(${red}, ${green}, ${blue}, ${alpha / 255})`;
}

async function painted(picture: Blob): Promise<Blob> {
  const address = URL.createObjectURL(picture);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * SCALE;
    canvas.height = image.naturalHeight * SCALE;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((give, refuse) =>
      canvas.toBlob((blob) => (blob ? give(blob) : refuse(new Error('nothing was drawn')))),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}
