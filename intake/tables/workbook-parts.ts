import type { XmlAttributes } from './xml-scanner'
import { attribute, scanWhole } from './xml-scanner'
import type { ZipParts } from './zip-parts'

export type SheetPart = { readonly name: string; readonly path: string }
export type Workbook = {
  readonly sheets: readonly SheetPart[]
  readonly epoch: 1900 | 1904
  /** Texts that cells name by number. */
  readonly strings: readonly string[]
  /** By style number: whether its numbers are days. */
  readonly isDateStyle: readonly boolean[]
}

/** What the cells of all sheets refer to. Hidden sheets are left out. */
export async function readWorkbook(zip: ZipParts): Promise<Workbook> {
  const path = (await targetsOf(zip, '')).find(({ type }) => type.endsWith('/officeDocument'))?.target
  const workbookPath = path ?? 'xl/workbook.xml'
  const folder = workbookPath.slice(0, workbookPath.lastIndexOf('/') + 1)
  const targets = await targetsOf(zip, workbookPath)
  const { sheets, epoch } = await sheetsOf(zip, workbookPath)
  const pathOf = (id: string | undefined): string | undefined => targets.find((one) => one.id === id)?.target
  const partOf = (type: string): string | undefined => targets.find((one) => one.type.endsWith(type))?.target
  return {
    epoch,
    sheets: sheets.flatMap(({ name, id }) => {
      const target = pathOf(id)
      return target !== undefined && zip.has(target) ? [{ name, path: target }] : []
    }),
    strings: await stringsOf(zip, partOf('/sharedStrings') ?? `${folder}sharedStrings.xml`),
    isDateStyle: await dateStylesOf(zip, partOf('/styles') ?? `${folder}styles.xml`),
  }
}

type Target = { readonly id: string; readonly type: string; readonly target: string }

async function targetsOf(zip: ZipParts, path: string): Promise<Target[]> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const relations = `${folder}_rels/${path.slice(folder.length)}.rels`
  if (!zip.has(relations)) return []
  const found: Target[] = []
  await scanWhole(zip.texts(relations), {
    open(name, { Id: id = '', Type: type = '', Target: target = '' }) {
      if (name !== 'Relationship') return
      found.push({ id, type, target: target.startsWith('/') ? target.slice(1) : `${folder}${target}` })
    },
  })
  return found
}

type SheetEntry = { readonly name: string; readonly id: string | undefined }

async function sheetsOf(zip: ZipParts, path: string): Promise<{ sheets: SheetEntry[]; epoch: 1900 | 1904 }> {
  const sheets: SheetEntry[] = []
  let epoch: 1900 | 1904 = 1900
  await scanWhole(zip.texts(path), {
    open(name, attributes) {
      if (name === 'workbookPr' && isTrue(attributes.date1904)) epoch = 1904
      const isShown = (attributes.state ?? 'visible') === 'visible'
      if (name === 'sheet' && isShown) sheets.push({ name: attributes.name ?? '', id: attribute(attributes, 'id') })
    },
  })
  return { sheets, epoch }
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'

/** Each text with its runs put together; phonetic guides left out. */
async function stringsOf(zip: ZipParts, path: string): Promise<string[]> {
  if (!zip.has(path)) return []
  const strings: string[] = []
  let text = ''
  let inText = false
  let inGuide = false
  await scanWhole(zip.texts(path), {
    open(name) {
      if (name === 'si') text = ''
      inText = name === 't'
      if (name === 'rPh') inGuide = true
    },
    text(piece) {
      if (inText && !inGuide) text += piece
    },
    close(name) {
      inText = false
      if (name === 'rPh') inGuide = false
      if (name === 'si') strings.push(text.trim())
    },
  })
  return strings
}

async function dateStylesOf(zip: ZipParts, path: string): Promise<boolean[]> {
  if (!zip.has(path)) return []
  const formats = new Map<number, string>()
  const styles: boolean[] = []
  let inStyles = false
  await scanWhole(zip.texts(path), {
    open(name, attributes) {
      if (name === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (name === 'cellXfs') inStyles = true
      if (name === 'xf' && inStyles) styles.push(isDateFormat(attributes, formats))
    },
    close(name) {
      if (name === 'cellXfs') inStyles = false
    },
  })
  return styles
}

/** ECMA-376 part 1, 18.8.30: formats that every program knows by number, the Chinese ones (27–36, 50–58) among them. */
function isDateFormat(attributes: XmlAttributes, formats: ReadonlyMap<number, string>): boolean {
  const id = Number(attributes.numFmtId ?? 0)
  const code = formats.get(id)
  if (code === undefined) return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
  return /[ymd年月日]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ''))
}
