import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { useWords } from './words'

export type ItemKind = Schemas['ItemKind']

/** The whole catalogue, read once. */
export function useItemKinds() {
  return useQuery({
    queryKey: ['item-kinds'],
    queryFn: () => taken(api.GET('/api/v1/item-kinds')),
    staleTime: 600_000,
  })
}

type ItemPickerProps = {
  readonly value: string
  readonly onChange: (code: string) => void
  readonly label: string
  readonly width?: string
}

/** One kind of goods, found by part of its name or code. */
export function ItemPicker({ value, onChange, label, width = '100%' }: ItemPickerProps) {
  const { t } = useTranslation()
  const { name } = useWords()
  const kinds = useItemKinds()
  return (
    <Select<string>
      allowClear
      aria-label={label}
      placeholder={t('stock.pickItem')}
      showSearch={{ optionFilterProp: 'label' }}
      loading={kinds.isPending}
      value={value === '' ? null : value}
      options={(kinds.data?.items ?? []).map((each) => ({ value: each.code, label: `${name(each)} ${each.code}` }))}
      onChange={(code: string | null | undefined) => onChange(code ?? '')}
      style={{ width }}
    />
  )
}
