import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, taken } from '../app/api'
import { useAreaPlaces } from '../map/places'
import { useDelayed } from './use-delayed'

export type PickedArea = { readonly code: string; readonly name: string }

type AreaPickerProps = {
  readonly value?: readonly string[]
  readonly onChange?: (codes: string[]) => void
  /** Areas whose names are known beforehand. */
  readonly known?: readonly PickedArea[]
  readonly label?: string
}

/** Searches counties, prefectures and provinces by name or code; several may be chosen. */
export function AreaPicker({ value = [], onChange, known = [], label }: AreaPickerProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const query = useDelayed(typed.trim(), 250)
  const found = useQuery({
    queryKey: ['areas', query],
    queryFn: () => taken(api.GET('/api/v1/areas', { params: { query: { q: query, limit: 30 } } })),
    enabled: query.length > 0,
    staleTime: 600_000,
  })
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map())
  const named = (code: string) => names.get(code) ?? known.find((each) => each.code === code)?.name
  const places = useAreaPlaces(value.filter((code) => named(code) === undefined))
  const nameOf = (code: string) => named(code) ?? places.get(code)?.name ?? code
  const options = (found.data?.items ?? []).map((area) => ({
    value: area.code,
    label: `${area.name} ${area.code}`,
    name: area.name,
  }))
  const chosen = value.map((code) => ({ value: code, label: nameOf(code) }))
  return (
    <Select<{ value: string; label: string }[], { value: string; label: string; name: string }>
      mode="multiple"
      labelInValue
      aria-label={label ?? t('shell.area.pick')}
      placeholder={t('shell.area.placeholder')}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      notFoundContent={found.isFetching ? t('shell.area.searching') : query === '' ? null : t('shell.area.none')}
      options={options}
      value={chosen}
      onChange={(next) => {
        setNames(new Map([...names, ...options.map((each) => [each.value, each.name] as const)]))
        onChange?.(next.map((each) => each.value))
      }}
      style={{ width: '100%' }}
    />
  )
}
