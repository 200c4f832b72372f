import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GoodsEffect } from '../../domain/supply/life'
import type { Schemas } from '../app/schemas'
import { idempotencyKey } from '../app/api'
import { ActButton } from '../parts/act-button'
import { InstantField } from '../parts/instant-field'
import { useWords } from '../parts/words'
import { useLifeWords } from './life-words'
import { QuantityField } from './lot-acts'

type Action = Schemas['LifeAction']
type Body = Schemas['LifeActIn']

type LifeActsProps = {
  readonly actions: readonly Action[]
  readonly stateWords: (state: string) => string
  /** What an act means for goods, so that the dialog asks for what belongs to it; null for acts on the source. */
  readonly goodsOf: (action: string) => GoodsEffect | null
  readonly onAct: (body: Body, key: string) => Promise<unknown>
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

function LifeActRow({ action, stateWords, goodsOf, onAct }: Omit<LifeActsProps, 'actions'> & { action: Action }) {
  const { t } = useTranslation()
  const { word } = useWords()
  const words = useLifeWords()
  const [key, setKey] = useState(idempotencyKey)
  const [told, setTold] = useState<Partial<Body>>({})
  const posts = action.posts.map((post) => word('post', post)).join(t('sources.or'))
  const notNow = t('sources.onlyIn', { states: action.from.map(stateWords).join(t('sources.or')) })
  const goods = goodsOf(action.action)
  const asks = goods !== null && goods !== 'withdrawn'
  return (
    <li>
      <ActButton
        label={words.action(action.action)}
        {...(action.needsReason ? { reason: 'required' as const } : {})}
        {...(asks ? {} : { confirm: t('sources.confirm', { state: stateWords(action.to) }) })}
        danger={goods === 'withdrawn'}
        disabledReason={!action.allowed ? notNow : action.yours ? null : t('shell.acts.notYours', { post: posts })}
        onAct={async (reason) => {
          await onAct({ action: action.action, ...told, ...(reason === '' ? {} : { reason }) }, key)
          setKey(idempotencyKey())
          setTold({})
        }}
      >
        {asks && <GoodsFields goods={goods} value={told} onChange={(part) => setTold({ ...told, ...part })} />}
      </ActButton>{' '}
      <span className="quiet">
        → {stateWords(action.to)}
        {action.yours && ` · ${t('sources.by', { posts })}`}
      </span>
    </li>
  )
}

type GoodsProps = {
  readonly goods: GoodsEffect
  readonly value: Partial<Body>
  readonly onChange: (part: Partial<Body>) => void
}

/** What the act says about the goods: when they are ready, how many are, of which grade; left empty: as ordered. */
function GoodsFields({ goods, value, onChange }: GoodsProps) {
  const { t } = useTranslation()
  return (
    <div className="stack">
      <small className="quiet">{t('sources.asOrdered')}</small>
      {goods === 'promised' && (
        <div className="field">
          {t('sources.readyAt')}
          <InstantField
            label={t('sources.readyAt')}
            onChange={(readyAt) => onChange(readyAt === undefined ? {} : { readyAt })}
          />
        </div>
      )}
      <QuantityField
        label={t('sources.units')}
        min={0}
        value={value.quantity ?? null}
        onChange={(quantity) => onChange(quantity === null ? {} : { quantity })}
      />
      {goods === 'graded' && (
        <label className="field">
          {t('stock.lot.grade')}
          <Input value={value.grade ?? ''} onChange={(event) => onChange({ grade: event.target.value })} />
        </label>
      )}
    </div>
  )
}
