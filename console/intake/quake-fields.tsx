import { InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Instant } from '../../domain/time/instant'
import type { Schemas } from '../app/schemas'
import { InstantField } from '../parts/instant-field'

export type QuakeDraft = {
  readonly magnitude?: number | null
  readonly depthKm?: number | null
  readonly longitude?: number | null
  readonly latitude?: number | null
  readonly originAt?: Instant | undefined
}

/** The quake as filled in: null when nothing is, `incomplete` when something that it can't do without is missing. */
export function quakeOf(draft: QuakeDraft): Schemas['QuakeForm'] | 'incomplete' | null {
  const { magnitude, depthKm = null, longitude, latitude, originAt } = draft
  if (Object.values(draft).every((value) => value === null || value === undefined)) return null
  if (typeof magnitude !== 'number' || typeof longitude !== 'number' || typeof latitude !== 'number')
    return 'incomplete'
  if (originAt === undefined) return 'incomplete'
  return { magnitude, depthKm, epicentre: { longitude, latitude }, originAt }
}

type QuakeFieldsProps = { readonly value: QuakeDraft; readonly onChange: (draft: QuakeDraft) => void }

const numbers = [
  { name: 'magnitude', text: 'magnitude', min: 0, max: 10, step: 0.1, suffix: '' },
  { name: 'depthKm', text: 'depth', min: 0, max: 800, step: 1, suffix: 'km' },
  { name: 'longitude', text: 'longitude', min: 73, max: 136, step: 0.01, suffix: '°E' },
  { name: 'latitude', text: 'latitude', min: 3, max: 54, step: 0.01, suffix: '°N' },
] as const

export function QuakeFields({ value, onChange }: QuakeFieldsProps) {
  const { t } = useTranslation()
  return (
    <fieldset>
      <legend>{t('intake.raise.quake')}</legend>
      <div className="field-grid">
        {numbers.map(({ name, text, min, max, step, suffix }) => (
          <label key={name} className="field">
            {t(`intake.raise.${text}`)}
            <InputNumber
              aria-label={t(`intake.raise.${text}`)}
              min={min}
              max={max}
              step={step}
              suffix={suffix}
              value={value[name] ?? null}
              onChange={(next) => onChange({ ...value, [name]: next })}
              style={{ width: '100%' }}
            />
          </label>
        ))}
        <label className="field">
          {t('intake.raise.origin')}（{t('shell.time.beijing')}）
          <InstantField label={t('intake.raise.origin')} onChange={(originAt) => onChange({ ...value, originAt })} />
        </label>
      </div>
    </fieldset>
  )
}
