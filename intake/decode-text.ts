import type { ReviewReason } from '../domain/alert/alert'

export type DecodedText = { readonly text: string; readonly encoding: string } | { readonly reason: ReviewReason }

/** XML's names for encodings that the decoder knows under another one. */
const aliases: Readonly<Record<string, string>> = {
  gbk: 'gb18030',
  gb2312: 'gb18030',
  'utf-16': 'utf-16le',
  utf16: 'utf-16le',
}

/**
 * Text of a document: by byte order mark, else by what the XML declaration or the content type says,
 * else UTF-8 (bytes fit it by chance only rarely), else GB18030, which Chinese senders use without saying so.
 * Nothing is replaced in silence.
 */
export function decodeText(body: Buffer, contentType: string | null): DecodedText {
  const marked = byMark(body) ?? byZeroBytes(body)
  if (marked !== null) return decodeAs(body, [marked])
  const stated = [declaredIn(body), charsetOf(contentType)].filter((name) => name !== null)
  return decodeAs(body, stated.length > 0 ? [...stated, 'utf-8'] : ['utf-8', 'gb18030'])
}

function byMark(body: Buffer): string | null {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return 'utf-8'
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le'
  return body[0] === 0xfe && body[1] === 0xff ? 'utf-16be' : null
}

/** UTF-16 without a mark: every other byte of `<?`, `<a` or `{"` is zero. */
function byZeroBytes(body: Buffer): string | null {
  const [first, second, third, fourth] = body
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le'
  return first === 0 && second !== 0 && third === 0 && fourth !== 0 ? 'utf-16be' : null
}

/** The encoding in an XML declaration. One that says UTF-16 while it can be read byte by byte is not believed. */
function declaredIn(body: Buffer): string | null {
  const start = body.subarray(0, 200).toString('latin1')
  const name = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']\s*([\w.:-]+)\s*["']/i.exec(start)?.[1] ?? null
  return name !== null && /^(utf-?16|ucs-?2|iso-10646)/i.test(name) ? null : name
}

function charsetOf(contentType: string | null): string | null {
  return /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1] ?? null
}

function decodeAs(body: Buffer, encodings: readonly string[]): DecodedText {
  for (const encoding of encodings) {
    const text = tryDecode(body, aliases[encoding.toLowerCase()] ?? encoding)
    if (text !== null) return { text, encoding: encoding.toLowerCase() }
  }
  return { reason: { key: 'intake.encoding', values: { encoding: [...new Set(encodings)].join(', ') } } }
}

function tryDecode(body: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(body)
  } catch {
    // An unknown label or bytes that don't fit: either way it is not this encoding.
    return null
  }
}
