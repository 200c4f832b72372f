import type { readEscalation } from '../../database/reads/incident'
import { msBetween } from '../../domain/time/instant'
import { acknowledgePage as texts } from '../../texts/acknowledge-page'
import { clockNames, mailTexts, remedies } from '../../texts/mails'
import { postNames } from '../../texts/posts'
import type { Language, Sentence } from '../../texts/sentence'
import { fill } from '../../texts/sentence'
import { beijing } from './beijing-time'
import type { Markup } from './markup'
import { html } from './markup'

export type EscalationRow = NonNullable<Awaited<ReturnType<typeof readEscalation>>>
export type PageState = 'open' | 'done' | 'already' | 'resolved' | 'expired' | 'invalid' | 'away'

export type AcknowledgePage = {
  readonly token: string
  readonly state: PageState
  readonly language: Language
  readonly escalation: EscalationRow | null
  /** An exercise, or anything in staging. */
  readonly isMarked: boolean
  readonly person: { readonly name: string; readonly post: string } | null
}

/** A small page that needs no script and no sign-in: what, where, how late, and one button. */
export function renderAcknowledgePage(page: AcknowledgePage): string {
  const { language, state, escalation, isMarked } = page
  const say = (sentence: Sentence, values: Record<string, unknown> = {}) => fill(sentence, language, values)
  const other = language === 'zh' ? 'en' : 'zh'
  const by = escalation?.acknowledgedBy ?? ''
  const message = state === 'open' ? '' : html`<p class="state ${state}" role="status">${say(texts[state], { by })}</p>`
  const markup = html`<!doctype html>
    <html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${isMarked ? `【${say(texts.exercise)}】` : ''}${say(texts.heading)}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <main>
          ${isMarked ? html`<p class="exercise">${say(texts.exercise)}</p>` : ''}
          <h1>${escalation ? headline(escalation, language) : say(texts.heading)}</h1>
          ${escalation ? facts(page, escalation) : ''} ${message}
          ${state === 'open' || state === 'away' ? button(page) : ''}
          <p class="foot"><a href="/a/${page.token}?lang=${other}">${say(texts.otherLanguage)}</a></p>
        </main>
      </body>
    </html>`
  return markup.html
}

function button({ token, language }: AcknowledgePage): Markup {
  const action = `/a/${token}/acknowledge?lang=${language}`
  return html`<form method="post" action="${action}">
      <button type="submit">${fill(texts.button, language)}</button>
    </form>
    <p class="note">${fill(texts.note, language)}</p>`
}

function headline({ cause, deadline }: EscalationRow, language: Language): string {
  const { name, hours } = ruleParts(deadline.rule)
  const clock = fill(clockNames[name] ?? { zh: deadline.rule, en: deadline.rule }, language, { hours })
  const sentence =
    cause === 'slip-predicted' ? mailTexts.slip : cause === 'silent' ? mailTexts.silent : mailTexts.breached
  return fill(sentence, language, { clock, late: lateness(deadline, language) ?? '' })
}

function facts({ language, person }: AcknowledgePage, { incident, deadline }: EscalationRow): Markup {
  const say = (sentence: Sentence) => fill(sentence, language)
  const title = `${language === 'zh' ? incident.titleZh : incident.titleEn} (#${incident.number})`
  const remedy = remedies[ruleParts(deadline.rule).name.startsWith('first-batch') ? 'first-batch' : deadline.rule]
  const post = person && say(postNames[person.post] ?? { zh: person.post, en: person.post })
  const rows: readonly (readonly [Sentence, string | null])[] = [
    [texts.where, title],
    [texts.due, beijing(deadline.dueAt)],
    [texts.predicted, deadline.predictedAt && beijing(deadline.predictedAt)],
    [texts.late, lateness(deadline, language)],
    [texts.canDo, remedy ? say(remedy) : null],
    [texts.you, person && fill(texts.asPost, language, { name: person.name, post })],
  ]
  const shown = rows.flatMap(([name, value]) =>
    value === null
      ? []
      : [
          html`<dt>${say(name)}</dt>
            <dd>${value}</dd>`,
        ],
  )
  return html`<dl>${shown}</dl>`
}

/** `first-batch-24h` is the clock `first-batch` with 24 hours. */
function ruleParts(rule: string): { readonly name: string; readonly hours: string } {
  const match = /^(.*?)-(\d+)h$/.exec(rule)
  return { name: match?.[1] ?? rule, hours: match?.[2] ?? '' }
}

function lateness({ dueAt, predictedAt, metAt }: EscalationRow['deadline'], language: Language): string | null {
  const end = metAt ?? predictedAt
  if (end === null || end <= dueAt) return null
  const minutes = Math.round(msBetween(dueAt.toISOString(), end.toISOString()) / 60_000)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return language === 'zh' ? `${hours} 小时 ${rest} 分` : `${hours} h ${rest} min`
}

const style = `
body{margin:0;background:#f5f5f5;color:#1f1f1f;font:1rem/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif}
main{max-width:34rem;margin:0 auto;padding:1.25rem;background:#fff;min-height:100vh;box-sizing:border-box}
h1{font-size:1.35rem;margin:.5rem 0 1rem}dt{color:#595959;font-size:.875rem}dd{margin:0 0 .75rem;font-weight:600}
button{width:100%;padding:1rem;font-size:1.125rem;color:#fff;background:#0b5fcc;border:0;border-radius:.5rem;cursor:pointer}
button:focus-visible{outline:3px solid #1f1f1f;outline-offset:2px}
.exercise{background:#fffbe6;color:#8a4b00;border:1px solid #8a4b00;padding:.25rem .75rem;font-weight:700;text-align:center}
.state{padding:.75rem;border:1px solid #8a4b00;background:#fffbe6;color:#8a4b00}
.state.done{border-color:#237804;background:#f6ffed;color:#237804}.note,.foot{color:#595959;font-size:.875rem}`
