import { Input, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import type { OtherSourceKind } from '../../domain/supply/terms'
import type { Schemas } from '../app/schemas'
import { AreaPicker } from '../parts/area-picker'
import { InstantField } from '../parts/instant-field'
import type { TermField, TermName } from './term-fields'
import { termFields } from './term-fields'

export type TermDraft = Partial<Readonly<Record<TermName, string | number | null>>>

/** The terms of a source as the API takes them; null while one that is needed is missing. */
export function termsOf(kind: OtherSourceKind, draft: TermDraft): Schemas['SourceTerms'] | null {
  const entries = termFields[kind].map(({ name, type }) => {
    const value = draft[name] ?? null
    return [name, type === 'yuan' && typeof value === 'number' ? Math.round(value * 100) : value] as const
  })
  const missing = termFields[kind].some(({ name, optional }) => optional !== true && (draft[name] ?? null) === null)
  // By its kind the table of fields has every term that the API asks for; a wrong one is refused there by name.
  return missing ? null : ({ kind, ...Object.fromEntries(entries) } as Schemas['SourceTerms'])
}

/** Terms as they are typed in: the other way round. */
export function draftOf(terms: Schemas['SourceTerms']): TermDraft {
  const values: Readonly<Record<string, unknown>> = terms
  const entries = termFields[terms.kind].map(({ name, type }): readonly [TermName, string | number | null] => {
    const value = values[name]
    if (typeof value === 'number') return [name, type === 'yuan' ? value / 100 : value]
    return [name, typeof value === 'string' ? value : null]
  })
  return Object.fromEntries(entries)
}

type InputsProps = {
  readonly kind: OtherSourceKind
  readonly value: TermDraft
  readonly onChange: (draft: TermDraft) => void
}

export function TermInputs({ kind, value, onChange }: InputsProps) {
  const { t } = useTranslation()
  return (
    <div className="field-grid">
      {termFields[kind].map((field) => (
        <label key={field.name} className="field">
          {t(`sources.term.${field.name}`)}
          {field.optional && `（${t('sources.optional')}）`}
          <TermInput
            field={field}
            label={t(`sources.term.${field.name}`)}
            value={value[field.name] ?? null}
            onChange={(next) => onChange({ ...value, [field.name]: next })}
          />
        </label>
      ))}
    </div>
  )
}

type InputProps = {
  readonly field: TermField
  readonly label: string
  readonly value: string | number | null
  readonly onChange: (value: string | number | null) => void
}

const wholeTypes = ['units', 'minutes', 'days']

function TermInput({ field: { type }, label, value, onChange }: InputProps) {
  const { t } = useTranslation()
  switch (type) {
    case 'text':
    case 'day':
      return (
        <Input
          type={type === 'day' ? 'date' : 'text'}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        />
      )
    case 'instant':
      return (
        <InstantField
          label={label}
          {...(typeof value === 'string' ? { value } : {})}
          onChange={(instant) => onChange(instant ?? null)}
        />
      )
    case 'area':
      return (
        <AreaPicker
          label={label}
          value={typeof value === 'string' ? [value] : []}
          onChange={(codes) => onChange(codes.at(-1) ?? null)}
        />
      )
    default:
      return (
        <InputNumber
          aria-label={label}
          min={0}
          precision={wholeTypes.includes(type) ? 0 : 2}
          suffix={t(`sources.suffix.${type}`)}
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
          style={{ width: '100%' }}
        />
      )
  }
}
