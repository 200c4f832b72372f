import { aCap, anInfo, onlyAlert, read, reasonKeys } from './documents'

const headline = '涿州市气象台发布暴雨红色预警[I级/特别严重]'
const headlineOf = (document: ReturnType<typeof read>) => onlyAlert(document).alert.texts?.[0]?.headline

/** `暴雨` and `红色` in GBK; the rest of the document is ASCII. */
function inGbk(encoding: string | null): Buffer {
  const declaration = encoding === null ? '' : `<?xml version="1.0" encoding="${encoding}"?>`
  const [before = '', after = ''] = aCap(
    { sender: 'zhuozhou' },
    anInfo({
      event: null,
      headline: '@',
      description: null,
      area: '<areaDesc>x</areaDesc><geocode><value>130681</value></geocode>',
    }),
  )
    .replace(/<\?.*\?>/, declaration)
    .split('@')
  const words = Buffer.from([0xb1, 0xa9, 0xd3, 0xea, 0xba, 0xec, 0xc9, 0xab, 0xd4, 0xa4, 0xbe, 0xaf])
  return Buffer.concat([Buffer.from(before), words, Buffer.from(after)])
}

const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16()

describe('encodings', () => {
  it.each([
    ['UTF-8', Buffer.from(aCap())],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${aCap()}`)],
    ['UTF-8 that declares nothing', Buffer.from(aCap().replace(/<\?.*\?>\n/, ''))],
    ['UTF-16 LE with a mark', Buffer.from(`\uFEFF${aCap({}, anInfo(), 'UTF-16')}`, 'utf16le')],
    ['UTF-16 BE with a mark', swapped(`\uFEFF${aCap({}, anInfo(), 'UTF-16')}`)],
    ['UTF-16 LE without a mark', Buffer.from(aCap({}, anInfo(), 'UTF-16LE'), 'utf16le')],
    ['UTF-16 BE without a mark', swapped(aCap({}, anInfo(), 'UTF-16BE'))],
    ['UTF-8 that names an encoding nobody knows', Buffer.from(aCap({}, anInfo(), 'x-no-such-thing'))],
    ['UTF-8 that says it was UTF-16', Buffer.from(aCap({}, anInfo(), 'utf-16'))],
  ])('%s is read', (_name, body) => {
    expect(headlineOf(read(body))).toBe(headline)
  })

  it.each(['GBK', 'gb2312', 'GB18030', null])('GBK declared as %s is read', (encoding) => {
    const document = read(inGbk(encoding))
    expect(headlineOf(document)).toBe('暴雨红色预警')
    expect(onlyAlert(document).alert).toMatchObject({ hazard: 'rainstorm', colour: 'red', areaCodes: ['130681'] })
  })

  it('takes the encoding from the content type when the document names none', () => {
    const body = Buffer.from(
      aCap({ sender: 'Météo' })
        .replace(/<\?.*\?>\n/, '')
        .replace(/[\u4e00-\u9fff]/g, 'x'),
      'latin1',
    )
    const document = read(body, { contentType: 'text/xml; charset="ISO-8859-1"' })
    expect(onlyAlert(document).alert.sender).toBe('Météo')
  })

  it('refuses bytes that are no text in the encoding they claim, instead of replacing them', () => {
    expect(reasonKeys(read(inGbk('UTF-8')))).toEqual(['encoding'])
  })
})

describe('what is refused', () => {
  const nested = (depth: number) => aCap({ note: '<a>'.repeat(depth) + '</a>'.repeat(depth) })

  it.each([
    ['a document of 3 MiB', aCap({ note: 'x'.repeat(3 * 1024 * 1024) }), 'too-large'],
    ['a document type', aCap().replace('<alert', '<!DOCTYPE alert SYSTEM "file:///etc/passwd"><alert'), 'dtd-refused'],
    [
      'a document type in small letters',
      aCap().replace('<alert', '<!doctype alert [<!ENTITY a "b">]><alert'),
      'dtd-refused',
    ],
    ['a document type behind a comment', aCap().replace('<alert', '<!-- > --><!DOCTYPE alert><alert'), 'dtd-refused'],
    ['an entity inside', aCap({ note: '<!ENTITY a "b">' }), 'dtd-refused'],
    ['deep nesting', nested(60), 'too-deep'],
    ['deep nesting of JSON', '['.repeat(200_000) + ']'.repeat(200_000), 'too-deep'],
    ['an XML cut off', aCap().slice(0, 600), 'malformed-xml'],
    ['a JSON cut off', '{"hazard":"flood","reportedAt":', 'malformed-json'],
    ['nothing', '', 'empty'],
    ['only a mark and blanks', '\uFEFF \n', 'empty'],
    ['a web page', '<!DOCTYPE html><html><body>502 Bad Gateway</body></html>', 'web-page'],
    ['a web page without a type', '<html><body>login</body></html>', 'web-page'],
    ['plain text', 'Warning: heavy rain', 'unknown-format'],
    ['other XML', '<invoice><total>3</total></invoice>', 'unknown-xml'],
    ['other JSON', '{"hello":"world"}', 'unknown-json'],
    [
      'a feed of links',
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="http://a.example/1"/></entry></feed>',
      'feed-of-links',
    ],
  ])('%s', (_name, body, key) => {
    expect(reasonKeys(read(body))).toEqual([key])
  })

  it('reads nesting that real wrappers need, and words that only look like a document type', () => {
    expect(read(nested(20)).outcome).toBe('read')
    expect(read(aCap({ note: '<![CDATA[<!DOCTYPE html>]]>' })).outcome).toBe('read')
    expect(read(`<!-- <!DOCTYPE no> -->${aCap().replace(/<\?.*\?>\n/, '')}`).outcome).toBe('read')
  })

  it('leaves entities that nobody declared as they are written', () => {
    expect(headlineOf(read(aCap({}, anInfo({ headline: '暴雨&xxe;&amp;&#x7ea2;&#33394;预警' }))))).toBe(
      '暴雨&xxe;&红色预警',
    )
  })
})
