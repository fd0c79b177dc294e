// How are the packed streams of a PDF unpacked, so that a damaged one ends too?
import { inflateRawSync } from 'node:zlib';

/** What one stream may unpack to. A page of words has a thousandth of it. */
const MOST_BYTES = 64 * 1024 * 1024;
/** The frame of zlib around the packed bytes opens with two of its own. */
const FRAME = 2;

/**
 * Has the reader of PDFs unpack with this in place of Node's `DecompressionStream`, which waits for ever for the end of a
 * stream whose check sum does not fit (Node 20). The sum at the end is not looked at, as other readers do. A stream that
 * is cut off or grows too large fails, and the reader goes on with its own means.
 */
export function withOwnInflate(): void {
  Object.defineProperty(globalThis, 'DecompressionStream', {
    configurable: true,
    writable: true,
    value: Inflate,
  });
}

class Inflate {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;

  constructor(format: string) {
    if (format !== 'deflate') throw new TypeError(`${format} cannot be unpacked`);
    const packed: Uint8Array[] = [];
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk) {
        packed.push(chunk);
      },
      flush(controller) {
        const bytes = Buffer.concat(packed).subarray(FRAME);
        controller.enqueue(new Uint8Array(inflateRawSync(bytes, { maxOutputLength: MOST_BYTES })));
      },
    });
    this.readable = readable;
    this.writable = writable;
  }
}
