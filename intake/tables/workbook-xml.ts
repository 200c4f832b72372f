import type { Column } from '../../domain/exchange/column'
import type { WrittenLanguage } from './cell-words'

export const heading = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** As XML text; characters that XML has none for are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/[^\t\n\r\x20-\uFFFD]/g, '')
}

/** Column 0 is A; tables have fewer than 26 × 27 columns. */
export function columnLetters(index: number): string {
  const letter = (at: number): string => String.fromCharCode(65 + at)
  return index < 26 ? letter(index) : letter(Math.floor(index / 26) - 1) + letter(index % 26)
}

/** What a workbook has beside its sheets and their texts: style 1 is a heading, style 2 a day. */
export function fixedParts(sheets: readonly string[]): readonly (readonly [string, string])[] {
  const each = (xml: (name: string, number: number) => string): string =>
    sheets.map((name, index) => xml(escapeXml(name), index + 1)).join('')
  return [
    [
      '[Content_Types].xml',
      `${heading}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${types}.sharedStrings+xml"/>${each((_, number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${types}.worksheet+xml"/>`)}</Types>`,
    ],
    [
      '_rels/.rels',
      `${heading}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${heading}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each((name, number) => `<sheet name="${name}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${heading}<Relationships xmlns="${packaged}/relationships">${each((_, number) => `<Relationship Id="rId${number}" Type="${office}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}<Relationship Id="styles" Type="${office}/styles" Target="styles.xml"/><Relationship Id="strings" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ],
    [
      'xl/styles.xml',
      `${heading}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF7"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" fillId="2" applyFont="1" applyFill="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ],
  ]
}

/** The heading stays in sight; columns are about as wide as their headings. */
export function sheetStart(headings: readonly string[]): string {
  const widths = headings.map(
    (text, index) => `<col min="${index + 1}" max="${index + 1}" width="${widthOf(text)}" customWidth="1"/>`,
  )
  const cols = widths.length === 0 ? '' : `<cols>${widths.join('')}</cols>`
  return `${heading}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${cols}<sheetData>`
}

/** A Chinese character is as wide as two letters. */
const widthOf = (text: string): number =>
  Math.max(
    10,
    Math.min(
      60,
      [...text].reduce((sum, one) => sum + (one > '\u2E80' ? 2.2 : 1.1), 2),
    ),
  )

/** Choices are offered in a list, in the rows that are filled and a thousand below. */
export function sheetEnd(columns: readonly Column[], language: WrittenLanguage, rows: number): string {
  const lists = columns.flatMap(({ type }, index) => {
    const words =
      type.type === 'choice' ? type.of.map((one) => one[language]) : type.type === 'yes-no' ? yesNo[language] : []
    if (words.length === 0) return []
    const column = columnLetters(index)
    return [
      `<dataValidation type="list" allowBlank="1" sqref="${column}2:${column}${rows + 1_000}"><formula1>"${escapeXml(words.join(','))}"</formula1></dataValidation>`,
    ]
  })
  const validations =
    lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`
  return `</sheetData>${validations}</worksheet>`
}

const yesNo = { zh: ['是', '否'], en: ['Yes', 'No'] } as const
