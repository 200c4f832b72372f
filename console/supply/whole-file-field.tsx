import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Column } from '../../domain/exchange/column'
import { useLanguage } from '../app/preferences'
import { AreaPicker } from '../parts/area-picker'
import { DepotPicker } from '../parts/depot-picker'
import { ItemPicker } from '../parts/item-picker'

type FieldProps = {
  readonly column: Column | undefined
  /** What the mapping says for blank cells; empty: nothing. */
  readonly usual: string
  readonly value: string
  readonly onChange: (text: string) => void
}

/** One value for a column of the whole file: picked where it names something of ours. */
export function WholeFileField({ column, ...field }: FieldProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (column === undefined) return null
  const label = t('exchange.forWholeFile', { column: column[language] })
  return (
    <div className="field">
      {label}
      <Value column={column} label={label} {...field} />
    </div>
  )
}

function Value({ column, usual, value, onChange, label }: FieldProps & { column: Column; label: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { type } = column
  const placeholder = usual === '' ? '' : t('exchange.usual', { value: usual })
  switch (type.type) {
    case 'depot':
      return <DepotPicker label={label} areaCode="" value={value} onChange={onChange} />
    case 'item':
      return <ItemPicker label={label} value={value} onChange={onChange} />
    case 'area':
      return (
        <AreaPicker
          label={label}
          value={value === '' ? [] : [value]}
          onChange={(codes) => onChange(codes.at(-1) ?? '')}
        />
      )
    case 'choice': {
      const known = type.of.find(({ id }) => id === usual)
      return (
        <Select<string>
          allowClear
          aria-label={label}
          placeholder={known === undefined ? placeholder : t('exchange.usual', { value: known[language] })}
          value={value === '' ? null : value}
          options={type.of.map((one) => ({ value: one.id, label: one[language] }))}
          onChange={(id: string | null | undefined) => onChange(id ?? '')}
        />
      )
    }
    default:
      return (
        <Input
          aria-label={label}
          placeholder={placeholder}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )
  }
}
