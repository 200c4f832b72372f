import { Select } from 'antd'
import { useTranslation } from 'react-i18next'

type ChoiceFieldProps<Value extends string> = {
  readonly label: string
  readonly values: readonly Value[]
  readonly words: (value: Value) => string
  readonly value: Value | undefined
  readonly onChange: (value: Value | '') => void
  readonly width?: string
}

/** One value of a list or all of them: a filter that says by its first entry what it filters. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { label, values, words, value, onChange, width = '9rem' } = props
  const { t } = useTranslation()
  return (
    <Select<Value | ''>
      aria-label={label}
      value={value ?? ''}
      onChange={onChange}
      options={[
        { value: '', label: t('shell.acts.allOf', { what: label }) },
        ...values.map((each) => ({ value: each, label: words(each) })),
      ]}
      style={{ width }}
    />
  )
}
