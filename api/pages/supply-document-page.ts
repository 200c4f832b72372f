import type { OrderDetailRow, SourceDetailRow } from '../../database/reads/supply-sources'
import type { Quotation } from '../../domain/supply/quotation'
import type { SourceTerms } from '../../domain/supply/terms'
import type { Language, Sentence } from '../../texts/sentence'
import { fill } from '../../texts/sentence'
import { sourceKindNames } from '../../texts/supply'
import { supplyDocumentNames, supplyDocumentSentences, supplyPaper } from '../../texts/supply-documents'
import { stored } from '../wire'
import { beijing } from './beijing-time'
import type { Markup } from './markup'
import { html } from './markup'
import { factTable, renderPaper } from './paper'

type EventRow = OrderDetailRow['events'][number] | SourceDetailRow['events'][number]
type Printing = {
  readonly document: string
  readonly event: EventRow
  readonly language: Language
  readonly isExercise: boolean
}
type Fact = readonly [name: keyof typeof supplyPaper, value: string | number | null]
type Detail = {
  readonly quantity?: number
  readonly grades?: Readonly<Record<string, number>>
  readonly quotation?: Quotation
}

/** A paper of an order: to whom, what, how much, where and by when, over the signature. */
export function renderOrderDocument(order: OrderDetailRow, printing: Printing): string {
  const { language, event } = printing
  const { item, depot, incident, source, quantity, unitCostFen } = order
  const terms = stored<SourceTerms>(order.terms)
  const { quantity: told, grades, quotation } = stored<Detail>(event.detail)
  const [price, units] = quotation ? [quotation.unitCostFen, quotation.quantity] : [unitCostFen, quantity]
  const facts: readonly Fact[] = [
    ['number', `${order.number}-${event.version}`],
    ['incident', incident && `${inLanguage(language, incident.titleZh, incident.titleEn)} (#${incident.number})`],
    ['item', inLanguage(language, item.nameZh, item.nameEn)],
    ['code', order.itemCode],
    ['quantity', `${quantity} ${inLanguage(language, item.unitZh, item.unitEn)}`],
    ['actQuantity', told === undefined || told === quantity ? null : told],
    [
      'grade',
      grades
        ? Object.entries(grades)
            .map(([grade, units]) => `${grade}: ${units}`)
            .join('；')
        : null,
    ],
    ['quoted', quotation?.quantity ?? null],
    ['validUntil', quotation?.validUntil ?? null],
    ['unitCost', price > 0 ? yuan(price) : null],
    ['sum', price > 0 ? yuan(price * units) : null],
    ['place', inLanguage(language, depot.nameZh, depot.nameEn)],
    ['destination', order.area?.name ?? null],
    ['answerDue', order.answerDueAt && beijing(order.answerDueAt)],
    ['readyAt', order.readyAt && beijing(order.readyAt)],
    ['returnDue', terms.kind === 'requisition' ? terms.returnDueOn : null],
    ['settleDue', order.settleDueAt && beijing(order.settleDueAt)],
  ]
  return paperOf(printing, { to: inLanguage(language, source.partyZh, source.partyEn), facts })
}

/** A paper of a source itself: taken on, surveyed, a donation accepted or declined with thanks. */
export function renderSourceDocument(source: SourceDetailRow, printing: Printing): string {
  const { language, event } = printing
  const { item, depot } = source
  const quantity = quantityOf(stored<SourceTerms>(source.terms))
  const unit = inLanguage(language, item.unitZh, item.unitEn)
  const facts: readonly Fact[] = [
    ['number', `${source.id}-${event.version}`],
    ['source', fill(sourceKindNames[source.kind] ?? { zh: source.kind, en: source.kind }, language)],
    ['item', inLanguage(language, item.nameZh, item.nameEn)],
    ['code', source.itemCode],
    ['quantity', quantity === null ? null : `${quantity} ${unit}`],
    ['place', inLanguage(language, depot.nameZh, depot.nameEn)],
  ]
  return paperOf(printing, { to: inLanguage(language, source.partyZh, source.partyEn), facts })
}

function quantityOf(terms: SourceTerms): number | null {
  switch (terms.kind) {
    case 'agreement':
      return terms.guaranteedQuantity
    case 'purchase':
      return terms.quotedQuantity
    case 'donation':
      return terms.announcedQuantity
    case 'social':
      return terms.declaredQuantity
    case 'production':
      return null
    default:
      return terms.quantity
  }
}

function paperOf(
  { document, event, language, isExercise }: Printing,
  { to, facts }: { to: string; facts: readonly Fact[] },
) {
  const say = (sentence: Sentence) => fill(sentence, language)
  const title = say(supplyDocumentNames[document] ?? { zh: document, en: document })
  const sentence = supplyDocumentSentences[document]
  const signed: readonly Fact[] = [
    ['reason', event.reason],
    ['by', event.actor],
    ['at', beijing(event.at)],
  ]
  const rows = [...facts, ...signed].map(
    ([name, value]) => [say(supplyPaper[name]), value === null ? null : String(value)] as const,
  )
  const body: Markup = html`<p>${say(supplyPaper.to)}${language === 'zh' ? '：' : ': '}${to}</p>
    ${sentence === undefined ? '' : html`<p>${say(sentence)}</p>`} ${factTable(rows)}
    <p class="signature">${say(supplyPaper.signature)}＿＿＿＿＿＿＿＿</p>`
  return renderPaper({ language, title, isExercise, body })
}

const inLanguage = (language: Language, zh: string, en: string): string => (language === 'zh' ? zh : en)
const yuan = (fen: number): string => (fen / 100).toFixed(2)
