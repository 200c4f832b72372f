import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { useDelayed } from './use-delayed'
import { useWords } from './words'

type Depot = Schemas['Depot']
type DepotPickerProps = {
  /** Only depots in this area; empty: of the whole country, found by what is typed. */
  readonly areaCode: string
  /** Nothing may be picked before an area is. */
  readonly areaFirst?: boolean
  readonly value: string
  readonly onChange: (id: string, depot: Depot | undefined) => void
  readonly label: string
}

/** How many are listed: the country has thousands, so more letters narrow it. */
const mostListed = 60

/** A loading place, found by part of its id or of its name in either language. */
export function DepotPicker({ areaCode, areaFirst = false, value, onChange, label }: DepotPickerProps) {
  const { t } = useTranslation()
  const { name, word } = useWords()
  const [typed, setTyped] = useState('')
  const q = useDelayed(typed.trim(), 250)
  const query = { limit: mostListed, ...(areaCode === '' ? {} : { areaCode }), ...(q === '' ? {} : { q }) }
  const isAsking = areaCode !== '' || q !== ''
  const found = useQuery({
    queryKey: ['depots', query],
    queryFn: () => taken(api.GET('/api/v1/depots', { params: { query } })),
    enabled: isAsking,
    staleTime: 600_000,
  })
  const listed = isAsking ? (found.data?.items ?? []) : []
  const named = useChosen(value, listed)
  const labelOf = (each: Depot) => `${name(each)} · ${each.areaName} · ${word('operator', each.operator)}`
  const mustWait = areaFirst && areaCode === ''
  return (
    <Select<{ value: string; label: string } | null>
      allowClear
      labelInValue
      popupMatchSelectWidth={false}
      aria-label={label}
      disabled={mustWait}
      placeholder={mustWait ? t('stock.areaFirst') : areaCode === '' ? t('stock.findDepot') : t('stock.pickDepot')}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      notFoundContent={
        found.isFetching ? t('shell.area.searching') : isAsking ? t('depot.none') : t('stock.findDepotHint')
      }
      value={value === '' ? null : { value, label: named === undefined ? value : labelOf(named) }}
      options={listed.map((each) => ({ value: each.id, label: labelOf(each) }))}
      onChange={(chosen) => {
        const id = chosen?.value ?? ''
        onChange(
          id,
          listed.find((each) => each.id === id),
        )
      }}
      style={{ width: '100%' }}
    />
  )
}

/** The depot chosen, asked for by its id when it is not among those listed. */
function useChosen(id: string, listed: readonly Depot[]): Depot | undefined {
  const among = listed.find((each) => each.id === id)
  const read = useQuery({
    queryKey: ['depots', id],
    queryFn: () => taken(api.GET('/api/v1/depots/{id}', { params: { path: { id } } })),
    enabled: id !== '' && among === undefined,
    staleTime: 600_000,
  })
  return among ?? read.data
}
