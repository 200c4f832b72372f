import { guidancePaper } from '../../texts/guidance'
import type { Language } from '../../texts/sentence'
import { fill } from '../../texts/sentence'
import type { guidanceCatalogue } from '../schemas/supply-upkeep'
import type { z } from '../schemas/zod'
import { html } from './markup'
import { renderPaper } from './paper'

type Catalogue = z.output<typeof guidanceCatalogue>
type Line = Catalogue['lines'][number]

/** A guidance catalogue or suggested list, as it is handed out on paper. */
export function renderGuidancePage(catalogue: Catalogue, language: Language, isStaging: boolean): string {
  const say = (name: keyof typeof guidancePaper, values: Record<string, string> = {}) =>
    fill(guidancePaper[name], language, values)
  const { edition, label } = catalogue
  const body = html`<p>${catalogue[language === 'zh' ? 'basisZh' : 'basisEn']}</p>
    <p class="note">${say(label === 'unverified' ? 'unverified' : 'edition', { edition })}</p>
    <table>
      <thead>
        <tr>
          <th class="short">${say('number')}</th>
          <th class="short">${say('code')}</th>
          <th>${say('item')}</th>
          <th class="number">${say('quantity')}</th>
          <th class="short">${say('per')}</th>
          <th>${say('note')}</th>
        </tr>
      </thead>
      <tbody>
        ${catalogue.lines.map((line, index) => row(line, index + 1, language))}
      </tbody>
    </table>`
  const title = catalogue[language === 'zh' ? 'titleZh' : 'titleEn']
  return renderPaper({ language, title, isExercise: isStaging, body })
}

function row(line: Line, number: number, language: Language) {
  const [name, unit, per, note] =
    language === 'zh'
      ? [line.nameZh, line.unitZh, line.perZh, line.noteZh]
      : [line.nameEn, line.unitEn, line.perEn, line.noteEn]
  const quantity = line.quantity === null ? '' : `${line.quantity} ${unit}`
  return html`<tr>
    <td>${number}</td>
    <td class="short">${line.itemCode ?? ''}</td>
    <td>${name}</td>
    <td class="number">${quantity}</td>
    <td class="short">${per}</td>
    <td>${note ?? ''}</td>
  </tr>`
}
