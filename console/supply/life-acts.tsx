import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { officerLadder } from '../../domain/duty/role-table'
import type { Post } from '../../domain/duty/post'
import type { Schemas } from '../app/schemas'
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
  readonly onAct: (body: Body) => Promise<unknown>
  /** The act that leads on, made to stand out. */
  readonly next?: string | undefined
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

function LifeActRow({ action, stateWords, onAct, next }: Omit<LifeActsProps, 'actions'> & { action: Action }) {
  const { t } = useTranslation()
  const { capital } = useWords()
  const words = useLifeWords()
  const [told, setTold] = useState<Partial<Body>>({})
  const posts = usePostWords()(action.posts)
  const notNow = t('sources.onlyIn', { states: action.from.map(stateWords).join(t('sources.or')) })
  const { goods } = action
  const asks = goods !== null && goods !== 'withdrawn'
  return (
    <li>
      <ActButton
        label={capital(words.action(action.action))}
        {...(action.needsReason ? { reason: 'required' as const } : {})}
        {...(asks ? {} : { confirm: t('sources.confirm', { state: stateWords(action.to) }) })}
        danger={goods === 'withdrawn'}
        primary={action.action === next && action.allowed && action.yours}
        disabledReason={!action.allowed ? notNow : action.yours ? null : t('shell.acts.notYours', { post: posts })}
        onAct={async (reason) => {
          await onAct({ action: action.action, ...told, ...(reason === '' ? {} : { reason }) })
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

type GoodsProps = {
  readonly goods: Action['goods']
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
      {goods === 'graded' && <GradeFields onChange={(grades) => onChange({ grades })} />}
    </div>
  )
}

const gradeNames = ['A', 'B', 'C'] as const

/** Usable units by grade; a grade left empty has none. */
function GradeFields({ onChange }: { onChange: (grades: Record<string, number>) => void }) {
  const { t } = useTranslation()
  const [grades, setGrades] = useState<Record<string, number>>({})
  return (
    <div className="field-grid">
      {gradeNames.map((grade) => (
        <QuantityField
          key={grade}
          label={t('sources.unitsOfGrade', { grade })}
          min={0}
          value={grades[grade] ?? null}
          onChange={(units) => {
            const { [grade]: _, ...others } = grades
            const next = units === null ? others : { ...others, [grade]: units }
            setGrades(next)
            onChange(next)
          }}
        />
      ))}
    </div>
  )
}
