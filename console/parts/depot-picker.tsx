import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, taken } from '../app/api'
import { useWords } from './words'

type DepotPickerProps = {
  /** Depots are read by area: the country has thousands. */
  readonly areaCode: string
  readonly value: string
  readonly onChange: (id: string) => void
  readonly label: string
}

/** A loading place in an area. */
export function DepotPicker({ areaCode, value, onChange, label }: DepotPickerProps) {
  const { t } = useTranslation()
  const { name, word } = useWords()
  const depots = useQuery({
    queryKey: ['depots', { areaCode, limit: 500 }],
    queryFn: () => taken(api.GET('/api/v1/depots', { params: { query: { areaCode, limit: 500 } } })),
    enabled: areaCode !== '',
    staleTime: 600_000,
  })
  return (
    <Select<string>
      allowClear
      aria-label={label}
      disabled={areaCode === ''}
      placeholder={areaCode === '' ? t('stock.areaFirst') : t('stock.pickDepot')}
      showSearch={{ optionFilterProp: 'label' }}
      loading={depots.isFetching}
      value={value === '' ? null : value}
      options={(depots.data?.items ?? []).map((each) => ({
        value: each.id,
        label: `${name(each)} · ${word('operator', each.operator)}`,
      }))}
      onChange={(id: string | null | undefined) => onChange(id ?? '')}
      style={{ width: '100%' }}
    />
  )
}
