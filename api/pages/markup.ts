/** A piece of HTML; everything else is text and gets escaped. */
export class Markup {
  constructor(readonly html: string) {}
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)

type Piece = string | number | Markup | readonly Piece[]

/** HTML whose values are escaped unless they are HTML themselves. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return new Markup(parts.reduce((text, part, index) => `${text}${asHtml(pieces[index - 1] ?? '')}${part}`))
}

function asHtml(piece: Piece): string {
  if (piece instanceof Markup) return piece.html
  if (typeof piece === 'string' || typeof piece === 'number') return escape(String(piece))
  return piece.map(asHtml).join('')
}
