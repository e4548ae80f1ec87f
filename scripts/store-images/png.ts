/** What a PNG file says of itself. */
export interface PngFacts {
  width: number;
  height: number;
  /** Bits a channel. */
  depth: number;
  alpha: boolean;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Colour types that have an alpha channel: grey and true colour. */
const withAlpha = [4, 6];

/** From the first chunk, IHDR; throws where it is no PNG. */
export function readPng(file: Buffer): PngFacts {
  if (!file.subarray(0, 8).equals(signature) || file.toString('latin1', 12, 16) !== 'IHDR')
    throw new Error('This is no PNG file.');
  return {
    width: file.readUInt32BE(16),
    height: file.readUInt32BE(20),
    depth: file.readUInt8(24),
    // A palette may have its transparency in a chunk of its own.
    alpha: withAlpha.includes(file.readUInt8(25)) || file.includes('tRNS'),
  };
}
