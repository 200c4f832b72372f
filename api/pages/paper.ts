import type { Language } from '../../texts/sentence'
import { fill } from '../../texts/sentence'
import { supplyPaper } from '../../texts/supply-documents'
import type { Markup } from './markup'
import { html } from './markup'

export type Paper = {
  readonly language: Language
  readonly title: string
  readonly isExercise: boolean
  readonly body: Markup
}

/** A page for printing on A4: black on white, without script; an exercise says so on top of every sheet. */
export function renderPaper({ language, title, isExercise, body }: Paper): string {
  const exercise = fill(supplyPaper.exercise, language)
  return html`<!doctype html>
    <html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${isExercise ? `【${exercise}】` : ''}${title}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        ${isExercise ? html`<p class="exercise">${exercise}</p>` : ''}
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`.html
}

/** Two columns of what is known; what is not known is left out. */
export function factTable(rows: readonly (readonly [name: string, value: string | null])[]): Markup {
  const shown = rows.flatMap(([name, value]) =>
    value === null
      ? []
      : [
          html`<tr>
            <th scope="row">${name}</th>
            <td>${value}</td>
          </tr>`,
        ],
  )
  return html`<table class="facts">
    <tbody>
      ${shown}
    </tbody>
  </table>`
}

const style = `
@page{size:A4;margin:20mm 18mm}
body{margin:0 auto;max-width:174mm;padding:8mm 0;color:#000;background:#fff;font:11pt/1.7 "Songti SC","SimSun","Noto Serif CJK SC",serif}
h1{font-size:18pt;text-align:center;margin:0 0 8mm}p{margin:0 0 4mm}
table{width:100%;border-collapse:collapse;margin:0 0 6mm}th,td{border:1px solid #000;padding:1.5mm 2.5mm;text-align:left;vertical-align:top}
thead{display:table-header-group}tr{break-inside:avoid}.facts th{width:34%;font-weight:normal}td.number,th.number{text-align:right}.short,.number{white-space:nowrap}
.exercise{border:2px solid #000;padding:1mm 4mm;font-weight:700;text-align:center;font-size:14pt}
.signature{margin-top:16mm;text-align:right}.note{font-size:9pt}
@media screen{body{padding:8mm 6mm}}
@media print{.exercise{position:fixed;top:0;left:0;right:0;background:#fff}main{margin-top:14mm}}`
