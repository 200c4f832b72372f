import type { Entry, ZipFile } from 'yauzl'
import { fromBufferPromise } from 'yauzl'
import { BrokenTable } from '../../domain/exchange/table'

/** A workbook of 100 000 lines unpacks to about 40 MB; whatever is far above is a mistake or an attack. */
export const mostUnpackedBytes = 64 * 1024 * 1024
const mostParts = 2_000

/** The files inside a workbook by name, each read as text, piece by piece. */
export type ZipParts = { has(name: string): boolean; texts(name: string): AsyncIterable<string> }

/** Opens a zip by its directory, refusing it whole when it would unpack to more than the limit. */
export async function openZip(bytes: Uint8Array): Promise<ZipParts> {
  const { zip, entries } = await directoryOf(bytes)
  const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  if (total > mostUnpackedBytes || entries.length > mostParts)
    throw new BrokenTable('too-large-unpacked', 1, { limitMb: mostUnpackedBytes / 1024 / 1024 })
  const byName = new Map(entries.map((entry) => [entry.fileName.toLowerCase(), entry]))
  return {
    has: (name) => byName.has(name.toLowerCase()),
    texts(name) {
      const entry = byName.get(name.toLowerCase())
      if (entry === undefined || !entry.canDecodeFileData()) throw new BrokenTable('broken-file', 1)
      return textsOf(zip, entry)
    },
  }
}

async function directoryOf(bytes: Uint8Array): Promise<{ zip: ZipFile; entries: Entry[] }> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    const entries: Entry[] = []
    for await (const entry of zip.eachEntry()) entries.push(entry)
    return { zip, entries }
  } catch {
    // whatever the directory lacks, the file is not a zip that can be read
    throw new BrokenTable('broken-file', 1)
  }
}

async function* textsOf(zip: ZipFile, entry: Entry): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    // the sizes in the directory are checked while it is unpacked, so one that lies ends here
    const stream = await zip.openReadStreamPromise(entry)
    for await (const piece of stream as AsyncIterable<Buffer>) yield decoder.decode(piece, { stream: true })
    yield decoder.decode()
  } catch {
    throw new BrokenTable('broken-file', 1)
  }
}
