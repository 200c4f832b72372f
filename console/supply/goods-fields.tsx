import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { InstantField } from '../parts/instant-field'
import { QuantityField } from './lot-acts'

type Action = Schemas['LifeAction']
type Body = Schemas['LifeActIn']

type GoodsProps = {
  readonly goods: Action['goods']
  readonly value: Pick<Partial<Body>, 'quantity'>
  readonly onChange: (part: Partial<Body>) => void
}

/** What the act says about the goods: when they are ready, how many are, of which grade; left empty: as ordered. */
export function GoodsFields({ goods, value, onChange }: GoodsProps) {
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
