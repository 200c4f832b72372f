import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lives } from '../../domain/supply/lives'
import { planCauseKinds } from '../../domain/response/plan-cause'
import { changeReasons } from '../../domain/allocation/compare-plans'
import { actionText } from '../../texts/console/action-text'
import { goodsTerms } from '../../texts/console/goods-terms'
import { supplyTerms } from '../../texts/console/supply-terms'

// What the system writes of its own accord is found in the source: a new key without words fails here.

const root = join(__dirname, '..', '..')
const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('generated'))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'))
const found = (texts: readonly string[], ...patterns: readonly RegExp[]): string[] => [
  ...new Set(
    texts.flatMap((text) => patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((hit) => hit[1] ?? ''))),
  ),
]

const languages = ['zh', 'en'] as const
const without = (
  keys: readonly string[],
  words: (language: 'zh' | 'en') => Readonly<Record<string, string>>,
): string[] =>
  languages.flatMap((language) => keys.filter((key) => !words(language)[key]).map((key) => `${language} ${key}`))

test('each reason that is written by itself, in orders, consignments and clocks, has words', () => {
  const texts = ['workflows', 'activities', 'domain/exercise', 'database/supply'].flatMap(sources)
  const keys = found(
    texts,
    /\breason: '([^']+)'/g,
    /\bendReason \?\? '([^']+)'/g,
    /\bendReason \??\??= '([^']+)'/g,
    /\breason = [^\n]*\? '([^']+)'/g,
    /\bnewsOf\(.*?'([^']+)'\)/g,
    /\bend\(goods, '\w+', '([^']+)'\)/g,
    /\btype EndReason = ([^\n]*)/g,
  )
  expect(keys).toEqual(expect.arrayContaining(['keeper-silent', 'consignment-answered', 'consignment-departed']))
  expect(without(keys, (language) => goodsTerms[language].endedReason)).toEqual([])
})

test('each cause of a plan and each reason for a change has words', () => {
  expect(without(planCauseKinds, (language) => supplyTerms[language].planCause)).toEqual([])
  expect(without(changeReasons, (language) => supplyTerms[language].changeReason)).toEqual([])
})

/** What stands for the variable part of an action. */
const variable: Readonly<Record<string, readonly string[]>> = {
  'alert.${disposition}': ['started', 'duplicate', 'revised', 'stood-down', 'review', 'kept', 'start-refused'],
  'booking.${state}': ['accepted', 'declined', 'silent'],
  'clock.${mark.mark}': ['warned-50', 'warned-75', 'warned-90', 'slip-predicted', 'breached'],
  'consignment.${milestone}': ['departed', 'arrived'],
  'consignment.${input.status}': ['cancelled', 'lost'],
  'inbox.${outcome.outcome}': ['done', 'too-late'],
  'incident.${status}': ['closed', 'false-alarm', 'merged', 'standing-down'],
  'level.${record.state}': ['proposed', 'raised', 'confirmed', 'changed', 'vetoed'],
  'plan.${decision}': ['approved', 'approved-by-default', 'changed', 'vetoed'],
  'review.${state}': ['completed', 'merged', 'set-aside'],
  'stock.${kind}': ['adjusted', 'rotated', 'scrapped'],
  'supply-request.${change.to}': ['approved', 'changed', 'refused'],
  'supply-order.${action.name}': Object.values(lives).flatMap(({ order }) => order.actions.map(({ name }) => name)),
  'supply-source.${step.action}': Object.values(lives).flatMap(({ source }) => source.actions.map(({ name }) => name)),
}

test('each action that the audit log can hold has words', () => {
  const texts = ['database', 'activities', 'api', 'cli', 'worker'].flatMap(sources)
  const written = found(
    texts.filter((text) => /appendAudit|finishStep/.test(text)),
    /\baction: ['`]([a-z-]+\.[^'`]+)['`]/g,
    /\b(?:finishStep|step|tell)\([^;]*?['`]([a-z-]+\.[^'`\n]+)['`]/g,
  )
  const actions = written.flatMap((action) => {
    if (!action.includes('${')) return [action]
    const [of = ''] = action.split('.')
    return (variable[action] ?? [`unknown ${action}`]).map((part) => `${of}.${part}`)
  })
  expect(actions.length).toBeGreaterThan(60)
  const missing = languages.flatMap((language) =>
    actions.filter((action) => actionText(action, language) === undefined),
  )
  expect([...new Set(missing)]).toEqual([])
})
