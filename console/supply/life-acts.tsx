import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { officerLadder } from '../../domain/duty/role-table'
import type { Post } from '../../domain/duty/post'
import type { Schemas } from '../app/schemas'
import { ActButton } from '../parts/act-button'
import { useWords } from '../parts/words'
import { useLifeWords } from './life-words'
import { GoodsFields } from './goods-fields'
import { QuotationFacts, QuotationFields } from './quotation'

type Action = Schemas['LifeAction']
type Body = Schemas['LifeActIn']
type Told = Partial<Omit<Body, 'quotation'>> & { readonly quotation?: Body['quotation'] | undefined }

type LifeActsProps = {
  readonly actions: readonly Action[]
  readonly stateWords: (state: string) => string
  readonly onAct: (body: Body) => Promise<unknown>
  /** The act that leads on, made to stand out. */
  readonly next?: string | undefined
  /** Of an order: units asked for, and what was quoted for them last. */
  readonly quoted?: { readonly asked: number; readonly quotation: Schemas['SupplyOrder']['quotation'] }
}

/** Every act of a life as a button with the post that may take it; the state or the post disables it, with the reason. */
export function LifeActs({ actions, ...others }: LifeActsProps) {
  const { t } = useTranslation()
  const open = actions.filter((each) => each.from.length > 0)
  if (!open.some((each) => each.allowed)) return <p className="quiet">{t('sources.over')}</p>
  return (
    <ul className="life-acts">
      {open
        .filter((each) => each.allowed)
        .map((each) => (
          <LifeActRow key={each.action} action={each} {...others} />
        ))}
      {open
        .filter((each) => !each.allowed)
        .map((each) => (
          <LifeActRow key={each.action} action={each} {...others} />
        ))}
    </ul>
  )
}

function LifeActRow({ action, stateWords, onAct, next, quoted }: Omit<LifeActsProps, 'actions'> & { action: Action }) {
  const { t } = useTranslation()
  const { capital } = useWords()
  const words = useLifeWords()
  const [told, setTold] = useState<Told>({})
  const posts = usePostWords()(action.posts)
  const notNow = t('sources.onlyIn', { states: action.from.map(stateWords).join(t('sources.or')) })
  const { goods } = action
  const asksGoods = goods !== null && goods !== 'withdrawn'
  const asks = asksGoods || action.quotation !== null
  const add = (part: Told) => setTold({ ...told, ...part })
  return (
    <li>
      <ActButton
        label={capital(words.action(action.action))}
        {...(action.needsReason ? { reason: 'required' as const } : {})}
        {...(asks ? {} : { confirm: t('sources.confirm', { state: stateWords(action.to) }) })}
        danger={goods === 'withdrawn'}
        primary={action.action === next && action.allowed && action.yours}
        disabledReason={!action.allowed ? notNow : action.yours ? null : t('shell.acts.notYours', { post: posts })}
        incomplete={action.quotation === 'told' && told.quotation === undefined ? t('sources.quotation.missing') : null}
        onAct={async (reason) => {
          const { quotation, ...others } = told
          const quotes = quotation === undefined ? {} : { quotation }
          await onAct({ action: action.action, ...others, ...quotes, ...(reason === '' ? {} : { reason }) })
          setTold({})
        }}
      >
        {asksGoods && <GoodsFields goods={goods} value={told} onChange={add} />}
        {action.quotation === 'told' && (
          <QuotationFields most={quoted?.asked} onChange={(quotation) => setTold({ quotation })} />
        )}
        {action.quotation === 'relied-on' && <QuotationFacts quotation={quoted?.quotation ?? null} />}
      </ActButton>{' '}
      <span className="quiet">
        → {stateWords(action.to)}
        {action.yours && ` · ${t('sources.by', { posts })}`}
      </span>
    </li>
  )
}

/** Posts in words; a ladder that is named up to its top is told by its lowest rung. */
function usePostWords(): (posts: readonly Post[]) => string {
  const { t } = useTranslation()
  const { word } = useWords()
  return (posts) => {
    const rungs = officerLadder.filter((post) => posts.includes(post))
    const others = posts.filter((post) => !rungs.some((rung) => rung === post)).map((post) => word('post', post))
    const [lowest] = rungs
    const top = officerLadder.slice(-rungs.length)
    const toTop = rungs.length > 1 && lowest === top[0]
    const officers = toTop
      ? [t('sources.andAbove', { post: word('post', lowest) })]
      : rungs.map((post) => word('post', post))
    return [...officers, ...others].join(t('sources.or'))
  }
}
